package corrupt

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/pattern"
)

// sentence makes tokens of word/TAG; marks stand at the word before them.
func sentence(s string) (out []Token) {
	for f := range strings.FieldsSeq(s) {
		w, t, _ := strings.Cut(f, "/")
		out = append(out, Token{Text: w, Tag: t, Glue: strings.Contains(",.", w)})
	}
	return out
}

var samples = []string{
	"The/DT old/JJ ferry/NN left/VBD the/DT island/NN of/IN Orra/NNP ,/, and/CC she/PRP was/VBD told/VBN that/IN many/JJ guests/NNS want/VBP to/TO return/VB in/IN May/NNP ./.",
	"Because/IN of/IN the/DT storm/NN the/DT mayor/NN has/VBZ closed/VBN two/CD roads/NNS ,/, bridges/NNS and/CC schools/NNS ,/, which/WDT people/NNS who/WP live/VBP there/RB need/VBP ./.",
	"It/PRP depends/VBZ on/IN important/JJ research/NN of/IN the/DT court/NN ,/, but/CC their/PRP$ clear/JJ statement/NN says/VBZ nothing/NN about/IN it/PRP ./.",
	"They/PRP wanted/VBD a/DT plan/NN of/IN importance/NN and/CC the/DT guests/NNS wanted/VBD a/DT ferry/NN ./.",
}

func write(s []Token) (text string, damaged int) {
	var b strings.Builder
	Text(s, &b, func(start, end int, op Op) {
		if start < end && op > None && op < Ops {
			damaged++
		}
	})
	return b.String(), damaged
}

func corrupter(t *testing.T, seed uint64) (*Corrupter, [][]Token) {
	t.Helper()
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	var good [][]Token
	for range fewest {
		for _, s := range samples {
			good = append(good, sentence(s))
		}
	}
	return New(seed, NewLexicon(pattern.VerbsOf.Of(pack), good), pack), good
}

func TestEverySeedIsRepeatable(t *testing.T) {
	one, good := corrupter(t, 7)
	two, _ := corrupter(t, 7)
	for _, s := range good {
		a, _ := write(one.Corrupt(s))
		if b, _ := write(two.Corrupt(s)); a != b {
			t.Errorf("%q is not %q", a, b)
		}
	}
}

// What differs is labelled, what is labelled differs, and the good sentence stays.
func TestOperators(t *testing.T) {
	c, good := corrupter(t, 1)
	seen := map[Op]int{}
	for _, o := range operators {
		for range 40 {
			for _, s := range good[:len(samples)] {
				before, _ := write(s)
				out := o.apply(c, append([]Token(nil), s...))
				if after, _ := write(s); after != before {
					t.Fatalf("%s changed its input", o.op)
				}
				if out == nil {
					continue
				}
				seen[o.op]++
				after, damaged := write(out)
				if after == before || damaged == 0 {
					t.Errorf("%s: %q, %d words labelled", o.op, after, damaged)
				}
				if strings.Contains(after, "  ") {
					t.Errorf("%s writes two blanks: %q", o.op, after)
				}
			}
		}
	}
	for _, o := range operators {
		if seen[o.op] == 0 {
			t.Errorf("%s never found anything", o.op)
		}
	}
}

func TestOpsHaveNames(t *testing.T) {
	for o := range Ops {
		if o.String() == "" {
			t.Errorf("operator %d has no name", o)
		}
	}
}
