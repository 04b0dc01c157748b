package search

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNumbers(t *testing.T) {
	numbers := []int{0, 1, 59, 60, 61, 1979, 1980, 1981, 65_535, 1 << 20, 1<<32 - 1}
	for range 1000 {
		numbers = append(numbers, rand.IntN(1<<rand.IntN(33)+1))
	}
	var text []byte
	for _, n := range numbers {
		text = appendNumber(text, n)
	}
	if strings.ContainsAny(string(text), "\"<\\") {
		t.Errorf("%q has characters that scripts do not take", text)
	}
	r := reader{text: string(text)}
	for _, want := range numbers {
		if got := r.number(); got != want || r.err != nil {
			t.Fatalf("read %d, %v; want %d", got, r.err, want)
		}
	}
	if r.more() {
		t.Error("something is left")
	}
	for n, want := range map[int]int{59: 1, 60: 2, 1979: 2, 1980: 3} {
		if got := len(appendNumber(nil, n)); got != want {
			t.Errorf("%d takes %d characters, want %d", n, got, want)
		}
	}
}

func TestSets(t *testing.T) {
	for _, limit := range []int{1, 5, 6, 7, 1000} {
		for _, share := range []float64{0, 0.01, 0.5, 1} {
			var ids []int32
			for i := range limit {
				if rand.Float64() < share {
					ids = append(ids, int32(i))
				}
			}
			text := string(appendSet(nil, ids, limit))
			got, err := readSet(text, limit)
			if diff := cmp.Diff(ids, got); diff != "" || err != nil {
				t.Errorf("%v of %d as %q: %v %s", ids, limit, text, err, diff)
			}
			if most := 2 + limit/bitsPerSymbol*4/3; len(ids) > 0 && len(text) > most+3 {
				t.Errorf("%d of %d take %d characters, more than %d", len(ids), limit, len(text), most)
			}
		}
	}
}

func TestClasses(t *testing.T) {
	for n := range 100 {
		if class := countClass(n); countFrom[class] > n || class+1 < len(countFrom) && countFrom[class+1] <= n {
			t.Errorf("%d is of class %d", n, class)
		}
	}
	if most := occurrence(100, 1000); most >= 1<<occurrenceBits || most >= symbols {
		t.Errorf("%d has no room", most)
	}
	for n := range 5000 {
		if class := lengthClass(n); lengths[class] > float64(n) || class+1 < len(lengths) && lengths[class+1] <= float64(n) {
			t.Errorf("the length %d is of class %d", n, class)
		}
	}
	for _, x := range []float64{1, 1.5, 2, 10, 1e4} {
		if got, want := ln(x), map[float64]float64{1: 0, 1.5: 0.4054651081081644, 2: 0.6931471805599453, 10: 2.302585092994046, 1e4: 9.210340371976184}[x]; got-want > 1e-14 || want-got > 1e-14 {
			t.Errorf("ln %v is %v, want %v", x, got, want)
		}
	}
}

// many is a site of pages with words of a long tail.
func many(n int) []Document {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string { return fmt.Sprintf("word%d", int(float64(n)*r.ExpFloat64()/3)) }
	var out []Document
	for i := range n {
		d := Document{ID: fmt.Sprint(i), URL: fmt.Sprint(i, ".html"), Title: word() + " " + word(), Kind: "guidance", Facets: map[string][]string{FacetKind: {"guidance"}}}
		for range 3 {
			var text []string
			for range 40 {
				text = append(text, word())
			}
			d.Passages = append(d.Passages, Passage{Heading: word(), Text: strings.Join(text, " ")})
		}
		out = append(out, d)
	}
	return out
}

func written(c *Collection, w Words) map[string]string { return byName(c.Files(w)) }

func byName(files []File) map[string]string {
	out := map[string]string{}
	for _, f := range files {
		out[f.Name] = string(f.Append(nil))
	}
	return out
}

// TestSameBytes holds that files depend on the documents alone: not on how many
// goroutines there are, nor on what was digested before.
func TestSameBytes(t *testing.T) {
	docs := many(300)
	first := Collect(Slice(docs), "en", nil, 1)
	want := written(first, Words{})
	if diff := cmp.Diff(want, written(Collect(Slice(docs), "en", nil, 8), Words{})); diff != "" {
		t.Error("with eight goroutines:", diff)
	}
	edited := slices.Clone(docs)
	edited[7].Passages = append(slices.Clone(edited[7].Passages), Passage{Text: "something quite else"})
	edited = slices.Delete(edited, 100, 101)
	again := Collect(Slice(edited), "en", first, 3)
	if diff := cmp.Diff(written(Collect(Slice(edited), "en", nil, 1), Words{}), written(again, Words{})); diff != "" {
		t.Error("after an edit:", diff)
	}
	if diff := cmp.Diff(want, written(Collect(Slice(docs), "en", again, 2), Words{})); diff != "" {
		t.Error("after taking the edit back:", diff)
	}
}

// TestSpend holds that a collection that is written once says the same, and drops what is
// done with.
func TestSpend(t *testing.T) {
	docs := many(300)
	for i := range docs[:40] {
		docs[i].Language = "cy"
	}
	kept := Collect(Slice(docs), "en", nil, 2)
	want := kept.Write(Words{})
	spent := Collect(Slice(docs), "en", nil, 2)
	got := spent.Spend(Words{})
	if diff := cmp.Diff(byName(want.Files), byName(got.Files)); diff != "" {
		t.Error(diff)
	}
	if !bytes.Equal(got.State(), want.State()) {
		t.Error("the states differ")
	}
	for i := range docs {
		if near, want := spent.Near().To(i, 5), kept.Near().To(i, 5); !slices.Equal(near, want) {
			t.Errorf("near page %d are %v, want %v", i, near, want)
		}
	}
	for _, p := range spent.parts {
		for _, d := range p.digests {
			if len(d.counts)+len(d.surfaces)+len(d.pairs) > 0 {
				t.Fatal("much of a digest is left")
			}
		}
	}
}

// TestWordsThatAreGone takes away the page on which a term stands as it is written: where
// only another word of it is left, no trace of the first may be.
func TestWordsThatAreGone(t *testing.T) {
	docs := []Document{
		{URL: "a.html", Title: "One", Passages: []Passage{{Text: "plan"}}},
		{URL: "b.html", Title: "Two", Passages: []Passage{{Text: "plans"}}},
	}
	first := Collect(Slice(docs), "en", nil, 1)
	want := written(Collect(Slice(docs[1:]), "en", nil, 1), Words{})
	if diff := cmp.Diff(want, written(Collect(Slice(docs[1:]), "en", first, 1), Words{})); diff != "" {
		t.Error(diff)
	}
}

// TestEditChangesLittle holds that an edit of two words leaves most files as they
// are.
func TestEditChangesLittle(t *testing.T) {
	docs := many(2000)
	before := written(Collect(Slice(docs), "en", nil, 2), Words{})
	docs[1000].Passages[1].Text += " word1 unheard"
	after := written(Collect(Slice(docs), "en", nil, 2), Words{})
	changed := map[string]int{}
	for name := range after {
		if _, same := before[name]; !same {
			changed[name[:1]]++
		}
	}
	all := map[string]int{}
	for name := range after {
		all[name[:1]]++
	}
	for kind, most := range map[string]int{termFile: 4, wordFile: 2, endingFile: 2, pairFile: 3, nearFile: 1, pairsFile: 1, cardFile: groupSize} {
		if changed[kind] > most {
			t.Errorf("of %d files %s, %d changed, more than %d", all[kind], kind, changed[kind], most)
		}
	}
	if all[termFile] < 20 || all[cardFile] < 200 {
		t.Errorf("there are too few files to tell: %v", all)
	}
}

// TestBrokenFiles opens indexes of which a file is missing, cut off or foreign.
func TestBrokenFiles(t *testing.T) {
	files := written(Collect(Slice(small()), "en", nil, 1), Words{})
	for name, text := range files {
		for what, broken := range map[string]string{"cut off": text[:len(text)/2], "empty": "", "foreign": "alert(1)", "of another kind": `partnerbook.put("x",{"a":1})` + "\n"} {
			x, err := Open(func(asked string) ([]byte, error) {
				if asked == name {
					return []byte(broken), nil
				}
				return []byte(files[asked]), nil
			})
			if name == DirectoryName {
				if err == nil {
					t.Errorf("a directory that is %s is opened", what)
				}
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, query := range []string{"sharing", "savngs", `"short notice"`, "a b sharing service costs savings notice capacity"} {
				if _, err := x.Search(query, Options{}); err != nil && err.Error() == "" {
					t.Errorf("%s %s: an error without words", name, what)
				}
			}
		}
	}
	gone := errors.New("gone")
	if _, err := Open(func(string) ([]byte, error) { return nil, gone }); !errors.Is(err, gone) {
		t.Errorf("the error is %v", err)
	}
}

func TestVersion(t *testing.T) {
	files := written(Collect(Slice(small()), "en", nil, 1), Words{})
	other := strings.Replace(files[DirectoryName], `"version":1`, `"version":99`, 1)
	if _, err := Open(func(string) ([]byte, error) { return []byte(other), nil }); err == nil || !strings.Contains(err.Error(), "version 99") {
		t.Errorf("the error is %v", err)
	}
}

func TestLanguages(t *testing.T) {
	docs := small()
	docs = append(docs, Document{ID: "rhannu.cy", URL: "rhannu.cy.html", Title: "Rhannu gwasanaeth", Language: "cy", Kind: "guidance", Passages: []Passage{{Text: "Mae dau gyngor yn rhannu. Travel."}}})
	x := Build(docs, "en", Words{})
	for _, c := range []struct{ query, language, want string }{
		{"travel", "", "travel"}, {"travel", "en", "travel"}, {"travel", "cy", "rhannu.cy"}, {"travel", "fr", "travel"},
		{"travel", AllLanguages, "travel rhannu.cy"}, {"cyngor", "cy", "rhannu.cy"}, {"cyngor", "en", ""},
	} {
		if got := ids(found(t, x, c.query, Options{Language: c.language})); got != c.want {
			t.Errorf("%q in %q finds %q, want %q", c.query, c.language, got, c.want)
		}
	}
}

// TestPhrases holds that what is shown has the quoted words one after another, also
// where its pairs of words stand apart.
func TestPhrases(t *testing.T) {
	docs := []Document{
		{ID: "apart", URL: "apart.html", Title: "Apart", Passages: []Passage{{Text: "The shared service costs. Service costs money."}, {Text: "A shared service."}}},
		{ID: "whole", URL: "whole.html", Title: "Whole", Passages: []Passage{{Text: "Shared service costs money, they say."}}},
	}
	x := Build(docs, "en", Words{})
	r := found(t, x, `"shared service costs money"`, Options{})
	if ids(r) != "whole" || r.Total != 1 || r.Relaxed {
		t.Errorf("found %q of %d", ids(r), r.Total)
	}
	r = found(t, x, `"money they service"`, Options{})
	if !r.Relaxed || len(r.Results) != 2 {
		t.Errorf("a phrase that stands nowhere: %q, relaxed %v", ids(r), r.Relaxed)
	}
}

// FuzzFiles reads any bytes as any file of an index: an error or an answer.
func FuzzFiles(f *testing.F) {
	files := written(Collect(Slice(small()), "en", nil, 1), Words{Synonyms: []Synonym{{[]string{"temps"}, []string{"agency staff"}}}})
	for name, text := range files {
		f.Add(name[:1], []byte(text))
	}
	f.Fuzz(func(t *testing.T, kind string, data []byte) {
		x, err := Open(func(asked string) ([]byte, error) {
			if strings.HasPrefix(asked, kind) {
				return bytes.Clone(data), nil
			}
			return []byte(files[asked]), nil
		})
		if err != nil {
			return
		}
		for _, query := range []string{"sharing", "savngs", `"short notice"`, "tra", "a b sharing service costs savings notice capacity temps"} {
			if _, err := x.Search(query, Options{Explain: true}); err != nil && err.Error() == "" {
				t.Error("an error without words")
			}
		}
	})
}

// TestMonotonousPages indexes a long text of few words: many of its files would be the
// same, and none may be there twice.
func TestMonotonousPages(t *testing.T) {
	page := Document{ID: "0", URL: "0.html", Title: "Monotonous", Kind: "guidance", Facets: map[string][]string{FacetKind: {"guidance"}}}
	page.Passages = []Passage{{Heading: "All", Text: strings.Repeat("tower bell ", 50_000)}}
	seen := map[string]bool{}
	for _, f := range Collect(Slice([]Document{page}), "en", nil, 1).Files(Words{}) {
		if seen[f.Name] {
			t.Errorf("%s is there twice", f.Name)
		}
		seen[f.Name] = true
	}
}
