package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"partnerbook/search/analyse"
)

// Found is a passage that fits a query.
type Found struct {
	Anchor  string  `json:"anchor"`
	Heading string  `json:"heading,omitempty"`
	Excerpt string  `json:"excerpt"`
	Marks   []Mark  `json:"marks"` // the words that were found, in the excerpt
	Score   float64 `json:"score"`
}

// Mark is a found word in an excerpt: bytes from, inclusive, to, exclusive.
type Mark struct {
	From int `json:"from"`
	To   int `json:"to"`
}

const (
	mostPassages  = 3
	excerptLength = 220 // bytes, about
)

// result describes a hit.
func (x *Index) result(h hit, m meaning, explain bool) Result {
	d := &x.documents[h.document]
	r := Result{ID: d.ID, URL: d.URL, Title: d.Title, Kind: d.Kind, Status: d.Status, Score: h.score, Passages: x.passages(d, m)}
	if explain {
		for _, t := range m.terms {
			postings := x.terms[t.term]
			at, found := slices.BinarySearchFunc(postings, h.document, func(p posting, id int32) int { return cmp.Compare(p.document, id) })
			if !found {
				continue
			}
			part := Part{t.word, x.idf(len(postings)) * t.weight * x.saturated(&postings[at])}
			if last := len(r.Terms) - 1; last >= 0 && r.Terms[last].Term == t.word { // words of one synonym
				r.Terms[last].Score += part.Score
				continue
			}
			r.Terms = append(r.Terms, part)
		}
	}
	return r
}

// passages returns the best passages of a document, the best first; the top of
// the page if none of them holds a word.
func (x *Index) passages(d *Document, m meaning) []Found {
	weights := map[string]float64{}
	for _, t := range m.terms {
		weights[t.term] = x.idf(x.frequency(t.term)) * t.weight
	}
	var out []Found
	for _, p := range d.Passages {
		if f := x.passage(p, weights); f.Score > 0 {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b Found) int { return cmp.Compare(b.Score, a.Score) })
	if len(out) == 0 && len(d.Passages) > 0 {
		first := d.Passages[0]
		return []Found{{Anchor: first.Anchor, Heading: first.Heading, Excerpt: clip(first.Text, 0), Marks: []Mark{}}}
	}
	return out[:min(len(out), mostPassages)]
}

// passage scores a passage: each term once for being there, a little for coming
// again, more for standing in the heading.
func (x *Index) passage(p Passage, weights map[string]float64) Found {
	counts := map[string]float64{}
	var places []Mark
	x.analyser.Each(p.Text, func(t analyse.Token) {
		if weights[t.Term] > 0 {
			counts[t.Term]++
			places = append(places, Mark{t.Start, t.End})
		}
	})
	for _, beside := range []string{p.Heading, p.Also} {
		x.analyser.Each(beside, func(t analyse.Token) {
			if weights[t.Term] > 0 {
				counts[t.Term] += 2
			}
		})
	}
	f := Found{Anchor: p.Anchor, Heading: p.Heading}
	for _, term := range sortedKeys(counts) {
		f.Score += weights[term] * counts[term] * (k1 + 1) / (k1 + counts[term])
	}
	f.Excerpt, f.Marks = excerpt(p.Text, places)
	return f
}

func sortedKeys(m map[string]float64) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// excerpt returns the stretch of a text that holds most of the places, and the
// places in it.
func excerpt(text string, places []Mark) (string, []Mark) {
	best, most := 0, 0
	for i, from := range places {
		n := 0
		for _, p := range places[i:] {
			if p.To > from.From+excerptLength {
				break
			}
			n++
		}
		if n > most {
			best, most = from.From, n
		}
	}
	start := begin(text, best)
	piece := clip(text, start)
	marks := []Mark{}
	for _, p := range places {
		if p.From >= start && p.To <= start+len(piece) && (len(marks) == 0 || marks[len(marks)-1].To <= p.From-start) {
			marks = append(marks, Mark{p.From - start, p.To - start})
		}
	}
	return piece, marks
}

// begin returns where an excerpt that is to show a place begins: at its sentence
// if that is near, else some words before.
func begin(text string, place int) int {
	const before = 80
	from := max(0, place-before)
	if from == 0 {
		return 0
	}
	if stop := strings.LastIndexAny(text[from:place], ".!?\n"); stop >= 0 {
		return from + stop + 1 + len(text[from+stop+1:place]) - len(strings.TrimLeft(text[from+stop+1:place], " \n"))
	}
	if space := strings.IndexByte(text[from:place], ' '); space >= 0 {
		return from + space + 1
	}
	for from < place && !utf8.RuneStart(text[from]) {
		from++
	}
	return from
}

// clip returns about so much of a text as an excerpt holds, whole words.
func clip(text string, from int) string {
	rest := text[from:]
	if len(rest) <= excerptLength {
		return strings.TrimRight(rest, " \n")
	}
	end := excerptLength
	if space := strings.LastIndexAny(rest[:end], " \n"); space > excerptLength/2 {
		end = space
	}
	for end > 0 && !utf8.RuneStart(rest[end]) {
		end--
	}
	return strings.TrimRight(rest[:end], " \n")
}

// spoken returns the words of a text one after the other: the parts of compounds
// in their place, so that "call off" is in call-off as well.
func (x *Index) spoken(text string) []string {
	var out []string
	inCompound := false
	x.analyser.Each(text, func(t analyse.Token) {
		if t.Part && !inCompound {
			out = out[:len(out)-1] // the whole, which comes first
		}
		inCompound = t.Part
		out = append(out, t.Term)
	})
	return out
}

// follows tells whether the words of want stand in have, one after the other.
func follows(have, want []string) bool {
	for i := 0; i+len(want) <= len(have); i++ {
		if slices.Equal(have[i:i+len(want)], want) {
			return true
		}
	}
	return len(want) == 0
}
