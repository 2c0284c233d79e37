// Package scratch makes temporary files that nobody has to clean up.
package scratch

import (
	"errors"
	"fmt"
	"os"
)

// A File is a temporary file. Where the system allows it, it has no name from the
// start, so that nothing is left behind however the program ends.
type File struct {
	*os.File
	named bool
}

// New makes a file in the folder for temporary files.
func New() (*File, error) {
	f, err := os.CreateTemp("", "mtlint-*.tmp")
	if err != nil {
		return nil, Failed(err)
	}
	return &File{f, os.Remove(f.Name()) != nil}, nil // Windows removes no open file
}

// Close closes the file and sees to it that it is gone.
func (f *File) Close() error {
	err := f.File.Close()
	if f.named {
		err = errors.Join(err, os.Remove(f.Name()))
	}
	return err
}

// Failed says what can be done about a file that cannot be made or written.
func Failed(err error) error {
	if p := (*os.PathError)(nil); errors.As(err, &p) {
		err = p.Err // the file has no name that would tell anything
	}
	return fmt.Errorf("cannot keep results aside in %s: %w; TMPDIR names another folder for temporary files", os.TempDir(), err)
}
