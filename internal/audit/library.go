package audit

import (
	"slices"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
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
	Lang           string // empty: the item follows as it was read
	Title          string
	Page           string
	InPage, Origin text.Map

	// Of an item that is to be decoded again:
	Kind    input.Kind
	Sidecar []byte
}

// packArticle makes a spool's entry of an article that has been checked: what was
// found out about it then need not be found out again.
func packArticle(a *article.Article, line int) []byte {
	d := a.Doc
	h := head{Path: a.Name, Line: line, ID: a.ID, Meta: a.Meta, Lang: a.Lang.Tag, Title: a.Title, Page: d.Page, InPage: d.InPage, Origin: d.Origin}
	return pack(layer.Keep(appendBytes(appendValue(nil, &h), d.Src), a))
}

func packItem(it *input.Item) []byte {
	h := head{Path: it.Path, Line: it.Line, ID: it.ID, Meta: it.Meta, Kind: it.Kind, Sidecar: it.Sidecar}
	return pack(append(appendValue(nil, &h), it.Data...))
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
	o := l.read(number, layer.Restore)
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

// A restorer makes an article of what layer.Keep wrote.
type restorer func(name, src string, kept []byte, pack *lang.Pack) (*article.Article, error)

func (l *library) read(number int, restore restorer) (o opened) {
	data, err := l.articles.get(number)
	if err != nil {
		return o
	}
	var h head
	r := valueReader{data: string(data)}
	if r.data, r.err = readValue(r.data, &h); r.err != nil {
		return o
	}
	var a *article.Article
	if h.Lang == "" {
		a, err = l.decoder.Decode(input.Item{Path: h.Path, Line: h.Line, Kind: h.Kind, Meta: h.Meta, ID: h.ID, Data: []byte(r.data), Sidecar: h.Sidecar})
	} else {
		src := r.text()
		a, err = l.restore(&h, src, data[len(data)-len(r.data):], restore)
	}
	if err != nil || r.err != nil {
		return o
	}
	return opened{a, (&rules.Result{Path: h.Path, Line: h.Line, ID: a.ID}).Name(), h.Path, h.Line}
}

func (l *library) restore(h *head, src string, kept []byte, restore restorer) (*article.Article, error) {
	for _, p := range l.decoder.Packs {
		if p.Tag != h.Lang {
			continue
		}
		a, err := restore(h.Path, src, kept, p)
		if err != nil {
			return nil, err
		}
		a.ID, a.Meta, a.Title = h.ID, h.Meta, h.Title
		a.Doc.Page, a.Doc.InPage, a.Doc.Origin = h.Page, h.InPage, h.Origin
		return a, nil
	}
	return nil, errShort
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
