package input

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/layer"
	"github.com/mtlint/mtlint/internal/text"
)

// Fields are names of the fields of records, empty where they are as usual.
type Fields struct{ ID, Title, Text, Lang, URL, Date, Site, System string }

// FieldNames are what fields are called that are not named otherwise.
var FieldNames = []string{"id", "title", "text", "lang", "url", "date", "site", "system"}

// ParseFields reads pairs such as text=body.
func ParseFields(pairs []string) (f Fields, err error) {
	names := []*string{&f.ID, &f.Title, &f.Text, &f.Lang, &f.URL, &f.Date, &f.Site, &f.System}
	for _, pair := range pairs {
		name, own, _ := strings.Cut(pair, "=")
		at := slices.Index(FieldNames, name)
		if at < 0 || own == "" {
			return f, fmt.Errorf("%q: write text=body; the fields are %s", pair, strings.Join(FieldNames, ", "))
		}
		*names[at] = own
	}
	return f, nil
}

// A record is a line of JSON Lines input. Other fields are passed over.
type record struct {
	ID     json.RawMessage `json:"id"`
	Text   *string         `json:"text"`
	Title  word            `json:"title"`
	Lang   string          `json:"lang"`
	URL    word            `json:"url"`
	Date   word            `json:"date"`
	Site   word            `json:"site"`
	System word            `json:"system"`

	Disable json.RawMessage `json:"mtlint_disable"`
}

// A word is a string, or a number as it is written: dates and sites often are.
type word string

// UnmarshalJSON makes a word a json.Unmarshaler.
func (w *word) UnmarshalJSON(data []byte) error {
	if c := data[0]; c == '-' || '0' <= c && c <= '9' {
		*w = word(data)
		return nil
	}
	return json.Unmarshal(data, (*string)(w))
}

// read decodes a line.
func (f *Fields) read(data []byte) (rec record, err error) {
	if *f == (Fields{}) {
		return rec, json.Unmarshal(data, &rec)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return rec, err
	}
	rec.ID, rec.Disable = all[cmp.Or(f.ID, "id")], all[disableField]
	for _, x := range []struct {
		name, usual string
		to          any
	}{
		{f.Text, "text", &rec.Text}, {f.Title, "title", &rec.Title}, {f.Lang, "lang", &rec.Lang}, {f.URL, "url", &rec.URL},
		{f.Date, "date", &rec.Date}, {f.Site, "site", &rec.Site}, {f.System, "system", &rec.System},
	} {
		name := cmp.Or(x.name, x.usual)
		if v, ok := all[name]; ok {
			if err := json.Unmarshal(v, x.to); err != nil {
				if at := (*json.UnmarshalTypeError)(nil); errors.As(err, &at) {
					at.Field = name
				}
				return rec, err
			}
		}
	}
	return rec, nil
}

func (dec *Decoder) record(it Item) (*article.Article, error) {
	a := &article.Article{Name: it.Path}
	data := it.Data
	if !utf8.Valid(data) {
		src, _, _, err := decode(data)
		if err != nil {
			return a, err
		}
		data = []byte(src)
	}
	rec, err := dec.Fields.read(data)
	id := article.ID(rec.ID)
	if id == "null" {
		id = ""
	}
	a.ID, a.Title = id, strings.Join(strings.Fields(string(rec.Title)), " ")
	a.Meta = article.Meta{URL: string(rec.URL), Date: string(rec.Date), Site: string(rec.Site), System: string(rec.System)}
	if err != nil {
		return a, recordError(err)
	}
	switch {
	case rec.Text == nil:
		return a, fmt.Errorf("the record has no %q", cmp.Or(dec.Fields.Text, "text"))
	case len(a.Title)+len(*rec.Text) > MaxText: // both are checked
		return a, errLongText
	case strings.TrimSpace(*rec.Text) == "":
		return a, fmt.Errorf("the record's %q is empty", cmp.Or(dec.Fields.Text, "text"))
	}
	pack := dec.Packs[0]
	if rec.Lang != "" {
		if pack = dec.pack(rec.Lang); pack == nil {
			return a, fmt.Errorf("the record says that its language is %q: only %s can be checked", rec.Lang, dec.languages())
		}
	}
	read := article.New(it.Path, *rec.Text, pack)
	if dec.Detect && rec.Lang == "" {
		read, err = dec.detect(read, true)
	}
	read.ID, read.Title, read.Meta = a.ID, a.Title, a.Meta
	a = headed(read)
	if err == nil {
		if a.Directives, err = fieldDirectives(rec.Disable, a.Doc); err != nil {
			err = fmt.Errorf("the record's %q %w", disableField, err)
		}
	}
	return a, err
}

// headed puts the title of a record before a text that begins without a headline: it is a
// part of the article. What is found in it has its place at the beginning of the text.
func headed(a *article.Article) *article.Article {
	if a.Title == "" || layer.Structure.Of(a).Title >= 0 {
		return a
	}
	const gap = "\n\n"
	head := a.Title + gap
	h := anew(a, head+a.Doc.Src, a.Lang)
	h.Doc.Page, h.Doc.InPage = a.Doc.Src, text.Map{{}, {Src: int32(len(head))}}
	return h
}

// recordError says in plain words why a line is no record.
func recordError(err error) error {
	if at := (*json.SyntaxError)(nil); errors.As(err, &at) {
		return fmt.Errorf("is not valid JSON: byte %d of the line: %w", at.Offset, err)
	}
	at := (*json.UnmarshalTypeError)(nil)
	switch {
	case !errors.As(err, &at):
		return fmt.Errorf("is not a record {id, text, title?, lang?}: %w", err)
	case at.Field == "":
		return fmt.Errorf("is not a record {id, text, title?, lang?} but JSON of another kind (%s)", at.Value)
	}
	return fmt.Errorf("the record's %q is not text but JSON of another kind (%s); --field names other fields", at.Field, at.Value)
}

// disableField is the field of a record that says what is to be passed over in it.
const disableField = "mtlint_disable"
