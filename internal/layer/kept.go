package layer

import (
	"encoding/binary"
	"errors"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/lang"
	"github.com/mtlint/mtlint/internal/text"
)

// Keep appends the layout of an article and its layers [Words], [Classes] and
// [Structure], which are behind all others, so that Restore need not analyse it again.
func Keep(b []byte, a *article.Article) []byte {
	b = a.Doc.AppendLayout(b)
	w, p, classes := Words.Of(a), Structure.Of(a), Classes.Of(a)
	b = binary.AppendUvarint(b, uint64(len(w.forms)))
	for _, id := range w.id {
		b = binary.AppendUvarint(b, uint64(id))
	}
	b = binary.AppendUvarint(b, uint64(len(classes)))
	b = append(b, classes...)
	b = binary.AppendUvarint(b, uint64(p.Title+1))
	b = append(b, byte(p.Genre))
	b = binary.AppendUvarint(b, uint64(p.FirstPerson))
	for _, part := range p.Parts {
		b = append(b, byte(part))
	}
	return b
}

var errKept = errors.New("what was kept of an article cannot be read")

// RestoreText makes an article of its text and what Keep wrote, without any layer.
func RestoreText(name, src string, kept []byte, pack *lang.Pack) (*article.Article, error) {
	a, _, err := restoreText(name, src, kept, pack)
	return a, err
}

func restoreText(name, src string, kept []byte, pack *lang.Pack) (*article.Article, []byte, error) {
	d, kept, err := text.Restore(src, kept)
	return &article.Article{Name: name, Doc: d, Lang: pack, Decoding: article.Decoding{Charset: "utf-8"}}, kept, err
}

// Restore makes an article of its text and what Keep wrote.
func Restore(name, src string, kept []byte, pack *lang.Pack) (*article.Article, error) {
	a, kept, err := restoreText(name, src, kept, pack)
	if err != nil {
		return nil, err
	}
	d := a.Doc
	number := func() int {
		n, size := binary.Uvarint(kept)
		if size <= 0 {
			err, size = errKept, len(kept)
		}
		kept = kept[size:]
		return int(n)
	}
	distinct := number()
	if distinct > len(d.Tokens) {
		return nil, errKept
	}
	w := &WordIndex{doc: d, id: make([]int32, len(d.Tokens)), forms: make([]string, 0, distinct), hashes: make([]uint32, 0, distinct)}
	var buf [128]byte
	for i := range w.id {
		id := number()
		switch {
		case id == len(w.forms):
			form := d.Text(d.Tokens[i].Span)
			if !plain(form) {
				form = string(fold(form, buf[:0]))
			}
			w.forms, w.hashes = append(w.forms, form), append(w.hashes, lang.Hash(form))
		case id > len(w.forms):
			return nil, errKept
		}
		w.id[i] = int32(id)
	}
	w.remember(pack)
	if n := number(); n > len(kept) {
		return nil, errKept
	} else if n > 0 {
		Classes.Set(a, kept[:n:n])
		kept = kept[n:]
	} else {
		Classes.Set(a, nil)
	}
	p := &Plan{Title: number() - 1, Genre: Genre(number()), FirstPerson: number(), Parts: make([]Part, len(d.Blocks))}
	if err != nil || len(kept) != len(p.Parts) {
		return nil, errKept
	}
	for i := range p.Parts {
		p.Parts[i] = Part(kept[i])
	}
	Words.Set(a, w)
	Structure.Set(a, p)
	return a, nil
}
