package schema

import (
	"encoding/json"
	"strings"
	"testing"

	"partnerbook/generator/aid"
	"partnerbook/generator/data"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
)

// shapes are all settings that there are.
func shapes() map[string]*source.Shape {
	out := map[string]*source.Shape{
		"site": source.ConfigShape(), "glossary": source.GlossaryShape(), "search": source.SearchShape(), "data": data.DescriptionShape(),
	}
	for _, name := range kind.Names() {
		out[name] = kind.Settings(source.PlainConfig(), name)
	}
	for _, k := range aid.Kinds() {
		out["aid "+string(k)] = kind.AidSettings(source.PlainConfig(), k)
	}
	out["glossary-translation"] = source.GlossaryTranslationShape()
	out["aid-translation"] = kind.AidTranslationSettings(source.PlainConfig())
	return out
}

// TestEverySettingIsDescribed finds settings of which nobody says what they are for, and words
// about settings that there are not.
func TestEverySettingIsDescribed(t *testing.T) {
	used := map[string]bool{}
	var look func(where string, s *source.Shape, path []string)
	look = func(where string, s *source.Shape, path []string) {
		for _, k := range s.Keys {
			if Describe(path, k.Name) == "" {
				t.Errorf("%s: nothing says what %s is for", where, strings.Join(append(path, k.Name), "."))
			}
			names := append(append([]string{}, path...), k.Name)
			for i := range names {
				if _, ok := words[strings.Join(names[i:], ".")]; ok {
					used[strings.Join(names[i:], ".")] = true
					break
				}
			}
			if k.Table != nil {
				look(where, k.Table, names)
			}
		}
	}
	for where, s := range shapes() {
		look(where, s, nil)
	}
	for key := range words {
		if !used[key] {
			t.Errorf("%q is described, and there is no such setting", key)
		}
	}
}

func TestEverySchemaIsJSON(t *testing.T) {
	for _, name := range Names() {
		s, err := Of(name, source.PlainConfig())
		if err != nil || !json.Valid(s) || titles[name] == "" {
			t.Errorf("%s: %v\n%s", name, err, s)
		}
	}
	if _, err := Of("no such thing", source.PlainConfig()); err == nil {
		t.Error("there is a schema of nothing")
	}
}
