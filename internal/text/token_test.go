package text_test

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/mtlint/mtlint/internal/text"
)

// Each text, and its tokens with blanks between them. A letter tells the kind:
// n number, l link, p punctuation; none a word.
var tokens = []struct{ src, want string }{
	{"The U.S. said so.", "The U.S. said so p:."},
	{"at 5 a.m., not p.m.", "at n:5 a.m. p:, not p.m."},
	{"U.S.-led U.S.'s", "U.S.-led U.S.'s"},
	{"AT&T and R&D", "AT&T and R&D"},
	{"O'Brien didn’t, didn't", "O'Brien didn’t p:, didn't"},
	{"the dogs' bowl", "the dogs p:' bowl"},
	{"rock ’n’ roll 'n' blues", "rock ’n’ roll 'n' blues"},
	{"the '90s and ’80s, 1990's", "the n:'90s and n:’80s p:, n:1990's"},
	{"a 14-year-old", "a n:14-year-old"},
	{"won 2-1", "won n:2-1"},
	{"$1.5bn or £4.3m", "p:$ n:1.5bn or p:£ n:4.3m"},
	{"up 5%", "up n:5 p:%"},
	{"e.g., i.e. cf.", "e.g. p:, i.e. cf p:."},
	{"a Ph.D. and an M.Sc.", "a Ph.D. and an M.Sc."},
	{"J.K. Rowling, J.R.R. Tolkien", "J.K. Rowling p:, J.R.R. Tolkien"},
	{"user@example.org", "l:user@example.org"},
	{"ann.lee+x@mail.example.org.", "l:ann.lee+x@mail.example.org p:."},
	{"@handle's #tag #1 @", "l:@handle p:' s l:#tag p:# n:1 p:@"},
	{"www.example.org, see", "l:www.example.org p:, see"},
	{"(https://example.org/a_b?x=1).", "p:( l:https://example.org/a_b?x=1 p:) p:."},
	{"HTTP://EXAMPLE.ORG", "l:HTTP://EXAMPLE.ORG"},
	{"http: is not", "http p:: is not"},
	{"Amazon.com fell", "l:Amazon.com fell"},
	{"Amazon.com’s fall, bbc.co.uk/news", "l:Amazon.com’s fall p:, l:bbc.co.uk/news"},
	{"report.pdf", "report p:. pdf"},
	{"Covid-19", "Covid-19"},
	{"industry.He", "industry p:. He"},
	{"l’école", "l’école"},
	{"3:30 7.45pm 1,000,000.", "n:3:30 n:7.45pm n:1,000,000 p:."},
	{"1/2 .5 1.5-2.5", "n:1 p:/ n:2 p:. n:5 n:1.5-2.5"},
	{"cafe\u0301s na\u00efve", "cafe\u0301s na\u00efve"},
	{"co\u00adop\u00aderate", "co\u00adop\u00aderate"},
	{"👩\u200d👩\u200d👧 ok 👍🏽! 🇺🇦🇵🇱 ❤\ufe0f", "p:👩\u200d👩\u200d👧 ok p:👍🏽 p:! p:🇺🇦 p:🇵🇱 p:❤\ufe0f"},
	{"1\ufe0f\u20e3", "n:1\ufe0f\u20e3"},
	{"他走了。", "他走了 p:。"},
	{"ذهب، ثم", "ذهب p:، ثم"},
	{"wait... no -- yes—no", "wait p:... no p:-- yes p:— no"},
	{"and/or", "and p:/ or"},
	{"“It’s,” he said", "p:“ It’s p:, p:” he said"},
	{"[sic] (he)", "p:[ sic p:] p:( he p:)"},
	{"iPhone McDonald NATO's", "iPhone McDonald NATO's"},
	{"a\u00a0b\u2009c\u200bd\ufeffe", "a b c d e"},
	{"a\x00b\x7fc", "a b c"},
	{"vice‐president self\u2011made", "vice‐president self\u2011made"},
	{"", ""},
}

func TestTokens(t *testing.T) {
	seg := &text.Segmenter{}
	for _, c := range tokens {
		d := text.Parse(c.src, seg)
		var got []string
		for _, tok := range d.Tokens {
			got = append(got, [...]string{text.Word: "", text.Number: "n:", text.Link: "l:", text.Punct: "p:"}[tok.Kind]+d.Text(tok.Span))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q\ngot  %s\nwant %s", c.src, s, c.want)
		}
	}
}

func TestShapes(t *testing.T) {
	for w, want := range map[string]text.Shape{
		"word": text.Lower, "Word": text.Capitalised, "WORD": text.Upper, "A": text.Capitalised, "I": text.Capitalised,
		"iPhone": text.Mixed, "McDonald": text.Mixed, "U.S.": text.Upper, "Covid-19": text.Capitalised, "Élan": text.Capitalised,
		"ÉLAN": text.Upper, "élan": text.Lower, "O'Brien": text.Mixed, "didn't": text.Lower, "G20": text.Capitalised, "他": text.Lower,
	} {
		d := text.Parse(w, &text.Segmenter{})
		if len(d.Tokens) != 1 || d.Tokens[0].Shape != want {
			t.Errorf("%s: %v, not shape %d", w, d.Tokens, want)
		}
	}
}

func TestBlocks(t *testing.T) {
	wrapped := strings.Repeat("These are words of a line that was broken at a fixed width of the\nold terminal and so on, for the next line goes on where this one has\nended.\n\n", 5)
	for _, c := range []struct {
		name, src string
		blocks    int
		gap       int32 // of the last
	}{
		{"empty", "", 0, 0},
		{"blank", " \n\t\n\r\n", 0, 0},
		{"one", "One line.", 1, 0},
		{"next line", "One.\nTwo.", 2, 1},
		{"blank line", "One.\n\nTwo.", 2, 2},
		{"blanks in the blank line", "One.\n \t \nTwo.", 2, 2},
		{"CRLF", "One.\r\n\r\nTwo.\r\n", 2, 2},
		{"CR", "One.\r\rTwo.\rThree.", 3, 1},
		{"BOM", "\ufeffOne.\nTwo.", 2, 1},
		{"form feed", "One.\fTwo.", 2, 1},
		{"line separator", "One.\u2028Two.\u2029Three.", 3, 1},
		{"NUL", "One\x00two.\x00\nThree.", 2, 1},
		{"wrapped", wrapped, 5, 2},
	} {
		d := text.Parse(c.src, &text.Segmenter{})
		if len(d.Blocks) != c.blocks || c.blocks > 0 && d.Blocks[c.blocks-1].Gap != c.gap {
			t.Errorf("%s: %d blocks %v", c.name, len(d.Blocks), d.Blocks)
		}
	}
	crlf := text.Parse(strings.ReplaceAll(wrapped, "\n", "\r\n"), &text.Segmenter{})
	if len(crlf.Blocks) != 5 || len(crlf.Sentences) != 5 {
		t.Errorf("wrapped with CRLF: %d blocks, %d sentences", len(crlf.Blocks), len(crlf.Sentences))
	}
}

// check reports the first breach of what a Document promises.
func check(d *text.Document) string {
	at, tok, sent := int32(0), int32(0), int32(0)
	for i, t := range d.Tokens {
		switch {
		case t.Start < at || t.End <= t.Start || int(t.End) > len(d.Src):
			return "a token is empty, out of order or out of bounds"
		case t.Kind == text.Space:
			return "white space is a token"
		case strings.Trim(d.Src[at:t.Start], blanks) != "":
			return "text between tokens"
		}
		at = d.Tokens[i].End
	}
	if strings.Trim(d.Src[at:], blanks) != "" {
		return "text after the last token"
	}
	for _, s := range d.Sentences {
		if s.Tokens.First != tok || s.Tokens.End <= tok || s.Start != d.Tokens[tok].Start || s.End != d.Tokens[s.Tokens.End-1].End {
			return "sentences and tokens do not fit"
		}
		tok = s.Tokens.End
	}
	if int(tok) != len(d.Tokens) {
		return "a token without a sentence"
	}
	tok = 0
	for i, b := range d.Blocks {
		if b.Sentences.First != sent || b.Sentences.End <= sent || b.Tokens.First != tok || b.Start != d.Sentences[sent].Start || b.End != d.Sentences[b.Sentences.End-1].End ||
			b.Tokens.End != d.Sentences[b.Sentences.End-1].Tokens.End || (i == 0) != (b.Gap == 0) {
			return "blocks and sentences do not fit"
		}
		sent, tok = b.Sentences.End, b.Tokens.End
	}
	if int(sent) != len(d.Sentences) {
		return "a sentence without a block"
	}
	return ""
}

// blanks is what lies between tokens: control characters and Unicode's spaces.
var blanks = func() string {
	b := []rune("\u007f\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff")
	for r := rune(0); r <= ' '; r++ {
		b = append(b, r)
	}
	for r := rune(0x2000); r <= 0x200b; r++ {
		b = append(b, r)
	}
	return string(b)
}()

func FuzzParse(f *testing.F) {
	for _, c := range tokens {
		f.Add(c.src)
	}
	for _, s := range sentences {
		f.Add(s)
	}
	f.Add("a\xffb\xe2\x80 \xe2")
	seg := english(f)
	f.Fuzz(func(t *testing.T, src string) {
		if why := check(text.Parse(src, seg)); why != "" {
			t.Errorf("%s: %q", why, src)
		}
	})
}

// A token never begins inside what a reader sees as one character, but for the
// characters that Unicode prefixes to digits, and where white space is involved.
func TestGraphemes(t *testing.T) {
	srcs := append([]string(nil), sentences...)
	for _, c := range tokens {
		srcs = append(srcs, c.src)
	}
	srcs = append(srcs, "नमस्ते दुनिया", "สวัสดี ครับ", "각각 한국어", "Zoë’s fiancé", "e\u0301\u0323x", "\"\u0301a", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flag", "ﷺ", "a\u0308\u200db", "👩🏽\u200d🚀 flew")
	for _, src := range srcs {
		d := text.Parse(src, &text.Segmenter{})
		inside := map[int32]bool{}
		for g := uniseg.NewGraphemes(src); g.Next(); {
			from, to := g.Positions()
			for i := from + 1; i < to; i++ {
				inside[int32(i)] = true
			}
		}
		for _, tok := range d.Tokens {
			if inside[tok.Start] || inside[tok.End] {
				t.Errorf("%q: token %q cuts a character", src, d.Text(tok.Span))
			}
		}
	}
}

// Texts made to be slow: a quadratic step would take minutes here, and run into the
// time limit of go test.
func TestLinear(t *testing.T) {
	seg := english(t)
	for _, unit := range []string{
		"\"", "'", "“", "”", "’", "(", ")", "[", ".", ". ", "-", "- ", "? ", "! ", ".” ", "?” ", "\" . ", "a.", "a.b ", "1.", "1-", "1,", "U.S. ", "Mr. ", "@a", "#a", "a@", "http://a)", "www.",
		"www.a”", "a'", "'n", "’n’", "’9", "Ph.D", "[1", ". [1", "\n", "\r", "\f", "\u2028", "\u0301", "\u200d", "👩\u200d", "🇺🇦", "他", "é", "é.", "E.", "\x00", "\"A", "?” Smith, ", "x\n", "word ", "a.com", ".com", "a_",
	} {
		if why := check(text.Parse(strings.Repeat(unit, 1<<19/len(unit)), seg)); why != "" {
			t.Errorf("%q…: %s", unit, why)
		}
	}
}

// prose is written for this benchmark, in the manner of a news report.
const prose = `Council votes to dredge the harbour

By Ann Lee

PORT ELLERY, Aug. 14 — The council of Port Ellery said on Tuesday that it would spend £4.3m on dredging the harbour, although “nobody has asked the fishermen”, as its own treasurer, Marta Velik, put it.

She didn’t say when work would begin. Mr. Arden, who runs the ferries to St. Bride's, expects a start in the spring of 2025, "if we're lucky". His company carried 1,204,000 passengers last year, 3.5 percent more than in 2022.

“We have waited for 11 years,” Mr. Arden told reporters at 5 p.m. outside the town hall. “What is another winter?”

The U.S.-built dredger that the council wants to hire is at work off the coast of Norway until March, according to its owner, Webb Bros. Ltd., and its 14-member crew will not be free before then. Other companies have shown little interest in a channel so shallow, so long and so full of old cables.

`

func BenchmarkParse(b *testing.B) {
	src, seg := strings.Repeat(prose, 40), english(b)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		text.Parse(src, seg)
	}
}
