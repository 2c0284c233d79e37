package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/mtlint/mtlint/internal/config"
	"github.com/mtlint/mtlint/rules/all"
)

// settingFlags are the flags that say which settings hold: those that name files of
// settings, and those that beat what stands there.
type settingFlags struct {
	path     string
	isolated bool
	given    config.Flags
	files    []string // of rules of the user's own
	own      ownRules
}

// register declares the flags of the settings whose keys do not begin with one of
// the names left out.
func (f *settingFlags) register(fl *pflag.FlagSet, except ...string) {
	f.registerFiles(fl)
	for _, k := range config.FlagKeys() {
		if slices.ContainsFunc(except, func(name string) bool { return strings.HasPrefix(k.Name, name) }) {
			continue
		}
		flag := fl.VarPF(&settingFlag{k, &f.given}, k.Flag, k.Short, k.Help)
		if k.Kind == config.Switch {
			flag.NoOptDefVal = "true"
		}
	}
}

// registerFiles declares the flags that name files.
func (f *settingFlags) registerFiles(fl *pflag.FlagSet) {
	fl.StringVar(&f.path, "config", "", "read the settings from this `file`; else $"+config.EnvVar+", the nearest "+config.Names[0]+" above each input, or your own, if there is one")
	fl.BoolVar(&f.isolated, "isolated", false, "read no file of settings")
	fl.StringArrayVar(&f.files, "rules", nil, "add the rules of your own in this `file`, folder or pattern (docs/custom-rules.md); may be repeated")
}

// open finds the settings for the inputs of a run.
func (f *settingFlags) open(inputs []string) (*config.Config, *config.Settings, error) {
	from, err := config.Process()
	if err != nil {
		return nil, nil, err
	}
	own, err := f.own.load(f.files)
	if err != nil {
		return nil, nil, fmt.Errorf("--rules: %w", err)
	}
	from.Path, from.Isolated, from.Flags, from.Corpus = f.path, f.isolated, f.given, all.Corpus
	from.Rules, from.Custom = slices.Concat(all.List, own), f.own.load
	return config.Open(from, inputs)
}

// A settingFlag is the flag of one key.
type settingFlag struct {
	key   *config.Key
	given *config.Flags
}

// Set checks the value as it would be in a file.
func (f *settingFlag) Set(s string) error {
	at := slices.IndexFunc(*f.given, func(v config.FlagValue) bool { return v.Key == f.key })
	var have any
	if at >= 0 {
		have = (*f.given)[at].Value
	}
	v, err := f.key.Parse(s, have)
	switch {
	case err != nil:
		return err
	case at >= 0:
		(*f.given)[at].Value = v
	default:
		*f.given = append(*f.given, config.FlagValue{Key: f.key, Value: v})
	}
	return nil
}

// String is the default, for the help.
func (f *settingFlag) String() string {
	if f.key == nil || f.key.Default == nil {
		return ""
	}
	return fmt.Sprint(f.key.Default)
}

// Type is what the help calls a value without a name of its own.
func (f *settingFlag) Type() string {
	if f.key.Kind == config.Switch {
		return "bool"
	}
	return "value"
}
