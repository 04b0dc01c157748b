package generator

import (
	"os"
	"path/filepath"
	"testing"

	"partnerbook/themes"
)

// TestLinkInThemeThatIsMended sees that a link out of the site stops being reported when it
// is gone, and that what it hid of the built-in theme is there meanwhile.
func TestLinkInThemeThatIsMended(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "site.toml"), []byte("title = \"Example\"\ntheme = \"own\"\n"))
	writeFile(t, filepath.Join(dir, "content", "index.md"), []byte("+++\ntitle = \"Home\"\n+++\n\nText.\n"))
	writeFile(t, filepath.Join(dir, "themes", "own", "notes.txt"), nil)
	link := filepath.Join(dir, "themes", "own", "style.css")
	if err := os.Symlink(filepath.Join(t.TempDir(), "style.css"), link); err != nil {
		t.Skip("this machine makes no symbolic links:", err)
	}
	site := openDisk(t, dir)
	w := NewWorkspace(Settings{Site: site, Content: sub(t, site, "content"), Prefix: "content", Themes: themes.FS, Shelf: shelf, Live: true})
	if e := refresh(t, w, Everything); len(e.Found.List()) != 1 || e.Found.List()[0].Pos.Path != "themes/own/style.css" {
		t.Errorf("with the link there is found %v", e.Found.List())
	}
	if w.theme == nil {
		t.Error("there is no theme to show the last pages with")
	}
	if err := os.Remove(link); err != nil {
		t.Fatal(err)
	}
	if e := refresh(t, w, Everything); len(e.Found.List()) > 0 || e.Book == nil {
		t.Errorf("without the link there is found %v", e.Found.List())
	}
}
