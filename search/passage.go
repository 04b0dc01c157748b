package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf16"

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

// Mark is a found word in an excerpt: UTF-16 units, as browsers count, from,
// inclusive, to, exclusive.
type Mark struct {
	From int `json:"from"`
	To   int `json:"to"`
}

const (
	mostPassages  = 3
	excerptLength = 220 // UTF-16 units, about
	// An excerpt begins with the sentence of a found word, if that begins so near;
	// else so far before the word.
	sentenceBefore, excerptBefore = 110, 80
	mostWords                     = 12 // found words that a result names
)

// result describes a hit, and tells whether its text has the quoted phrases.
func (a *answer) result(n int, o Options) (Result, bool, error) {
	h := a.ranked[n]
	c, err := a.analysed(h.page)
	if err != nil || !a.says(c.card) {
		return Result{}, false, err
	}
	r := Result{
		ID: strings.TrimSuffix(c.url, ".html"), URL: c.url, Title: c.title, Kind: c.kind, Status: c.status,
		Models: a.pages.values(FacetModel, h.page), Language: a.foreign,
		Score: h.score, Chosen: a.chosen && n == 0,
	}
	r.Passages, r.Words = a.passages(c)
	if o.Explain {
		r.Terms = a.explain(h.page)
	}
	return r, true, nil
}

// explain says what each term adds to the score of a page.
func (a *answer) explain(page int32) []Part {
	var out []Part
	for _, t := range a.meant.terms {
		at, found := slices.BinarySearchFunc(t.postings, page, func(p posting, page int32) int { return cmp.Compare(p.page(), page) })
		if !found {
			continue
		}
		part := Part{t.word, a.idf(len(t.postings)) * t.weight * a.saturated(t.postings[at], a.pages)}
		if last := len(out) - 1; last >= 0 && out[last].Term == t.word { // words of one synonym
			out[last].Score += part.Score
			continue
		}
		out = append(out, part)
	}
	return out
}

// says tells whether the quoted phrases stand on a page, word after word.
func (a *answer) says(c *card) bool {
	for _, phrase := range a.query.Phrases {
		if !a.stands(spoken(a.analyser, phrase), c) {
			return false
		}
	}
	return true
}

func (a *answer) stands(phrase []string, c *card) bool {
	if follows(spoken(a.analyser, c.title), phrase) {
		return true
	}
	for _, p := range c.passages {
		for _, text := range []string{p.Heading, p.Text, p.Also} {
			if follows(spoken(a.analyser, text), phrase) {
				return true
			}
		}
	}
	return false
}

// saying returns the terms of a phrase that say something, one after another.
func (t *tongue) saying(phrase string) []string {
	var out []string
	for _, token := range spokenTokens(t.analyser, phrase) {
		if !t.analyser.Stop(token.Surface) {
			out = append(out, token.Term)
		}
	}
	return out
}

// passages returns the best passages of a page, the best first, and the words that
// were found on the page; the top of the page if no passage holds a word.
func (a *answer) passages(c *analysed) ([]Found, []string) {
	s := scorer{answer: a, place: map[string]int{}}
	for i, t := range a.meant.terms {
		s.terms = append(s.terms, t.term)
		s.place[t.term] = i
		s.weights = append(s.weights, float64(a.idf(len(t.postings))*t.weight))
	}
	s.counts = make([]float64, len(s.weights))
	s.count(c.words, 0)
	var best []scored
	for i := range c.passages {
		if p := s.passage(&c.passages[i]); p.score > 0 {
			best = append(best, p)
		}
	}
	slices.SortStableFunc(best, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	best = places(best)
	if len(best) == 0 && len(c.passages) > 0 {
		best = []scored{{passage: &c.passages[0]}}
	}
	out := []Found{}
	for _, p := range best[:min(len(best), mostPassages)] {
		f := Found{Anchor: p.passage.Anchor, Heading: p.passage.Heading, Score: p.score}
		f.Excerpt, f.Marks = p.passage.excerpt(p.places)
		out = append(out, f)
	}
	return out, s.words
}

// places leaves of the passages that lead to the same place the best: the summary
// of a page and its first lines are both its top.
func places(all []scored) []scored {
	var out []scored
	for _, p := range all {
		if !slices.ContainsFunc(out, func(other scored) bool { return other.passage.Anchor == p.passage.Anchor }) {
			out = append(out, p)
		}
	}
	return out
}

// scorer scores the passages of a page.
type scorer struct {
	*answer
	terms   []string       // of the query
	place   map[string]int // of each among them
	weights []float64
	counts  []float64 // of the present passage
	words   []string
}

// scored is a passage with its score, and where the query's terms stand in its text.
type scored struct {
	passage *analysedPassage
	score   float64
	places  []Mark
}

// passage scores a passage: each term once for being there, a little for coming
// again, more for standing in the heading.
func (s *scorer) passage(p *analysedPassage) scored {
	clear(s.counts)
	out := scored{passage: p, places: s.count(p.text, 1)}
	s.count(p.heading, 2)
	s.count(p.also, 2)
	for i, n := range s.counts {
		if n > 0 {
			out.score += float64(s.weights[i]*float64(n*(k1+1))) / (k1 + n)
		}
	}
	return out
}

// find returns the place of a term among the query's, or -1. Few are compared one by
// one, which takes a quarter of the time of a map.
func (s *scorer) find(term string) int {
	const few = 8
	if len(s.terms) <= few {
		return slices.Index(s.terms, term)
	}
	if i, ok := s.place[term]; ok {
		return i
	}
	return -1
}

// count counts the query's terms in a text, and returns where they stand.
func (s *scorer) count(text []analyse.Token, weight float64) []Mark {
	var places []Mark
	for _, t := range text {
		i := s.find(t.Term)
		if i < 0 || s.weights[i] <= 0 {
			continue
		}
		s.counts[i] += weight
		places = append(places, Mark{t.Start, t.End})
		if len(s.words) < mostWords && !slices.Contains(s.words, t.Surface) {
			s.words = append(s.words, t.Surface)
		}
	}
	return places
}

// excerpt returns the stretch of the text that holds most of the places, which are
// bytes of it, and the places in it.
func (a *analysedPassage) excerpt(places []Mark) (string, []Mark) {
	units := a.units
	if a.unitAt != nil {
		for i, p := range places {
			places[i] = Mark{a.unitAt[p.From], a.unitAt[p.To]}
		}
	}
	start := begin(units, densest(places))
	end := clip(units, start)
	marks := []Mark{}
	for _, p := range places {
		if p.From >= start && p.To <= end && (len(marks) == 0 || marks[len(marks)-1].To <= p.From-start) {
			marks = append(marks, Mark{p.From - start, p.To - start})
		}
	}
	return string(utf16.Decode(units[start:end])), marks
}

// utf16Units returns a text in UTF-16, and for each of its bytes the unit that
// begins there; nil if all are ASCII and so the same.
func utf16Units(text string) (units []uint16, at []int) {
	units = make([]uint16, 0, len(text))
	ascii := true
	for _, r := range text {
		ascii = ascii && r < 0x80
		units = utf16.AppendRune(units, r)
	}
	if ascii {
		return units, nil
	}
	at = make([]int, len(text)+1)
	n := 0
	for i, r := range text {
		at[i] = n
		n += utf16.RuneLen(r)
	}
	at[len(text)] = n
	return units, at
}

// densest returns where the stretch begins that holds most places.
func densest(places []Mark) int {
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
	return best
}

// begin returns where an excerpt that is to show a place begins: at its sentence
// if that is near, else some words before.
func begin(text []uint16, place int) int {
	if place <= sentenceBefore {
		return 0
	}
	for i := place - 1; i >= place-sentenceBefore; i-- {
		if text[i] == '.' || text[i] == '!' || text[i] == '?' || text[i] == '\n' {
			for i++; i < place && blank(text[i]); i++ {
			}
			return i
		}
	}
	from := place - excerptBefore
	for i := from; i < place; i++ {
		if blank(text[i]) {
			return i + 1
		}
	}
	return whole(text, from)
}

// clip returns where an excerpt ends: after about so much of a text as it holds,
// and whole words.
func clip(text []uint16, from int) int {
	end := from + excerptLength
	if end >= len(text) {
		end = len(text)
	} else {
		for i := end - 1; i > from+excerptLength/2; i-- {
			if blank(text[i]) {
				end = i
				break
			}
		}
		end = whole(text, end)
	}
	for end > from && blank(text[end-1]) {
		end--
	}
	return end
}

func blank(unit uint16) bool { return unit == ' ' || unit == '\n' }

// whole returns i, or one less if it stands inside a character.
func whole(text []uint16, i int) int {
	if i > 0 && i < len(text) && utf16.IsSurrogate(rune(text[i])) && text[i] >= 0xDC00 {
		return i - 1
	}
	return i
}
