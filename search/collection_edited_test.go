package search

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestEdited edits documents again and again, and wants what a new collection comes to.
func TestEdited(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 0))
	words := strings.Fields("sharing service contract costs peaks council travel notice savings checklist bell tower harbour")
	text := func(more int) string {
		out := []string{fmt.Sprint("novel", more)}
		for range 4 + random.IntN(8) {
			out = append(out, words[random.IntN(len(words))])
		}
		return strings.Join(out, " ")
	}
	var documents []Document
	for range 20 {
		documents = append(documents, small()...)
	}
	for i := range documents {
		documents[i].URL = fmt.Sprintf("p%d.html", i)
		documents[i].Passages = append(documents[i].Passages, Passage{Text: text(i % 7)})
		if i%5 == 0 {
			documents[i].Language = "cy"
		}
	}
	c := Collect(Slice(documents), "en", nil, 1)
	for step := range 60 {
		documents = slices.Clone(documents)
		var edited []int
		for range 1 + random.IntN(3) {
			i := random.IntN(len(documents))
			edited = append(edited, i)
			switch random.IntN(4) {
			case 0:
				documents[i].Title = text(step)
			case 1: // nothing
			default:
				documents[i].Passages = []Passage{{Text: text(step)}}
			}
		}
		next, ok := c.Edited(Slice(documents), edited)
		if !ok {
			t.Fatal("no language changed, and yet it cannot be edited")
		}
		c = next
		files, _, near := coldly(documents, Words{})
		got := map[string]string{}
		for _, f := range c.Files(Words{}) {
			got[f.Name] = string(f.Append(nil))
		}
		if !maps.Equal(got, files) {
			t.Fatalf("after %d edits the files of the index are others than those of a new collection", step+1)
		}
		for i := range documents {
			if got := c.Near().To(i, keptNear+2); !slices.Equal(got, near[i]) {
				t.Fatalf("after %d edits %v are near to %d, want %v", step+1, got, i, near[i])
			}
		}
		if step%20 == 19 { // another goes on from it, with a document less
			documents = slices.Clone(documents[1:])
			c = Collect(Slice(documents), "en", c, 2)
		}
	}
	documents[3].Language = "fr"
	if _, ok := c.Edited(Slice(documents), []int{3}); ok {
		t.Error("a document may not come into another language")
	}
}
