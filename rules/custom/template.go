package custom

import (
	"strconv"
	"strings"
)

// A template is a text with places for what was found: {match}, {meant}, {1} …
type template struct{ pieces []piece }

// A piece is literal text, or a field.
type piece struct {
	text  string
	field int
}

// The fields that have no number.
const (
	literal    = 0
	matchField = -1
	meantField = -2
)

// template reads a text with places for up to so many parts.
func (n node) template(parts int) (*template, error) {
	s, err := n.maybe(longest)
	if err != nil {
		return nil, err
	}
	t := &template{}
	for s != "" {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			t.pieces = append(t.pieces, piece{text: s[:i]})
			s = s[i:]
			continue
		}
		if len(s) > 1 && s[1] == s[0] {
			t.pieces = append(t.pieces, piece{text: s[:1]})
			s = s[2:]
			continue
		}
		name, after, ok := strings.Cut(s[1:], "}")
		if s[0] == '}' || !ok {
			return nil, n.errorf("a single %q: write %q for a brace", s[:1], s[:1]+s[:1])
		}
		var field int
		switch number, err := strconv.Atoi(name); {
		case name == "match":
			field = matchField
		case name == "meant":
			field = meantField
		case err == nil && number > 0 && number <= parts:
			field = number
		default:
			use := "{match}, {meant}"
			if parts > 0 {
				use += ", {1} to {" + strconv.Itoa(parts) + "}"
			}
			return nil, n.errorf("unknown place {%s}: use %s, or {{ for a brace", clip(name), use)
		}
		t.pieces = append(t.pieces, piece{field: field})
		s = after
	}
	return t, nil
}

// fill writes the template for a match in a text.
func (t *template) fill(src string, m *match) string {
	var b strings.Builder
	for _, p := range t.pieces {
		switch {
		case p.field == literal:
			b.WriteString(p.text)
		case p.field == matchField:
			b.WriteString(src[m.span.Start:m.span.End])
		case p.field == meantField:
			b.WriteString(m.meant)
		case p.field <= len(m.parts):
			s := m.parts[p.field-1]
			b.WriteString(src[s.Start:s.End])
		}
	}
	return b.String()
}
