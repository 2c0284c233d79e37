package design

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
)

func pack(t testing.TB) *lang.Pack {
	t.Helper()
	p, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// The notation has no groups within groups and closes each that it opens.
func TestResidueLists(t *testing.T) {
	p := pack(t)
	for _, name := range residueFiles {
		lines := p.Lines("residue_" + name + ".txt")
		if len(lines) == 0 {
			t.Errorf("no list for %s", name)
		}
		for _, line := range lines {
			open := false
			for _, c := range line {
				if c == '(' && open || c == ')' && !open {
					t.Errorf("%s: brackets do not pair: %s", name, line)
				}
				open = c == '(' || open && c != ')'
			}
			if open || strings.ToLower(line) != line {
				t.Errorf("%s: open bracket or capital letter: %s", name, line)
			}
		}
	}
}

// In an article with running text, these lines are residue and those are not.
func TestResidueLines(t *testing.T) {
	const body = "The mill at the weir ground its last sack of rye on Friday, 212 years after its first, the owner of the last share said.\n\n"
	for _, c := range []struct {
		want  bool
		lines string
	}{
		{true, "Leap to content|Jump to navigation|Back to top|Toggle navigation|You are here: Home > News|Search for:"},
		{true, "Home / World / Europe|World » Europe » Rivers|Page 2 of 3|1 2 3 Next|Older posts|Continue reading"},
		{true, "Divide on Facebook|Share Tweet Pin Mail|TelegramPrintCopy link|1.2k shares|Follow us on Telegram|Follow @millnews"},
		{true, "Log in to comment|3 Comments|Be the first to comment|Cancel reply|Save my name and email in this browser"},
		{true, "Subscribe to our newsletter|Enter your email address|Already a subscriber? Log in|Download our free app"},
		{true, "Written by admin|View all posts by admin|Related Articles|Reading also: Ten rivers to see|Click here to read the full report"},
		{true, "Photo: Reuters|Image source, Getty Images|Video playback is not supported|WATCH: The last sack|Hide caption"},
		{true, "ADVERTISEMENT|Story continues below|Scroll to continue reading|All rights reserved|We use cookies to improve our site"},
		{true, "Tags: mill, rye|5 min read|1,204 views|Поделиться|Lire aussi : La fin du moulin|相关阅读"},
		{false, "The advertisement was withdrawn.|Share|“Follow us on Facebook,” he said.|Comments on the mill came from everywhere.|Menu"},
		{false, "A heavy load|What happens next|The last sack|Rye and wheat|Read the river, and you know the mill.|Photo finish"},
	} {
		for line := range strings.SplitSeq(c.lines, "|") {
			a := article.New("x", "Last Sack Is Ground\n\n"+body+line+"\n\n"+body, pack(t))
			if got := residue.Of(a); (len(got) == 1) != c.want {
				t.Errorf("%q: residue %v", line, got)
			}
		}
	}
}

func BenchmarkResidueBook(b *testing.B) {
	for b.Loop() {
		residueBook.Of(pack(b))
	}
}

func BenchmarkResidueLayer(b *testing.B) {
	files, _ := filepath.Glob("../../testdata/clean/*.txt") // the pattern is well formed
	var as []*article.Article
	english, size := pack(b), 0
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		a := article.New(f, string(data), english)
		layer.Words.Of(a)
		as = append(as, a)
		size += len(data)
	}
	buildResidue(as[0])
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range as {
			buildResidue(a)
		}
	}
}
