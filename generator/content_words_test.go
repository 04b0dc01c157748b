package generator

import (
	_ "embed"
	"encoding/binary"
	"flag"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"partnerbook/generator/testrun"
)

// sourceTexts is the folder of the texts that the knowledge base retells, to make the
// list of their runs anew. The texts themselves are not ours to publish.
var sourceTexts = flag.String("source-texts", "", "make testdata/content/runs.bin anew from the .txt files in this `folder`")

const (
	runsFile = "testdata/content/runs.bin"
	// run is how many words in a row are a copy.
	run = 8
)

// sourceRuns are the hashes of all runs of eight words in the sources, ascending, as
// 64-bit numbers, most significant byte first. See hashOfRun.
//
//go:embed testdata/content/runs.bin
var sourceRuns string

// namesAndTitles are names and titles, one on a line, which pages take over as they are.
//
//go:embed testdata/content/names.txt
var namesAndTitles string

// hashOfRun is the FNV-1a hash of the words with a blank between them.
func hashOfRun(words []string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(strings.Join(words, " ")))
	return h.Sum64()
}

// runsOf calls f with every run of eight words.
func runsOf(words []string, f func(words []string)) {
	for i := range len(words) - run + 1 {
		f(words[i : i+run])
	}
}

// TestContentIsInOurWords finds runs of eight words that a page has in common with a
// source. Names and titles are listed, and each of the list is there for a reason.
func TestContentIsInOurWords(t *testing.T) {
	testrun.Alone(t)
	if *sourceTexts != "" {
		writeRuns(t, *sourceTexts)
		t.Skip("the list of runs is made anew; run this again without the flag")
	}
	names := readNames()
	used := make([]bool, len(names))
	for p, w := range ownPages(t).pages {
		for _, text := range w.prose() {
			for _, part := range without(wordsOf(text), names, used) {
				runsOf(part, func(words []string) {
					if inSources(hashOfRun(words)) {
						t.Errorf("%s has eight words of a source: %s", p, strings.Join(words, " "))
					}
				})
			}
		}
	}
	for i, name := range names {
		if !used[i] {
			t.Errorf("no page uses the exception %q", strings.Join(name, " "))
		}
	}
}

// readNames returns the words of each name and title, the longest first.
func readNames() [][]string {
	var out [][]string
	for line := range strings.Lines(namesAndTitles) {
		if words := wordsOf(line); len(words) > 0 && !strings.HasPrefix(line, "#") {
			out = append(out, words)
		}
	}
	slices.SortStableFunc(out, func(a, b []string) int { return len(b) - len(a) })
	return out
}

// without returns what stands between the names, and marks the names that were found.
func without(words []string, names [][]string, used []bool) [][]string {
	var out [][]string
	start := 0
	for i := 0; i < len(words); i++ {
		n := slices.IndexFunc(names, func(name []string) bool { return len(name) <= len(words)-i && slices.Equal(name, words[i:i+len(name)]) })
		if n < 0 {
			continue
		}
		used[n] = true
		out = append(out, words[start:i])
		start = i + len(names[n])
		i = start - 1
	}
	return append(out, words[start:])
}

// inSources tells whether a source has a run with the hash.
func inSources(hash uint64) bool {
	at := func(i int) uint64 { return binary.BigEndian.Uint64([]byte(sourceRuns[8*i : 8*i+8])) }
	n := len(sourceRuns) / 8
	i := sort.Search(n, func(i int) bool { return at(i) >= hash })
	return i < n && at(i) == hash
}

func writeRuns(t *testing.T, folder string) {
	t.Helper()
	texts, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(texts) == 0 {
		t.Fatalf("there are no texts in %s: %v", folder, err)
	}
	var hashes []uint64
	for _, name := range texts {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		runsOf(wordsOf(string(data)), func(words []string) { hashes = append(hashes, hashOfRun(words)) })
	}
	slices.Sort(hashes)
	var out []byte
	for _, h := range slices.Compact(hashes) {
		out = binary.BigEndian.AppendUint64(out, h)
	}
	if err := os.WriteFile(runsFile, out, 0o644); err != nil {
		t.Fatal(err)
	}
}
