package input

import (
	"encoding/json"
	"strings"
	"testing"
)

// What is not an article a line is one error, and not one a line.
func TestNotLines(t *testing.T) {
	cut := zipped(t, strings.Repeat("{\"text\":\"A.\"}\n", 3)+"{\"text\":\"Cut")
	for _, c := range []struct{ name, data, want string }{
		{"x.jsonl", "[\n{\"text\":\"A.\"},\n{\"text\":\"B.\"}\n]\n", "jq -c '.[]'"},
		{"x.json", "\ufeff[{\"text\":\"A.\"},{\"text\":\"B.\"}]", "jq -c '.[]'"},
		{"x.jsonl", "{\n  \"text\":\"A.\"\n}\n", "jq -c ."},
		{"x.jsonl", "", "is empty"},
		{"x.jsonl", "\n \r\n", "is empty"},
		{"x.warc", "", "is empty"},
		{"x.jsonl.gz", cut[:len(cut)-9], "ends too early"},
		{"x.jsonl.zst", "no Zstandard", "no Zstandard file"},
	} {
		var failed []string
		for _, it := range items([]string{write(t, c.name, c.data)}, "") {
			if it.Err != nil {
				failed = append(failed, it.Err.Error())
			} else if !strings.Contains(string(it.Data), "A.") {
				t.Errorf("%s %q: what is left of a line is read: %q", c.name, c.data, it.Data)
			}
		}
		if len(failed) != 1 || !strings.Contains(failed[0], c.want) {
			t.Errorf("%s %q: %q, want %q", c.name, c.data, failed, c.want)
		}
	}
}

// Windows PowerShell writes UTF-16, and many data sets are called .json.
func TestLinesByContent(t *testing.T) {
	wide := []byte("\xff\xfe")
	for _, c := range "{\"text\":\"Caf\u00e9.\"}\r\n{\"text\":\"B.\"}\r\n" {
		wide = append(wide, byte(c), byte(c>>8))
	}
	for name, got := range map[string][]Item{
		"x.jsonl": items([]string{write(t, "x.jsonl", string(wide))}, ""),
		"x.json":  items([]string{write(t, "x.json", string(wide))}, ""),
		"-":       items([]string{Stdin}, string(wide)),
	} {
		if len(got) != 2 || got[0].Kind != Records || got[1].Line != 2 || strings.TrimSpace(string(got[0].Data)) != "{\"text\":\"Café.\"}" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := items([]string{write(t, "page.php", "<!doctype html><p>Talks fail.")}, ""); len(got) != 1 || got[0].Kind != HTML {
		t.Errorf("%+v", got)
	}
}

// A title that the text does not begin with is a part of the article, and has its place
// before it; one that it begins with, in these words or others, is not put there again.
func TestTitleOfRecord(t *testing.T) {
	const body = "The ferries went back to work on Tuesday, nine days after the crews had left.\n\nNobody was hurt."
	dec := decoder(t)
	for text, want := range map[string]string{
		body:                              "Strike ends at port\n\n" + body,
		"Strike ends at port\n\n" + body:  "",
		"STRIKE ENDS AT PORT.\n\n" + body: "",
		"Ferry crews end their strike\n\n" + body: "",
	} {
		data, err := json.Marshal(map[string]string{"title": " Strike ends\nat port", "text": text})
		if err != nil {
			t.Fatal(err)
		}
		a, err := dec.Decode(Item{Kind: Records, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		if want == "" {
			want = text
		}
		if a.Doc.Src != want {
			t.Errorf("%q is read as %q", text, a.Doc.Src)
		}
		at := int32(strings.Index(a.Doc.Src, "ferries"))
		if text == body && (a.Doc.InPage.Start(at) != 4 || a.Doc.InPage.Start(7) != 0 || a.Doc.InPage.End(19) != 0) {
			t.Error("places do not lead back to the text of the record")
		}
	}
}

// What a record says of itself counts, even if it cannot be checked.
func TestRecordWithoutText(t *testing.T) {
	a, err := decoder(t).Decode(Item{Kind: Records, Data: []byte(`{"id":7,"site":"news.example","text":""}`)})
	if err == nil || a.ID != "7" || a.Meta.Site != "news.example" {
		t.Errorf("%+v, %v", a, err)
	}
}

// The title of a record is checked with its text, so the bound is on both.
func TestLongTitle(t *testing.T) {
	data, err := json.Marshal(map[string]string{"title": strings.Repeat("crews ", MaxText/6), "text": "The ferries went back to work on Tuesday."})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := decoder(t).Decode(Item{Kind: Records, Data: data}); err == nil || !strings.Contains(err.Error(), "16 MiB of text") {
		t.Errorf("%v", err)
	}
}
