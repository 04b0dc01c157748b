package generator

import (
	_ "embed"
	"slices"
	"strings"
	"testing"

	"partnerbook/generator/site"
	"partnerbook/generator/testrun"
)

// items are the items of the content plan, which the pages must cover, one on a line.
//
//go:embed testdata/content/items.txt
var items string

// facts are what the pages that name an item must say, word for word: on each line an
// item, a tab and a figure, name or date. A fact that several pages could hold must
// stand on one of them.
//
//go:embed testdata/content/facts.tsv
var facts string

// coveredBy returns, by item, the pages that name it. Pages of sources name all items
// and do not count: readers need more than that.
func coveredBy(e *Edition) map[string][]site.PageID {
	out := map[string][]site.PageID{}
	for i := range e.Site.Pages {
		meta := e.Site.Pages[i].Meta()
		for _, item := range meta.Inventory {
			if meta.Kind != "source" {
				out[item] = append(out[item], site.PageID(i))
			}
		}
	}
	return out
}

// TestContentCoversEveryItem holds the knowledge base to the items.
func TestContentCoversEveryItem(t *testing.T) {
	covered := coveredBy(ownBuilt(t).edition)
	wanted := strings.Fields(items)
	for _, item := range wanted {
		if len(covered[item]) == 0 {
			t.Errorf("no page covers %s: add it to the inventory of the page that does", item)
		}
	}
	for item := range covered {
		if !slices.Contains(wanted, item) {
			t.Errorf("%s is no item", item)
		}
	}
	if len(wanted) != 552 {
		t.Errorf("there are %d items, want 552", len(wanted))
	}
}

// TestContentHoldsTheFacts looks for each fact on the pages that cover its item.
func TestContentHoldsTheFacts(t *testing.T) {
	testrun.Alone(t)
	e, pages := ownBuilt(t).edition, ownPages(t)
	covered, texts := coveredBy(e), map[site.PageID]string{}
	for _, ids := range covered {
		for _, id := range ids {
			if texts[id] == "" {
				texts[id] = plain(strings.Join(pages.pages[e.Site.Pages[id].URL].prose(), "\n"))
			}
		}
	}
	count := 0
	for line := range strings.Lines(facts) {
		item, fact, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if count++; !slices.ContainsFunc(covered[item], func(id site.PageID) bool { return strings.Contains(texts[id], plain(fact)) }) {
			t.Errorf("no page that covers %s says %q", item, fact)
		}
	}
	if count < 500 {
		t.Errorf("there are %d facts", count)
	}
}

// plain evens out what may differ between two ways to set the same words.
func plain(text string) string {
	return strings.NewReplacer("\u00a0", " ", "’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-").Replace(strings.ToLower(text))
}
