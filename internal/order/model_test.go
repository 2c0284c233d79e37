package order

import (
	"testing"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/tagger"
)

func TestModelKeepsWhatWasPut(t *testing.T) {
	table := NewTable(1000)
	hashes := map[uint64]int8{}
	for i := range uint64(500) {
		h := (i + 1) * 0x9e3779b97f4a7c15
		hashes[h] = int8(i%255) - 127
		table.Put(h, hashes[h])
	}
	noun := Kind{Can: tagger.SetOf(tagger.NN), Main: tagger.NN}
	m, err := Load(Encode(30, []Word{{"the", Kind{Main: tagger.DT, Own: true}}, {"ferry", noun}, {"harbour", noun}}, table))
	if err != nil {
		t.Fatal(err)
	}
	lost := 0
	for h, w := range hashes {
		if m.sum(batchOf(h)) != int32(w) {
			lost++
		}
	}
	if lost > table.Lost {
		t.Errorf("%d weights differ, %d found no room", lost, table.Lost)
	}
	if m.Scale != 30 || *m.kind(lang.Hash("harbour")) != noun || !m.kind(lang.Hash("the")).Own || m.kind(lang.Hash("quay")) != nil {
		t.Error("the words are not what was put in")
	}
}

func TestLoadRefusesOtherFiles(t *testing.T) {
	good := Encode(30, []Word{{"a", Kind{Main: tagger.DT}}}, NewTable(16))
	if _, err := Load(good); err != nil {
		t.Error(err)
	}
	for n := range len(good) {
		if _, err := Load(good[:n]); err == nil {
			t.Fatalf("the first %d bytes are taken for a model", n)
		}
	}
}

// sentence is units that stand for words a, b, c, …
func sentence(words string) []Unit {
	u := []Unit{edge, edge, edge, edge}
	for _, c := range words {
		u = append(u, Unit{uint32(c), uint32(c), uint32(tagger.NN)})
	}
	return append(u, edge, edge, edge, edge)
}

// The sequences of a stretch are those that exchanging its words can change.
func TestSequencesOfStretch(t *testing.T) {
	u := sentence("abcdefghijklm")
	changed := append([]Unit(nil), u...)
	changed[8], changed[9] = Unit{'x', 'x', uint32(tagger.JJ)}, Unit{'y', 'y', uint32(tagger.JJ)}
	all := func(u []Unit, from, end int) (hs []uint64) {
		Sequences(u, from, end, func(part []uint64) { hs = append(hs, part...) })
		return hs
	}
	before, after := all(u, 8, 10), all(changed, 8, 10)
	if len(before) != len(after) {
		t.Fatalf("%d and %d sequences", len(before), len(after))
	}
	for i := range before {
		if before[i] == after[i] {
			t.Errorf("sequence %d does not hold a unit of the stretch", i)
		}
	}
	if whole := all(u, Pad, len(u)-Pad); len(whole) <= len(before) {
		t.Errorf("%d sequences in the sentence, %d in a part of it", len(whole), len(before))
	}
}

// A model that has seen the words in one order finds it again.
func TestCollectFindsTheOrder(t *testing.T) {
	good := sentence("abcdefgh")
	table := NewTable(4096)
	Sequences(good, Pad, len(good)-Pad, func(hs []uint64) {
		for _, h := range hs {
			table.Put(h, 20)
		}
	})
	m, err := Load(Encode(30, []Word{{"a", Kind{Main: tagger.NN}}}, table))
	if err != nil {
		t.Fatal(err)
	}
	s := searcher{m: m}
	s.read(sentence("abcgfdeh"))
	s.collect(Pad+3, 4)
	if s.found == 0 || s.top[0].order != [farthest]int8{2, 3, 1, 0} {
		t.Fatalf("found %d: %+v", s.found, s.top[0])
	}
	want := m.total(good) - m.total(sentence("abcgfdeh"))
	if s.top[0].gain != want {
		t.Errorf("the order gains %d, want %d", s.top[0].gain, want)
	}
	s.read(sentence("acbdefgh"))
	s.collect(Pad+1, 4)
	if c := s.top[0]; s.found == 0 || c.from != Pad+1 || c.size != 2 || c.order != [farthest]int8{1, 0} {
		t.Errorf("two words exchanged are found as %+v", c)
	}
}

// total is the sum of the weights of all sequences of a sentence.
func (m *Model) total(u []Unit) (sum int32) {
	Sequences(u, Pad, len(u)-Pad, func(hs []uint64) {
		sum += m.sum(batchOf(hs...))
	})
	return sum
}

func batchOf(hs ...uint64) *batch {
	b := &batch{n: len(hs)}
	copy(b.f[:], hs)
	return b
}
