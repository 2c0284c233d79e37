package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"log"
	"maps"
	"slices"
)

// report trains without some of the documents and measures on these: the share of pairs of a
// human and a machine translation of one set in which the machine's is taken for
// the likelier one (the area under the curve).
func report(docs []*document, features int) {
	for _, split := range []struct {
		name string
		part func(*document) string
	}{
		{"other languages", func(d *document) string { return d.Lang }},
		{"other years", func(d *document) string { return fmt.Sprint(d.Year) }},
		{"other documents", func(d *document) string { return fold(d.Doc) }},
	} {
		score := make(map[*document]float64, len(docs))
		parts := map[string]bool{}
		for _, d := range docs {
			parts[split.part(d)] = true
		}
		for _, part := range slices.Sorted(maps.Keys(parts)) {
			var learnt []*document
			for _, d := range docs {
				if split.part(d) != part {
					learnt = append(learnt, d)
				}
			}
			weights := fit(learnt, features)
			for _, d := range docs {
				if split.part(d) == part {
					score[d] = dot(d.counts, weights) / max(d.units, fewUnits)
				}
			}
		}
		sets := map[string][]*document{}
		for _, d := range docs {
			sets[d.set()] = append(sets[d.set()], d)
		}
		line, mean := split.name+":", 0.0
		for _, set := range slices.Sorted(maps.Keys(sets)) {
			a := area(sets[set], score)
			line += fmt.Sprintf("  %s %.3f", set, a)
			mean += a / float64(len(sets))
		}
		log.Printf("%s  mean %.3f", line, mean)
	}
}

// fold deals documents into five parts.
func fold(doc string) string {
	h := fnv.New32a()
	_, _ = h.Write([]byte(doc)) // a hash never fails
	return fmt.Sprint(h.Sum32() % 5)
}

// area is the area under the curve, ties counted half.
func area(docs []*document, score map[*document]float64) float64 {
	sorted := slices.Clone(docs)
	slices.SortFunc(sorted, func(a, b *document) int { return cmp.Compare(score[a], score[b]) })
	rank, machines := 0.0, 0.0
	for i := 0; i < len(sorted); {
		j := i
		for j < len(sorted) && score[sorted[j]] == score[sorted[i]] {
			j++
		}
		for _, d := range sorted[i:j] {
			if d.machine {
				rank += float64(i+j+1) / 2
				machines++
			}
		}
		i = j
	}
	humans := float64(len(docs)) - machines
	return (rank - machines*(machines+1)/2) / (machines * humans)
}
