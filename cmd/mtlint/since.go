package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/mtlint/mtlint/internal/changes"
	"github.com/mtlint/mtlint/internal/input"
	"github.com/mtlint/mtlint/rules"
)

// unchanged tells which findings have nothing to do with lines that have changed since a
// revision of git. What the arguments name must be in repositories that have it.
func unchanged(ctx context.Context, rev string, args []string) (func(*rules.Result) (func(*rules.Finding) bool, error), error) {
	since, err := changes.New(rev)
	if err != nil {
		return nil, fmt.Errorf("--new-from-rev: %w", err)
	}
	for _, arg := range args {
		if err := since.Check(ctx, arg); err != nil {
			return nil, fmt.Errorf("--new-from-rev %s: %s: %w", rev, arg, err)
		}
	}
	return func(r *rules.Result) (func(*rules.Finding) bool, error) {
		if r.Path == input.Stdin {
			return func(*rules.Finding) bool { return false }, nil
		}
		lines, err := since.Lines(ctx, r.Path)
		if err != nil {
			return nil, fmt.Errorf("--new-from-rev %s: %w", rev, err)
		}
		kind := input.KindOf(r.Path)
		if kind == input.Text && r.Line > 0 {
			kind = input.Records // by its content
		}
		switch kind {
		case input.Records:
			return func(*rules.Finding) bool { return !lines.Touch(r.Line, r.Line) }, nil
		case input.WARC:
			return func(*rules.Finding) bool { return len(lines) == 0 }, nil
		}
		// A contradiction is as new as the newer one of the two places.
		return func(f *rules.Finding) bool {
			return !lines.Touch(f.Start.Line, f.End.Line) &&
				!slices.ContainsFunc(f.Related, func(x rules.Related) bool { return x.Article == "" && lines.Touch(x.Start.Line, x.End.Line) })
		}, nil
	}, nil
}
