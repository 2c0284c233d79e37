package config

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// overrides is the name of the tables that hold for some paths only, and paths the
// key in them that names those.
const (
	overrides = "override"
	pathsKey  = "paths"
	pathsHelp = "patterns of the paths for which the settings hold; they begin at the folder of the file, or at the working folder if it was named by --config or " + EnvVar
)

// decode gives the keys of a file their meaning. The first part is what holds for
// all paths; the others are its overrides, in order.
func (t *tree) decode(table *Table) ([]*part, error) {
	parts := []*part{{}}
	for i := range t.headers {
		t.headers[i].refused = !t.header(table, t.headers[i])
	}
	seen := map[string]int{}
	for range t.groups {
		parts = append(parts, &part{override: true})
	}
	for _, a := range t.values {
		t.value(table, a, parts[a.group], seen)
	}
	for i, at := range t.groups {
		if len(parts[i+1].paths) == 0 {
			t.complain(at.start, at.end, `write paths = ["**/opinion/**"]`, "this override does not say for which paths it holds")
		}
	}
	if len(t.problems) > 0 {
		return nil, t.problems
	}
	// What is known key by key may still be no TOML as a whole: a table that is
	// defined twice. The decoder is not asked earlier because it is slow where there
	// are very many keys.
	var all map[string]any
	if err := (*toml.DecodeError)(nil); errors.As(toml.Unmarshal(t.src, &all), &err) {
		row, column := err.Position()
		at := t.lines[row-1] + column - 1
		t.complain(at, at+1, "", "%s", strings.TrimPrefix(err.Error(), "toml: "))
		return nil, t.problems
	}
	return parts, nil
}

// header reports whether a table may be there; the user is told if not, also where
// nothing stands in it.
func (t *tree) header(table *Table, h header) bool {
	path := h.path
	if path[0].text == overrides {
		if path = path[1:]; len(path) == 0 {
			if !h.array {
				t.complain(h.path[0].start, h.path[0].end, "write [[override]]: there may be several", "%q is a list of tables", overrides)
			}
			return h.array
		}
	}
	s, depth := table.find(texts(path))
	last := path[len(path)-1]
	switch {
	case depth < len(path):
		t.unknown(table, s, path, depth, "table")
	case s.key != nil:
		t.complain(last.start, last.end, fmt.Sprintf("write %s = %s", s.key.Leaf(), example(s.key)), "%q is a setting, not a table", s.key.Name)
	case h.array:
		t.complain(last.start, last.end, "write ["+dotted(texts(h.path))+"]", "%q is one table, not a list of them", dotted(texts(path)))
	default:
		return true
	}
	return false
}

// value checks one assignment and adds it to its part.
func (t *tree) value(table *Table, a assignment, p *part, seen map[string]int) {
	path := a.path
	if path[0].text == overrides {
		if path = path[1:]; len(path) == 0 {
			t.complain(a.start, a.end, "write [[override]] on a line of its own", "%q is a list of tables", overrides)
			return
		}
	}
	if a.path[0].text == overrides && a.group == 0 {
		t.complain(a.path[0].start, a.path[0].end, "write [[override]] before it", "%q is a list of tables", overrides)
		return
	}
	if a.header > 0 && t.headers[a.header-1].refused {
		return
	}
	key := &Key{Name: pathsKey, Kind: List, item: glob}
	if !(p.override && len(path) == 1 && path[0].text == pathsKey) {
		s, depth := table.find(texts(path))
		last := path[len(path)-1]
		switch {
		case depth < len(path):
			t.unknown(table, s, path, depth, "key")
			return
		case s.key == nil:
			t.complain(last.start, last.end, "in it may stand: "+listed(s.names()), "%q is a table, not a setting", dotted(texts(path)))
			return
		case p.override && !s.key.PerPath:
			t.complain(last.start, last.end, "write it above the first [[override]]", "%q holds for the whole run and cannot differ from path to path", s.key.Name)
			return
		}
		key = s.key
	}
	name := fmt.Sprint(a.group, " ", key.Name)
	last := path[len(path)-1]
	if before, ok := seen[name]; ok {
		t.complain(last.start, last.end, fmt.Sprintf("it was set on line %d", before), "%q is set twice", key.Name)
		return
	}
	seen[name] = t.line(last.start)
	v, ok := t.typed(key, a)
	if !ok {
		return
	}
	if key.Name == pathsKey {
		p.paths = v.([]string)
		return
	}
	p.settings = append(p.settings, setting{key: key, value: v, origin: Origin{File: t.file, Line: seen[name]}})
}

// typed checks the value of a key.
func (t *tree) typed(key *Key, a assignment) (any, bool) {
	v := a.value
	if items, ok := v.([]any); ok && key.Kind == List {
		list := make([]string, len(items))
		for i, item := range items {
			s, ok := item.(string)
			if !ok {
				t.complain(a.items[i][0], a.items[i][1], "write it in quotation marks", "%s must be a list of texts", key.Name)
				return nil, false
			}
			if err := key.checkItem(s); err != nil {
				t.complain(a.items[i][0], a.items[i][1], "", "%s: %s", key.Name, err)
				return nil, false
			}
			list[i] = s
		}
		return list, true
	}
	if err := key.check(v); err != nil {
		t.complain(a.start, a.end, "", "%s: %s", key.Name, err)
		return nil, false
	}
	return v, true
}

// unknown complains of a name that a section has not.
func (t *tree) unknown(table *Table, s *section, path []nameAt, depth int, what string) {
	at := path[depth]
	have := s.names()
	where := "at the top"
	switch {
	case s.key != nil:
		t.complain(at.start, at.end, fmt.Sprintf("write %s = %s", s.key.Name, example(s.key)), "%q is a setting, not a table", s.key.Name)
		return
	case depth > 0:
		where = "in [" + dotted(texts(path[:depth])) + "]"
	default:
		have = append(have, overrides)
	}
	if depth == 1 && path[0].text == "rules" {
		t.complain(at.start, at.end, "mtlint rules lists them", "no rule is called %q%s", at.text, didYouMean(at.text, have))
		return
	}
	t.complain(at.start, at.end, where+" may stand: "+listed(have), "unknown %s %q%s", what, at.text, cmp.Or(didYouMean(at.text, have), table.elsewhere(at.text)))
}

// elsewhere proposes the key of another section that has a name.
func (t *Table) elsewhere(name string) string {
	name = strings.ReplaceAll(name, "_", "-")
	for _, k := range t.Keys {
		if k.Rule == "" && k.Leaf() == name {
			return "; did you mean " + k.Name + "?"
		}
	}
	return ""
}

// mostListed is how many names a message lists: there are more rules than help.
const mostListed = 30

// listed names what is allowed.
func listed(names []string) string {
	if len(names) > mostListed {
		return "the rules that mtlint rules lists"
	}
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = dotted([]string{n})
	}
	return strings.Join(quoted, ", ")
}

func texts(path []nameAt) []string {
	all := make([]string, len(path))
	for i, p := range path {
		all[i] = p.text
	}
	return all
}

// example is a value of a key in TOML.
func example(k *Key) string {
	switch {
	case k.Example != "":
		return k.Example
	case k.Default != nil:
		return Format(k.Default)
	case k.Kind == List:
		return "[]"
	}
	return number(k.Min)
}
