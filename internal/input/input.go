// Package input finds files, reads them and decodes them into articles.
package input

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"

	encoding "golang.org/x/text/encoding/unicode"

	"github.com/mtlint/mtlint/internal/article"
)

// MaxBytes is the largest article that is read, in bytes. A news article has
// thousands; what is larger is a dump that should be cut into articles first.
const MaxBytes = 64 << 20

// MaxText is the longest text that is checked, in bytes. What is found out about the
// words of a text takes up to a hundred times its size.
const MaxText = 16 << 20

var errLongText = fmt.Errorf("has more than %d MiB of text: split it into articles", MaxText>>20)

const readSize = 1 << 16

// Stdin is the path that stands for standard input.
const Stdin = "-"

// An Item is one article as it came in, not yet decoded.
type Item struct {
	Path string // as the user named it, or as it was found; Stdin for standard input
	Line int    // of a file of many articles, 1-based: line or record; 0 for a whole file
	Data []byte
	Kind Kind
	Meta article.Meta
	ID   article.ID
	Err  error // it could not be read

	Sidecar []byte // what the file beside it says of it; nil: there is none
}

// Read yields the items of the paths in order: one for each file, one for each
// line of a .jsonl file and each record of a .warc or .wet. What cannot be read is
// an item with an error. took, if it is not nil, is told how many bytes of a file
// have been read each time.
func Read(ctx context.Context, paths iter.Seq[Path], stdin io.Reader, took func(n int)) iter.Seq[Item] {
	return read(ctx, paths, counted(stdin, took), took, MaxBytes)
}

// counted reads from r and tells how much.
func counted(r io.Reader, took func(n int)) io.Reader {
	if took == nil || r == nil {
		return r
	}
	return &counter{r, took}
}

type counter struct {
	io.Reader
	took func(n int)
}

func (c *counter) Read(b []byte) (n int, err error) {
	n, err = c.Reader.Read(b)
	c.took(n)
	return n, err
}

func read(ctx context.Context, paths iter.Seq[Path], stdin io.Reader, took func(n int), limit int) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for p := range paths {
			if ctx.Err() != nil {
				return
			}
			if p.Err != nil {
				if !yield(Item{Path: p.Name, Err: p.Err}) {
					return
				}
				continue
			}
			if !readPath(ctx, p.Name, stdin, took, limit, yield) {
				return
			}
		}
	}
}

func readPath(ctx context.Context, path string, stdin io.Reader, took func(n int), limit int, yield func(Item) bool) bool {
	r := stdin
	if path != Stdin {
		f, err := open(path)
		if err != nil {
			return yield(Item{Path: path, Err: err})
		}
		defer func() { _ = f.Close() }() // it was only read
		r = counted(f, took)
	}
	kind, packed, ok := known(path)
	br := bufio.NewReaderSize(r, readSize)
	if path == Stdin {
		packed = sniffPacking(br)
	}
	br, done, err := unpack(br, packed)
	if err != nil {
		return yield(Item{Path: path, Err: err})
	}
	defer done()
	if !ok {
		kind = sniff(br)
	}
	switch kind {
	case Records:
		return readLines(ctx, path, br, limit, yield)
	case WARC:
		return readWARC(ctx, path, br, limit, yield)
	}
	data, err := io.ReadAll(io.LimitReader(br, int64(limit)+1))
	switch {
	case err != nil:
		err = readError(err)
	case len(data) > limit:
		err = fmt.Errorf("is larger than %d MiB: split it into articles, or give them as JSON lines", MaxBytes>>20)
	}
	it := Item{Path: path, Data: data, Kind: kind, Err: err}
	if path != Stdin && err == nil {
		it.Sidecar, it.Err = readSidecar(path)
	}
	return yield(it)
}

func open(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, readError(err)
	}
	if st, err := f.Stat(); err == nil && st.IsDir() {
		_ = f.Close() // nothing was written
		return nil, errors.New("is a folder")
	}
	return f, nil
}

// readError says in plain words why a file could not be read.
func readError(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file: check the spelling and the current folder")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("may not be read: check its permissions")
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("ends too early: it was cut off, so fetch or pack it again")
	}
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		err = p.Err
	}
	return fmt.Errorf("cannot be read: %w", err)
}

var errEmpty = errors.New("is empty")

// readLines yields the lines of a JSON Lines file; empty lines are passed over.
func readLines(ctx context.Context, path string, br *bufio.Reader, limit int, yield func(Item) bool) bool {
	if head, _ := br.Peek(2); marked16(head) {
		utf16 := encoding.UTF16(encoding.LittleEndian, encoding.UseBOM).NewDecoder()
		br = bufio.NewReaderSize(utf16.Reader(br), readSize)
	}
	if err := notLines(peek(br)); err != nil {
		return yield(Item{Path: path, Err: err})
	}
	empty := true
	for n := 1; ; n++ {
		line, err := readLine(br, limit)
		if n == 1 {
			line = bytes.TrimPrefix(line, bomUTF8)
		}
		broken := err != nil && !errors.Is(err, io.EOF)
		if len(bytes.TrimSpace(line)) > 0 && (!broken || json.Valid(line)) { // what is left of a line tells no more than the error
			empty = false
			if ctx.Err() != nil || !yield(Item{Path: path, Line: n, Data: line, Kind: Records}) {
				return false
			}
		}
		switch {
		case errors.Is(err, errLong):
			empty = false
			if !yield(Item{Path: path, Line: n, Err: err}) {
				return false
			}
		case broken:
			return yield(Item{Path: path, Line: n, Err: readError(err)})
		case err != nil && empty:
			return yield(Item{Path: path, Err: errEmpty})
		case err != nil:
			return true
		}
	}
}

// notLines tells JSON that is not an article a line, which would be an error a line.
func notLines(head []byte) error {
	if rest, ok := bytes.CutPrefix(head, []byte("[")); ok && bytes.HasPrefix(bytes.TrimSpace(rest), []byte("{")) {
		return errors.New("is a JSON array, and an article a line is read: jq -c '.[]' makes that of it")
	}
	if rest, ok := bytes.CutPrefix(head, []byte("{")); ok && bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r"), []byte("\n")) {
		return errors.New("is JSON with articles of many lines, and an article a line is read: jq -c . makes that of it")
	}
	return nil
}

var errLong = fmt.Errorf("the line is longer than %d MiB: an article must be smaller", MaxBytes>>20)

// readLine reads a line of any length; of one that is too long it keeps nothing.
func readLine(br *bufio.Reader, limit int) (line []byte, err error) {
	long := false
	for {
		part, err := br.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if len(line) > limit {
			long, line = true, nil
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long && (err == nil || errors.Is(err, io.EOF)) {
			return nil, errLong
		}
		return line, err
	}
}
