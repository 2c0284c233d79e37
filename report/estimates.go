package report

import (
	"fmt"
	"strings"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// shownEstimate is the estimate from which on it is mentioned: below, it hardly shows
// in the score.
const shownEstimate = 0.25

// estimates says what the score lost to what models say of the words, a sentence for
// each estimate, and what the wording estimate rests on most.
func estimates(r *rules.Result) (notes []string) {
	if r.Score.Fluency >= shownEstimate {
		notes = append(notes, fmt.Sprintf("Fluency estimate: %.1f of at most %.0f points of the score, for words in odd company.", r.Score.Fluency, mqm.MaxFluency))
	}
	if r.Score.Wording >= shownEstimate {
		note := fmt.Sprintf("Wording estimate: %.1f of at most %.0f points of the score, for turns of phrase of machine translation", r.Score.Wording, mqm.MaxWording)
		habits := make([]string, len(r.Habits))
		for i, h := range r.Habits {
			habits[i] = fmt.Sprintf("“%s” (%s) %d times, usual %.1f", OneLine(h.Text), h.Pattern, h.Count, h.Usual)
		}
		if len(habits) > 0 {
			note += ": " + strings.Join(habits, "; ")
		}
		notes = append(notes, note+".")
	}
	return notes
}
