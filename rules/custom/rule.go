package custom

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// A rule is a rule with what its file says beyond its metadata.
type rule struct {
	*rules.Rule
	id       node
	examples []node
	pack     *lang.Pack
	bundle   *bundle

	message, suggestion, fix *template
	parts                    []layer.Part // in which it looks; nil: all
	certain                  bool         // mtlint fix may write the fix
	unquoted                 bool         // it leaves quotations alone
	exact                    bool         // capitals must be as written
	except                   []*sequence
}

// anyLang is the language of rules that run on all.
const anyLang = "any"

// kinds are the kinds of pattern. Each returns what finds its matches, and how many
// parts {1}, {2} … its matches have.
var kinds = []struct {
	key string
	fn  func(*bundle, *rule, fieldset) (finder, int, error)
}{
	{"phrases", (*bundle).phrases},
	{"tokens", (*bundle).tokens},
	{"consistency", (*bundle).consistency},
	{"regexp", (*bundle).regexp},
}

// A finder finds the matches of a rule in an article, in order.
type finder func(p *rules.Pass) []match

// A fieldset is the keys of a rule, and what is shared by all rules of its file.
type fieldset struct {
	node
	by    map[string]node
	lists map[string][]string
}

var ruleKeys = []string{
	"id", "name", "message", "category", "severity", "rationale", "lets-pass", "examples",
	"phrases", "tokens", "consistency", "regexp",
	"suggestion", "fix", "certain", "except", "in", "quotations", "case", "prefer", "lang",
}

// rule compiles the rule that a node describes.
func (b *bundle) rule(n node, lists map[string][]string) (*rule, error) {
	by, err := n.fields(ruleKeys...)
	if err != nil {
		return nil, err
	}
	r := &rule{Rule: &rules.Rule{}, bundle: b}
	f := fieldset{n, by, lists}
	if err := r.meta(f); err != nil {
		return nil, err
	}
	if err := r.scope(f); err != nil {
		return nil, err
	}
	if err := r.read(f); err != nil {
		return nil, err
	}
	kind := -1
	for i, k := range kinds {
		if at, ok := by[k.key]; ok {
			if kind >= 0 {
				return nil, at.errorf("a rule has one kind of pattern: this has %s already", kinds[kind].key)
			}
			kind = i
		}
	}
	if kind < 0 {
		return nil, n.errorf("the rule %s has no pattern: use %s", r.ID, or([]string{"phrases", "tokens", "consistency", "regexp"}))
	}
	if at, ok := by["prefer"]; ok && kinds[kind].key != "consistency" {
		return nil, at.errorf("prefer is for rules of consistency")
	}
	find, parts, err := kinds[kind].fn(b, r, f)
	if err != nil {
		return nil, err
	}
	if err := r.templates(f, parts); err != nil {
		return nil, err
	}
	r.Check = func(p *rules.Pass) { r.report(p, find(p)) }
	return r, nil
}

// must returns the value of a key, or an error that says what is missing.
func (f fieldset) must(key string) (node, error) {
	if n, ok := f.by[key]; ok {
		return n, nil
	}
	return node{}, f.errorf("%q is missing: a rule has id, name, message, category, severity, rationale, examples and a pattern", key)
}

// meta reads what documents the rule.
func (r *rule) meta(f fieldset) (err error) {
	for _, t := range []struct {
		key  string
		into *string
	}{{"id", &r.ID}, {"name", &r.Name}, {"rationale", &r.Rationale}} {
		n, err := f.must(t.key)
		if err != nil {
			return err
		}
		if *t.into, err = n.text(mostText); err != nil {
			return err
		}
		*t.into = strings.TrimSpace(*t.into)
	}
	r.id = f.by["id"]
	if !kebab(r.ID) {
		return r.id.errorf("the id %q is not in kebab-case: write small letters, digits and hyphens, as in house-words", clip(r.ID))
	}
	if n, ok := f.by["lets-pass"]; ok {
		if r.LetsPass, err = n.text(mostText); err != nil {
			return err
		}
	}
	n, err := f.must("category")
	if err != nil {
		return err
	}
	names := make([]string, len(mqm.Categories))
	for i, c := range mqm.Categories {
		names[i] = string(c)
	}
	category, err := n.one(names...)
	if err != nil {
		return err
	}
	r.Category = mqm.Category(category)
	if n, err = f.must("severity"); err != nil {
		return err
	}
	severity, err := n.one("neutral", "minor", "major", "critical")
	if err != nil {
		return err
	}
	r.Severity, err = mqm.ParseSeverity(severity)
	r.File = fmt.Sprintf("%s:%d", f.src.name, r.id.Line)
	return err
}

// longestID is how long an ID may be: longer ones make tables unreadable.
const longestID = 60

func kebab(id string) bool {
	for part := range strings.SplitSeq(id, "-") {
		if part == "" || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
			return false
		}
	}
	return len(id) <= longestID
}

// scope reads where the rule looks.
func (r *rule) scope(f fieldset) (err error) {
	tag := lang.English
	if n, ok := f.by["lang"]; ok {
		if tag, err = n.one(append([]string{anyLang}, lang.Tags()...)...); err != nil {
			return err
		}
	}
	if r.AnyLanguage = tag == anyLang; r.AnyLanguage {
		tag = lang.English
	} else {
		r.Lang = tag
	}
	if r.pack, err = r.bundle.pack(tag); err != nil {
		return err
	}
	if n, ok := f.by["in"]; ok {
		parts, err := n.list(len(layer.PartNames))
		if err != nil {
			return err
		}
		for _, part := range parts {
			name, err := part.one(layer.PartNames...)
			if err != nil {
				return err
			}
			r.parts = append(r.parts, layer.Part(slices.Index(layer.PartNames, name)))
		}
	}
	if n, ok := f.by["quotations"]; ok {
		quoted, err := n.yes()
		if err != nil {
			return err
		}
		r.unquoted = !quoted
	}
	if n, ok := f.by["case"]; ok {
		if _, err := n.one("exact"); err != nil {
			return err
		}
		r.exact = true
	}
	if n, ok := f.by["except"]; ok {
		if r.except, err = n.sequences(r.pack, f.lists, r.exact); err != nil {
			return err
		}
	}
	return nil
}

// templates reads what is said about a match.
func (r *rule) templates(f fieldset, parts int) error {
	n, err := f.must("message")
	if err != nil {
		return err
	}
	if r.message, err = n.template(parts); err != nil {
		return err
	}
	if len(r.message.pieces) == 0 {
		return n.errorf("the message is empty")
	}
	if n, ok := f.by["suggestion"]; ok {
		if r.suggestion, err = n.template(parts); err != nil {
			return err
		}
	}
	if n, ok := f.by["fix"]; ok {
		if r.fix, err = n.template(parts); err != nil {
			return err
		}
	}
	if n, ok := f.by["certain"]; ok {
		if r.certain, err = n.yes(); err == nil && r.fix == nil {
			err = n.errorf("certain is said of a fix: there is none")
		}
	}
	return err
}
