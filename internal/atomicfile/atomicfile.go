// Package atomicfile writes files so that nobody ever sees half of one.
package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Write gives a file new contents, all of them or none: they are written beside it and
// take its name. A file that is there keeps its mode and owner; of a symbolic link
// the file that it leads to is written.
func Write(path string, data []byte) (err error) {
	target, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		target = path
	} else if err != nil {
		return bare(err)
	}
	mode := fs.FileMode(0o644)
	old, err := os.Stat(target)
	switch {
	case err == nil && !old.Mode().IsRegular():
		return errors.New("is not a regular file")
	case err == nil:
		mode = old.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return bare(err)
	}
	f, err := os.CreateTemp(filepath.Dir(target), ".mtlint-*")
	if err != nil {
		return bare(err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // what went wrong first is told
		}
	}()
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return bare(err)
	}
	if old != nil {
		if err := keepOwner(f.Name(), old); err != nil {
			return fmt.Errorf("its owner cannot be kept: %w", bare(err))
		}
	}
	if err := os.Chmod(f.Name(), mode); err != nil {
		return bare(err)
	}
	return bare(os.Rename(f.Name(), target))
}

// bare is an error without the paths, which the caller knows better.
func bare(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	if l := (*os.LinkError)(nil); errors.As(err, &l) {
		return l.Err
	}
	return err
}
