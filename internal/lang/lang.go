// Package lang opens language packs. A pack is a folder of data; there is no Go
// code per language.
package lang

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"

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
	lists sync.Map // name of a list → func() Set, or func() Groups

	meeting sync.Once
	lexicon *Lexicon
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
func (p *Pack) read(file string) (string, error) {
	data, err := content(p.files, file)
	if err != nil {
		data, err = content(p.more, file)
	}
	return data, err
}

// content returns a file, without a copy if it is part of the program: to copy all
// data of a pack takes longer than to check an article.
func content(files fs.FS, name string) (string, error) {
	f, err := files.Open(name)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }() // it was only read
	if data, ok := embeddedIn(f); ok {
		return data, nil
	}
	data, err := io.ReadAll(f)
	return string(data), err
}

// embeddedIn returns what an open file of an embed.FS holds. The package embed gives
// no access to it but by copying.
func embeddedIn(f fs.File) (data string, ok bool) {
	v := reflect.ValueOf(f)
	for _, field := range []string{"f", "data"} {
		if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
			return "", false
		}
		v = v.Elem().FieldByName(field)
	}
	if v.Kind() != reflect.String {
		return "", false
	}
	return v.String(), true
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
// every article in that language.
type Part[T any] struct {
	build func(*Pack) T
	first atomic.Pointer[made[T]] // of the pack that was first asked for it, mostly the only one: rules ask often
}

type made[T any] struct {
	pack  *Pack
	value T
}

// NewPart declares a part. build must not depend on anything but the pack.
func NewPart[T any](build func(*Pack) T) *Part[T] { return &Part[T]{build: build} }

// Of returns the part of p, building it at most once.
func (part *Part[T]) Of(p *Pack) T {
	if m := part.first.Load(); m != nil && m.pack == p {
		return m.value
	}
	return part.of(p)
}

func (part *Part[T]) of(p *Pack) T {
	v, ok := p.parts.Load(part)
	if !ok {
		v, _ = p.parts.LoadOrStore(part, sync.OnceValue(func() T { return part.build(p) }))
	}
	value := v.(func() T)()
	part.first.CompareAndSwap(nil, &made[T]{p, value})
	return value
}

// NewModel declares a part that is read from one binary file, which lies embedded and is
// not copied; nil where the pack has no such file. A file that load refuses is a defect of the
// program, and panics.
func NewModel[T any](file string, load func([]byte) (*T, error)) *Part[*T] {
	return NewPart(func(p *Pack) *T {
		data := p.Data(file)
		if data == nil {
			return nil
		}
		m, err := load(data)
		if err != nil {
			panic(err)
		}
		return m
	})
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
func (p *Pack) Lines(file string) []string {
	rest, _ := p.read(file)
	if rest == "" {
		return nil
	}
	lines := make([]string, 0, strings.Count(rest, "\n")+1)
	for rest != "" {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}

// Data returns the bytes of a file, which nobody may change, or nil if the pack
// lacks it.
func (p *Pack) Data(file string) []byte {
	data, err := p.read(file)
	if err != nil {
		return nil
	}
	return unsafe.Slice(unsafe.StringData(data), len(data)) // models are many times larger than all else
}

// Glob lists the pack's files that match a pattern of package path, in order.
func (p *Pack) Glob(pattern string) []string {
	files, _ := fs.Glob(p.files, pattern) // the only error is a malformed pattern
	return files
}

// Rows returns the entries of a table file, cut at tabs.
func (p *Pack) Rows(file string) [][]string {
	lines := p.Lines(file)
	n := len(lines)
	for _, line := range lines {
		n += strings.Count(line, "\t")
	}
	rows, cells := make([][]string, len(lines)), make([]string, 0, n) // one allocation for all cells
	for i, line := range lines {
		first := len(cells)
		for more := true; more; {
			var cell string
			cell, line, more = strings.Cut(line, "\t")
			cells = append(cells, cell)
		}
		rows[i] = cells[first:len(cells):len(cells)]
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
		OrdinalNouns:  asWritten(p.Lines("ordinal_nouns.txt")),
	}
})

func asWritten(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
