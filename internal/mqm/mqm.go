// Package mqm holds the vocabulary and the arithmetic of Multidimensional
// Quality Metrics: categories, severities, penalties, score.
package mqm

import (
	"fmt"
	"math"
	"strings"
)

// A Category is an error type, "dimension/subtype", named as in the WMT
// annotations; the dimension design (MQM: design and markup) is added.
type Category string

// The categories in use.
const (
	Mistranslation   Category = "accuracy/mistranslation"
	Omission         Category = "accuracy/omission"
	Addition         Category = "accuracy/addition"
	Untranslated     Category = "accuracy/untranslated text"
	Grammar          Category = "fluency/grammar"
	Punctuation      Category = "fluency/punctuation"
	Spelling         Category = "fluency/spelling"
	Inconsistency    Category = "fluency/inconsistency"
	Encoding         Category = "fluency/character encoding"
	WrongTerm        Category = "terminology/inappropriate for context"
	InconsistentTerm Category = "terminology/inconsistent use"
	Awkward          Category = "style/awkward"
	NumberFormat     Category = "locale convention/number format"
	NameFormat       Category = "locale convention/name format"
	Duplication      Category = "design/duplication"
	Residue          Category = "design/page residue"
	Notice           Category = "design/translation notice"
	Truncation       Category = "design/truncation"
	Markup           Category = "design/markup"
)

// Categories lists all of them.
var Categories = []Category{
	Mistranslation, Omission, Addition, Untranslated, Grammar, Punctuation, Spelling, Inconsistency, Encoding, WrongTerm, InconsistentTerm,
	Awkward, NumberFormat, NameFormat, Duplication, Residue, Notice, Truncation, Markup,
}

// Dimension is the part before the slash.
func (c Category) Dimension() string {
	d, _, _ := strings.Cut(string(c), "/")
	return d
}

// Dimensions lists the dimensions in the order in which reports show them.
var Dimensions = []string{"accuracy", "fluency", "terminology", "style", "locale convention", "design"}

// A Severity is one of the four MQM levels. The zero value means unset.
type Severity uint8

// The severities. A neutral finding is advice and costs nothing.
const (
	_ Severity = iota
	Neutral
	Minor
	Major
	Critical
)

var severityNames = [...]string{"", "neutral", "minor", "major", "critical"}

func (s Severity) String() string { return severityNames[s] }

// ParseSeverity is the inverse of String for the four levels.
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severityNames {
		if i > 0 && n == name {
			return Severity(i), nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q: use critical, major, minor or neutral", name)
}

// MarshalText writes the name of s.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the name of a severity; none is unset.
func (s *Severity) UnmarshalText(name []byte) (err error) {
	if len(name) == 0 {
		*s = 0
		return nil
	}
	*s, err = ParseSeverity(string(name))
	return err
}

// A Scheme assigns penalty points and weighs them.
type Scheme struct {
	Severity [Critical + 1]float64
	Except   map[Category][Critical + 1]float64
	// A text at the acceptable limit has AcceptablePoints per ReferenceWords and
	// scores AcceptableScore.
	AcceptablePoints, AcceptableScore float64
	MaxMinorPerRule                   int  // minor findings of one rule beyond these cost nothing
	FindingsOnly                      bool // what models say of all words together takes nothing
}

// Core is the scheme of the score. Severity weights are those of MQM Core
// (neutral 0, minor 1, major 5, critical 25); that a minor error of punctuation
// weighs 0.1 is the practice of the WMT annotations (Freitag et al. 2021).
var Core = &Scheme{
	Severity: [...]float64{Minor: 1, Major: 5, Critical: 25},
	Except:   map[Category][Critical + 1]float64{Punctuation: {Minor: 0.1, Major: 5, Critical: 25}},

	AcceptablePoints: AcceptablePoints, AcceptableScore: AcceptableScore, MaxMinorPerRule: MaxMinorPerRule,
}

// Penalty is the number of points of one error.
func (s *Scheme) Penalty(c Category, v Severity) float64 {
	if e, ok := s.Except[c]; ok {
		return e[v]
	}
	return s.Severity[v]
}

// The calibration of the score, after the MQM scoring model with calibration
// (Lommel et al. 2024): a text at the acceptable limit, AcceptablePoints per
// ReferenceWords, scores AcceptableScore.
const (
	ReferenceWords   = 1000
	AcceptablePoints = 20.0
	AcceptableScore  = 80.0
	MinWords         = 100 // fewer words are counted as so many
	StableWords      = 300 // below, one finding more or less moves the score too far
	MaxMinorPerRule  = 3   // minor findings of one rule beyond these cost nothing
)

// A Score is the outcome of weighing the penalty points of one article.
type Score struct {
	Words    int     // words of the article's own text
	Penalty  float64 // points
	NPT      float64 // normed penalty total: points per ReferenceWords
	Score    float64 // calibrated, 0 to 100
	Raw      float64 // 100 × (1 − points/words), 0 to 100
	Fluency  float64 // points of Score that the fluency estimate takes, 0 to MaxFluency
	Wording  float64 // points of Score that the wording estimate takes, 0 to MaxWording
	Read     Reading // what the estimates were made from
	Unstable bool    // fewer than StableWords words
	Slope    float64 // points of score that a point of NPT costs
}

// NewScore weighs penalty points against words by the scheme Core.
func NewScore(words int, penalty float64) Score { return Core.Score(words, penalty) }

// Score weighs penalty points against words.
func (s *Scheme) Score(words int, penalty float64) Score {
	return weigh(words, penalty, (100-s.AcceptableScore)/s.AcceptablePoints)
}

// By is the score that a part of the penalty points alone would give.
func (s Score) By(penalty float64) float64 { return weigh(s.Words, penalty, s.Slope).Score }

func weigh(words int, penalty, slope float64) Score {
	n := float64(max(words, MinWords))
	npt := penalty / n * ReferenceWords
	return Score{
		Words:    words,
		Penalty:  Exact(penalty),
		NPT:      Exact(npt),
		Score:    Exact(max(0, 100-npt*slope)),
		Raw:      Exact(max(0, 100*(1-penalty/n))),
		Unstable: words < StableWords,
		Slope:    slope,
	}
}

// The fluency estimate takes little from good text, whose words are in doubt by a
// sixth of a logit each, and at most MaxFluency from text that is garbled throughout.
const (
	MaxFluency = 3.0
	halfDoubt  = 0.5 // logits a word at which half of its cube root is taken
)

// The wording estimate takes a few hundredths of a point from what people write, some tenths from an
// ordinary machine translation, and at most MaxWording.
const (
	MaxWording  = 2.0
	halfWording = 1.5 // index of habits at which half of it is taken: articles written in English are at 0.15, one in a hundred above 1.2
	steep       = 2.5
)

// A Reading is what models say of the words of an article.
type Reading struct {
	Doubt  float64  // how much they look garbled together: the sum of log(1+exp(logit))
	Habits *float64 // index of the turns of phrase, the higher the more like machine translation; nil: too few to tell
}

// Estimate takes the fluency estimate and the wording estimate from a score.
func (s Score) Estimate(r Reading) Score {
	d := r.Doubt / float64(max(s.Words, MinWords))
	share := d / (d + halfDoubt)
	s.Fluency = Exact(min(s.Score, MaxFluency*share*share*share))
	s.Score = Exact(s.Score - s.Fluency)
	if r.Habits != nil {
		s.Wording = Exact(min(s.Score, MaxWording/(1+math.Exp(steep*(halfWording-*r.Habits)))))
		s.Score = Exact(s.Score - s.Wording)
	}
	s.Read = r
	return s
}

// Exact drops what sums of tenths leave in the last binary digits: 22.000000000000004.
func Exact(v float64) float64 { return math.Round(v*1e10) / 1e10 }
