package audit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/baseline"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/rules"
)

// An Auditor checks many articles, and compares them with each other if it has
// rules for that.
type Auditor struct {
	Decoder  *input.Decoder
	Profile  func(path string) (*engine.Profile, error) // how an article is checked
	Corpus   []*rules.CorpusRule
	Jobs     int
	Texts    bool                                                   // results hold the articles' texts
	Cache    *Cache                                                 // nil: none
	Seen     func(it *input.Item, r *rules.Result)                  // called for each article in order as it is checked; may be nil
	Note     func(message string)                                   // told what a run left out; may be nil
	Known    *baseline.Baseline                                     // findings that are left out; nil: none
	Old      func(*rules.Result) (func(*rules.Finding) bool, error) // which findings of an article are in what has not changed; nil: none
	Exists   func(rule string) bool                                 // whether there is a rule, run or not; nil: those that run
	Compared bool                                                   // set by Run if it has compared the articles
	Memory   int                                                    // bytes that records may take before they go to files; 0: DefaultMemory
}

// outcome is what checking one article gave.
type outcome struct {
	item    input.Item
	Result  rules.Result
	Entries []entry // of corpus rules
	Error   string  // of Result.Err, in a cache or spool

	result, article []byte // entries of the spools, if articles are compared
	err             error  // they could not be made
}

// An entry is a record of a corpus rule with its key.
type entry struct {
	rule uint16
	key  string
	rules.Record
}

// Run checks the items and passes each result on in order. Without corpus rules a
// result is passed on as soon as it is there; with them, after all have been seen.
// If ctx is done, what has been checked by then is passed on, and nothing is compared.
func (a *Auditor) Run(ctx context.Context, items iter.Seq[input.Item], write func(*rules.Result) error) error {
	if len(a.Corpus) > 0 {
		return a.compare(ctx, items, write)
	}
	for o := range Ordered(ctx, items, a.Jobs, a.one) {
		a.settle(&o.Result)
		a.seen(&o)
		if err := write(&o.Result); err != nil {
			return err
		}
	}
	return nil
}

// settle judges a result that is complete.
func (a *Auditor) settle(r *rules.Result) {
	if a.Known != nil {
		a.Known.Meet(r)
	}
	p, err := a.Profile(r.Path)
	if r.Err != nil || err != nil { // an article whose settings cannot be told was not checked
		return
	}
	exists := a.Exists
	if exists == nil {
		exists = func(rule string) bool { return p.Runs(rule) || a.compares(rule) }
	}
	r.Warnings = engine.Warnings(r, exists, a.Ran)
	if a.Known != nil || a.Old != nil {
		r.Known = &rules.Known{Score: r.Score.Score}
	}
	if a.Known != nil {
		r.Known.Baseline = p.Leave(r, a.Known.Known(r))
	}
	if a.Old != nil {
		old, err := a.Old(r)
		if err != nil {
			*r = rules.Result{Path: r.Path, Line: r.Line, ID: r.ID, Err: err}
			return
		}
		r.Known.Unchanged = p.Leave(r, old)
	}
	r.Gate, r.Failed = p.Gate, p.Gate.Failed(r.Score.Score, r.Counts())
}

// Ran reports whether a rule judged an article of the run.
func (a *Auditor) Ran(rule string, r *rules.Result) bool {
	failed := func(n rules.NotRun) bool { return n.Rule == rule }
	p, err := a.Profile(r.Path)
	return err == nil && (p.Runs(rule) || a.compares(rule) && !p.Off[rule]) && !slices.Contains(r.Skipped, rule) && !slices.ContainsFunc(r.NotRun, failed)
}

func (a *Auditor) compares(rule string) bool {
	return slices.ContainsFunc(a.Corpus, func(c *rules.CorpusRule) bool { return c.ID == rule })
}

func (a *Auditor) seen(o *outcome) {
	if a.Seen != nil {
		a.Seen(&o.item, &o.Result)
	}
}

func (a *Auditor) note(format string, args ...any) {
	if a.Note != nil {
		a.Note(fmt.Sprintf(format, args...))
	}
}

// one checks a single item. A panic outside the rules (those are contained by the
// engine) costs this article only.
func (a *Auditor) one(it input.Item) (o outcome) {
	defer func() {
		if v := recover(); v != nil {
			o = outcome{item: it, Result: rules.Result{Path: it.Path, Line: it.Line, Err: fmt.Errorf("internal error: %v; please report this", v)}}
		}
		if len(a.Corpus) > 0 {
			o.pack()
		}
	}()
	p, err := a.Profile(it.Path)
	if err != nil {
		return outcome{item: it, Result: rules.Result{Path: it.Path, Line: it.Line, Err: err}}
	}
	var key [32]byte
	if a.Cache != nil && it.Err == nil {
		key = a.Cache.key(&it, p.Key)
		if o, ok := a.Cache.get(key); ok {
			o.item, o.Result.Path, o.Result.Line = it, it.Path, it.Line
			if a.Texts && o.Result.Err == nil {
				if art, err := a.Decoder.Decode(it); err == nil {
					o.Result.Text = art.Doc.Src
				}
			}
			return o
		}
	}
	o.item = it
	art, err := a.Decoder.Decode(it)
	if err != nil {
		o.Result = rules.Result{Path: it.Path, Line: it.Line, ID: art.ID, Err: err}
		return o
	}
	o.Result = p.Check(art)
	o.Result.Line = it.Line
	for i, r := range a.Corpus {
		if judges(p, r, art) {
			r.Map(art, func(key string, rec rules.Record) { o.Entries = append(o.Entries, entry{uint16(i), key, rec}) })
		}
	}
	if a.Cache != nil {
		a.Cache.put(key, &o)
	}
	if a.Texts {
		o.Result.Text = art.Doc.Src // after it went to the cache, which need not hold what the input has
	}
	if len(a.Corpus) > 0 {
		o.article = packArticle(art, it.Line)
	}
	return o
}

// judges reports whether a rule that compares is to judge an article.
func judges(p *engine.Profile, r *rules.CorpusRule, a *article.Article) bool {
	return !p.Off[r.ID] && engine.Judges(&r.Meta, a.Lang)
}

// pack makes the entries of the spools.
func (o *outcome) pack() {
	data, err := o.encode()
	if err != nil {
		o.err = err
		return
	}
	o.result = pack(data)
	if o.article == nil {
		o.article, o.err = packItem(&o.item)
	}
}

// encode writes an outcome without its item and entries.
func (o *outcome) encode() ([]byte, error) {
	kept := outcome{Result: o.Result}
	if o.Result.Err != nil {
		kept.Error, kept.Result.Err = o.Result.Err.Error(), nil
	}
	return json.Marshal(kept)
}

func decodeOutcome(data []byte) (o outcome, err error) {
	if err = json.Unmarshal(data, &o); err == nil && o.Error != "" {
		o.Result.Err = errors.New(o.Error)
	}
	return o, err
}
