package lsp

import (
	"slices"
	"strings"
	"time"

	"partnerbook/generator/kind"
	"partnerbook/generator/schema"
	"partnerbook/generator/source"
)

// setting offers keys or values of settings.
func (o *offer) setting(at setting) {
	if at.shape == nil {
		return
	}
	o.typed = at.typed
	if at.key == "" {
		o.keys(at)
		return
	}
	k := at.shape.Get(at.key)
	switch {
	case at.key == "diagnostics" || len(at.path) > 0 && at.path[0] == "diagnostics":
		o.values([]string{"off", "on"})
	case k == nil:
	case !at.quoted:
		o.unquoted(k)
	case o.terms(at.key):
	case len(k.Values) > 0:
		o.values(k.Values)
	default:
		o.reference(at)
	}
}

// keys offers the settings that the table does not have yet.
func (o *offer) keys(at setting) {
	if len(at.path) == 1 && at.path[0] == "diagnostics" {
		return
	}
	for _, k := range at.shape.Keys {
		if at.given[k.Name] {
			continue
		}
		detail := ""
		if k.Required {
			detail = "needed"
		}
		o.addSnippet(k.Name, k.Name+" = "+sample(k), detail, schema.Describe(at.path, k.Name))
	}
}

// sample returns the value of a setting as it is begun.
func sample(k source.Key) string {
	if len(k.Types) == 0 {
		return "$1"
	}
	switch k.Types[0] {
	case source.TextKey:
		return `"$1"`
	case source.TextsKey:
		return `["$1"]`
	case source.FlagKey:
		return "true"
	case source.TableKey, source.FreeKey:
		return "{ $1 }"
	case source.TablesKey:
		return "[ { $1 } ]"
	}
	return "$1"
}

// unquoted offers values that are no text.
func (o *offer) unquoted(k *source.Key) {
	switch {
	case slices.Contains(k.Types, source.FlagKey):
		o.values([]string{"true", "false"})
	case slices.Contains(k.Types, source.DayKey):
		o.add(itemValue, o.settings.Day.Format(time.DateOnly), o.settings.Day.Format(time.DateOnly), "today", "")
		o.add(itemValue, o.settings.Day.AddDate(1, 0, 0).Format(time.DateOnly), o.settings.Day.AddDate(1, 0, 0).Format(time.DateOnly), "in a year", "")
	case slices.Contains(k.Types, source.TextKey):
		for _, v := range k.Values {
			o.add(itemValue, v, `"`+v+`"`, "", "")
		}
	}
}

// reference offers pages, places and sources for those settings that name them.
func (o *offer) reference(at setting) {
	from, inContent := o.contentPath(o.document.name)
	if !inContent {
		from = "" // site.toml names pages as seen from the content folder
	}
	file, place, hasPlace := strings.Cut(at.typed, "#")
	kindName, name, hasKind := strings.Cut(at.typed, ":")
	switch at.key {
	case "sources", "ev":
		o.cites(at.typed)
	case "related", "use", "page", "search_help", "next":
		switch {
		case hasPlace:
			o.typed = place
			o.anchors(o.linked(from, file))
		case hasKind && kind.IsReference(kindName):
			o.typed = name
			o.names(kindName)
		case at.key == "next":
			for _, k := range []string{"checklist:", "template:", "page:", "aid:"} {
				o.add(itemKeyword, k, k, "", "")
			}
		default:
			o.paths(from, isPage)
			o.ids("")
		}
	case "logo":
		o.paths(from, isPicture)
	}
}
