package input

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

// A Decoder makes articles of items. It is safe for concurrent use.
type Decoder struct {
	// Packs are the languages that can be checked. An article whose language is not
	// known is read with the first.
	Packs []*lang.Pack
	// Detect asks that the text itself be looked at: it is read with the pack of its
	// language, and refused if there is none.
	Detect bool
	// Fields are the names under which records keep what is asked for. The zero
	// value means the names of the fields in lower case.
	Fields Fields
}

// Decode makes an article of an item. The article has a name, and the record's
// ID where there is one, even if an error is returned with it.
func (dec *Decoder) Decode(it Item) (*article.Article, error) {
	a, err := dec.decode(it)
	if err == nil && len(a.Directives) > maxDirectives {
		err = fmt.Errorf("has more than %d directives: %s says it for the whole article", maxDirectives, disableFile)
	}
	return a, err
}

func (dec *Decoder) decode(it Item) (*article.Article, error) {
	if it.Err != nil {
		return &article.Article{Name: it.Path, ID: it.ID}, it.Err
	}
	if it.Kind == Records {
		return dec.record(it)
	}
	a, err := dec.file(it)
	a.Name = it.Path
	if it.ID != "" {
		a.ID = it.ID
	}
	return a, err
}

// detect returns the article as read with the pack of its language.
func (dec *Decoder) detect(a *article.Article, record bool) (*article.Article, error) {
	other := foreign(a, record)
	if other == nil {
		return a, nil
	}
	if pack := dec.pack(other.tag); pack != nil && pack != a.Lang {
		again := anew(a, a.Doc.Src, pack)
		again.Doc.Page, again.Doc.InPage, again.Doc.Origin = a.Doc.Page, a.Doc.InPage, a.Doc.Origin
		return again, nil
	}
	return a, fmt.Errorf("seems to be in %s: only %s can be checked; --lang %s checks it all the same", other.name, dec.languages(), a.Lang.Tag)
}

// anew is an article with another text or pack; what is known beside the text stays.
func anew(a *article.Article, src string, pack *lang.Pack) *article.Article {
	n := article.New(a.Name, src, pack)
	n.ID, n.Title, n.Meta, n.Decoding = a.ID, a.Title, a.Meta, a.Decoding
	return n
}

// pack returns the pack for a BCP 47 tag of any region, or nil.
func (dec *Decoder) pack(tag string) *lang.Pack {
	primary, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	for _, p := range dec.Packs {
		if strings.EqualFold(primary, p.Tag) {
			return p
		}
	}
	return nil
}

// languages names what can be checked.
func (dec *Decoder) languages() string {
	var tags []string
	for _, p := range dec.Packs {
		tags = append(tags, strconv.Quote(p.Tag))
	}
	return strings.Join(tags, " and ")
}

func (dec *Decoder) file(it Item) (*article.Article, error) {
	none := &article.Article{}
	if len(bytes.TrimSpace(bytes.TrimPrefix(it.Data, bomUTF8))) == 0 {
		return none, errEmpty
	}
	if kind := notText(it.Data); kind != "" {
		return none, fmt.Errorf("is not text but %s: extract its text first", kind)
	}
	data := it.Data
	src, origin, how, err := decode(data)
	if err != nil {
		return none, err
	}
	if it.Kind == HTML && how.Charset == windows1252 {
		if e, name := labelled(data, ""); e != nil {
			src, origin, how = decodeAs(data, e, name, src, origin, how)
		}
	}
	p := page{meta: it.Meta}
	switch it.Kind {
	case HTML:
		p, err = readHTML(src)
	case Markdown:
		p, err = readMarkdown(src)
	default:
		p.src = src
	}
	if err != nil {
		return none, err
	}
	if len(p.src) > MaxText {
		return none, errLongText
	}
	pack := dec.Packs[0]
	if known := dec.pack(p.lang); known != nil && dec.Detect {
		pack = known
	}
	a := article.New("", p.src, pack)
	if it.Kind == HTML || it.Kind == Markdown {
		a.Doc.Page, a.Doc.InPage, a.Title = src, p.at, p.title
	}
	a.Doc.Origin, a.Decoding = origin, how
	a.Meta = article.Meta{
		URL: cmp.Or(it.Meta.URL, p.meta.URL), Date: cmp.Or(p.meta.Date, it.Meta.Date),
		Site: cmp.Or(p.meta.Site, it.Meta.Site), System: cmp.Or(p.meta.System, it.Meta.System),
	}
	if len(a.Doc.Tokens) == 0 {
		return a, errors.New("is empty: it has only blanks")
	}
	if dec.Detect {
		a, err = dec.detect(a, false)
	}
	a.Code = p.code
	a.Directives = append(directives(p.notes, a.Doc), sidecar(it.Sidecar, a.Doc)...)
	return a, err
}

// magic lists what kinds of file that people take for text begin with.
var magic = []struct{ head, kind string }{
	{"%PDF-", "a PDF document"},
	{"PK\x03\x04", "a ZIP archive or an Office document"},
	{"\x1f\x8b", "a gzip archive"},
	{"\x28\xb5\x2f\xfd", "a Zstandard archive"},
	{"\x89PNG", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"\xd0\xcf\x11\xe0", "an old Office document"},
	{"{\\rtf", "an RTF document"},
	{"\x7fELF", "a program"},
}

// notText names what data is if it is not text; empty for text.
func notText(data []byte) string {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.head)) {
			return m.kind
		}
	}
	if order, _ := wide(data); order != nil {
		return ""
	}
	// Control characters that no text has: one in ten of the first 8 kB is a sign
	// of compressed or numeric data, and so is a NUL.
	head := data[:min(len(data), 8<<10)]
	odd := 0
	for _, c := range head {
		if c == 0 {
			return "binary data"
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1b {
			odd++
		}
	}
	if odd*10 > len(head) {
		return "binary data"
	}
	return ""
}

var (
	bomUTF8    = []byte("\ufeff")
	bomUTF16LE = []byte{0xff, 0xfe}
	bomUTF16BE = []byte{0xfe, 0xff}
)

// A builder makes a decoded text and remembers the way back to the file.
type builder struct {
	strings.Builder
	origin  text.Map
	damaged []text.Span
}

// put appends a character that took size bytes at raw in the file.
func (b *builder) put(r rune, raw, size int) {
	at := b.Len()
	n, _ := b.WriteRune(r) // a Builder never fails
	if n != size {
		b.run(at, raw)
		b.run(b.Len(), raw+size)
	}
}

func (b *builder) run(src, raw int) {
	r := text.Run{Src: int32(src), Raw: int32(raw)}
	if n := len(b.origin); n > 0 && b.origin[n-1].Src == r.Src {
		b.origin[n-1] = r
		return
	}
	b.origin = append(b.origin, r)
}
