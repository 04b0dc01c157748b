package generator

import (
	_ "embed"
	"strings"
	"testing"
)

// items are the items of the content plan that the pages must cover, one on a line:
// those of templates, checklists, accounts, directory and glossary, and of the councils'
// own document (DSP).
//
//go:embed testdata/items.txt
var items string

// TestItemsAreCovered holds the knowledge base to the items. The pages of sources name
// all of them and do not count: readers need more than that.
func TestItemsAreCovered(t *testing.T) {
	e := ownBuilt(t).edition
	covered := map[string]bool{}
	for i := range e.Site.Pages {
		meta := e.Site.Pages[i].Meta()
		for _, item := range meta.Inventory {
			covered[item] = covered[item] || meta.Kind != "source"
		}
	}
	for item := range strings.FieldsSeq(items) {
		if !covered[item] {
			t.Errorf("no page covers %s: add it to the inventory of the page that does", item)
		}
	}
}
