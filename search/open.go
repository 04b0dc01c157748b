package search

import (
	"encoding/json"
	"fmt"
	"slices"
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
		if language != dir.Language {
			x.tongues[language].foreign = language
		}
	}
	return x, nil
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
	foreign    string // language, if it is not the site's
	analyser   *analyse.Analyser
	stop       map[string]bool
	names      []also
	read       func(name string) ([]byte, error)
	titleShare float64          // how much more a word of the title counts
	norms      [symbols]float64 // of the text, by class of length

	terms, words, endings             []string // names of files
	termsFrom, wordsFrom, endingsFrom []string
	cards                             []cardPlace // by page
	pages                             *table

	mu    sync.Mutex
	files map[string]any // what was read
	shown map[int32]*analysed
	kept  int // tokens of shown
}

func newTongue(language string, d *partDirectory, read func(name string) ([]byte, error)) (*tongue, error) {
	t := &tongue{
		partDirectory: d, language: language, analyser: analyse.New(language),
		stop: map[string]bool{}, read: read, files: map[string]any{}, shown: map[int32]*analysed{},
	}
	for _, w := range strings.Fields(d.Stop) {
		t.stop[w] = true
	}
	t.titleShare = min(max(d.Body/titlePer, leastTitle), mostTitleShare)
	for _, s := range d.Synonyms {
		t.names = append(t.names, also{strings.Fields(s[0]), strings.Fields(s[1]), s[2]})
	}
	for class := range t.norms {
		t.norms[class] = 1 - bBody + float64(float64(bBody*lengths[class])/d.Body)
	}
	t.terms, t.termsFrom = d.Terms.files(termFile)
	t.words, t.wordsFrom = d.Words.files(wordFile)
	t.endings, t.endingsFrom = d.Endings.files(endingFile)
	if len(d.Table.Lengths) != d.Pages || len(d.Table.Titles) != d.Pages {
		return nil, fmt.Errorf("%s does not describe all %d pages", DirectoryName, d.Pages)
	}
	if t.cards = cardPlaces(d.Cards, d.Pages); len(t.cards) != d.Pages {
		return nil, fmt.Errorf("%s does not name the files of all %d pages", DirectoryName, d.Pages)
	}
	for query, page := range d.Best {
		if page < 0 || page >= d.Pages {
			return nil, fmt.Errorf("%s chooses a page for “%s” that does not exist", DirectoryName, query)
		}
	}
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
