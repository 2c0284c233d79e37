package design

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
)

func TestNotices(t *testing.T) {
	const body = "The mill at the weir ground its last sack of rye on Friday, 212 years after its first, the owner said.\n\n"
	p := pack(t)
	for _, c := range []struct {
		want  bool
		lines []string
	}{
		{true, []string{
			"This story was translated by AI.",
			"Translated with DeepL",
			"Auto-translated",
			"This page has been automatically translated and may contain errors.",
			"(Translated by Google Translate)",
			"The news is gathered from other sites automatically, not by our editors.",
			"Disclaimer: The material was machine translated and no responsibility is taken for it.",
			"This story has not been edited by our staff and is generated from a syndicated feed.",
			"News on the portal is collected and published by a robot without the participation of an editor.",
			"Note: this post was created with the help of artificial intelligence.",
			"Our content is translated by software.",
			"The text of the article is translated in an automatic mode.",
			"This is an automatic translation.",
			"Computer translation, for reference only",
			"Original language: Persian",
			"Traducido automáticamente del ruso",
			"Cet article a été traduit automatiquement.",
			"Автоматический перевод",
			"本文由机器翻译",
			"この記事は機械翻訳です。",
			"هذه المقالة ترجمة آلية",
			"Diterjemahkan otomatis oleh Google",
			"Bu haber otomatik olarak çevrilmiştir.",
			"Diese Meldung wurde maschinell übersetzt. Übersetzung ohne Gewähr.",
		}},
		{false, []string{
			"Translated by Anna Kowalska",
			"Translation: J. Smith",
			"Translated from the Portuguese by Rui Matos and the author.",
			"“This article was translated by a machine,” the note said.",
			"The agency translated thousands of pages by machine and published none of them.",
			"Google Translate was launched in 2006 and knows more than a hundred languages today.",
			"The machine was delivered in March, and the publication of its results is planned for May.",
			"The news spread automatically, as news does in a village.",
			"This article is part of a series on mills.",
			"We published the story of the mill in March.",
			"He edits the magazine by hand.",
		}},
	} {
		for _, line := range c.lines {
			a := article.New("x", "Last Sack Is Ground\n\n"+body+body+line, p)
			if got := TranslationNotice.Apply(a); len(got) == 1 != c.want {
				t.Errorf("%q: %d findings", line, len(got))
			}
		}
	}
}

func BenchmarkNotices(b *testing.B) {
	a := article.New("x", "Title\n\n"+strings.Repeat("The mill at the weir ground its last sack of rye on Friday, the owner said.\n\n", 40), pack(b))
	TranslationNotice.Apply(a)
	b.SetBytes(int64(len(a.Doc.Src)))
	b.ReportAllocs()
	for b.Loop() {
		TranslationNotice.Apply(a)
	}
}
