package audit

import (
	"context"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/rules"
)

// A run that is stopped passes on what is done, in whatever it is stopped, and waits
// for nobody.
func TestStopped(t *testing.T) {
	items := texts("The ferry left.", "The boat came.", "The ferry came.")
	run := func(ctx context.Context, a *Auditor, items func(func(input.Item) bool), each func()) (n int) {
		if err := a.Run(ctx, items, func(*rules.Result) error { n++; each(); return nil }); err != nil {
			t.Error(err)
		}
		return n
	}
	nothing := func() {}

	ctx, stop := context.WithCancel(t.Context())
	a, seen := auditor(t, sameStart), 0
	a.Seen = func(*input.Item, *rules.Result) {
		if seen++; seen == 2 {
			stop()
		}
	}
	typing := make(chan bool) // as when somebody types, or sends, no more
	waiting := func(yield func(input.Item) bool) {
		items(yield)
		<-typing
	}
	if n := run(ctx, a, waiting, nothing); n < 2 || n > 3 || a.Compared {
		t.Errorf("while checking: %d results, compared %v", n, a.Compared)
	}
	close(typing)

	ctx, stop = context.WithCancel(t.Context())
	stopping := *sameStart
	stopping.Reduce = func(*rules.Group, func(rules.Record, rules.Finding)) { stop() }
	a = auditor(t, &stopping)
	if n := run(ctx, a, items, nothing); n != 3 || a.Compared {
		t.Errorf("while comparing: %d results, compared %v", n, a.Compared)
	}

	ctx, stop = context.WithCancel(t.Context())
	a = auditor(t, sameStart)
	if n := run(ctx, a, items, stop); n == 0 || !a.Compared {
		t.Errorf("while writing: %d results, compared %v", n, a.Compared)
	}
}

// Two runs that append to one file would damage it.
func TestCacheBelongsToOneRun(t *testing.T) {
	dir := t.TempDir()
	c, _, err := OpenCache(dir, "program", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := OpenCache(dir, "program", ""); err == nil || !strings.Contains(err.Error(), "another run") {
		t.Errorf("%v", err)
	}
	if _, err := c.Close(); err != nil {
		t.Error(err)
	}
	again, _, err := OpenCache(dir, "program", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.Close(); err != nil {
		t.Error(err)
	}
}
