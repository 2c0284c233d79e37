package report

import (
	"encoding/json"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// Quick is the record of one article; replaced by the full schema.
func Quick(r rules.Result) ([]byte, error) {
	type finding struct {
		Rule       string       `json:"rule"`
		Severity   mqm.Severity `json:"severity"`
		Message    string       `json:"message"`
		Suggestion string       `json:"suggestion"`
		Start      int          `json:"start"`
		End        int          `json:"end"`
		Text       string       `json:"text"`
	}
	fs := []finding{}
	for _, f := range r.Findings {
		fs = append(fs, finding{f.Rule, f.Severity, f.Message, f.Suggestion, f.Start.Byte, f.End.Byte, f.Text})
	}
	return json.Marshal(map[string]any{"path": r.Path, "id": r.ID, "score": r.Score.Score, "words": r.Score.Words, "findings": fs, "notrun": r.NotRun})
}
