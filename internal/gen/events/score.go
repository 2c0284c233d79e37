package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/gen/records"
)

// An outcome is what an audit says of an article.
type outcome struct {
	ID       string `json:"id"`
	Findings []struct {
		Start   int    `json:"start"`
		End     int    `json:"end"`
		Rule    string `json:"rule"`
		Message string `json:"message"`
		Related []struct {
			Article string `json:"article"`
		} `json:"related"`
	} `json:"findings"`
}

// scoreFiles prints how many changes of each kind were found, and what was reported
// of articles that do not differ there.
func scoreFiles(w io.Writer, gold string, files []string, misses string) error {
	byID := map[string]*answer{}
	var all []*answer
	if err := records.Each([]string{gold}, func(a answer) { all = append(all, &a); byID[a.ID] = &a }); err != nil {
		return err
	}
	found := map[*answer]bool{}
	var wrong, others []string
	err := records.Each(files, func(o outcome) {
		for _, f := range o.Findings {
			if f.Rule != "event-contradiction" {
				continue
			}
			for _, rel := range f.Related {
				_, to, _ := strings.Cut(rel.Article, "#")
				switch a := byID[o.ID]; {
				case a != nil && a.Of == to && slices.ContainsFunc(a.Places, func(p [2]int) bool { return f.Start < p[1] && p[0] < f.End }):
					found[a] = true
				case a != nil && a.Of == to:
					wrong = append(wrong, fmt.Sprintf("%s (%s > %s): %s", o.ID, a.Old, a.New, f.Message))
				case byID[to] == nil || byID[to].Of != o.ID:
					others = append(others, fmt.Sprintf("%s and %s: %s", o.ID, to, f.Message))
				}
			}
		}
	})
	if err != nil {
		return err
	}
	var b strings.Builder
	type row struct{ found, of int }
	rows := map[string]*row{}
	var names []string
	for _, a := range all {
		if rows[a.Kind] == nil {
			rows[a.Kind] = &row{}
			names = append(names, a.Kind)
		}
		rows[a.Kind].of++
		if found[a] {
			rows[a.Kind].found++
		} else if a.Kind != nothing && (misses == "all" || misses == a.Kind) {
			fmt.Fprintf(&b, "missed %s %s: %s > %s\n   %s\n   %s\n", a.Kind, a.ID, a.Old, a.New, a.Sentence, a.Copied)
		}
	}
	slices.SortFunc(names, cmp.Compare)
	for _, n := range names {
		if n != nothing {
			fmt.Fprintf(&b, "%-10s %3d of %3d  %.2f\n", n, rows[n].found, rows[n].of, float64(rows[n].found)/float64(rows[n].of))
		}
	}
	for _, l := range [][]string{wrong, others} {
		for _, s := range l {
			fmt.Fprintln(&b, "wrong:", s)
		}
	}
	fmt.Fprintf(&b, "reported of pairs where it was not changed: %d; of other pairs: %d\n", len(wrong), len(others))
	_, err = io.WriteString(w, b.String())
	return err
}
