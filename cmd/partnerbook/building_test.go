package main_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"partnerbook/generator/testrun"
)

// TestBuildGoesOn edits pages of a site that was built, with and without compressed
// files. A build compiles these alone, and leaves what a clean build leaves.
func TestBuildGoesOn(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	dir := newSite(t, summedUp(30))
	settle(t, dir)
	for i, flags := range [][]string{nil, nil, {"--precompress"}, {"--precompress"}, nil} {
		putAll(t, dir, edited(i, "Edited words on overpayments."))
		r := built(t, dir, append([]string{"--stats"}, flags...)...)
		if goesOn := i != 2 && i != 4; (compiledFiles(t, r) == "1 file") != goesOn {
			t.Errorf("build %d goes on from the last: %t\n%s", i, !goesOn, r.out)
		}
		wantClean(t, dir, flags...)
		settle(t, dir, flags...) // on a busy machine a build that made everything may keep nothing
	}
}

// TestBuildMendsWhatItKept damages what a build kept for the next, in every way, and edits
// a page. The next build is right, and the one after that goes on again.
func TestBuildMendsWhatItKept(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	dir := newSite(t, summedUp(10))
	settle(t, dir)
	kept := filepath.Join(dir, "public", ".partnerbook", "kept")
	data, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	flipped := append([]byte(nil), data...)
	flipped[len(flipped)/2] ^= 1
	put := func(data []byte) func() error {
		return func() error { return os.WriteFile(kept, data, 0o644) }
	}
	for what, damage := range map[string]func() error{
		"nothing": func() error { return nil }, "gone": func() error { return os.Remove(kept) },
		"empty": put(nil), "cut": put(data[:len(data)/3]), "foreign": put([]byte("{}")), "flipped": put(flipped), "longer": put(append(data, 'x')),
		"a folder": func() error { return os.Mkdir(kept, 0o755) },
		"a link":   func() error { return os.Symlink(filepath.Join(dir, "site.toml"), kept) },
	} {
		if what == "a folder" || what == "a link" {
			if err := os.Remove(kept); err != nil {
				t.Fatal(err)
			}
		}
		if err := damage(); err != nil {
			t.Fatal(what, err)
		}
		putAll(t, dir, edited(1, "Edited for "+what+"."))
		r := built(t, dir, "--stats")
		if whole := compiledFiles(t, r) != "1 file"; whole != (what != "nothing") {
			t.Errorf("%s: everything was compiled: %t\n%s", what, whole, r.out)
		}
		wantClean(t, dir)
		settle(t, dir)
	}
}

// summedUp returns so many pages with summaries: of others, lists show the beginning of the
// text, so that an edit there changes more than one page.
func summedUp(n int) tree {
	out := tree{}
	for i := range n {
		maps.Copy(out, edited(i, fmt.Sprintf("The text of page %d.", i)))
	}
	return out
}

// edited returns one of these pages with a text.
func edited(i int, text string) tree {
	return tree{fmt.Sprintf("content/guide/page-%d.md", i): fmt.Sprintf("+++\ntitle = \"Page %d\"\nsummary = \"A page.\"\n+++\n\n%s\n", i, text)}
}

// wantClean compares what stands in public with what a build into another folder leaves.
func wantClean(t *testing.T, dir string, flags ...string) {
	t.Helper()
	clean := filepath.Join(t.TempDir(), "clean")
	built(t, dir, append([]string{"--out", clean}, flags...)...)
	wantTree(t, filepath.Join(dir, "public"), readTree(t, clean))
}
