package text_test

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

func english(tb testing.TB) *text.Segmenter {
	tb.Helper()
	pack, err := lang.Open("en")
	if err != nil {
		tb.Fatal(err)
	}
	return lang.Segmenter.Of(pack)
}

// A bar stands between sentences.
var sentences = []string{
	// plain ends
	"The talks failed.| The minister left.",
	"Did he leave?| He did.",
	"What a night!| The harbour burned.",
	"They waited…| Nobody came.",
	"They waited ...| Nobody came.",
	"They waited ... and waited.| Nobody came.",
	"They waited… and waited.",
	"Really?!| He was astonished.",
	"Really?!?!| He was astonished.",
	"No.| He would not go.",
	"One sentence without an end",
	"No blank was left at the end.|Then came another.",
	"Nobody knew why.|She left.| He stayed.",
	// initials and names
	"The book is by J.K. Rowling.| It sold well.",
	"J. K. Rowling wrote it.| It sold well.",
	"George W. Bush spoke.| So did John F. Kennedy.",
	"A. Smith and B. Jones won.",
	"It was signed by Harold T. Webb, Jr.| The paper was blank.",
	"Harold T. Webb Jr. said no.",
	"She takes vitamin C.| The doctor told her so.",
	"Plan B.| It was never tried.",
	"He met Malcolm X.| They talked.",
	"It was World War I.| Nobody spoke of it.",
	"And so did I.| Nobody else did.",
	"Louis XIV. built it.",
	"Elizabeth II.| She reigned for 70 years.",
	// titles
	"Mr. Arden and Mrs. Velik met Dr. Holm.| Prof. Lee came later.",
	"Gen. Arden met Lt. Gov. Webb and Sen. Holm on Monday.",
	"Capt. J. Arden, Sgt. 1st Class Webb and Adm. Holm were there.",
	"He met Lt. Col. Alexander Webb..",
	"It was chaos.| ... Nobody knew why.",
	"He left. ”",
	"Nobody knew! ! !",
	"The Rev. Ann Lee spoke.| The Hon. Jo Webb did not.",
	"He lives on Grove St.| The house is red.",
	"St. Bride's lies east of Mt. Elbrook and Ft. Webb.",
	"Rep. Ann Lee, D-Calif., and Gov. Jo Webb of Pa. agreed.",
	"Reps. Lee and Webb voted no.| Sens. Holm and Arden did not.",
	"Messrs. Lee and Webb were acquitted.",
	// abbreviations that may end a sentence
	"The U.S. said so.| So did the U.K. and the E.U. members.",
	"He returned to the U.S.| The visit had been short.",
	"He returned to the U.S. President Webb stayed.",
	"They flew to Washington, D.C.| The flight was late.",
	"They flew from Washington, D.C., to Rome.",
	"U.S.-led forces left.| U.S.'s allies stayed.",
	"Acme Inc. said it would close.| Webb Corp. did not.",
	"He works for Acme Inc.| He likes it.",
	"He left Acme Inc.| “Nobody knew,” said his wife.",
	"Webb Bros. Ltd. Chairman Jo Webb resigned.",
	"Acme Co. (Nasdaq: ACME) fell.",
	"They sell bread, milk, etc.| Nobody buys them.",
	"They sell bread, milk, etc. at the door.",
	"The trial began on Jan. 5 and ended on Sept. 11, 2001.",
	"It was in Dec.| The snow lay deep.",
	"Lee et al. found it.| Webb et al.| The others did not.",
	"She holds a Ph.D. in law.| He holds an M.D. from Yale.",
	"He has a B.Sc. and an M.Sc. in physics.",
	// times
	"He arrived at 5 p.m.| Police were there.",
	"He arrived at 5 p.m. on Monday.| He left at 6 a.m. Tuesday.",
	"He arrived at 5 p.m. Monday with his wife.",
	"It starts at 9 a.m. ET and ends at 5 p.m. Eastern time.",
	"It starts at 7.45pm.| Doors open at 6.",
	"It starts at 7.45 p.m.| The doors open at six.",
	// datelines
	"BOSTON, Mass. — The harbour burned.| It was late.",
	"KIRKHOLME, Va. (AP) — The harbour burned.",
	"PORT ELLERY, U.S. -- The harbour burned.",
	// what never ends one
	"It was Webb v. Lee.| Now it is Lee vs. The Crown.",
	"Some fruit, e.g. Apples, i.e. The red ones, cf. Table 2.",
	"He came from Paris, i.e. France.",
	// numbers
	"It rose 3.5 percent.| It fell by $1.5bn.",
	"The price is $4.| Nobody pays it.",
	"It was 2019.| 14 people died.",
	"He lives at No. 10 Downing Street.| He said No. 10 was cold.",
	"Was he there?| No.| Nobody was.",
	"See pp. 5-7, fig. 2 and vol. 3 of the report.",
	"Symphony No. 5, Op. 46. was played.",
	"They run version 2.0.| It is slow.",
	"They won 2-1.| It was late.",
	"The vote was 44 to 46.| Three abstained.",
	"Sales were 1,000,000.| They had been 900,000.",
	// quotation marks
	"“I agree,” he said.| “I do.”",
	"He said: “I agree.”| She did not.",
	"He said.| \"I agree.\"| She did not.",
	"\"I agree.\"| She did not.",
	"“Why?” he asked.| “Why not?”",
	"“Why?” Smith asked.| “Why not?”",
	"“Stop!” Mr. Lee shouted.| Nobody stopped.",
	"“Why now?” Ann Lee, 34, asked.",
	"“Why?” I said.| He smiled.",
	"“Why?”| The minister did not answer.",
	"\"Will it end?\" asked Ann Lee.| \"It will.\"",
	"He was “tired.”| She was not.",
	"‘I agree.’| She did not.",
	"He called it “a farce”.| She did not.",
	"“It failed.| It had to.”| Nobody replied.",
	// brackets and references
	"He left.| (She stayed.)| Nobody spoke.",
	"He left (she stayed).| Nobody spoke.",
	"The [...] Committee agreed.| So did we.",
	"Reagan and [George W.] Bush won.",
	"Many have studied it. [12]| Few have understood it.",
	"Many have studied it. [1–3, 7]| Few have understood it.",
	"He left.| [Laughter] Nobody spoke.",
	// web
	"Write to ann.lee@example.org.| She will answer.",
	"See www.example.org.| It is new.",
	"See https://example.org/a.b?c=d.e for more.| It is new.",
	"Amazon.com and Booking.com fell.| So did others.",
	"The file is called report.pdf.| Nobody reads it.",
	// names with marks
	"Yahoo! News reported it.| Yahoo! said no.",
	"She works at Yahoo!| The firm is old.",
	// enumerations
	"1. Item one.| 2. Item two.",
	"a. First item",
	"iv. Fourth item.| He stopped.",
	"Q. Who was it?| A. Nobody.",
	// small letters and other scripts
	"The iPhone sold well.| iPhone sales rose.",
	"He stopped.| École was out.",
	"He stopped. école was out.",
	"Он ушёл.| Она осталась.",
	"他走了。| 她留下了。",
	"हाँ।| नहीं।",
}

func TestSentences(t *testing.T) {
	seg := english(t)
	for _, c := range sentences {
		want := strings.Split(c, "|")
		src := strings.Join(want, "")
		d := text.Parse(src, seg)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, d.Text(s.Span))
		}
		for i := range want {
			want[i] = strings.TrimSpace(want[i])
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), strings.Join(want, "|"))
		}
	}
}

// Where ordinals have a point, a sentence goes on before a noun that follows them.
func TestOrdinals(t *testing.T) {
	seg := &text.Segmenter{
		OrdinalNouns: map[string]bool{"Oktober": true, "Jahrhundert": true},
		Inner:        map[string]bool{"z": true, "z.B": true, "ca": true},
		Titles:       map[string]bool{"Dr": true, "Prof": true},
		Starters:     map[string]bool{"Die": true, "Danach": true},
	}
	for src, want := range map[string]int{
		"Die Fähre fuhr am 3. Oktober wieder.":                 1,
		"Die Karte stammt aus dem 17. Jahrhundert.":            1,
		"Der Verein blieb auf Platz 3. Danach kam niemand.":    2,
		"Es fuhren z. B. Lastwagen und ca. 40 Autos mit.":      1,
		"Das sagte Prof. Dr. Heike Brandtner. Niemand lachte.": 2,
		"»Das war’s.« Niemand lachte.":                         2,
		"„Das war’s.“ Niemand lachte.":                         2,
	} {
		if d := text.Parse(src, seg); len(d.Sentences) != want {
			t.Errorf("%q: %d sentences, want %d", src, len(d.Sentences), want)
		}
	}
}
