package custom

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/lang"
)

// head is what every rule of these tests has beside its pattern and examples.
const head = `
id: test-rule
name: A test
message: "“{match}” is wrong"
category: style/awkward
severity: minor
rationale: So that it can be tested.
`

func never(string) bool { return false }

// compile makes the one rule of a pattern.
func compile(pattern string) (*Set, error) {
	return Compile(never, File{"rules.yml", head + "examples: [{bad: ⟦x⟧}]\n" + pattern})
}

func english(t testing.TB) *lang.Pack {
	t.Helper()
	p, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// marks checks a text by a rule of a pattern, and marks what it found.
func marks(t *testing.T, pattern, src string) (marked string, said []string) {
	t.Helper()
	s, err := compile(pattern)
	if err != nil {
		t.Fatal(err)
	}
	e, err := engine.New(s.Rules...)
	if err != nil {
		t.Fatal(err)
	}
	res := e.Check(article.New("test", src, english(t)))
	if len(res.NotRun) > 0 {
		t.Fatal(res.NotRun)
	}
	for _, f := range res.Findings {
		said = append(said, f.Suggestion)
	}
	return engine.Mark(src, res.Findings), said
}

func TestPatterns(t *testing.T) {
	for _, c := range []struct{ name, pattern, want, said string }{
		{"words", "phrases: [utilise, in order to]", "They ⟦Utilise⟧ it ⟦in  order to⟧ win; in the order to.", ""},
		{"the longest phrase", "phrases: {in order: a, in order to: to, order to win: b}", "It is ⟦in order to⟧ win. It is ⟦in order⟧.", "to|a"},
		{"what was meant, with capitals", "phrases: {utilise: use, at present: now}", "⟦Utilise⟧ it ⟦AT PRESENT⟧.", "Use|NOW"},
		{"possession", "phrases: {kiev: kyiv}", "⟦Kiev⟧’s mayor left ⟦Kiev⟧' streets.", "Kyiv|Kyiv"},
		{"apostrophes", `phrases: ["don't worry"]`, "They ⟦don’t worry⟧.", ""},
		{"capitals as written", "phrases: [internet]\ncase: exact", "The ⟦internet⟧ is no Internet.", ""},
		{"exceptions", "phrases: [order]\nexcept: [law and order, [{word: new}, {class: lower}]]", "An ⟦order⟧ of law and order in a new order.", ""},
		{"suggestion and parts", "phrases: [very good]\nsuggestion: '{2} {{{1}}}'", "It was ⟦very good⟧.", "good {very}"},
		{"tokens", "tokens: [{lemma: make}, {tag: DT, optional: true}, decision]", "He ⟦made a decision⟧; she ⟦makes decision⟧ and decision is made.", ""},
		{"repeated", "tokens: [very, {class: lower, repeat: 2}, indeed]", "It was ⟦very good indeed⟧, ⟦very much so indeed⟧, very a b c indeed.", ""},
		{"marked", "tokens: [{word: [in, on]}, {list: weekday, mark: true}]", "They met in ⟦Friday⟧ and on ⟦Monday⟧.", ""},
		{"not", "tokens: [town, {not: {word: hall}}]", "The town hall and the ⟦town square⟧.", ""},
		{"alternatives", "tokens: [[red, car], [blue, bus]]", "A ⟦red car⟧ and a ⟦blue bus⟧, no red bus.", ""},
		{"numbers", "tokens: [{class: number}, per, cent]\nsuggestion: '{1}%'", "It fell ⟦5 per cent⟧.", "5%"},
		{"majority", "consistency: [[organisation, organization]]", "The organisation met. An ⟦organization⟧ left. The organisation stayed.", "organisation"},
		{"first", "consistency: [[organisation, organization]]\nprefer: first", "An organization left. The ⟦organisation⟧ met. The ⟦Organisation⟧ stayed.", "organization|Organization"},
		{"listed", "consistency: [[Kyiv, Kiev]]\nprefer: listed", "⟦Kiev⟧’s mayor left ⟦Kiev⟧. Kyiv was quiet.", "Kyiv|Kyiv"},
		{"one spelling alone", "consistency: [[Kyiv, Kiev]]\nprefer: listed", "Kiev was quiet, and Kiev slept.", ""},
		{"forms", "consistency: [[[organise, organised], [organize, organized]]]", "They organise, organise and ⟦organized⟧.", "organised"},
		{"capitals", "consistency: [[internet, Internet]]\ncase: exact", "Internet access is dear. The internet is old, “Internet” too, and the ⟦Internet⟧ stays. The internet grows.", "internet"},
		{"expression", `regexp: '(\d+) ?%'` + "\nsuggestion: '{1} per cent'", "It fell by ⟦5%⟧ and ⟦17 %⟧.", "5 per cent|17 per cent"},
		{"expression without case", `regexp: '(?i)\bbreaking(:| news)'`, "⟦BREAKING:⟧ a storm. ⟦Breaking news⟧ again.", ""},
		{"expression of two", `regexp: '(colou?r|flavou?r)s?'`, "Of ⟦colors⟧ and ⟦flavour⟧, of ⟦colour⟧, of favour.", ""},
		{"only in quotations", "phrases: [utilise]\nquotations: false", "They ⟦utilise⟧ it. “We utilise it,” he said.", ""},
		{"only in the headline", "phrases: [slams]\nin: [title]", "Mayor ⟦slams⟧ council\n\nThe mayor slams the council in a long letter that was read out on Monday.", ""},
	} {
		src, _ := engine.Unmark(c.want)
		got, said := marks(t, c.pattern, src)
		if got != c.want {
			t.Errorf("%s: found\n %s\nwant\n %s", c.name, got, c.want)
		}
		if strings.Trim(strings.Join(said, "|"), "|") != c.said {
			t.Errorf("%s: suggestions %q, want %q", c.name, said, c.said)
		}
	}
}

// What is wrong is told with its place, the line and what is allowed.
func TestRefused(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"unknown key", head + "phrase: [x]\n", "rules.yml:8:1: unknown key \"phrase\": use id, name,"},
		{"a line is shown", head + "phrase: [x]\n", "8 | phrase: [x]\n    | ^"},
		{"missing", "id: x\n", "\"name\" is missing"},
		{"id", "id: Not Kebab\nname: x\nrationale: x\n", "rules.yml:1:5: the id \"Not Kebab\" is not in kebab-case"},
		{"category", strings.Replace(head, "style/awkward", "style", 1), "unknown value \"style\": use accuracy/mistranslation, "},
		{"severity", strings.Replace(head, "minor", "error", 1), "use neutral, minor, major or critical"},
		{"no pattern", head + "examples: [{bad: ⟦x⟧}]\n", "has no pattern: use phrases, tokens, consistency or regexp"},
		{"two patterns", head + "examples: [{bad: ⟦x⟧}]\nphrases: [x]\nregexp: xyz\n", "has one kind of pattern: this has phrases already"},
		{"no marks", head + "examples: [{bad: x}]\nphrases: [x]\n", "nothing is marked"},
		{"marks in good", head + "examples: [{bad: ⟦x⟧, good: ⟦x⟧}]\nphrases: [x]\n", "nothing is to be found"},
		{"no bad example", head + "examples: [{good: x}]\nphrases: [x]\n", "there is no bad example"},
		{"place", strings.Replace(head, "{match}", "{found}", 1) + "examples: [{bad: ⟦x⟧}]\nphrases: [x]\n", "unknown place {found}: use {match}, {meant}, {1} to {9}"},
		{"prefer", head + "examples: [{bad: ⟦x⟧}]\nphrases: [x]\nprefer: first\n", "prefer is for rules of consistency"},
		{"certain", head + "examples: [{bad: ⟦x⟧}]\nphrases: [x]\ncertain: true\n", "certain is said of a fix: there is none"},
		{"twice", head + "examples: [{bad: ⟦x⟧}]\nphrases: [x y, X  Y]\n", "the phrase \"X  Y\" is there twice"},
		{"capitals alone", head + "examples: [{bad: ⟦x⟧}]\nconsistency: [[internet, Internet]]\n", "is there twice: case: exact tells capitals apart"},
		{"no literal", head + "examples: [{bad: ⟦x⟧}]\nregexp: '\\w+ \\w+'\n", "has no text that every match must have"},
		{"no RE2", head + "examples: [{bad: ⟦x⟧}]\nregexp: '(?<=a)bc'\n", "is not a regular expression of RE2"},
		{"empty match", head + "examples: [{bad: ⟦x⟧}]\nregexp: '(abc)?'\n", "matches the empty text"},
		{"no anchor", head + "examples: [{bad: ⟦x⟧}]\ntokens: [{tag: DT}, {tag: DT}]\n", "have no word, lemma or list that must be there"},
		{"tag", head + "examples: [{bad: ⟦x⟧}]\ntokens: [{tag: NOUN}, x]\n", "unknown tag \"NOUN\""},
		{"class", head + "examples: [{bad: ⟦x⟧}]\ntokens: [{class: noun}, x]\n", "unknown class \"noun\": use ed, ing, "},
		{"list", head + "examples: [{bad: ⟦x⟧}]\ntokens: [{list: nouns}, x]\n", "there is no list \"nouns\""},
		{"two words", head + "examples: [{bad: ⟦x⟧}]\ntokens: [{word: a b}]\n", "more than one word"},
		{"language", head + "lang: xx\nexamples: [{bad: ⟦x⟧}]\nphrases: [x]\n", "unknown value \"xx\": use any, "},
		{"one side", head + "examples: [{bad: ⟦x⟧}]\nconsistency: [[x]]\n", "at least two spellings"},
		{"duplicate key", head + "id: y\n", "the key \"id\" is there twice: it is in line 2 already"},
		{"anchor", "id: &a [x]\n", "anchors (&a) are not allowed"},
		{"alias", "rules: [{rationale: &a x, id: *a}]\n", "aliases (*a) are not allowed"},
		{"tag of YAML", "id: !!binary aGk=\n" + head[len("\nid: test-rule\n"):], "tags (!!binary) are not allowed"},
		{"nothing", "", "there is no rule in it"},
		{"a list", "- x\n", "want keys and values, have a list"},
		{"not YAML", "id: [x\n", "rules.yml:1:1: is not YAML"},
		{"a text that needs quotes", "rules:\n  - id: x\n    message: {match} is x\n    name: y\n", "rules.yml:3:5: is not YAML: did not find expected key; a text with signs such as { : # in it stands in quotes"},
		{"a quote that is not closed", "rules:\n  - id: x\n    message: \"x\n    name: y\n", "rules.yml:3:5: is not YAML"},
		{"wrong indent", "rules:\n  - id: x\n   name: y\n  - id: z\n", "rules.yml:3:4: is not YAML"},
		{"tab", "rules:\n\t- id: x\n", "rules.yml:2:2: is not YAML: found character that cannot start any token; blanks indent, tabs do not"},
		{"NUL", "id: x\nname: a\x00b\n", "rules.yml:2:8: the control character U+0000 is not allowed"},
		{"not UTF-8", "id: x\nname: caf\xe9\n", "rules.yml:2:10: is not UTF-8"},
		{"two rules", "rules:\n- {id: a}\nrule: x\n", "unknown key \"rule\": use rules or lists"},
	} {
		_, err := Compile(never, File{"rules.yml", c.src})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v\nwant %q", c.name, err, c.want)
		}
	}
}

func TestIDsDoNotCollide(t *testing.T) {
	src := File{"a.yml", head + "examples: [{bad: ⟦x⟧}]\nphrases: [x]\n"}
	if _, err := Compile(func(id string) bool { return id == "test-rule" }, src); err == nil || !strings.Contains(err.Error(), "a.yml:2:5") || !strings.Contains(err.Error(), "is a rule of mtlint itself") {
		t.Error(err)
	}
	if _, err := Compile(never, src, File{"b.yml", src.Text}); err == nil || !strings.Contains(err.Error(), "b.yml:2:5") || !strings.Contains(err.Error(), "at a.yml:2") {
		t.Error(err)
	}
}

// A rule that fails its own examples is refused with the marked text.
func TestExamplesAreRun(t *testing.T) {
	for _, c := range []struct{ examples, want string }{
		{"[{bad: They ⟦utilise⟧ it., good: They use it.}]", ""},
		{"[{bad: They utilise ⟦it⟧.}]", "rules.yml:8: the rule test-rule fails its example 1: wanted\n  They utilise ⟦it⟧.\nfound\n  They ⟦utilise⟧ it."},
		{"[{bad: ⟦utilise⟧ it}, {good: They utilise it.}]", "but it finds\n  They ⟦utilise⟧ it."},
		{"[{bad: They ⟦utilise⟧ it., good: They employ it.}]", "gives\n  They use it.\nnot\n  They employ it."},
	} {
		s, err := Compile(never, File{"rules.yml", head + "examples: " + c.examples + "\nphrases: {utilise: use}\nfix: '{meant}'\n"})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Verify(); (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v\nwant %q", c.examples, err, c.want)
		}
	}
}

// Hostile files are refused before they cost much.
func TestHostileFiles(t *testing.T) {
	laughs := "rules:\n- &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		laughs += fmt.Sprintf("- &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", c, c-1, c-1, c-1, c-1, c-1, c-1, c-1, c-1)
	}
	many := head + "examples: [{bad: ⟦x⟧}]\n"
	for _, c := range []struct{ name, src, want string }{
		{"billion laughs", laughs, "anchors (&a) are not allowed"},
		{"a large expression", many + "regexp: " + strings.Repeat("ab", 100_000), "200000 bytes are too long: at most 1000"},
		{"a costly expression", many + "regexp: 'abc(a{1000}){1000}'", "is not a regular expression of RE2"},
		{"deep lists", "rules: " + strings.Repeat("[", 400_000), "is not YAML"},
		{"deep keys", strings.Repeat("{a: ", 100_000), "is not YAML"},
		{"deep examples", many + "phrases: " + strings.Repeat("[", 5000) + strings.Repeat("]", 5000), "want a text, have a list"},
		{"many keys", strings.Repeat("a: b\n", 100_000), "is there twice"},
		{"many documents", strings.Repeat("---\na: b\n", 50_000), "unknown key \"a\""},
		{"many words", many + "phrases: [" + strings.Repeat("x,", 50_000) + "]", "at most 20000 are allowed"},
		{"too large", strings.Repeat("#", maxBytes+1), "is larger than 1 MB"},
		{"percents", strings.Repeat("%", 500_000), "is not YAML"},
		{"anchors", strings.Repeat("&a ", 300_000), "is not YAML"},
		{"dashes", strings.Repeat("- ", 5_000), "want keys and values"},
		{"a wide line", strings.Repeat(" ", 500_000) + "]", "is not YAML"},
		{"terminal codes", "id: \"\\e[2J\"\nname: x\nrationale: x\n", "kebab-case"},
	} {
		_, err := Compile(never, File{"rules.yml", c.src})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %.300v\nwant %q", c.name, err, c.want)
		}
		if err != nil && (len(err.Error()) > 3000 || strings.ContainsAny(err.Error(), "\x1b\x00")) {
			t.Errorf("%s: a message of %d bytes: %.200q", c.name, len(err.Error()), err)
		}
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	rule := head + "examples: [{bad: ⟦utilise⟧ it}]\nphrases: [utilise]\n"
	for name, text := range map[string]string{"a.yml": rule, "b.yaml": strings.Replace(rule, "test-rule", "other-rule", 1), "c.txt": "no rule"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for pattern, want := range map[string]int{"": 2, "*.yml": 1, "?.{yml,yaml}": 2, "a.yml": 1} {
		s, err := Load(never, filepath.Join(dir, pattern))
		if err != nil || len(s.Rules) != want {
			t.Errorf("%q: %v, %v", pattern, s, err)
		}
	}
	empty := t.TempDir()
	for pattern, want := range map[string]string{
		filepath.Join(dir, "none.yml"):   "none.yml: cannot be read: no such file or directory",
		filepath.Join(empty, "*.yml"):    "no file matches the pattern",
		empty:                            "there is no *.yml in the folder",
		"/dev/zero":                      "/dev/zero: is larger than 1 MB",
		filepath.Join(dir, "a.yml", "x"): "cannot be read: not a directory",
	} {
		if _, err := Load(never, pattern); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", pattern, err, want)
		}
	}
}

// A sequence that matches in very many ways costs no more than its length.
func TestHostileText(t *testing.T) {
	s, err := compile("tokens: [" + strings.Repeat("{any: true, optional: true}, ", 19) + "{word: a}, " + strings.Repeat("{any: true, optional: true}, ", 19) + "{word: b}]\nexcept: [[" + strings.Repeat("{any: true, optional: true}, ", 39) + "{word: c}]]")
	if err != nil {
		t.Fatal(err)
	}
	e, err := engine.New(s.Rules...)
	if err != nil {
		t.Fatal(err)
	}
	if res := e.Check(article.New("test", strings.Repeat("a ", 20_000), english(t))); len(res.NotRun)+len(res.Findings) > 0 {
		t.Error(res.NotRun, res.Findings)
	}
}

// The text is searched once for each text that an expression needs, however many
// paragraphs have another one.
func TestLongText(t *testing.T) {
	src := strings.Repeat("A zebra ran.\n\n", 20_000)
	marked, _ := marks(t, "regexp: 'zebra|giraffe|lion|tiger|otter'", src)
	if n := strings.Count(marked, "⟦zebra⟧"); n != 200 {
		t.Errorf("%d findings, want as many as a rule may have", n)
	}
}

func FuzzCompile(f *testing.F) {
	for _, s := range []string{"phrases: [utilise]", "tokens: [{lemma: make}, {any: true, repeat: 3}]", "consistency: [[a, b]]\nprefer: first", "regexp: '(?i)ab+c'\nfix: ''", "lists: {a: [b]}\nrules: [{id: x}]"} {
		f.Add(head + "examples: [{bad: They ⟦utilise⟧ it.}]\n" + s)
	}
	pack := english(f)
	f.Fuzz(func(t *testing.T, src string) {
		s, err := Compile(never, File{"rules.yml", src})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "rules.yml:") {
				t.Errorf("no place in %q", err)
			}
			return
		}
		a := article.New("test", "They utilise a b, made many decisions, and said “abc” on Friday.\n\nThe end of it.", pack)
		for _, r := range s.Rules {
			for _, f := range r.Apply(a) {
				if f.Span.Len() == 0 {
					t.Errorf("%s: empty span", r.ID)
				}
			}
		}
	})
}

// BenchmarkPhrases is one phrase against a thousand.
func BenchmarkPhrases(b *testing.B) {
	src := strings.Repeat("The minister said on Friday that the bridge would be closed in order to protect drivers, according to a statement. Residents had turned to the council for help at least twice since May.\n\n", 30)
	words := strings.Fields(src)
	for _, n := range []int{1, 10, 100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var list []string
			for i := range n {
				list = append(list, fmt.Sprintf("%q", fmt.Sprintf("%s %s x%d", strings.Trim(words[i%30], ",."), strings.Trim(words[i*7%31], ",."), i)))
			}
			s, err := compile("phrases: [" + strings.Join(list, ", ") + "]")
			if err != nil {
				b.Fatal(err)
			}
			a := article.New("bench", src, english(b))
			bundle := s.read[0].bundle
			bundle.trie.find(a, bundle.rules)
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				bundle.trie.find(a, bundle.rules)
			}
		})
	}
}
