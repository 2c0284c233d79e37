package layer_test

import (
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
)

// German opens where English closes.
func TestGermanQuotes(t *testing.T) {
	pack, err := lang.Open("de")
	if err != nil {
		t.Fatal(err)
	}
	for src, want := range map[string][]string{
		"„Wir fahren“, sagte sie, „und zwar heute.“":              {"„Wir fahren“", "„und zwar heute.“"},
		"»Wir fahren«, sagte sie, »und zwar heute.«":              {"»Wir fahren«", "»und zwar heute.«"},
		"«Wir fahren», sagte sie, «und zwar heute.»":              {"«Wir fahren»", "«und zwar heute.»"},
		"„Er sagte ‚nein‘ und ging.“ Das Stück heißt ‚Ende‘.":     {"„Er sagte ‚nein‘ und ging.“", "‚nein‘", "‚Ende‘"},
		"»Er sagte ›nein‹ und ging.«":                             {"»Er sagte ›nein‹ und ging.«", "›nein‹"},
		"\"Wir fahren\", sagte sie. Der Film heißt “Ferry”.":      {"\"Wir fahren\"", "“Ferry”"},
		"Die „Seeperle“-Fahrt fiel aus (»Nebel«). Geht’s morgen?": {"„Seeperle“", "»Nebel«"},
	} {
		a := article.New("t", src, pack)
		q := layer.Quotes.Of(a)
		var got []string
		for _, o := range q.All {
			got = append(got, a.Doc.Text(o.Span))
		}
		if len(q.Unpaired) > 0 || len(got) != len(want) {
			t.Errorf("%s: %q, %d without a partner", src, got, len(q.Unpaired))
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q", src, got[i], want[i])
			}
		}
	}
}
