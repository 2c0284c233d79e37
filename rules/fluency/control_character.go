package fluency

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// ControlCharacter finds invisible characters that do not belong into a text.
var ControlCharacter = &rules.Rule{
	Meta: rules.Meta{
		ID: "control-character", Name: "Invisible character in the text", Category: mqm.Encoding, Severity: mqm.Minor,
		Rationale:   `Control characters come from file formats, editors and text direction marks. In a news text they split words for search and for screen readers, show as boxes, or turn the order of letters round.`,
		LetsPass:    `Soft hyphens, joiners where a script or an emoji needs them, marks between words that show nothing, line and paragraph separators, direction marks in a text with Arabic or Hebrew letters.`,
		AnyLanguage: true,
		Examples: []rules.Example{
			{Bad: "The may⟦\u200b⟧or opened the bridge.", Good: "The mayor opened the bridge."},
			{Bad: "The mayor⟦\x07⟧ opened the bridge.", Good: "The mayor opened the bridge."},
			{Bad: "The bridge⟦\u202e⟧ opened in May.", Good: "The bridge opened in May."},
			{Bad: "Read the plan ⟦\ue001⟧ here."},
			{Good: "A fire\u00adfighter\u200b and his 👩\u200d🚒 colleague read می\u200cخواهم and \u200eשלום\u200e aloud."},
		},
	},
	Check: controlCharacter,
}

func controlCharacter(p *rules.Pass) {
	x, src := layer.Chars.Of(p.Article), p.Doc.Src
	ascii := x.At(layer.CharControl)
	for i := 0; i < len(ascii); {
		s := text.Span{Start: ascii[i], End: ascii[i] + 1}
		for i++; i < len(ascii) && ascii[i] == s.End; i++ {
			s.End++
		}
		if src[s.Start] != '\v' {
			reportControl(p, s, "a control character that prints nothing", true)
		}
	}
	direction := 0 // of the text, once it is asked for: 1 if any of it runs from right to left, else -1
	for _, run := range x.Runs {
		for i := int(run.Start); i < int(run.End); {
			r, n := utf8.DecodeRuneInString(src[i:])
			s := text.Span{Start: int32(i), End: int32(i + n)}
			i += n
			for i < int(run.End) && strings.HasPrefix(src[i:], src[s.Start:s.Start+int32(n)]) {
				i += n
				s.End += int32(n)
			}
			switch {
			case r < 0x200b:
			case r == 0x200b || r == 0x2060 || r == 0xfeff || r == 0x200c || r == 0x200d:
				if insideLatinWord(src, s) {
					reportControl(p, s, "an invisible character inside a word, which splits it for search and screen readers", true)
				}
			case 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
				if direction == 0 {
					direction = rightToLeft(src, x.Runs)
				}
				if direction < 0 {
					reportControl(p, s, "a character that changes the direction of writing, in a text that is all left to right", true)
				}
			case 0xe000 <= r && r <= 0xf8ff && r != 0xf8ff: // U+F8FF is Apple's logo
				reportControl(p, s, "a character of a private font, which most readers see as an empty box", false)
			case r == 0xfffc:
				reportControl(p, s, "a placeholder for a picture or object that is missing", true)
			case 0xfdd0 <= r && r <= 0xfdef, r&0xfffe == 0xfffe:
				reportControl(p, s, "no character at all", true)
			}
		}
	}
}

func reportControl(p *rules.Pass, s text.Span, what string, remove bool) {
	r, _ := utf8.DecodeRuneInString(p.Doc.Text(s))
	f := rules.Finding{Span: s, Message: fmt.Sprintf("%U is %s", r, what)}
	if remove {
		f.Suggestion = "delete it"
		f.Fixes = []rules.Fix{{Label: "delete the character", Edits: []rules.Edit{{Span: s}}, Certain: true}}
	}
	p.Report(f)
}

// insideLatinWord reports whether Latin letters stand on both sides of s.
func insideLatinWord(src string, s text.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(src[:s.Start])
	after, _ := utf8.DecodeRuneInString(src[s.End:])
	return unicode.Is(unicode.Latin, before) && unicode.Is(unicode.Latin, after)
}

// rightToLeft is 1 if the text has letters that are written from right to left,
// and -1 if it has none.
func rightToLeft(src string, runs []text.Span) int {
	for _, run := range runs {
		for _, r := range src[run.Start:run.End] {
			if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana) {
				return 1
			}
		}
	}
	return -1
}
