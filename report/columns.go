package report

import (
	"slices"
	"strings"

	"github.com/olekukonko/tablewriter/pkg/twwidth"
)

// A column is one of a list of articles or groups.
type column struct {
	head    string
	figures bool // which stand at the right
	cells   []string
}

// columns makes those of a list without cells; "#" before a head makes its column one
// of figures.
func columns(heads ...string) []column {
	all := make([]column, len(heads))
	for i, h := range heads {
		all[i].head, all[i].figures = strings.CutPrefix(h, "#")
	}
	return all
}

// add writes the next cell of each column.
func add(all []column, cells ...string) {
	for i, s := range cells {
		all[i].cells = append(all[i].cells, s)
	}
}

// width is how many columns of the terminal it takes, with its rule and spaces.
func (c *column) width() int {
	n := twwidth.Width(c.head)
	for _, s := range c.cells {
		n = max(n, twwidth.Width(s))
	}
	return n + 3
}

const (
	nameLeast = 24 // columns of the terminal for a name, if others can go
	nameBare  = 8  // and if none can
)

// list draws columns so that they fit the terminal: names, one of them, is cut to the
// room that the others leave, and where that is little the list does without those in
// dropped, the first to go first.
func (t *tableWriter) list(b *strings.Builder, all []column, names string, dropped ...string) error {
	room := func() int {
		n := t.o.Width - 1 - 3
		for i := range all {
			if all[i].head != names {
				n -= all[i].width()
			}
		}
		return n
	}
	for _, drop := range dropped {
		if room() >= nameLeast {
			break
		}
		all = slices.DeleteFunc(all, func(c column) bool { return c.head == drop })
	}
	width := max(room(), nameBare)
	head, rows, right := make([]string, len(all)), make([][]string, len(all[0].cells)), []string(nil)
	for i, c := range all {
		head[i] = c.head
		if c.figures {
			right = append(right, c.head)
		}
		for k, s := range c.cells {
			if c.head == names {
				s = cell(s, width)
			}
			rows[k] = append(rows[k], s)
		}
	}
	return t.table(b, head, rows, right...)
}

// cell cuts what does not fit at its middle, so that the end of a path stays.
func cell(s string, width int) string {
	s = OneLine(s)
	if twwidth.Width(s) <= width {
		return s
	}
	head := (width - 1) / 3
	return left(s, head) + "…" + right(s, width-1-head)
}
