package report

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/mtlint/mtlint/internal/scratch"
	"github.com/mtlint/mtlint/rules"
)

// An aside keeps results in a temporary file until the whole list is known. Only
// where each begins stays in memory.
type aside struct {
	f   *scratch.File
	at  map[int]stretch // by number of the article
	end int64
}

type stretch struct{ from, size int64 }

// asideResult is a Result as the file has it; an error is no JSON.
type asideResult struct {
	rules.Result
	Error string
}

// put keeps the result of the article with a number.
func (a *aside) put(number int, r *rules.Result) (err error) {
	if a.f == nil {
		if a.f, err = scratch.New(); err != nil {
			return err
		}
		a.at = map[int]stretch{}
	}
	kept := asideResult{Result: *r}
	if r.Err != nil {
		kept.Error, kept.Err = r.Err.Error(), nil
	}
	data, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	if _, err := a.f.WriteAt(data, a.end); err != nil {
		return scratch.Failed(err)
	}
	a.at[number] = stretch{a.end, int64(len(data))}
	a.end += int64(len(data))
	return nil
}

// get returns the result of the article with a number.
func (a *aside) get(number int) (*rules.Result, error) {
	s, ok := a.at[number]
	if !ok {
		return nil, fmt.Errorf("the result of article %d was not kept", number)
	}
	data := make([]byte, s.size)
	if _, err := a.f.ReadAt(data, s.from); err != nil {
		return nil, fmt.Errorf("what was kept aside cannot be read: %w", err)
	}
	var kept asideResult
	if err := json.Unmarshal(data, &kept); err != nil {
		return nil, fmt.Errorf("what was kept aside has been damaged: %w", err)
	}
	if kept.Error != "" {
		kept.Err = errors.New(kept.Error)
	}
	return &kept.Result, nil
}

// Close removes the file.
func (a *aside) Close() error {
	if a.f == nil {
		return nil
	}
	err := a.f.Close()
	a.f = nil
	return err
}
