package input

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	readability "github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// A page is what is extracted from a marked-up file.
type page struct {
	src   string
	at    text.Map // from src to the file
	title string   // as the page's data give it
	lang  string   // BCP 47
	meta  article.Meta
	notes []note
	code  []text.Span // in src
}

// leastWords is how many words the main text has at the least; of a page with
// less of it, all text is taken.
const leastWords = 25

// readHTML extracts the main text of a page, headline first.
func readHTML(file string) (page, error) {
	doc, err := html.Parse(strings.NewReader(file))
	if err != nil {
		return page{}, fmt.Errorf("cannot be read as HTML: %w", err)
	}
	whole := textOf(file)
	p := page{lang: attribute(first(doc, atom.Html), "lang"), notes: whole.notes}
	parser := readability.NewParser()
	parser.KeepClasses = false
	main, err := parser.ParseDocument(doc, &url.URL{})
	x := pageExtract{whole: whole}
	if err == nil {
		p.title = strings.Join(strings.Fields(main.Title), " ")
		p.meta.Site = main.SiteName
		if main.PublishedTime != nil {
			p.meta.Date = main.PublishedTime.Format(time.DateOnly)
		}
		if p.lang == "" {
			p.lang = main.Language
		}
	}
	if err == nil && main.Node != nil && len(strings.Fields(main.TextContent)) >= leastWords {
		x.headline(p.title)
		x.node(main.Node)
	} else if body := first(doc, atom.Body); body != nil {
		if first(body, atom.H1) == nil {
			x.headline(p.title)
		}
		titled := x.b.Len()
		if x.node(body); x.b.Len() == titled { // as of pages that a script fills
			return p, errNoText
		}
	}
	p.src, p.at = x.b.String(), x.m
	if strings.TrimSpace(p.src) == "" {
		return p, errNoText
	}
	return p, nil
}

var errNoText = errors.New("is an HTML page without text")

// first returns the first element of a kind under n, or nil.
func first(n *html.Node, a atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.DataAtom == a && d.Type == html.ElementNode {
			return d
		}
	}
	return nil
}

func attribute(n *html.Node, key string) string {
	if n != nil {
		for _, a := range n.Attr {
			if a.Key == key {
				return a.Val
			}
		}
	}
	return ""
}

// A pageText is all text of a page, decoded, and the way back.
type pageText struct {
	text  string
	at    text.Map
	notes []note
}

// textOf collects the text of a page, tags left out.
func textOf(file string) pageText {
	var x extract
	var notes []note
	z := html.NewTokenizer(strings.NewReader(file))
	at := 0
	for {
		kind := z.Next()
		raw := len(z.Raw())
		switch kind {
		case html.TextToken:
			unescape(file[at:at+raw], at, x.put)
		case html.CommentToken:
			notes = appendNotes(notes, file[at:at+raw], at)
		case html.ErrorToken:
			return pageText{x.b.String(), x.m, notes}
		}
		at += raw
	}
}

// A pageExtract collects the text of nodes. The parser keeps no places: they are
// found again by looking for each text further on in the text of the page.
type pageExtract struct {
	extract
	whole  pageText
	at     int // how far texts have been found
	failed int // bytes searched in vain
}

// skipped are the elements whose text is not for readers.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Svg: true, atom.Head: true,
	atom.Select: true, atom.Textarea: true, atom.Object: true,
}

// gaps tells which elements stand apart from what is around them.
var gaps = map[atom.Atom]gap{
	atom.Br: newLine, atom.Li: newLine, atom.Tr: newLine, atom.Dt: newLine, atom.Dd: newLine, atom.Td: blank, atom.Th: blank, atom.Option: newLine,
	atom.P: newParagraph, atom.Div: newParagraph, atom.Section: newParagraph, atom.Article: newParagraph, atom.Main: newParagraph,
	atom.Header: newParagraph, atom.Footer: newParagraph, atom.Aside: newParagraph, atom.Nav: newParagraph, atom.Blockquote: newParagraph,
	atom.H1: newParagraph, atom.H2: newParagraph, atom.H3: newParagraph, atom.H4: newParagraph, atom.H5: newParagraph, atom.H6: newParagraph,
	atom.Ul: newParagraph, atom.Ol: newParagraph, atom.Dl: newParagraph, atom.Table: newParagraph, atom.Figure: newParagraph,
	atom.Figcaption: newParagraph, atom.Pre: newParagraph, atom.Hr: newParagraph, atom.Address: newParagraph, atom.Form: newParagraph,
	atom.Fieldset: newParagraph, atom.Details: newParagraph, atom.Summary: newParagraph, atom.Body: newParagraph,
}

// node appends the text of a node. The parser bounds how deep nodes are nested.
func (x *pageExtract) node(n *html.Node) {
	if n.Type == html.TextNode {
		x.text(n.Data)
		return
	}
	if n.Type == html.ElementNode && skipped[n.DataAtom] {
		return
	}
	g := gaps[n.DataAtom]
	x.separate(g)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		x.node(c)
	}
	x.separate(g)
}

// text appends the text of a node.
func (x *pageExtract) text(s string) {
	if strings.TrimSpace(s) == "" {
		x.separate(blank)
		return
	}
	if from := x.find(s); from >= 0 {
		x.flow(s, x.whole.at, from)
		x.at = from + len(s)
		return
	}
	at := int(x.whole.at.Start(int32(x.at)))
	x.put(strings.Join(strings.Fields(s), " "), at, at)
}

// find returns where a text stands in the page, after those found before; -1 if
// it does not. The cost of searching in vain is bounded.
func (x *pageExtract) find(s string) int {
	if x.failed > 8*len(x.whole.text) {
		return -1
	}
	i := strings.Index(x.whole.text[x.at:], s)
	if i < 0 {
		x.failed += len(x.whole.text) - x.at
		return -1
	}
	return x.at + i
}

// headline puts the title of the page first. Where it stands in the page is where
// its text is found last, which is the heading and not the head of the file.
func (x *pageExtract) headline(title string) {
	if title == "" {
		return
	}
	if i := strings.LastIndex(x.whole.text, title); i >= 0 {
		x.mapped(title, x.whole.at, i)
	} else {
		x.put(title, 0, 0)
	}
	x.separate(newParagraph)
}
