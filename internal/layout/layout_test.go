// Package layout holds the packages of the module to who may import whom.
package layout

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/mtlint/mtlint/"

// allowed lists, for each package or folder of packages (ending in a slash), what
// of the module it may import. What is not listed imports nothing of the module.
var allowed = map[string]string{
	"internal/article":  "internal/lang internal/text",
	"internal/lang":     "internal/text",
	"internal/layer":    "internal/article internal/lang internal/tagger internal/text",
	"internal/tagger":   "internal/lang internal/text",
	"internal/detector": "internal/article internal/lang internal/layer internal/tagger internal/text",
	"internal/order":    "internal/article internal/detector internal/lang internal/layer internal/tagger internal/text",
	"internal/corrupt":  "internal/lang internal/pattern",
	"internal/train/":   "internal/article internal/corrupt internal/detector internal/lang internal/layer internal/order internal/pattern internal/tagger internal/text internal/train/masc internal/train/prose",
	"internal/pattern":  "internal/article internal/lang internal/layer internal/text rules",
	"internal/diff":     "internal/text",
	"rules":             "internal/article internal/mqm internal/text",
	"rules/accuracy":    dimension,
	"rules/design":      dimension,
	"rules/fluency":     dimension,
	"rules/locale":      dimension,
	"rules/style":       dimension,
	"rules/terminology": dimension,
	"rules/corpus":      dimension,
	"rules/custom":      dimension + " internal/engine",
	"rules/all":         "rules rules/",
	"internal/engine":   "internal/article internal/detector internal/lang internal/layer internal/mqm internal/text rules",
	"internal/baseline": "internal/atomicfile rules",
	"internal/fix":      "internal/article internal/engine internal/input internal/text rules",
	"internal/scratch":  "",
	"internal/audit":    "internal/article internal/baseline internal/diff internal/engine internal/input internal/lang internal/layer internal/mqm internal/scratch internal/text rules",
	"internal/input":    "internal/article internal/lang internal/layer internal/text",
	"report":            "internal/article internal/mqm internal/scratch internal/stats internal/text rules",
	"internal/gen/":     "internal/config internal/engine internal/gen/ internal/lang internal/mqm internal/text rules rules/all",
	"internal/config":   "internal/engine internal/input internal/lang internal/mqm rules",
	// The public interface, which alone is named in full.
	"github.com/mtlint/mtlint": "internal/article internal/config internal/engine internal/input internal/lang rules rules/all rules/custom",
	"cmd/mtlint":               "internal/atomicfile internal/audit internal/baseline internal/changes internal/config internal/diff internal/fix internal/engine internal/input internal/lang internal/mqm report rules rules/all rules/custom",
}

const dimension = "internal/article internal/detector internal/diff internal/lang internal/layer internal/mqm internal/order internal/pattern internal/tagger internal/text rules"

func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	seen := 0
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		seen++
		name := strings.TrimPrefix(p.ImportPath, module)
		may := rule(name)
		for _, i := range p.Imports {
			if own, ok := strings.CutPrefix(i, module); ok && !matches(own, may) {
				t.Errorf("%s must not import %s: see the table in internal/layout", name, own)
			}
		}
	}
	if seen < 10 {
		t.Fatalf("only %d packages seen", seen)
	}
}

func rule(name string) []string {
	if may, ok := allowed[name]; ok {
		return strings.Fields(may)
	}
	for folder, may := range allowed {
		if strings.HasSuffix(folder, "/") && strings.HasPrefix(name, folder) {
			return strings.Fields(may)
		}
	}
	return nil
}

func matches(name string, may []string) bool {
	for _, m := range may {
		if name == m || strings.HasSuffix(m, "/") && strings.HasPrefix(name, m) {
			return true
		}
	}
	return false
}
