package article

import "github.com/mtlint/mtlint/internal/text"

// A Directive is an author's word that findings of a rule are to be passed over in
// a part of an article, or what was meant to be one.
type Directive struct {
	Line    int  // where it is written, 1-based; 0 for the field of a record
	Sidecar bool // Line is of the file beside the article

	Rule   string    // an ID, or AllRules
	Reason string    // why
	Area   text.Span // of the decoded file: what begins here is passed over
	Lines  bool      // Area was given by the numbers of lines
	Words  string    // if there are any: only what shares a place with these words
	Wrong  string    // why it cannot be followed; empty if it can

	Silenced int // findings that it kept out; the engine counts
}

// AllRules stands for every rule in a directive.
const AllRules = "all"
