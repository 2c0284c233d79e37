package input

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What is ignored is what git ignores: the expectations are those of
// git ls-files --others --exclude-standard.
func TestIgnored(t *testing.T) {
	const files = "a/b/x.txt a/keep.txt a/x.txt build/z.txt data/keep.txt data/sub/y.txt data/x.txt dir.txt/in.txt keep.txt src/build/z.txt x.txt {a}.txt"
	for _, c := range []struct{ name, root, a, b, want string }{
		{"names", "x.txt\n# keep.txt\n\n", "", "", "a/keep.txt build/z.txt data/keep.txt data/sub/y.txt dir.txt/in.txt keep.txt src/build/z.txt {a}.txt"},
		{"paths", "/build\ndata/sub\n/x.txt\r\n", "", "", "a/b/x.txt a/keep.txt a/x.txt data/keep.txt data/x.txt dir.txt/in.txt keep.txt src/build/z.txt {a}.txt"},
		{"folders", "build/\n*.txt/\nx.txt/\n", "", "", "a/b/x.txt a/keep.txt a/x.txt data/keep.txt data/sub/y.txt data/x.txt keep.txt x.txt {a}.txt"},
		{"all but one", "*\n!*/\n!keep.txt\n", "", "", "a/keep.txt data/keep.txt keep.txt"},
		{"what is in a folder, but one", "/data/*\n!/data/keep.txt\n", "", "", "a/b/x.txt a/keep.txt a/x.txt build/z.txt data/keep.txt dir.txt/in.txt keep.txt src/build/z.txt x.txt {a}.txt"},
		{"all in a folder", "data/**\n**/build/**\n", "", "", "a/b/x.txt a/keep.txt a/x.txt dir.txt/in.txt keep.txt x.txt {a}.txt"},
		{"the nearest file decides", "*.txt\n!/keep.txt\n", "", "!x.txt\n", "a/b/x.txt keep.txt"},
		{"the last line decides", "!x.txt\n*.txt\n!/a/x.txt\n", "", "", "a/x.txt"},
		{"an ignored folder is lost", "/a\n!/a/keep.txt\n", "", "", "build/z.txt data/keep.txt data/sub/y.txt data/x.txt dir.txt/in.txt keep.txt src/build/z.txt x.txt {a}.txt"},
		{"braces and escapes", "{a,x}.txt\n\\keep.txt\n[!a-y].txt\nz.tx? \n", "", "", "a/b/x.txt a/x.txt data/sub/y.txt data/x.txt dir.txt/in.txt x.txt {a}.txt"},
		{"of a folder", "", "/x.txt\nkeep.txt\n", "", "a/b/x.txt build/z.txt data/keep.txt data/sub/y.txt data/x.txt dir.txt/in.txt keep.txt src/build/z.txt x.txt {a}.txt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := map[string]string{".gitignore": c.root, "a/.gitignore": c.a, "a/b/.gitignore": c.b}
			for _, name := range strings.Fields(files) {
				all[name] = ""
			}
			root := tree(t, all)
			var got []string
			for p := range new(Finder).Find([]string{root}) {
				rel, err := filepath.Rel(root, p.Name)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, filepath.ToSlash(rel))
			}
			if want := strings.Fields(c.want); !slices.Equal(got, want) {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}
