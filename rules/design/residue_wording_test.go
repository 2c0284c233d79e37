package design

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/lang"
)

// The keys of a wording are those of the graph that is made of it later.
func TestHeads(t *testing.T) {
	p, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	book := phrasebook{}
	for k, name := range residueFiles {
		for _, line := range p.Lines("residue_" + name + ".txt") {
			book.add(residueKind(k), line)
			line = strings.TrimSuffix(strings.TrimLeft(line, "~+ "), " *")
			got, want := heads(line), slices.Sorted(maps.Keys(forksOf(line)))
			if slices.Sort(got); !slices.Equal(got, want) {
				t.Errorf("%q: %q, want %q", line, got, want)
			}
		}
	}
}
