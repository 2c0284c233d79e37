package fluency

import (
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
)

// derived reports whether an unknown word is made of known ones: “unfundable”,
// “geopolitically”, “bloodlettings”, “waterpark”.
func derived(dict *lang.Dictionary, little lang.Set, word string) bool {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(word, p); ok && len(rest) >= 4 && (dict.Class(rest) >= 3 || len(p) >= 4 && inflected(dict, rest)) {
			return true
		}
	}
	return inflected(dict, word) || compound(dict, little, word)
}

// inflected reports whether the word is a known stem and a productive ending.
func inflected(dict *lang.Dictionary, word string) bool {
	for _, s := range suffixes {
		stem, ok := strings.CutSuffix(word, s)
		if !ok || len(stem) < 4 {
			continue
		}
		if dict.Class(stem) >= 3 {
			return true
		}
		switch n := len(stem); {
		case strings.IndexByte("aeiouy", s[0]) >= 0 && (dict.Class(stem+"e") >= 3 || dict.Class(stem+"y") >= 3):
			return true
		case stem[n-1] == stem[n-2] && dict.Class(stem[:n-1]) >= 3, stem[n-1] == 'i' && dict.Class(stem[:n-1]+"y") >= 3:
			return true
		}
	}
	return false
}

// compound reports whether the word is two usual words written as one, as new terms
// are. Little words make no terms.
func compound(dict *lang.Dictionary, little lang.Set, word string) bool {
	for k := 3; k <= len(word)-3; k++ {
		a, b := word[:k], word[k:]
		if dict.Class(a) >= 6 && dict.Class(b) >= 6 && !little.Has(a) && !little.Has(b) {
			return true
		}
	}
	return false
}

var prefixes = []string{"un", "re", "non", "anti", "pre", "post", "over", "under", "out", "mis", "dis", "multi", "micro", "macro", "mega", "super", "semi", "inter", "intra", "sub", "co", "de",
	"counter", "cyber", "eco", "bio", "neuro", "geo", "electro", "hydro", "photo", "tele", "auto", "trans", "ultra", "hyper", "pseudo", "mini", "nano", "para", "poly", "proto",
	"socio", "techno", "thermo", "uni", "euro", "afro", "anglo", "agri", "agro", "petro", "narco", "crypto", "psycho", "physio", "cardio", "immuno", "radio", "astro", "paleo", "up", "down", "off", "on",
	"back", "fore", "mid", "cross", "extra", "infra", "mono", "quasi", "stereo", "video", "audio", "info", "ethno", "historico", "politico", "theo", "chemo", "magneto", "aero", "archi", "arch", "fan", "step", "tri", "bi"}

var suffixes = []string{"s", "es", "ed", "d", "ing", "ly", "ness", "less", "like", "ish", "er", "ers", "or", "ors", "able", "ible", "ability", "ization", "isation", "ize", "ise", "ized", "ised", "izing", "ising", "ism", "isms", "ist", "ists", "istic",
	"y", "ies", "ier", "iest", "ship", "hood", "wise", "proof", "free", "friendly", "gate", "ville", "land", "wide", "ward", "wards", "esque", "ian", "ians", "ification", "ify", "phobia", "phobic", "phobe", "phile", "mania", "nomics", "verse", "tech", "ware", "core", "scape", "fest", "athon", "cracy", "crat", "crats",
	"ful", "ment", "ments", "ess", "ette", "ettes", "man", "men", "woman", "women", "person", "people", "maker", "makers", "making", "goer", "goers", "going", "holder", "holders", "ality", "ally", "al", "ic", "ical", "ity", "ation", "ations", "ative", "ant", "ance", "ee", "ees", "en", "ened", "fully", "lessly", "lessness", "ishly", "dom", "let", "lets", "ling", "lings", "ster", "sters", "age", "able", "ably", "holic", "ology", "ologist", "ologists", "ological", "graphy", "metric", "metrics", "genic", "cide", "cidal"}
