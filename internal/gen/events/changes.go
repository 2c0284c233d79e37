package main

import (
	"regexp"
	"strconv"
	"strings"
)

// A change is one kind of contradiction; apply makes one and marks it.
type change struct {
	name  string
	apply func(*story) (before, after string, ok bool)
}

const nothing = "nothing"

var kinds = []change{
	{"speaker", (*story).speaker}, {"title", (*story).title}, {"negation", (*story).negation}, {"date", (*story).date},
	{"name", (*story).name}, {"number", (*story).number}, {nothing, func(*story) (string, string, bool) { return "", "", true }},
}

// leastWords is how long a sentence must be whose fact is changed.
const leastWords = 7

// pick tries the sentences in any order until a change is made in one.
func (s *story) pick(try func(x *sentence) (before, after string, ok bool)) (before, after string, ok bool) {
	for _, i := range s.r.Perm(len(s.said)) {
		x := &s.said[i]
		if len(strings.Fields(x.original)) < leastWords || x.paragraph == 0 {
			continue
		}
		if before, after, ok := try(x); ok {
			return before, after, true
		}
	}
	return "", "", false
}

// put replaces a word that both sentences have once.
func (x *sentence) put(before, after string) bool {
	if before == after || len(whole(x.original, before)) != 1 {
		return false
	}
	at := whole(x.text, before)
	if len(at) != 1 {
		return false
	}
	x.text = x.text[:at[0]] + markStart + after + markEnd + x.text[at[0]+len(before):]
	return true
}

// whole returns where a word stands that is not part of another or of a number.
func whole(t, word string) (at []int) {
	for from := 0; ; {
		i := strings.Index(t[from:], word)
		if i < 0 {
			return at
		}
		i += from
		from = i + 1
		end := i + len(word)
		if i > 0 && (letter(t[i-1]) || (t[i-1] == '.' || t[i-1] == ',' || t[i-1] == '-') && i > 1 && letter(t[i-2])) {
			continue
		}
		if end < len(t) && (letter(t[end]) || (t[end] == '.' || t[end] == ',' || t[end] == '-') && end+1 < len(t) && t[end+1] >= '0' && t[end+1] <= '9') {
			continue
		}
		at = append(at, i)
	}
}

func letter(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80
}

var (
	digits  = regexp.MustCompile(`\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?`)
	aYear   = regexp.MustCompile(`^(?:1[6-9]|20)\d\d$`)
	written = strings.Fields("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty")
)

// number changes an amount that the article has in one place.
func (s *story) number() (string, string, bool) {
	return s.pick(func(x *sentence) (string, string, bool) {
		var found []string
		for _, at := range digits.FindAllStringIndex(x.original, -1) {
			w := x.original[at[0]:at[1]]
			before, after := x.original[:at[0]], x.original[at[1]:]
			if aYear.MatchString(w) || len(whole(s.text, w)) != 1 || months.MatchString(before[max(0, len(before)-10):]+"|"+after[:min(len(after), 10)]) ||
				strings.HasPrefix(after, " am") || strings.HasPrefix(after, " pm") || strings.HasPrefix(after, ":") || strings.HasSuffix(before, ":") ||
				strings.HasPrefix(after, "/") || strings.HasSuffix(before, "/") || strings.HasPrefix(after, "th") || strings.HasPrefix(after, "-") || strings.HasSuffix(before, "-") {
				continue
			}
			found = append(found, w)
		}
		for _, w := range written {
			if len(whole(x.original, w)) == 1 && !strings.Contains(x.original, w+" of ") && !strings.Contains(x.original, w+" thirds") && !strings.Contains(x.original, w+"-thirds") && !strings.Contains(x.original, w+" o'") {
				found = append(found, w)
			}
		}
		if len(found) == 0 {
			return "", "", false
		}
		w := found[s.r.IntN(len(found))]
		after := s.otherNumber(w)
		return w, after, x.put(w, after)
	})
}

func (s *story) otherNumber(w string) string {
	if w[0] > '9' {
		return written[s.r.IntN(len(written))]
	}
	plain := strings.ReplaceAll(w, ",", "")
	if i := strings.IndexByte(plain, '.'); i > 0 {
		return string(rune('1'+(int(plain[0]-'1')+1+s.r.IntN(8))%9)) + plain[1:]
	}
	n, err := strconv.Atoi(plain)
	switch {
	case err != nil:
		return w
	case n > 9 && plain[0] != plain[1] && plain[1] != '0' && s.r.IntN(2) == 0:
		plain = plain[1:2] + plain[:1] + plain[2:]
	case n > 9 && s.r.IntN(4) == 0 && !strings.Contains(w, ","):
		plain += "0"
	default:
		plain = string(rune('1'+(int(plain[0]-'1'+9)+1+s.r.IntN(8))%9)) + plain[1:]
	}
	if strings.Contains(w, ",") {
		for i := len(plain) - 3; i > 0; i -= 3 {
			plain = plain[:i] + "," + plain[i:]
		}
	}
	return plain
}

var (
	weekdays   = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	monthNames = strings.Fields("January February March April June July August September October November December")
	months     = regexp.MustCompile(strings.Join(monthNames, "|") + `|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.`)
	dayOfMonth = regexp.MustCompile(`\b(?:` + strings.Join(monthNames, "|") + `) \d{1,2}\b|\b\d{1,2} (?:` + strings.Join(monthNames, "|") + `)\b`)
	years      = regexp.MustCompile(`\b(?:1[89]|20)\d\d\b`)
)

// date changes a weekday, a day, a month or a year.
func (s *story) date() (string, string, bool) {
	return s.pick(func(x *sentence) (string, string, bool) {
		type edit struct{ before, after string }
		var all []edit
		for _, w := range weekdays {
			all = append(all, edit{w, weekdays[s.r.IntN(len(weekdays))]})
		}
		for _, w := range dayOfMonth.FindAllString(x.original, -1) {
			if s.r.IntN(3) == 0 {
				all = append(all, edit{w, months.ReplaceAllString(w, monthNames[s.r.IntN(len(monthNames))])})
			} else {
				all = append(all, edit{w, digits.ReplaceAllString(w, strconv.Itoa(1+s.r.IntN(28)))})
			}
		}
		for _, w := range years.FindAllString(x.original, -1) {
			if len(whole(s.text, w)) == 1 {
				n, _ := strconv.Atoi(w)
				all = append(all, edit{w, strconv.Itoa(n - 1 - s.r.IntN(12))})
			}
		}
		for _, i := range s.r.Perm(len(all)) {
			if e := all[i]; x.put(e.before, e.after) {
				return e.before, e.after, true
			}
		}
		return "", "", false
	})
}

// After these a “not” denies nothing.
var notOnly = regexp.MustCompile(`not only|\b(?:will|would|can|could|should|is|was|are|were|has|have|had) (?:only|just|merely|even|always|all|necessarily)\b`)

var auxiliary = regexp.MustCompile(`\b(will|would|can|could|should|is|was|are|were|has|have|had|did|does)(?: not|n['’]t)?\b|\bcannot\b`)

// negation puts in a “not”, takes one out, or puts the opposite of a verb.
func (s *story) negation() (string, string, bool) {
	return s.pick(func(x *sentence) (string, string, bool) {
		if strings.Contains(x.original, "?") || notOnly.MatchString(x.original) {
			return "", "", false
		}
		if s.r.IntN(3) > 0 {
			for _, w := range strings.FieldsFunc(x.original, func(r rune) bool { return r == ' ' || r == ',' || r == '.' }) {
				if o := opposites[w]; len(o) > 0 && x.put(w, o[0]) {
					return w, o[0], true
				}
			}
		}
		at := auxiliary.FindAllString(x.original, -1)
		if len(at) == 0 {
			return "", "", false
		}
		w := at[s.r.IntN(len(at))]
		after := w + " not"
		switch {
		case w == "cannot":
			after = "can"
		case strings.Contains(w, "n"+"'t") || strings.Contains(w, "n’t"):
			after, _, _ = strings.Cut(w, "n'")
			after, _, _ = strings.Cut(after, "n’")
		case strings.HasSuffix(w, " not"):
			after = strings.TrimSuffix(w, " not")
		case w == "did" || w == "does": // of a question
			return "", "", false
		case len(whole(x.text, w+" not")) > 0:
			return "", "", false
		}
		return w, after, x.put(w, after)
	})
}
