package corpus

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"time"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// Articles about one event share the rare names and numbers in it. Each pair of the
// rarest of an article is a key; an article that gets one of them wrong still meets
// the other under the pairs of the rest.
const (
	keyTerms   = 7  // the rarest, whose pairs are keys: 21
	knownTerms = 16 // the rarest, of which a record holds hashes
	sharedLike = 3  // of those, how many two articles have in common if they are about one event
	mostlySame = .4 // and which share of those of the one with fewer: copies with 60 % of the sentences have .6, other articles about the same persons .2 to .35
	dayWindow  = 3  // days between the dates of articles about one event
)

// notRare is the class of words that are too frequent to tell an event.
const notRare = 8

// eventOf returns the keys of an article and what its records hold: its day and the
// hashes of its rarest names and numbers.
func eventOf(a *article.Article) (value string, keys []string) {
	terms := rareTerms(a)
	if len(terms) < sharedLike {
		return "", nil
	}
	v := binary.LittleEndian.AppendUint32(nil, uint32(dayOf(a.Meta.Date)))
	for _, t := range terms[:min(len(terms), knownTerms)] {
		v = binary.LittleEndian.AppendUint16(v, uint16(t.hash>>32))
	}
	first := terms[:min(len(terms), keyTerms)]
	for i, x := range first {
		for _, y := range first[:i] {
			keys = append(keys, string(binary.LittleEndian.AppendUint64(nil, min(x.hash, y.hash)*31+max(x.hash, y.hash))))
		}
	}
	return string(v), keys
}

// usualTerms is how many names and exact numbers most articles have.
const usualTerms = 64

type rareTerm struct {
	class uint8
	hash  uint64
}

// rareTerms returns the names and exact numbers of the body, the rarest first.
func rareTerms(a *article.Article) (terms []rareTerm) {
	d, w, classes := a.Doc, layer.Words.Of(a), layer.Classes.Of(a)
	if classes == nil {
		return nil
	}
	seen, had := make([]bool, w.Distinct()), make(map[uint32]bool, usualTerms)
	terms = make([]rareTerm, 0, usualTerms)
	for b, part := range layer.Structure.Of(a).Parts {
		if part != layer.Paragraph {
			continue
		}
		for i := d.Blocks[b].Tokens.First; i < d.Blocks[b].Tokens.End; i++ {
			t := &d.Tokens[i]
			id := w.ID(int(i))
			class := classes[id]
			switch {
			case t.Kind == text.Number:
				if t.Len() < 3 || !telling(d.Text(t.Span)) {
					continue
				}
				class = lang.Common
			case t.Kind != text.Word || t.Shape == text.Lower || t.Len() < 4 || class >= notRare:
				continue
			}
			if seen[id] {
				continue
			}
			seen[id] = true
			hash := w.Hash(id)
			if form, ok := strings.CutSuffix(w.Form(id), "'s"); ok {
				hash = lang.Hash(form)
			}
			if !had[hash] {
				had[hash] = true
				terms = append(terms, rareTerm{class, spread(hash)})
			}
		}
	}
	slices.SortFunc(terms, func(x, y rareTerm) int {
		return cmp.Or(cmp.Compare(x.class, y.class), cmp.Compare(x.hash, y.hash))
	})
	return terms
}

// telling reports whether a number is neither round nor a year.
func telling(s string) bool {
	year := len(s) == 4 && (s[:2] == "19" || s[:2] == "20")
	return !year && !strings.HasSuffix(s, "00")
}

// sameEvent compares what two records hold, and says which share of the terms of the
// one with fewer the other has.
func sameEvent(a, b string) (alike float64, ok bool) {
	const day, hash = 4, 2
	if x, y := dayIn(a), dayIn(b); x != 0 && y != 0 && max(x-y, y-x) > dayWindow {
		return 0, false
	}
	shared := 0
	for i := day; i+hash <= len(a); i += hash {
		for j := day; j+hash <= len(b); j += hash {
			if a[i] == b[j] && a[i+1] == b[j+1] {
				shared++
				break
			}
		}
	}
	alike = float64(shared*hash) / float64(min(len(a), len(b))-day)
	return alike, shared >= sharedLike && alike >= mostlySame
}

func dayIn(value string) int32 { return int32(binary.LittleEndian.Uint32([]byte(value))) }

// dayOf numbers the days; 0 if the date cannot be read.
func dayOf(date string) int32 {
	const layout = "2006-01-02"
	if len(date) < len(layout) {
		return 0
	}
	t, err := time.Parse(layout, date[:len(layout)])
	if err != nil {
		return 0
	}
	return int32(t.Unix() / (24 * 60 * 60))
}
