package audit

import (
	"context"
	"iter"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/mtlint/mtlint/internal/article"
	"github.com/mtlint/mtlint/internal/engine"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/rules"
)

func upTo(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func TestBatchedKeepsOrder(t *testing.T) {
	for _, workers := range []int{1, 2, 5} {
		for _, size := range []int{0, 3000, 1 << 20} {
			var largest atomic.Int32
			fn := func(in []int) []int {
				largest.Store(max(largest.Load(), int32(len(in))))
				return in
			}
			got := slices.Collect(Batched(t.Context(), upTo(2000), workers, func(int) int { return size }, fn))
			if !slices.Equal(got, slices.Collect(upTo(2000))) {
				t.Fatalf("%d workers, size %d: %d results out of order", workers, size, len(got))
			}
			if most := max(1, batchBytes/max(size, leastSize)); int(largest.Load()) > most {
				t.Errorf("%d workers, size %d: a batch of %d", workers, size, largest.Load())
			}
		}
	}
}

// What comes slowly is not kept waiting for more.
func TestBatchedWaitsForNobody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slow := func(yield func(int) bool) {
			for i := range 3 {
				time.Sleep(time.Hour)
				if !yield(i) {
					return
				}
			}
		}
		start, n := time.Now(), 0
		for range Batched(t.Context(), slow, 2, func(int) int { return 1 }, func(in []int) []int { return in }) {
			if n++; time.Since(start) != time.Duration(n)*time.Hour {
				t.Errorf("result %d came after %v", n, time.Since(start))
			}
		}
	})
}

// While the first element is looked at, others are read on, in bounds.
func TestBatchedIsBounded(t *testing.T) {
	for _, c := range []struct{ size, most int }{{1 << 20, 6}, {0, 2 * 3 * batchBytes / leastSize}} {
		synctest.Test(t, func(t *testing.T) {
			read, first := 0, sync.WaitGroup{}
			first.Add(1)
			in := func(yield func(int) bool) {
				for i := range 10_000 {
					read = i + 1
					if !yield(i) {
						return
					}
				}
			}
			fn := func(in []int) []int {
				if in[0] == 0 {
					first.Wait()
				}
				return in
			}
			n := 0
			go func() {
				for range Batched(context.Background(), in, 2, func(int) int { return c.size }, fn) {
					n++
				}
			}()
			synctest.Wait()
			if read != c.most+1 { // one is read and waits for room
				t.Errorf("size %d: %d were read before the first was done", c.size, read)
			}
			first.Done()
			synctest.Wait()
			if n != 10_000 {
				t.Errorf("size %d: %d results", c.size, n)
			}
		})
	}
}

// A panic outside the rules costs the article that it is about, and no other of its batch.
func TestPanicCostsOneArticle(t *testing.T) {
	bad := &rules.CorpusRule{Meta: sameStart.Meta, Reduce: sameStart.Reduce, Map: func(a *article.Article, _ func(string, rules.Record)) {
		if a.Doc.Src == "The boat came." {
			panic("boom")
		}
	}}
	a := auditor(t, bad)
	var errs []bool
	items := slices.Collect(texts("The ferry left.", "The boat came.", "The ferry came."))
	for _, o := range a.batch(items) {
		errs = append(errs, o.Result.Err != nil)
		if o.result == nil || o.article == nil {
			t.Error("an outcome is not packed")
		}
	}
	if !slices.Equal(errs, []bool{false, true, false}) {
		t.Errorf("errors: %v", errs)
	}
}

// Articles of one batch may have settings of their own.
func TestBatchOfSeveralProfiles(t *testing.T) {
	a := auditor(t)
	usual := a.Profile
	own, err := engine.New()
	if err != nil {
		t.Fatal(err)
	}
	none := &engine.Profile{Engine: own}
	a.Profile = func(path string) (*engine.Profile, error) {
		if path == "b" {
			return none, nil
		}
		return usual(path)
	}
	text := []byte("The ferry ferry left the the harbour. The ferry ferry left the the harbour.")
	items := []input.Item{{Path: "a", Data: text}, {Path: "b", Data: text}, {Path: "c", Data: text}}
	all := a.batch(items)
	if len(all[0].Result.Findings) == 0 || len(all[1].Result.Findings) != 0 || len(all[0].Result.Findings) != len(all[2].Result.Findings) {
		t.Errorf("%d, %d and %d findings", len(all[0].Result.Findings), len(all[1].Result.Findings), len(all[2].Result.Findings))
	}
	for i, o := range all {
		if o.Result.Path != items[i].Path {
			t.Errorf("result %d is that of %q", i, o.Result.Path)
		}
	}
}
