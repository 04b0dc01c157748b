package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"partnerbook/search/analyse"
)

// Files returns the files of an index of the collection.
func (c *Collection) Files(w Words) []File {
	var files []File
	dir := directory{Version: Version, Language: c.language, Parts: map[string]*partDirectory{}}
	for _, p := range c.parts {
		e := encoder{part: p, analyser: c.vocabulary[p.language].analyser, collection: c, files: &files}
		d := e.encode()
		if p.language == c.language {
			e.editors(d, w)
		}
		dir.Parts[p.language] = d
	}
	return append(files, directoryScript(marshal(dir)))
}

// encoder writes the files of one part.
type encoder struct {
	*part
	analyser   *analyse.Analyser
	collection *Collection
	files      *[]File
	inverted   *inverted
	present    []uint32 // terms, sorted
}

func (e *encoder) encode() *partDirectory {
	e.inverted = invert(e.digests, len(e.words.terms))
	e.present = e.inverted.present(e.words.terms)
	d := &partDirectory{Pages: len(e.digests), Best: map[string]int{}, Synonyms: [][3]string{}}
	for _, g := range e.digests {
		d.Title += float64(g.title)
		d.Body += lengths[lengthClass(g.body)]
	}
	d.Title = max(1, d.Title) / float64(d.Pages)
	d.Body = max(1, d.Body) / float64(d.Pages)
	d.Terms = e.terms()
	surfaces := e.surfaces()
	d.Words = e.run(wordFile, surfaces)
	d.Endings = e.run(endingFile, backwards(surfaces))
	d.Common = e.common(surfaces)
	d.Table = e.table()
	d.Near = e.nearPages()
	d.Pairs = e.pairs()
	d.Cards = e.cards()
	return d
}

// terms writes the postings: for each term the term, and a string of a flag and of
// postings. The flag is 1 if the term is a word as it is written. A posting is the
// distance from the page before, and the occurrence.
func (e *encoder) terms() shards {
	written := make([]bool, len(e.words.terms))
	for surface, term := range e.words.termOf {
		if e.words.surfaces[surface] == e.words.terms[term] {
			written[term] = true
		}
	}
	sizes := func(i int) int {
		if i >= len(e.present) {
			return 0
		}
		return 2*len(e.inverted.of(e.present[i])) + len(e.words.terms[e.present[i]]) + 6
	}
	var out shards
	var cut cutter
	var value []byte
	first := 0
	for i, term := range e.present {
		value = append(value, ",["[min(len(value), 1)^1])
		value = e.term(value, term, written[term])
		spelt := e.words.terms[term]
		if i+1 == len(e.present) || cut.ends(spelt, sizes(i), sizes(i+1)) {
			name := named(e.files, termFile, append(value, ']'))
			out.add(e.words.terms[e.present[max(0, first-1)]], e.words.terms[e.present[first]], name)
			value, first = nil, i+1
		}
	}
	return out
}

func (e *encoder) term(dst []byte, term uint32, written bool) []byte {
	dst = appendString(dst, e.words.terms[term])
	flag := 0
	if written {
		flag = 1
	}
	dst = append(dst, ',', '"', symbol(flag))
	last := int32(-1)
	for _, p := range e.inverted.of(term) {
		dst = appendNumber(dst, int(p.page()-last-1))
		dst = append(dst, symbol(int(p.occurrence())))
		last = p.page()
	}
	return append(dst, '"')
}

// spelt is a word as it is written, with how many pages have its term.
type spelt struct {
	text  string
	term  uint32
	pages int
}

// surfaces returns the words of the part's pages, sorted.
func (e *encoder) surfaces() []spelt {
	here := make([]bool, len(e.words.surfaces))
	for _, d := range e.digests {
		for _, s := range d.surfaces {
			here[s] = true
		}
	}
	var out []spelt
	for s, present := range here {
		if present {
			term := e.words.termOf[s]
			out = append(out, spelt{e.words.surfaces[s], term, len(e.inverted.of(term))})
		}
	}
	slices.SortFunc(out, func(a, b spelt) int { return cmp.Compare(a.text, b.text) })
	return out
}

// backwards returns words that may be corrected to, spelt backwards and sorted.
func backwards(words []spelt) []spelt {
	var out []spelt
	for _, w := range words {
		if isNumber(w.text) || utf8.RuneCountInString(w.text) < fewestLetters-1 {
			continue
		}
		w.text = reversed(w.text)
		out = append(out, w)
	}
	slices.SortFunc(out, func(a, b spelt) int { return cmp.Compare(a.text, b.text) })
	return out
}

func reversed(s string) string {
	runes := []rune(s)
	slices.Reverse(runes)
	return string(runes)
}

// run writes words, each with a capital letter behind it that says how many pages
// have it.
func (e *encoder) run(kind string, words []spelt) shards {
	var out shards
	var cut cutter
	var text strings.Builder
	first := 0
	for i, w := range words {
		text.WriteString(w.text)
		text.WriteByte(rarity(w.pages))
		if i+1 == len(words) || cut.ends(w.text, len(w.text)+1, 0) {
			name := named(e.files, kind, appendString(nil, text.String()))
			out.add(words[max(0, first-1)].text, words[first].text, name)
			text.Reset()
			first = i + 1
		}
	}
	return out
}

// rarity returns A for one page, and two letters on for each doubling.
func rarity(pages int) byte {
	log := bits.Len(uint(pages)) - 1
	class := 2 * log
	if pages >= 3<<log>>1 && log > 0 {
		class++
	}
	return 'A' + byte(min(class, 25))
}

// mostCommon is how many of the commonest words the directory holds.
const mostCommon = 200

// common returns the commonest words, a word for each term.
func (e *encoder) common(words []spelt) string {
	stands := map[uint32]spelt{}
	for _, w := range words {
		if utf8.RuneCountInString(w.text) < fewestLetters || isNumber(w.text) || e.analyser.Stop(w.text) {
			continue
		}
		if old, ok := stands[w.term]; !ok || len(w.text) < len(old.text) {
			stands[w.term] = w
		}
	}
	all := make([]spelt, 0, len(stands))
	for _, w := range stands {
		all = append(all, w)
	}
	slices.SortFunc(all, func(a, b spelt) int { return cmp.Or(b.pages-a.pages, cmp.Compare(a.text, b.text)) })
	texts := make([]string, min(len(all), mostCommon))
	for i := range texts {
		texts[i] = all[i].text
	}
	return strings.Join(texts, " ")
}

// table returns the page table.
func (e *encoder) table() pageTable {
	var t pageTable
	facets := map[string]map[string][]int32{}
	var ended, aside []int32
	lengths, titles := make([]byte, len(e.digests)), make([]byte, len(e.digests))
	for i, g := range e.digests {
		lengths[i] = symbol(lengthClass(g.body))
		titles[i] = symbol(min(g.title, symbols-1))
		d := e.collection.documents.Document(int(e.documents[i]))
		if d.Ended {
			ended = append(ended, int32(i))
		}
		if d.Aside {
			aside = append(aside, int32(i))
		}
		for _, facet := range Facets() {
			for _, v := range distinct(d.Facets[facet]) {
				if facets[facet] == nil {
					facets[facet] = map[string][]int32{}
				}
				facets[facet][v] = append(facets[facet][v], int32(i))
			}
		}
	}
	t.Lengths, t.Titles = string(lengths), string(titles)
	t.Ended, t.Aside = e.set(ended), e.set(aside)
	t.Facets = map[string]map[string]string{}
	for facet, values := range facets {
		t.Facets[facet] = map[string]string{}
		for v, pages := range values {
			t.Facets[facet][v] = e.set(pages)
		}
	}
	return t
}

func (e *encoder) set(pages []int32) string { return string(appendSet(nil, pages, len(e.digests))) }

func distinct(values []string) []string {
	var out []string
	for _, v := range values {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// pageTable holds what ranking and filters need to know of every page.
type pageTable struct {
	Lengths string                       `json:"lengths"` // a class each
	Titles  string                       `json:"titles"`  // different terms in the title that say something
	Ended   string                       `json:"ended"`   // a set
	Aside   string                       `json:"aside"`
	Facets  map[string]map[string]string `json:"facets"` // facet → value → a set
}

// nearPages writes for each page how many pages are near, and which.
func (e *encoder) nearPages() string {
	near := e.near()
	room := near.room()
	var out []byte
	for i := range e.digests {
		ids := near.of(i, mostNear, room)
		slices.Sort(ids)
		out = appendNumber(out, len(ids))
		out = appendGaps(out, ids)
	}
	return named(e.files, nearFile, appendString(nil, string(out)))
}

// pairsDirectory is the file that names the files of pairs.
type pairsDirectory struct {
	Bits  int    `json:"bits"` // leading bits of the hash: the number of the file
	Names string `json:"names"`
}

const pairFileMean = 10 << 10 // bytes

// pairs writes which pages have which pairs of words: the distance from the hash
// before, how many pages, and which.
func (e *encoder) pairs() string {
	total := 0
	for _, d := range e.digests {
		total += len(d.pairs)
	}
	dir := pairsDirectory{}
	const perPair = 3 // bytes, about
	for total*perPair>>dir.Bits > pairFileMean {
		dir.Bits++
	}
	buckets := make([][]uint64, 1<<dir.Bits)
	for b := range buckets {
		buckets[b] = make([]uint64, 0, total>>dir.Bits*9/8)
	}
	for i, d := range e.digests {
		for _, h := range d.pairs {
			b := int(uint64(h) >> (32 - dir.Bits))
			buckets[b] = append(buckets[b], uint64(h)<<32|uint64(i))
		}
	}
	for i, entries := range buckets {
		slices.Sort(entries)
		buckets[i] = nil
		dir.Names += named(e.files, pairFile, appendString(nil, string(appendPairPages(entries))))
	}
	return named(e.files, pairsFile, marshal(dir))
}

func appendPairPages(entries []uint64) []byte {
	out := make([]byte, 0, 4*len(entries))
	var pages []int32
	last := uint32(0)
	for i := 0; i < len(entries); {
		pair := uint32(entries[i] >> 32)
		pages = pages[:0]
		for ; i < len(entries) && uint32(entries[i]>>32) == pair; i++ {
			if page := int32(uint32(entries[i])); len(pages) == 0 || pages[len(pages)-1] != page {
				pages = append(pages, page)
			}
		}
		out = appendNumber(out, int(pair-last))
		out = appendNumber(out, len(pages))
		out = appendGaps(out, pages)
		last = pair
	}
	return out
}
