package main

import (
	"slices"
	"strings"

	"github.com/mtlint/mtlint/internal/config"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/internal/lang"
)

// decoder makes articles of what is read as the settings say.
func decoder(run *config.Settings) (*input.Decoder, error) {
	language := run.Text("lang")
	dec := &input.Decoder{Detect: language == config.Detect}
	tags := []string{language}
	if dec.Detect {
		tags = append([]string{lang.English}, slices.DeleteFunc(lang.Tags(), func(t string) bool { return t == lang.English })...)
	}
	for _, t := range tags {
		p, err := lang.Open(t)
		if err != nil {
			return nil, err
		}
		dec.Packs = append(dec.Packs, p)
	}
	var err error
	dec.Fields, err = input.ParseFields(run.List("field"))
	return dec, err
}

// readAs names all settings on which it depends what an article is read as.
func readAs(run *config.Settings) string {
	return run.Text("lang") + " " + strings.Join(run.List("field"), ",")
}

const inputHelp = `What is read, told by the file's extension:
  .txt    plain text; the first line is the headline
  .md     Markdown; the running text without code, tables and markup
  .html   a web page; its main text, with places that point into the page
  .jsonl  JSON lines, an article each: {"id", "text", "title"?, "lang"?, "url"?, "date"?, "site"?, "system"?}
  .warc   a web archive, or .wet: every page in it
Each may be packed: .gz, .zst. Folders are searched for such files in lexical order;
hidden files and what .gitignore names are passed over. Of files with other extensions, and
of - (standard input), the first bytes tell what they are.
<!-- mtlint-disable RULE: reason --> in Markdown and HTML, FILE.mtlint beside other files and
"mtlint_disable" in a record keep findings out: docs/suppression.md.`
