package audit

import (
	"bufio"
	"cmp"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/mtlint/mtlint/internal/text"
	"github.com/mtlint/mtlint/rules"
)

// An entry is a record of a corpus rule with its key.
type entry struct {
	rule uint16
	key  string
	rules.Record
}

func compare(a, b entry) int {
	return cmp.Or(cmp.Compare(a.rule, b.rule), cmp.Compare(a.key, b.key), cmp.Compare(a.Article, b.Article),
		cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Value, b.Value))
}

// A sorter brings records of one key together. Beyond a bound of memory it keeps
// sorted runs in temporary files and merges them.
type sorter struct {
	limit   int // bytes of memory
	entries []entry
	size    int
	runs    []*os.File
}

// entryCost is about what an entry costs in memory beside its key and value.
const entryCost = 96

func (s *sorter) add(e entry) error {
	s.entries = append(s.entries, e)
	if s.size += entryCost + len(e.key) + len(e.Value); s.size < s.limit {
		return nil
	}
	return s.spill()
}

// spill writes what is in memory as a run.
func (s *sorter) spill() error {
	slices.SortFunc(s.entries, compare)
	f, err := os.CreateTemp("", "mtlint-*.run")
	if err != nil {
		return fmt.Errorf("cannot keep records aside: %w; TMPDIR names another folder for temporary files", err)
	}
	s.runs = append(s.runs, f)
	w := bufio.NewWriterSize(f, 1<<18)
	var buf []byte
	for i := range s.entries {
		buf = s.entries[i].append(buf[:0])
		if _, err = w.Write(buf); err != nil {
			break
		}
	}
	if err = errors.Join(err, w.Flush()); err != nil {
		return fmt.Errorf("cannot keep records aside: %w; TMPDIR names another folder for temporary files", err)
	}
	clear(s.entries)
	s.entries, s.size = s.entries[:0], 0
	return nil
}

func (s *sorter) close() (err error) {
	for _, f := range s.runs {
		err = errors.Join(err, f.Close(), os.Remove(f.Name()))
	}
	return err
}

func (e *entry) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(e.rule))
	b = binary.AppendUvarint(b, uint64(len(e.key)))
	b = append(b, e.key...)
	b = binary.AppendUvarint(b, uint64(e.Article))
	b = binary.AppendUvarint(b, uint64(e.Span.Start))
	b = binary.AppendUvarint(b, uint64(e.Span.End))
	b = binary.AppendUvarint(b, uint64(len(e.Value)))
	return append(b, e.Value...)
}

func (e *entry) read(r *bufio.Reader) error {
	rule, err := binary.ReadUvarint(r)
	if err != nil {
		return err // io.EOF between entries
	}
	str := func() string {
		n, e := binary.ReadUvarint(r)
		b := make([]byte, n)
		_, e2 := io.ReadFull(r, b)
		err = errors.Join(err, e, e2)
		return string(b)
	}
	num := func() uint64 {
		n, e := binary.ReadUvarint(r)
		err = errors.Join(err, e)
		return n
	}
	e.rule, e.key = uint16(rule), str()
	e.Article = int(num())
	e.Span = text.Span{Start: int32(num()), End: int32(num())}
	e.Value = str()
	return err
}

// all yields the entries in order.
func (s *sorter) all(yield func(entry) error) error {
	slices.SortFunc(s.entries, compare)
	if len(s.runs) == 0 {
		for _, e := range s.entries {
			if err := yield(e); err != nil {
				return err
			}
		}
		return nil
	}
	if err := s.spill(); err != nil {
		return err
	}
	h := &runHeap{}
	for _, f := range s.runs {
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return err
		}
		if err := h.next(bufio.NewReaderSize(f, 1<<18)); err != nil {
			return err
		}
	}
	heap.Init(h)
	for h.Len() > 0 {
		top := (*h)[0]
		if err := yield(top.entry); err != nil {
			return err
		}
		switch err := top.entry.read(top.r); {
		case errors.Is(err, io.EOF):
			heap.Pop(h)
		case err != nil:
			return err
		default:
			heap.Fix(h, 0)
		}
	}
	return nil
}

// A runHeap holds the next entry of each run.
type runHeap []*run

type run struct {
	entry
	r *bufio.Reader
}

func (h *runHeap) next(r *bufio.Reader) error {
	n := &run{r: r}
	err := n.entry.read(r)
	if errors.Is(err, io.EOF) {
		return nil
	}
	*h = append(*h, n)
	return err
}

// Len and the other methods make a runHeap a heap.Interface.
func (h runHeap) Len() int           { return len(h) }
func (h runHeap) Less(i, j int) bool { return compare(h[i].entry, h[j].entry) < 0 }
func (h runHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }

// Push appends a run.
func (h *runHeap) Push(x any) { *h = append(*h, x.(*run)) }

// Pop removes the last run.
func (h *runHeap) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}
