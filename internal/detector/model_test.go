package detector

import (
	"testing"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/tagger"
)

func TestModelKeepsWhatWasPut(t *testing.T) {
	table := NewTable(1 << 10)
	hashes := map[uint64]int8{}
	for i := range uint64(1000) {
		h := (i + 1) * 0x9e3779b97f4a7c15
		hashes[h] = int8(i%255) - 127
		table.Put(h, hashes[h])
	}
	words := NewVocabulary([]string{"ferry", "harbour"}, []Class{3, 7})
	m, err := Load(Encode(55, 66, 40, -9, words, table))
	if err != nil {
		t.Fatal(err)
	}
	if m.Suspect != 55 || m.Gain != 66 || m.Scale != 40 || m.bias != -9 {
		t.Errorf("header: %d %d %d %d", m.Suspect, m.Gain, m.Scale, m.bias)
	}
	lost := 0
	for h, w := range hashes {
		if m.sum(&[NumFeatures]uint64{h}, 1)-m.bias != int32(w) {
			lost++
		}
	}
	if lost > table.Lost+20 {
		t.Errorf("%d weights differ, %d found no room", lost, table.Lost)
	}
	if m.Words().Class(lang.Hash("harbour")) != 7 || m.Words().Class(lang.Hash("quay")) != 0 {
		t.Error("the vocabulary is not what was put in")
	}
}

func TestLoadRefusesOtherFiles(t *testing.T) {
	good := Encode(1, 1, 40, 0, NewVocabulary([]string{"a"}, []Class{1}), NewTable(16))
	if _, err := Load(good); err != nil {
		t.Error(err)
	}
	for n := range len(good) {
		if _, err := Load(good[:n]); err == nil {
			t.Fatalf("the first %d bytes are taken for a model", n)
		}
	}
}

// Scoring a stretch of a sentence gives what scoring all of it gives there.
func TestScoreRange(t *testing.T) {
	table := NewTable(1 << 12)
	units := []Unit{edge, edge, edge}
	for i := range 30 {
		units = append(units, Unit{Symbol(i % 7), tagger.Tag(i*5%tagger.NumTags + 0), Class(i % 11)})
	}
	units = append(units, edge, edge, edge)
	Features(units, func(i int, hashes []uint64) {
		for k, h := range hashes {
			table.Put(h, int8(i+k+1))
		}
	})
	m, err := Load(Encode(0, 0, 40, 0, NewVocabulary([]string{"a"}, []Class{1}), table))
	if err != nil {
		t.Fatal(err)
	}
	all := make([]int32, 30)
	m.Score(units, all)
	for lo := range 30 {
		for hi := lo; hi <= 30; hi++ {
			part := make([]int32, hi-lo)
			m.scoreRange(units, lo, hi, part)
			for k, v := range part {
				if v != all[lo+k] {
					t.Fatalf("unit %d of %d to %d: %d, want %d", lo+k, lo, hi, v, all[lo+k])
				}
			}
		}
	}
}
