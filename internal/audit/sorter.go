package audit

import (
	"bufio"
	"bytes"
	"container/heap"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/mtlint/mtlint/internal/scratch"
)

// A row is what a sorter sorts: by three numbers, then by its value.
type row struct {
	key   [3]uint64
	value []byte
}

func (r *row) compare(o *row) int {
	if n := compareKeys(&r.key, &o.key); n != 0 {
		return n
	}
	return bytes.Compare(r.value, o.value)
}

// compareKeys looks at the first number that differs and no further: cmp.Or would be
// given all comparisons, and sorting is mostly this.
func compareKeys(a, b *[3]uint64) int {
	for i := range a {
		if a[i] != b[i] {
			if a[i] < b[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// A sorter brings rows into order. Beyond a bound of memory it keeps sorted runs in
// a temporary file and merges them.
type sorter struct {
	limit  int // bytes of memory
	rows   []stored
	values []byte
	file   *scratch.File
	runs   []stretch
	end    int64
}

// stored is a row in memory. Its value is in values.
type stored struct {
	key      [3]uint64
	from, to uint32
}

// A stretch is a run in the file.
type stretch struct{ from, size int64 }

const storedSize = 32

func (s *sorter) add(key [3]uint64, value string) error {
	r := stored{key, uint32(len(s.values)), uint32(len(s.values) + len(value))}
	// The records of one article often have one value, under many keys.
	if n := len(s.rows); n > 0 && string(s.values[s.rows[n-1].from:s.rows[n-1].to]) == value {
		r.from, r.to = s.rows[n-1].from, s.rows[n-1].to
	} else {
		s.values = append(s.values, value...)
	}
	s.rows = append(s.rows, r)
	if len(s.rows)*storedSize+len(s.values) < s.limit {
		return nil
	}
	return s.spill()
}

func (s *sorter) sort() {
	slices.SortFunc(s.rows, func(a, b stored) int {
		if n := compareKeys(&a.key, &b.key); n != 0 {
			return n
		}
		return bytes.Compare(s.values[a.from:a.to], s.values[b.from:b.to])
	})
}

// spill writes what is in memory as a run.
func (s *sorter) spill() (err error) {
	s.sort()
	if s.file == nil {
		if s.file, err = scratch.New(); err != nil {
			return err
		}
	}
	out := &offsetWriter{s.file, s.end}
	w := bufio.NewWriterSize(out, 1<<18)
	var head []byte
	for _, r := range s.rows {
		head = head[:0]
		for _, k := range r.key {
			head = binary.LittleEndian.AppendUint64(head, k)
		}
		head = binary.AppendUvarint(head, uint64(r.to-r.from))
		_, _ = w.Write(head) // an error stays, and Flush returns it
		_, _ = w.Write(s.values[r.from:r.to])
	}
	if err := w.Flush(); err != nil {
		return scratch.Failed(err)
	}
	s.runs = append(s.runs, stretch{s.end, out.at - s.end})
	s.end = out.at
	s.rows, s.values = s.rows[:0], s.values[:0]
	return nil
}

type offsetWriter struct {
	w  io.WriterAt
	at int64
}

func (o *offsetWriter) Write(b []byte) (n int, err error) {
	n, err = o.w.WriteAt(b, o.at)
	o.at += int64(n)
	return n, err
}

func (s *sorter) close() error {
	if s.file == nil {
		return nil
	}
	return s.file.Close()
}

// all yields the rows in order. A value is good until the next row.
func (s *sorter) all() iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		if len(s.runs) == 0 {
			s.sort()
			for _, r := range s.rows {
				if !yield(row{r.key, s.values[r.from:r.to]}, nil) {
					return
				}
			}
			return
		}
		if err := s.merge(yield); err != nil {
			yield(row{}, err)
		}
	}
}

// merge yields the rows of all runs.
func (s *sorter) merge(yield func(row, error) bool) error {
	if err := s.spill(); err != nil {
		return err
	}
	s.rows, s.values = nil, nil // the readers need the memory
	h := &runHeap{}
	for _, at := range s.runs {
		r := &run{r: bufio.NewReaderSize(io.NewSectionReader(s.file, at.from, at.size), max(4<<10, min(1<<18, s.limit/len(s.runs))))}
		switch err := r.next(); {
		case err == nil:
			*h = append(*h, r)
		case !errors.Is(err, io.EOF):
			return err
		}
	}
	heap.Init(h)
	for h.Len() > 0 {
		top := (*h)[0]
		if !yield(top.row, nil) {
			return nil
		}
		switch err := top.next(); {
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

// A run is a sorted run as it is read, with its next row.
type run struct {
	row
	r *bufio.Reader
}

// next reads the next row; io.EOF if there is none.
func (r *run) next() error {
	var head [24]byte
	if _, err := io.ReadFull(r.r, head[:]); err != nil {
		return damaged(err, true)
	}
	for i := range r.key {
		r.key[i] = binary.LittleEndian.Uint64(head[8*i:])
	}
	n, err := binary.ReadUvarint(r.r)
	if err != nil {
		return damaged(err, false)
	}
	r.value = slices.Grow(r.value[:0], int(n))[:n]
	_, err = io.ReadFull(r.r, r.value)
	return damaged(err, false)
}

// damaged says that a run cannot be read; its end is none where one may be.
func damaged(err error, end bool) error {
	if err == nil || end && errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	return fmt.Errorf("what was kept aside cannot be read: %v", err) //nolint:errorlint // an early end is not the end
}

// A runHeap holds the runs by their next rows.
type runHeap []*run

// Len and the other methods make a runHeap a heap.Interface.
func (h runHeap) Len() int           { return len(h) }
func (h runHeap) Less(i, j int) bool { return h[i].compare(&h[j].row) < 0 }
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
