// Package schema says which settings there are, in a form that editors know: JSON Schema,
// draft 7, which is the newest that the tools for TOML read.
//
// Nothing here is a list of settings. Which there are, and of what types, is written down by
// running the code that reads them (source.Shape), so a setting that is new there is new here.
// Only what each is for stands here (words.go), and a test looks for each. Tests judge all content
// by the schemas with github.com/google/jsonschema-go, which is small and needs nothing else.
package schema

import (
	"encoding/json"
	"fmt"
	"slices"

	"partnerbook/generator/aid"
	"partnerbook/generator/data"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
)

// Names returns what there are schemas of.
func Names() []string {
	return []string{"front-matter", "site", "aid", "aid-translation", "glossary", "glossary-translation", "search", "data"}
}

// Of returns the schema of a name, indented and with a line end. config are the settings of the
// site, whose topics and models front matter and aids can name.
func Of(name string, config source.Config) ([]byte, error) {
	var s object
	switch name {
	case "front-matter":
		s = frontMatter(config)
	case "site":
		s = table(source.ConfigShape(), nil)
	case "aid":
		s = aids(config)
	case "aid-translation":
		s = table(kind.AidTranslationSettings(config), nil)
	case "glossary":
		s = table(source.GlossaryShape(), nil)
	case "glossary-translation":
		s = table(source.GlossaryTranslationShape(), nil)
	case "search":
		s = table(source.SearchShape(), nil)
	case "data":
		s = table(data.DescriptionShape(), nil)
	default:
		return nil, fmt.Errorf("there is no schema of %q", name)
	}
	s["$schema"] = "http://json-schema.org/draft-07/schema#"
	s["title"] = titles[name]
	out, err := json.MarshalIndent(s, "", "  ")
	return append(out, '\n'), err
}

var titles = map[string]string{
	"front-matter":    "Settings of a page of Partnerbook",
	"site":            "site.toml of Partnerbook",
	"aid":             "A decision aid of Partnerbook",
	"aid-translation": "The texts of a decision aid in another language, for Partnerbook",

	"glossary":             "glossary.toml of Partnerbook",
	"glossary-translation": "glossary.cy.toml of Partnerbook",
	"search":               "search.toml of Partnerbook",
	"data":                 "The description of a file of figures of Partnerbook",
}

// object is a part of a schema. encoding/json writes its keys in order.
type object map[string]any

// frontMatter returns the schema of the settings of all kinds of page. A setting that only some
// kinds have asks for one of those, and a kind asks for what it needs.
func frontMatter(config source.Config) object {
	all := new(source.Shape)
	owners, needs := map[string][]string{}, map[string][]string{}
	var own []string
	for _, name := range kind.Names() {
		for _, k := range kind.Settings(config, name).Keys {
			if isOwn := slices.Contains(kind.OwnKeys(name), k.Name); isOwn {
				if owners[k.Name] == nil {
					own = append(own, k.Name)
				}
				owners[k.Name] = append(owners[k.Name], name)
				if k.Required {
					needs[name] = append(needs[name], k.Name)
				}
				k.Required = false
			}
			if all.Get(k.Name) == nil {
				all.Keys = append(all.Keys, k)
			}
		}
	}
	s := table(all, nil)
	var rules []object
	for _, key := range own {
		then := object{"properties": object{"kind": object{"enum": owners[key]}}}
		if !slices.Contains(owners[key], kind.Names()[0]) { // which pages are that do not say
			then["required"] = []string{"kind"}
		}
		rules = append(rules, object{"if": object{"required": []string{key}}, "then": then})
	}
	for _, name := range kind.Names() {
		if needs[name] != nil {
			is := object{"properties": object{"kind": object{"const": name}}, "required": []string{"kind"}}
			rules = append(rules, object{"if": is, "then": object{"required": needs[name]}})
		}
	}
	s["allOf"] = rules
	return s
}

// aids returns the schema of decision aids: one of the five.
func aids(config source.Config) object {
	var kinds []object
	for _, k := range aid.Kinds() {
		s := table(kind.AidSettings(config, k), nil)
		s["title"] = string(k)
		kinds = append(kinds, s)
	}
	return object{"oneOf": kinds}
}

// table returns the schema of a table; path are the tables that it stands in.
func table(shape *source.Shape, path []string) object {
	if len(shape.Keys) == 0 {
		return object{"type": "object"} // its keys are names that the author gives
	}
	properties := object{}
	var required []string
	for _, k := range shape.Keys {
		p := value(k, path)
		if about := Describe(path, k.Name); about != "" {
			p["description"] = about
		}
		properties[k.Name] = p
		if k.Required {
			required = append(required, k.Name)
		}
	}
	s := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

// value returns the schema of the values of a setting.
func value(k source.Key, path []string) object {
	var forms []object
	for _, t := range k.Types {
		if t == source.AnyKey && len(k.Types) > 1 {
			continue // it was looked at as a whole, and then as what it is
		}
		forms = append(forms, form(k, t, append(slices.Clone(path), k.Name)))
	}
	switch len(forms) {
	case 0:
		return object{}
	case 1:
		return forms[0]
	}
	return object{"anyOf": forms}
}

func form(k source.Key, t source.KeyType, path []string) object {
	switch t {
	case source.TextKey:
		return text(k)
	case source.TextsKey:
		return object{"type": "array", "items": text(k)}
	case source.FlagKey:
		return object{"type": "boolean"}
	case source.NumberKey:
		return object{"type": "integer"}
	case source.RealKey:
		return object{"type": "number"}
	case source.DayKey:
		return object{"type": "string", "format": "date"} // as tools for TOML have dates
	case source.TableKey:
		return table(k.Table, path)
	case source.TablesKey:
		return object{"type": "array", "items": table(k.Table, path)}
	case source.FreeKey:
		return object{"type": "object"}
	}
	return object{}
}

func text(k source.Key) object {
	s := object{"type": "string"}
	if k.Values != nil {
		s["enum"] = k.Values
	}
	if k.Pattern != "" {
		s["pattern"] = k.Pattern
	}
	return s
}
