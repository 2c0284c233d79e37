package audit

import (
	"context"
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

	// Comparing is told how many articles are compared, when all have been checked; may be nil.
	Comparing func(articles int)
}

// outcome is what checking one article gave.
type outcome struct {
	item    input.Item
	Result  rules.Result
	Entries []entry // of corpus rules

	result, article []byte // entries of the spools, if articles are compared
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
	for o := range a.checked(ctx, items) {
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

// checked checks the items and yields what it gave for each, in order.
func (a *Auditor) checked(ctx context.Context, items iter.Seq[input.Item]) iter.Seq[outcome] {
	size := func(it input.Item) int { return len(it.Data) }
	return Batched(ctx, items, a.Jobs, size, a.batch)
}

// batch checks some items. A panic outside the rules (those are contained by the engine)
// costs only the article that it is about.
func (a *Auditor) batch(items []input.Item) (all []outcome) {
	defer func() {
		v := recover()
		switch {
		case v == nil:
		case len(items) == 1:
			all = []outcome{failed(&items[0], fmt.Errorf("internal error: %v; please report this", v))}
		default:
			all = nil
			for i := range items {
				all = append(all, a.batch(items[i:i+1])...)
			}
			return
		}
		if len(a.Corpus) > 0 {
			for i := range all {
				all[i].pack()
			}
		}
	}()
	all = make([]outcome, len(items))
	todo := map[*engine.Profile][]*begun{}
	var profiles []*engine.Profile
	for i := range items {
		if b := a.begin(&items[i], &all[i]); b != nil {
			if todo[b.profile] == nil {
				profiles = append(profiles, b.profile)
			}
			todo[b.profile] = append(todo[b.profile], b)
		}
	}
	for _, p := range profiles {
		articles := make([]*article.Article, len(todo[p]))
		for i, b := range todo[p] {
			articles[i] = b.article
		}
		results, _ := p.CheckAll(context.Background(), articles) // which is never done
		for i, b := range todo[p] {
			b.out.Result = results[i]
			a.finish(b)
		}
	}
	return all
}

// begun is an item that is being checked.
type begun struct {
	out     *outcome
	profile *engine.Profile
	article *article.Article
	key     [32]byte // in the cache
}

// begin decodes an item, if it has to be checked: if not, out is what is known of it.
func (a *Auditor) begin(it *input.Item, out *outcome) *begun {
	p, err := a.Profile(it.Path)
	if err != nil {
		*out = failed(it, err)
		return nil
	}
	b := &begun{out: out, profile: p}
	if a.Cache != nil && it.Err == nil {
		b.key = a.Cache.key(it, p.Key)
		if o, ok := a.Cache.get(b.key); ok {
			o.item, o.Result.Path, o.Result.Line = *it, it.Path, it.Line
			if a.Texts && o.Result.Err == nil {
				if art, err := a.Decoder.Decode(*it); err == nil {
					o.Result.Text = art.Doc.Src
				}
			}
			*out = o
			return nil
		}
	}
	if b.article, err = a.Decoder.Decode(*it); err != nil {
		*out = failed(it, err)
		out.Result.ID, out.Result.Meta = b.article.ID, b.article.Meta
		return nil
	}
	out.item = *it
	return b
}

// failed is the outcome of an item that cannot be checked.
func failed(it *input.Item, err error) outcome {
	return outcome{item: *it, Result: rules.Result{Path: it.Path, Line: it.Line, Err: err}}
}

// usualEntries is how many records the rules that compare note about most articles.
const usualEntries = 64

// finish completes an outcome whose result is there.
func (a *Auditor) finish(b *begun) {
	o := b.out
	o.Result.Line = o.item.Line
	if len(a.Corpus) > 0 {
		o.Entries = make([]entry, 0, usualEntries)
	}
	for i, r := range a.Corpus {
		if judges(b.profile, r, b.article) {
			r.Map(b.article, func(key string, rec rules.Record) { o.Entries = append(o.Entries, entry{uint16(i), key, rec}) })
		}
	}
	if a.Cache != nil {
		a.Cache.put(b.key, o)
	}
	if a.Texts {
		o.Result.Text = b.article.Doc.Src // after it went to the cache, which need not hold what the input has
	}
	if len(a.Corpus) > 0 {
		o.article = packArticle(b.article, o.item.Line)
	}
}

// judges reports whether a rule that compares is to judge an article.
func judges(p *engine.Profile, r *rules.CorpusRule, a *article.Article) bool {
	return !p.Off[r.ID] && engine.Judges(&r.Meta, a.Lang)
}

// pack makes the entries of the spools.
func (o *outcome) pack() {
	o.result = pack(keep(&o.Result))
	if o.article == nil {
		o.article = packItem(&o.item)
	}
}

// A kept result is one in a spool or cache.
type kept struct {
	Result rules.Result // without Err
	Failed string       // what Err said
}

func keep(r *rules.Result) *kept {
	k := &kept{Result: *r}
	if r.Err != nil {
		k.Failed, k.Result.Err = r.Err.Error(), nil
	}
	return k
}

func (k *kept) result() rules.Result {
	r := k.Result
	if k.Failed != "" {
		r.Err = errors.New(k.Failed)
	}
	return r
}
