package main

import (
	"regexp"
	"strings"
)

var (
	fullName = regexp.MustCompile(`\b([A-Z][a-z]+) ([A-Z][a-z]{3,})\b`)
	capital  = regexp.MustCompile(`[a-z,] ([A-Z][a-z]{4,})\b`)
)

// people returns the first and last names in a text.
func (s *story) people() (all [][2]string) {
	seen := map[string]bool{}
	for _, m := range fullName.FindAllStringSubmatch(s.text, -1) {
		if s.firsts[strings.ToLower(m[1])] && !s.lower[strings.ToLower(m[2])] && !seen[m[2]] {
			seen[m[2]] = true
			all = append(all, [2]string{m[1], m[2]})
		}
	}
	return all
}

// name spells a name in another way throughout.
func (s *story) name() (string, string, bool) {
	var all []string
	for _, p := range s.people() {
		all = append(all, p[1])
	}
	if len(all) == 0 || s.r.IntN(3) == 0 {
		for _, m := range capital.FindAllStringSubmatch(s.text, -1) {
			if w := m[1]; !s.lower[strings.ToLower(w)] && !strings.HasSuffix(w, "day") && !months.MatchString(w) {
				all = append(all, w)
			}
		}
	}
	if len(all) == 0 {
		return "", "", false
	}
	w := all[s.r.IntN(len(all))]
	n := s.respell(w)
	if n == w || n == "" || strings.Contains(s.text, n) || strings.HasPrefix(n, w) || strings.HasPrefix(w, n) || s.lower[strings.ToLower(n)] || s.firsts[strings.ToLower(n)] {
		return "", "", false
	}
	done := false
	for i := range s.said {
		x := &s.said[i]
		for len(whole(x.original, w)) > 0 {
			at := whole(x.text, w)
			if len(at) == 0 {
				break
			}
			done = true
			x.text = x.text[:at[0]] + markStart + n + markEnd + x.text[at[0]+len(w):]
		}
	}
	return w, n, done
}

// Spellings of one sound.
var transliterations = strings.Fields("ph=f f=ph v=w w=v ks=x x=ks sh=sch sch=sh kh=h ts=tz tz=ts ei=ey ai=ay iy=y y=i i=y k=c c=k ou=u u=ou j=y z=s s=z ie=i ch=tch zh=j dj=j ee=i oo=u")

func (s *story) respell(w string) string {
	switch k := 1 + s.r.IntN(len(w)-1); s.r.IntN(5) {
	case 0: // another letter
		return w[:k] + string(rune('a'+s.r.IntN(26))) + w[k+1:]
	case 1:
		return w[:k] + w[k:k+1] + w[k:]
	case 2:
		return w[:k] + w[k+1:]
	case 3:
		if k+1 < len(w) {
			return w[:k] + w[k+1:k+2] + w[k:k+1] + w[k+2:]
		}
	default:
		for _, i := range s.r.Perm(len(transliterations)) {
			from, to, _ := strings.Cut(transliterations[i], "=")
			if at := strings.LastIndex(w[1:], from); at >= 0 {
				return w[:at+1] + to + w[at+1+len(from):]
			}
		}
	}
	return ""
}

// title gives a person another title wherever the old one stands beside the name.
func (s *story) title() (string, string, bool) {
	for _, g := range s.r.Perm(len(titles)) {
		group := strings.Split(titles[g], "|")
		for _, k := range s.r.Perm(len(group)) {
			old := group[k]
			word := regexp.QuoteMeta(old)
			if letter(old[len(old)-1]) {
				word += `\b`
			}
			before := regexp.MustCompile(`(?:^|[ "“(])` + word + ` (?:([A-Z][a-z]+) )?([A-Z][a-z]{3,})\b`)
			after := regexp.MustCompile(`\b([A-Z][a-z]+) ([A-Z][a-z]{3,}), (?:(?:the|a|an|its|their|his|her) )?(?:[A-Za-z’'-]+ ){0,3}?` + word)
			m := before.FindStringSubmatch(s.text)
			apposed := m == nil
			if apposed {
				m = after.FindStringSubmatch(s.text)
			}
			if m == nil || regexp.MustCompile(m[2]+`(?:-| [A-Z])`).MatchString(s.text) || s.lower[strings.ToLower(m[2])] || m[1] != "" && !s.firsts[strings.ToLower(m[1])] {
				continue
			}
			put := group[(k+1+s.r.IntN(len(group)-1))%len(group)]
			place := regexp.MustCompile(`(^|[ "“(])` + word + `( (?:[A-Z][a-z]+ )?` + m[2] + `\b)`)
			if apposed {
				place = regexp.MustCompile(`(\b` + m[2] + `, (?:(?:the|a|an|its|their|his|her) )?(?:[A-Za-z’'-]+ ){0,3}?)` + word + `()`)
			}
			if regexp.MustCompile(`(?i)(?:former|ex|vice|deputy|then|as|acting|attorney|chief|major|lieutenant|brigadier|rear)[- ]` + word).MatchString(s.text) {
				continue
			}
			done := false
			for i := range s.said {
				x := &s.said[i]
				if place.MatchString(x.original) && place.MatchString(x.text) {
					x.text = place.ReplaceAllString(x.text, "${1}"+markStart+put+markEnd+"${2}")
					done = true
				}
			}
			if done {
				return old + " " + m[2], put + " " + m[2], true
			}
		}
	}
	return "", "", false
}

var quotation = regexp.MustCompile(`["“][^"“”]+["”]`)

// leastQuoted is how many words a quotation has that is given to somebody else.
const leastQuoted = 8

// speaker gives a quotation to another person of the article.
func (s *story) speaker() (string, string, bool) {
	people := s.people()
	if len(people) < 2 {
		return "", "", false
	}
	return s.pick(func(x *sentence) (string, string, bool) {
		quotes := quotation.FindAllString(x.original, -1)
		if len(quotes) == 0 || len(strings.Fields(quotes[0])) < leastQuoted || !quotation.MatchString(x.text) {
			return "", "", false
		}
		outside, told := quotation.ReplaceAllString(x.original, "“”"), quotation.ReplaceAllString(x.text, "“”")
		for _, i := range s.r.Perm(len(people)) {
			p, q := people[i], people[s.r.IntN(len(people))]
			if p[1] == q[1] || p[0] == q[0] || strings.Contains(x.original, q[1]) || len(whole(outside, p[1])) != 1 || len(whole(told, p[1])) != 1 || len(whole(x.text, p[1])) != 1 {
				continue
			}
			named := `(?:(?:Mr|Mrs|Ms|Dr|Sir|Lord|Sen\.|Rep\.|Gov\.|President|Senator) )?(?:` + p[0] + ` )?` + p[1]
			if !regexp.MustCompile(`”,? (?:said|says|added|told reporters|stated) ` + named + `|”,? ` + named + ` (?:said|says|added|told|noted)|` + named + ` (?:said|says|added|stated|told [a-z]+)[:,] “|(?:to|of) ` + named + `[:,] “`).MatchString(told) {
				continue
			}
			put := q[1]
			if s.r.IntN(2) == 0 {
				put = q[0] + " " + q[1]
			}
			at := regexp.MustCompile(`\b` + named + `\b`).FindStringIndex(x.text)
			x.text = x.text[:at[0]] + markStart + put + markEnd + x.text[at[1]:]
			return p[1], put, true
		}
		return "", "", false
	})
}
