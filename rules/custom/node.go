package custom

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// A source is a file of rules.
type source struct {
	name string
	text string
}

// A fault is what is wrong with a place of a file, and the line it is in.
type fault struct {
	file         string
	line, column int // from 1, in characters
	what         string
	shown        string // the line, with a mark below the place
}

func (f *fault) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s%s", f.file, f.line, f.column, f.what, f.shown)
}

// widest is how many characters of a line are shown.
const widest = 100

// fault describes a place by line and column, both from 1.
func (s *source) fault(line, column int, what string) error {
	f := &fault{file: s.name, line: line, column: column, what: what}
	rest := s.text
	for range line - 1 {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	rest, _, _ = strings.Cut(rest, "\n")
	shown := []rune(strings.TrimRight(rest[:min(len(rest), 8*widest)], "\r"))
	from := max(0, min(column-1-widest/2, len(shown)-widest))
	shown = shown[from:min(len(shown), from+widest)]
	for i, r := range shown {
		if !unicode.IsPrint(r) {
			shown[i] = '·' // the mark below must stand right, and nothing may steer the terminal
		}
	}
	if len(shown) > 0 && column-1-from <= len(shown) {
		number := fmt.Sprint(line)
		f.shown = fmt.Sprintf("\n  %s | %s\n  %s | %s^", number, string(shown), strings.Repeat(" ", len(number)), strings.Repeat(" ", max(0, column-1-from)))
	}
	return f
}

// at describes a place by its byte.
func (s *source) at(offset int, what string) error {
	before := s.text[:offset]
	line := strings.Count(before, "\n") + 1
	column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	return s.fault(line, column, what)
}

// A node is a value in a file.
type node struct {
	*yaml.Node
	src *source
}

func (n node) errorf(format string, args ...any) error {
	return n.src.fault(n.Line, n.Column, fmt.Sprintf(format, args...))
}

// plain refuses what YAML has and rules have no use for: a file of a few lines can
// stand for gigabytes by aliases.
func (n node) plain() error {
	switch {
	case n.Kind == yaml.AliasNode:
		return n.errorf("aliases (*%s) are not allowed: write it out", n.Value)
	case n.Anchor != "":
		return n.errorf("anchors (&%s) are not allowed: write it out where it is used", n.Anchor)
	case n.Style&yaml.TaggedStyle != 0:
		return n.errorf("tags (%s) are not allowed", n.Tag)
	}
	return nil
}

// is says in words what a value is.
func (n node) is() string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "keys and values"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Tag == "!!null":
		return "nothing"
	}
	return fmt.Sprintf("%q", clip(n.Value))
}

// clip shortens what is quoted in a message.
func clip(s string) string {
	if r := []rune(s[:min(len(s), 8*widest)]); len(r) > widest {
		return string(r[:widest]) + "…"
	}
	return s
}

// text is a text of at most so many bytes, with something in it.
func (n node) text(most int) (string, error) {
	s, err := n.maybe(most)
	if err == nil && strings.TrimSpace(s) == "" {
		err = n.errorf("there must be a text here")
	}
	return s, err
}

// maybe is text that may be empty.
func (n node) maybe(most int) (string, error) {
	if err := n.plain(); err != nil {
		return "", err
	}
	switch {
	case n.Kind != yaml.ScalarNode || n.Tag == "!!null":
		return "", n.errorf("want a text, have %s", n.is())
	case len(n.Value) > most:
		return "", n.errorf("%d bytes are too long: at most %d are allowed", len(n.Value), most)
	}
	return n.Value, nil
}

// one is one of a few words.
func (n node) one(allowed ...string) (string, error) {
	s, err := n.text(longest)
	if err == nil && !slices.Contains(allowed, s) {
		err = n.errorf("unknown value %q: use %s", clip(s), or(allowed))
	}
	return s, err
}

// yes is true or false.
func (n node) yes() (bool, error) {
	s, err := n.one("true", "false")
	return s == "true", err
}

// number is a whole number within bounds.
func (n node) number(least, most int) (int, error) {
	s, err := n.text(longest)
	if err != nil {
		return 0, err
	}
	v := 0
	if _, err := fmt.Sscanf(s, "%d", &v); err != nil || fmt.Sprint(v) != s || v < least || v > most {
		return 0, n.errorf("want a number from %d to %d, have %q", least, most, clip(s))
	}
	return v, nil
}

// list is the values of a list with something in it.
func (n node) list(most int) ([]node, error) {
	if err := n.plain(); err != nil {
		return nil, err
	}
	switch {
	case n.Kind != yaml.SequenceNode:
		return nil, n.errorf("want a list, have %s", n.is())
	case len(n.Content) == 0:
		return nil, n.errorf("the list is empty")
	case len(n.Content) > most:
		return nil, n.errorf("the list has %d entries: at most %d are allowed", len(n.Content), most)
	}
	all := make([]node, len(n.Content))
	for i, c := range n.Content {
		all[i] = node{c, n.src}
	}
	return all, nil
}

// A pair is a key with its value.
type pair struct{ key, value node }

// pairs is keys and values in their order.
func (n node) pairs(most int) ([]pair, error) {
	if err := n.plain(); err != nil {
		return nil, err
	}
	switch {
	case n.Kind != yaml.MappingNode:
		return nil, n.errorf("want keys and values, have %s", n.is())
	case len(n.Content) > 2*most:
		return nil, n.errorf("there are %d keys: at most %d are allowed", len(n.Content)/2, most)
	}
	all := make([]pair, 0, len(n.Content)/2)
	lines := make(map[string]int, len(n.Content)/2)
	for i := 0; i < len(n.Content); i += 2 {
		key := node{n.Content[i], n.src}
		name, err := key.text(longest)
		if err != nil {
			return nil, err
		}
		if line, ok := lines[name]; ok {
			return nil, key.errorf("the key %q is there twice: it is in line %d already", clip(name), line)
		}
		lines[name] = key.Line
		all = append(all, pair{key, node{n.Content[i+1], n.src}})
	}
	return all, nil
}

// fields is the values by key. Keys that are not allowed are refused.
func (n node) fields(allowed ...string) (map[string]node, error) {
	all, err := n.pairs(len(n.Content))
	if err != nil {
		return nil, err
	}
	by := make(map[string]node, len(all))
	for _, p := range all {
		if !slices.Contains(allowed, p.key.Value) {
			return nil, p.key.errorf("unknown key %q: use %s", clip(p.key.Value), or(allowed))
		}
		by[p.key.Value] = p.value
	}
	return by, nil
}

// or lists words for a message.
func or(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// maxBytes is how large a file may be: 20,000 phrases take half of it.
const maxBytes = 1 << 20

// parse returns the documents of a file. What no YAML library should be troubled
// with is refused before.
func (s *source) parse() (docs []node, err error) {
	s.text = strings.TrimPrefix(s.text, "\ufeff")
	for i, r := range s.text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s.text[i:], string(utf8.RuneError)):
			return nil, s.at(i, "is not UTF-8: save the file as UTF-8")
		case r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f:
			return nil, s.at(i, fmt.Sprintf("the control character %U is not allowed", r))
		}
	}
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("%s: is not YAML that can be read: %v", s.name, v)
		}
	}()
	nodes, err := decode(s.text)
	if err != nil {
		return nil, s.syntax(err)
	}
	for _, n := range nodes {
		docs = append(docs, node{n, s})
	}
	return docs, nil
}

// decode returns the documents of a text.
func decode(text string) (docs []*yaml.Node, err error) {
	for d := yaml.NewDecoder(strings.NewReader(text)); ; {
		var n yaml.Node
		switch err := d.Decode(&n); {
		case errors.Is(err, io.EOF):
			return docs, nil
		case err != nil:
			return nil, err
		}
		if n.Kind == yaml.DocumentNode && len(n.Content) == 1 {
			docs = append(docs, n.Content[0])
		}
	}
}

// longestSought is how large a text may be for the line of an error to be sought.
const longestSought = 1 << 17

// syntax gives an error of the YAML library its place. The library tells where what it
// was reading began, often far above; the line that makes the text unreadable is
// sought by reading less of it.
func (s *source) syntax(err error) error {
	what := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if _, scanErr := fmt.Sscanf(what, "line %d:", &line); scanErr == nil {
		_, what, _ = strings.Cut(what, ": ")
	}
	lines := strings.SplitAfter(s.text, "\n")
	if len(s.text) <= longestSought {
		line = 1 + sort.Search(len(lines)-1, func(n int) bool {
			_, err := decode(strings.Join(lines[:n+1], ""))
			return err != nil
		})
	}
	text := lines[max(0, min(line, len(lines))-1)]
	switch blank := text[:len(text)-len(strings.TrimLeft(text, " \t"))]; {
	case strings.Contains(blank, "\t"):
		what += "; blanks indent, tabs do not"
	case strings.ContainsAny(text, "{}[]:#&*!|>%@\"'`"):
		what += "; a text with signs such as { : # in it stands in quotes"
	}
	column := utf8.RuneCountInString(text) - utf8.RuneCountInString(strings.TrimLeft(text, " \t")) + 1
	return s.fault(max(line, 1), column, "is not YAML: "+what)
}
