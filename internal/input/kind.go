package input

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// A Kind is what a file holds.
type Kind uint8

// The kinds. What is of no other kind is taken for text.
const (
	Text Kind = iota
	Markdown
	HTML
	Records // JSON Lines
	WARC    // and WET
)

var extensions = map[string]Kind{
	".txt": Text, ".text": Text, ".md": Markdown, ".markdown": Markdown, ".html": HTML, ".htm": HTML, ".xhtml": HTML,
	".jsonl": Records, ".ndjson": Records, ".warc": WARC, ".wet": WARC,
}

// Extensions are those of the files that are looked for in folders; each may be
// followed by .gz or .zst.
var Extensions = []string{".txt", ".md", ".html", ".jsonl", ".warc", ".wet"}

// A packing is how a file is compressed.
type packing uint8

const (
	loose packing = iota
	gzipped
	zstandard
)

// KindOf tells by its name what a file holds, packed or not.
func KindOf(name string) Kind {
	kind, _ := kindOf(name)
	return kind
}

// kindOf tells by its name what a file holds.
func kindOf(name string) (Kind, packing) {
	kind, packed, _ := known(name)
	return kind, packed
}

// Editable says why what a path names cannot be edited in place, if it cannot.
func Editable(path string) error {
	kind, packed := kindOf(path)
	switch {
	case path == Stdin:
		return errors.New("standard input cannot be fixed: name a file")
	case packed != loose:
		return errors.New("is packed and is not fixed: unpack it first")
	case kind == Records:
		return errors.New("holds records and is not fixed: fix the articles that they were made of")
	case kind == WARC:
		return errors.New("is a web archive and is not fixed: it records what was published")
	}
	return nil
}

func known(name string) (kind Kind, packed packing, ok bool) {
	base := strings.ToLower(path.Base(filepath.ToSlash(name)))
	ext := path.Ext(base)
	switch ext {
	case ".gz":
		packed = gzipped
	case ".zst":
		packed = zstandard
	}
	if packed != loose {
		ext = path.Ext(strings.TrimSuffix(base, ext))
	}
	kind, ok = extensions[ext]
	return kind, packed, ok
}

// unpack undoes compression. What it returns is closed with done.
func unpack(br *bufio.Reader, p packing) (out *bufio.Reader, done func(), err error) {
	switch p {
	case gzipped:
		z, err := gzip.NewReader(br)
		if err != nil {
			return nil, nil, fmt.Errorf("is not a gzip file, or a damaged one: %w", err)
		}
		return bufio.NewReaderSize(packedReader{z, "gzip"}, readSize), func() { _ = z.Close() }, nil // it was only read
	case zstandard:
		// One goroutine, and windows of at most 64 MiB: memory stays bounded.
		z, err := zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(MaxBytes), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, nil, fmt.Errorf("is not a Zstandard file, or a damaged one: %w", err)
		}
		return bufio.NewReaderSize(packedReader{z, "Zstandard"}, readSize), z.Close, nil
	}
	return br, func() {}, nil
}

// A packedReader says of errors what they are about.
type packedReader struct {
	io.Reader
	packing string
}

func (r packedReader) Read(b []byte) (n int, err error) {
	if n, err = r.Reader.Read(b); err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("it is no %s file, or is damaged: %w", r.packing, err)
	}
	return n, err
}

// sniffPacking tells by its first bytes how a stream is compressed.
func sniffPacking(br *bufio.Reader) packing {
	head, _ := br.Peek(4) // of a shorter input, all of it
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return gzipped
	case bytes.Equal(head, []byte("\x28\xb5\x2f\xfd")):
		return zstandard
	}
	return loose
}

// peek returns the first bytes of a stream as UTF-8, without blanks at its edges. It
// does not wait for more than a line: whoever writes it may wait for its result.
func peek(br *bufio.Reader) []byte {
	const enough = 512
	var head []byte
	for err := error(nil); err == nil && len(head) < enough && !hasLine(head); {
		head, err = br.Peek(min(max(len(head)+1, br.Buffered()), enough))
	}
	if marked16(head) {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil) // what it is looked at for is ASCII
	}
	return bytes.TrimSpace(bytes.TrimPrefix(head, bomUTF8))
}

// hasLine reports whether a head has a line that tells something; a bracket alone does
// not.
func hasLine(head []byte) bool {
	return bytes.IndexByte(bytes.TrimLeft(head, "\x00\xef\xbb\xbf\xff\xfe \t\r\n"), '\n') > 3
}

// sniff tells by its first bytes what a stream holds.
func sniff(br *bufio.Reader) Kind {
	head := peek(br)
	if rest, ok := bytes.CutPrefix(head, []byte("{")); ok && bytes.HasPrefix(bytes.TrimSpace(rest), []byte(`"`)) || notLines(head) != nil {
		return Records
	}
	if bytes.HasPrefix(head, []byte("WARC/")) {
		return WARC
	}
	low := bytes.ToLower(head)
	if bytes.HasPrefix(low, []byte("<!doctype html")) || bytes.HasPrefix(low, []byte("<html")) {
		return HTML
	}
	return Text
}
