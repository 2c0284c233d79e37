// Package masc reads the tagged texts of the Manually Annotated Sub-Corpus of the
// American National Corpus, as nltk_data packs them.
package masc

import (
	"archive/zip"
	"io"
	"slices"
	"strings"
)

// Read returns the texts of the archive at a path, in the order of their names, except
// those that skip names. Mailing lists and tweets are left out: they are not prose.
func Read(path string, skip func(name string) bool) (texts []string, err error) {
	z, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = z.Close() }() // nothing was written
	files := slices.Clone(z.File)
	slices.SortFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range files {
		if !strings.HasSuffix(f.Name, ".txt") || strings.Contains(f.Name, "lists-0") || strings.Contains(f.Name, "tweets") || skip(f.Name) {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		texts = append(texts, string(data))
	}
	return texts, nil
}
