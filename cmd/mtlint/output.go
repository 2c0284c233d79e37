package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// An output is where results go: standard output, or a file that takes its name
// only when it is whole.
type output struct {
	io.Writer
	file  *os.File
	path  string
	whole bool
	known *unfinished
}

// create opens the output for a path; empty for standard output. What is no
// regular file, such as /dev/null, is written directly.
func create(ctx context.Context, path string, stdout io.Writer) (*output, error) {
	if path == "" {
		return &output{Writer: stdout}, nil
	}
	if st, err := os.Stat(path); err == nil && !st.Mode().IsRegular() {
		if st.IsDir() {
			return nil, fmt.Errorf("--output %s: is a folder", path)
		}
		f, err := os.OpenFile(path, os.O_WRONLY, 0) //nolint:gosec // the user names it
		if err != nil {
			return nil, fmt.Errorf("--output: %w", err)
		}
		return &output{Writer: f, file: f}, nil
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".mtlint-*")
	if err != nil {
		return nil, fmt.Errorf("--output %s: cannot be written: %w", path, unwrapPath(err))
	}
	known := unfinishedOf(ctx)
	known.set(f.Name(), true)
	return &output{Writer: f, file: f, path: path, known: known}, nil
}

// keep says that all has been written.
func (o *output) keep() { o.whole = true }

// part says that what is done has been written: it is kept under a name of its own, so
// that nobody takes it for the whole.
func (o *output) part() (name string) {
	if o.path != "" {
		o.path += ".partial"
		o.whole = true
	}
	return o.path
}

// Close gives the file its name, or removes it if it is not whole.
func (o *output) Close() error {
	if o.file == nil {
		return nil
	}
	err := o.file.Close()
	if o.path == "" {
		return err
	}
	if err == nil && o.whole {
		if err = os.Chmod(o.file.Name(), 0o644); err == nil { //nolint:gosec // reports are for others to read
			err = os.Rename(o.file.Name(), o.path)
		}
	}
	if err != nil || !o.whole {
		err = errors.Join(err, os.Remove(o.file.Name()))
	}
	o.known.set(o.file.Name(), false)
	if err != nil {
		return fmt.Errorf("--output %s: %w", o.path, err)
	}
	return nil
}

func unwrapPath(err error) error {
	if p := (*os.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

func firstError(errs ...error) error { return cmp.Or(errs...) }
