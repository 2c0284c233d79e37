package detector

import (
	"math"
	"testing"

	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/tagger"
)

func TestModelKeepsWhatWasPut(t *testing.T) {
	tables := [2]*Table{NewTable(1<<4, -7), NewTable(1<<10, -9)}
	put := map[uint64]Weights{}
	for i := range uint64(1000) {
		h := (i + 1) * 0x9e3779b97f4a7c15
		put[h] = Weights{int8(i%255 - 127), int8(i % 7), -int8(i % 5)}
		tables[deep].Put(h, put[h])
	}
	words := NewVocabulary([]string{"ferry", "harbour"}, []Class{3, 7})
	m, err := Load(Encode(&Model{Doubtful: 44, Suspect: 55, Gain: 66, Scale: 40}, words, tables))
	if err != nil {
		t.Fatal(err)
	}
	if m.Doubtful != 44 || m.Suspect != 55 || m.Gain != 66 || m.Scale != 40 || m.bias != [2]int32{-7, -9} {
		t.Errorf("header: %d %d %d %d %d", m.Doubtful, m.Suspect, m.Gain, m.Scale, m.bias)
	}
	lost := 0
	for h, w := range put {
		before, at, after := m.tables[deep].weigh(&[NumPatterns]uint64{h}, 1)
		if before != int32(w[0]) || at != int32(w[1]) || after != int32(w[2]) {
			lost++
		}
	}
	if lost > tables[deep].Lost+20 {
		t.Errorf("%d weights differ, %d found no room", lost, tables[deep].Lost)
	}
	if m.words.Class(lang.Hash("harbour")) != 7 || m.words.Class(lang.Hash("quay")) != 0 {
		t.Error("the vocabulary is not what was put in")
	}
}

// An empty entry says nothing, whatever check the pattern that is looked for has.
func TestEmptyEntriesAreSilent(t *testing.T) {
	table := NewTable(2, 0)
	table.Put(7, Weights{1, 2, 3})
	w := weights{shiftOf(2), table.data}
	for check := range uint64(256) {
		want := [3]int32{}
		if check == 7 {
			want = [3]int32{1, 2, 3}
		}
		if before, at, after := w.weigh(&[NumPatterns]uint64{check}, 1); [3]int32{before, at, after} != want {
			t.Errorf("check %d: %d %d %d, want %d", check, before, at, after, want)
		}
	}
}

func TestLoadRefusesOtherFiles(t *testing.T) {
	good := Encode(&Model{Scale: 40}, NewVocabulary([]string{"a"}, []Class{1}), [2]*Table{NewTable(2, 0), NewTable(16, 0)})
	if _, err := Load(good); err != nil {
		t.Error(err)
	}
	for n := range len(good) {
		if _, err := Load(good[:n]); err == nil {
			t.Fatalf("the first %d bytes are taken for a model", n)
		}
	}
}

// random returns a sentence and a model that knows its patterns.
func random(t *testing.T) ([]Unit, *Model) {
	tables := [2]*Table{NewTable(1<<10, -3), NewTable(1<<12, -5)}
	units := []Unit{edge, edge, edge}
	for i := range 30 {
		units = append(units, Unit{Symbol(i % 7), tagger.Tag(i * 5 % tagger.NumTags), Class(i % 11), uint8(i % 3)})
	}
	units = append(units, edge, edge, edge)
	Patterns(units, func(i int, hashes []uint64) {
		for k, h := range hashes {
			w := Weights{int8(i + k + 1), int8(k - 12), int8(20 - i)}
			tables[deep].Put(h, w)
			if k < QuickPatterns {
				tables[quick].Put(h, w)
			}
		}
	})
	m, err := Load(Encode(&Model{Scale: 40}, NewVocabulary([]string{"a"}, []Class{1}), tables))
	if err != nil {
		t.Fatal(err)
	}
	return units, m
}

// Scoring a stretch of a sentence gives what scoring all of it gives there.
func TestScoreRange(t *testing.T) {
	units, m := random(t)
	all := make([]int32, 30)
	m.scoreRange(units, 0, 30, all)
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

// The whole model decides about the words that the quick one doubts, and no others.
func TestScoreAsksTheWholeModel(t *testing.T) {
	units, m := random(t)
	whole, first, z := make([]int32, 30), make([]int32, 30), make([]int32, 30)
	m.scoreRange(units, 0, 30, whole)
	m.Doubtful = math.MaxInt32
	m.Score(units, first, false)
	for m.Doubtful = range int32(400) {
		m.Doubtful -= 200
		m.Score(units, z, false)
		for i, v := range z {
			want := first[i]
			if want >= m.Doubtful {
				want = whole[i]
			}
			if v != want {
				t.Fatalf("doubtful from %d, unit %d: %d, want %d", m.Doubtful, i, v, want)
			}
		}
	}
}
