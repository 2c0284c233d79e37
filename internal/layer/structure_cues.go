package layer

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/lang"
)

// A cue is a set of kinds of words by which the parts of an article are known, as
// structure.tsv describes them.
type cue uint64

const (
	cuePage cue = 1 << iota
	cuePageStart
	cueNav
	cueShare
	cueByline
	cueRole
	cueDate
	cuePhoto
	cuePhotoStart
	cueAgency
	cueCredit
	cueCreditStart
	cueNamed
	cueAuthor
	cueOpinion
	cueOpen
	cueClock
	cueBy
	cueArticle
	cueFollow
	cuePhotoNext
	cuePhotoFrom
	cuePhotoEnd
	cueVia
	cueContributed
	cueContributedStem
	cueReportStem
	cueAuthorVerb
	cueAuthorCovers
	cueLiveblog
	cueLiveblogLabel
	cueInterview
	cueInterviewLabel
	cueTranscript
	cueTurn
	cueI
	cueWe
	cueFirstPerson
)

// cueNames are the kinds as the file calls them, in the order of the constants.
var cueNames = [...]string{
	"page", "page-start", "nav", "share", "byline", "role", "date", "photo", "photo-start", "agency", "credit", "credit-start", "named", "author",
	"opinion", "open", "clock", "by", "article", "follow", "photo-next", "photo-from", "photo-end", "via", "contributed", "contributed-stem", "report-stem",
	"author-verb", "author-covers", "liveblog", "liveblog-label", "interview", "interview-label", "transcript", "turn", "i", "we", "first-person",
}

// A cueWord is a word or phrase of the file.
type cueWord struct {
	is     cue
	begins cue // kinds in which it begins an entry, or is one
}

// cues is the file.
type cues struct {
	rows  []cueWord           // the first is of all words that the file has not
	words *lang.Index[uint16] // indexes into rows
	stems []cueStem
}

type cueStem struct {
	letters string
	kind    cue
}

var cueBook = lang.NewPart(func(p *lang.Pack) *cues {
	rows := p.Rows("structure.tsv")
	c := &cues{rows: make([]cueWord, 1, len(rows)+1), words: lang.MakeIndex[uint16](len(rows))}
	row := func(entry string) *cueWord {
		at := c.words.Ref(entry)
		if *at == 0 {
			*at = uint16(len(c.rows))
			c.rows = append(c.rows, cueWord{})
		}
		return &c.rows[*at]
	}
	for _, r := range rows {
		at := slices.Index(cueNames[:], r[0])
		if at < 0 || len(r) != 2 {
			continue
		}
		kind := cue(1) << at
		if kind&(cueContributedStem|cueReportStem) != 0 {
			c.stems = append(c.stems, cueStem{r[1], kind})
		}
		row(r[1]).is |= kind
		first, _, _ := strings.Cut(r[1], " ")
		row(first).begins |= kind
	}
	lang.Remembered(p, c.words)
	return c
})

// is reports whether token i is a word of a kind.
func (s *sketch) is(i int, kind cue) bool { return s.cue(i).is&kind != 0 }

// cue is what the file says of token i; nothing outside the text.
func (s *sketch) cue(i int) cueWord {
	if uint(i) >= uint(s.w.Len()) {
		return cueWord{}
	}
	return s.book.rows[s.cues[s.w.ID(i)]]
}

// has reports whether a phrase is an entry of a kind.
func (s *sketch) has(phrase []byte, kind cue) bool {
	at, _ := s.book.words.Get(string(phrase))
	return s.book.rows[at].is&kind != 0
}

// at returns the tokens that are words of a kind, in ascending order.
func (s *sketch) at(kind cue) (all []int32) {
	for id, at := range s.cues {
		if s.book.rows[at].is&kind != 0 {
			all = append(all, s.w.Of(int32(id))...)
		}
	}
	slices.Sort(all)
	return all
}
