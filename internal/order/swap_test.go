package order

import (
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
)

func TestSwapGainsWhereTheOrderIsWrong(t *testing.T) {
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	a := article.New("", "The town asked for help.\n\nThe council of Arden met on Monday to speak of the crisis financial in the region.\n\nThe council of Arden met on Monday to speak of the financial crisis in the region.", pack)
	w, s := layer.Words.Of(a), Swaps.Of(a)
	wrong, ok := s.Swap(int(w.At("crisis")[0]))
	if !ok || wrong.Worth() < 5 || !wrong.Adjective {
		t.Errorf("the noun before its adjective: %+v", wrong)
	}
	if right, ok := s.Swap(int(w.At("financial")[1])); !ok || right.Worth() > -5 {
		t.Errorf("the adjective before its noun: %+v", right)
	}
	if _, ok := s.Swap(int(w.At("region")[0])); ok {
		t.Error("the last word of a sentence changes places with the full stop")
	}
	if _, ok := s.Swap(int(w.At("asked")[0])); ok {
		t.Error("a sentence that is too short is judged")
	}
}

// Swaps of a sentence are weighed without reading it again, or a text of one sentence takes for ever.
func TestSwapReadsSentenceOnce(t *testing.T) {
	pack, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	a := article.New("", "The mayor spoke of the crisis financial"+strings.Repeat(" and of the crisis financial", 8)+" in the region.", pack)
	w, s := layer.Words.Of(a), Swaps.Of(a)
	at := w.At("crisis")
	first, _ := s.Swap(int(at[1]))
	n := testing.AllocsPerRun(5, func() { s.Swap(int(at[2])); s.Swap(int(at[1])) })
	if again, _ := s.Swap(int(at[1])); again.Gain != first.Gain {
		t.Errorf("the same swap gains %v and %v", first.Gain, again.Gain)
	}
	if n > 4 {
		t.Errorf("%v allocations for two swaps", n)
	}
}
