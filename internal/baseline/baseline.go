// Package baseline keeps the findings that a team lives with, so that a gate is about
// new ones.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/atomicfile"
	"github.com/mtlint/mtlint/rules"
)

// DefaultName is what a baseline is called if nobody says otherwise.
const DefaultName = ".mtlint-baseline.json"

// Schema names the form of the file.
const Schema = "mtlint.baseline/v1"

// An Entry is a known finding of an article.
type Entry struct {
	Rule        string `json:"rule"`
	Fingerprint string `json:"fingerprint"`
	Text        string `json:"text"` // the beginning of the words at fault, for people
}

type key struct{ rule, fingerprint string }

// A known finding, and whether this run met it.
type known struct {
	text string
	met  bool
}

// A Baseline is the known findings by article. It is not safe for concurrent use.
type Baseline struct {
	path    string
	folder  string // absolute; the articles are named from here
	current string // absolute; paths that are not are below it
	entries map[string]map[key]*known
	seen    map[string]*rules.Result // known articles of this run that could be checked, without their findings
	read    map[string]bool          // files of this run: whether all in them could be checked
}

// New makes an empty baseline that is to be saved at a path.
func New(path string) (*Baseline, error) {
	current, err := os.Getwd()
	if err != nil {
		return nil, fmt.Errorf("--baseline %s: %w", path, err)
	}
	b := &Baseline{path: path, current: current, entries: map[string]map[key]*known{}, seen: map[string]*rules.Result{}, read: map[string]bool{}}
	b.folder = filepath.Dir(b.absolute(path))
	return b, nil
}

// Open reads the baseline at a path.
func Open(path string) (*Baseline, error) {
	b, err := New(path)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(path) //nolint:gosec // the user names it
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("--baseline %s: no such file; mtlint baseline create --baseline %s PATH... writes it", path, path)
	}
	if err != nil {
		return nil, fmt.Errorf("--baseline %s: cannot be read: %w", path, bare(err))
	}
	var f struct {
		Schema   string             `json:"schema"`
		Articles map[string][]Entry `json:"articles"`
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return nil, fmt.Errorf("--baseline %s: line %d: is not a baseline: %w", path, 1+bytes.Count(data[:dec.InputOffset()], []byte("\n")), err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("--baseline %s: line %d: something follows the baseline", path, 1+bytes.Count(data[:dec.InputOffset()], []byte("\n")))
	}
	if f.Schema != Schema {
		return nil, fmt.Errorf("--baseline %s: its schema is %q, not %q", path, f.Schema, Schema)
	}
	for name, entries := range f.Articles {
		for _, e := range entries {
			b.add(name, key{e.Rule, e.Fingerprint}, e.Text)
		}
	}
	return b, nil
}

// bare is an error of a file without its path, which the message has already.
func bare(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

func (b *Baseline) add(article string, k key, text string) (isNew bool) {
	of := b.entries[article]
	if of == nil {
		of = map[key]*known{}
		b.entries[article] = of
	}
	if of[k] != nil {
		return false
	}
	of[k] = &known{text: text}
	return true
}

func (b *Baseline) absolute(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(b.current, path)
}

// names are what the baseline calls an article and its file: the path from the baseline,
// with forward slashes on every system.
func (b *Baseline) names(r *rules.Result) (article, file string) {
	file = r.Path
	if file != stdin {
		file = b.absolute(file)
		if rel, err := filepath.Rel(b.folder, file); err == nil {
			file = rel
		}
		file = filepath.ToSlash(file)
	}
	return (&rules.Result{Path: file, Line: r.Line, ID: r.ID}).Name(), file
}

const stdin = "-"

// Meet notes what a run found in an article. An article may be met twice, before
// and after it was compared with others.
func (b *Baseline) Meet(r *rules.Result) {
	name, file := b.names(r)
	if good, ok := b.read[file]; good || !ok {
		b.read[file] = r.Err == nil
	}
	if b.entries[name] == nil || r.Err != nil {
		return
	}
	b.seen[name] = &rules.Result{Path: r.Path, Skipped: r.Skipped, NotRun: r.NotRun}
	for i := range r.Findings {
		if k := b.entries[name][keyOf(&r.Findings[i])]; k != nil {
			k.met = true
		}
	}
}

// Known returns which findings of an article are known.
func (b *Baseline) Known(r *rules.Result) func(*rules.Finding) bool {
	name, _ := b.names(r)
	of := b.entries[name]
	return func(f *rules.Finding) bool { return of[keyOf(f)] != nil }
}

func keyOf(f *rules.Finding) key { return key{f.Rule, f.Fingerprint} }

// Add makes the findings of an article known and returns how many are new.
func (b *Baseline) Add(r *rules.Result) (n int) {
	name, _ := b.names(r)
	for i := range r.Findings {
		f := &r.Findings[i]
		if b.add(name, keyOf(f), excerpt(f.Text)) {
			n++
		}
	}
	b.Meet(r)
	return n
}

// excerpt is the beginning of a text, in which people know a finding again.
func excerpt(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	n := most
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// An Idle entry is one that the run did not find again.
type Idle struct {
	Article string
	Entry
}

// Idle lists, in the order of the file, what a run that is over has not met: of the articles
// that it checked, what the rules that it ran did not find. ran tells those rules.
func (b *Baseline) Idle(ran func(rule string, r *rules.Result) bool) (all []Idle) {
	for _, name := range slices.Sorted(maps.Keys(b.seen)) {
		for _, e := range b.of(name) {
			if !b.entries[name][key{e.Rule, e.Fingerprint}].met && ran(e.Rule, b.seen[name]) {
				all = append(all, Idle{name, e})
			}
		}
	}
	return all
}

// Gone lists the entries of articles that are no longer there: their file is not, or
// this run read all of it and did not come upon them.
func (b *Baseline) Gone() (all []Idle) {
	for _, name := range slices.Sorted(maps.Keys(b.entries)) {
		if b.seen[name] != nil || !b.gone(name) {
			continue
		}
		for _, e := range b.of(name) {
			all = append(all, Idle{name, e})
		}
	}
	return all
}

// gone reports whether an article that this run did not come upon is no more. Where
// the name of a record's file ends must be tried.
func (b *Baseline) gone(name string) bool {
	for end := len(name); end > 0; end-- {
		if end < len(name) && name[end] != '#' && name[end] != ':' {
			continue
		}
		file := name[:end]
		if whole, ok := b.read[file]; ok {
			return whole
		}
		path := filepath.FromSlash(file)
		if !filepath.IsAbs(path) {
			path = filepath.Join(b.folder, path)
		}
		if _, err := os.Stat(path); file == stdin || !errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	return true
}

// Drop removes entries.
func (b *Baseline) Drop(all []Idle) {
	for _, i := range all {
		delete(b.entries[i.Article], key{i.Rule, i.Fingerprint})
		if len(b.entries[i.Article]) == 0 {
			delete(b.entries, i.Article)
		}
	}
}

// Len is the number of entries and that of their articles.
func (b *Baseline) Len() (entries, articles int) {
	for _, of := range b.entries {
		entries += len(of)
	}
	return entries, len(b.entries)
}

// of are the entries of an article in order.
func (b *Baseline) of(name string) []Entry {
	all := make([]Entry, 0, len(b.entries[name]))
	for k, e := range b.entries[name] {
		all = append(all, Entry{k.rule, k.fingerprint, e.text})
	}
	slices.SortFunc(all, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	return all
}

// encode writes an entry a line, in order, so that a change shows as the lines that
// it is about.
func (b *Baseline) encode() []byte {
	var out bytes.Buffer
	put := func(v any) {
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		_ = enc.Encode(v)           // strings always can be
		out.Truncate(out.Len() - 1) // the line break that the encoder adds
	}
	out.WriteString("{\n  \"schema\": \"" + Schema + "\",\n  \"articles\": {")
	for i, name := range slices.Sorted(maps.Keys(b.entries)) {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    ")
		put(name)
		out.WriteString(": [")
		for j, e := range b.of(name) {
			if j > 0 {
				out.WriteByte(',')
			}
			out.WriteString("\n      ")
			put(e)
		}
		out.WriteString("\n    ]")
	}
	out.WriteString("\n  }\n}\n")
	return out.Bytes()
}

// Save writes the baseline, all of it or nothing. Nothing is written if the file
// has it already.
func (b *Baseline) Save() error {
	data := b.encode()
	if old, err := os.ReadFile(b.path); err == nil && bytes.Equal(old, data) {
		return nil
	}
	if err := atomicfile.Write(b.path, data); err != nil {
		return fmt.Errorf("--baseline %s: cannot be written: %w", b.path, err)
	}
	return nil
}
