package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// One pass writes several outputs, each what it would be alone.
func TestSeveralOutputs(t *testing.T) {
	folder(t)
	_, table, _ := mtlint(t, "", "check", "bad.txt", "good.txt")
	_, json, _ := mtlint(t, "", "check", "-f", "json", "bad.txt", "good.txt")
	_, lines, _ := mtlint(t, "", "check", "-f", "concise", "bad.txt", "good.txt")
	for _, c := range []struct{ args, stdout, json, lines string }{
		{"-o json=out.json -o concise=out.txt -o table", table, json, lines},
		{"-o json=out.json -o concise=out.txt", "", json, lines},
		{"-o concise -f concise", lines, "", ""},
		{"-o json=out.json -f concise", lines, json, ""},
		{"-o json=out.json -f concise -o out.txt", "", json, lines},
		{"-o json=- -f concise -o out.txt", json, "", lines},
		{"-o ./out.json -f json", "", json, ""},
	} {
		_, stdout, stderr := mtlint(t, "", append([]string{"check", "bad.txt", "good.txt"}, strings.Fields(c.args)...)...)
		if stdout != c.stdout || stderr != "" {
			t.Errorf("%s: stdout %q, stderr %q", c.args, stdout, stderr)
		}
		for name, want := range map[string]string{"out.json": c.json, "out.txt": c.lines} {
			got, err := os.ReadFile(name)
			if string(got) != want || (err != nil) != (want == "") {
				t.Errorf("%s: %s: %v %s", c.args, name, err, got)
			}
			_ = os.Remove(name) // it may not be there
		}
	}
}

// The report of the run before is not an article of this one.
func TestOutputInTheFolder(t *testing.T) {
	folder(t)
	for range 2 {
		_, _, stderr := mtlint(t, "", "audit", "-f", "html", "-o", "report.html", "-o", "csv=scores.txt", "-o", "jsonl", ".")
		if strings.Contains(stderr, "scores") {
			t.Error(stderr)
		}
		page, err := os.ReadFile("scores.txt")
		if err != nil || strings.Contains(string(page), "report.html") || strings.Contains(string(page), "scores.txt") || !strings.Contains(string(page), "good.txt") {
			t.Errorf("%v %s", err, page)
		}
	}
}

func TestOutputsThatCannotBe(t *testing.T) {
	folder(t)
	for args, want := range map[string]string{
		"-o table -o json":                     "both table and json cannot go to standard output",
		"-o table -f json":                     "both --output table and --format json cannot go to standard output",
		"-o json=a -o concise=./a":             "both json and concise cannot go to ./a",
		"-o jsn=a":                             `--output jsn=a: unknown format "jsn"`,
		"-o json=":                             "--output json=: name a file after the =",
		"-o json=no/such/folder":               "--output no/such/folder: cannot be written: no such file",
		"-o json=a.json -o concise=.":          "--output .: is a folder",
		"-o json=a.json -o concise=/dev/full":  "cannot write the results: write /dev/full: no space left",
		"-o json=/dev/full -o concise=a.txt":   "cannot write the results: write /dev/full: no space left",
		"-o concise=a.txt no-such-article.txt": "mtlint: no-such-article.txt: no such file",
	} {
		code, _, stderr := mtlint(t, "", append([]string{"check", "bad.txt"}, strings.Fields(args)...)...)
		if code != exitError || !strings.Contains(stderr, want) {
			t.Errorf("%s: exit %d, %q", args, code, stderr)
		}
	}
	if got := files(t); got != "a.txt bad.txt empty.txt good.txt pdf.txt set.jsonl" {
		t.Errorf("what is left: %s", got) // a.txt: an article that is missing spoils no report
	}
}

// files lists the working folder, hidden files included.
func files(t *testing.T) string {
	t.Helper()
	list, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

// Nobody is told of a pipe that its reader has closed, and nothing is left behind.
func TestBrokenPipe(t *testing.T) {
	folder(t)
	before := files(t)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, args := range []string{"check bad.txt", "check -o json=out.json -o table bad.txt", "audit bad.txt", "rules", "version", "check --help"} {
		var stderr bytes.Buffer
		if code := run(context.Background(), strings.Fields(args), nil, w, &stderr); stderr.Len() > 0 || code == exitFail {
			t.Errorf("%s: exit %d, %q", args, code, &stderr)
		}
	}
	if after := files(t); after != before {
		t.Errorf("left behind: %s", after)
	}
}

// Tools find a finding in the file as it lies there: in a page at its place, in a
// file of many articles on the record's line.
func TestPlacesForTools(t *testing.T) {
	folder(t)
	writeFile(t, "page.html", "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Ferry Crews Return</title></head>\n<body><main>\n<h1>Ferry Crews Return</h1>\n<p>The crews of the <b>island</b> ferries went back to work on Tuesday, and the&#32;the first boat left the harbour at dawn with forty passengers on board.</p>\n</main></body></html>\n")
	writeFile(t, "pages.warc", warcRecord(readFile(t, "good.txt"))+warcRecord("Ferry Crews Return\n\nThe crews went back to the the ferries on Tuesday, and nobody in the harbour was surprised.\n"))
	for args, want := range map[string]string{
		"page.html":  "news/page.html,line=5,endLine=5,col=77,endColumn=88::",
		"pages.warc": "news/pages.warc,line=2,endLine=2::https://example.org/a, 3:24: ",
		"set.jsonl":  "news/set.jsonl,line=3,endLine=3::b, 3:1: ",
	} {
		if err := os.MkdirAll("repository/.git", 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll("repository/news", 0o700); err != nil {
			t.Fatal(err)
		}
		writeFile(t, "repository/news/"+args, readFile(t, args))
		t.Chdir("repository/news")
		if _, out, _ := mtlint(t, "", "check", "--format", "github", args); !strings.Contains(out, "title=doubled-word (minor),file="+want) {
			t.Errorf("%s: no %s in\n%s", args, want, out)
		}
		t.Chdir("../..")
	}
}

func warcRecord(text string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/a\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(text), text)
}

// A program can give an article, wait for what was found, and give the next one.
func TestDialogue(t *testing.T) {
	in, give := io.Pipe()
	get, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := get.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	ended := make(chan int)
	go func() {
		ended <- run(t.Context(), []string{"check", "-f", "jsonl", "--fail-under", "0", "-"}, in, out, io.Discard)
	}()
	lines := bufio.NewScanner(get)
	for i := range 4 {
		if _, err := fmt.Fprintf(give, "{\"id\":%d,\"text\":%s}\n", i, quote(good)); err != nil {
			t.Fatal(err)
		}
		if !lines.Scan() || !strings.Contains(lines.Text(), fmt.Sprintf(`"id":%d`, i)) {
			t.Fatalf("article %d: %v", i, lines.Err())
		}
	}
	if err := give.Close(); err != nil {
		t.Fatal(err)
	}
	if code := <-ended; code != 0 {
		t.Errorf("exit %d", code)
	}
}
