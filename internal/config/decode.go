package config

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// An Origin is where a setting comes from.
type Origin struct {
	File string // as shown; empty: no file
	Line int
	Flag string
}

func (o Origin) String() string {
	switch {
	case o.Flag != "":
		return "--" + o.Flag
	case o.File != "":
		return o.File + ":" + strconv.Itoa(o.Line)
	}
	return "default"
}

// A setting is one key with the value that one place gives it.
type setting struct {
	key    *Key
	value  any
	origin Origin
	before []Origin // of what was added to, of a list
}

// A part is settings that hold together: those of a file, of one override in it, or
// of the flags.
type part struct {
	paths    []string // of an override
	override bool
	settings []setting
}

func (p *part) get(name string) (setting, bool) {
	for _, s := range p.settings {
		if s.key.Name == name {
			return s, true
		}
	}
	return setting{}, false
}

// A tree is the text of a file cut into keys and values.
type tree struct {
	file     string
	src      []byte
	lines    []int // where each line begins
	headers  []header
	values   []assignment
	groups   []nameAt // the overrides
	problems Problems
}

// A name is one part of a dotted key, with its place.
type nameAt struct {
	text       string
	start, end int
}

type header struct {
	path    []nameAt
	array   bool
	refused bool // what stands below it has been complained of with it
}

type assignment struct {
	path       []nameAt
	value      any // string, bool, float64, []any of them; nil: of no kind that a setting has
	start, end int
	items      [][2]int // places of the values of a list
	group      int      // number of the [[override]] it stands in, from 1; 0: none
	header     int      // number of the header it stands below, from 1; 0: none
}

// complain notes a problem of a stretch of bytes. More than are told need not be
// kept.
func (t *tree) complain(start, end int, hint, format string, args ...any) {
	if len(t.problems) <= mostProblems {
		t.problems = append(t.problems, t.problem(start, end, fmt.Sprintf(format, args...), hint))
	}
}

// line is the number of the line of a byte, from 1.
func (t *tree) line(at int) int {
	n, found := slices.BinarySearch(t.lines, at)
	if found {
		n++
	}
	return n
}

// parse reads TOML. It only cuts: what the keys mean is left to decode.
func parse(file string, src []byte) *tree {
	t := &tree{file: file, src: slices.Clip(bytes.TrimPrefix(src, []byte("\ufeff"))), lines: []int{0}}
	for i, c := range t.src {
		if c == '\n' {
			t.lines = append(t.lines, i+1)
		}
	}
	var p unstable.Parser
	p.Reset(t.src)
	var at []nameAt
	group := 0 // of the table
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			at = names(e)
			array := e.Kind == unstable.ArrayTable
			group = 0
			if at[0].text == overrides {
				if array && len(at) == 1 {
					t.groups = append(t.groups, at[0])
				}
				group = len(t.groups)
			}
			t.headers = append(t.headers, header{path: at, array: array})
		case unstable.KeyValue:
			t.assign(e, place{at, len(t.headers), group})
		}
	}
	if err := (*unstable.ParserError)(nil); errors.As(p.Error(), &err) {
		at := p.Range(err.Highlight)
		start := int(at.Offset)
		t.complain(start, start+max(1, int(at.Length)), "", "%s", err.Message)
	}
	return t
}

func names(n *unstable.Node) (path []nameAt) {
	for it := n.Key(); it.Next(); {
		k := it.Node()
		start := int(k.Raw.Offset)
		path = append(path, nameAt{string(k.Data), start, start + int(k.Raw.Length)})
	}
	return path
}

// A place is where a key stands: the table, its header and its override.
type place struct {
	path          []nameAt
	header, group int
}

// deepest is more than the parts of any key: override.score.category.X.minor.
const deepest = 8

// assign sets down one key with its value, or all those of an inline table.
func (t *tree) assign(e *unstable.Node, in place) {
	in.path = slices.Concat(in.path, names(e))
	if len(in.path) > deepest {
		first := in.path[0]
		t.complain(first.start, first.end, "", "tables stand in each other deeper than any setting does")
		return
	}
	v := e.Value()
	if v.Kind == unstable.InlineTable {
		t.headers = append(t.headers, header{path: in.path})
		in.header = len(t.headers)
		for it := v.Children(); it.Next(); {
			t.assign(it.Node(), in)
		}
		return
	}
	if len(in.path) == 1 && in.path[0].text == overrides && v.Kind == unstable.Array && tables(v) {
		for it := v.Children(); it.Next(); {
			t.groups = append(t.groups, in.path[0])
			in.group = len(t.groups)
			for sub := it.Node().Children(); sub.Next(); {
				t.assign(sub.Node(), in)
			}
		}
		return
	}
	a := assignment{path: in.path, group: in.group, header: in.header}
	a.start, a.end = t.extent(v, in.path[len(in.path)-1].end)
	a.value = value(v)
	if v.Kind == unstable.Array {
		items := []any{}
		for it := v.Children(); it.Next(); {
			items = append(items, value(it.Node()))
			start, end := t.extent(it.Node(), a.start)
			a.items = append(a.items, [2]int{start, end})
		}
		a.value = items
	}
	t.values = append(t.values, a)
}

// tables reports whether an array holds tables only.
func tables(v *unstable.Node) bool {
	n := 0
	for it := v.Children(); it.Next(); n++ {
		if it.Node().Kind != unstable.InlineTable {
			return false
		}
	}
	return n > 0
}

// extent is the place of a value; that of a table or list, which the parser does
// not tell, begins behind the equals sign that follows its key.
func (t *tree) extent(v *unstable.Node, key int) (start, end int) {
	if v.Raw.Length > 0 && v.Kind != unstable.InlineTable {
		return int(v.Raw.Offset), int(v.Raw.Offset + v.Raw.Length)
	}
	if n := bytes.IndexByte(t.src[key:], '='); n >= 0 {
		key += n + 1
	}
	for key < len(t.src) && (t.src[key] == ' ' || t.src[key] == '\t') {
		key++
	}
	return key, key + 1
}

// value is a scalar of TOML in Go; nil: one that no setting has.
func value(v *unstable.Node) any {
	switch v.Kind {
	case unstable.String:
		return string(v.Data)
	case unstable.Bool:
		return string(v.Data) == "true"
	case unstable.Integer:
		if n, err := strconv.ParseInt(string(v.Data), 0, 64); err == nil {
			return float64(n)
		}
		return math.NaN()
	case unstable.Float:
		n, _ := strconv.ParseFloat(strings.ReplaceAll(string(v.Data), "_", ""), 64) // one that is out of range is infinite, and refused
		return n
	}
	return nil
}
