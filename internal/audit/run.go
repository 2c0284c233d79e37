package audit

import (
	"bytes"
	"cmp"
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
	Decoder *input.Decoder
	Profile func(path string) (*engine.Profile, error) // how an article is checked
	Corpus  []*rules.CorpusRule
	Jobs    int
	Texts   bool                                  // results hold the articles' texts
	Cache   *Cache                                // nil: none
	Seen    func(it *input.Item, r *rules.Result) // called for each article in order as it is checked; may be nil
	Known   *baseline.Baseline                    // findings that are left out; nil: none
	Exists  func(rule string) bool                // whether there is a rule, run or not; nil: those that run
	Memory  int                                   // bytes that records may take before they go to files; 0: DefaultMemory
}

// DefaultMemory is how much memory the records of corpus rules take.
const DefaultMemory = 64 << 20

// GroupLimit is how many records of one key are compared.
const GroupLimit = 2000

// outcome is what checking one article gave.
type outcome struct {
	item    input.Item
	Result  rules.Result
	Entries []entry // of corpus rules; Article is not set
	Error   string  // of Result.Err, in a cache or spool
}

// Run checks the items and passes each result on in order. Without corpus rules a
// result is passed on as soon as it is there; with them, after all have been seen.
// If items ends early, what is done is passed on.
func (a *Auditor) Run(items iter.Seq[input.Item], write func(*rules.Result) error) error {
	done := Ordered(items, a.Jobs, a.one)
	if len(a.Corpus) == 0 {
		for o := range done {
			a.settle(&o.Result)
			a.seen(&o)
			if err := write(&o.Result); err != nil {
				return err
			}
		}
		return nil
	}
	return a.compare(done, write)
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
	if a.Known != nil {
		r.Known = &rules.Known{Score: r.Score.Score}
		r.Known.Baseline = p.Leave(r, a.Known.Known(r))
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

// one checks a single item. A panic outside the rules (those are contained by the
// engine) costs this article only.
func (a *Auditor) one(it input.Item) (o outcome) {
	defer func() {
		if v := recover(); v != nil {
			o = outcome{item: it, Result: rules.Result{Path: it.Path, Line: it.Line, Err: fmt.Errorf("internal error: %v; please report this", v)}}
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
		if !p.Off[r.ID] && engine.Judges(&r.Meta, art.Lang) {
			r.Map(art, func(key string, rec rules.Record) { o.Entries = append(o.Entries, entry{uint16(i), key, rec}) })
		}
	}
	if a.Cache != nil {
		a.Cache.put(key, &o)
	}
	if a.Texts {
		o.Result.Text = art.Doc.Src // after it went to the cache, which need not hold what the input has
	}
	return o
}

// compare keeps results and articles aside until all have been seen, compares the
// articles, and then passes on the results with what was found.
func (a *Auditor) compare(done iter.Seq[outcome], write func(*rules.Result) error) (err error) {
	c := comparison{Auditor: a, records: sorter{limit: a.Memory}}
	if c.records.limit <= 0 {
		c.records.limit = DefaultMemory
	}
	if c.results, err = newSpool(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.results.close()) }()
	if c.items, err = newSpool(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.items.close()) }()
	defer func() { err = errors.Join(err, c.records.close()) }()
	for o := range done {
		first := o // for those who watch: comparing may find more
		a.settle(&first.Result)
		a.seen(&first)
		if err := c.keep(&o); err != nil {
			return err
		}
	}
	if err := c.reduce(); err != nil {
		return err
	}
	return c.report(write)
}

// A comparison is one run of the corpus rules.
type comparison struct {
	*Auditor
	results, items *spool
	records        sorter
	found          map[int][]rules.Finding // by article
	open           map[int]opened
	order          []int           // of open, oldest first
	pairs          map[[3]int]bool // rule and two articles
}

// keep sets an outcome aside.
func (c *comparison) keep(o *outcome) error {
	number := len(c.results.at)
	data, err := o.encode()
	if err != nil {
		return err
	}
	if err := c.results.add(data); err != nil {
		return err
	}
	head, err := json.Marshal(itemHead{o.item.Path, o.item.Line, o.item.Kind, o.item.Meta, o.item.ID, o.item.Sidecar})
	if err != nil {
		return err
	}
	if err := c.items.add(append(append(head, '\n'), o.item.Data...)); err != nil {
		return err
	}
	for _, e := range o.Entries {
		e.Article = number
		if err := c.records.add(e); err != nil {
			return err
		}
	}
	return nil
}

// itemHead is an item without its data and error.
type itemHead struct {
	Path string
	Line int
	Kind input.Kind
	Meta article.Meta
	ID   article.ID

	Sidecar []byte `json:",omitempty"`
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

// An opened article of the run, what people call it and where it is.
type opened struct {
	*article.Article
	name   string
	path   string
	record int
}

// article opens an article of the run again; nil if that fails.
func (c *comparison) article(number int) *article.Article { return c.opened(number).Article }

func (c *comparison) opened(number int) (o opened) {
	if o, ok := c.open[number]; ok {
		return o
	}
	data, err := c.items.get(number)
	if err != nil {
		return o
	}
	line, body, _ := bytes.Cut(data, []byte{'\n'})
	var h itemHead
	if json.Unmarshal(line, &h) != nil {
		return o
	}
	a, err := c.Decoder.Decode(input.Item{Path: h.Path, Line: h.Line, Kind: h.Kind, Meta: h.Meta, ID: h.ID, Data: body, Sidecar: h.Sidecar})
	if err != nil {
		return o
	}
	if len(c.order) == openArticles {
		delete(c.open, c.order[0])
		c.order = c.order[1:]
	}
	o = opened{a, (&rules.Result{Path: h.Path, Line: h.Line, ID: a.ID}).Name(), h.Path, h.Line}
	c.open[number], c.order = o, append(c.order, number)
	return o
}

// openArticles is how many articles are kept open while records are compared.
const openArticles = 64

// reduce hands each group of records to its rule.
func (c *comparison) reduce() error {
	c.found, c.open, c.pairs = map[int][]rules.Finding{}, map[int]opened{}, map[[3]int]bool{}
	var g *rules.Group
	rule := -1
	flush := func() {
		if g != nil && len(g.Records) > 1 {
			c.group(c.Corpus[rule], g)
		}
	}
	err := c.records.all(func(e entry) error {
		if g == nil || rule != int(e.rule) || g.Key != e.key {
			flush()
			rule, g = int(e.rule), &rules.Group{Key: e.key, Open: c.article, Other: c.other, Fresh: c.fresh(int(e.rule))}
		}
		if len(g.Records) == GroupLimit {
			g.Omitted++
			return nil
		}
		g.Records = append(g.Records, e.Record)
		return nil
	})
	flush()
	return err
}

// fresh tells a rule whether it sees a pair of articles for the first time.
func (c *comparison) fresh(rule int) func(a, b int) bool {
	return func(a, b int) bool {
		pair := [3]int{rule, min(a, b), max(a, b)}
		if c.pairs[pair] {
			return false
		}
		c.pairs[pair] = true
		return true
	}
}

// group lets a rule compare the records of a key. A panic costs this group only.
func (c *comparison) group(r *rules.CorpusRule, g *rules.Group) {
	defer func() { _ = recover() }()
	r.Reduce(g, func(at rules.Record, f rules.Finding) {
		f.Rule, f.Name, f.Category = r.ID, r.Name, r.Category
		if f.Severity == 0 {
			f.Severity = r.Severity
		}
		if f.Confidence == 0 {
			f.Confidence = r.Precision.Confidence()
		}
		f.Span = at.Span
		same := 0
		for _, have := range c.found[at.Article] { // several keys may lead to one pair
			if have.Rule != f.Rule {
				continue
			}
			if same++; same == mostFound || have.Span == f.Span && have.Message == f.Message {
				return
			}
		}
		c.found[at.Article] = append(c.found[at.Article], f)
	})
}

// mostFound is how many findings of one corpus rule an article gets: they are kept
// in memory, and an article with more copies than that is no better known by them.
const mostFound = 8

// other describes the place of a record, in whatever article it is.
func (c *comparison) other(r rules.Record, message string) rules.Related {
	o := c.opened(r.Article)
	if o.Article == nil {
		return rules.Related{Message: message}
	}
	rel := engine.Place(o.Article, r.Span)
	rel.Message, rel.Article, rel.Path, rel.Record = message, o.name, o.path, o.record
	return rel
}

// report passes on the results, with what comparing found.
func (c *comparison) report(write func(*rules.Result) error) error {
	for number := range c.results.at {
		data, err := c.results.get(number)
		if err != nil {
			return err
		}
		o, err := decodeOutcome(data)
		if err != nil {
			return err
		}
		if more := c.found[number]; len(more) > 0 {
			if a := c.article(number); a != nil {
				p, err := c.Profile(o.Result.Path)
				if err != nil {
					return err
				}
				for i := range more {
					more[i].Severity = cmp.Or(p.Severity[more[i].Rule], more[i].Severity)
				}
				p.Amend(a, &o.Result, more)
			}
		}
		c.settle(&o.Result)
		if err := write(&o.Result); err != nil {
			return err
		}
	}
	return nil
}
