package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// stoppable returns a context that the first signal ends: the run then ends with what is
// done. The second signal ends the program, once the files are gone that nobody else
// would remove.
func stoppable() context.Context {
	files := &unfinished{names: map[string]bool{}}
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), unfinishedKey{}, files))
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) { // as nohup has it
		signal.Notify(signals, syscall.SIGHUP)
	}
	go func() {
		<-signals
		cancel()
		again := <-signals
		files.remove()
		signal.Reset(again)
		if self, err := os.FindProcess(os.Getpid()); err != nil || self.Signal(again) != nil {
			os.Exit(exitError) // where a program cannot send itself signals
		}
	}()
	return ctx
}

// unfinished names files that have no other name yet.
type unfinished struct {
	mu    sync.Mutex
	names map[string]bool
}

type unfinishedKey struct{}

// unfinishedOf returns those of a run; nil if it cannot be ended by a signal.
func unfinishedOf(ctx context.Context) *unfinished {
	u, _ := ctx.Value(unfinishedKey{}).(*unfinished)
	return u
}

// set says whether a file is unfinished.
func (u *unfinished) set(name string, is bool) {
	if u != nil {
		u.mu.Lock()
		defer u.mu.Unlock()
		u.names[name] = is
	}
}

// remove removes the files. The lock stays: none is made any more.
func (u *unfinished) remove() {
	u.mu.Lock()
	for name, is := range u.names {
		if is {
			_ = os.Remove(name) // nowhere left to tell it
		}
	}
}

// patience tells of a run that was stopped and takes its time to write what is done,
// until its result is called.
func patience(ctx context.Context, stderr io.Writer) (end func()) {
	done := make(chan struct{})
	go func() {
		select {
		case <-ctx.Done():
		case <-done:
			return
		}
		select {
		case <-time.After(time.Second):
			_, _ = fmt.Fprintln(stderr, "\nmtlint: stopping: what is done is being written; a second interrupt ends that too") // nowhere left to tell it
		case <-done:
		}
	}()
	return func() { close(done) }
}
