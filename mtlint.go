// Package mtlint finds the defects of machine translation in news articles.
//
// A [Checker] checks articles, any number at the same time; [Check] is for one. Both
// run the rules that the command mtlint runs, and give the same findings and score.
// The types are this package's own: no type of the packages below it is part of the
// interface, so that rules and engine can change without breaking what imports it.
//
// # Stability
//
// This is version 0. What is exported here changes only as the CHANGELOG says, under
// a heading of its own; new fields may be added to structs at any time, so write
// their literals with names. The IDs of rules do not change. Findings and scores do,
// as rules get better. Everything else in the module is for the command alone.
package mtlint

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/config"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/rules"
	"github.com/mtlint/mtlint/rules/all"
	"github.com/mtlint/mtlint/rules/custom"
)

// An Article is a text to check.
type Article struct {
	Name   string // what results call it; may be empty
	Text   string // the headline first, then paragraphs on lines of their own
	Title  string // the headline, if it is known; it must also stand in Text. Empty: the text tells
	Lang   string // language, as in "en-GB"; empty: that of the options
	Format Format // what Text is
}

// A Format is what the text of an article is.
type Format string

// The formats. Of pages and Markdown the running text is checked, and findings have
// places in the page.
const (
	PlainText Format = "" // as a web extractor yields it
	Markdown  Format = "markdown"
	HTML      Format = "html"
)

// Options say how articles are checked. The zero value is what the command does
// without any settings.
type Options struct {
	Lang        string   // language of all articles; empty: each text tells, and one without a language pack is refused
	Select      []string // the rules to run: IDs, categories or beginnings of them, severities; nil: all
	Ignore      []string // the rules not to run, named likewise; of two that name a rule the more exact one counts
	AcceptWords []string // words that are spelled as they should be
	AcceptNames []string // names that are written as they should be
	Gate        *Gate    // what an article must meet to pass; nil: DefaultGate
	Rules       []File   // files of rules of your own: docs/custom-rules.md
	// Config is the path of a file of settings, mtlint.toml: weights of the score,
	// parameters of rules and all else in docs/configuration.md. The fields above beat
	// it. Empty: no file is read or looked for.
	Config string
}

// A File is a file of rules that need not be on disk.
type File struct{ Name, Text string }

// A Gate is what an article must meet to pass.
type Gate struct {
	FailUnder float64  // lowest score that passes, 0 to 100
	FailLevel Severity // a finding of this severity or above fails; empty: none does
}

// DefaultGate lets an article pass at the acceptable limit without a critical finding.
var DefaultGate = Gate{FailUnder: 80, FailLevel: Critical}

// A Severity is how much a finding weighs.
type Severity string

// The severities, the lightest first.
const (
	Neutral  Severity = "neutral" // advice; costs nothing
	Minor    Severity = "minor"
	Major    Severity = "major"
	Critical Severity = "critical"
)

// A Rule describes a rule of a Checker.
type Rule struct {
	ID        string
	Name      string
	Category  string // of MQM, dimension/subtype
	Severity  Severity
	Rationale string // why this is a defect of translated news
	LetsPass  string // what the rule leaves alone on purpose
}

// A Checker checks articles. It is safe for concurrent use. Making one takes much
// longer than checking an article, so keep it.
type Checker struct {
	profile *engine.Profile
	detect  *input.Decoder
	packs   []*lang.Pack
	rules   []Rule
}

// New makes a Checker. An error tells which option is wrong and what is allowed.
func New(o Options) (*Checker, error) {
	own, err := o.rules()
	if err != nil {
		return nil, err
	}
	from, err := config.Process()
	if err != nil {
		return nil, err
	}
	from.Path, from.Isolated, from.Env, from.User = o.Config, o.Config == "", "", ""
	from.Rules, from.Corpus, from.Flags = slices.Concat(all.List, own), all.Corpus, o.settings()
	from.Custom = func(files []string) ([]*rules.Rule, error) {
		s, err := custom.Load(taken(own), files...)
		if err != nil {
			return nil, err
		}
		return s.Rules, nil
	}
	_, run, err := config.Open(from, nil)
	if err != nil {
		return nil, fmt.Errorf("mtlint: options: %w", err)
	}
	c := &Checker{profile: run.Profile, detect: &input.Decoder{}}
	for _, m := range run.Rules {
		if run.Profile.Runs(m.ID) {
			c.rules = append(c.rules, Rule{m.ID, m.Name, string(m.Category), Severity(run.Severity(&m).String()), m.Rationale, m.LetsPass})
		}
	}
	for _, tag := range slices.Concat([]string{lang.English}, lang.Tags()) { // a text that does not tell is taken for English
		p, err := lang.Open(tag)
		if err != nil {
			return nil, fmt.Errorf("mtlint: %w", err)
		}
		if tag != lang.English || len(c.packs) == 0 {
			c.packs = append(c.packs, p)
		}
	}
	c.detect.Packs, c.detect.Detect = c.packs, true
	if language := run.Text("lang"); language != config.Detect {
		c.detect, err = c.decoder(language)
	}
	return c, err
}

// Check checks one article. To check more, keep a [Checker].
func Check(ctx context.Context, a Article, o Options) (Result, error) {
	c, err := New(o)
	if err != nil {
		return Result{}, err
	}
	return c.Check(ctx, a)
}

// Check checks an article. It returns an error if that cannot be done: the text is
// empty or no text, it is in a language without a pack, or ctx is done. A rule that
// fails is no error: Result.NotRun names it.
func (c *Checker) Check(ctx context.Context, a Article) (res Result, err error) {
	defer func() {
		if v := recover(); v != nil {
			res, err = Result{}, fmt.Errorf("mtlint: %s: internal error: %v; please report this", a.Name, v)
		}
	}()
	dec := c.detect
	if a.Lang != "" {
		if dec, err = c.decoder(a.Lang); err != nil {
			return Result{}, err
		}
	}
	kind, ok := map[Format]input.Kind{PlainText: input.Text, Markdown: input.Markdown, HTML: input.HTML}[a.Format]
	if !ok {
		return Result{}, fmt.Errorf("mtlint: unknown format %q: use %q or %q, or none for plain text", a.Format, Markdown, HTML)
	}
	if len(a.Text) > input.MaxBytes {
		return Result{}, fmt.Errorf("mtlint: %s is larger than %d MiB: split it into articles", a.Name, input.MaxBytes>>20)
	}
	art, err := dec.Decode(input.Item{Path: a.Name, Data: []byte(a.Text), Kind: kind})
	if err != nil {
		return Result{}, fmt.Errorf("mtlint: %s: the article %w", a.Name, err)
	}
	if title := strings.TrimSpace(a.Title); title != "" {
		art.Title = title
	}
	return c.check(ctx, art)
}

// check checks a decoded article.
func (c *Checker) check(ctx context.Context, art *article.Article) (Result, error) {
	found, err := c.profile.CheckContext(ctx, art)
	if err != nil {
		return Result{}, fmt.Errorf("mtlint: %s: %w", art.Name, err)
	}
	return c.result(art, &found), nil
}

// Rules lists the rules that run, by ID, with the severities that the options give them.
func (c *Checker) Rules() []Rule { return slices.Clone(c.rules) }

// decoder makes one for articles in a known language.
func (c *Checker) decoder(tag string) (*input.Decoder, error) {
	primary, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	for _, p := range c.packs {
		if strings.EqualFold(p.Tag, primary) {
			return &input.Decoder{Packs: []*lang.Pack{p}}, nil
		}
	}
	return nil, fmt.Errorf("mtlint: there is no language pack for %q: use %s", tag, strings.Join(lang.Tags(), ", "))
}

// rules compiles the user's own rules.
func (o *Options) rules() ([]*rules.Rule, error) {
	if len(o.Rules) == 0 {
		return nil, nil
	}
	files := make([]custom.File, len(o.Rules))
	for i, f := range o.Rules {
		files[i] = custom.File(f)
	}
	s, err := custom.Compile(taken(nil), files...)
	if err == nil {
		err = s.Verify()
	}
	if err != nil {
		return nil, fmt.Errorf("mtlint: Options.Rules: %w", err)
	}
	return s.Rules, nil
}

// taken reports whether an ID belongs to a rule already.
func taken(own []*rules.Rule) func(id string) bool {
	return func(id string) bool {
		has := func(r *rules.Rule) bool { return r.ID == id }
		return slices.ContainsFunc(all.List, has) || slices.ContainsFunc(own, has) ||
			slices.ContainsFunc(all.Corpus, func(r *rules.CorpusRule) bool { return r.ID == id })
	}
}

// settings writes the options as what the command's flags would set.
func (o *Options) settings() (flags config.Flags) {
	set := func(name string, v any) {
		flags = append(flags, config.FlagValue{Key: config.KeyNamed(name), Value: v})
	}
	for _, list := range []struct {
		name   string
		values []string
	}{{"select", o.Select}, {"ignore", o.Ignore}, {"accept.words", o.AcceptWords}, {"accept.names", o.AcceptNames}} {
		if list.values != nil {
			set(list.name, slices.Clone(list.values))
		}
	}
	if o.Gate != nil {
		set("gate.fail-under", o.Gate.FailUnder)
		level := string(o.Gate.FailLevel)
		if level == "" {
			level = "none"
		}
		set("gate.fail-level", level)
	}
	if o.Lang != "" {
		primary, _, _ := strings.Cut(strings.ReplaceAll(o.Lang, "_", "-"), "-")
		set("lang", strings.ToLower(primary))
	}
	return flags
}
