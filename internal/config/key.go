// Package config finds, reads and explains the settings of a run. One table of keys
// (table.go) is behind the files, the flags, mtlint config show, the JSON Schema and
// docs/configuration.md.
package config

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A Kind is the type of a setting's value.
type Kind int

// The kinds. The value of a Number and of a Whole is a float64, of a List a
// []string.
const (
	Text Kind = iota
	Choice
	Switch
	Number
	Whole // a number without a fraction
	List
)

// A Key is one setting.
type Key struct {
	Name    string // dotted, as in gate.fail-under
	Kind    Kind
	Help    string // a phrase in lower case; words in backquotes name the value in the help of a flag
	Default any    // nil: none
	Example string // of docs and the start file, in TOML; empty: the default
	Choices []string
	Min     float64
	Max     float64

	Flag    string // that sets it; empty: none
	Short   string // one letter for Flag
	Commas  bool   // the flag takes several values with commas between
	PerPath bool   // may differ from article to article
	Adds    bool   // a list that is added to that of lower places, not put in its place

	item func(string) error // of a List and a Text: refuses a value
	late bool               // the values of a flag are checked when the rules of the user are known
	Rule string             // of which this is a setting; empty: none
}

// Leaf is the last part of the key's name.
func (k *Key) Leaf() string { return k.Name[strings.LastIndexByte(k.Name, '.')+1:] }

// Section is the name without its last part; empty at the top.
func (k *Key) Section() string { return k.Name[:max(0, strings.LastIndexByte(k.Name, '.'))] }

// Words are the help without the marks of a flag.
func (k *Key) Words() string { return strings.ReplaceAll(k.Help, "`", "") }

// Allowed says in words what values the key takes.
func (k *Key) Allowed() string {
	switch k.Kind {
	case Choice:
		return either(k.Choices)
	case Switch:
		return "true or false"
	case Number, Whole:
		what := "a number"
		if k.Kind == Whole {
			what = "a whole number"
		}
		if k.Max == math.MaxInt32 {
			return what + ", " + number(k.Min) + " or more"
		}
		return what + " from " + number(k.Min) + " to " + number(k.Max)
	case List:
		return "a list of texts"
	}
	return "a text"
}

// check refuses a value that the key does not allow.
func (k *Key) check(v any) error {
	switch k.Kind {
	case Choice:
		if s, ok := v.(string); ok && slices.Contains(k.Choices, s) {
			return nil
		} else if ok {
			return fmt.Errorf("use %s%s", k.Allowed(), didYouMean(s, k.Choices))
		}
	case Switch:
		if _, ok := v.(bool); ok {
			return nil
		}
	case Number, Whole:
		if f, ok := v.(float64); ok && f >= k.Min && f <= k.Max && (k.Kind == Number || f == math.Trunc(f)) {
			return nil
		}
	case List:
		if list, ok := v.([]string); ok {
			for _, s := range list {
				if err := k.checkItem(s); err != nil {
					return err
				}
			}
			return nil
		}
	default:
		if s, ok := v.(string); ok {
			return k.checkItem(s)
		}
	}
	return fmt.Errorf("must be %s", k.Allowed())
}

func (k *Key) checkItem(s string) error {
	if k.item == nil {
		return nil
	}
	return k.item(s)
}

// Parse reads a value as a flag gives it. have is what the flag gave before, of a
// List that is given several times.
func (k *Key) Parse(s string, have any) (v any, err error) {
	switch k.Kind {
	case Switch:
		if v, err = strconv.ParseBool(s); err != nil {
			v = s
		}
	case Number, Whole:
		if v, err = strconv.ParseFloat(s, 64); err != nil {
			v = s
		}
	case List:
		items := []string{s}
		if k.Commas {
			items = strings.Split(s, ",")
		}
		if !k.late {
			if err := k.check(items); err != nil {
				return nil, err
			}
		}
		list, _ := have.([]string)
		return slices.Concat(list, items), nil
	default:
		v = s
	}
	return v, k.check(v)
}

// Format writes a value in TOML.
func Format(v any) string {
	switch v := v.(type) {
	case float64:
		return number(v)
	case []string:
		quoted := make([]string, len(v))
		for i, s := range v {
			quoted[i] = quote(s)
		}
		return "[" + strings.Join(quoted, ", ") + "]"
	case string:
		return quote(v)
	}
	return fmt.Sprint(v)
}

// quote writes a basic string of TOML.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case hidden(r):
			fmt.Fprintf(&b, "\\U%08X", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// hidden reports whether a character is not for terminals: it moves, colours or
// turns what others show.
func hidden(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// either lists words for "use a, b or c".
func either(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
