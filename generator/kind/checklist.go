package kind

import (
	"path"
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
)

// Checklist: items to tick, - [ ].
var checklist = Kind{
	Name:    "checklist",
	About:   "items to tick",
	decode:  noFields,
	options: func(o *markup.Options, _ Fields) { o.Checklist = true },
	check:   checkItems,
}

func checkItems(o *Object) diag.List {
	if len(o.Body.Items) > 0 || path.Base(o.Path) == "index.md" || o.Found.HasErrors() || o.Meta.Status == Draft {
		return nil
	}
	if slices.ContainsFunc(o.Body.Refs, func(r markup.Reference) bool { return r.Kind == markup.RefInclude }) {
		return nil // they may stand in a file that is included
	}
	return diag.List{diag.New(diag.ChecklistEmpty, diag.Position{Path: o.Name}, "The checklist has no items.").
		Hinted("Begin each item with - [ ].")}
}
