// Package custom makes rules of a user's own YAML files. One file each: how the
// files are read, what every rule has, and the kinds of pattern.
package custom

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/rules"
)

// A File is a file of rules.
type File struct{ Name, Text string }

// A Set is the rules of some files, which are matched together.
type Set struct {
	Rules []*rules.Rule
	Sum   string // changes with what the files say
	read  []*rule
}

// Load returns the rules of the files that patterns name: a file, a folder for all
// *.yml in it, or a pattern. A rule that fails its own examples is refused, and so is
// one whose ID is taken.
func Load(taken func(id string) bool, patterns ...string) (*Set, error) {
	files, err := Open(patterns...)
	if err != nil {
		return nil, err
	}
	s, err := Compile(taken, files...)
	if err != nil {
		return nil, err
	}
	return s, s.Verify()
}

// Open reads the files that patterns name.
func Open(patterns ...string) (files []File, err error) {
	for _, p := range patterns {
		names := []string{p}
		st, err := os.Stat(p)
		switch {
		case err == nil && st.IsDir():
			if names, err = doublestar.FilepathGlob(filepath.Join(p, "*.{yml,yaml}")); err != nil || len(names) == 0 {
				return nil, fmt.Errorf("%s: there is no *.yml in the folder", p)
			}
		case err != nil && strings.ContainsAny(p, "*?[{"):
			if names, err = doublestar.FilepathGlob(p, doublestar.WithFilesOnly()); err != nil || len(names) == 0 {
				return nil, fmt.Errorf("%s: no file matches the pattern", p)
			}
		}
		for _, name := range names {
			text, err := read(name)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			files = append(files, File{name, text})
		}
	}
	return files, nil
}

func read(name string) (string, error) {
	f, err := os.Open(name) //nolint:gosec // the user names it
	if p := (*os.PathError)(nil); errors.As(err, &p) {
		return "", fmt.Errorf("cannot be read: %w", p.Err)
	} else if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if p := (*os.PathError)(nil); errors.As(err, &p) {
		err = p.Err
	}
	return string(data), err
}

// Compile makes rules of files. It does not run their examples.
func Compile(taken func(id string) bool, files ...File) (*Set, error) {
	s, b := &Set{}, newBundle()
	sum, lines := sha256.New(), map[string]string{}
	for _, f := range files {
		_, _ = fmt.Fprintf(sum, "%d %s", len(f.Text), f.Text) // a hash never fails
		if len(f.Text) > maxBytes {
			return nil, fmt.Errorf("%s: is larger than 1 MB: split it into several files", f.Name)
		}
		nodes, lists, err := (&source{name: f.Name, text: f.Text}).rules()
		if err != nil {
			return nil, err
		}
		for _, n := range nodes {
			r, err := b.rule(n, lists)
			if err != nil {
				return nil, err
			}
			if taken(r.ID) {
				return nil, r.id.errorf("%q is a rule of mtlint itself: choose another id", r.ID)
			}
			if at, ok := lines[r.ID]; ok {
				return nil, r.id.errorf("%q is the id of another rule, at %s", r.ID, at)
			}
			lines[r.ID] = fmt.Sprintf("%s:%d", f.Name, r.id.Line)
			s.read = append(s.read, r)
			s.Rules = append(s.Rules, r.Rule)
		}
	}
	s.Sum = hex.EncodeToString(sum.Sum(nil))
	return s, nil
}

// rules returns the rules of a file, and its lists. A document is one rule, or keys
// "rules" and "lists".
func (s *source) rules() (all []node, lists map[string][]string, err error) {
	docs, err := s.parse()
	if err != nil {
		return nil, nil, err
	}
	lists = map[string][]string{}
	for _, doc := range docs {
		pairs, err := doc.pairs(len(doc.Content))
		if err != nil {
			return nil, nil, err
		}
		many := false
		for _, p := range pairs {
			many = many || p.key.Value == "rules" || p.key.Value == "lists"
		}
		if !many {
			all = append(all, doc)
			continue
		}
		fields, err := doc.fields("rules", "lists")
		if err != nil {
			return nil, nil, err
		}
		if n, ok := fields["lists"]; ok {
			if err := n.lists(lists); err != nil {
				return nil, nil, err
			}
		}
		if n, ok := fields["rules"]; ok {
			more, err := n.list(maxRules)
			if err != nil {
				return nil, nil, err
			}
			all = append(all, more...)
		}
	}
	if len(all) == 0 {
		return nil, nil, s.fault(1, 1, "there is no rule in it: write “rules:” and a list of rules")
	}
	return all, lists, nil
}

// Bounds of a file: each is far above what people write, and low enough that a hostile
// file is refused at once.
const (
	maxRules   = 5000
	maxWords   = 20000 // entries of a list
	longest    = 1000  // bytes of a word, phrase or expression
	mostText   = 5000  // bytes of a rationale or example
	maxPhrase  = 20    // words
	maxSteps   = 40    // tokens that a sequence may take
	maxAltern  = 50    // sequences of a rule, and exceptions
	maxExample = 100
)

// lists reads word lists by name.
func (n node) lists(into map[string][]string) error {
	pairs, err := n.pairs(maxRules)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		if into[p.key.Value] != nil {
			return p.key.errorf("the list %q is there twice", p.key.Value)
		}
		if into[p.key.Value], err = p.value.words(); err != nil {
			return err
		}
	}
	return nil
}

// An Outcome is how an example of a rule came out.
type Outcome struct {
	Rule    string
	Example int    // from 1
	Place   string // file:line of the example
	Err     error
}

// Test runs the examples of every rule.
func (s *Set) Test() []Outcome {
	var all []Outcome
	for _, r := range s.read {
		for i, ex := range r.Examples {
			err := engine.VerifyExample(r.Rule, ex, r.pack)
			if err != nil {
				err = fmt.Errorf("%s:%d: the rule %s fails its example %d: %w", r.examples[i].src.name, r.examples[i].Line, r.ID, i+1, err)
			}
			all = append(all, Outcome{r.ID, i + 1, fmt.Sprintf("%s:%d", r.examples[i].src.name, r.examples[i].Line), err})
		}
	}
	return all
}

// mostFailed is how many failed examples an error lists.
const mostFailed = 5

// Verify returns the examples that failed as an error.
func (s *Set) Verify() error {
	var failed []error
	for _, o := range s.Test() {
		if o.Err != nil {
			failed = append(failed, o.Err)
		}
	}
	if more := len(failed) - mostFailed; more > 0 {
		failed = append(failed[:mostFailed], fmt.Errorf("and %d more: mtlint rules test shows all", more))
	}
	return errors.Join(failed...)
}
