package generator

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/themes"
)

// TestLongListsStandBySections makes lists of few and of many pages of a nation.
func TestLongListsStandBySections(t *testing.T) {
	listOf := func(pages int) string {
		content := fstest.MapFS{"index.md": {Data: []byte("+++\ntitle = \"Start\"\nnations = [\"wales\"]\n+++\n\nText.\n")}}
		for i := range pages {
			name := fmt.Sprintf("part-%c/p%03d.md", 'a'+i%2, i)
			content[name] = &fstest.MapFile{Data: fmt.Appendf(nil, "+++\ntitle = \"Page %d\"\nsummary = \"What page %d says.\"\nnations = [\"wales\"]\n+++\n\nText.\n", i, i)}
		}
		e := refresh(t, NewWorkspace(Settings{
			Content: content, Prefix: "content", Themes: themes.FS, Shelf: shelf, Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
			Site: fstest.MapFS{"site.toml": {Data: []byte("title = \"Cases\"\n\n[diagnostics]\n\"page/orphan\" = \"off\"\n")}},
		}), Everything)
		if e.Book == nil {
			t.Fatalf("it cannot be shown: %v", e.Found.List())
		}
		made := emitted(t, e.Book.Files())
		for i := range pages {
			if want := fmt.Sprintf(">Page %d</a>", i); strings.Count(made["nations/wales.html"], want) != 1 {
				t.Errorf("of %d pages, page %d is not listed once", pages, i)
			}
			if want := fmt.Sprintf(">Page %d</a>", i); !strings.Contains(made[fmt.Sprintf("part-%c/index.html", 'a'+i%2)], want) {
				t.Errorf("of %d pages, page %d is not listed in its section", pages, i)
			}
		}
		return made["nations/wales.html"]
	}
	short, long := listOf(8), listOf(150)
	if strings.Contains(short, "<h2>Part a</h2>") || !strings.Contains(short, "What page 3 says.") {
		t.Error("a short list stands by sections, or has no summaries")
	}
	if a, b := strings.Index(long, "<h2>Part a</h2>"), strings.Index(long, "<h2>Part b</h2>"); a < 0 || b < a {
		t.Errorf("the sections of a long list stand at %d and %d", a, b)
	}
	if strings.Contains(long, "What page 3 says.") {
		t.Error("a long list has summaries")
	}
}
