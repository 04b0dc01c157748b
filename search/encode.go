package search

import (
	"slices"

	"partnerbook/search/analyse"
)

// Written is the files of an index, and what it takes to patch them later.
type Written struct {
	Files     []File
	words     Words
	directory []byte  // its value
	documents []int32 // by document: the part that it is in
	parts     []*encoder
}

// Files returns the files of an index of the collection.
func (c *Collection) Files(w Words) []File { return c.Write(w).Files }

// Write writes the files of an index of the collection. What it returns keeps much of the
// collection in memory: whoever wants files alone asks for Files.
func (c *Collection) Write(w Words) *Written { return c.write(w, false) }

// Spend writes the same files, and takes a third less memory: it drops of the digests what
// is done with. Only Near is good for anything afterwards.
func (c *Collection) Spend(w Words) *Written {
	c.digests, c.known = nil, nil
	return c.write(w, true)
}

func (c *Collection) write(w Words, spend bool) *Written {
	out := &Written{words: w}
	var files []File
	dir := directory{Version: Version, Language: c.language, Parts: map[string]*partDirectory{}}
	for i, p := range c.parts {
		e := &encoder{part: p, near: c.near().parts[i], analyser: c.vocabulary[p.language].analyser, all: c.documents, files: &files, spend: spend}
		d := e.encode()
		if p.language == c.language {
			e.editors(d, w)
		}
		dir.Parts[p.language] = d
		out.parts = append(out.parts, e)
	}
	for _, at := range c.places {
		out.documents = append(out.documents, at.part)
	}
	out.directory = marshal(dir)
	out.Files = append(eachOnce(files), directoryScript(out.directory))
	return out
}

// eachOnce leaves out files that are there already. Names say what is in a file, and two
// runs may be the same: of a text that says one thing again and again, most are empty.
func eachOnce(files []File) []File {
	seen := make(map[string]bool, len(files))
	return slices.DeleteFunc(files, func(f File) bool {
		twice := seen[f.Name]
		seen[f.Name] = true
		return twice
	})
}

// encoder writes the files of one part.
type encoder struct {
	*part
	analyser *analyse.Analyser
	all      Documents // of all parts
	near     *nearness
	files    *[]File
	spend    bool // the digests are not needed any more

	inverted *inverted // while files are written
	present  []uint32  // terms, sorted
	numbers  []int32   // of present terms in the lexicon, by their numbers in the vocabulary
	lexicon  *lexicon

	// What only later patches ask for:
	cuts           cuts
	summaries      [][]int32 // by page
	titled, paired int       // terms of titles and pairs, of all pages together
}

// cuts says how many entries the files of each run hold.
type cuts struct{ terms, words, endings []int32 }

// document returns a page of the part.
func (e *encoder) document(page int) Document { return e.all.Document(int(e.documents[page])) }

func (e *encoder) encode() *partDirectory {
	d := &partDirectory{Pages: len(e.digests), Best: map[string]int{}, Synonyms: [][3]string{}}
	e.inverted = invert(e.digests, len(e.words.terms))
	e.done(func(g *digest) { g.counts = nil })
	e.present = e.inverted.present(e.words.terms)
	e.lexicon = e.collect()
	e.done(func(g *digest) { g.surfaces = nil })
	d.Terms, e.cuts.terms = e.terms()
	e.inverted = nil
	d.Pairs = e.pairs()
	e.done(func(g *digest) { g.pairs = nil })
	d.Words, e.cuts.words = e.run(wordFile, e.lexicon.wordEntries(), e.lexicon.wordRarity)
	d.Endings, e.cuts.endings = e.run(endingFile, e.lexicon.endingEntries(), e.lexicon.endingRarity)
	d.Common = e.lexicon.common(e.analyser)
	d.Table = e.table()
	for _, g := range e.digests {
		e.titled += g.title
	}
	d.means(e.titled)
	d.Near = e.nearPages()
	d.Cards = e.cards()
	return d
}

// done drops a part of the digests that nobody needs any more.
func (e *encoder) done(drop func(*digest)) {
	if !e.spend {
		return
	}
	for _, g := range e.digests {
		drop(g)
	}
}
