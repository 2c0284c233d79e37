package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mtlint/mtlint/report"
	"github.com/mtlint/mtlint/rules"
)

const outputHelp = "write the results there: FORMAT=FILE, FORMAT alone for standard output, or a `file` for what --format says; may be repeated, and each file appears only when all is in it"

// A request is one output that the flags ask for.
type request struct {
	format report.Format
	path   string // empty: standard output
}

// requests reads what --format and --output ask for together. A format chosen by
// name goes to the plain file if one is named, else to standard output.
func requests(formats []report.Format, format string, chosen bool, outputs []string) (all []request, err error) {
	named, err := report.Find(formats, format)
	if err != nil {
		return nil, fmt.Errorf("--format: %w", err)
	}
	plain := false
	for _, o := range outputs {
		r := request{path: o, format: named}
		name, path, both := strings.Cut(o, "=")
		f, err := report.Find(formats, name)
		switch {
		case err == nil && both && path == "":
			return nil, fmt.Errorf("--output %s: name a file after the =", o)
		case err == nil:
			r = request{f, path}
		case o == "":
			return nil, errors.New("--output: the name of the file is empty")
		case both && !strings.ContainsAny(name, `./\`):
			return nil, fmt.Errorf("--output %s: %w; for a file of that name write .%c%s", o, err, filepath.Separator, o)
		default:
			plain = true
		}
		if r.path == "-" {
			r.path = ""
		}
		same := func(x request) bool {
			return x.path == r.path || r.path != "" && x.path != "" && filepath.Clean(x.path) == filepath.Clean(r.path)
		}
		if i := slices.IndexFunc(all, same); i >= 0 {
			where := "standard output"
			if r.path != "" {
				where = r.path
			}
			return nil, fmt.Errorf("--output: both %s and %s cannot go to %s", all[i].format.Name, r.format.Name, where)
		}
		all = append(all, r)
	}
	if len(all) == 0 || chosen && !plain {
		i := slices.IndexFunc(all, func(x request) bool { return x.path == "" })
		switch {
		case i < 0:
			all = append(all, request{format: named})
		case all[i].format.Name != format:
			return nil, fmt.Errorf("both --output %s and --format %s cannot go to standard output: name a file for one, as in --output %s=FILE", all[i].format.Name, format, all[i].format.Name)
		}
	}
	return all, nil
}

// written returns the files that a run writes, as far as there are any yet.
func written(paths []string, stdout io.Writer) (files []fs.FileInfo) {
	add := func(st fs.FileInfo, err error) {
		if err == nil && st.Mode().IsRegular() {
			files = append(files, st)
		}
	}
	for _, p := range paths {
		add(os.Stat(p))
	}
	if f, ok := stdout.(*os.File); ok {
		add(f.Stat())
	}
	return files
}

// repository is the folder of the repository that a folder is in, or else the folder
// itself: what tools of continuous integration name files from.
func repository(dir string) string {
	for up := dir; ; up = filepath.Dir(up) {
		if _, err := os.Stat(filepath.Join(up, ".git")); err == nil {
			return up
		}
		if up == filepath.Dir(up) {
			return dir
		}
	}
}

// A sink is one output while it is written.
type sink struct {
	report.Writer
	buffer *bufio.Writer
	dest   *output
}

// sinks writes every result to all outputs, so that one pass feeds them.
type sinks []sink

// open makes the outputs. What was made is closed by close, also after an error.
func (s *sinks) open(ctx context.Context, all []request, stdout io.Writer, options func(request) report.Options) error {
	for _, r := range all {
		dest, err := create(ctx, r.path, stdout)
		if err != nil {
			return err
		}
		buffer := bufio.NewWriterSize(dest, 1<<16)
		*s = append(*s, sink{r.format.New(buffer, options(r)), buffer, dest})
	}
	return nil
}

// write hands on a result. On standard output it is seen at once: a program that gives
// an article and waits for what was found must not wait for those after it.
func (s sinks) write(r *rules.Result) error {
	for _, k := range s {
		err := k.Write(r)
		if err == nil && k.dest.file == nil {
			err = k.buffer.Flush()
		}
		if err != nil {
			return k.failed(err)
		}
	}
	return nil
}

// end completes all outputs. Only when the last is written are their files kept, and
// those of a run that was stopped under other names, which it returns.
func (s sinks) end(sum report.Summary, whole bool) (partial []string, err error) {
	for _, k := range s {
		if err := firstError(k.End(sum), k.buffer.Flush()); err != nil {
			return nil, k.failed(err)
		}
	}
	for _, k := range s {
		if whole {
			k.dest.keep()
		} else if name := k.dest.part(); name != "" {
			partial = append(partial, name)
		}
	}
	return partial, nil
}

// close gives the files their names, or removes them, with all that the formats
// have put aside.
func (s sinks) close() (err error) {
	for _, k := range s {
		if c, ok := k.Writer.(io.Closer); ok {
			err = firstError(err, c.Close())
		}
		err = firstError(err, k.dest.Close())
	}
	return err
}

// failed says which output could not be written.
func (k sink) failed(err error) error {
	if k.dest.path == "" {
		return fmt.Errorf("cannot write the results: %w", err)
	}
	return fmt.Errorf("cannot write the results to %s: %w", k.dest.path, unwrapPath(err))
}
