package fix

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/rules/all"
)

func fixer(t testing.TB) *Fixer {
	t.Helper()
	pack, err := lang.Open(lang.English)
	if err != nil {
		t.Fatal(err)
	}
	eng, err := engine.New(all.List...)
	if err != nil {
		t.Fatal(err)
	}
	return &Fixer{&input.Decoder{Packs: []*lang.Pack{pack}}, engine.Always(&engine.Profile{Engine: eng})}
}

// An article with defects of every kind that is fixed, and what it was.
const (
	whole = `Ferry Crews of Selm Return to Work After Nine Days

The crews of the island ferries went back to work on Tuesday, and the first boat left the harbour at dawn with forty passengers on board.

Mr. Orne, who speaks for the crews, said that nobody was to blame. “We are glad to be back on the water,” he added. Mr. Lind of the harbour board agreed with him.

The talks took place in a café near the pier, where Mr. Orne's brother works. Lind & Sons had offered its hall. Nobody had used it for years.

The boats will sail every hour until October, and the last one leaves at nine in the evening.
`
	damaged = `Ferry Crews of Selm Return to Work After Nine Days

The the crews of the island ferries went back to work on Tuesday, and the first boat left the harbour at dawn with forty passengers on board.

Ferry Crews of Selm Return to Work After Nine Days

Mr. Orne, who speaks for the crews, said that nobody was to blame. “ We are glad to be back on the water,” he added. Mr Lind of the harbour board agreed with him.

Share on Facebook
Share on Twitter

The talks took place in a cafÃ© near the pier, where Mr. Orne&#039;s brother works. Lind &amp; Sons had offered its hall.Nobody had used it for years.

The crews of the island ferries went back to work on Tuesday, and the first boat left the harbour at dawn with forty passengers on board.

The boats will sail every hour until October, and the last one leaves at nine in the evening .

This article was translated automatically by software.
`
)

// encodings write a text as files have it.
var encodings = map[string]func(string) []byte{
	"utf-8":          func(s string) []byte { return []byte(s) },
	"utf-8 with BOM": func(s string) []byte { return []byte("\ufeff" + s) },
	"utf-16le":       func(s string) []byte { return wide(binary.LittleEndian, s) },
	"utf-16be":       func(s string) []byte { return wide(binary.BigEndian, s) },
	"windows-1252": func(s string) []byte {
		b, err := charmap.Windows1252.NewEncoder().Bytes([]byte(s))
		if err != nil {
			panic(err)
		}
		return b
	},
}

func wide(order binary.AppendByteOrder, s string) (out []byte) {
	for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

func TestFixRestoresAnArticle(t *testing.T) {
	f := fixer(t)
	for charset, encode := range encodings {
		for name, form := range map[string]func(string) string{
			"LF":               func(s string) string { return s },
			"CRLF":             func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
			"no final newline": func(s string) string { return strings.TrimSuffix(s, "\n") },
			"blank lines last": func(s string) string { return s + "\n \n" },
		} {
			o, err := f.Fix(input.Item{Path: "a.txt", Data: encode(form(damaged))})
			if err != nil || !bytes.Equal(o.Data, encode(form(whole))) || len(o.Left) > 0 {
				t.Errorf("%s, %s: %v, left %v, made %v\n%s", charset, name, err, o.Left, o.Made, o.After)
			}
		}
	}
}

// A fix that is written into marked-up files leaves the markup as it is.
func TestFixMarkup(t *testing.T) {
	f := fixer(t)
	const more = "The crews of the island ferries went back to work on Tuesday, and the first boat left the harbour at dawn with forty passengers on board."
	for _, c := range []struct {
		kind      input.Kind
		have, out string
		left      string
	}{
		{input.Markdown, "# Ferry *Crews* Return\n\nThe crews [of the the ferries](a.html) went **over the the** bridge.\n\n<!-- mtlint-disable doubled-word: so said -->\n\nThe the boat.\n", "# Ferry *Crews* Return\n\nThe crews [of the ferries](a.html) went **over the** bridge.\n\n<!-- mtlint-disable doubled-word: so said -->\n\nThe the boat.\n", ""},
		{input.Markdown, "# Ferry\n\nThe crews of the *the* ferries went &amp;quot;back&amp;quot; to work.\n", "", "3 doubled-word the words stand"},
		{input.HTML, "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p class='a'>" + more + "</p>\n<p>They left <b>the the</b> quay , it is said.It &amp;amp; they.</p></article></body></html>", "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p class='a'>" + more + "</p>\n<p>They left <b>the</b> quay , it is said. It &amp;amp; they.</p></article></body></html>", "2 html-entity the words stand"},
	} {
		o, err := f.Fix(input.Item{Path: "a", Kind: c.kind, Data: []byte(c.have)})
		if err != nil || string(o.Data) != c.out {
			t.Errorf("%v %v\n%s\n%s", err, o.Left, c.have, o.Data)
		}
		left := ""
		for _, l := range o.Left {
			left += fmt.Sprintf("%d %s %s", l.Line, l.Rule, l.Why)
		}
		if !strings.HasPrefix(left, c.left) || (left == "") != (c.left == "") {
			t.Errorf("left %s\n%s", left, c.have)
		}
	}
}

func TestFixLeavesAlone(t *testing.T) {
	f := fixer(t)
	for name, it := range map[string]input.Item{
		"nothing to fix":            {Data: []byte(whole)},
		"kept out by words":         {Data: []byte("Ferry\n\nThe sign says of the the boat.\n"), Sidecar: []byte("mtlint-disable doubled-word \"of the the boat\": so it reads\n")},
		"lines are known by number": {Data: []byte("Ferry Crews of Selm Return to Work\n\nThey left.\n\nFerry Crews of Selm Return to Work\n\nThe sign says of the the boat.\n"), Sidecar: []byte("mtlint-disable doubled-word line 7: so it reads\n")},
		"no such character":         {Data: []byte("Ferry\n\nThe caf\xe9 took Lind&#8773;s boat on Monday.\n")},
	} {
		if o, err := f.Fix(it); err != nil || o.Data != nil || o.Before != o.After {
			t.Errorf("%s: %v %v\n%s", name, err, o.Left, o.After)
		}
	}
	if _, err := f.Fix(input.Item{Data: []byte("%PDF-1.4")}); err == nil {
		t.Error("a PDF document is fixed")
	}
}

// texts are the articles of the repository, without marks.
func texts(t testing.TB) (all []string) {
	t.Helper()
	for _, pattern := range []string{"../../seeds/*.txt", "../../testdata/articles/*.txt", "../../testdata/clean/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			plain, _ := engine.Unmark(string(data))
			all = append(all, plain)
		}
	}
	return append(all, damaged)
}

// Good articles are not touched.
func TestFixTouchesNoGoodArticle(t *testing.T) {
	f := fixer(t)
	files, err := filepath.Glob("../../testdata/clean/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if o, err := f.Fix(input.Item{Path: file, Data: data}); err != nil || o.Data != nil {
			t.Errorf("%s: %v %v", file, err, o.Made)
		}
	}
}

// stable fixes a file and checks what holds of every file: fixing it again changes
// nothing, and what is not edited stays.
func stable(t *testing.T, f *Fixer, it input.Item) {
	t.Helper()
	o, err := f.Fix(it)
	if err != nil || o.Data == nil {
		return
	}
	if len(o.Made) == 0 || bytes.Equal(o.Data, it.Data) {
		t.Errorf("%q: made %v, but nothing has changed", it.Data, o.Made)
	}
	again := it
	again.Data = o.Data
	twice, err := f.Fix(again)
	if err != nil || twice.Data != nil || twice.Before != o.After {
		t.Errorf("%q\nbecomes %q\nand then %q: %v, %v", it.Data, o.Data, twice.Data, err, twice.Made)
	}
	if it.Kind != input.Text {
		return
	}
	if a, b := strings.Count(o.Before, "\n"), strings.Count(o.Before, "\r\n"); a == b && strings.Count(o.After, "\n") != strings.Count(o.After, "\r\n") {
		t.Errorf("%q\nloses its line ends: %q", it.Data, o.Data)
	}
	if strings.HasSuffix(o.Before, "\n") && !strings.HasSuffix(o.After, "\n") {
		t.Errorf("%q\nloses its final line end: %q", it.Data, o.Data)
	}
}

// Articles whose pieces are doubled, joined and mixed at random are fixed once and for
// all.
func TestFixIsIdempotent(t *testing.T) {
	f := fixer(t)
	r := rand.New(rand.NewPCG(7, 7))
	all := texts(t)
	pieces := []string{"\n\n", "\n", " ", "", " .", " ,", "&quot;", "&amp;", "â€œ", "Ã©", " the the ", "\" ", " \"", "\r\n\r\n", "Share on Facebook\n", "\n\nRead more\n\n", " Mr. Orne ", " Mr Orne "}
	for range 400 {
		a := all[r.IntN(len(all))]
		blocks := strings.SplitAfter(a, "\n\n")
		for range 1 + r.IntN(6) {
			i := r.IntN(len(blocks))
			switch r.IntN(4) {
			case 0:
				blocks = append(blocks, blocks[i])
			case 1:
				blocks[i], blocks[0] = blocks[0], blocks[i]
			default:
				at := r.IntN(len(blocks[i]) + 1)
				blocks[i] = strings.ToValidUTF8(blocks[i][:at]+pieces[r.IntN(len(pieces))]+blocks[i][at:], "")
			}
		}
		text := strings.Join(blocks, "")
		kind := []input.Kind{input.Text, input.Text, input.Markdown}[r.IntN(3)]
		if r.IntN(3) == 0 {
			text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
		}
		data := []byte(text)
		if kind == input.Text && r.IntN(4) == 0 {
			data = wide(binary.BigEndian, text)
		}
		stable(t, f, input.Item{Path: "a", Kind: kind, Data: data})
		if t.Failed() {
			return
		}
	}
}

func FuzzFix(f *testing.F) {
	fx := fixer(f)
	for _, s := range []string{damaged, "Ferry\n\nThe the\r\nboat , left.\n\nFerry\n", "\xff\xfeT\x00h\x00e\x00 \x00t\x00h\x00e\x00", "caf\xe9 &rsquo; of of\n"} {
		for kind := input.Text; kind <= input.HTML; kind++ {
			f.Add([]byte(s), uint8(kind))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, kind uint8) {
		if len(data) > 4096 {
			return
		}
		stable(t, fx, input.Item{Path: "a", Kind: input.Kind(kind) % (input.HTML + 1), Data: data})
	})
}

// An article may have more defects of one kind than a rule reports at once.
func TestFixManyDefects(t *testing.T) {
	few := "Ferry\n\n"
	for i := range 450 {
		few += fmt.Sprintf("In %d they took the the boat to island number %d.\n\n", 1400+i, 7*i)
	}
	o, err := fixer(t).Fix(input.Item{Data: []byte(few)})
	if want := strings.ReplaceAll(few, "the the", "the"); err != nil || o.After != want {
		t.Errorf("%v, %d fixes", err, len(o.Made))
	}
}
