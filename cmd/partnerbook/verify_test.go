package main

import (
	"archive/zip"
	"os"
	"strings"
	"testing"
)

func TestWordsOfStrangersArePlain(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"Caerdydd: tŷ 2":               "Caerdydd: tŷ 2",
		"a\x1b[2Jb\nc\u0085":           "a[2Jbc",
		"\u202eexe.pdf \u2066x\u200b":  "exe.pdf x",
		strings.Repeat("ŵ", 201):       strings.Repeat("ŵ", 200),
		strings.Repeat("x", 199) + "ŵ": strings.Repeat("x", 199) + "ŵ",
	} {
		if got := plain(s); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
}

// TestZipThatIsNoUpdate is not taken for a fault of the folder.
func TestZipThatIsNoUpdate(t *testing.T) {
	enterSite(t, helloSite)
	f, err := os.Create("photos.zip")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := zip.NewWriter(f).Close(); err != nil {
		t.Fatal(err)
	}
	a, _, _ := testApp()
	r := runCommand(t.Context(), a, "verify", "content", "--apply", "photos.zip")
	const want = "partnerbook: photos.zip is no update that Partnerbook made: there is no manifest.json in it, the list of its files.\n  Nothing was changed.\n"
	if r.code != exitContent || r.errs != want {
		t.Errorf("exit code %d:\n%s", r.code, r.errs)
	}
}
