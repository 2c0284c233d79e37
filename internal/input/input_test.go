package input

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

func decoder(t testing.TB) *Decoder {
	t.Helper()
	p, err := lang.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	return &Decoder{Packs: []*lang.Pack{p}, Detect: true}
}

// testLimit is a small limit of an article's size, so that passing it is cheap.
const testLimit = 1 << 17

func items(paths []string, stdin string) (items []Item) {
	var f Finder
	for it := range read(context.Background(), f.Find(paths), strings.NewReader(stdin), nil, testLimit) {
		items = append(items, it)
	}
	return items
}

func write(t *testing.T, name, data string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadKeepsTheOrderOfInputs(t *testing.T) {
	a, b := write(t, "a.txt", "One."), write(t, "b.jsonl", "{\"text\":\"Two.\"}\n\n{\"text\":\"Three.\"}")
	items := items([]string{b, Stdin, a, "missing.txt", t.TempDir()}, "Four.")
	if len(items) != 6 {
		t.Fatalf("%d items", len(items))
	}
	if items[0].Line != 1 || items[1].Line != 3 || items[2].Path != Stdin || string(items[2].Data) != "Four." || items[3].Path != a {
		t.Errorf("%+v", items)
	}
	for i, want := range map[int]string{4: "no such file", 5: "holds no article"} {
		if items[i].Err == nil || !strings.Contains(items[i].Err.Error(), want) {
			t.Errorf("item %d: %v, want %q", i, items[i].Err, want)
		}
	}
}

func TestStandardInputOfEitherKind(t *testing.T) {
	if got := items([]string{Stdin}, "{\"text\":\"A.\"}\n{\"text\":\"B.\"}"); len(got) != 2 || got[1].Line != 2 {
		t.Errorf("JSON Lines: %+v", got)
	}
	if got := items([]string{Stdin}, "\ufeff { \"id\": 1, \"text\": \"A.\"}"); len(got) != 1 || got[0].Line != 1 || bytes.HasPrefix(got[0].Data, bomUTF8) {
		t.Errorf("JSON Lines with a byte order mark: %+v", got)
	}
	if got := items([]string{Stdin}, "{A} man came."); len(got) != 1 || got[0].Line != 0 || string(got[0].Data) != "{A} man came." {
		t.Errorf("text: %+v", got)
	}
}

func TestReadStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for range Read(ctx, new(Finder).Find([]string{write(t, "x.jsonl", strings.Repeat("{\"text\":\"A.\"}\n", 50))}), nil, nil) {
		if n++; n == 3 {
			cancel()
		}
	}
	if n != 3 {
		t.Errorf("%d items after the interruption at 3", n)
	}
}

func TestReadReportsAFailingStream(t *testing.T) {
	for it := range Read(context.Background(), new(Finder).Find([]string{Stdin}), iotest.ErrReader(os.ErrClosed), nil) {
		if it.Err == nil || !strings.Contains(it.Err.Error(), "cannot be read") {
			t.Errorf("%+v", it)
		}
	}
}

func TestLongLineCostsOnlyItself(t *testing.T) {
	long := strings.Repeat("x", testLimit+2)
	lines := items([]string{write(t, "x.jsonl", "{\"text\":\"A.\"}\n"+long+"\n{\"text\":\"B.\"}\n")}, "")
	if len(lines) != 3 || lines[1].Err == nil || lines[2].Err != nil || lines[2].Line != 3 {
		t.Fatalf("%d items, second: %v", len(lines), lines[1].Err)
	}
	whole := items([]string{Stdin}, long)
	if len(whole) != 1 || whole[0].Err == nil || !strings.Contains(whole[0].Err.Error(), "larger than 64 MiB") {
		t.Errorf("%v", whole[0].Err)
	}
}

func TestRefused(t *testing.T) {
	german := "Der Minister sagte am Montag, die Verhandlungen seien gescheitert, weil die Gewerkschaft das Angebot der Reederei nicht annehmen wollte und die Arbeit nun für eine weitere Woche ruhen werde."
	chinese := "部长星期一表示，由于工会不愿接受航运公司的提议，谈判已经失败，工作将再停止一周。"
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", "is empty"},
		{"blanks", " \n\t\r\n", "is empty"},
		{"bom only", "\ufeff", "is empty"},
		{"pdf", "%PDF-1.7 …", "PDF"},
		{"zip", "PK\x03\x04abc", "ZIP"},
		{"a library", strings.Repeat("The crews went back. ", MaxText/20), "16 MiB of text"},
		{"nul", "The minister\x00 said", "binary"},
		{"control", strings.Repeat("ab\x01\x02", 50), "binary"},
		{"utf-16 odd", "\xff\xfea\x00b", "damaged UTF-16"},
		{"utf-16 blank", "\xff\xfe \x00", "only blanks"},
		{"german", german, "seems to be in German"},
		{"a spanish sentence", "El ministro dijo el lunes que las negociaciones fracasaron porque el sindicato no quiso aceptar.", "seems to be in Spanish"},
		{"welsh", "Dywedodd y gweinidog ddydd Llun fod y trafodaethau wedi methu, gan nad oedd yr undeb am dderbyn cynnig y cwmni llongau, ac y byddai’r gwaith yn dod i ben am wythnos arall yn y porthladd.", "seems to be in another language"},
		{"chinese", chinese, "seems to be in Mandarin"},
	} {
		_, err := decoder(t).Decode(Item{Path: "x", Data: []byte(c.data)})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	record := func(text string) Item {
		return Item{Line: 1, Kind: Records, Data: []byte(`{"text":"` + text + `"}`)}
	}
	if _, err := decoder(t).Decode(record(chinese)); err != nil {
		t.Errorf("a sentence that was not translated is a defect to report: %v", err)
	}
	if _, err := decoder(t).Decode(record(german)); err == nil {
		t.Error("a record in German is checked")
	}
	forced := decoder(t)
	forced.Detect = false
	if _, err := forced.Decode(Item{Data: []byte(german)}); err != nil {
		t.Errorf("--lang en must check it all the same: %v", err)
	}
}

func TestRecords(t *testing.T) {
	for _, c := range []struct{ line, id, title, err string }{
		{`{"id":"a","text":"Talks fail","title":" Talks fail "}`, `"a"`, "Talks fail", ""},
		{`{"id":12,"text":"Talks fail.","extra":[1]}`, "12", "", ""},
		{`{"id":null,"text":"Talks fail.","lang":"en-GB"}`, "", "", ""},
		{`{"text":"Talks fail.","lang":"en_US"}`, "", "", ""},
		{`{"id":"a","text":"Talks fail.","lang":"fr"}`, `"a"`, "", `its language is "fr"`},
		{`{"id":"a"}`, `"a"`, "", `has no "text"`},
		{`{"id":"a","text":" "}`, `"a"`, "", "is empty"},
		{`{"text":3,"id":"a"}`, `"a"`, "", `the record's "text" is not text but JSON of another kind (number)`},
		{`{"id":"a","text":"Talks fail.","date":20240514,"site":-1.5,"title":7}`, `"a"`, "7", ""},
		{`{"id":"a","text":"Talks fail.","date":{"$date":1},"site":null}`, `"a"`, "", `the record's "date" is not text`},
		{"{\"text\":\"Talks fail.\",\"title\":\"Caf\xe9 d\x92Or\"}", "", "Café d’Or", ""},
		{`{"id":"a","text":"Talks`, "", "", "is not valid JSON"},
		{`[]`, "", "", "is not a record"},
	} {
		a, err := decoder(t).Decode(Item{Path: "x.jsonl", Line: 1, Kind: Records, Data: []byte(c.line)})
		if (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%s: %v, want %q", c.line, err, c.err)
		}
		if string(a.ID) != c.id || a.Title != c.title || a.Name != "x.jsonl" {
			t.Errorf("%s: id %s, title %q", c.line, a.ID, a.Title)
		}
	}
}

func TestCharsets(t *testing.T) {
	for _, c := range []struct{ name, data, charset, src, damaged string }{
		{"ascii", "The mayor left.", "utf-8", "The mayor left.", ""},
		{"utf-8", "The café’s owner", "utf-8", "The café’s owner", ""},
		{"byte order mark and CRLF stay", "\ufeffA\r\nB", "utf-8", "\ufeffA\r\nB", ""},
		{"windows-1252", "The caf\xe9\x92s owner \x96 she \x85", "windows-1252", "The café’s owner – she …", ""},
		{"latin-1", "El Ni\xf1o and S\xe3o Paulo", "windows-1252", "El Niño and São Paulo", ""},
		{"undefined in windows-1252", "a\x81b\xe9", "windows-1252", "a�bé", "�"},
		{"damaged utf-8", "“Café” ’s \xff\xfe word —", "utf-8", "“Café” ’s �� word —", "��"},
		{"utf-16le", "\xff\xfeT\x00h\x00\xe9\x00=\xd8\x00\xde.\x00", "utf-16le", "Thé😀.", ""},
		{"utf-16be", "\xfe\xff\x00T\x00h\x00\xe9", "utf-16be", "Thé", ""},
		{"utf-16le without a mark", "T\x00h\x00\xe9\x00 \x00m\x00\x14\x20a\x00s\x00", "utf-16le", "Thé m—as", ""},
		{"utf-16be without a mark", "\x00T\x00h\x00\xe9\x00.", "utf-16be", "Thé.", ""},
		{"utf-16 lone surrogate", "\xff\xfeT\x00\x00\xd8.\x00", "utf-16le", "T�.", "�"},
	} {
		src, origin, how, err := decode([]byte(c.data))
		if err != nil || src != c.src || how.Charset != c.charset {
			t.Errorf("%s: %q, %q, %v", c.name, src, how.Charset, err)
		}
		got := ""
		for _, s := range how.Damaged {
			got += src[s.Start:s.End]
		}
		if got != c.damaged {
			t.Errorf("%s: damaged %q, want %q", c.name, got, c.damaged)
		}
		checkOrigin(t, []byte(c.data), src, origin, how)
	}
}

// checkOrigin verifies that every character of src leads back to bytes of data
// that decode to it, and that nothing of data is skipped.
func checkOrigin(t *testing.T, data []byte, src string, origin text.Map, how article.Decoding) {
	t.Helper()
	doc := &text.Document{Src: src, Origin: origin}
	at := doc.Raw(text.Span{}).Start
	for i, r := range src {
		n := utf8.RuneLen(r)
		raw := doc.Raw(text.Span{Start: int32(i), End: int32(i + n)})
		if raw.Start != at || raw.End <= raw.Start || int(raw.End) > len(data) {
			t.Fatalf("%q: character %d of %q stands at %v, the one before ended at %d", data, i, src, raw, at)
		}
		at = raw.End
		if how.Charset == "utf-8" && r != utf8.RuneError && string(data[raw.Start:raw.End]) != string(r) {
			t.Fatalf("%q: %q leads back to %q", data, r, data[raw.Start:raw.End])
		}
	}
	if int(at) != len(data) {
		t.Fatalf("%q: decoding ends at byte %d", data, at)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("The caf\xe9 “was” closed"))
	f.Add([]byte("\xff\xfeT\x00\x00\xd8\x00\xdc"))
	f.Fuzz(func(t *testing.T, data []byte) {
		src, origin, how, err := decode(data)
		if err != nil {
			return
		}
		if !utf8.ValidString(src) {
			t.Fatalf("%q", src)
		}
		if how.Charset != "utf-16le" && how.Charset != "utf-16be" {
			checkOrigin(t, data, src, origin, how)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	line := strings.Repeat("The mayor of the town said the café’s owner had left. ", 100)
	for name, data := range map[string][]byte{
		"utf-8":        []byte(line),
		"windows-1252": bytes.ReplaceAll(bytes.ReplaceAll([]byte(line), []byte("é"), []byte{0xe9}), []byte("’"), []byte{0x92}),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, _, _, err := decode(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
