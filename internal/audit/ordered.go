// Package audit checks many articles: it fans out and restores the order.
package audit

import (
	"context"
	"iter"
	"slices"
	"sync"
)

// batchBytes is how much is handed to a worker at once: enough for what one rule needs
// to be in the processor's caches for some twenty articles, and little to wait for.
const batchBytes = 64 << 10

// Ordered applies fn to every element of in on n goroutines and yields the results in the
// order of in, as Batched does.
func Ordered[I, O any](ctx context.Context, in iter.Seq[I], n int, fn func(I) O) iter.Seq[O] {
	alone := func(I) int { return batchBytes }
	return Batched(ctx, in, n, alone, func(one []I) []O { return []O{fn(one[0])} })
}

// Batched applies fn to the elements of in on n goroutines, some at a time, and yields a
// result for each in the order of in. A goroutine that is free takes its share of what is
// waiting at once, as long as it is not larger than batchBytes together, so that nothing
// waits for a batch to be full. However slow the consumer or one element is, in flight
// are at most 2n+2 elements, or more of a few batches' size for each goroutine. When the
// consumer stops early, Batched returns after the calls of fn under way have ended; in is
// not read on. When ctx is done it returns at once and leaves to themselves the calls
// under way, and in, which may be waiting for somebody to type.
func Batched[I, O any](ctx context.Context, in iter.Seq[I], n int, size func(I) int, fn func([]I) []O) iter.Seq[O] {
	return func(yield func(O) bool) {
		q := newQueue[I, O](n)
		var done sync.WaitGroup
		for range n {
			done.Go(func() {
				for jobs := q.take(); jobs != nil; jobs = q.take() {
					elements := make([]I, len(jobs))
					for i := range jobs {
						elements[i] = jobs[i].in
					}
					for i, o := range fn(elements) {
						jobs[i].out <- o
					}
				}
			})
		}
		done.Go(func() {
			defer q.end()
			for x := range in {
				if !q.add(x, size(x)) {
					return
				}
			}
		})
		defer func() {
			if ctx.Err() == nil {
				done.Wait()
			}
		}()
		defer q.stop()
		for {
			select {
			case j, more := <-q.order:
				if !more {
					return
				}
				select {
				case o := <-j.out:
					q.landed(j)
					if !yield(o) {
						return
					}
				case <-ctx.Done():
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// A job is an element in flight: read, and its result not yet passed on.
type job[I, O any] struct {
	in   I
	size int
	out  chan O
}

// A queue holds the jobs in flight.
type queue[I, O any] struct {
	workers int
	order   chan *job[I, O] // in the order of the results

	mu             sync.Mutex
	changed        sync.Cond
	waiting        []*job[I, O] // that nobody has begun
	flying, weight int          // elements in flight, and their bytes
	ended, stopped bool
}

// leastSize is what an element counts at least, in bytes: it bounds how many are in flight.
const leastSize = 1 << 10

func newQueue[I, O any](n int) *queue[I, O] {
	q := &queue[I, O]{workers: n}
	q.order = make(chan *job[I, O], q.most()+q.room()/leastSize)
	q.changed.L = &q.mu
	return q
}

// most is how many elements of any size may be in flight.
func (q *queue[I, O]) most() int { return 2*q.workers + 2 }

// room is how many bytes of more elements than that may be in flight: a batch that is
// looked at, one that waits for others to be passed on, and one to go on with.
func (q *queue[I, O]) room() int { return 3 * q.workers * batchBytes }

// add waits until there is room for an element. It reports whether anybody wants more.
func (q *queue[I, O]) add(x I, size int) bool {
	j := &job[I, O]{x, max(size, leastSize), make(chan O, 1)}
	q.mu.Lock()
	defer q.mu.Unlock()
	for !q.stopped && q.flying >= q.most() && q.weight+j.size > q.room() {
		q.changed.Wait()
	}
	if q.stopped {
		return false
	}
	q.flying, q.weight = q.flying+1, q.weight+j.size
	q.waiting = append(q.waiting, j)
	q.order <- j // there is room for all in flight
	q.changed.Broadcast()
	return true
}

// take waits for jobs and returns a share of those that wait, or nil if there will be no more.
func (q *queue[I, O]) take() []*job[I, O] {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.waiting) == 0 && !q.ended && !q.stopped {
		q.changed.Wait()
	}
	if len(q.waiting) == 0 || q.stopped {
		return nil
	}
	size, n := q.waiting[0].size, 1
	for share := len(q.waiting) / q.workers; n < share && size+q.waiting[n].size <= batchBytes; n++ {
		size += q.waiting[n].size
	}
	jobs := slices.Clone(q.waiting[:n])
	q.waiting = slices.Delete(q.waiting, 0, n)
	return jobs
}

// landed makes room: the result of a job goes to the consumer.
func (q *queue[I, O]) landed(j *job[I, O]) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.flying, q.weight = q.flying-1, q.weight-j.size
	q.changed.Broadcast()
}

// end says that no more elements come.
func (q *queue[I, O]) end() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.ended = true
	close(q.order)
	q.changed.Broadcast()
}

// stop says that no more results are wanted.
func (q *queue[I, O]) stop() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.stopped = true
	q.changed.Broadcast()
}
