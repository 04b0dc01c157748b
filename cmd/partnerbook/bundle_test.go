package main_test

import (
	"path/filepath"
	"testing"
)

// TestBundleHoldsWhatABuildHolds compares the two file by file.
func TestBundleHoldsWhatABuildHolds(t *testing.T) {
	t.Parallel()
	dir := newSite(t, tree{
		"content/files/ŵyneb #1, 100%.txt": "A name that is odd and allowed.\n",
		"content/glossary.toml":            "[[term]]\nterm = \"SLA\"\ndefinition = \"Service level agreement.\"\n",
	})
	built(t, dir)
	if r := run(t, dir, "bundle", "--zip", "A.zip"); r.code != exitFine {
		t.Fatalf("exit code %d:\n%s", r.code, r.errs)
	}
	want, got := readTree(t, filepath.Join(dir, "public")), unpackInto(t, filepath.Join(dir, "A.zip"), filepath.Join(dir, "unpacked"))
	note := "1-READ-ME-FIRST.txt"
	if !hasFile(got, note) || !hasFile(got, "manifest.json") {
		t.Error("there is no note, or no list of the files")
	}
	// The list names the note as well.
	want[note], want["manifest.json"] = got[note], got["manifest.json"]
	wantTree(t, filepath.Join(dir, "unpacked"), want)
}
