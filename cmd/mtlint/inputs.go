package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/lang"
)

// inputFlags say what is read and how.
type inputFlags struct {
	lang    string
	include []string
	exclude []string
	fields  []string
}

const detect = "detect"

func (f *inputFlags) register(fl *pflag.FlagSet) {
	fl.StringVar(&f.lang, "lang", detect, "`language` of the articles: detect (refuses what has no language pack), or take all for: "+strings.Join(lang.Tags(), ", "))
	fl.StringArrayVar(&f.include, "include", nil, "of folders, read the files that match this `pattern` and no others, whatever their extensions; may be repeated")
	fl.StringArrayVar(&f.exclude, "exclude", nil, "of folders, leave out the files that match this `pattern`; may be repeated")
	fl.StringSliceVar(&f.fields, "field", nil, "names of the fields of JSON lines, as in `text=body,id=key`: id, title, text, lang, url, date, site, system")
}

// finder and decoder are what the flags ask for.
func (f *inputFlags) open() (*input.Finder, *input.Decoder, error) {
	find := &input.Finder{Include: f.include, Exclude: f.exclude}
	if err := find.Check(); err != nil {
		return nil, nil, err
	}
	dec := &input.Decoder{Detect: f.lang == detect}
	tags := []string{f.lang}
	if dec.Detect {
		tags = append([]string{lang.English}, slices.DeleteFunc(lang.Tags(), func(t string) bool { return t == lang.English })...)
	}
	for _, t := range tags {
		p, err := lang.Open(t)
		if err != nil {
			return nil, nil, fmt.Errorf("--lang: %w", err)
		}
		dec.Packs = append(dec.Packs, p)
	}
	for _, pair := range f.fields {
		name, own, ok := strings.Cut(pair, "=")
		to, known := map[string]*string{
			"id": &dec.Fields.ID, "title": &dec.Fields.Title, "text": &dec.Fields.Text, "lang": &dec.Fields.Lang,
			"url": &dec.Fields.URL, "date": &dec.Fields.Date, "site": &dec.Fields.Site, "system": &dec.Fields.System,
		}[name]
		if !ok || !known || own == "" {
			return nil, nil, fmt.Errorf("--field %q: write text=body; the fields are id, title, text, lang, url, date, site, system", pair)
		}
		*to = own
	}
	return find, dec, nil
}

// setup names all flags on which it depends what an article is read as.
func (f *inputFlags) setup() string { return f.lang + " " + strings.Join(f.fields, ",") }

const inputHelp = `What is read, told by the file's extension:
  .txt    plain text; the first line is the headline
  .md     Markdown; the running text without code and markup
  .html   a web page; its main text, with places that point into the page
  .jsonl  JSON lines, an article each: {"id", "text", "title"?, "lang"?, "url"?, "date"?, "site"?, "system"?}
  .warc   a web archive, or .wet: every page in it
Each may be packed: .gz, .zst. Folders are searched for such files in lexical order;
hidden files and what .gitignore names are passed over. - is standard input, of any of these.
<!-- mtlint-disable RULE: reason --> in Markdown and HTML, FILE.mtlint beside other files and
"mtlint_disable" in a record keep findings out: docs/suppression.md.`
