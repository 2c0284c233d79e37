package audit

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// A head is what a spool has before an article: what is needed to open it again.
type head struct {
	Path string
	Line int
	ID   article.ID
	Meta article.Meta

	// Of an article whose text follows as it was decoded:
	Lang   string   // empty: the item follows as it was read
	Title  string   `json:",omitempty"`
	Origin text.Map `json:",omitempty"`

	// Of an item that is to be decoded again:
	Kind    input.Kind
	Sidecar []byte `json:",omitempty"`
}

// packArticle makes a spool's entry of an article; nil if it has to be decoded again,
// because its places are those of a page around it.
func packArticle(a *article.Article, line int) []byte {
	if a.Doc.Page != "" {
		return nil
	}
	data, err := json.Marshal(head{Path: a.Name, Line: line, ID: a.ID, Meta: a.Meta, Lang: a.Lang.Tag, Title: a.Title, Origin: a.Doc.Origin})
	if err != nil {
		return nil
	}
	return pack(append(append(data, '\n'), a.Doc.Src...))
}

func packItem(it *input.Item) ([]byte, error) {
	data, err := json.Marshal(head{Path: it.Path, Line: it.Line, ID: it.ID, Meta: it.Meta, Kind: it.Kind, Sidecar: it.Sidecar})
	if err != nil {
		return nil, err
	}
	return pack(append(append(data, '\n'), it.Data...)), nil
}

// A library opens articles of a run again, and keeps those open that were asked for
// last. It belongs to one goroutine.
type library struct {
	articles *spool
	decoder  *input.Decoder
	open     map[int]opened
	order    []int // of open, oldest first
	size     int   // bytes of their texts
}

// An opened article of the run, what people call it and where it is.
type opened struct {
	*article.Article // nil if it cannot be opened
	name             string
	path             string
	record           int
}

// What a library keeps open. The layers of an article take many times its size.
const (
	openArticles = 64
	openBytes    = 1 << 20
)

func newLibrary(articles *spool, d *input.Decoder) *library {
	return &library{articles: articles, decoder: d, open: map[int]opened{}}
}

func (l *library) article(number int) opened {
	if o, ok := l.open[number]; ok {
		return o
	}
	o := l.read(number)
	if o.Article == nil {
		return o
	}
	size := len(o.Doc.Src)
	for len(l.order) > 0 && (len(l.order) == openArticles || l.size+size > openBytes) {
		l.size -= len(l.open[l.order[0]].Doc.Src)
		delete(l.open, l.order[0])
		l.order = slices.Delete(l.order, 0, 1)
	}
	l.open[number], l.order, l.size = o, append(l.order, number), l.size+size
	return o
}

func (l *library) read(number int) (o opened) {
	data, err := l.articles.get(number)
	if err != nil {
		return o
	}
	line, body, _ := bytes.Cut(data, []byte{'\n'})
	var h head
	if json.Unmarshal(line, &h) != nil {
		return o
	}
	var a *article.Article
	if h.Lang == "" {
		a, err = l.decoder.Decode(input.Item{Path: h.Path, Line: h.Line, Kind: h.Kind, Meta: h.Meta, ID: h.ID, Data: body, Sidecar: h.Sidecar})
		if err != nil {
			return o
		}
	} else {
		for _, p := range l.decoder.Packs {
			if p.Tag == h.Lang {
				a = article.New(h.Path, string(body), p)
			}
		}
		if a == nil {
			return o
		}
		a.ID, a.Meta, a.Title, a.Doc.Origin = h.ID, h.Meta, h.Title, h.Origin
	}
	return opened{a, (&rules.Result{Path: h.Path, Line: h.Line, ID: a.ID}).Name(), h.Path, h.Line}
}

// judges reports whether a rule is to judge an opened article.
func (c *comparison) judges(r *rules.CorpusRule, o *opened) bool {
	p, err := c.Profile(o.path)
	return err == nil && judges(p, r, o.Article)
}

// place describes a place in an article for findings of others.
func (o *opened) place(s text.Span, message string) rules.Related {
	if o.Article == nil {
		return rules.Related{Message: message}
	}
	rel := engine.Place(o.Article, s)
	rel.Message, rel.Article, rel.Path, rel.Record = message, o.name, o.path, o.record
	return rel
}
