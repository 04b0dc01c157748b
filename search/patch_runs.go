package search

import (
	"bytes"
	"slices"
	"strings"
)

// runs writes the terms, the words and the words spelt backwards: those files of which
// the entries changed.
func (p *partPatch) runs() error {
	was, is := &p.was.lexicon, &p.is.lexicon
	if err := p.terms(); err != nil {
		return err
	}
	words := fileRun{hashes: p.before.Words.Names, starts: starts(p.was.cuts.words), from: p.wordFrom, changed: func(i int) bool {
		return is.wordRarity(i) != was.wordRarity(int(p.wordFrom[i]))
	}}
	p.after.Words, p.is.cuts.words = p.spelt(wordFile, is.wordEntries(), &words, is.wordRarity)

	wasAt := inverse(was.endings, len(was.words)) // by word: its number among the endings
	from := make([]int32, len(is.endings))
	for i, word := range is.endings {
		from[i] = -1
		if old := p.wordFrom[word]; old >= 0 {
			from[i] = wasAt[old]
		}
	}
	endings := fileRun{hashes: p.before.Endings.Names, starts: starts(p.was.cuts.endings), from: from, changed: func(i int) bool {
		return words.changed(int(is.endings[i]))
	}}
	p.after.Endings, p.is.cuts.endings = p.spelt(endingFile, is.endingEntries(), &endings, is.endingRarity)
	p.after.Common = is.common(p.analyser)
	return nil
}

// spelt writes words.
func (p *partPatch) spelt(kind string, words entries, r *fileRun, rarity func(i int) byte) (shards, []int32) {
	return words.cut(func(from, to int) string {
		if hash, ok := r.same(from, to); ok {
			return hash
		}
		return named(p.files, kind, wordsValue(words, rarity, from, to))
	})
}

// fileRun is a run of entries, and the files that they were in.
type fileRun struct {
	hashes  string
	starts  []int32          // by file: its first entry; and the number of entries
	from    []int32          // by entry: what number it had, or -1
	changed func(i int) bool // tells whether an entry that was there is another
}

// starts returns where files begin that hold so many entries.
func starts(counts []int32) []int32 {
	out := make([]int32, len(counts)+1)
	for i, n := range counts {
		out[i+1] = out[i] + n
	}
	return out
}

func (r *fileRun) hash(file int) string { return r.hashes[file*hashLength : (file+1)*hashLength] }

// same returns the digest of the file that held just the entries from one up to another,
// none of them changed.
func (r *fileRun) same(from, to int) (string, bool) {
	first, last := r.from[from], r.from[to-1]
	file, begins := slices.BinarySearch(r.starts, first)
	if first < 0 || !begins || int(last-first) != to-1-from || r.starts[file+1] != last+1 {
		return "", false
	}
	for i := from; i < to; i++ {
		if r.from[i] < 0 || r.changed(i) {
			return "", false
		}
	}
	return r.hash(file), true
}

// terms writes the terms. Postings that did not change are copied as they stand.
func (p *partPatch) terms() error {
	is := &p.is.lexicon
	r := termRun{part: p, read: map[int][]string{}, fileRun: fileRun{
		hashes: p.before.Terms.Names, starts: starts(p.was.cuts.terms), from: p.termFrom, changed: func(i int) bool {
			return p.changed[int32(i)] != nil || is.terms[i].written != p.was.terms[p.termFrom[i]].written
		},
	}}
	var failed error
	p.after.Terms, p.is.cuts.terms = is.termEntries().cut(func(from, to int) string {
		if hash, ok := r.same(from, to); ok || failed != nil {
			return hash
		}
		value, err := r.value(from, to)
		failed = err
		return named(p.files, termFile, value)
	})
	return failed
}

// termRun is the run of terms.
type termRun struct {
	fileRun
	part *partPatch
	read map[int][]string // by file: terms and postings
}

func (r *termRun) value(from, to int) ([]byte, error) {
	var out []byte
	for i := from; i < to; i++ {
		postings, err := r.postings(i)
		if err != nil {
			return nil, err
		}
		out = appendTerm(append(out, "[,"[min(i-from, 1)]), r.part.is.terms[i].text, func(dst []byte) []byte { return append(dst, postings...) })
	}
	return append(out, ']'), nil
}

// postings returns the postings of a term as they are written.
func (r *termRun) postings(i int) (string, error) {
	t := &r.part.is.terms[i]
	var was termEntry
	if old := int(r.from[i]); old >= 0 {
		text, err := r.before(old)
		if err != nil || !r.changed(i) {
			return text, err
		}
		if was, err = readPostings(text, len(r.part.was.documents)); err != nil {
			return "", notPatchable("the postings of “%s”: %w", t.text, err)
		}
	}
	if c := r.part.changed[int32(i)]; c != nil {
		var err error
		if was.postings, err = c.apply(was.postings); err != nil {
			return "", err
		}
	}
	if len(was.postings) != int(t.pages) {
		return "", notPatchable("the state counts other pages with “%s”", t.text)
	}
	return string(appendPostings(nil, t.written, was.postings)), nil
}

// before returns the postings of a term as they were written.
func (r *termRun) before(term int) (string, error) {
	file, begins := slices.BinarySearch(r.starts, int32(term))
	if !begins {
		file--
	}
	texts, ok := r.read[file]
	if !ok {
		value, err := r.part.old.value(termFile, r.hash(file))
		if err != nil {
			return "", err
		}
		if texts, err = splitTexts(value); err != nil {
			return "", err
		}
		r.read[file] = texts
	}
	at := 2 * (term - int(r.starts[file]))
	if len(texts) != 2*int(r.starts[file+1]-r.starts[file]) || texts[at] != r.part.was.terms[term].text {
		return "", notPatchable("a file of terms is not that of the state")
	}
	return texts[at+1], nil
}

// splitTexts reads a list of texts that all stand as they are, as terms and postings do.
func splitTexts(value []byte) ([]string, error) {
	rest, begins := bytes.CutPrefix(value, []byte(`["`))
	rest, ends := bytes.CutSuffix(rest, []byte(`"]`))
	if !begins || !ends || bytes.IndexByte(rest, '\\') >= 0 {
		return nil, notPatchable("a file of terms holds something else")
	}
	return strings.Split(string(rest), `","`), nil
}
