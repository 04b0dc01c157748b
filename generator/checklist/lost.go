package checklist

import (
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Lost reports what an edit would lose: items of the lock that are gone. An item with
// words like those is most likely the same. exempt tells which lists are drafts, of
// which nothing is published.
//
// Items that the lock does not have yet are no problem: nobody can have noted
// anything of what was not published, and a warning at each new line would teach
// authors to pass over warnings.
func Lost(lock []Locked, lists []List, name string, exempt func(key string) bool) diag.List {
	byKey := map[string]*List{}
	for i := range lists {
		byKey[lists[i].Key()] = &lists[i]
	}
	gone := map[string][]Locked{}
	for _, l := range Missing(lock, Lock(lists)) {
		if !exempt(l.List) {
			gone[l.List] = append(gone[l.List], l)
		}
	}
	var found diag.List
	for key, lines := range gone {
		if l := byKey[key]; l != nil {
			found.Add(lostItems(l, lines, lock, name)...)
			continue
		}
		found.Add(diag.New(diag.ChecklistLost, at(name, lines[0]), "The checklist “%s” is gone, with its %d items.", key, len(lines)).
			Hinted("If its file has another name now, put id = \"%s\" into its settings. If it is meant to be gone, run `partnerbook checklist lock`.", key))
	}
	return found
}

func at(name string, l Locked) diag.Position {
	return diag.Position{Path: name, Line: l.Line, Column: 1}
}

func lostItems(l *List, gone, lock []Locked, name string) diag.List {
	var fresh []Item
	for _, item := range l.Items {
		if _, known := slices.BinarySearchFunc(lock, Locked{List: l.Key(), Item: item.ID}, compareLocked); !known {
			fresh = append(fresh, item)
		}
	}
	var found diag.List
	for _, lost := range gone {
		i := likest(lost.Words, fresh)
		if i < 0 {
			found.Add(diag.New(diag.ChecklistLost, at(name, lost), "The item “%s” (%s) is no longer in %s.", lost.Words, lost.Item, l.Name).
				Hinted("Removed: readers’ notes on it will be shown as belonging to an item that is gone. If that is meant, run `partnerbook checklist lock`."))
			continue
		}
		item := fresh[i]
		fresh = slices.Delete(fresh, i, i+1)
		found.Add(diag.New(diag.ChecklistLost, item.Pos, "This item had the name “%s” until now, and readers’ ticks hang on that name.", lost.Item).
			Hinted("%s", keepName(lost.Item)).See(at(name, lost), "It began “%s”.", lost.Words))
	}
	return found
}

func keepName(id string) string {
	return "Add {#" + id + "} to the end of this item to keep readers’ ticks. If it is another item, run `partnerbook checklist lock`."
}

// likest returns the index of the item whose first words are most like some, or -1 if
// none shares half of them.
func likest(words string, items []Item) int {
	best, score := -1, 0.0
	for i, item := range items {
		if s := likeness(words, firstWords(item.Words)); s > score {
			best, score = i, s
		}
	}
	if score < 0.5 {
		return -1
	}
	return best
}

// likeness is the share of words that two texts have in common.
func likeness(a, b string) float64 {
	wordsOf := func(s string) []string {
		words := strings.Split(source.Slug(s), "-")
		slices.Sort(words)
		return slices.Compact(words)
	}
	x, y := wordsOf(a), wordsOf(b)
	common := 0
	for _, word := range x {
		if slices.Contains(y, word) {
			common++
		}
	}
	return float64(common) / float64(min(len(x), len(y)))
}
