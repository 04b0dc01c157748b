package render

import (
	"bytes"
	_ "embed"
	"flag"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"partnerbook/generator/testrun"
	"partnerbook/search"
)

var update = flag.Bool("update", false, "write the ranks of the judged questions in Welsh anew")

// welshPassages are passages besides those of the site's own pages.
const welshPassages = "testdata/welsh/passages.txt"

// welshSet is a set of judged questions in Welsh: what officers would type, with the passages
// that answer it, chosen by what is right. Many have their words in other forms than the
// passages, since Welsh words change at both ends.
type welshSet struct {
	questions, ranks string  // files
	gain             float64 // by which the analysis is to better both figures
}

// The rules of the analysis were mended on the first set, so that its figures flatter them. The
// second was written from the pages alone, before the rules and the first set were read. Measured
// for the first time on 2026-11-27, before any rule was mended for it, it had recall@5 0.950 and
// MRR 0.808; without the analysis, 0.825 and 0.633.
// Its misses then showed that the ending -wch of verbs was missing (MRR 0.825 with it), and the
// single n and r where an ending moves the stress (MRR 0.838 with both): for these two rules the
// second set is not held out any more either.
var welshSets = []welshSet{
	{"testdata/welsh/questions.tsv", "testdata/welsh/ranks.txt", 0.1},
	{"testdata/welsh/heldout.tsv", "testdata/welsh/heldout-ranks.txt", 0.05},
}

// welshDocuments returns the passages of the site's Welsh pages and those made for the test.
func welshDocuments(t *testing.T, language string) search.Slice {
	t.Helper()
	var out search.Slice
	s := ownSite(t)
	for i := range s.Pages {
		p := &s.Pages[i]
		if p.Object.Language != "cy" {
			continue
		}
		d := document(s, p)
		for _, passage := range d.Passages {
			id := strings.TrimSuffix(p.URL, ".cy.html") + "#" + passage.Anchor
			out = append(out, search.Document{URL: id + ".html", Title: passage.Heading, Language: language, Passages: []search.Passage{passage}})
		}
	}
	data, err := os.ReadFile(welshPassages)
	if err != nil {
		t.Fatal(err)
	}
	for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		lines := strings.SplitN(block, "\n", 3)
		out = append(out, search.Document{
			URL: lines[0] + ".html", Title: lines[1], Language: language,
			Passages: []search.Passage{{Heading: lines[1], Text: lines[2]}},
		})
	}
	return out
}

// welshIndex returns an index of the Welsh passages as if they were in a language.
func welshIndex(t *testing.T, language string) *search.Index {
	t.Helper()
	x, err := search.Collect(welshDocuments(t, language), language, nil, 1).Open(search.Words{})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// placeIn returns the place of the first of some passages among the best ten, or 0.
func placeIn(t *testing.T, x *search.Index, query string, wanted []string) int {
	t.Helper()
	found, err := x.Search(query, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range found.Results {
		if slices.Contains(wanted, strings.TrimSuffix(r.URL, ".html")) {
			return i + 1
		}
	}
	return 0
}

// measured is how well questions are answered: the share with an answer among the first five,
// and the mean of 1 ÷ the place of the first answer.
type measured struct{ recall5, mrr float64 }

func (m *measured) add(place, of int) {
	if place > 0 {
		m.mrr += 1 / float64(place) / float64(of)
	}
	if place > 0 && place <= 5 {
		m.recall5 += 1 / float64(of)
	}
}

// TestWelshQuestions measures the analysis of Welsh: with its rules, and as if it were a
// language of which nothing is known.
func TestWelshQuestions(t *testing.T) {
	testrun.Alone(t)
	known := map[string]bool{}
	for _, d := range welshDocuments(t, "cy") {
		known[strings.TrimSuffix(d.URL, ".html")] = true
	}
	with, without := welshIndex(t, "cy"), welshIndex(t, "qaa")
	for _, set := range welshSets {
		t.Run(path.Base(set.questions), func(t *testing.T) { set.measure(t, with, without, known) })
	}
}

func (set welshSet) measure(t *testing.T, with, without *search.Index, known map[string]bool) {
	data, err := os.ReadFile(set.questions)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	var out bytes.Buffer
	var good, bare measured
	fmt.Fprintf(&out, "# %s: the place of the first answer with the analysis of Welsh, and without\n", path.Base(set.questions))
	for _, line := range lines {
		query, answers, _ := strings.Cut(line, "\t")
		wanted := strings.Fields(answers)
		for _, id := range wanted {
			if !known[id] {
				t.Errorf("%s: there is no passage %s", query, id)
			}
		}
		a, b := placeIn(t, with, query, wanted), placeIn(t, without, query, wanted)
		good.add(a, len(lines))
		bare.add(b, len(lines))
		fmt.Fprintf(&out, "%3s %3s  %s\n", placeText(a), placeText(b), query)
	}
	fmt.Fprintf(&out, "recall@5 %.3f with, %.3f without\nMRR      %.3f with, %.3f without\n", good.recall5, bare.recall5, good.mrr, bare.mrr)
	if len(lines) < 30 {
		t.Errorf("there are %d questions, want 30 and more", len(lines))
	}
	if good.recall5 < bare.recall5+set.gain || good.mrr < bare.mrr+set.gain {
		t.Errorf("the analysis does not pay: %+v with it, %+v without", good, bare)
	}
	set.golden(t, out.Bytes())
}

func (set welshSet) golden(t *testing.T, ranks []byte) {
	if *update {
		if err := os.WriteFile(set.ranks, ranks, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(set.ranks)
	if err != nil || !bytes.Equal(want, ranks) {
		t.Errorf("the ranks are others (%v); `go test ./generator/render -run Welsh -update` accepts them:\n%s", err, ranks)
	}
}

func placeText(place int) string {
	if place == 0 {
		return "-"
	}
	return fmt.Sprint(place)
}
