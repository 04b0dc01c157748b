package checklist

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"partnerbook/generator/diag"
)

// List is a checklist as its page has it.
type List struct {
	ID       string // the page's id, else its path without its ending; translations have that of the original
	Language string // of a translation; "" for the original
	Name     string // the path of its file that the author knows
	Title    string
	Site     string // the name of the site
	Personal bool   // it is about a person: nothing of it is kept
	Items    []Item
}

// Item is an item of a list. What is ours and not a source's is marked in Words.
type Item struct {
	ID      string
	Named   bool // by its author; else ID is made of its words
	Words   string
	Section string        // the words of the heading that it stands under
	Parent  string        // the id of the item that it is a part of, or ""
	Pos     diag.Position // in the file
}

// Key names a list in the lock: each translation has items of its own.
func (l *List) Key() string {
	if l.Language == "" {
		return l.ID
	}
	return l.ID + "." + l.Language
}

// Edition returns the first 8 hex digits of a digest of the items and their words.
func (l *List) Edition() string {
	h := sha256.New()
	for _, item := range l.Items {
		fmt.Fprintf(h, "%q %q %q %q\n", item.ID, item.Parent, item.Section, item.Words)
	}
	return hex.EncodeToString(h.Sum(nil)[:4])
}

// byID returns the items by their ids.
func (l *List) byID() map[string]Item {
	out := make(map[string]Item, len(l.Items))
	for _, item := range l.Items {
		out[item.ID] = item
	}
	return out
}
