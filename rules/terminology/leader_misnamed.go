package terminology

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// LeaderMisnamed finds presidents and prime ministers whose names are nearly right.
var LeaderMisnamed = &rules.Rule{
	Meta: rules.Meta{
		ID: "leader-misnamed", Name: "Leader of a state under a wrong name", Category: mqm.NameFormat, Severity: mqm.Minor,
		Rationale: `Names that a source writes in another script come back as guesses: the Vietnamese prime minister Pham Minh Chinh, written in Chinese, becomes Pham Minh Trung in one translation and Pham Minh Thanh in the next. The office says who is meant.`,
		LetsPass:  `Other spellings of one sound, leaders who share parts of their names, people without such an office, names of which less than all but one part agree.`,
		Examples: []rules.Example{
			{Bad: "⟦Prime Minister Pham Minh Trung⟧ visited the university in May.", Good: "Prime Minister Pham Minh Chinh visited the university in May."},
			{Bad: "The talks with Turkish ⟦President Recep Tayyip Ordoban⟧ took two hours.", Good: "The talks with Turkish President Recep Tayyip Erdogan took two hours."},
			{Bad: "She met ⟦President Luiz Inacio Lulu⟧ in the capital.", Good: "She met President Luiz Inacio Lula in the capital."},
			{Good: "President Nguyen Xuan Phuc met Agriculture Minister Nguyen Xuan Cuong. President Moon Jae-in spoke with Yoon Seok-yeol."},
			{Good: "The professor Pham Minh Trung and President Clara Minh Chinh of the chess club came late."},
		},
		Precision: rules.Precision{Right: 46, Judged: 46, On: "machine-translated news; no finding in a million words of human-written news"},
	},
	Check: leaderMisnamed,
}

// A leaderName is a name of the list.
type leaderName struct {
	parts   []string
	kinds   []string
	country string
}

// leaderNames are the names of the list by their first part, and by their second.
var leaderNames = lang.NewPart(func(p *lang.Pack) map[string][]leaderName {
	m := map[string][]leaderName{}
	for _, row := range p.Rows("leader_names.tsv") {
		l := leaderName{strings.Fields(row[0]), strings.Fields(row[1]), row[2]}
		for _, part := range l.parts[:2] { // of three and more, one of the two is right where one part is wrong
			m[part] = append(m[part], l)
		}
	}
	return m
})

func leaderMisnamed(p *rules.Pass) {
	w, known := layer.Words.Of(p.Article), leaderNames.Of(p.Lang)
	for _, at := range w.AtAny("president", "minister", "premier") {
		i := int(at)
		title, kind := i, "president"
		switch {
		case w.Is(i, "premier"):
			kind = "prime-minister"
		case w.Is(i, "minister"):
			kind = "prime-minister"
			title--
			if !w.Is(title, "prime") {
				continue
			}
		}
		if w.Is(title-1, "vice", "deputy", "former", "late", "ex", "of") {
			continue
		}
		end := i + 1
		for end < len(p.Doc.Tokens) && end <= i+maxParts && isName(p.Doc, end) {
			end++
		}
		if end < i+2 {
			continue
		}
		name := text.Span{Start: p.Doc.Tokens[i+1].Start, End: p.Doc.Tokens[end-1].End}
		said := strings.TrimSuffix(strings.TrimSuffix(p.Doc.Text(name), "'s"), "’s")
		name.End = name.Start + int32(len(said))
		parts := strings.FieldsFunc(withoutMarks(layer.Fold(said)), func(r rune) bool { return r == '-' || r == ' ' })
		if len(parts) < 3 {
			continue
		}
		if l, ok := meantLeader(parts, kind, known[parts[0]], known[parts[1]]); ok {
			span := text.Span{Start: p.Doc.Tokens[title].Start, End: name.End}
			p.Report(rules.Finding{
				Span:       span,
				Message:    fmt.Sprintf("“%s”: no such leader is known; probably a wrong form of “%s”, of %s", p.Doc.Text(span), l.name(), l.country),
				Suggestion: p.Doc.Text(text.Span{Start: span.Start, End: name.Start}) + l.name(),
			})
		}
	}
}

// maxParts is the most words of a name that is looked at.
const maxParts = 5

// meantLeader returns the only leader whose name differs from another in one part.
func meantLeader(parts []string, kind string, lists ...[]leaderName) (found leaderName, ok bool) {
	for _, list := range lists {
		for _, l := range list {
			if len(l.parts) != len(parts) {
				continue
			}
			wrong, alike := 0, true
			for k, part := range l.parts {
				if part != parts[k] {
					wrong++
					alike = alike && soundKey(part) == soundKey(parts[k])
				}
			}
			switch {
			case alike: // the name itself, or another spelling of it
				return found, false
			case wrong == 1 && slices.Contains(l.kinds, kind):
				found, ok = l, true
			}
		}
	}
	return found, ok
}

// name is a leader's name with capitals.
func (l *leaderName) name() string {
	words := make([]string, len(l.parts))
	for i, part := range l.parts {
		words[i] = strings.ToUpper(part[:1]) + part[1:]
	}
	return strings.Join(words, " ")
}
