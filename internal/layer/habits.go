package layer

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
)

// Habits weighs turns of phrase that machine translation has more or less often than
// people who translate: little words and parts of speech, one or two together.
var Habits = article.NewLayer("habits", buildHabits)

// A HabitReading is the value of the layer [Habits].
type HabitReading struct {
	Units     int     // words of the running text; marks but commas do not count
	Sentences int     // sentences of three units and more
	Index     float64 // above 0: more like machine translation than what people write; see docs/score.md
	Heaviest  []Habit // that speak for machine translation, the heaviest first
}

// A Habit is a turn of phrase that an article has more often than usual.
type Habit struct {
	Pattern string  // “‹name› said”
	Text    string  // how it first reads in the article
	Count   int     // how often the article has it
	Usual   float64 // how often people have it in as long a text, to a tenth
}

// Enough says whether the text is long enough to have habits: a few sentences say nothing of
// their writer.
func (r *HabitReading) Enough() bool {
	const (
		units     = 50
		sentences = 3
	)
	return r.Units >= units && r.Sentences >= sentences
}

// fewUnits is the length below which a text's turns of phrase are counted as if it
// were so long: chance rules in shorter ones. Training does the same.
const fewUnits = 100

// wholeSentence is how many units a sentence has at least.
const wholeSentence = 3

// mostOfOne is what one turn of phrase adds to the index or takes from it at most: a
// line-up of names and commas is no habit.
const mostOfOne = 0.3

// A reading has the heaviest turns of phrase, if they occur that often.
const (
	shownHabits = 3
	fewest      = 3
)

func buildHabits(a *article.Article) *HabitReading {
	m := habitModel.Of(a.Lang)
	r := &HabitReading{}
	if m == nil {
		return r
	}
	counts := make([]int32, len(m.habits))
	n := len(m.units.Names)
	units, from := m.units.Of(a)
	last, length := 0, 0
	for _, u := range units {
		u := int(u)
		if u == HabitStart {
			length = 0
		} else {
			counts[m.single[u]]++
			counts[m.pair[last*n+u]]++
			r.Units++
			if length++; length == wholeSentence {
				r.Sentences++
			}
		}
		last = u
	}
	long := float64(max(r.Units, fewUnits))
	gain := make([]float64, len(counts))
	for i := 1; i < len(counts); i++ {
		h := &m.habits[i]
		gain[i] = max(-mostOfOne, min(mostOfOne, h.weight*(float64(counts[i])-h.rate*float64(r.Units))/long))
		r.Index += gain[i]
		if h.weight < 0 || counts[i] < fewest {
			gain[i] = 0 // nothing to show
		}
	}
	for _, i := range m.heaviest(gain) {
		h := &m.habits[i]
		r.Heaviest = append(r.Heaviest, Habit{
			Pattern: m.pattern(h.units), Text: first(a, h.units, units, from),
			Count: int(counts[i]), Usual: math.Round(h.rate*float64(r.Units)*10) / 10,
		})
	}
	return r
}

// heaviest are the habits with the greatest gains; of two that share a word or a part of
// speech only the heavier, for they count the same places.
func (m *habits) heaviest(gain []float64) (picked []int) {
	for range shownHabits {
		best := 0
		for i, g := range gain {
			if g > gain[best] && !slices.ContainsFunc(picked, func(p int) bool { return m.habits[p].shares(&m.habits[i]) }) {
				best = i
			}
		}
		if best == 0 {
			break
		}
		picked = append(picked, best)
	}
	return picked
}

// shares reports whether two habits have a unit in common; that both stand first in a sentence is
// nothing in common.
func (h *habit) shares(o *habit) bool {
	for _, u := range h.units {
		if u > HabitStart && (u == o.units[0] || u == o.units[1]) {
			return true
		}
	}
	return false
}

// first is the text of the first place of one or two units.
func first(a *article.Article, want [2]uint8, units []uint8, from []int32) string {
	for i, u := range units {
		if u != want[1] || want[0] != 0 && (i == 0 || want[0] != units[i-1]) {
			continue
		}
		start := from[i]
		if want[0] > HabitStart {
			start = from[i-1]
		}
		return strings.Clone(a.Doc.Src[a.Doc.Tokens[start].Start:a.Doc.Tokens[from[i]].End])
	}
	return ""
}

// pattern writes units for a reader.
func (m *habits) pattern(units [2]uint8) string {
	if units[0] == 0 {
		return m.plain[units[1]]
	}
	if units[0] == HabitStart {
		return m.plain[units[1]] + ", first in a sentence"
	}
	if m.units.Names[units[1]] == "," {
		return m.plain[units[0]] + ","
	}
	return m.plain[units[0]] + " " + m.plain[units[1]]
}

// habits is the model. Its tables lead from units to habits; habit 0 is none.
type habits struct {
	units  *HabitUnits
	plain  []string // units for readers
	habits []habit
	single []uint16
	pair   []uint16
}

type habit struct {
	units  [2]uint8 // the first is 0 for one unit alone
	weight float64  // of a deviation from the rate; it makes the deviations by chance of all habits as large
	rate   float64  // per unit of what people write
}

// HabitUnitsOf returns the units that the habits of a language are made of; nil if it
// has no list of them.
func HabitUnitsOf(p *lang.Pack) *HabitUnits {
	if m := habitModel.Of(p); m != nil {
		return m.units
	}
	return nil
}

// habitModel is read from habits.tsv: units, direction, and rate per thousand; a row that
// begins with = names a part of speech for readers.
var habitModel = lang.NewPart(func(p *lang.Pack) *habits {
	rows := p.Rows("habits.tsv")
	if rows == nil {
		return nil
	}
	m := &habits{}
	words := lang.Set{}
	for _, row := range rows {
		for _, name := range strings.Fields(row[0]) {
			if row[0][0] != '=' && 'a' <= name[0] && name[0] <= 'z' {
				words[name] = struct{}{}
			}
		}
	}
	m.units = NewHabitUnits(sortedWords(words))
	m.plain = slices.Clone(m.units.Names)
	n := len(m.units.Names)
	m.habits, m.single, m.pair = make([]habit, 1, len(rows)+1), make([]uint16, n), make([]uint16, n*n)
	unit := make(map[string]uint8, n)
	for i, name := range m.units.Names {
		unit[name] = uint8(i)
	}
	for _, row := range rows {
		if name, ok := strings.CutPrefix(row[0], "="); ok {
			m.plain[unit[name]] = row[1]
			continue
		}
		at := uint16(len(m.habits))
		h := habit{rate: number(row[2]) / 1000}
		h.weight = 1 / math.Sqrt(h.rate)
		if row[1] == "-" {
			h.weight = -h.weight
		}
		if left, right, ok := strings.Cut(row[0], " "); ok {
			h.units = [2]uint8{unit[left], unit[right]}
			m.pair[int(h.units[0])*n+int(h.units[1])] = at
		} else {
			h.units[1] = unit[left]
			m.single[unit[left]] = at
		}
		m.habits = append(m.habits, h)
	}
	return m
})

func sortedWords(s lang.Set) []string {
	words := make([]string, 0, len(s))
	for w := range s {
		words = append(words, w)
	}
	slices.Sort(words)
	return words
}

func number(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return v
}
