package kind

import (
	"path"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
)

// Checklist: items to tick, - [ ].
var checklist = Kind{
	Name:    "checklist",
	decode:  noFields,
	options: func(o *markup.Options, _ Fields) { o.Checklist = true },
	check:   checkItems,
}

func checkItems(o *Object) diag.List {
	if o.Body.Items > 0 || path.Base(o.Path) == "index.md" || o.Found.HasErrors() || o.Meta.Status == Draft {
		return nil
	}
	return diag.List{diag.New(diag.ChecklistEmpty, diag.Position{Path: o.Name}, "The checklist has no items.").
		Hinted("Begin each item with - [ ].")}
}
