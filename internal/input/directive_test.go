package input

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/article"
)

// told lists directives as line, rule, the text they are about, words, reason or what is wrong.
func told(a *article.Article) string {
	file := a.Doc.Page
	if file == "" {
		file = a.Doc.Src
	}
	var all []string
	for _, d := range a.Directives {
		where := "all"
		if d.Area != everything {
			where = strings.TrimSpace(file[min(int(d.Area.Start), len(file)):min(int(d.Area.End), len(file))])
		}
		s := fmt.Sprintf("%d %s [%s]", d.Line, d.Rule, where)
		if d.Words != "" {
			s += " “" + d.Words + "”"
		}
		if d.Wrong != "" {
			s = fmt.Sprintf("%d %s wrong: %s", d.Line, d.Rule, d.Wrong)
		}
		all = append(all, s+" "+d.Reason)
	}
	return strings.Join(all, "\n")
}

func TestDirectives(t *testing.T) {
	const more = "The crews of the island ferries went back to work on Tuesday after nine days, and the first boat left the harbour at dawn with forty passengers on board."
	for name, c := range map[string]struct {
		item Item
		want string
	}{
		"markdown block": {
			Item{Kind: Markdown, Data: []byte("# Head\n\n<!-- mtlint-disable a, b: as quoted -->\n\nOne *two*.\n\nThree.\n")},
			"3 a [One *two*.] as quoted\n3 b [One *two*.] as quoted",
		},
		"markdown, no blank line, over lines": {
			Item{Kind: Markdown, Data: []byte("One.\n<!-- mtlint-disable a:\nsaid\nso -->\nTwo.\n\nThree.\n")},
			"2 a [Two.] said so",
		},
		"markdown, behind the block and in it": {
			Item{Kind: Markdown, Data: []byte("One. <!-- mtlint-disable a: x -->\n\nTwo <!-- mtlint-disable b: y --> three.\n\n- Four.\n- Five. <!-- mtlint-disable c: z -->\n- Six.\n")},
			"1 a [One.] x\n3 b [Two <!-- mtlint-disable b: y --> three.] y\n6 c [Five.] z",
		},
		"markdown range": {
			Item{Kind: Markdown, Data: []byte("<!-- mtlint-disable a: x -->\n\nOne.\n\nTwo.\n\n<!-- mtlint-enable a -->\n\nThree.\n")},
			"1 a [One.\n\nTwo.] x",
		},
		"the nearest is closed": {
			Item{Kind: Markdown, Data: []byte("<!-- mtlint-disable a: x -->\n\nOne.\n\n<!-- mtlint-disable a: y -->\n\nTwo.\n\nThree.\n\n<!-- mtlint-enable a -->\n")},
			"1 a [One.] x\n5 a [Two.\n\nThree.] y",
		},
		"markdown file, and code is no directive": {
			Item{Kind: Markdown, Data: []byte("One.\n\n```\n<!-- mtlint-disable a: x -->\n```\n\n`<!-- mtlint-disable b: x -->` Two.\n\n<!-- mtlint-disable-file all: x -->\n")},
			"9 all [all] x",
		},
		"html": {
			Item{Kind: HTML, Data: []byte("<html><head><title>Head</title></head><body><article><p>" + more + "</p><!-- mtlint-disable a: x --><p>One <b>two</b> three.</p>\n<script>\"<!-- mtlint-disable b: y -->\"</script><p>Four.</p></article></body></html>")},
			"1 a [One <b>two</b> three.] x",
		},
		"wrong ones": {
			Item{Kind: Markdown, Data: []byte("<!-- mtlint-disable -->\n<!-- mtlint-disabel a: x -->\n<!-- mtlint-enable a -->\n<!-- mtlint-disable a \"x: y -->\n<!-- mtlint-disable a line x: y -->\n\nOne.\n")},
			"1 mtlint-disable wrong: names no rule; all stands for every one \n" +
				"2 mtlint-disabel wrong: begins with none of mtlint-disable, mtlint-disable-file, mtlint-enable \n" +
				"3 a wrong: there is no mtlint-disable a before it \n" +
				"4 mtlint-disable wrong: the words are not closed by \" \n" +
				"5 mtlint-disable wrong: write \"line 12\" or \"lines 12-15\" after the rules ",
		},
		"sidecar": {
			Item{Kind: Text, Data: []byte("Head\r\n\r\nOne one.\r\nTwo.\r\nThree.\r\n"), Sidecar: []byte("\ufeff# why\n\nmtlint-disable a \"One one: it\": a motto: really\nmtlint-disable b, c line 4: x\nmtlint-disable d lines 4 - 9: y\nmtlint-disable-file e\nmtlint-disable f “say \"so\"”: z\n")},
			"3 a [all] “One one: it” a motto: really\n4 b [Two.] x\n4 c [Two.] x\n5 d [Two.\r\nThree.] y\n6 e [all] \n7 f [all] “say \"so\"” z",
		},
		"sidecar, wrong": {
			Item{Kind: Text, Data: []byte("Head\n\nOne."), Sidecar: []byte("mtlint-disable a: x\nmtlint-enable a\na: b\n")},
			"1 a wrong: say where: mtlint-disable RULE \"words of the article\": reason, or RULE line 12: reason; mtlint-disable-file is for all of it x\n" +
				"2 a wrong: mtlint-enable has no place here: name the words or lines \n3 a wrong: begins with none of mtlint-disable, mtlint-disable-file, mtlint-enable ",
		},
		"record": {
			Item{Kind: Records, Data: []byte(`{"text":"Head\n\nOne one.","mtlint_disable":["a,b: x","c \"One one\": y","d line 3"]}`)},
			"0 a [all] x\n0 b [all] x\n0 c [all] “One one” y\n0 d [One one.] ",
		},
		"record, a string": {
			Item{Kind: Records, Data: []byte(`{"text":"One.","mtlint_disable":"a: x"}`)},
			"0 a [all] x",
		},
	} {
		a, err := decoder(t).Decode(c.item)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := told(a); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestDirectivesRefused(t *testing.T) {
	for _, it := range []Item{
		{Kind: Records, Data: []byte(`{"text":"One.","mtlint_disable":7}`)},
		{Kind: Markdown, Data: []byte("One.\n\n" + strings.Repeat("<!-- mtlint-disable a: x -->\n", maxDirectives+1))},
	} {
		if _, err := decoder(t).Decode(it); err == nil {
			t.Errorf("%.60s is accepted", it.Data)
		}
	}
}
