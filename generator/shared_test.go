package generator

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook"
	"partnerbook/generator/render"
	"partnerbook/themes"
)

// shelf keeps the built-in themes for all tests that look at other things than loading
// them: bundling scripts is most of the work of building a small site.
var shelf = new(render.Shelf)

// built is a workspace with the edition that it came to.
type built struct {
	*Workspace
	edition *Edition
}

// ownContent builds the repository's own knowledge base once, for all tests that look
// at it. They do not refresh its workspace again.
var ownContent = sync.OnceValues(func() (built, error) {
	w := NewWorkspace(Settings{Content: partnerbook.Content(), Prefix: "content", Site: partnerbook.Site, Themes: themes.FS, Shelf: shelf, Expect: true})
	e, err := w.Refresh(context.Background(), Everything)
	return built{w, e}, err
})

func ownBuilt(t *testing.T) built {
	t.Helper()
	own, err := ownContent()
	if err != nil {
		t.Fatal(err)
	}
	return own
}

// TestShelfTellsThemesApart builds a site with settings that other themes come of,
// forth and back, with one shelf, and wants what workspaces without it come to.
func TestShelfTellsThemesApart(t *testing.T) {
	together := new(render.Shelf)
	content := fstest.MapFS{"index.md": {Data: []byte("+++\ntitle = \"Start\"\n+++\n\nText.\n")}}
	wanted, seen := map[string]outcome{}, map[string]bool{}
	for range 2 {
		for _, more := range []string{
			"", "[brand]\ncolour = \"#14504a\"\n", "[brand]\ncolour = \"#333333\"\n", "languages = [\"en\", \"cy\"]\n",
			"language = \"cy\"\nlanguages = [\"cy\", \"en\"]\n", "languages = [\"en\", \"fr\"]\n",
		} {
			settings := Settings{
				Content: content, Prefix: "content", Themes: themes.FS, Shelf: together, Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
				Site: fstest.MapFS{"site.toml": {Data: []byte("title = \"S\"\n" + more)}},
			}
			want, known := wanted[more]
			if !known {
				want = clean(t, alone(settings))
				wanted[more] = want
			}
			wantSame(t, want, clean(t, settings))
			seen[want.Files["index.html"]+fmt.Sprint(want.Found)] = true
		}
	}
	if len(seen) < 5 {
		t.Errorf("the settings come to %d sites only", len(seen))
	}
}
