package layer

import (
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
)

// findClauses cuts a sentence into clauses, one for each finite verb group. A clause
// begins at the nearest of these before its verb: a word that opens clauses, a mark,
// or its subject.
func (c *chunker) findClauses(s text.Range, r chunkRange) {
	from := len(c.Clauses)
	after := s.First     // end of the finite verb before
	waiting := int32(-1) // noun phrase at the sentence's beginning that still has no verb
	for v := r.verbs.First; v < int32(len(c.Verbs)); v++ {
		g := &c.Verbs[v]
		if !g.Finite {
			continue
		}
		clause := Clause{Range: text.Range{End: s.End}, Verb: v}
		clause.First, clause.Opener = c.begins(after, g.Range.First)
		clause.Sub = clause.Opener >= 0 && c.tags[clause.Opener] != tagger.CC
		switch {
		case len(c.Clauses) > from:
			c.Clauses[len(c.Clauses)-1].End = clause.First
		case clause.Sub:
			waiting = c.subject(s.First, clause.First-1)
		default:
			clause.First = s.First
		}
		if waiting >= 0 && clause.Opener < 0 && c.resumes(clause.First, after, g.Range.First) {
			clause.First, clause.Subject, waiting = g.Range.First, waiting, -1
			c.Clauses[len(c.Clauses)-1].End = clause.First
		} else {
			clause.Subject = c.subject(clause.First, g.Range.First)
			if near := c.nearSubject(clause.Subject, g.Range.First); near >= 0 {
				if len(c.Clauses) == from && !clause.Sub {
					waiting = clause.Subject // “The money they spend is”
				}
				clause.Subject = near
			}
		}
		clause.Compound = c.compound(&clause, g.Range.First)
		c.Clauses = append(c.Clauses, clause)
		after = g.End
	}
	if len(c.Clauses) == from {
		c.Clauses = append(c.Clauses, Clause{Range: s, Verb: -1, Subject: -1, Opener: -1})
	}
}

// resumes reports whether a verb goes on with a clause that was broken off: “The
// bank that owns the mine will open”. Its own would begin at first.
func (c *chunker) resumes(first, after, verb int32) bool {
	if first == verb {
		return true
	}
	p := c.nounBefore(verb)
	return p >= 0 && c.Nouns[p].First >= after && (c.Nouns[p].First == after || c.Nouns[p].Prep >= 0) && c.Nouns[p].First == first
}

// begins returns where the clause begins whose verb group begins with token verb,
// and the word that opens it, or -1. The clause before has its verb up to after.
func (c *chunker) begins(after, verb int32) (first, opener int32) {
	mark, marked := int32(-1), false
	for i := verb - 1; i >= after; i-- {
		switch t := c.tags[i]; {
		case c.opens(i):
			if i > after && c.tags[i-1] == tagger.CC {
				return i - 1, i
			}
			return i, i
		case t == tagger.CC && !marked && !c.joinsNouns(i, verb):
			return i, i
		case t == tagger.Colon, t == tagger.OpenQuote, t == tagger.CloseQuote, t == tagger.Open, t == tagger.Close:
			if !marked {
				return i + 1, -1
			}
		case t == tagger.Comma && !marked:
			mark, marked = i+1, true
		}
	}
	if p := c.nounBefore(verb); marked && (p < 0 || mark > after) {
		return mark, -1
	} else if p >= 0 && c.Nouns[p].First >= after {
		return c.Nouns[p].First, -1 // “he said she left”
	}
	return verb, -1
}

// opens reports whether token i is a word that opens clauses.
func (c *chunker) opens(i int32) bool {
	switch c.tags[i] {
	case tagger.WDT, tagger.WP, tagger.WPS, tagger.WRB:
		return true
	case tagger.IN:
		switch c.words.Low(int(i)) {
		case "that", "because", "if", "although", "though", "while", "whereas", "unless", "whether", "lest", "whilst":
			return true
		case "after", "before", "since", "until", "till", "as", "once", "so", "than", "like":
			return c.subjectFollows(i + 1)
		}
	}
	return false
}

// subjectFollows reports whether a noun phrase begins at token i and a finite verb
// follows it.
func (c *chunker) subjectFollows(i int32) bool {
	if i >= c.end {
		return false
	}
	p := c.NounAt(int(i))
	if p == nil {
		return false
	}
	end := p.End
	if g := c.VerbAt(int(p.Head)); g != nil && g.Finite { // “as he's”
		return true
	}
	for end < c.end && tagger.Adverbs.Has(c.tags[end]) {
		end++
	}
	if end >= c.end {
		return false
	}
	g := c.VerbAt(int(end))
	return g != nil && g.Finite
}

// joinsNouns reports whether the CC at token i joins two noun phrases of which the
// second stands right before the verb, as in “Ana and Ben went”.
func (c *chunker) joinsNouns(i, verb int32) bool {
	return i > 0 && c.noun[i-1] >= 0 && c.verb[i-1] < 0 && i+1 < verb && c.noun[i+1] >= 0 && c.Nouns[c.noun[i+1]].Kind != Pronoun
}

// nounBefore is the index of the noun phrase that ends at token verb, adverbs aside,
// or holds it; -1.
func (c *chunker) nounBefore(verb int32) int32 {
	if c.noun[verb] >= 0 {
		return c.noun[verb]
	}
	i := verb - 1
	for i >= 0 && tagger.Adverbs.Has(c.tags[i]) {
		i--
	}
	if i < 0 {
		return -1
	}
	return c.noun[i]
}

// subject is the index of the first noun phrase from token first to token last that
// no preposition governs and that is no point in time; -1.
func (c *chunker) subject(first, last int32) int32 {
	time := int32(-1)
	for i := first; i <= last && i < c.end; i++ {
		n := c.noun[i]
		if n < 0 {
			continue
		}
		p := &c.Nouns[n]
		i = p.End - 1
		switch {
		case p.Prep >= 0 && !c.opens(p.Prep), c.objectOf(p):
		case p.Kind == CommonNoun && p.Owner < 0 && pointInTime(c.words.Low(int(p.Head))), p.Kind == Name && pointInTime(c.words.Low(int(p.Head))):
			time = n
		default:
			return n
		}
	}
	return time
}

// nearSubject is the index of the noun phrase right before a verb if it, and not the
// first phrase of the clause, is the subject: a pronoun, or a phrase that follows
// another one directly, as in “the effort poor countries make”; -1 otherwise.
func (c *chunker) nearSubject(first, verb int32) int32 {
	near := c.nounBefore(verb)
	if near < 0 || first < 0 || near <= first {
		return -1
	}
	p := &c.Nouns[near]
	switch {
	case p.Prep >= 0:
		return -1
	case p.Kind == Pronoun && nominative(c.host(p.Head)):
		return near
	case c.Nouns[near-1].End == p.First && p.Kind != Pronoun && p.Kind != Relative && !pointInTime(c.words.Low(int(p.Head))) && !pointInTime(c.words.Low(int(c.Nouns[near-1].Head))):
		return near
	}
	return -1
}

func nominative(form string) bool {
	switch form {
	case "i", "he", "she", "it", "we", "they", "you":
		return true
	}
	return false
}

// compound reports whether a coordinating conjunction stands between a clause's
// subject and its verb.
func (c *chunker) compound(clause *Clause, verb int32) bool {
	if clause.Subject < 0 {
		return false
	}
	for i := max(c.Nouns[clause.Subject].First, clause.First); i < verb; i++ {
		if c.tags[i] == tagger.CC {
			return true
		}
	}
	return false
}

// objectOf reports whether a verb that is not finite stands right before a phrase.
func (c *chunker) objectOf(p *NounPhrase) bool {
	if p.First == 0 {
		return false
	}
	g := c.VerbAt(int(p.First - 1))
	return g != nil && !g.Finite
}

func pointInTime(form string) bool {
	switch form {
	case "today", "yesterday", "tomorrow", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"morning", "afternoon", "evening", "night", "day", "week", "month", "year", "time", "years", "months", "weeks", "days", "weekend", "summer", "winter", "spring", "autumn":
		return true
	}
	return false
}
