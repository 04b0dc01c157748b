package search

import (
	"slices"

	"partnerbook/search/analyse"
)

// Files returns the files of an index of the collection.
func (c *Collection) Files(w Words) []File {
	var files []File
	dir := directory{Version: Version, Language: c.language, Parts: map[string]*partDirectory{}}
	for i, p := range c.parts {
		e := encoder{part: p, near: c.near().parts[i], analyser: c.vocabulary[p.language].analyser, all: c.documents, files: &files}
		d := e.encode()
		if p.language == c.language {
			e.editors(d, w)
		}
		dir.Parts[p.language] = d
	}
	return append(eachOnce(files), directoryScript(marshal(dir)))
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
	inverted *inverted
	present  []uint32 // terms, sorted
}

// document returns a page of the part.
func (e *encoder) document(page int) Document { return e.all.Document(int(e.documents[page])) }

func (e *encoder) encode() *partDirectory {
	d := &partDirectory{Pages: len(e.digests), Best: map[string]int{}, Synonyms: [][3]string{}}
	d.Pairs = e.pairs()
	e.inverted = invert(e.digests, len(e.words.terms))
	e.present = e.inverted.present(e.words.terms)
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
	d.Cards = e.cards()
	return d
}
