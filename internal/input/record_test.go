package input

import (
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
