// Package records reads the JSON lines that the commands below internal/gen are given.
package records

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// Each decodes every line of the files in turn.
func Each[T any](files []string, do func(T)) error {
	for _, path := range files {
		if err := file(path, do); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return nil
}

func file[T any](path string, do func(T)) error {
	f, err := os.Open(path) //nolint:gosec // the user names it
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // it was only read
	for dec := json.NewDecoder(f); ; {
		var v T
		switch err := dec.Decode(&v); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		do(v)
	}
}
