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
	words *lang.Index[cueWord]
	stems []cueStem
}

type cueStem struct {
	letters string
	kind    cue
}

var cueBook = lang.NewPart(func(p *lang.Pack) *cues {
	rows := p.Rows("structure.tsv")
	c := &cues{words: lang.MakeIndex[cueWord](len(rows))}
	for _, row := range rows {
		at := slices.Index(cueNames[:], row[0])
		if at < 0 || len(row) != 2 {
			continue
		}
		kind := cue(1) << at
		if kind&(cueContributedStem|cueReportStem) != 0 {
			c.stems = append(c.stems, cueStem{row[1], kind})
		}
		c.words.Ref(row[1]).is |= kind
		first, _, _ := strings.Cut(row[1], " ")
		c.words.Ref(first).begins |= kind
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
	return s.cues[s.w.ID(i)]
}

// has reports whether a phrase is an entry of a kind.
func (s *sketch) has(phrase []byte, kind cue) bool {
	c, _ := s.book.words.Get(string(phrase))
	return c.is&kind != 0
}

// at returns the tokens that are words of a kind, in ascending order.
func (s *sketch) at(kind cue) (all []int32) {
	for id, c := range s.cues {
		if c.is&kind != 0 {
			all = append(all, s.w.Of(int32(id))...)
		}
	}
	slices.Sort(all)
	return all
}
