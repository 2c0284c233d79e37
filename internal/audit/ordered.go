// Package audit checks many articles: it fans out and restores the order.
package audit

import (
	"context"
	"iter"
	"sync"
)

// Ordered applies fn to every element of in on n goroutines and yields the
// results in the order of in. At most 2n+2 elements are in flight, however slow
// the consumer or one element is. When the consumer stops early, Ordered returns
// after the calls of fn under way have ended; in is not read on. When ctx is done it
// returns at once and leaves to themselves the calls under way, and in, which may be
// waiting for somebody to type.
func Ordered[I, O any](ctx context.Context, in iter.Seq[I], n int, fn func(I) O) iter.Seq[O] {
	type job struct {
		in  I
		out chan O
	}
	return func(yield func(O) bool) {
		queue, work, stop := make(chan job, 2*n), make(chan job), make(chan struct{})
		var done sync.WaitGroup
		for range n {
			done.Go(func() {
				for j := range work {
					j.out <- fn(j.in)
				}
			})
		}
		done.Go(func() {
			defer close(queue)
			defer close(work)
			for x := range in {
				j := job{x, make(chan O, 1)}
				select {
				case queue <- j:
				case <-stop:
					return
				}
				select {
				case work <- j:
				case <-stop:
					return
				}
			}
		})
		defer func() {
			if ctx.Err() == nil {
				done.Wait()
			}
		}()
		defer close(stop)
		for {
			select {
			case j, more := <-queue:
				if !more {
					return
				}
				select {
				case o := <-j.out:
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
