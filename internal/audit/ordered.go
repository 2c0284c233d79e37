// Package audit checks many articles: it fans out and restores the order.
package audit

import (
	"iter"
	"sync"
)

// Ordered applies fn to every element of in on n goroutines and yields the
// results in the order of in. At most 2n+2 elements are in flight, however slow
// the consumer or one element is. When the consumer stops early, Ordered returns
// after the calls of fn under way have ended; in is not read on.
func Ordered[I, O any](in iter.Seq[I], n int, fn func(I) O) iter.Seq[O] {
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
		defer done.Wait()
		defer close(stop)
		for j := range queue {
			if !yield(<-j.out) {
				return
			}
		}
	}
}
