package config

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// Detect is the value of lang that lets each article tell.
const Detect = "detect"

var (
	severities = []string{"neutral", "minor", "major", "critical"}
	levels     = []string{"critical", "major", "minor", "none"}
)

// keys are the settings that do not depend on the rules, in the order of docs.
func keys() []*Key {
	gate := mqm.DefaultGate
	count := func(severity string) *Key {
		return &Key{
			Name: "gate.max-" + severity, Kind: Whole, Max: math.MaxInt32, Flag: "max-" + severity, PerPath: true, Example: "3",
			Help: "fail an article with more than `n` findings of the severity " + severity,
		}
	}
	weight := func(s mqm.Severity) *Key {
		return &Key{
			Name: "score." + s.String(), Kind: Number, Max: 1000, Default: mqm.Core.Severity[s], PerPath: true,
			Help: "penalty points of a finding of the severity " + s.String(),
		}
	}
	all := []*Key{
		{Name: "extend", Kind: Text, Example: `"../mtlint.toml"`, Help: "another file whose settings hold where this one has none; its path begins at this file's folder"},
		{Name: "select", Kind: List, Flag: "select", Commas: true, late: true, PerPath: true, Example: `["accuracy", "critical"]`,
			Help: "run these `rules` and no others: IDs, categories or beginnings of them (accuracy, fluency/spelling), severities, all"},
		{Name: "ignore", Kind: List, Flag: "ignore", Commas: true, late: true, PerPath: true, Example: `["style", "doubled-word"]`,
			Help: "do not run these `rules`, named as for select; of a select and an ignore the more exact one counts"},
		{Name: "custom", Kind: List, Adds: true, item: glob, Example: `["rules/*.yml"]`, Help: "patterns of files with rules of your own; they begin at this file's folder"},

		{Name: "baseline", Kind: Text, item: path, Example: `".mtlint-baseline.json"`, Help: "the file of known findings, which check and audit leave out; its path begins at this file's folder, and --baseline beats it"},

		{Name: "lang", Kind: Choice, Choices: append([]string{Detect}, lang.Tags()...), Default: Detect, Flag: "lang",
			Help: "`language` of the articles: detect (refuses what has no language pack), or take all for: " + strings.Join(lang.Tags(), ", ")},
		{Name: "include", Kind: List, Flag: "include", item: glob, Example: `["news/**/*.txt"]`,
			Help: "of folders, read the files that match this `pattern` and no others, whatever their extensions; may be repeated"},
		{Name: "exclude", Kind: List, Flag: "exclude", item: glob, Example: `["drafts/**"]`,
			Help: "of folders, leave out the files and folders that match this `pattern`; may be repeated"},
		{Name: "field", Kind: List, Flag: "field", Commas: true, item: field, Example: `["text=body", "id=key"]`,
			Help: "names of the fields of JSON lines, as in `text=body,id=key`: " + strings.Join(input.FieldNames, ", ")},
		{Name: "jobs", Kind: Whole, Max: 1024, Default: 0.0, Flag: "jobs", Short: "j",
			Help: "check `n` articles at the same time (0: one a processor); the output is the same for any number"},

		{Name: "gate.fail-under", Kind: Number, Max: 100, Default: gate.FailUnder, Flag: "fail-under", PerPath: true,
			Help: "fail an article whose `score` is below this, 0 to 100"},
		{Name: "gate.fail-level", Kind: Choice, Choices: levels, Default: gate.FailLevel.String(), Flag: "fail-level", PerPath: true,
			Help: "fail an article with a finding of this `severity` or above: critical, major, minor, none"},
		count("critical"), count("major"), count("minor"),
		{Name: "gate.fail-mean", Kind: Number, Max: 100, Flag: "fail-mean", Example: "90",
			Help: "fail the run if the mean `score` of its articles is below this, 0 to 100"},
		{Name: "gate.fail-share", Kind: Number, Max: 100, Default: 0.0, Flag: "fail-share",
			Help: "fail the run if more than this share of its articles fail, in `percent`"},
		{Name: "gate.exit-zero", Kind: Switch, Default: false, Flag: "exit-zero",
			Help: "exit with 0 also if the gate is not met; what could not be checked still gives 2"},

		{Name: "accept.words", Kind: List, Adds: true, PerPath: true, item: word, Example: `["gemütlich"]`, Help: "words that are spelled as they should be"},
		{Name: "accept.names", Kind: List, Adds: true, PerPath: true, item: name, Example: `["Zsófia Bacsó", "Bury"]`,
			Help: "names that are written as they should be; they count where they are used as names"},

		weight(mqm.Minor), weight(mqm.Major), weight(mqm.Critical),
		{Name: "score.acceptable-points", Kind: Number, Min: 0.1, Max: 10000, Default: mqm.Core.AcceptablePoints, PerPath: true,
			Help: "penalty points per 1,000 words that a text at the acceptable limit has"},
		{Name: "score.acceptable-score", Kind: Number, Max: 99, Default: mqm.Core.AcceptableScore, PerPath: true,
			Help: "score of a text at the acceptable limit"},
		{Name: "score.max-minor-per-rule", Kind: Whole, Min: 1, Max: 1000, Default: float64(mqm.Core.MaxMinorPerRule), PerPath: true,
			Help: "minor findings of one rule beyond these cost nothing"},
		{Name: "score.estimates", Kind: Switch, Default: true, PerPath: true,
			Help: "whether the fluency and wording estimates take their points; without them findings alone decide the score"},
	}
	return all
}

// FlagKeys are the settings that flags set, in the order of docs.
func FlagKeys() []*Key {
	return slices.DeleteFunc(keys(), func(k *Key) bool { return k.Flag == "" })
}

// KeyNamed returns the setting with a name that does not depend on the rules, or nil.
func KeyNamed(name string) *Key {
	all := keys()
	if i := slices.IndexFunc(all, func(k *Key) bool { return k.Name == name }); i >= 0 {
		return all[i]
	}
	return nil
}

// categories lists the categories of a set of rules, and those of which the
// default weights differ.
func categories(metas []rules.Meta) (names []string) {
	for _, m := range metas {
		names = append(names, string(m.Category))
	}
	for c := range mqm.Core.Except {
		names = append(names, string(c))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// A Table is all settings that a set of rules has.
type Table struct {
	Keys  []*Key
	Rules []rules.Meta // by ID
	root  section

	categories []string // of the rules
}

// A section is a part of the tree of names.
type section struct {
	name string
	key  *Key // nil: a section
	subs []*section
	at   map[string]*section
}

// NewTable makes the table for a set of rules.
func NewTable(metas []rules.Meta) *Table {
	t := &Table{Keys: keys(), Rules: slices.Clone(metas)}
	slices.SortFunc(t.Rules, func(a, b rules.Meta) int { return cmp.Compare(a.ID, b.ID) })
	for _, k := range t.Keys {
		t.add(k, strings.Split(k.Name, "."))
		if k.late {
			k.item = t.selector
		}
	}
	t.categories = categories(metas)
	for _, c := range t.categories {
		for s := mqm.Minor; s <= mqm.Critical; s++ {
			k := &Key{Kind: Number, Max: 1000, PerPath: true, Help: "penalty points of a finding of the category " + c + " and the severity " + s.String()}
			if e, ok := mqm.Core.Except[mqm.Category(c)]; ok {
				k.Default = e[s]
			}
			t.dynamic(k, "score", "category", c, s.String())
		}
	}
	for _, m := range t.Rules {
		t.dynamic(&Key{Kind: Switch, Default: true, PerPath: true, Rule: m.ID, Help: "whether the rule runs"}, "rules", m.ID, "enabled")
		t.dynamic(&Key{Kind: Choice, Choices: severities, Default: m.Severity.String(), PerPath: true, Rule: m.ID, Help: "severity of all findings of the rule"}, "rules", m.ID, "severity")
		for _, p := range m.Params {
			t.dynamic(&Key{Kind: paramKind(p), Min: p.Min, Max: p.Max, Default: p.Default, PerPath: true, Rule: m.ID, Help: p.Help}, "rules", m.ID, p.Name)
		}
	}
	return t
}

func paramKind(p rules.Param) Kind {
	if p.Min == math.Trunc(p.Min) && p.Max == math.Trunc(p.Max) && p.Default == math.Trunc(p.Default) {
		return Whole
	}
	return Number
}

// dynamic adds a key that exists because a rule or a category does.
func (t *Table) dynamic(k *Key, path ...string) {
	k.Name = dotted(path)
	t.Keys = append(t.Keys, k)
	t.add(k, path)
}

func (t *Table) add(k *Key, path []string) {
	s := &t.root
	for _, part := range path {
		sub := s.at[part]
		if sub == nil {
			sub = &section{name: part}
			if s.at == nil {
				s.at = map[string]*section{}
			}
			s.at[part] = sub
			s.subs = append(s.subs, sub)
		}
		s = sub
	}
	s.key = k
}

// named returns the key with a name.
func (t *Table) named(name string) *Key {
	s, _ := t.find(strings.Split(name, "."))
	return s.key
}

// find returns the section or key of a path, or the deepest section there is and
// how many parts lead to it.
func (t *Table) find(path []string) (s *section, depth int) {
	s = &t.root
	for i, part := range path {
		sub := s.at[part]
		if sub == nil {
			return s, i
		}
		s = sub
	}
	return s, len(path)
}

// names lists what may stand in a section.
func (s *section) names() (all []string) {
	for _, sub := range s.subs {
		all = append(all, sub.name)
	}
	return all
}

// dotted writes the name of a key as TOML has it.
func dotted(path []string) string {
	parts := make([]string, len(path))
	for i, p := range path {
		if parts[i] = p; p == "" || strings.ContainsFunc(p, func(r rune) bool {
			return !(r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z')
		}) {
			parts[i] = quote(p)
		}
	}
	return strings.Join(parts, ".")
}

func glob(s string) error {
	if s == "" {
		return errors.New("is an empty pattern")
	}
	return (&input.Finder{Include: []string{s}}).Check()
}

func path(s string) error {
	if s == "" || strings.ContainsFunc(s, unicode.IsControl) {
		return fmt.Errorf("%s is no path", quote(s))
	}
	return nil
}

func field(s string) error {
	_, err := input.ParseFields([]string{s})
	return err
}

func word(s string) error {
	if len(strings.Fields(s)) != 1 {
		return fmt.Errorf("%s is not one word; accept.names takes names of several", quote(s))
	}
	return nil
}

func name(s string) error {
	if strings.TrimSpace(s) == "" {
		return errors.New("is an empty name")
	}
	return nil
}
