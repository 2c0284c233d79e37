package config

import (
	"fmt"
	"strings"
)

// Start is a file of settings in which all is commented out, to begin with.
func Start() string {
	var b strings.Builder
	b.WriteString(`# Settings of mtlint. What is commented out shows an example, or what holds without it.
# mtlint config show PATH tells what holds for an article, and where it comes from;
# docs/configuration.md explains each setting, mtlint config schema is for editors.
`)
	section := ""
	for _, k := range keys() {
		if s := k.Section(); s != section {
			section = s
			fmt.Fprintf(&b, "\n[%s]\n", s)
		} else if s == "" {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "# %s\n#%s = %s\n", k.Words(), k.Leaf(), example(k))
	}
	b.WriteString(`
# One category: as above, for its findings alone.
#[score.category."fluency/punctuation"]
#minor = 0.1

# One rule: whether it runs, the severity of its findings, and its numbers, which
# mtlint explain RULE lists.
#[rules.misspelled-word]
#enabled = false
#severity = "neutral"

# Some paths: any setting of rules, gate, accepted words or score.
#[[override]]
#paths = ["**/opinion/**"]
#ignore = ["style"]
#gate.fail-under = 70
`)
	return b.String()
}
