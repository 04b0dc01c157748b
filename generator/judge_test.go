package generator

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/themes"
)

// TestVerdictsFollowEdits edits one of three pages with warnings, again and again: what is
// found must always be what a new workspace finds.
func TestVerdictsFollowEdits(t *testing.T) {
	const head, hard = "+++\ntitle = \"NAME\"\n+++\n\n", "We utilise it.\n"
	content, day := fstest.MapFS{}, 1
	write := func(p, text string) {
		day++
		text = strings.Replace(text, "NAME", p, 1)
		content[p] = &fstest.MapFile{Data: []byte(text), ModTime: time.Date(2020, 1, day, 0, 0, 0, 0, time.UTC)}
	}
	write("index.md", "+++\ntitle = \"Start\"\n+++\n\n:::list\n")
	for _, p := range []string{"a.md", "m.md", "z.md"} {
		write(p, head+hard)
	}
	settings := Settings{
		Content: content, Prefix: "content", Themes: themes.FS, Shelf: shelf,
		Site: fstest.MapFS{"site.toml": {Data: []byte("title = \"S\"\n")}},
	}
	w := NewWorkspace(settings)
	for _, step := range []struct {
		name, file, text string // no text: the file is deleted
		found            int
	}{
		{"nothing", "m.md", head + hard, 3},
		{"a warning silenced", "m.md", head + "<!-- allow text/word-to-avoid: a name -->\n" + hard, 2},
		{"a comment that silences nothing", "m.md", head + "<!-- allow text/word-to-avoid: a name -->\nWe use it.\n", 3},
		{"a draft", "m.md", "+++\ntitle = \"NAME\"\nstatus = \"draft\"\n+++\n\n" + hard, 2},
		{"a warning mended", "m.md", head + "We use it.\n", 2},
		{"an error besides", "m.md", head + hard + "\n[x](gone.md)\n", 4},
		{"the same error elsewhere", "m.md", head + "[x](gone.md)\n\n" + hard, 4},
		{"in a file before all", "a.md", head + "[x](gone.md)\n\n" + hard, 5},
		{"a file more", "b.md", head + hard, 6},
		{"a file less", "a.md", "", 4},
		{"another less", "z.md", "", 3},
		{"in no page", "glossary.toml", "nonsense = 1\n", 4},
	} {
		t.Run(step.name, func(t *testing.T) {
			if step.text == "" {
				delete(content, step.file)
			} else {
				write(step.file, step.text)
			}
			e := refresh(t, w, Everything)
			wantSame(t, clean(t, settings), outcomeOf(t, e))
			if len(e.Found.List()) != step.found {
				t.Errorf("found %d problems, want %d: %v", len(e.Found.List()), step.found, e.Found.List())
			}
		})
	}
}
