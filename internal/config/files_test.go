package config

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// uncommented is the start file with all that it shows switched on.
func uncommented() string {
	var b strings.Builder
	for line := range strings.Lines(Start()) {
		if rest, ok := strings.CutPrefix(line, "#"); ok && !strings.HasPrefix(rest, " ") {
			line = rest
		}
		b.WriteString(line)
	}
	return strings.NewReplacer("misspelled-word", "odd-spelling", `"doubled-word"`, `"odd-grammar"`, "../mtlint.toml", "base.toml").Replace(b.String())
}

// The start file changes nothing, and all that it shows may be switched on.
func TestStart(t *testing.T) {
	dir := write(t, map[string]string{"mtlint.toml": Start(), "sub/mtlint.toml": uncommented(), "sub/base.toml": "", "sub/rules/own.yml": ""})
	s, plain := open(t, Source{Dir: dir}), open(t, Source{Dir: dir, Isolated: true})
	if _, shown, _ := strings.Cut(s.Show(), "\n"); !strings.HasSuffix(plain.Show(), shown) || len(s.values) > 0 {
		t.Errorf("the start file says something:\n%s", s.Show())
	}
	own := testRules()[:1]
	own[0].ID = "own-rule"
	_, s, err := Open(Source{Dir: dir, Rules: testRules(), Custom: customOf(own)}, []string{"sub/opinion/a.txt"})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range keys() {
		if v, o := s.Value(k.Name); o.File == "" || v == nil {
			t.Errorf("%s = %v from %s", k.Name, v, o)
		}
	}
	if s.Number("gate.fail-under") != 70 || s.Profile.Runs("odd-spelling") {
		t.Errorf("the override does not hold:\n%s", s.Show())
	}
}

func TestShow(t *testing.T) {
	dir := write(t, map[string]string{
		"base.toml":   "accept.words = [\"a\\\"b\"]",
		"mtlint.toml": "extend = \"base.toml\"\nignore = [\"fluency\"]\n[accept]\nwords = [\"c\"]\n[rules.odd-spelling]\nmin-words = 9\n[score.category.\"fluency/spelling\"]\nminor = 0.5\n",
	})
	got := open(t, Source{Dir: dir, Flags: flag("fail-under", 91.5)}).Show()
	for _, want := range []string{
		"# read: base.toml, which is extended\n# read: mtlint.toml\n",
		"gate.fail-under = 91.5", "# --fail-under\n", "# gate.fail-mean is not set\n",
		`accept.words = ["a\"b", "c"]`, "# base.toml:1, mtlint.toml:4\n",
		"rules.odd-spelling.min-words = 9          # mtlint.toml:6\n",
		"score.category.\"fluency/spelling\".minor = 0.5  # mtlint.toml:8\n",
		"# 2 of 3 rules do not run\n#   odd-grammar: mtlint.toml:2\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if err := toml.Unmarshal([]byte(got), &map[string]any{}); err != nil {
		t.Errorf("what is shown is no TOML: %v\n%s", err, got)
	}
}

// The schema takes what the decoder takes, and refuses what it refuses.
func TestSchema(t *testing.T) {
	table := NewTable(Metas(testRules(), nil))
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(table.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("settings.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("settings.json")
	if err != nil {
		t.Fatal(err)
	}
	valid := func(text string) error {
		var v any
		if err := toml.Unmarshal([]byte(text), &v); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return schema.Validate(doc)
	}
	if err := valid(uncommented()); err != nil {
		t.Errorf("the start file: %v", err)
	}
	for _, k := range table.Keys {
		if err := valid(k.Name + " = " + example(k)); err != nil {
			t.Errorf("%s: %v", k.Name, err)
		}
		if valid(k.Name+" = -5") == nil || valid(k.Name+"x = "+example(k)) == nil && k.Rule == "" {
			t.Errorf("%s: a wrong value or a misspelt key passes", k.Name)
		}
		here := "[[override]]\npaths = [\"a\"]\n" + k.Name + " = " + example(k)
		if (valid(here) == nil) != k.PerPath {
			t.Errorf("%s in an override: %v", k.Name, valid(here))
		}
	}
}
