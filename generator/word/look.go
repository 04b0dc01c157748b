package word

import (
	"embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"
)

//go:embed look.json parts/*.xml
var files embed.FS

// lookTable says what tags and classes become: look.json.
type lookTable struct {
	Attributes     []string          `json:"attributes"`     // that nodes have
	Skipped        []string          `json:"skipped"`        // tags
	SkippedClasses []string          `json:"skippedClasses"` // of what is no text
	Blocks         []string          `json:"blocks"`         // tags that begin a paragraph
	Callouts       map[string]string `json:"callouts"`       // class → box
	Boxes          map[string]box    `json:"boxes"`
	Paragraphs     map[string]string `json:"paragraphs"` // class → style
	Runs           map[string]string `json:"runs"`       // tag → what its text looks like
}

// box is the edge and the ground of what is set apart.
type box struct {
	Style string `json:"style"`
	Edge  string `json:"edge"`
	Fill  string `json:"fill"`
}

var look = sync.OnceValue(func() *lookTable {
	var t lookTable
	if err := json.Unmarshal(mustRead("look.json"), &t); err != nil {
		panic(err) // it is built in
	}
	return &t
})

func mustRead(name string) []byte {
	data, err := files.ReadFile(name)
	if err != nil {
		panic(err) // it is built in
	}
	return data
}

// parts returns the parts by their names, without the line breaks that make them
// readable.
var parts = sync.OnceValue(func() map[string]string {
	entries, err := files.ReadDir("parts")
	if err != nil {
		panic(err) // they are built in
	}
	out := map[string]string{}
	for _, e := range entries {
		text := string(mustRead("parts/" + e.Name()))
		name := strings.TrimSuffix(e.Name(), ".xml")
		out[name] = strings.ReplaceAll(text, "\n", "")
	}
	return out
})

// BrowserTables returns what the scripts in themes/default/word read: the look and
// the parts, as JSON.
func BrowserTables() []byte {
	data, err := json.Marshal(struct {
		Look  *lookTable        `json:"look"`
		Parts map[string]string `json:"parts"`
	}{look(), parts()})
	if err != nil {
		panic(err) // texts, lists and maps can be written
	}
	return data
}

// skipped tells whether nothing of an element goes into a document.
func skipped(n *Node) bool {
	if n.Tag == "" {
		return false
	}
	_, hidden := n.attr("hidden")
	if hidden || n.Attrs["aria-hidden"] == "true" || slices.Contains(look().Skipped, n.Tag) {
		return true
	}
	if n.Tag == "button" && !n.has("term") {
		return true
	}
	for _, class := range n.classes() {
		if slices.Contains(look().SkippedClasses, class) {
			return true
		}
	}
	return false
}

func isBlock(n *Node) bool { return slices.Contains(look().Blocks, n.Tag) }

// byClass returns what a table has for the first class of an element that is in it.
func byClass(n *Node, table map[string]string) string {
	for _, class := range n.classes() {
		if found, ok := table[class]; ok {
			return found
		}
	}
	return ""
}
