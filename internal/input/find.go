package input

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// A Path is a file to read, or a reason why there is none.
type Path struct {
	Name string
	Err  error
}

// A Finder finds the files that hold articles.
type Finder struct {
	// Include and Exclude are patterns of doublestar, matched against the path below
	// the folder that is searched and against the file's name. If there is an
	// Include, files of any extension are taken that match one. Of a folder that an
	// Exclude matches nothing is taken.
	Include, Exclude []string
	// Written are the files that the run writes: those of the run before, which lie in a
	// folder that is searched, are no articles.
	Written []fs.FileInfo
	// Of returns the finder for an argument, where they differ; nil: this one is for all.
	Of func(arg string) *Finder
}

// Check reports a pattern that is malformed.
func (f *Finder) Check() error {
	for _, p := range append(append([]string{}, f.Include...), f.Exclude...) {
		if !doublestar.ValidatePattern(p) {
			return fmt.Errorf("the pattern %q is malformed: write **/*.txt, news/*.html, {a,b}*.md", p)
		}
	}
	return nil
}

// Find yields the files that the arguments name, in their order: a file as it is,
// of a folder those whose extensions say that they hold articles, in lexical order,
// of a pattern what matches. Hidden files and what .gitignore names are passed over,
// and so is what an argument before has named: it would be a copy of itself.
func (f *Finder) Find(args []string) iter.Seq[Path] {
	return func(yield func(Path) bool) {
		if len(args) > 1 {
			yield = once(yield)
		}
		for _, arg := range args {
			own := f
			if f.Of != nil {
				own = f.Of(arg)
				own.Written = f.Written
			}
			if !own.arg(arg, yield) {
				return
			}
		}
	}
}

// once passes on each file once. It remembers hashes: of a million files, two are equal
// once in forty million runs.
func once(yield func(Path) bool) func(Path) bool {
	seed, had := maphash.MakeSeed(), map[uint64]struct{}{}
	return func(p Path) bool {
		name := p.Name
		if abs, err := filepath.Abs(name); err == nil && name != Stdin {
			name = abs
		}
		key := maphash.String(seed, name)
		if _, ok := had[key]; ok {
			return true
		}
		had[key] = struct{}{}
		return yield(p)
	}
}

func (f *Finder) arg(arg string, yield func(Path) bool) bool {
	if arg == Stdin {
		return yield(Path{Name: arg})
	}
	st, err := os.Stat(arg)
	switch {
	case err == nil && st.IsDir():
		return f.folder(arg, yield)
	case err == nil || !strings.ContainsAny(arg, "*?[{"):
		return yield(Path{Name: arg}) // opening it tells what is wrong with it
	}
	found, err := doublestar.FilepathGlob(arg, doublestar.WithFailOnIOErrors())
	switch {
	case err != nil:
		return yield(Path{Name: arg, Err: readError(err)})
	case len(found) == 0:
		return yield(Path{Name: arg, Err: errors.New("no file matches the pattern")})
	}
	for _, name := range found { // in lexical order
		if st, err := os.Stat(name); err == nil && st.IsDir() {
			if !f.folder(name, yield) {
				return false
			}
		} else if !yield(Path{Name: name}) {
			return false
		}
	}
	return true
}

// folder yields the files of a folder and those below it.
func (f *Finder) folder(root string, yield func(Path) bool) bool {
	if st, err := os.Lstat(root); err == nil && st.Mode()&fs.ModeSymlink != 0 {
		root += string(filepath.Separator) // the folder, which the user has named, and not the link
	}
	ignored := newIgnores(root)
	on, any := true, false
	_ = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error { // the function handles errors
		if err != nil {
			if on = yield(Path{Name: name, Err: readError(err)}); !on {
				return fs.SkipAll
			}
			any = true
			return nil
		}
		if name != root && (strings.HasPrefix(d.Name(), ".") || ignored.match(name, d.IsDir()) || f.excluded(root, name)) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			ignored.add(name)
			return nil
		}
		if d.Type()&fs.ModeSymlink != 0 { // a link to a file is a file; one to a folder is not followed
			st, err := os.Stat(name)
			if err != nil && f.wanted(root, name) {
				any = true
				on = yield(Path{Name: name, Err: errors.New("is a link that leads to no file: mend or remove it")})
			}
			if !on {
				return fs.SkipAll
			}
			if err != nil || !st.Mode().IsRegular() {
				return nil
			}
		} else if !d.Type().IsRegular() {
			return nil
		}
		if !f.wanted(root, name) || f.writes(name) {
			return nil
		}
		any = true
		if on = yield(Path{Name: name}); !on {
			return fs.SkipAll
		}
		return nil
	})
	if on && !any {
		return yield(Path{Name: root, Err: fmt.Errorf("holds no article: files that end in %s, packed with .gz or .zst or not, are looked for; --include names others", strings.Join(Extensions, ", "))})
	}
	return on
}

func (f *Finder) writes(name string) bool {
	if len(f.Written) == 0 {
		return false
	}
	st, err := os.Stat(name)
	return err == nil && slices.ContainsFunc(f.Written, func(w fs.FileInfo) bool { return os.SameFile(st, w) })
}

// excluded reports whether a file or a folder is left out, with all that is in it.
func (f *Finder) excluded(root, name string) bool {
	return len(f.Exclude) > 0 && Match(f.Exclude, below(root, name))
}

// below is the path of a file below a folder.
func below(root, name string) string {
	if rel, err := filepath.Rel(root, name); err == nil {
		return rel
	}
	return name
}

func (f *Finder) wanted(root, name string) bool {
	if strings.HasSuffix(name, SidecarExt) {
		return false
	}
	if len(f.Include) > 0 {
		return Match(f.Include, below(root, name))
	}
	_, _, ok := known(name)
	return ok
}

// Match reports whether a pattern matches a path or its last element.
func Match(patterns []string, path string) bool {
	path = filepath.ToSlash(path)
	for _, p := range patterns {
		p = strings.TrimSuffix(p, "/") // a folder
		if doublestar.MatchUnvalidated(p, path) || doublestar.MatchUnvalidated(p, path[strings.LastIndexByte(path, '/')+1:]) {
			return true
		}
	}
	return false
}
