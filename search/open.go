package search

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"partnerbook/search/analyse"
)

// Index answers queries from the files of an index, as the browser's engine does.
// It may be used by several goroutines at once, and keeps what it has read.
type Index struct {
	language string
	tongues  map[string]*tongue
}

// Open opens an index. read returns the bytes of a file of the index.
func Open(read func(name string) ([]byte, error)) (*Index, error) {
	script, err := read(DirectoryName)
	if err != nil {
		return nil, err
	}
	value, err := unwrapDirectory(script)
	if err != nil {
		return nil, err
	}
	var dir directory
	if err := json.Unmarshal(value, &dir); err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", DirectoryName, err)
	}
	if dir.Version != Version {
		return nil, fmt.Errorf("%s is of version %d; this program reads %d", DirectoryName, dir.Version, Version)
	}
	x := &Index{language: dir.Language, tongues: map[string]*tongue{}}
	for language, d := range dir.Parts {
		if x.tongues[language], err = newTongue(language, d, read); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// Build makes the index of documents in memory.
func Build(documents []Document, language string, w Words) *Index {
	x, err := Collect(Slice(documents), language, nil, 1).Open(w)
	if err != nil {
		panic(err) // it was written a moment ago
	}
	return x
}

// Open opens the index of a collection without writing it anywhere.
func (c *Collection) Open(w Words) (*Index, error) {
	files := map[string]File{}
	for _, f := range c.Files(w) {
		files[f.Name] = f
	}
	return Open(func(name string) ([]byte, error) {
		f, ok := files[name]
		if !ok {
			return nil, fmt.Errorf("the index has no file %s", name)
		}
		return f.Append(nil), nil
	})
}

// tongue answers queries to the pages of one language.
type tongue struct {
	*partDirectory
	language   string
	analyser   *analyse.Analyser
	stop       map[string]bool
	read       func(name string) ([]byte, error)
	titleShare float64          // how much more a word of the title counts
	norms      [symbols]float64 // of the text, by class of length

	terms, words, endings, pairs      []string // names of files
	termsFrom, wordsFrom, endingsFrom []string
	cards                             []cardPlace // by page
	pages                             *table

	mu    sync.Mutex
	files map[string]any // what was read
}

// cardPlace says where a page's card is.
type cardPlace struct {
	name string
	at   int
}

func newTongue(language string, d *partDirectory, read func(name string) ([]byte, error)) (*tongue, error) {
	t := &tongue{
		partDirectory: d, language: language, analyser: analyse.New(language),
		stop: map[string]bool{}, read: read, files: map[string]any{},
	}
	for _, w := range strings.Fields(d.Stop) {
		t.stop[w] = true
	}
	t.titleShare = min(max(d.Body/titlePer, leastTitle), mostTitleShare)
	for class := range t.norms {
		t.norms[class] = 1 - bBody + float64(float64(bBody*lengths[class])/d.Body)
	}
	t.terms, t.termsFrom = d.Terms.files(termFile)
	t.words, t.wordsFrom = d.Words.files(wordFile)
	t.endings, t.endingsFrom = d.Endings.files(endingFile)
	t.cards = cardPlaces(d.Cards, d.Pages)
	var err error
	t.pages, err = readTable(d.Table, d.Pages)
	return t, err
}

// files returns the names of the files, and the texts from which they begin.
func (s shards) files(kind string) (names, from []string) {
	return fileNames(kind, s.Names), strings.Fields(s.From)
}

func fileNames(kind, hashes string) []string {
	var out []string
	for ; len(hashes) >= hashLength; hashes = hashes[hashLength:] {
		out = append(out, kind+nameJoiner+hashes[:hashLength])
	}
	return out
}

// cardPlaces reads where the cards are.
func cardPlaces(groups string, pages int) []cardPlace {
	out := make([]cardPlace, 0, pages)
	for n := 0; len(groups) >= groupLength; n, groups = n+1, groups[groupLength:] {
		begins, err := strconv.ParseUint(groups[groupHash:groupLength], 16, groupSize)
		if err != nil {
			break
		}
		from := 0
		for i := 0; i < groupSize && len(out) < pages; i++ {
			if begins>>i&1 == 1 {
				from = i
			}
			out = append(out, cardPlace{cardName(n, groups[:groupHash], from), i - from})
		}
	}
	return out
}

// load returns what a file holds, which decode makes of its value when it is first
// asked for.
func load[T any](t *tongue, name string, decode func(value []byte) (T, error)) (T, error) {
	t.mu.Lock()
	known, ok := t.files[name]
	t.mu.Unlock()
	if ok {
		return known.(T), nil
	}
	var none T
	script, err := t.read(name + fileEnding)
	if err != nil {
		return none, err
	}
	value, err := unwrap(script)
	if err != nil {
		return none, err
	}
	made, err := decode(value)
	if err != nil {
		return none, fmt.Errorf("%s: %w", name, err)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.files[name] = made
	return made, nil
}

// run returns the numbers of the files that hold the entries from a text up to
// another, not including it.
func run(from []string, names int, first, after string) (begin, end int) {
	begin, _ = slices.BinarySearch(from, first+"\x00") // files before begin at or below first
	end, _ = slices.BinarySearch(from, after)
	return min(begin, max(0, names-1)), min(end+1, names)
}

// termEntry is the postings of a term.
type termEntry struct {
	word     bool // the term is a word as it is written
	postings []posting
}

// term returns the postings of a term, none if no page has it.
func (t *tongue) term(term string) (termEntry, error) {
	if len(t.terms) == 0 {
		return termEntry{}, nil
	}
	n, _ := run(t.termsFrom, len(t.terms), term, term)
	shard, err := load(t, t.terms[n], func(value []byte) (map[string]termEntry, error) {
		return readTerms(value, t.Pages)
	})
	return shard[term], err
}

func readTerms(value []byte, pages int) (map[string]termEntry, error) {
	var texts []string
	if err := json.Unmarshal(value, &texts); err != nil || len(texts)%2 != 0 {
		return nil, fmt.Errorf("an index file holds no terms")
	}
	out := make(map[string]termEntry, len(texts)/2)
	for ; len(texts) > 0; texts = texts[2:] {
		e, err := readPostings(texts[1], pages)
		if err != nil {
			return nil, err
		}
		out[texts[0]] = e
	}
	return out, nil
}

func readPostings(text string, pages int) (termEntry, error) {
	r := reader{text: text}
	e := termEntry{word: r.symbol() == 1, postings: make([]posting, 0, len(text)/2)}
	last := -1
	for r.more() {
		last += r.number() + 1
		occurrence := r.symbol()
		if last >= pages || occurrence > (mostTitle+1)*len(counts)-1 {
			r.fail("names a page that does not exist")
			break
		}
		e.postings = append(e.postings, newPosting(int32(last), uint8(occurrence)))
	}
	return e, r.err
}

// spellings returns the words of the files from a text up to another.
func (t *tongue) spelt(names, from []string, first, after string) ([]spelling, error) {
	var out []spelling
	begin, end := run(from, len(names), first, after)
	for n := begin; n < end; n++ {
		words, err := load(t, names[n], readSpellings)
		if err != nil {
			return nil, err
		}
		for _, w := range words {
			if w.word >= first && w.word < after {
				out = append(out, w)
			}
		}
	}
	return out, nil
}

// spelling is a word as it is written, with how many pages have its term.
type spelling struct {
	word   string
	rarity byte
}

func readSpellings(value []byte) ([]spelling, error) {
	var text string
	if err := json.Unmarshal(value, &text); err != nil {
		return nil, fmt.Errorf("an index file holds no words: %w", err)
	}
	var out []spelling
	from := 0
	for i := range len(text) {
		if 'A' <= text[i] && text[i] <= 'Z' {
			out = append(out, spelling{text[from:i], text[i]})
			from = i + 1
		}
	}
	return out, nil
}

// table is the page table, read.
type table struct {
	lengths, titles []uint8
	ended, aside    []bool
	facets          map[string]map[string][]int32
}

func readTable(raw pageTable, pages int) (*table, error) {
	out := &table{facets: map[string]map[string][]int32{}}
	var err error
	note := func(e error) {
		if err == nil {
			err = e
		}
	}
	classes := func(text string) []uint8 {
		classes := make([]uint8, pages)
		r := reader{text: text}
		for i := range classes {
			classes[i] = uint8(r.symbol())
		}
		note(r.err)
		return classes
	}
	marks := func(text string) []bool {
		marks := make([]bool, pages)
		ids, e := readSet(text, pages)
		note(e)
		for _, id := range ids {
			marks[id] = true
		}
		return marks
	}
	out.lengths, out.titles = classes(raw.Lengths), classes(raw.Titles)
	out.ended, out.aside = marks(raw.Ended), marks(raw.Aside)
	for facet, values := range raw.Facets {
		out.facets[facet] = map[string][]int32{}
		for v, text := range values {
			ids, e := readSet(text, pages)
			note(e)
			out.facets[facet][v] = ids
		}
	}
	return out, err
}

// near returns for each page the pages near to it.
func (t *tongue) near() ([][]int32, error) {
	return load(t, nearFile+nameJoiner+t.Near, func(value []byte) ([][]int32, error) {
		var text string
		if err := json.Unmarshal(value, &text); err != nil {
			return nil, fmt.Errorf("an index file holds no near pages: %w", err)
		}
		return readNear(text, t.Pages)
	})
}

func readNear(text string, pages int) ([][]int32, error) {
	r := reader{text: text}
	out := make([][]int32, pages)
	for i := range out {
		last := -1
		for n := r.number(); n > 0 && r.err == nil; n-- {
			if last += r.number() + 1; last >= pages {
				r.fail("names a page that does not exist")
				break
			}
			out[i] = append(out[i], int32(last))
		}
	}
	return out, r.err
}

// pair returns the pages that hold a pair of words.
func (t *tongue) pair(hash uint32) ([]int32, error) {
	dir, err := load(t, pairsFile+nameJoiner+t.Pairs, func(value []byte) (pairsDirectory, error) {
		var dir pairsDirectory
		if err := json.Unmarshal(value, &dir); err != nil || dir.Bits < 0 || dir.Bits > 24 || len(dir.Names) != hashLength<<dir.Bits {
			return dir, fmt.Errorf("an index file names no pairs")
		}
		return dir, nil
	})
	if err != nil {
		return nil, err
	}
	name := fileNames(pairFile, dir.Names)[int(uint64(hash)>>(32-dir.Bits))]
	pages, err := load(t, name, func(value []byte) (map[uint32][]int32, error) {
		var text string
		if err := json.Unmarshal(value, &text); err != nil {
			return nil, fmt.Errorf("an index file holds no pairs: %w", err)
		}
		return readPairs(text, t.Pages)
	})
	return pages[hash], err
}

func readPairs(text string, limit int) (map[uint32][]int32, error) {
	out := map[uint32][]int32{}
	r := reader{text: text}
	hash := uint32(0)
	for r.more() {
		hash += uint32(r.number())
		last := -1
		for n := r.number(); n > 0 && r.err == nil; n-- {
			if last += r.number() + 1; last >= limit {
				r.fail("names a page that does not exist")
				break
			}
			out[hash] = append(out[hash], int32(last))
		}
	}
	return out, r.err
}

// card returns what results show of a page.
func (t *tongue) card(page int32) (*card, error) {
	place := t.cards[page]
	cards, err := load(t, place.name, readCards)
	if err != nil {
		return nil, err
	}
	if place.at >= len(cards) {
		return nil, fmt.Errorf("the index file %s lacks a page", place.name)
	}
	return &cards[place.at], nil
}
