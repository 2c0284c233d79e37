package tagger

import "github.com/mtlint/mtlint/internal/lang"

// ask mends the verb of a question, “does the government have”, which stands too far
// from its auxiliary for the model.
func ask(units []Unit, tags []Tag) {
	i := 0
	for i < len(tags) && i < 4 && Set(1<<CC|1<<RB|1<<WRB|1<<WP|1<<OpenQuote|1<<Comma).Has(tags[i]) {
		i++
	}
	if i+2 >= len(tags) || tags[i] != MD && units[i].hash != doHash && units[i].hash != doesHash && units[i].hash != didHash ||
		!(Nouns | Pronouns | Determiners | Adjectives).Has(tags[i+1]) {
		return
	}
	for j := i + 2; j < len(tags) && j < i+10; j++ {
		switch {
		case tags[j] == VBP:
			tags[j] = VB
			return
		case Marks.Has(tags[j]), Verbs.Has(tags[j]), tags[j] == MD:
			return
		}
	}
}

// mend gives a sentence that came out without a finite verb the likeliest one. The
// model goes from left to right and takes “The bank, it said, raised” for “the bank
// … raised by”; that a sentence needs a verb shows only at its end. What is left
// without a verb then has hardly a word that could be one.
func (m *Model) mend(units []Unit, tags []Tag) {
	n := len(units)
	for n > 0 && (tags[n-1] == CloseQuote || tags[n-1] == Close) {
		n--
	}
	if n < 4 || tags[n-1] != Stop || units[0].Case == Titled {
		return
	}
	for _, t := range tags {
		if Finite.Has(t) {
			return
		}
	}
	for _, find := range []func(units []Unit, tags []Tag, i int, can Set) Tag{pastVerb, presentVerb, hiddenVerb} {
		for i := 1; i < n-1; i++ {
			if u := &units[i]; u.class != 0 && u.Case == Lower {
				if t := find(units, tags, i, m.set(u.class)); t != None {
					tags[i] = t
					return
				}
			}
		}
	}
}

// reach bounds how far mend looks back from each word.
const reach = 32

// beforeVerb is the tag of what stands before unit i, adverbs aside.
func beforeVerb(tags []Tag, i int) Tag {
	i--
	for most := max(0, i-reach); i > most && Adverbs.Has(tags[i]); i-- {
	}
	return tags[i]
}

const (
	subjectEnds = Nouns | Pronouns | 1<<Close | 1<<Comma | 1<<CloseQuote | 1<<WDT | 1<<WP
	objects     = Determiners | Pronouns | 1<<TO | 1<<NNP | 1<<Dollar
)

// pastVerb takes a participle after a noun for a verb: “the bank raised rates”.
func pastVerb(units []Unit, tags []Tag, i int, can Set) Tag {
	if !can.Has(VBD) || tags[i] != VBN && tags[i] != JJ && tags[i] != VB {
		return None
	}
	agent := units[i+1].hash == byHash && i+2 < len(tags) && tags[i+2] != CD && tags[i+2] != Dollar // “raised by the bank”
	if before := beforeVerb(tags, i); !agent && (subjectEnds.Has(before) || tags[i] == VBN && before == DT) {
		return VBD
	}
	return None
}

// presentVerb takes a base form after a plural for a verb: “investors in gold see”.
func presentVerb(_ []Unit, tags []Tag, i int, can Set) Tag {
	if !can.Has(VBP) || tags[i] != VB || !subjectEnds.Has(beforeVerb(tags, i)) {
		return None
	}
	for _, t := range tags[max(0, i-reach):i] {
		switch {
		case t == TO:
			return None
		case (Plurals | 1<<PRP | 1<<WDT | 1<<WP).Has(t):
			return VBP
		}
	}
	return None
}

// hiddenVerb takes a noun between a noun and an object for a verb: “the plan attempts
// to”, “voters control the”.
func hiddenVerb(_ []Unit, tags []Tag, i int, can Set) Tag {
	before, next := beforeVerb(tags, i), tags[i+1]
	switch {
	case !subjectEnds.Has(before):
		return None
	case tags[i] == NNS && can.Has(VBZ) && !Plurals.Has(before):
		if (objects | 1<<CD | 1<<JJ | 1<<RP | 1<<RB).Has(next) || next == IN && before != NN {
			return VBZ
		}
	case !objects.Has(next):
		return None
	case tags[i] == NN && can.Has(VBD):
		return VBD
	case (Plurals | 1<<PRP).Has(before) && (tags[i] == NN || tags[i] == JJ) && can.Has(VBP):
		return VBP
	}
	return None
}

var byHash, doHash, doesHash, didHash = lang.Hash("by"), lang.Hash("do"), lang.Hash("does"), lang.Hash("did")
