// Package engine runs a set of rules over one article. It does no I/O and keeps
// no state between articles.
package engine

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/detector"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// An Engine is safe for concurrent use; an Article is not.
type Engine struct {
	rules  []*rules.Rule
	scheme *mqm.Scheme
	accept *Accept
	sets   sync.Map // *lang.Pack → ruleSet
}

// Options are what an engine runs and how it weighs what is found.
type Options struct {
	Rules  []*rules.Rule
	Scheme *mqm.Scheme // nil: mqm.Core
	Accept *Accept     // nil: nothing
}

// A ruleSet is what of the rules can judge a language.
type ruleSet struct {
	runs    []bool   // of the engine's rules
	skipped []string // IDs
}

// set returns the rules for a pack.
func (e *Engine) set(p *lang.Pack) ruleSet {
	if s, ok := e.sets.Load(p); ok {
		return s.(ruleSet)
	}
	s := ruleSet{runs: make([]bool, len(e.rules))}
	for k, r := range e.rules {
		if s.runs[k] = Judges(&r.Meta, p); !s.runs[k] {
			s.skipped = append(s.skipped, r.ID)
		}
	}
	e.sets.Store(p, s)
	return s
}

// Judges reports whether a rule can judge articles in the language of a pack.
func Judges(r *rules.Meta, p *lang.Pack) bool {
	if r.Lang != "" {
		return r.Lang == p.Tag
	}
	if p.Tag == lang.English {
		return true
	}
	return r.AnyLanguage && !slices.ContainsFunc(r.Needs, func(file string) bool { return !p.Has(file) })
}

// New makes an engine that weighs as usual.
func New(set ...*rules.Rule) (*Engine, error) { return Make(Options{Rules: set}) }

// Make checks the rules themselves before any article is read. They run in the
// order of their IDs, whatever order they are given in.
func Make(o Options) (*Engine, error) {
	e := &Engine{rules: slices.Clone(o.Rules), scheme: cmp.Or(o.Scheme, mqm.Core), accept: o.Accept}
	slices.SortFunc(e.rules, func(a, b *rules.Rule) int { return cmp.Compare(a.ID, b.ID) })
	for i, r := range e.rules {
		switch {
		case r.ID == "" || r.Name == "" || r.Check == nil || r.Category == "" || r.Severity == 0 || r.Rationale == "" || len(r.Examples) == 0:
			return nil, fmt.Errorf("rule %q is incomplete", r.ID)
		case i > 0 && e.rules[i-1].ID == r.ID:
			return nil, fmt.Errorf("two rules are called %q", r.ID)
		}
		for _, p := range r.Params {
			if p.Name == "" || p.Help == "" || !(p.Min <= p.Default && p.Default <= p.Max && p.Min < p.Max) {
				return nil, fmt.Errorf("rule %q: the parameter %q is incomplete", r.ID, p.Name)
			}
		}
	}
	return e, nil
}

// Check runs every rule in order on the calling goroutine, merges what they
// found, and scores the article.
func (e *Engine) Check(a *article.Article) rules.Result {
	res, _ := e.CheckContext(context.Background(), a) // which is never done
	return res
}

// CheckContext is Check, but for an error if ctx is done before it is.
func (e *Engine) CheckContext(ctx context.Context, a *article.Article) (rules.Result, error) {
	all, err := e.CheckAll(ctx, []*article.Article{a})
	return all[0], err
}

// CheckAll checks articles side by side: each rule looks at all of them before the next
// rule does, so that what it needs stays in the caches of the processor. Of a few dozen
// kilobytes at once, that takes a fifth off the time (BenchmarkArticles of rules/all).
func (e *Engine) CheckAll(ctx context.Context, articles []*article.Article) ([]rules.Result, error) {
	all, sets, passes := make([]rules.Result, len(articles)), make([]ruleSet, len(articles)), make([]*rules.Pass, len(articles))
	for i, a := range articles {
		sets[i], passes[i] = e.set(a.Lang), rules.NewPass(a)
		all[i] = rules.Result{Path: a.Name, ID: a.ID, Lang: a.Lang.Tag, Skipped: sets[i].skipped}
	}
	for k, r := range e.rules {
		if err := ctx.Err(); err != nil {
			return all, err
		}
		for i, pass := range passes {
			if !sets[i].runs[k] {
				continue
			}
			if why := apply(r, pass); why != "" {
				all[i].NotRun = append(all[i].NotRun, rules.NotRun{Rule: r.ID, Why: why})
			}
		}
	}
	for i, a := range articles {
		e.complete(a, &all[i], passes[i].Found())
	}
	return all, nil
}

// complete makes the result of what the rules found in an article.
func (e *Engine) complete(a *article.Article, res *rules.Result, found []rules.Finding) {
	res.Title = a.Title
	if t := layer.Structure.Of(a).Title; t >= 0 {
		res.Title = strings.Clone(a.Doc.Text(a.Doc.Blocks[t].Span))
	}
	res.Meta, res.Directives = a.Meta, slices.Clone(a.Directives)
	e.finish(a, res, e.accept.filter(a, prose(a, found)), e.read(a, res))
}

// prose drops what was found in code.
func prose(a *article.Article, found []rules.Finding) []rules.Finding {
	if len(a.Code) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(f rules.Finding) bool {
		next, _ := slices.BinarySearchFunc(a.Code, f.Span.Start, func(c text.Span, at int32) int { return cmp.Compare(c.End, at+1) })
		return next < len(a.Code) && a.Code[next].Overlaps(f.Span)
	})
}

// Amend adds to the result of an article what was found by comparing it with
// others, and scores it anew. a is the article, read again; what its words look like to
// the model has not changed, and is not asked again.
func (e *Engine) Amend(a *article.Article, res *rules.Result, more []rules.Finding) {
	found := slices.Concat(res.Findings, more)
	for i := range found {
		found[i].Penalty = 0
	}
	omitted := res.Omitted
	e.finish(a, res, found, res.Score.Read)
	res.Omitted += omitted
}

// Leave leaves out findings of a result, scores it anew and returns how many they
// are. The words that count stay the same, so that the scores can be compared.
func (e *Engine) Leave(res *rules.Result, out func(*rules.Finding) bool) (n int) {
	kept := make([]rules.Finding, 0, len(res.Findings))
	for i := range res.Findings {
		if f := res.Findings[i]; out(&f) {
			n++
		} else {
			f.Penalty = 0
			kept = append(kept, f)
		}
	}
	res.Findings = kept
	res.Score = e.scheme.Score(res.Score.Words, e.penalize(kept)).Estimate(res.Score.Read)
	return n
}

// finish leaves out what directives ask for, merges what was found, gives it places,
// and scores the article.
func (e *Engine) finish(a *article.Article, res *rules.Result, found []rules.Finding, read mqm.Reading) {
	found = silence(a, res.Directives, found)
	slices.SortStableFunc(found, byPlace)
	found = merge(found)
	slices.SortStableFunc(found, byPlace) // a heavier finding may have taken the place of one before it
	found, res.Omitted = limit(found)
	locate(a.Doc, found)
	fingerprint(found)
	res.Findings = found
	res.Score = e.scheme.Score(ownWords(a.Doc, found), e.penalize(found)).Estimate(read)
}

// read asks the models what they say of the words of an article; nothing, where they
// cannot tell. What they hold against its style is kept in the result.
func (e *Engine) read(a *article.Article, res *rules.Result) (read mqm.Reading) {
	if e.scheme.FindingsOnly || !slices.ContainsFunc(e.rules, func(r *rules.Rule) bool { return !r.AnyLanguage }) {
		return read // rules that need no language are not made to wait for its models
	}
	defer func() {
		if recover() != nil {
			read = mqm.Reading{} // the rule that asked for it first is among those that failed
		}
	}()
	read.Doubt = detector.Garbles.Of(a).Doubt
	if h := layer.Habits.Of(a); h.Enough() {
		index := h.Index // a result keeps nothing of the layer
		read.Habits = &index
		for _, habit := range h.Heaviest {
			res.Habits = append(res.Habits, rules.Habit(habit))
		}
	}
	return read
}

// byPlace is the reading order of findings.
func byPlace(a, b rules.Finding) int {
	return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Rule, b.Rule))
}

// maxPerRule is how many findings of one rule an article may have. A text that
// has more is not an article with defects but something else throughout, and its
// score has long been decided.
const maxPerRule = 200

// limit keeps the first findings of each rule and counts those left out.
func limit(found []rules.Finding) (kept []rules.Finding, omitted int) {
	n := map[string]int{}
	kept = found[:0]
	for _, f := range found {
		if n[f.Rule]++; n[f.Rule] <= maxPerRule {
			kept = append(kept, f)
		}
	}
	return kept, len(found) - len(kept)
}

// apply confines a rule's panic to that rule, findings included.
func apply(r *rules.Rule, pass *rules.Pass) (why string) {
	found := len(pass.Found())
	defer func() {
		if v := recover(); v != nil {
			pass.Forget(found)
			why = fmt.Sprint("panic: ", v)
		}
	}()
	pass.Apply(r)
	return ""
}

// penalize sets the points of each finding and returns their sum. Of one rule's
// minor findings only the first few count: a habit of the translator is one
// defect of the article, not thirty.
func (e *Engine) penalize(found []rules.Finding) (sum float64) {
	minors := map[string]int{}
	for i := range found {
		f := &found[i]
		if f.Severity == mqm.Minor {
			if minors[f.Rule]++; minors[f.Rule] > e.scheme.MaxMinorPerRule {
				continue
			}
		}
		f.Penalty = e.scheme.Penalty(f.Category, f.Severity)
		sum += f.Penalty
	}
	return sum
}

// ownWords counts the words of the article's own text: what design findings cover
// (page residue, repeated headlines and paragraphs, notices) is not part of it.
func ownWords(d *text.Document, found []rules.Finding) (n int) {
	cover := int32(0) // all tokens before this byte are judged by the findings so far
	next := 0
	for _, t := range d.Tokens {
		for next < len(found) && found[next].Span.Start <= t.Start {
			f := found[next]
			if f.Category.Dimension() == "design" && f.Category != mqm.Truncation && f.Category != mqm.Markup {
				cover = max(cover, f.Span.End)
			}
			next++
		}
		if t.Start >= cover && (t.Kind == text.Word || t.Kind == text.Number) {
			n++
		}
	}
	return n
}
