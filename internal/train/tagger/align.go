package main

import (
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/text"
)

// A sample is a text as mtlint reads it, with the corpus's tags.
type sample struct {
	article *article.Article
	tags    map[text.Span]tagger.Tag // by place of the corpus's token
	hosts   map[int32]tagger.Tag     // by beginning of it
}

// newSample writes lines of tokens as a text and parses it.
func newSample(pack *lang.Pack, lines [][]token) *sample {
	s := &sample{tags: map[text.Span]tagger.Tag{}, hosts: map[int32]tagger.Tag{}}
	var b strings.Builder
	for _, line := range lines {
		for _, t := range line {
			span := text.Span{Start: int32(b.Len()), End: int32(b.Len() + len(t.word))}
			s.tags[span], s.hosts[span.Start] = t.tag, t.tag
			if strings.HasSuffix(t.word, ".") && len(t.word) > 1 { // the point is a token of its own
				span.End--
				s.tags[span] = t.tag
			}
			b.WriteString(t.word)
			if t.spaced {
				b.WriteByte(' ')
			}
		}
		b.WriteString("\n\n")
	}
	s.article = article.New("", b.String(), pack)
	return s
}

// A sentence is units with the tags of the corpus; None where its tokens are not
// those of mtlint.
type sentence struct {
	units []tagger.Unit
	forms []string
	gold  []tagger.Tag
}

// sentences reads the sample with a model's dictionary.
func (s *sample) sentences(m *tagger.Model) (all []sentence) {
	d, words := s.article.Doc, layer.Words.Of(s.article)
	r := tagger.NewReader(m, nil, d, words)
	for i := range d.Sentences {
		units, from := r.Units(&d.Sentences[i])
		x := sentence{units: append([]tagger.Unit(nil), units...)}
		for u, tok := range from {
			span := d.Tokens[tok].Span
			host, clitic := tagger.Split(words.Low(int(tok)))
			form := host
			switch {
			case d.Tokens[tok].Kind == text.Punct, clitic == "":
				form = words.Low(int(tok))
			case u > 0 && from[u-1] == tok:
				form, span.Start = clitic, span.End-int32(len(clitic))
			default:
				span.End -= int32(len(clitic))
			}
			gold := s.tags[span]
			if gold == tagger.None && merged[form] {
				gold = s.hosts[span.Start]
			}
			x.forms, x.gold = append(x.forms, form), append(x.gold, gold)
		}
		all = append(all, x)
	}
	return all
}

// merged are words that the Penn Treebank cuts and mtlint does not: the tag is that
// of their first part.
var merged = set("gonna wanna gotta gimme lemme dunno cannot")
