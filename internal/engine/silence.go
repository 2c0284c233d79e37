package engine

import (
	"fmt"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// silence leaves out the findings that directives ask to be passed over, and counts
// them there. It comes before merging, so that a finding does not hide another
// one of the same words that nobody has excused.
func silence(a *article.Article, all []article.Directive, found []rules.Finding) []rules.Finding {
	if len(all) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(f rules.Finding) bool {
		at := a.Doc.InPage.Start(f.Span.Start)
		for i := range all {
			d := &all[i]
			switch {
			case d.Wrong != "", d.Rule != f.Rule && d.Rule != article.AllRules, at < d.Area.Start, at >= d.Area.End,
				d.Words != "" && !shares(a.Doc.Src, f.Span, d.Words):
			default:
				d.Silenced++
				return true
			}
		}
		return false
	})
}

// shares reports whether words stand in a text where they share a place with a span,
// whatever white space is between them.
func shares(src string, s text.Span, words string) bool {
	fields := strings.Fields(words)
	room := int32(2 * len(words)) // more white space than that is not looked over
	from, to := max(0, s.Start-room), min(int32(len(src)), s.End+room)
	for at := from; ; {
		n := strings.Index(src[at:to], fields[0])
		if n < 0 {
			return false
		}
		at += int32(n)
		rest := src[at+int32(len(fields[0])) : to]
		same := 1
		for _, w := range fields[1:] {
			trimmed := strings.TrimLeft(rest, " \t\r\n\u00a0")
			if len(trimmed) == len(rest) || !strings.HasPrefix(trimmed, w) {
				break
			}
			rest = trimmed[len(w):]
			same++
		}
		if same == len(fields) && s.Overlaps(text.Span{Start: at, End: to - int32(len(rest))}) {
			return true
		}
		at += int32(len(fields[0]))
	}
}

// Runs reports whether a rule is among those of the engine.
func (e *Engine) Runs(rule string) bool {
	_, ok := slices.BinarySearchFunc(e.rules, rule, func(x *rules.Rule, id string) int { return strings.Compare(x.ID, id) })
	return ok
}

// Warnings says what is wrong with the directives of a result: no reason, no such
// rule, nothing found that they are about though the rule ran.
func Warnings(r *rules.Result, exists func(rule string) bool, ran func(rule string, r *rules.Result) bool) (all []string) {
	for i := range r.Directives {
		d := &r.Directives[i]
		say := func(format string, args ...any) {
			where := r.Name()
			switch {
			case d.Sidecar:
				where = fmt.Sprintf("%s.mtlint:%d", r.Path, d.Line)
			case d.Line > 0:
				where = fmt.Sprintf("%s:%d", r.Path, d.Line)
			}
			all = append(all, fmt.Sprintf("%s: directive %q ", where, d.Rule)+fmt.Sprintf(format, args...))
		}
		switch {
		case d.Wrong != "":
			say("is not followed: %s", d.Wrong)
			continue
		case d.Rule != article.AllRules && !exists(d.Rule):
			say("is not followed: there is no such rule; mtlint rules lists them")
			continue
		case d.Silenced == 0 && (d.Rule == article.AllRules || ran(d.Rule, r)):
			say("keeps nothing out: delete it")
		}
		if d.Reason == "" {
			say("has no reason: write it after a colon")
		}
	}
	return all
}
