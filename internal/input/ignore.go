package input

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignores holds the .gitignore files of folders.
type ignores struct {
	wd string                  // what relative paths are relative to
	of map[string][]ignoreLine // by the whole path of the folder
}

// An ignoreLine is a line of a .gitignore file.
type ignoreLine struct {
	pattern string // of doublestar
	name    bool   // it is about names in any folder, not about paths below its own
	folders bool   // it is about folders only
	keep    bool   // what earlier lines ignore is not ignored
}

// newIgnores has those of the folders above one, up to the root of its repository.
func newIgnores(folder string) *ignores {
	g := &ignores{of: map[string][]ignoreLine{}}
	abs, err := filepath.Abs(folder)
	if err != nil {
		return g
	}
	g.wd, _ = filepath.Abs("") // as it has just been asked for
	var found []string
	for dir := abs; ; {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			for _, d := range found {
				g.add(d)
			}
			return g
		}
		up := filepath.Dir(dir)
		if up == dir {
			return g // in no repository
		}
		found, dir = append(found, up), up
	}
}

// abs is the whole path of a name.
func (g *ignores) abs(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(g.wd, name)
}

// add reads the .gitignore of a folder, if it has one that can be read.
func (g *ignores) add(folder string) {
	data, err := os.ReadFile(filepath.Join(folder, ".gitignore")) //nolint:gosec // of a folder that the user names
	if err != nil {
		return
	}
	var lines []ignoreLine
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		if l, ok := readIgnore(line); ok {
			lines = append(lines, l)
		}
	}
	if len(lines) > 0 {
		g.of[g.abs(folder)] = lines
	}
}

// readIgnore reads a line; false if it says nothing.
func readIgnore(line string) (l ignoreLine, ok bool) {
	line = strings.TrimRight(line, "\r\n")
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	if strings.HasPrefix(line, "#") {
		return l, false
	}
	line, l.keep = strings.CutPrefix(line, "!")
	line, l.folders = strings.CutSuffix(line, "/")
	if line == "" {
		return l, false
	}
	l.name = !strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if strings.HasSuffix(line, "/**") {
		line += "/*" // all that is in a folder, but not the folder
	}
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\' && i+1 < len(line):
			b.WriteByte(c)
			i++
		case c == '{' || c == '}': // which git takes for what they are
			b.WriteByte('\\')
		}
		b.WriteByte(line[i])
	}
	l.pattern = b.String()
	return l, true
}

// match reports whether a .gitignore of the folders above names a path: the last line
// that does in the nearest file decides. What is in an ignored folder is not asked for.
func (g *ignores) match(name string, folder bool) bool {
	if len(g.of) == 0 {
		return false
	}
	abs := g.abs(name)
	for dir := filepath.Dir(abs); ; dir = filepath.Dir(dir) {
		if lines := g.of[dir]; lines != nil {
			rel := strings.TrimPrefix(filepath.ToSlash(abs[len(dir):]), "/")
			base := path.Base(rel)
			for _, l := range slices.Backward(lines) {
				about := rel
				if l.name {
					about = base
				}
				if (folder || !l.folders) && doublestar.MatchUnvalidated(l.pattern, about) {
					return !l.keep
				}
			}
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}
