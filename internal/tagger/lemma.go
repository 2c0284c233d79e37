package tagger

import "strings"

// A Lexicon holds the irregular forms of a language: of each form, its base form.
type Lexicon struct {
	Verbs, Nouns, Adjectives map[string]string
}

// Lemma is the base form of a folded word with a tag: “went” VBD gives “go”. Clitics
// are left off.
func (m *Model) Lemma(x *Lexicon, form string, t Tag) string {
	host, _ := Split(form)
	var irregular map[string]string
	var base Tag
	switch {
	case Verbs.Has(t), t == MD:
		irregular, base = x.Verbs, VB
	case Plurals.Has(t), t == NN: // “headquarters” may be NN
		irregular, base = x.Nouns, NN
	case Adjectives.Has(t), t == RBR, t == RBS:
		irregular, base = x.Adjectives, JJ
	default:
		return host
	}
	if b, ok := irregular[host]; ok {
		return b
	}
	switch t {
	case VB, VBP, MD, NN, JJ:
		return host
	}
	if b := m.stem(host, base, SetOf(t)); b != "" {
		return b
	}
	if t == NNPS || len(host) < 4 {
		return strings.TrimSuffix(host, "s")
	}
	return guess(host, t)
}

// stem is the base form that the dictionary has for an inflected one, or “”. Where it
// has two, “hoped” comes from “hope” and not from “hop”; but “singing” from “sing”.
func (m *Model) stem(form string, base Tag, t Set) (b string) {
	for i := range endings {
		e := &endings[i]
		if e.from != base || e.to&t == 0 || !m.has(form, e) {
			continue
		}
		s := form[:len(form)-e.cut] + e.add
		if b == "" || strings.HasSuffix(s, "e") && !strings.HasSuffix(s, "nge") {
			b = s
		}
	}
	return b
}

// guess cuts the ending of an inflected form that nobody knows.
func guess(s string, t Tag) string {
	switch t {
	case VBZ, NNS:
		switch {
		case strings.HasSuffix(s, "ies"):
			return s[:len(s)-3] + "y"
		case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "xes"), strings.HasSuffix(s, "zzes"):
			return s[:len(s)-2]
		case strings.HasSuffix(s, "ss"):
			return s
		}
		return strings.TrimSuffix(s, "s")
	case VBD, VBN:
		if cut, ok := strings.CutSuffix(s, "ied"); ok {
			return cut + "y"
		}
		if cut, ok := strings.CutSuffix(s, "ed"); ok {
			return bare(cut)
		}
	case VBG:
		if cut, ok := strings.CutSuffix(s, "ing"); ok && len(cut) > 1 {
			return bare(cut)
		}
	}
	return s
}

// bare is the base form of a verb whose ending was cut: a doubled letter is single,
// and an e comes back where English spelling wants one.
func bare(s string) string {
	n := len(s)
	if n > 2 && s[n-1] == s[n-2] && !strings.ContainsRune("lsz", rune(s[n-1])) {
		return s[:n-1]
	}
	for _, end := range []string{"at", "iz", "is", "yz", "uc", "ac", "ic", "v", "rg", "dg", "u", "bl", "pl", "tl", "dl", "gl"} {
		if strings.HasSuffix(s, end) {
			return s + "e"
		}
	}
	return s
}
