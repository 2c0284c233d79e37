// Package changes asks git which lines of files are new since a revision.
package changes

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Lines are ranges of line numbers from 1, both ends included, ascending.
type Lines [][2]int

// All is every line of a file.
var All = Lines{{1, 1 << 30}}

// Touch reports whether one of the lines from one number to another is among them.
func (l Lines) Touch(from, to int) bool {
	i, _ := slices.BinarySearchFunc(l, from, func(r [2]int, at int) int { return r[1] - at }) // the first that ends there or later
	return i < len(l) && l[i][0] <= to
}

// Since knows what has changed since a revision, in every repository that is asked
// about. It is not safe for concurrent use.
type Since struct {
	rev   string
	git   string
	repos map[string]*repository // by folder
}

// A repository is the changed lines of its files, by path from its root.
type repository struct {
	root    string
	changed map[string]Lines
	err     error
}

// New makes ready to ask about a revision. One that ends in three points means where the
// current branch and it parted.
func New(rev string) (*Since, error) {
	if strings.Trim(rev, ".") == "" || strings.ContainsAny(rev, "\x00\n") {
		return nil, fmt.Errorf("%q is no revision of git", rev)
	}
	git, err := exec.LookPath("git")
	if err != nil {
		return nil, errors.New("git was not found: install it, or see to PATH")
	}
	return &Since{rev: rev, git: git, repos: map[string]*repository{}}, nil
}

// Lines returns the changed lines of a file. A file that git does not track is new.
func (s *Since) Lines(ctx context.Context, path string) (Lines, error) {
	real, err := resolved(path)
	if err != nil {
		return nil, err
	}
	r := s.repository(ctx, filepath.Dir(real))
	if r.err != nil {
		return nil, r.err
	}
	rel, err := filepath.Rel(r.root, real)
	if err != nil {
		return nil, err
	}
	return r.changed[filepath.ToSlash(rel)], nil
}

// Check asks about the repository of a file or folder, and says what is wrong with it.
func (s *Since) Check(ctx context.Context, path string) error {
	real, err := resolved(path)
	if err != nil {
		return nil //nolint:nilerr // whoever reads it will tell
	}
	if st, err := os.Stat(real); err == nil && !st.IsDir() {
		real = filepath.Dir(real)
	}
	return s.repository(ctx, real).err
}

func resolved(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(real)
}

// repository returns the one that a folder is in; what was asked once is known for all
// folders on the way.
func (s *Since) repository(ctx context.Context, folder string) *repository {
	if r := s.repos[folder]; r != nil {
		return r
	}
	var r *repository
	up := filepath.Dir(folder)
	switch _, err := os.Lstat(filepath.Join(folder, ".git")); {
	case err == nil:
		r = s.open(ctx, folder)
	case up == folder:
		r = &repository{err: errors.New("is in no git repository")}
	default:
		r = s.repository(ctx, up)
	}
	s.repos[folder] = r
	return r
}

// open asks git about a repository.
func (s *Since) open(ctx context.Context, root string) *repository {
	r := &repository{root: root, changed: map[string]Lines{}}
	fail := func(err error) *repository {
		r.err = fmt.Errorf("git in %s: %w", root, err)
		return r
	}
	commit, err := s.commit(ctx, root)
	if err != nil {
		return fail(err)
	}
	// Nothing that somebody has set may change the form of the answer, or run a program.
	err = s.run(ctx, root, r.read, "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=all", "--find-renames",
		"--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/", commit, "--")
	if err != nil {
		return fail(err)
	}
	if err := s.run(ctx, root, r.untracked, "ls-files", "--others", "-z"); err != nil {
		return fail(err)
	}
	return r
}

// commit is the name of the commit to compare with.
func (s *Since) commit(ctx context.Context, root string) (string, error) {
	rev, parted := strings.CutSuffix(s.rev, "...")
	var out bytes.Buffer
	keep := func(r io.Reader) error { _, err := out.ReadFrom(r); return err }
	if err := s.run(ctx, root, keep, "rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}"); err != nil {
		if ctx.Err() != nil {
			return "", err
		}
		return "", fmt.Errorf("there is no revision %q; if it should be there, fetch more of the history%s", rev, said(err))
	}
	commit := strings.TrimSpace(out.String())
	if !parted {
		return commit, nil
	}
	out.Reset()
	if err := s.run(ctx, root, keep, "merge-base", commit, "HEAD"); err != nil {
		return "", fmt.Errorf("%q and the current branch have no commit in common here; fetch more of the history%s", rev, said(err))
	}
	return strings.TrimSpace(out.String()), nil
}

// said is what git said of an error, if it said anything.
func said(err error) string {
	if e := (*gitError)(nil); errors.As(err, &e) && e.said != "" {
		return " (git says: " + e.said + ")"
	}
	return ""
}

// A gitError is a failure of git, with what it said.
type gitError struct {
	said string
	err  error
}

func (e *gitError) Error() string {
	if e.said != "" {
		return e.said
	}
	return e.err.Error()
}

// run runs git and hands its output to a reader.
func (s *Since) run(ctx context.Context, root string, read func(io.Reader) error, args ...string) error {
	cmd := exec.CommandContext(ctx, s.git, append([]string{"--no-pager", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"}, args...)...) //nolint:gosec // no shell, and the revision is checked by git itself
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return err
	}
	readErr := read(out)
	_, _ = io.Copy(io.Discard, out) // so that git can end
	if err := cmd.Wait(); err != nil {
		first, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
		return &gitError{first, err}
	}
	return readErr
}

// read reads a diff without context. Lines of files are counted, not looked at:
// they may look like anything.
func (r *repository) read(out io.Reader) error {
	br := bufio.NewReaderSize(out, 1<<16)
	file := ""
	for {
		line, err := readLine(br)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch {
		case strings.HasPrefix(line, "+++ "):
			file = name(line[len("+++ "):])
		case strings.HasPrefix(line, "@@ "):
			gone, from, n, ok := stretch(line)
			if !ok {
				return fmt.Errorf("an unknown answer: %q", line)
			}
			if n > 0 && file != "" {
				r.changed[file] = append(r.changed[file], [2]int{from, from + n - 1})
			}
			for range gone + n {
				if _, err := readLine(br); err != nil {
					return errors.New("its answer ends early")
				}
			}
		case strings.HasPrefix(line, "Binary files "): // “… and b/name differ”
			if at := strings.LastIndex(line, " and "); at >= 0 {
				r.changed[name(strings.TrimSuffix(line[at+len(" and "):], " differ"))] = All
			}
		}
	}
}

// readLine reads a line of any length, of which it keeps the beginning.
func readLine(br *bufio.Reader) (string, error) {
	part, err := br.ReadSlice('\n')
	line := string(part[:min(len(part), 1<<13)])
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = br.ReadSlice('\n')
	}
	if errors.Is(err, io.EOF) && line != "" {
		err = nil
	}
	return strings.TrimSuffix(line, "\n"), err
}

// name is the path that a diff names, quoted or not; empty for a file that is gone.
func name(s string) string {
	s = strings.TrimSuffix(s, "\t") // behind a name with a blank
	if unquoted, err := strconv.Unquote(s); err == nil {
		s = unquoted
	}
	path, ok := strings.CutPrefix(s, "b/")
	if !ok {
		return ""
	}
	return path
}

// stretch reads “@@ -12,3 +14,2 @@”: how many lines went, and where how many came.
func stretch(line string) (gone, from, n int, ok bool) {
	parts := strings.Fields(line)
	if len(parts) < 4 || !strings.HasPrefix(parts[1], "-") || !strings.HasPrefix(parts[2], "+") {
		return 0, 0, 0, false
	}
	_, gone, ok = count(parts[1][1:])
	if ok {
		from, n, ok = count(parts[2][1:])
	}
	return gone, from, n, ok
}

func count(s string) (at, n int, ok bool) {
	first, rest, several := strings.Cut(s, ",")
	at, err := strconv.Atoi(first)
	n = 1
	if several && err == nil {
		n, err = strconv.Atoi(rest)
	}
	return at, n, err == nil && at >= 0 && n >= 0
}

// untracked reads a list of files with a zero byte after each.
func (r *repository) untracked(out io.Reader) error {
	br := bufio.NewReader(out)
	for {
		s, err := br.ReadString(0)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		r.changed[strings.TrimSuffix(s, "\x00")] = All
	}
}
