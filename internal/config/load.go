package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/rules"
)

// Names are what a file with settings is called.
var Names = []string{"mtlint.toml", ".mtlint.toml"}

// EnvVar names the environment variable that names a file with settings.
const EnvVar = "MTLINT_CONFIG"

const (
	maxSize   = 1 << 20 // bytes of a file
	maxExtend = 16      // files that extend each other
)

// A chain is a file with those that it extends.
type chain struct {
	files  []string // the extended ones first, as shown
	parts  []*part  // in the order in which they hold, the strongest last
	base   string   // folder from which the paths of overrides are reckoned
	table  *Table
	custom []*rules.Rule
	digest string // of the files of custom
}

// holds tells which parts hold for a path, a byte for each.
func (c *chain) holds(abs string) string {
	rel, err := filepath.Rel(c.base, abs)
	if err != nil {
		rel = abs
	}
	mask := make([]byte, len(c.parts))
	for i, p := range c.parts {
		if mask[i] = '0'; !p.override || input.Match(p.paths, rel) {
			mask[i] = '1'
		}
	}
	return string(mask)
}

// read reads a file with settings; named says that the user asked for this one.
func read(path string, named bool) ([]byte, error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, reason(err)
	}
	switch {
	case st.IsDir():
		return nil, errors.New("is a folder")
	case !named && !st.Mode().IsRegular():
		return nil, errors.New("is no regular file") // one that only --config names may be a pipe, and be waited for
	}
	f, err := os.Open(path) //nolint:gosec // the user names it, or put it there
	if err != nil {
		return nil, reason(err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	data, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	switch {
	case err != nil:
		return nil, reason(err)
	case len(data) > maxSize:
		return nil, errors.New("is larger than 1 MB; a file of settings is not")
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return nil, fmt.Errorf("is not text: there is a NUL byte on line %d", bytes.Count(data[:i], []byte{'\n'})+1)
	}
	if !utf8.Valid(data) {
		i := 0
		for rest := data; ; i++ {
			if r, n := utf8.DecodeRune(rest); r == utf8.RuneError && n == 1 {
				break
			} else if rest = rest[n:]; n > 1 {
				i += n - 1
			}
		}
		return nil, fmt.Errorf("is not in UTF-8: see line %d", bytes.Count(data[:i], []byte{'\n'})+1)
	}
	return data, nil
}

// reason is an error without the path, which is told before it.
func reason(err error) error {
	switch p := (*fs.PathError)(nil); {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file")
	case errors.As(err, &p):
		return p.Err
	}
	return err
}

// open reads a file and those that it extends.
func (c *Config) open(path, base string) (*chain, error) {
	made := &chain{base: base}
	var trees []*tree
	var above []string // the files on the way, absolute
	for {
		shown := c.shown(path)
		data, err := read(path, len(trees) == 0 && c.named() != "")
		if err != nil {
			if len(trees) > 0 {
				return nil, trees[len(trees)-1].about("extend", "extend: %s: %s", shown, err)
			}
			return nil, fmt.Errorf("%s: %w", shown, err)
		}
		t := parse(shown, data)
		if len(t.problems) > 0 {
			return nil, t.problems
		}
		trees, above = append(trees, t), append(above, path)
		next, ok := t.text("extend")
		if !ok {
			break
		}
		if path, err = follow(above, next); err != nil {
			return nil, t.about("extend", "extend: %s", err)
		}
	}
	if err := c.rules(made, trees, above); err != nil {
		return nil, err
	}
	for i := len(trees) - 1; i >= 0; i-- {
		parts, err := trees[i].decode(made.table)
		if err != nil {
			return nil, err
		}
		made.parts = append(made.parts, parts...)
		made.files = append(made.files, trees[i].file)
	}
	return made, nil
}

// follow is the file that the last of a chain extends.
func follow(above []string, next string) (string, error) {
	last := above[len(above)-1]
	path := next
	if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(last), path)
	}
	st, err := os.Stat(path)
	for i, have := range above {
		other, otherErr := os.Stat(have)
		if have == path || err == nil && otherErr == nil && os.SameFile(st, other) {
			var names []string
			for _, a := range append(above[i:len(above):len(above)], have) {
				names = append(names, filepath.Base(a))
			}
			return "", fmt.Errorf("files extend each other in a circle: %s", strings.Join(names, " → "))
		}
	}
	if len(above) == maxExtend {
		return "", fmt.Errorf("more than %d files extend each other", maxExtend)
	}
	return path, nil
}

// text is the value of a key at the top of a file that is a text.
func (t *tree) text(key string) (string, bool) {
	for _, a := range t.values {
		if s, ok := a.value.(string); ok && len(a.path) == 1 && a.path[0].text == key {
			return s, true
		}
	}
	return "", false
}

// about complains of the value of a key at the top of a file.
func (t *tree) about(key, format string, args ...any) error {
	for _, a := range t.values {
		if len(a.path) == 1 && a.path[0].text == key {
			t.complain(a.start, a.end, "", format, args...)
			return t.problems
		}
	}
	return fmt.Errorf(format, args...)
}

// shown is a path as it is told: from the working folder on if it lies in there.
func (c *Config) shown(path string) string {
	if rel, err := filepath.Rel(c.Dir, path); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return path
}
