package generator

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/themes"
)

// TestListsThatAreCutSaySo has 103 accounts of a council that is a member of 103
// partnerships: where not all are listed, the page says how many there are besides, in its
// language.
func TestListsThatAreCutSaySo(t *testing.T) {
	told := "+++\ntitle = \"Told\"\n+++\n"
	for i := range 103 {
		told += fmt.Sprintf("\n:::account{#a%d who=\"North Council\" source=rep}\nIt works.\n:::\n", i)
	}
	const pair = "\n:::partnership{#%s name=\"%s\" members=\"%s Council; Council %[1]s\" models=shared as_of=2018 source=rep}\nThey share.\n:::\n"
	const directory = "kind = \"directory\"\nnations = [\"england\"]\n+++\n"
	all := "+++\ntitle = \"All\"\n" + directory + "\n:::partnerships\n"
	for i := range 103 {
		all += fmt.Sprintf(pair, fmt.Sprint("p", i), fmt.Sprint("Pair ", i), "North")
	}
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	content := fstest.MapFS{
		"index.md": file("+++\ntitle = \"Start\"\n+++\n\n[](told.md) [](all.md) [](few.md) [](network.md)\n"),
		"told.md":  file(told), "all.md": file(all),
		"report.md":  file("+++\ntitle = \"Report\"\nkind = \"source\"\nid = \"rep\"\ncite_as = \"Report\"\npublisher = \"Us\"\ndate = 2018\nterms = \"Open.\"\n+++\n\nText.\n"),
		"network.md": file("+++\ntitle = \"Network\"\nkind = \"directory\"\nmembers = [\"North Council\"]\n+++\n\nA network.\n"),
		"few.md":     file("+++\ntitle = \"Few\"\n" + directory + fmt.Sprintf(pair, "few", "Few", "West")),
	}
	content["network.cy.md"] = file("+++\ntitle = \"Rhwydwaith\"\nkind = \"directory\"\nmembers = [\"North Council\"]\n+++\n\nRhwydwaith.\n")
	e := refresh(t, NewWorkspace(Settings{
		Content: content, Prefix: "content", Themes: themes.FS, Shelf: shelf, Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
		Site: fstest.MapFS{"site.toml": file("title = \"Cases\"\nlanguages = [\"en\", \"cy\"]\n\n[[model]]\nid = \"shared\"\ntitle = \"Shared\"\n\n[[nation]]\nid = \"england\"\ntitle = \"England\"\n")},
	}), Everything)
	if e.Book == nil {
		t.Fatalf("it cannot be shown: %v", e.Found.List())
	}
	made := emitted(t, e.Book.Files())
	for _, c := range []struct {
		file, words string
		times       int
	}{
		{"all.html", "<dd>and 3 more</dd>", 2 * 103}, // accounts, and other partnerships
		{"all.html", "; and 3 more</td>", 104},
		{"few.html", " more<", 0},
		{"network.html", "<dd>and 3 more</dd>", 2},
		{"network.cy.html", "<li>3 arall</li>", 1},
	} {
		if got := strings.Count(made[c.file], c.words); made[c.file] == "" || got != c.times {
			t.Errorf("%s says %q %d times, want %d", c.file, c.words, got, c.times)
		}
	}
}
