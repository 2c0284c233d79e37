package layer

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

func quoted(t testing.TB, src string) (*article.Article, *Quoting) {
	t.Helper()
	p, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	a := article.New("test", src, p)
	return a, Quotes.Of(a)
}

// draw writes what was found into the text: [quotation], + before a mark that is
// repeated, ( before one that is not closed, ) after one that was not opened.
func draw(a *article.Article, q *Quoting) string {
	pre, post := map[int32]string{}, map[int32]string{}
	for _, o := range q.All {
		pre[o.Span.Start] += "["
		if o.Close >= 0 {
			post[o.Span.End] += "]"
		}
		for _, t := range o.Again {
			pre[a.Doc.Tokens[t].Start] += "+"
		}
	}
	for _, u := range q.Unpaired {
		if t := a.Doc.Tokens[u.Token]; u.Opens {
			pre[t.Start] += "("
		} else {
			post[t.End] += ")"
		}
	}
	var b strings.Builder
	for i := range len(a.Doc.Src) + 1 {
		b.WriteString(post[int32(i)] + pre[int32(i)])
		if i < len(a.Doc.Src) {
			b.WriteByte(a.Doc.Src[i])
		}
	}
	return b.String()
}

func TestQuotes(t *testing.T) {
	for _, want := range []string{
		// plain pairs
		`He said ["no"], then ["yes."] She left.`,
		`[“No,”] he said. [“Yes.”]`,
		`[«No»], he said.`,
		"VELDEN â€” [“No,”] he said, and then â€“ [“yes.”]",
		`[„Nein“], he said, and [„Ja”].`,
		`[”Nej,”] he said.`,
		`[『No』] he said. [‹No›]`,
		"[``No,''] he said, and [`no'] again.",
		`[''No,''] he said.`,
		`[“Here.»] [«There.”]`,
		// nesting
		`["He said ['no'] to me,"] she said.`,
		`["He told me ["no"] and left,"] she said.`,
		`[‘He said, [“No.”] I left,’] she said.`,
		`[“He said [‘no’]”] and left.`,
		`["['No,'] he said,"] she recalled.`,
		`[“I heard [‘No.’]”]`,
		`["She said ["no""]] today.`,
		// apostrophes
		`The workers' plan didn't please O'Brien, James' boss.`,
		`[‘The workers’ plan is bad,’] he said.`,
		`Rock 'n' roll in the '90s, 'em and ’tis and ‘em: [“don’t”].`,
		`['We are goin' home,'] he said. The boys' mother agreed.`,
		`She is 5' 2", he 6'1", with a 27" screen.`,
		`["He has a 27" screen,"] he said.`,
		`["It was 2004"] he said. At 5′ 10″ he is tall.`,
		// paragraphs
		"[“We came.\n\n+“We saw.\n\n+“We won,”] he said.",
		"[“We came.\n\nWe saw.\n\nWe won,”] he said.",
		"[\"We came.\n\nPhoto: Jo Doe\n\n+\"We saw,\"] he said.",
		"[“We came. +“We saw,”] he said.",
		"[“He said [‘go’]. +“We went,”] he said.",
		"[‘We came.\n\n+‘We saw,’] he said, [‘and’] so on.",
		// lost marks
		`(“We came. He left.`,
		"(“We came.\n\nHe left. [“Yes.”]",
		"(“We came.\n\nHe went home and never spoke of it again, which is what everybody in the town had expected of him all along.\n\n[“Yes.”]",
		`We came,”) he said. [“Yes.”]`,
		`("We came, he said. He is ["old"].`,
		`It was a ("very odd sight. He is ["old"].`,
		// odd blanks
		`["We came, "] he said.`,
		`[" We came,"] he said.`,
		`the ["Queen of Hops "]as it is known`,
		`is called[" mulching"] today`,
		`he said["No"]and left`,
		`the [""City""] now`,
		`so [“a”]/[”b”]/[”c”] etc.`,
		`[“We came. “] He left. [“We won.”]`,
		// brackets, dashes, ellipses
		`(["No"]) and ["…yes"] and ["...yes"] -- ["no—"] [“—no”]`,
		`the yes/["no"] question, ["I—"] he said`,
		// not marks of quotation
		`Home » News » Europe`,
	} {
		src := strings.NewReplacer("[", "", "]", "", "+", "").Replace(want)
		src = strings.NewReplacer("(“", "“", "(\"", "\"", "”)", "”").Replace(src)
		if strings.HasPrefix(want, `(["No`) {
			src = `("No") and "…yes" and "...yes" -- "no—" “—no”`
		}
		a, q := quoted(t, src)
		if got := draw(a, q); got != want {
			t.Errorf("want %s\n      got %s", want, got)
		}
	}
}

func TestInQuote(t *testing.T) {
	a, q := quoted(t, "He said “we go” and left.\n\n“We are lost, he said.\n\nI left.")
	for i, tok := range a.Doc.Tokens {
		want := tok.Start >= 8 && tok.Start < 19 || tok.Start >= 31 && tok.Start < 55
		if q.InQuote(i) != want {
			t.Errorf("InQuote(%q at %d) = %v", a.Doc.Text(tok.Span), tok.Start, !want)
		}
	}
	if o := q.At(3); o == nil || a.Doc.Text(o.Inner) != "we go" {
		t.Errorf("At: %v", o)
	}
	if q.At(0) != nil {
		t.Error("At(0) is in no quotation")
	}
}

// A hundred thousand marks take linear time, and the result stays nested.
func TestQuotesDeep(t *testing.T) {
	const n = 100_000
	for _, src := range []string{
		strings.Repeat("“", n), strings.Repeat("“", n) + strings.Repeat("”", n),
		strings.Repeat("“a ", n) + strings.Repeat("b” ", n), strings.Repeat(" 'a", n), strings.Repeat("\"a. ", n),
		strings.Repeat("a\" ", n), strings.Repeat("“a\n\n", n), strings.Repeat("‘“", n), strings.Repeat("'\"", n),
		strings.Repeat("“a ‘b\n\n", n) + strings.Repeat("” ", n), strings.Repeat("a» ", n), strings.Repeat("x 'a. \"", n),
	} {
		a, q := quoted(t, src)
		checkQuotes(t, a, q)
	}
}

func checkQuotes(t *testing.T, a *article.Article, q *Quoting) {
	t.Helper()
	var stack []Quotation
	last := int32(-1)
	for _, o := range q.All {
		for len(stack) > 0 && stack[len(stack)-1].Span.End <= o.Span.Start {
			stack = stack[:len(stack)-1]
		}
		if o.Span.Start < last || !o.Span.Contains(o.Inner) || int(o.Depth) != len(stack) ||
			len(stack) > 0 && !stack[len(stack)-1].Span.Contains(o.Span) {
			t.Fatalf("quotation %+v in %+v", o, stack)
		}
		last = o.Span.Start
		stack = append(stack, o)
	}
	at := int32(-1)
	for _, s := range q.top {
		if s.Start <= at || s.End <= s.Start {
			t.Fatalf("stretches %v", q.top)
		}
		at = s.End
	}
	tok := int32(-1)
	for _, u := range q.Unpaired {
		if u.Token <= tok || int(u.Token) >= len(a.Doc.Tokens) {
			t.Fatalf("unpaired %v", q.Unpaired)
		}
		tok = u.Token
	}
}

func FuzzQuotes(f *testing.F) {
	for _, s := range []string{"“a” \"b 'c'\" «d»", "\"a. \"b\n\n\"c\" d\"", "5' 2\" ''a`` ’em “‘x", "a\" b\" \"c \"d e”\n“f\n\n„g“"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		a, q := quoted(t, s)
		checkQuotes(t, a, q)
		sp := Speech.Of(a)
		for i := range a.Doc.Tokens {
			q.InQuote(i)
			q.At(i)
		}
		for _, u := range q.Unpaired {
			e := q.EndOf(sp, u.Token, u.Block)
			if !u.Opens {
				e = q.StartOf(sp, u.Token, u.Block)
			}
			if e.Span.Start > e.Span.End || e.At < e.Span.Start || e.At > e.Span.End {
				t.Fatalf("extent %+v", e)
			}
		}
	})
}

func BenchmarkQuotes(b *testing.B) {
	src := strings.Repeat("“We don’t know,” the minister’s aide said on Tuesday, after the meeting of the council had ended without a vote.\n\n"+
		"Officials in the capital, who asked not to be named, said the talks on the new bridge would go on until the end of the month.\n\n", 200)
	a, _ := quoted(b, src)
	Words.Of(a)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		buildQuotes(a)
	}
}
