//go:build unix

package search

import (
	"math/rand/v2"
	"syscall"
	"testing"
	"time"
)

// These benchmarks report seconds of processors: a busy machine changes them less than
// time.

// BenchmarkState makes the state of an index of 10,000 pages of 590 words.
func BenchmarkState(b *testing.B) {
	made := Collect(Slice(benchPages()), "en", nil, 2).Write(Words{})
	var state []byte
	measure(b, func() { state = made.State() })
	b.ReportMetric(float64(len(state))/1e6, "MB")
}

// BenchmarkPatch edits one of 10,000 pages: a word that no page had comes to it, a
// sentence is reworded, or all of it; or it has another title, or other facets.
func BenchmarkPatch(b *testing.B) {
	documents := benchPages()
	x := newPatchSite(b, documents, Words{})
	const page = 5025
	other := documents[77].Passages[0].Text
	text := func(edit func(text string) string) func(d *Document) {
		return func(d *Document) { d.Passages = []Passage{{Text: edit(d.Passages[0].Text)}} }
	}
	for name, edit := range map[string]func(d *Document){
		"nothing":  func(*Document) {},
		"word":     text(func(text string) string { return text + " unheard" }),
		"sentence": text(func(text string) string { return text[:len(text)/3] + other[:100] + text[len(text)/3+100:] }),
		"page":     text(func(string) string { return other }),
		"title":    func(d *Document) { d.Title += " unheard of" },
		"facets":   func(d *Document) { d.Ended, d.Facets = !d.Ended, documents[78].Facets },
	} {
		b.Run(name, func(b *testing.B) {
			d := documents[page]
			edit(&d)
			measure(b, func() {
				p, err := Patch(x.state, x.read, map[int]Document{page: d}, x.words)
				if err != nil {
					b.Fatal(err)
				}
				p.State()
			})
		})
	}
}

// BenchmarkWrite writes the whole index, for comparison.
func BenchmarkWrite(b *testing.B) {
	c := Collect(Slice(benchPages()), "en", nil, 2)
	measure(b, func() { c.Write(Words{}) })
}

// benchPages are pages that share many of their words, as those of a site do.
func benchPages() []Document {
	a := author{Rand: rand.New(rand.NewPCG(1, 2))}
	a.words = vocabularyOf(a.Rand, 0)
	documents := a.site(10_000)
	for i := range documents {
		documents[i].Language = ""
		documents[i].Passages = []Passage{{Text: a.text(590)}}
	}
	return documents
}

func measure(b *testing.B, f func()) {
	b.ReportAllocs()
	start := processors()
	n := 0
	for ; b.Loop(); n++ {
		f()
	}
	b.ReportMetric((processors()-start).Seconds()*1e3/float64(n), "cpu-ms/op")
}

// processors returns how long processors have worked for the process.
func processors() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
