package input

import (
	"bytes"
	"encoding/binary"
	"errors"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/text"
)

// decode turns the bytes of a file into UTF-8. Valid UTF-8 stays as it is, byte
// order mark included, so that spans are those of the file without more ado.
// What is not UTF-8 is read as Windows-1252 (of which Latin-1 is a part), unless
// most of its letters beyond ASCII are valid UTF-8: then it is damaged UTF-8.
func decode(data []byte) (string, text.Map, article.Decoding, error) {
	order, bom := wide(data)
	switch {
	case order == binary.LittleEndian:
		return decodeUTF16(data, bom, order, "utf-16le")
	case order == binary.BigEndian:
		return decodeUTF16(data, bom, order, "utf-16be")
	case utf8.Valid(data):
		return string(data), nil, article.Decoding{Charset: "utf-8"}, nil
	}
	good, bad := 0, 0
	for rest := data; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else if n > 1 {
			good++
		}
		rest = rest[n:]
	}
	var b builder
	b.Grow(len(data) + 2*bad)
	name := windows1252
	if good > bad {
		name = "utf-8"
		for i := 0; i < len(data); {
			r, n := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && n == 1 {
				b.damage(i)
			} else {
				b.put(r, i, n)
			}
			i += n
		}
	} else {
		for i, c := range data {
			if r := charmap.Windows1252.DecodeByte(c); r == utf8.RuneError || r >= 0x80 && r < 0xa0 {
				b.damage(i)
			} else {
				b.put(r, i, 1)
			}
		}
	}
	return b.String(), b.origin, article.Decoding{Charset: name, Damaged: b.damaged}, nil
}

// windows1252 is what is neither UTF-8 nor UTF-16 unless it says what else it is.
const windows1252 = "windows-1252"

// labelled returns the encoding that a page names for itself, or its server for it; nil if
// that is one that decode tells by the bytes.
func labelled(data []byte, contentType string) (encoding.Encoding, string) {
	if utf8.Valid(data) {
		return nil, ""
	}
	e, name, _ := charset.DetermineEncoding(data, contentType)
	switch name {
	case "utf-8", windows1252, "utf-16le", "utf-16be", "iso-2022-jp", "replacement", "x-user-defined":
		return nil, ""
	}
	return e, name
}

// decodeAs decodes a page of an encoding of which ASCII is a part. If many characters are
// none, the page is of another encoding than it says, and what was found out before holds.
func decodeAs(data []byte, e encoding.Encoding, name, src string, origin text.Map, how article.Decoding) (string, text.Map, article.Decoding) {
	const mostDamage = 20 // characters beyond ASCII for each that is damaged
	var b builder
	var dst [16]byte
	dec, beyond, damaged := e.NewDecoder(), 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			b.put(rune(data[i]), i, 1)
			i++
			continue
		}
		beyond++
		r, size := utf8.RuneError, 1
		for n := 1; n <= 4 && i+n <= len(data); n++ {
			dec.Reset()
			written, read, _ := dec.Transform(dst[:], data[i:i+n], false) // a part of a character is an error
			if read == 0 {
				continue
			}
			if c, w := utf8.DecodeRune(dst[:written]); w == written && c != utf8.RuneError {
				r, size = c, read
			}
			break
		}
		if r == utf8.RuneError {
			damaged++
			b.damage(i)
		} else {
			b.put(r, i, size)
		}
		i += size
	}
	if damaged*mostDamage > beyond {
		return src, origin, how
	}
	return b.String(), b.origin, article.Decoding{Charset: name, Damaged: b.damaged}
}

// damage appends a replacement character for the undecodable byte at raw.
func (b *builder) damage(raw int) {
	start := int32(b.Len())
	b.put(utf8.RuneError, raw, 1)
	if n := len(b.damaged); n > 0 && b.damaged[n-1].End == start {
		b.damaged[n-1].End = int32(b.Len())
		return
	}
	b.damaged = append(b.damaged, text.Span{Start: start, End: int32(b.Len())})
}

// marked16 reports whether data begin with the byte order mark of UTF-16.
func marked16(data []byte) bool {
	return bytes.HasPrefix(data, bomUTF16LE) || bytes.HasPrefix(data, bomUTF16BE)
}

// wide returns the order of the bytes of UTF-16, and the size of its byte order mark;
// nil for other data. Without a mark, every second byte of Latin text is a NUL.
func wide(data []byte) (order binary.ByteOrder, bom int) {
	switch {
	case bytes.HasPrefix(data, bomUTF16LE):
		return binary.LittleEndian, 2
	case bytes.HasPrefix(data, bomUTF16BE):
		return binary.BigEndian, 2
	}
	if len(data)%2 != 0 || len(data) < 8 {
		return nil, 0
	}
	head := data[:min(len(data), 1<<10)]
	var nul [2]int
	for i, c := range head {
		if c == 0 {
			nul[i%2]++
		}
	}
	const most = 0.8 // the other characters are quotation marks and dashes
	switch {
	case nul[0] == 0 && float64(2*nul[1]) > most*float64(len(head)):
		return binary.LittleEndian, 0
	case nul[1] == 0 && float64(2*nul[0]) > most*float64(len(head)):
		return binary.BigEndian, 0
	}
	return nil, 0
}

func decodeUTF16(data []byte, bom int, order binary.ByteOrder, name string) (string, text.Map, article.Decoding, error) {
	if len(data)%2 != 0 {
		return "", nil, article.Decoding{}, errors.New("is damaged UTF-16: it has an odd number of bytes")
	}
	var b builder
	b.Grow(len(data))
	b.run(0, bom)
	for i := bom; i < len(data); i += 2 {
		r, size := rune(order.Uint16(data[i:])), 2
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if i+3 < len(data) {
				low = rune(order.Uint16(data[i+2:]))
			}
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				start := int32(b.Len())
				b.put(r, i, 2)
				b.damaged = append(b.damaged, text.Span{Start: start, End: int32(b.Len())})
				continue
			}
			size = 4
		}
		b.put(r, i, size)
		i += size - 2
	}
	return b.String(), b.origin, article.Decoding{Charset: name, Damaged: b.damaged}, nil
}
