package config

import (
	"bytes"
	"encoding/json"
	"math"
)

// Schema returns the JSON Schema of a file of settings, for editors.
func (t *Table) Schema() []byte {
	top := t.root.schema(true)
	top["$schema"] = "http://json-schema.org/draft-07/schema#"
	top["$id"] = "urn:mtlint:settings"
	top["title"] = "mtlint.toml"
	top["description"] = "Settings of mtlint; see docs/configuration.md."
	override := t.root.schema(false)
	override["description"] = "settings for some paths"
	override["required"] = []string{pathsKey}
	own := override["properties"].(map[string]any)
	own[pathsKey] = (&Key{Kind: List, Help: pathsHelp}).schema()
	for name, s := range top["properties"].(map[string]any) {
		if t.root.at[name].everyPath() {
			own[name] = map[string]any{"$ref": "#/definitions/" + name}
			top["properties"].(map[string]any)[name] = own[name]
			top["definitions"] = with(top["definitions"], name, s)
		}
	}
	top["definitions"] = with(top["definitions"], "enabled", (&Key{Kind: Switch, Help: "whether the rule runs"}).schema())
	top["definitions"] = with(top["definitions"], "severity", (&Key{Kind: Choice, Choices: severities, Help: "severity of all findings of the rule"}).schema())
	t.describe(top["definitions"].(map[string]any)["rules"].(map[string]any)["properties"].(map[string]any))
	top["properties"] = with(top["properties"], overrides, map[string]any{"type": "array", "items": override})
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	_ = enc.Encode(top) // maps of plain values always can be
	return b.Bytes()
}

// describe tells what each rule finds, and says what all rules have in one place.
func (t *Table) describe(properties map[string]any) {
	for _, m := range t.Rules {
		rule := properties[m.ID].(map[string]any)
		rule["description"] = m.Name
		for _, name := range []string{"enabled", "severity"} {
			rule["properties"] = with(rule["properties"], name, map[string]any{"$ref": "#/definitions/" + name})
		}
	}
}

func with(m any, name string, v any) map[string]any {
	made, _ := m.(map[string]any)
	if made == nil {
		made = map[string]any{}
	}
	made[name] = v
	return made
}

// everyPath reports whether all keys of a section may differ from path to path.
func (s *section) everyPath() bool {
	if s.key != nil {
		return s.key.PerPath
	}
	for _, sub := range s.subs {
		if !sub.everyPath() {
			return false
		}
	}
	return true
}

// schema describes a section, without what holds for the whole run unless that is
// asked for.
func (s *section) schema(run bool) map[string]any {
	if s.key != nil {
		return s.key.schema()
	}
	properties := map[string]any{}
	for _, sub := range s.subs {
		if sub.key == nil || run || sub.key.PerPath {
			properties[sub.name] = sub.schema(run)
		}
	}
	made := map[string]any{"type": "object", "additionalProperties": false, "properties": properties}
	if s.name == "rules" { // those of the user are not known here
		made["additionalProperties"] = map[string]any{
			"type": "object",
			"properties": map[string]any{
				"enabled":  map[string]any{"$ref": "#/definitions/enabled"},
				"severity": map[string]any{"$ref": "#/definitions/severity"},
			},
		}
	}
	return made
}

func (k *Key) schema() map[string]any {
	made := map[string]any{"description": k.Words()}
	if k.Default != nil {
		made["default"] = k.Default
	}
	switch k.Kind {
	case Choice:
		made["enum"] = k.Choices
	case Switch:
		made["type"] = "boolean"
	case Number, Whole:
		made["type"] = "number"
		if k.Kind == Whole {
			made["type"] = "integer"
		}
		made["minimum"] = k.Min
		if k.Max != math.MaxInt32 {
			made["maximum"] = k.Max
		}
	case List:
		made["type"], made["items"] = "array", map[string]any{"type": "string", "minLength": 1}
	default:
		made["type"], made["minLength"] = "string", 1
	}
	return made
}
