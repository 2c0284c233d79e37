package input

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/article"
)

// readWARC yields the pages of a web archive (ISO 28500): responses and resources
// that are HTML or text, and the conversions of which a WET file consists. Records
// are numbered from 1, those that hold no page included. After a damaged record it
// goes on with the next line that a record may begin with.
func readWARC(ctx context.Context, path string, br *bufio.Reader, limit int, yield func(Item) bool) bool {
	damaged := false
	for n := 1; ; n++ {
		if ctx.Err() != nil {
			return false
		}
		it, err := readRecord(br, limit, damaged)
		if damaged = errors.Is(err, errRecord); damaged {
			it = &Item{Err: err}
		}
		switch {
		case errors.Is(err, io.EOF) && n == 1:
			return yield(Item{Path: path, Err: errEmpty})
		case errors.Is(err, io.EOF):
			return true
		case err != nil && !damaged:
			return yield(Item{Path: path, Line: n, Err: fmt.Errorf("is a damaged web archive from here on: %w", readError(err))})
		}
		if it == nil {
			continue
		}
		it.Path, it.Line = path, n
		if !yield(*it) {
			return false
		}
	}
}

var (
	errRecord = errors.New("is a damaged record: it does not begin with WARC/, headers and a length")
	errCutOff = errors.New("is cut off: the archive ends before the record does")
)

// mostHead is how long the headers of a record or a response may be, in bytes.
const mostHead = 1 << 20

// readRecord reads a record; nil if it holds no page. After a damaged one it seeks
// the next.
func readRecord(br *bufio.Reader, limit int, seek bool) (*Item, error) {
	for found := false; !found; { // records end with blank lines
		line, err := readLine(br, readSize)
		line = bytes.TrimSpace(line)
		found = bytes.HasPrefix(line, []byte("WARC/"))
		switch long := errors.Is(err, errLong); {
		case !found && !seek && (long || len(line) > 0):
			return nil, errRecord
		case !found && err != nil && !long:
			return nil, err
		}
	}
	head, err := readHead(br)
	if err != nil {
		return nil, err
	}
	size, err := strconv.ParseInt(strings.TrimSpace(head.Get("Content-Length")), 10, 64)
	if err != nil || size < 0 {
		return nil, errRecord
	}
	body := &io.LimitedReader{R: br, N: size}
	it, err := pageOf(head, body, limit)
	if _, skip := io.Copy(io.Discard, body); skip != nil {
		return nil, skip
	}
	if it != nil {
		it.Err = err
		if body.N > 0 {
			it.Err = errCutOff
		}
	}
	return it, nil
}

// readHead reads headers up to the empty line after them. Lines that are no headers
// are passed over: archives hold what servers sent.
func readHead(br *bufio.Reader) (textproto.MIMEHeader, error) {
	head := textproto.MIMEHeader{}
	for size := 0; size < mostHead; {
		line, err := readLine(br, readSize)
		size += len(line) + 1
		if errors.Is(err, errLong) {
			break
		}
		if len(bytes.TrimSpace(line)) == 0 && (err == nil || errors.Is(err, io.EOF)) {
			return head, nil
		}
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = errRecord
			}
			return nil, err
		}
		if name, value, ok := strings.Cut(string(line), ":"); ok {
			head.Add(strings.TrimSpace(name), strings.TrimSpace(value))
		}
	}
	return nil, errRecord
}

// pageOf makes an item of the content of a record; nil if it is no page.
func pageOf(head textproto.MIMEHeader, body io.Reader, limit int) (*Item, error) {
	target := strings.Trim(head.Get("WARC-Target-URI"), "<>")
	it := &Item{Meta: article.Meta{URL: target, Date: head.Get("WARC-Date")}}
	if u, err := url.Parse(target); err == nil {
		it.Meta.Site = u.Hostname()
	}
	if id, err := json.Marshal(target); err == nil && target != "" {
		it.ID = article.ID(id)
	}
	kind := head.Get("Content-Type")
	switch head.Get("WARC-Type") {
	case "conversion", "resource":
		head = nil
	case "response":
		if !strings.HasPrefix(target, "http") {
			return nil, nil
		}
		br := bufio.NewReader(body)
		status, err := readLine(br, readSize)
		if err == nil {
			head, err = readHead(br)
		}
		if err != nil || !bytes.HasPrefix(status, []byte("HTTP/")) {
			return it, errors.New("is a damaged response: it does not begin with HTTP/ and headers")
		}
		if f := bytes.Fields(status); len(f) < 2 || string(f[1]) != "200" {
			return nil, nil
		}
		body, kind = br, head.Get("Content-Type")
	default:
		return nil, nil
	}
	media, _, _ := strings.Cut(kind, ";")
	switch strings.ToLower(strings.TrimSpace(media)) {
	case "text/html", "application/xhtml+xml":
		it.Kind = HTML
	case "text/plain":
		it.Kind = Text
	default:
		return nil, nil
	}
	data, err := io.ReadAll(io.LimitReader(body, int64(limit)+1))
	if err == nil && len(data) <= limit {
		data, err = loosened(data, head, limit)
	}
	switch {
	case err != nil:
		return it, fmt.Errorf("is a damaged response: %w", err)
	case len(data) > limit:
		return it, fmt.Errorf("the record is larger than %d MiB", MaxBytes>>20)
	}
	if e, _ := labelled(data, kind); e != nil && strings.Contains(strings.ToLower(kind), "charset") { // what the page says is looked at later
		if data, err = e.NewDecoder().Bytes(data); err != nil {
			return it, fmt.Errorf("is a damaged response: %w", err)
		}
	}
	it.Data = data
	return it, nil
}

// loosened undoes what the headers of a response say was done to its body. Many
// archives hold the headers that the server sent and the body as the crawler had
// decoded it: what is not in chunks or not packed is taken as it is.
func loosened(data []byte, head textproto.MIMEHeader, limit int) (out []byte, err error) {
	if strings.EqualFold(head.Get("Transfer-Encoding"), "chunked") {
		whole, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(data)))
		switch {
		case err == nil:
			data = whole
		case len(whole) > 0:
			return nil, fmt.Errorf("its chunks end too early: %w", err)
		}
	}
	var z io.Reader
	switch coding := strings.ToLower(head.Get("Content-Encoding")); coding {
	case "", "identity":
		return data, nil
	case "gzip", "x-gzip":
		z, err = gzip.NewReader(bytes.NewReader(data))
	case "deflate":
		z, err = zlib.NewReader(bytes.NewReader(data))
	default:
		if utf8.Valid(data) && notText(data) == "" {
			return data, nil
		}
		return nil, fmt.Errorf("it is packed as %q, which cannot be undone", coding)
	}
	if err != nil {
		return data, nil //nolint:nilerr // it is not packed
	}
	return io.ReadAll(io.LimitReader(z, int64(limit)+1))
}
