package input

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
)

// inChunks is a body as servers send it in chunks.
func inChunks(s string) string {
	return fmt.Sprintf("5\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n", s[:5], len(s)-5, s[5:])
}

// Archives hold what servers sent, which is not always what their headers say.
func TestResponses(t *testing.T) {
	var deflated bytes.Buffer
	z := zlib.NewWriter(&deflated)
	if _, err := z.Write([]byte(ferryPage)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, head, body, fails string }{
		{"chunks", "Transfer-Encoding: chunked", inChunks(ferryPage), ""},
		{"chunks that the crawler has put together", "Transfer-Encoding: chunked", ferryPage, ""},
		{"chunks that end too early", "Transfer-Encoding: chunked", inChunks(ferryPage)[:99], "chunks"},
		{"gzip", "Content-Encoding: gzip", zipped(t, ferryPage), ""},
		{"gzip in chunks", "Transfer-Encoding: chunked\r\nContent-Encoding: x-gzip", inChunks(zipped(t, ferryPage)), ""},
		{"gzip that the crawler has unpacked", "Content-Encoding: gzip\r\nContent-Length: 17", ferryPage, ""},
		{"gzip that ends too early", "Content-Encoding: gzip", zipped(t, ferryPage)[:99], "damaged response"},
		{"gzip of more than an article may have", "Content-Encoding: gzip", zipped(t, strings.Repeat(" ", testLimit+1)), "larger"},
		{"deflate", "Content-Encoding: deflate", deflated.String(), ""},
		{"a packing without a reader", "Content-Encoding: br", "\x8b\x02\x80abc", `packed as "br"`},
		{"such a packing, undone", "Content-Encoding: br", ferryPage, ""},
		{"odd headers", "no header\r\nBad\xff: x\r\nContent-Length: 1\r\nContent-Length: 2\r\nTransfer-Encoding: identity", ferryPage, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			response := "HTTP/2 200\r\n" + c.head + "\r\nContent-Type: Text/HTML; charset=utf-8; charset=utf-8\r\n\r\n" + c.body
			got := items([]string{write(t, "x.warc", warcRecord("response", "https://post.example/ferry", "application/http", response))}, "")
			switch {
			case len(got) != 1:
				t.Fatalf("%d items", len(got))
			case (got[0].Err == nil) != (c.fails == "") || got[0].Err != nil && !strings.Contains(got[0].Err.Error(), c.fails):
				t.Errorf("%v, want %q", got[0].Err, c.fails)
			case c.fails == "" && string(got[0].Data) != ferryPage:
				t.Errorf("%q", got[0].Data)
			}
		})
	}
}

// A damaged record costs itself, whatever is in it, and what follows is read.
func TestDamagedRecords(t *testing.T) {
	good := warcRecord("conversion", "https://post.example/text", "text/plain", "The crews went back.")
	for _, c := range []struct{ name, archive, want string }{
		{"rubbish", good + "rubbish\r\nmore\r\n" + good, "The crews went back.|damaged|The crews went back."},
		{"a length that is none", strings.Replace(good, "Length: 20", "Length: -1", 1) + good, "damaged|The crews went back."},
		{"a length that is too small", strings.Replace(good, "Length: 20", "Length: 9", 1) + good, "The crews|damaged|The crews went back."},
		{"a length that is too large", good + strings.Replace(good, "Length: 20", "Length: 9000000000000000000", 1), "The crews went back.|cut off"},
		{"cut off in the text", good + good[:len(good)-9], "The crews went back.|cut off"},
		{"cut off in the headers", good + good[:30], "The crews went back.|damaged"},
		{"cut off between headers", good + good[:len("WARC/1.0\r\n")], "The crews went back.|damaged"},
		{"headers without end", "WARC/1.0\r\nX: " + strings.Repeat("x", 2*mostHead) + "\r\n\r\n" + good, "damaged|The crews went back."},
		{"headers without number", "WARC/1.0\r\n" + strings.Repeat("X: x\r\n", mostHead/4) + "\r\n" + good, "damaged|The crews went back."},
		{"a line without end", strings.Repeat("x", 2*readSize) + "\r\n" + good, "damaged|The crews went back."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := items([]string{write(t, "x.wet", c.archive)}, "")
			want := strings.Split(c.want, "|")
			if len(got) != len(want) {
				t.Fatalf("%d items, want %q", len(got), want)
			}
			for i, it := range got {
				if it.Err == nil && string(it.Data) != want[i] || it.Err != nil && !strings.Contains(it.Err.Error(), want[i]) {
					t.Errorf("%d: %q %v, want %q", i, it.Data, it.Err, want[i])
				}
			}
		})
	}
}
