package config

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// Settings are what holds for an article, or for a run.
type Settings struct {
	Files   []string // that were read, the strongest last
	named   string   // the flag or variable that names the last; empty: it was looked for
	Profile *engine.Profile
	Rules   []rules.Meta // all there are, those that do not run included, by ID

	custom string // what the user's own rules are
	table  *Table
	values map[string]setting
	off    map[string]Origin // rules that do not run, and what switched them off
}

// settings merges the parts of a chain that hold, and the flags.
func (c *Config) settings(ch *chain, mask string) (*Settings, error) {
	s := &Settings{Files: ch.files, named: c.named(), Rules: ch.table.Rules, custom: ch.digest, table: ch.table, values: map[string]setting{}, off: map[string]Origin{}}
	var parts []*part
	for i, p := range ch.parts {
		if mask[i] == '1' {
			parts = append(parts, p)
		}
	}
	flags := &part{}
	for _, f := range c.Flags {
		key := ch.table.named(f.Key.Name)
		if err := key.check(f.Value); err != nil {
			if key.Flag == "" {
				return nil, fmt.Errorf("%s: %w", key.Name, err)
			}
			return nil, fmt.Errorf("--%s: %w", key.Flag, err)
		}
		flags.settings = append(flags.settings, setting{key: key, value: f.Value, origin: Origin{Flag: key.Flag}})
	}
	parts = append(parts, flags)
	for _, p := range parts {
		for _, v := range p.settings {
			if have, ok := s.values[v.key.Name]; ok && v.key.Adds {
				v.value = slices.Concat(have.value.([]string), v.value.([]string))
				v.before = append(slices.Clone(have.before), have.origin)
			}
			s.values[v.key.Name] = v
		}
	}
	for _, p := range parts {
		s.choose(p)
	}
	var err error
	s.Profile, err = s.profile(slices.Concat(c.Rules, ch.custom), c.Corpus)
	return s, err
}

// choose switches rules on and off as one part of the settings says.
func (s *Settings) choose(p *part) {
	picked, hasPicked := p.get("select")
	left, hasLeft := p.get("ignore")
	for _, m := range s.Rules {
		severity := s.Severity(&m)
		in, out := exactness(picked.value, &m, severity), exactness(left.value, &m, severity)
		switch {
		case hasLeft && out > 0 && out >= in:
			s.off[m.ID] = left.origin
		case hasPicked && in == 0:
			s.off[m.ID] = picked.origin
		case hasPicked:
			delete(s.off, m.ID)
		}
		if v, ok := p.get(dotted([]string{"rules", m.ID, "enabled"})); ok {
			if v.value.(bool) {
				delete(s.off, m.ID)
			} else {
				s.off[m.ID] = v.origin
			}
		}
	}
}

// exactness tells how exactly a list of selectors names a rule; 0: not at all.
func exactness(list any, m *rules.Meta, severity mqm.Severity) (most int) {
	names, _ := list.([]string)
	for _, name := range names {
		switch {
		case name == m.ID:
			return 5
		case begins(string(m.Category), name):
			most = max(most, 3+strings.Count(name, "/"))
		case name == severity.String():
			most = max(most, 2)
		case name == everything:
			most = max(most, 1)
		}
	}
	return most
}

const everything = "all"

// begins reports whether a category is, or begins with, the words of a name.
func begins(category, name string) bool {
	rest, ok := strings.CutPrefix(category, name)
	return ok && name != "" && (rest == "" || rest[0] == '/' || rest[0] == ' ')
}

// selector refuses what names no rule.
func (t *Table) selector(s string) error {
	words := slices.Concat([]string{everything}, severities, mqm.Dimensions)
	if slices.Contains(words, s) {
		return nil
	}
	for _, m := range t.Rules {
		if s == m.ID || begins(string(m.Category), s) {
			return nil
		}
		words = append(words, m.ID, string(m.Category))
	}
	return fmt.Errorf("no rule, category or severity is called %q%s", s, didYouMean(s, words))
}

// Value returns what holds for a key, and where it comes from.
func (s *Settings) Value(key string) (any, Origin) {
	if v, ok := s.values[key]; ok {
		return v.value, v.origin
	}
	sec, _ := s.table.find(strings.Split(key, "."))
	return sec.key.Default, Origin{}
}

// Number is the value of a Number or Whole that has a default.
func (s *Settings) Number(key string) float64 { v, _ := s.Value(key); return v.(float64) }

// Text is the value of a Text or Choice; empty if there is none.
func (s *Settings) Text(key string) string { v, _ := s.Value(key); t, _ := v.(string); return t }

// List is the value of a List.
func (s *Settings) List(key string) []string { v, _ := s.Value(key); l, _ := v.([]string); return l }

// On is the value of a Switch.
func (s *Settings) On(key string) bool { v, _ := s.Value(key); b, _ := v.(bool); return b }

// limit is the value of a Number that need not be set.
func (s *Settings) limit(key string) mqm.Limit {
	v, _ := s.Value(key)
	n, ok := v.(float64)
	return mqm.Limit{Set: ok, N: n}
}

// Severity is that of the findings of a rule.
func (s *Settings) Severity(m *rules.Meta) mqm.Severity { return cmp.Or(s.severity(m), m.Severity) }

// severity is that which somebody set; unset if nobody did.
func (s *Settings) severity(m *rules.Meta) mqm.Severity {
	v, ok := s.values[dotted([]string{"rules", m.ID, "severity"})]
	if !ok {
		return 0
	}
	level, _ := mqm.ParseSeverity(v.value.(string)) // the key allows no other
	return level
}

// RunGate is what the articles of a run must meet together.
func (s *Settings) RunGate() mqm.RunGate {
	return mqm.RunGate{Mean: s.limit("gate.fail-mean"), Share: s.Number("gate.fail-share")}
}

// gate is what an article must meet.
func (s *Settings) gate() mqm.Gate {
	level, _ := mqm.ParseSeverity(s.Text("gate.fail-level")) // none: unset
	g := mqm.Gate{FailUnder: s.Number("gate.fail-under"), FailLevel: level}
	for v := mqm.Minor; v <= mqm.Critical; v++ {
		g.Max[v] = s.limit("gate.max-" + v.String())
	}
	return g
}

// scheme is how findings are weighed.
func (s *Settings) scheme() *mqm.Scheme {
	made := *mqm.Core
	made.AcceptablePoints, made.AcceptableScore = s.Number("score.acceptable-points"), s.Number("score.acceptable-score")
	made.FindingsOnly = !s.On("score.estimates")
	made.MaxMinorPerRule = int(s.Number("score.max-minor-per-rule"))
	made.Except = map[mqm.Category][mqm.Critical + 1]float64{}
	for v := mqm.Minor; v <= mqm.Critical; v++ {
		made.Severity[v] = s.Number("score." + v.String())
	}
	for c, e := range mqm.Core.Except {
		made.Except[c] = e
	}
	for _, c := range s.table.categories {
		for v := mqm.Minor; v <= mqm.Critical; v++ {
			if set, ok := s.values[dotted([]string{"score", "category", c, v.String()})]; ok {
				e, have := made.Except[mqm.Category(c)]
				if !have {
					e = made.Severity
				}
				e[v] = set.value.(float64)
				made.Except[mqm.Category(c)] = e
			}
		}
	}
	return &made
}

// profile compiles the settings for the engine.
func (s *Settings) profile(own []*rules.Rule, corpus []*rules.CorpusRule) (*engine.Profile, error) {
	var run []*rules.Rule
	for _, r := range own {
		if _, off := s.off[r.ID]; off {
			continue
		}
		params := map[string]float64{}
		for _, p := range r.Params {
			if v, ok := s.values[dotted([]string{"rules", r.ID, p.Name})]; ok {
				params[p.Name] = v.value.(float64)
			}
		}
		if severity := s.severity(&r.Meta); severity != 0 || len(params) > 0 {
			r = r.Tuned(severity, params)
		}
		run = append(run, r)
	}
	eng, err := engine.Make(engine.Options{
		Rules: run, Scheme: s.scheme(), Accept: engine.NewAccept(s.List("accept.words"), s.List("accept.names")),
	})
	if err != nil {
		return nil, err
	}
	p := &engine.Profile{Engine: eng, Gate: s.gate(), Key: s.key(), Off: map[string]bool{}, Severity: map[string]mqm.Severity{}}
	for _, r := range corpus {
		if _, off := s.off[r.ID]; off {
			p.Off[r.ID] = true
		}
		if severity := s.severity(&r.Meta); severity != 0 {
			p.Severity[r.ID] = severity
		}
	}
	return p, nil
}

// key names everything on which the findings and scores of an article depend.
func (s *Settings) key() string {
	lines := []string{s.custom}
	for name, v := range s.values {
		switch section, _, _ := strings.Cut(name, "."); section {
		case "rules", "accept", "score":
			lines = append(lines, name+" = "+Format(v.value))
		}
	}
	for id := range s.off {
		lines = append(lines, "off "+id)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
