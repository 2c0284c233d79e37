package lang

import (
	"strings"
	"sync"
)

// Groups are sets of folded words by the names of the groups.
type Groups map[string]Set

// Grouped declares groups that are read from the file <name>.tsv of the pack: rows
// of a group's name, a tab and words with blanks between. A group may have many
// rows; one that a language has no words for may be missing.
func Grouped(name string) *Part[Groups] {
	return NewPart(func(p *Pack) Groups {
		v, _ := p.lists.LoadOrStore(name+".tsv", sync.OnceValue(func() Groups {
			g := Groups{}
			for _, row := range p.Rows(name + ".tsv") {
				if g[row[0]] == nil {
					g[row[0]] = Set{}
				}
				for word := range strings.FieldsSeq(strings.Join(row[1:], " ")) {
					g[row[0]][word] = struct{}{}
				}
			}
			return g
		}))
		return v.(func() Groups)()
	})
}
