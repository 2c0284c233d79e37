package input

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"

	"github.com/mtlint/mtlint/internal/article"
)

// readWARC yields the pages of a web archive (ISO 28500): responses and resources
// that are HTML or text, and the conversions of which a WET file consists. Records
// are numbered from 1, those that hold no page included.
func readWARC(ctx context.Context, path string, br *bufio.Reader, limit int, yield func(Item) bool) bool {
	for n := 1; ; n++ {
		if ctx.Err() != nil {
			return false
		}
		it, err := readRecord(br, limit)
		switch {
		case errors.Is(err, io.EOF):
			return true
		case err != nil:
			return yield(Item{Path: path, Line: n, Err: fmt.Errorf("is a damaged web archive from here on: %w", err)})
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

var errRecord = errors.New("a record does not begin with WARC/ and its headers")

// readRecord reads a record; nil if it holds no page.
func readRecord(br *bufio.Reader, limit int) (*Item, error) {
	version := ""
	for version == "" { // records end with blank lines
		line, err := readLine(br, readSize)
		if err != nil && (len(bytes.TrimSpace(line)) == 0 || !errors.Is(err, io.EOF)) {
			return nil, err
		}
		version = strings.TrimSpace(string(line))
	}
	if !strings.HasPrefix(version, "WARC/") {
		return nil, errRecord
	}
	head, err := textproto.NewReader(br).ReadMIMEHeader()
	if err != nil {
		return nil, errRecord
	}
	size, err := strconv.ParseInt(strings.TrimSpace(head.Get("Content-Length")), 10, 64)
	if err != nil || size < 0 {
		return nil, errRecord
	}
	body := io.LimitReader(br, size)
	it, err := pageOf(head, body, limit)
	if _, skip := io.Copy(io.Discard, body); skip != nil {
		return nil, readError(skip)
	}
	if it != nil {
		it.Err = err
	}
	return it, nil
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
	case "response":
		if !strings.HasPrefix(target, "http") {
			return nil, nil
		}
		res, err := http.ReadResponse(bufio.NewReader(body), nil)
		if err != nil {
			return it, fmt.Errorf("is a damaged response: %w", err)
		}
		defer func() { _ = res.Body.Close() }() // it was only read
		if res.StatusCode != http.StatusOK {
			return nil, nil
		}
		body, kind = res.Body, res.Header.Get("Content-Type")
		if strings.EqualFold(res.Header.Get("Content-Encoding"), "gzip") {
			if body, err = gzip.NewReader(body); err != nil {
				return it, fmt.Errorf("is a damaged response: %w", err)
			}
		}
	default:
		return nil, nil
	}
	switch media, _, _ := mime.ParseMediaType(kind); media {
	case "text/html", "application/xhtml+xml":
		it.Kind = HTML
	case "text/plain":
		it.Kind = Text
	default:
		return nil, nil
	}
	data, err := io.ReadAll(io.LimitReader(body, int64(limit)+1))
	switch {
	case err != nil:
		return it, fmt.Errorf("is a damaged record: %w", err)
	case len(data) > limit:
		return it, fmt.Errorf("the record is larger than %d MiB", MaxBytes>>20)
	}
	it.Data = data
	return it, nil
}
