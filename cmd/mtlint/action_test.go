package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// The scripts of the action build mtlint, annotate, hand on the findings and fail
// where mtlint does.
func TestAction(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(root, "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var action struct {
		Runs struct {
			Steps []struct {
				ID, Name, Run string
				Env           map[string]string
			}
		}
	}
	if err := yaml.Unmarshal(data, &action); err != nil {
		t.Fatal(err)
	}
	folder(t)
	temp := t.TempDir()
	for i, c := range []struct {
		args, paths string
		code        int
		annotations int
		sarif       bool
	}{
		{"", "good.txt", 0, 0, true},
		{"--fail-under=100\n--quiet\n\n", "good.txt\nbad.txt", 1, 4, true},
		{"", "missing file.txt\ngood.txt", 2, 1, true},
		{"--nonsense", "good.txt", 2, 0, false},
	} {
		output := filepath.Join(temp, "output")
		if err := os.WriteFile(output, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		_ = os.Remove(filepath.Join(temp, "mtlint.sarif")) // of the case before
		log, code := "", 0
		for _, s := range action.Runs.Steps {
			if s.Run == "" || code != 0 || i > 0 && s.ID == "" { // one build is enough
				continue
			}
			cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
			cmd.Env = append(os.Environ(), "RUNNER_TEMP="+temp, "GITHUB_ACTION_PATH="+root, "GITHUB_OUTPUT="+output)
			for name, value := range s.Env {
				value = strings.NewReplacer("${{ inputs.command }}", "check", "${{ inputs.args }}", c.args, "${{ inputs.paths }}", c.paths).Replace(value)
				cmd.Env = append(cmd.Env, name+"="+value)
			}
			out, _ := cmd.CombinedOutput() // its exit code is looked at
			log, code = log+string(out), cmd.ProcessState.ExitCode()
		}
		handed, err := os.ReadFile(output)
		if err != nil {
			t.Fatal(err)
		}
		if code != c.code || strings.Count("\n"+log, "\n::") != c.annotations || strings.HasPrefix(string(handed), "sarif=") != c.sarif {
			t.Errorf("%q %q: exit %d, output %q\n%s", c.args, c.paths, code, handed, log)
		}
	}
}
