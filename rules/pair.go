package rules

// A Pair is one article as two systems, or two versions of one, wrote it.
type Pair struct {
	Name string
	A, B *Result  // one of them is nil where the other has no counterpart
	Gone []Change // findings of A that B has not
	New  []Change // findings of B that A has not
	Kept int      // findings that both have
}

// A Change is a finding that only one of a pair has, with how its sentence differs
// from the nearest one of the other: “the [-minister-]{+ministers+} said”. Words is
// empty if the sentence is the same or has no counterpart.
type Change struct {
	Finding *Finding
	Words   string
}
