// Package lang opens language packs. A pack is a folder of data; there is no Go
// code per language.
package lang

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/mtlint/mtlint/internal/text"
)

//go:embed data
var embedded embed.FS

// English is the language that rules speak which know words themselves.
const English = "en"

// neutral is the folder of what holds in every language.
const neutral = "und"

// A Pack is a language's data. It is read-only for its users and shared by all
// goroutines; its parts load on first use.
type Pack struct {
	Tag   string // BCP 47
	files fs.FS
	more  fs.FS    // what every language shares
	parts sync.Map // *Part[T] → func() T
	lists sync.Map // name of a word list → func() Set
}

// Open returns the embedded pack of a language.
func Open(tag string) (*Pack, error) {
	files, err := fs.Sub(embedded, path.Join("data", tag))
	if err == nil {
		_, err = fs.Stat(files, "pack.yml")
	}
	if err != nil {
		return nil, fmt.Errorf("no language pack for %q: available are %s", tag, strings.Join(Tags(), ", "))
	}
	return From(tag, files), nil
}

// From returns the pack of a language whose own files lie in a file system.
func From(tag string, files fs.FS) *Pack {
	more, _ := fs.Sub(embedded, path.Join("data", neutral)) // a literal path of the embedded tree
	return &Pack{Tag: tag, files: files, more: more}
}

// Has reports whether the pack has a file, of its own or shared.
func (p *Pack) Has(file string) bool {
	_, err := p.read(file)
	return err == nil
}

// read returns a file of the pack, or else the one that all languages share.
func (p *Pack) read(file string) ([]byte, error) {
	data, err := fs.ReadFile(p.files, file)
	if err != nil {
		data, err = fs.ReadFile(p.more, file)
	}
	return data, err
}

// Tags lists the embedded packs in order.
func Tags() (tags []string) {
	dirs, _ := embedded.ReadDir("data") // a literal path of the embedded tree
	for _, d := range dirs {
		if d.Name() != neutral {
			tags = append(tags, d.Name())
		}
	}
	return tags
}

// A Part is something made from a pack's files on first use and then shared by
// every article in that language. A Part itself is constant.
type Part[T any] struct {
	build func(*Pack) T
}

// NewPart declares a part. build must not depend on anything but the pack.
func NewPart[T any](build func(*Pack) T) *Part[T] { return &Part[T]{build} }

// Of returns the part of p, building it at most once.
func (part *Part[T]) Of(p *Pack) T {
	v, ok := p.parts.Load(part)
	if !ok {
		v, _ = p.parts.LoadOrStore(part, sync.OnceValue(func() T { return part.build(p) }))
	}
	return v.(func() T)()
}

// A Set is a set of folded words or phrases.
type Set map[string]struct{}

// Has reports whether the set contains the folded word.
func (s Set) Has(word string) bool { _, ok := s[word]; return ok }

// NewSet makes a set of literal words.
func NewSet(words ...string) Set {
	s := make(Set, len(words))
	for _, w := range words {
		s[w] = struct{}{}
	}
	return s
}

// Words declares a set that is read from the file <name>.txt of the pack. All who
// declare the same list share one set, which nobody may change.
func Words(name string) *Part[Set] {
	return NewPart(func(p *Pack) Set {
		v, ok := p.lists.Load(name)
		if !ok {
			v, _ = p.lists.LoadOrStore(name, sync.OnceValue(func() Set { return NewSet(p.Lines(name + ".txt")...) }))
		}
		return v.(func() Set)()
	})
}

// Lines returns the entries of a list file: one a line, trimmed; empty lines and
// lines that begin with # are left out. A file that the pack lacks is empty.
func (p *Pack) Lines(file string) (lines []string) {
	for line := range strings.Lines(string(p.Data(file))) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}

// Data returns the bytes of a file, or nil if the pack lacks it.
func (p *Pack) Data(file string) []byte {
	data, err := p.read(file)
	if err != nil {
		return nil
	}
	return data
}

// Glob lists the pack's files that match a pattern of package path, in order.
func (p *Pack) Glob(pattern string) []string {
	files, _ := fs.Glob(p.files, pattern) // the only error is a malformed pattern
	return files
}

// Rows returns the entries of a table file, cut at tabs.
func (p *Pack) Rows(file string) (rows [][]string) {
	for _, line := range p.Lines(file) {
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows
}

// Segmenter is what sentence splitting needs to know of the language.
var Segmenter = NewPart(func(p *Pack) *text.Segmenter {
	return &text.Segmenter{
		Titles:        asWritten(p.Lines("titles.txt")),
		Numbered:      asWritten(p.Lines("numbered_abbreviations.txt")),
		Inner:         asWritten(p.Lines("inner_abbreviations.txt")),
		Final:         asWritten(p.Lines("final_abbreviations.txt")),
		AfterFinal:    asWritten(p.Lines("after_final.txt")),
		Abbreviations: asWritten(p.Lines("abbreviations.txt")),
		Starters:      asWritten(p.Lines("starters.txt")),
		Asking:        asWritten(p.Lines("asking_verbs.txt")),
	}
})

func asWritten(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
