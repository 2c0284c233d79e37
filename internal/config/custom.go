package config

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/bmatcuk/doublestar/v4"
)

// rules makes the table of a chain, with the rules that its files bring.
func (c *Config) rules(made *chain, trees []*tree, files []string) error {
	made.table = c.builtin
	var custom []string
	for i := len(trees) - 1; i >= 0; i-- {
		found, err := trees[i].custom(filepath.Dir(files[i]))
		if err != nil {
			return err
		}
		custom = append(custom, found...)
	}
	if len(custom) == 0 {
		return nil
	}
	if c.Custom == nil {
		return trees[0].about("custom", "custom: this program takes no rules of your own")
	}
	own, err := c.Custom(custom)
	if err != nil {
		return err
	}
	sum := sha256.New()
	for _, name := range custom {
		data, err := read(name, false)
		if err != nil {
			return fmt.Errorf("%s: %w", c.shown(name), err)
		}
		_, _ = fmt.Fprintln(sum, name, len(data)) // a hash never fails
		_, _ = sum.Write(data)
	}
	made.custom, made.digest = own, hex.EncodeToString(sum.Sum(nil))
	made.table = NewTable(Metas(slices.Concat(c.Rules, own), c.Corpus))
	return nil
}

// custom lists the files that the key custom names, in lexical order for each pattern.
func (t *tree) custom(folder string) (files []string, err error) {
	for _, a := range t.values {
		items, ok := a.value.([]any)
		if !ok || len(a.path) != 1 || a.path[0].text != "custom" {
			continue
		}
		for i, item := range items {
			pattern, ok := item.(string)
			if !ok || glob(pattern) != nil {
				continue // decode tells
			}
			if !filepath.IsAbs(pattern) {
				pattern = filepath.Join(folder, pattern)
			}
			found, err := doublestar.FilepathGlob(pattern, doublestar.WithFilesOnly(), doublestar.WithFailOnIOErrors())
			if err == nil && len(found) == 0 {
				err = errors.New("no file matches the pattern")
			}
			if err != nil {
				t.complain(a.items[i][0], a.items[i][1], "", "custom: %s", err)
				return nil, t.problems
			}
			files = append(files, found...)
		}
	}
	return files, nil
}
