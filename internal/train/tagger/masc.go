package main

import (
	"strings"

	"github.com/mtlint/mtlint/internal/tagger"
	"github.com/mtlint/mtlint/internal/train/masc"
)

// A token is a word as a corpus cuts it, with its tag.
type token struct {
	word   string
	tag    tagger.Tag
	spaced bool // white space follows
}

// readMASC reads the texts of the Manually Annotated Sub-Corpus. A text is a list of
// lines.
func readMASC(path string, lexicon map[string]tagger.Set) (texts [][][]token, err error) {
	all, err := masc.Read(path, func(name string) bool { return strings.HasSuffix(name, "categories.txt") })
	for _, text := range all {
		var lines [][]token
		for line := range strings.Lines(text) {
			if tokens := readLine(line, lexicon); len(tokens) > 0 {
				lines = append(lines, tokens)
			}
		}
		texts = append(texts, lines)
	}
	return texts, err
}

func readLine(line string, lexicon map[string]tagger.Set) (tokens []token) {
	quoted := false
	for f := range strings.FieldsSeq(line) {
		at := strings.LastIndexByte(f, '_')
		if at <= 0 {
			continue
		}
		word, name := strings.ReplaceAll(f[:at], "’", "'"), f[at+1:]
		name, _, _ = strings.Cut(name, "|")
		t := token{word: word, tag: tagger.Parse(name), spaced: true}
		switch name {
		case "PP":
			t.tag = tagger.PRP
		case "(":
			t.tag = tagger.Open
		case ")":
			t.tag = tagger.Close
		}
		switch {
		case word == "``", word == "\"" && !quoted, word == "“":
			t.spaced, t.tag, quoted = false, tagger.OpenQuote, true
		case word == "''", word == "\"", word == "”":
			glue(tokens)
			t.tag, quoted = tagger.CloseQuote, false
		case word == "(", word == "[", word == "$", word == "#", word == "£":
			t.spaced = false
		case strings.Contains(")],.;:!?%", word), t.tag == tagger.POS, isClitic(word):
			glue(tokens)
		}
		tokens = append(tokens, t)
	}
	mend(tokens, lexicon)
	return tokens
}

// glue takes back the blank before what comes next.
func glue(tokens []token) {
	if n := len(tokens); n > 0 {
		tokens[n-1].spaced = false
	}
}

func isClitic(word string) bool {
	switch strings.ToLower(word) {
	case "n't", "'s", "'re", "'ve", "'ll", "'d", "'m":
		return true
	}
	return false
}
