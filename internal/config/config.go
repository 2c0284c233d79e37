package config

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/rules"
)

// A Source is where settings may come from.
type Source struct {
	Rules    []*rules.Rule // built in
	Corpus   []*rules.CorpusRule
	Path     string // named by --config
	Isolated bool   // no file is read
	Dir      string // working folder
	User     string // folder of the user's own file; empty: none
	Env      string // value of EnvVar
	Flags    Flags
	// Custom makes rules of the files that the key custom names; nil: there are none.
	Custom func(files []string) ([]*rules.Rule, error)
}

// A Config finds the settings of articles. It is safe for concurrent use.
type Config struct {
	Source
	builtin *Table
	mu      sync.Mutex
	folders map[string]found  // by absolute path
	chains  map[string]opened // by absolute path of the file
	merged  map[merge]*Settings
	last    latest // a file of many articles is asked for once for each
}

type latest struct {
	path string
	*Settings
}

// Flags are the settings of the command line, by the names of the flags.
type Flags []FlagValue

// A FlagValue is a flag that was given.
type FlagValue struct {
	Key   *Key
	Value any
}

type found struct {
	path string // empty: none
	err  error
}

type opened struct {
	*chain
	err error
}

// merge names one set of parts of a chain.
type merge struct {
	chain *chain
	parts string // a byte for each: whether it holds
}

// Process returns the working folder and environment of the process.
func Process() (Source, error) {
	dir, err := os.Getwd()
	if err != nil {
		return Source{}, fmt.Errorf("the working folder cannot be told: %w", err)
	}
	s := Source{Dir: dir, Env: os.Getenv(EnvVar)}
	if user, err := os.UserConfigDir(); err == nil { // without a home there is no such file
		s.User = filepath.Join(user, "mtlint")
	}
	return s, nil
}

// Open reads the files that hold for the inputs, so that what is wrong with them is
// known before an article is read, and returns the settings of the run: those of the
// first input, or of the working folder if there is none.
func Open(from Source, inputs []string) (c *Config, run *Settings, err error) {
	if from.Isolated && from.Path != "" {
		return nil, nil, errors.New("--isolated and --config contradict each other: leave one out")
	}
	c = &Config{
		Source: from, builtin: NewTable(Metas(from.Rules, from.Corpus)),
		folders: map[string]found{}, chains: map[string]opened{}, merged: map[merge]*Settings{},
	}
	if len(inputs) == 0 {
		inputs = []string{""}
	}
	for _, path := range inputs {
		s, err := c.For(path)
		if err != nil {
			return nil, nil, err
		}
		run = cmp.Or(run, s)
	}
	return c, run, nil
}

// Metas lists what is known of rules.
func Metas(own []*rules.Rule, corpus []*rules.CorpusRule) (all []rules.Meta) {
	for _, r := range own {
		all = append(all, r.Meta)
	}
	for _, r := range corpus {
		all = append(all, r.Meta)
	}
	return all
}

// For returns the settings for an article by its path; empty for what is in no
// file, and for the run as a whole.
func (c *Config) For(path string) (*Settings, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.last.Settings == nil || c.last.path != path {
		s, err := c.find(path)
		if err != nil {
			return nil, err
		}
		c.last = latest{path, s}
	}
	return c.last.Settings, nil
}

// find looks for the settings of an article.
func (c *Config) find(path string) (*Settings, error) {
	abs := c.Dir
	if path != "" && path != "-" {
		if abs = filepath.Clean(path); !filepath.IsAbs(abs) {
			abs = filepath.Join(c.Dir, abs)
		}
	}
	ch, err := c.chain(abs)
	if err != nil {
		return nil, err
	}
	m := merge{chain: ch, parts: ch.holds(abs)}
	if s := c.merged[m]; s != nil {
		return s, nil
	}
	s, err := c.settings(ch, m.parts)
	if err == nil {
		c.merged[m] = s
	}
	return s, err
}

// chain returns the file for a path, with what it extends.
func (c *Config) chain(abs string) (*chain, error) {
	named, base := c.Path, c.Dir
	if named == "" {
		named = c.Env
	}
	switch {
	case c.Isolated:
		named = ""
	case named != "":
		if !filepath.IsAbs(named) {
			named = filepath.Join(c.Dir, named)
		}
	default:
		if st, err := os.Stat(abs); err != nil || !st.IsDir() {
			abs = filepath.Dir(abs)
		}
		f := c.nearest(abs)
		if f.err != nil {
			return nil, f.err
		}
		if named = f.path; named != "" {
			base = filepath.Dir(named)
		} else if c.User != "" {
			if f = file(c.User); f.err != nil {
				return nil, f.err
			}
			named = f.path
		}
	}
	o, ok := c.chains[named]
	switch {
	case ok:
	case named == "":
		o.chain = &chain{base: base, table: c.builtin}
	default:
		o.chain, o.err = c.open(named, base)
		if o.err != nil {
			o.err = c.attribute(o.err)
		}
	}
	c.chains[named] = o
	return o.chain, o.err
}

// attribute says which flag or variable named a file that cannot be read. Where the
// file was read, its problems have places of their own.
func (c *Config) attribute(err error) error {
	p := (Problems)(nil)
	if by := c.named(); by != "" && !errors.As(err, &p) {
		return fmt.Errorf("%s: %w", by, err)
	}
	return err
}

// named is the flag or variable that names the file; empty: it is looked for.
func (c *Config) named() string {
	switch {
	case c.Path != "":
		return "--config"
	case c.Env != "" && !c.Isolated:
		return EnvVar
	}
	return ""
}

// Profile is how the article of a path is checked.
func (c *Config) Profile(path string) (*engine.Profile, error) {
	s, err := c.For(path)
	if err != nil {
		return nil, err
	}
	return s.Profile, nil
}

// nearest finds the file with settings of a folder or one above it.
func (c *Config) nearest(folder string) found {
	f, ok := c.folders[folder]
	if ok {
		return f
	}
	f = file(folder)
	if up := filepath.Dir(folder); f.err == nil && f.path == "" && up != folder {
		f = c.nearest(up)
	}
	c.folders[folder] = f
	return f
}

// file finds the file with settings of one folder.
func file(folder string) (f found) {
	for _, name := range Names {
		path := filepath.Join(folder, name)
		if _, err := os.Lstat(path); err != nil {
			continue
		}
		if f.path != "" {
			return found{err: fmt.Errorf("%s: holds both %s and %s: remove one", folder, Names[0], Names[1])}
		}
		f.path = path
	}
	return f
}
