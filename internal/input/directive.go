package input

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// SidecarExt is what the file that says what to pass over in an article is called
// by, after the article's own name.
const SidecarExt = ".mtlint"

const (
	maxSidecar    = 1 << 20 // bytes
	longestWords  = 1000    // bytes in quotation marks
	maxDirectives = 1000    // that an article may have: each is tried on every finding
)

// readSidecar reads the file beside an article, if there is one.
func readSidecar(path string) ([]byte, error) {
	f, err := os.Open(path + SidecarExt)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s beside it %w", path+SidecarExt, readError(err))
	}
	defer func() { _ = f.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, maxSidecar+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s beside it %w", path+SidecarExt, readError(err))
	case len(data) > maxSidecar:
		return nil, fmt.Errorf("%s beside it is larger than %d MiB", path+SidecarExt, maxSidecar>>20)
	}
	return data, nil
}

// A note is a comment of a page that begins like a directive.
type note struct {
	text     string
	from, to int // where the comment stands in the page
}

const (
	commentOpens, commentCloses = "<!--", "-->"

	prefix      = "mtlint-"
	disable     = prefix + "disable"
	disableFile = prefix + "disable-file"
	enable      = prefix + "enable"
)

// appendNotes appends the directives among the comments of a stretch of a page.
func appendNotes(notes []note, s string, at int) []note {
	for {
		from := strings.Index(s, commentOpens)
		if from < 0 {
			return notes
		}
		n := strings.Index(s[from:], commentCloses)
		if n < 0 {
			return notes
		}
		body := strings.TrimSpace(s[from+len(commentOpens) : from+n])
		to := from + n + len(commentCloses)
		if strings.HasPrefix(body, prefix) {
			notes = append(notes, note{body, at + from, at + to})
		}
		s, at = s[to:], at+to
	}
}

// directives reads what the comments of a page ask for. One that is closed by an
// mtlint-enable further on is about all between, another about the block that it
// stands in or before.
func directives(notes []note, d *text.Document) (all []article.Directive) {
	if len(notes) == 0 {
		return nil
	}
	p := newPlaces(d)
	open := map[string][]int{} // by rule, numbers of the directives that nothing has closed
	for _, n := range notes {
		at, line := int32(n.from), p.line(n.from)
		verb, ds := parse(n.text)
		for _, x := range ds {
			x.Line = line
			if x.Wrong == "" && verb == enable {
				same := open[x.Rule]
				if len(same) > 0 {
					all[same[len(same)-1]].Area.End = at
					open[x.Rule] = same[:len(same)-1]
					continue
				}
				x.Wrong = "there is no " + disable + " " + x.Rule + " before it"
			}
			switch {
			case x.Area.End > 0:
				x.Area = p.lines(x.Area)
			case verb == disable && x.Wrong == "":
				x.Area = p.block(at, int32(n.to))
				open[x.Rule] = append(open[x.Rule], len(all))
			default:
				x.Area = everything
			}
			all = append(all, x)
		}
	}
	return all
}

var everything = text.Span{Start: 0, End: math.MaxInt32}

// sidecar reads the file beside an article.
func sidecar(data []byte, d *text.Document) (all []article.Directive) {
	if len(data) == 0 {
		return nil
	}
	src, _, _, err := decode(data)
	if err != nil {
		return []article.Directive{{Sidecar: true, Line: 1, Wrong: "the file " + err.Error()}}
	}
	p := newPlaces(d)
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(src, string(bomUTF8))) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		verb, ds := parse(line)
		for _, x := range ds {
			x.Sidecar, x.Line = true, n
			switch {
			case x.Wrong != "":
			case verb == enable:
				x.Wrong = enable + " has no place here: name the words or lines"
			case x.Area.End > 0:
				x.Area = p.lines(x.Area)
			case verb == disable && x.Words == "":
				x.Wrong = `say where: ` + disable + ` RULE "words of the article": reason, or RULE line 12: reason; ` + disableFile + ` is for all of it`
			default:
				x.Area = everything
			}
			all = append(all, x)
		}
	}
	return all
}

// fieldDirectives reads the field of a record: directives without the leading word,
// which are about all of the record unless they name words or lines.
func fieldDirectives(field json.RawMessage, d *text.Document) (all []article.Directive, err error) {
	if len(field) == 0 || bytes.Equal(field, []byte("null")) {
		return nil, nil
	}
	var list []string
	if err := json.Unmarshal(field, &list); err != nil {
		var one string
		if json.Unmarshal(field, &one) != nil {
			return nil, errors.New(`is neither a string nor a list of strings: write ["RULE: reason"]`)
		}
		list = []string{one}
	}
	p := newPlaces(d)
	for _, s := range list {
		_, ds := parse(disableFile + " " + s)
		for _, x := range ds {
			if x.Area.End > 0 {
				x.Area = p.lines(x.Area)
			} else {
				x.Area = everything
			}
			all = append(all, x)
		}
	}
	return all, nil
}

// parse reads one directive, which gives one for each rule that it names. Lines are
// left in Area, from the first to the one after the last.
//
//	mtlint-disable RULE[,RULE…] ["words" | line N | lines N-M]: reason
func parse(s string) (verb string, all []article.Directive) {
	end := strings.IndexAny(s, " \t\r\n:")
	if end < 0 {
		end = len(s)
	}
	verb, rest := s[:end], s[end:]
	if verb != disable && verb != disableFile && verb != enable {
		return verb, []article.Directive{{Rule: verb, Wrong: "begins with none of " + disable + ", " + disableFile + ", " + enable}}
	}
	var common article.Directive
	colon := strings.IndexByte(rest, ':')
	if from := strings.IndexAny(rest, `"“`); from >= 0 && (colon < 0 || from < colon) {
		mark, size := `"`, 1
		if rest[from] != '"' {
			mark, size = "”", len("“")
		}
		n := strings.Index(rest[from+size:], mark)
		if n < 0 {
			return verb, []article.Directive{{Rule: verb, Wrong: "the words are not closed by " + mark}}
		}
		if n > longestWords {
			return verb, []article.Directive{{Rule: verb, Wrong: fmt.Sprintf("its words are longer than %d bytes: a few of them will do", longestWords)}}
		}
		common.Words = strings.Join(strings.Fields(rest[from+size:from+size+n]), " ")
		after := rest[from+size+n+len(mark):]
		rest = rest[:from] + after
		if colon = strings.IndexByte(after, ':'); colon >= 0 {
			colon += from
		}
	}
	if colon >= 0 {
		common.Reason = strings.Join(strings.Fields(rest[colon+1:]), " ")
		rest = rest[:colon]
	}
	words := strings.FieldsFunc(rest, func(r rune) bool { return r == ',' || r <= ' ' })
	if i := slices.IndexFunc(words, func(w string) bool { return w == "line" || w == "lines" }); i >= 0 {
		from, to, ok := lineNumbers(words[i+1:])
		if !ok {
			return verb, []article.Directive{{Rule: verb, Wrong: `write "line 12" or "lines 12-15" after the rules`}}
		}
		common.Area, common.Lines = text.Span{Start: from, End: to + 1}, true
		words = words[:i]
	}
	if len(words) == 0 {
		return verb, []article.Directive{{Rule: verb, Wrong: "names no rule; " + article.AllRules + " stands for every one"}}
	}
	for _, rule := range words {
		x := common
		x.Rule = strings.Clone(rule)
		all = append(all, x)
	}
	return verb, all
}

// lineNumbers reads 12, 12-15 or 12 - 15.
func lineNumbers(words []string) (from, to int32, ok bool) {
	a, b, _ := strings.Cut(strings.Join(words, ""), "-")
	first, err := strconv.ParseInt(a, 10, 31)
	if err != nil {
		return 0, 0, false
	}
	last, err := strconv.ParseInt(cmp.Or(b, a), 10, 31)
	return int32(first), int32(last), err == nil && 0 < first && first <= last && last < math.MaxInt32
}

// places finds lines and blocks of a decoded file.
type places struct {
	file   string
	starts []int32     // of lines
	blocks []text.Span // in the order of the file
}

func newPlaces(d *text.Document) *places {
	p := &places{file: cmp.Or(d.Page, d.Src), starts: []int32{0}}
	for at := 0; ; {
		n := strings.IndexAny(p.file[at:], "\r\n")
		if n < 0 {
			break
		}
		at += n + 1
		if p.file[at-1] == '\r' && strings.HasPrefix(p.file[at:], "\n") {
			at++
		}
		p.starts = append(p.starts, int32(at))
	}
	for i := range d.Blocks {
		b := d.Blocks[i].Span
		p.blocks = append(p.blocks, text.Span{Start: d.InPage.Start(b.Start), End: d.InPage.End(b.End)})
	}
	slices.SortFunc(p.blocks, func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
	return p
}

// line is the number of the line of a byte.
func (p *places) line(at int) int {
	n, found := slices.BinarySearch(p.starts, int32(at))
	if found {
		n++
	}
	return n
}

// lines is where the lines from one number to before another are.
func (p *places) lines(n text.Span) text.Span {
	from := everything.End
	if int(n.Start) <= len(p.starts) {
		from = p.starts[n.Start-1]
	}
	to := everything.End
	if int(n.End) <= len(p.starts) {
		to = p.starts[n.End-1]
	}
	return text.Span{Start: from, End: to}
}

// block is the block that a comment stands in, or behind on the same line, or before.
func (p *places) block(from, to int32) text.Span {
	n, _ := slices.BinarySearchFunc(p.blocks, from, func(b text.Span, at int32) int { return cmp.Compare(b.Start, at) })
	if n > 0 {
		if b := p.blocks[n-1]; b.End >= from || !strings.ContainsAny(p.file[b.End:from], "\n\r<") {
			return b
		}
	}
	for ; n < len(p.blocks); n++ {
		if p.blocks[n].Start >= to {
			return p.blocks[n]
		}
	}
	return text.Span{Start: everything.End, End: everything.End}
}
