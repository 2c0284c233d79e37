// Package article holds what one check looks at, and the layers of standoff
// annotation that rules share over it.
package article

import (
	"encoding/json"
	"fmt"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

// An Article is one unit of checking. It belongs to one goroutine at a time.
type Article struct {
	Name string // path of its file
	ID   ID     // the record's own identifier, or empty
	Doc  *text.Document
	Lang *lang.Pack

	// Title is the headline as metadata gives it; it is then also the first block
	// of Doc. Empty if only the text can tell.
	Title string
	// Decoding says what was odd about the bytes of the file.
	Decoding Decoding
	// Meta is what is known about the article beside its text.
	Meta Meta
	// Code lists the stretches of Doc.Src that are code among prose, in order: no rule
	// finds anything there.
	Code []text.Span
	// Directives say which findings are to be passed over.
	Directives []Directive

	built []built
}

// Meta is what a record or page says about an article; every field may be empty.
type Meta struct {
	URL    string
	Date   string // ISO 8601 in the best case, but as given
	Site   string // where it was published
	System string // what translated it
}

// An ID is the identifier of a record as its JSON wrote it, quotation marks
// included, so that it goes out as it came in.
type ID string

// String is the identifier for people.
func (id ID) String() string {
	var s string
	if json.Unmarshal([]byte(id), &s) == nil {
		return s
	}
	return string(id)
}

// MarshalJSON writes the identifier as it came in, and null for none.
func (id ID) MarshalJSON() ([]byte, error) {
	if id == "" {
		return []byte("null"), nil
	}
	return []byte(id), nil
}

// UnmarshalJSON keeps the identifier as it comes in.
func (id *ID) UnmarshalJSON(data []byte) error {
	if *id = ID(data); *id == "null" {
		*id = ""
	}
	return nil
}

// Decoding is what reading the file's bytes showed.
type Decoding struct {
	Charset string      // as decoded: "utf-8", "windows-1252", …
	Damaged []text.Span // stretches of Doc.Src that stand for undecodable bytes
}

type built struct {
	layer any // *Layer[T]
	value any // T, or nil while building
}

// A Layer is an analysis derived from an Article on first use and then shared by
// every rule that asks for it. A Layer itself is constant: values live in the
// Article, so nothing is global and nothing outlives the check.
type Layer[T any] struct {
	name  string
	build func(*Article) T
}

// NewLayer declares a layer.
func NewLayer[T any](name string, build func(*Article) T) *Layer[T] {
	return &Layer[T]{name, build}
}

// Of returns the layer's value for a, building it at most once. It panics if the
// layer asks for itself while it is being built.
func (l *Layer[T]) Of(a *Article) T {
	for _, b := range a.built {
		if b.layer == any(l) {
			v, ok := b.value.(T)
			if !ok {
				panic(fmt.Sprintf("layer %q depends on itself, or failed before", l.name))
			}
			return v
		}
	}
	i := len(a.built)
	a.built = append(a.built, built{layer: l})
	v := l.build(a)
	a.built[i].value = v
	return v
}

// Set gives an article the value that the layer has of it, which was kept from an
// earlier time. It must not have been asked for.
func (l *Layer[T]) Set(a *Article, v T) { a.built = append(a.built, built{l, v}) }

// New parses src, which must be valid UTF-8, as an article in the pack's language.
func New(name, src string, pack *lang.Pack) *Article {
	return &Article{
		Name:     name,
		Doc:      text.Parse(src, lang.Segmenter.Of(pack)),
		Lang:     pack,
		Decoding: Decoding{Charset: "utf-8"},
	}
}
