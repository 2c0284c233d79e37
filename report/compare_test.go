package report

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mtlint/mtlint/internal/mqm"
	"github.com/mtlint/mtlint/rules"
)

// comparePairs has an article that lost its findings, one that is the same, one on
// each side alone, and one that could not be checked.
func comparePairs() []rules.Pair {
	all := results()
	bad := all[0]
	mended := &rules.Result{Path: "b/ferry.txt", Title: bad.Title, Lang: "en", Score: mqm.NewScore(220, 5), Findings: bad.Findings[:1]}
	p := rules.Pair{Name: "ferry.txt", A: bad, B: mended, Kept: 1}
	p.Gone = []rules.Change{
		{Finding: &bad.Findings[1], Words: "had passed [-a legislation-]{+a law+} that raises the …"},
		{Finding: &bad.Findings[3]},
	}
	return []rules.Pair{
		p,
		{Name: "fair.txt", A: all[1], B: all[1]},
		{Name: "old.txt", A: all[1]},
		{Name: "new.txt", B: all[1]},
		{Name: "empty.txt", A: all[1], B: all[2]},
	}
}

func renderPairs(t *testing.T, f CompareFormat, pairs []rules.Pair, repeated int) string {
	t.Helper()
	var out bytes.Buffer
	w := f.New(&out, CompareOptions{Options{Version: "v0", View: View{Top: 3}}, "old/", "new/"})
	for i := range pairs {
		if err := w.Write(&pairs[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.End(repeated); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCompareFormats(t *testing.T) {
	for _, f := range CompareFormats {
		got, golden := renderPairs(t, f, comparePairs(), 2), filepath.Join("testdata", "compare."+f.Name+".golden")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s has changed; go test ./report -update writes it anew:\n%s", f.Name, got)
		}
	}
	if got := renderPairs(t, CompareTable, nil, 0); !strings.Contains(got, "No article is in both") {
		t.Errorf("%q", got)
	}
}

func TestCompareSchema(t *testing.T) {
	schema := compileSchema(t, "compare", "")
	full := renderPairs(t, CompareJSON, comparePairs(), 2)
	for _, text := range []string{full, renderPairs(t, CompareJSON, nil, 0)} {
		if err := validate(schema, text); err != nil {
			t.Errorf("%v\n%s", err, text)
		}
	}
	if validate(schema, strings.Replace(full, `"kept":1`, `"kept":-1`, 1)) == nil || validate(schema, strings.Replace(full, `"gone":[`, `"went":[`, 1)) == nil {
		t.Error("the schema accepts anything")
	}
}
