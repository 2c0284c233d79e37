package main

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/rules"
)

// A progress tells people how far a long run has come: a bar on a terminal, a line
// now and then elsewhere if they ask for it. It measures by the bytes read of the
// files, as they lie on the disk.
type progress struct {
	stderr   io.Writer
	bar      *progressbar.ProgressBar // nil: none
	wait     *progressbar.ProgressBar // which moves without getting on; nil: none
	every    time.Duration            // between lines; 0: none
	total    int64                    // bytes; 0: not known
	read     atomic.Int64
	articles int
	failed   int
	start    time.Time
	last     time.Time
}

// lineEvery is how often a line is written where there is no terminal.
const lineEvery = 10 * time.Second

// newProgress makes the progress that the flags ask for. Nothing is shown of a run
// that has only one file of a size that takes no time.
func newProgress(stderr io.Writer, lines, quiet bool, find *input.Finder, args []string) *progress {
	p := &progress{stderr: stderr, start: time.Now()}
	p.last = p.start
	if quiet || !lines && !isTerminal(stderr) {
		return p
	}
	for path := range find.Find(args) {
		if st, err := os.Stat(path.Name); err == nil {
			p.total += st.Size()
		}
	}
	if !isTerminal(stderr) {
		p.every = lineEvery
		return p
	}
	if p.total < worthABar {
		return p
	}
	p.bar = progressbar.NewOptions64(p.total,
		progressbar.OptionSetWriter(stderr),
		progressbar.OptionShowBytes(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetWidth(30),
		progressbar.OptionSetPredictTime(true),
	)
	return p
}

// worthABar is how many bytes take long enough for a bar to be read.
const worthABar = 4 << 20

// seen counts an article.
func (p *progress) seen(_ *input.Item, r *rules.Result) {
	p.articles++
	if !r.Pass() {
		p.failed++
	}
	switch now := time.Now(); {
	case p.bar != nil:
		p.bar.Describe(fmt.Sprintf("%d articles, %d failed", p.articles, p.failed))
		_ = p.bar.Set64(min(p.read.Load(), p.total)) // nowhere to tell it
	case p.every > 0 && now.Sub(p.last) >= p.every:
		p.last = now
		p.line(now)
	}
}

func (p *progress) line(now time.Time) {
	done, took := p.read.Load(), now.Sub(p.start).Seconds()
	left := ""
	if p.total > 0 && done > 0 && done < p.total {
		left = fmt.Sprintf(", %.0f s left", took*float64(p.total-done)/float64(done))
	}
	of := ""
	if p.total > 0 { // of standard input nobody knows it
		of = fmt.Sprintf(" of %.1f", float64(p.total)/1e6)
	}
	_, _ = fmt.Fprintf(p.stderr, "mtlint: %d articles, %d failed, %.1f%s MB, %.1f MB/s%s\n", // nowhere left to tell it
		p.articles, p.failed, float64(done)/1e6, of, float64(done)/1e6/took, left)
}

// comparing says that all articles have been checked, and what takes time now.
func (p *progress) comparing(articles int) {
	what := fmt.Sprintf("comparing %d articles with each other", articles)
	switch {
	case p.bar != nil:
		_ = p.bar.Finish() // nowhere to tell it
		p.wait, p.bar = progressbar.NewOptions64(-1,
			progressbar.OptionSetWriter(p.stderr),
			progressbar.OptionSetDescription(what),
			progressbar.OptionClearOnFinish(),
		), nil
		_ = p.wait.RenderBlank() // nowhere to tell it
	case p.every > 0:
		p.line(time.Now())
		_, _ = fmt.Fprintf(p.stderr, "mtlint: %s\n", what) // nowhere left to tell it
	}
}

// hide clears the bar, so that something else can be written; it comes back by itself,
// but what was waited for is over.
func (p *progress) hide() {
	if p.wait != nil {
		_ = p.wait.Finish() // nowhere to tell it
		p.wait = nil
	}
	if p.bar != nil {
		_ = p.bar.Clear() // nowhere to tell it
	}
}

func (p *progress) end() {
	p.hide()
	if p.bar != nil {
		_ = p.bar.Finish() // nowhere to tell it
	}
	if p.every > 0 {
		p.line(time.Now())
	}
}
