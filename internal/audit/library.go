package audit

import (
	"errors"
	"slices"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// A shelved article is one in a spool: all that is needed to open it again.
type shelved struct {
	Path string
	Line int
	ID   article.ID
	Meta article.Meta

	// Of an article that has been checked:
	Lang           string // empty: the item has to be decoded again
	Title          string
	Page           string
	InPage, Origin text.Map
	Src            string
	Layers         []byte // by layer.Keep

	// Of an item that is to be decoded again:
	Kind          input.Kind
	Data, Sidecar []byte
}

// packArticle makes a spool's entry of an article that has been checked: what was
// found out about it then need not be found out again.
func packArticle(a *article.Article, line int) []byte {
	d := a.Doc
	return pack(&shelved{
		Path: a.Name, Line: line, ID: a.ID, Meta: a.Meta, Lang: a.Lang.Tag, Title: a.Title,
		Page: d.Page, InPage: d.InPage, Origin: d.Origin, Src: d.Src, Layers: layer.Keep(nil, a),
	})
}

func packItem(it *input.Item) []byte {
	return pack(&shelved{Path: it.Path, Line: it.Line, ID: it.ID, Meta: it.Meta, Kind: it.Kind, Data: it.Data, Sidecar: it.Sidecar})
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
	var s shelved
	err := l.articles.get(number, &s)
	if err != nil {
		return o
	}
	var a *article.Article
	if s.Lang == "" {
		a, err = l.decoder.Decode(input.Item{Path: s.Path, Line: s.Line, Kind: s.Kind, Meta: s.Meta, ID: s.ID, Data: s.Data, Sidecar: s.Sidecar})
	} else {
		a, err = l.restore(&s, restore)
	}
	if err != nil {
		return o
	}
	return opened{a, (&rules.Result{Path: s.Path, Line: s.Line, ID: a.ID}).Name(), s.Path, s.Line}
}

func (l *library) restore(s *shelved, restore restorer) (*article.Article, error) {
	for _, p := range l.decoder.Packs {
		if p.Tag != s.Lang {
			continue
		}
		a, err := restore(s.Path, s.Src, s.Layers, p)
		if err != nil {
			return nil, err
		}
		a.ID, a.Meta, a.Title = s.ID, s.Meta, s.Title
		a.Doc.Page, a.Doc.InPage, a.Doc.Origin = s.Page, s.InPage, s.Origin
		return a, nil
	}
	return nil, errors.New("its language is not read any more")
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
