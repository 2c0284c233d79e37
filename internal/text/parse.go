package text

import "strings"

// Parse splits src into blocks, sentences and tokens in one pass and linear time.
// A block is a line; in a text that is wrapped at a fixed width, the lines
// between two blank ones.
func Parse(src string, seg *Segmenter) *Document {
	d := &Document{
		Src:       src,
		Tokens:    make([]Token, 0, len(src)*3/14+4),
		Sentences: make([]Sentence, 0, len(src)/90+4),
		Blocks:    make([]Block, 0, len(src)/300+4),
	}
	line, wrapped := lineEnd, false
	if hasOddBreaks(src) {
		line = oddLineEnd
	} else {
		wrapped = isWrapped(src)
	}
	gap := int32(0)
	for at := 0; at < len(src); {
		end, next := line(src, at)
		if wrapped && !blank(src[at:end]) {
			for next < len(src) {
				e, n := lineEnd(src, next)
				if blank(src[next:e]) {
					break
				}
				end, next = e, n
			}
		}
		if d.block(at, end, gap, seg) {
			gap = 0
		}
		if len(d.Blocks) > 0 {
			gap++
		}
		at = next
	}
	return d
}

// lineEnd returns where the line that holds src[at] ends and the next begins.
func lineEnd(src string, at int) (end, next int) {
	if n := strings.IndexByte(src[at:], '\n'); n >= 0 {
		return at + n, at + n + 1
	}
	return len(src), len(src)
}

// hasOddBreaks reports whether lines end otherwise than by a line feed: with the
// separators of Unicode, form feeds, or the carriage returns of old systems.
func hasOddBreaks(src string) bool {
	if strings.IndexByte(src, '\f') >= 0 || strings.IndexByte(src, '\v') >= 0 || strings.Contains(src, "\u2028") || strings.Contains(src, "\u2029") {
		return true
	}
	at := strings.IndexByte(src, '\r')
	return at >= 0 && (at+1 == len(src) || src[at+1] != '\n')
}

// oddLineEnd is lineEnd where other marks than line feeds end lines, too.
func oddLineEnd(src string, at int) (end, next int) {
	for i := at; i < len(src); i++ {
		switch c := src[i]; {
		case c == '\n', c == '\f', c == '\v', c == '\r' && (i+1 == len(src) || src[i+1] != '\n'):
			return i, i + 1
		case c == 0xe2 && (strings.HasPrefix(src[i:], "\u2028") || strings.HasPrefix(src[i:], "\u2029")):
			return i, i + 3
		}
	}
	return len(src), len(src)
}

func blank(line string) bool { return strings.TrimSpace(line) == "" }

// A text counts as wrapped when it has blank lines between groups of lines, and
// nearly all lines that are followed by another stop within a narrow band of
// widths, most of them in the middle of a sentence. The bounds are those of mail
// and of plain-text wire copy: 50 to 100 bytes a line.
const (
	wrapMin, wrapMax = 50, 100
	wrapLines        = 6 // fewer lines decide nothing
)

func isWrapped(src string) bool {
	inner, fit, open := 0, 0, 0
	for at := 0; at < len(src); {
		end, next := lineEnd(src, at)
		if next < len(src) {
			e, _ := lineEnd(src, next)
			line := strings.TrimRight(src[at:end], " \r\t")
			if line != "" && !blank(src[next:e]) {
				inner++
				if len(line) >= wrapMin && len(line) <= wrapMax {
					fit++
					if c := line[len(line)-1]; c != '.' && c != '!' && c != '?' && c != '"' && c != ':' {
						open++
					}
				}
			}
		}
		at = next
	}
	return inner >= wrapLines && fit*10 >= inner*8 && open*10 >= fit*6
}

// block tokenises src[lo:hi], cuts it into sentences, and reports whether it
// contained anything.
func (d *Document) block(lo, hi int, gap int32, seg *Segmenter) bool {
	first, sent := len(d.Tokens), len(d.Sentences)
	src, tokens := d.Src[:hi], d.Tokens
	for i := lo; i < hi; {
		if src[i] == ' ' {
			i++
			continue
		}
		t := next(src, i)
		if t.Kind != Space {
			tokens = append(tokens, t)
		}
		i = int(t.End)
	}
	d.Tokens = tokens
	if len(tokens) == first {
		return false
	}
	for i, from := first, first; i < len(tokens); i++ {
		if i+1 < len(tokens) {
			if !d.mayEnd(&tokens[i]) {
				continue
			}
			last := d.ends(i, from, seg)
			if last < 0 {
				continue
			}
			i = last
		}
		d.Sentences = append(d.Sentences, Sentence{
			Span{tokens[from].Start, tokens[i].End},
			Range{int32(from), int32(i + 1)},
		})
		from = i + 1
	}
	last := len(d.Sentences) - 1
	d.Blocks = append(d.Blocks, Block{
		Span:      Span{d.Sentences[sent].Start, d.Sentences[last].End},
		Sentences: Range{int32(sent), int32(last + 1)},
		Tokens:    Range{int32(first), int32(len(d.Tokens))},
		Gap:       gap,
	})
	return true
}
