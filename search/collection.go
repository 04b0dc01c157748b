package search

import (
	"cmp"
	"hash/maphash"
	"maps"
	"strconv"
	"sync"
	"sync/atomic"
)

// Collection is documents, digested. A later collection takes the digests of
// documents whose words did not change from the one before, so that an edit costs
// one digest. It is never changed and may be used by several goroutines at once.
type Collection struct {
	documents  Documents
	language   string // of the site
	parts      []*part
	places     []place // of documents
	near       func() *Near
	vocabulary map[string]*vocabulary // by language
	digests    []digested             // of documents
	known      func() lookup          // the same, to be found
	seed       maphash.Seed
}

// lookup finds digests.
type lookup struct {
	byURL map[string]*digested
	byKey map[any]*digested
}

// find returns the digests of a collection by what finds them.
func find(digests []digested) lookup {
	out := lookup{make(map[string]*digested, len(digests)), make(map[any]*digested, len(digests))}
	for i := range digests {
		d := &digests[i]
		out.byURL[d.url] = d
		if d.key != nil {
			out.byKey[d.key] = d
		}
	}
	return out
}

// part is the documents of one language. Each language is ranked for itself: how
// rare a word is, is asked of its own pages.
type part struct {
	language  string
	words     spellings
	documents []int32 // numbers in the collection: the page numbers of the part
	digests   []*digest
}

// place says which page of which part a document is.
type place struct{ part, page int32 }

// Collect digests documents, with so many goroutines. before may be nil.
func Collect(documents Documents, language string, before *Collection, jobs int) *Collection {
	c := &Collection{documents: documents, language: language}
	if before != nil && before.language == language {
		c.seed, c.vocabulary = before.seed, maps.Clone(before.vocabulary)
	} else {
		before = &Collection{known: func() lookup { return lookup{} }}
		c.seed, c.vocabulary = maphash.MakeSeed(), map[string]*vocabulary{}
	}
	c.digest(before, jobs)
	return c
}

// digested is a document's digest, and where it belongs.
type digested struct {
	language, url string
	key           any
	*digest
}

func (c *Collection) digest(before *Collection, jobs int) {
	all := make([]digested, c.documents.Len())
	shared := vocabularies{byLanguage: c.vocabulary}
	var next atomic.Int64
	var group sync.WaitGroup
	for range max(1, jobs) {
		group.Go(func() {
			digesters := map[string]*digester{}
			for {
				i := int(next.Add(1)) - 1
				if i >= len(all) {
					return
				}
				all[i] = c.one(i, before, digesters, &shared)
			}
		})
	}
	group.Wait()
	c.vocabulary = shared.byLanguage
	c.setDigests(all)
	byLanguage := map[string]int{}
	for i := range all {
		d := &all[i]
		n, known := byLanguage[d.language]
		if !known {
			n = len(c.parts)
			byLanguage[d.language] = n
			c.parts = append(c.parts, &part{language: d.language, words: c.vocabulary[d.language].spellings()})
		}
		p := c.parts[n]
		c.places = append(c.places, place{int32(n), int32(len(p.documents))})
		p.documents = append(p.documents, int32(i))
		p.digests = append(p.digests, d.digest)
	}
	c.near = sync.OnceValue(func() *Near { return newNear(c.parts, c.places) })
}

func (c *Collection) setDigests(all []digested) {
	c.digests, c.known = all, sync.OnceValue(func() lookup { return find(all) })
}

// vocabularies makes a vocabulary for each language that comes up.
type vocabularies struct {
	mu         sync.Mutex
	byLanguage map[string]*vocabulary
}

func (v *vocabularies) of(language string) *vocabulary {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.byLanguage[language] == nil {
		v.byLanguage[language] = newVocabulary(language)
	}
	return v.byLanguage[language]
}

// one digests a document, or finds its digest of before.
func (c *Collection) one(i int, before *Collection, digesters map[string]*digester, shared *vocabularies) digested {
	key := c.documents.Key(i)
	if key != nil {
		if old, ok := before.known().byKey[key]; ok {
			return *old
		}
	}
	doc := c.documents.Document(i)
	language := cmp.Or(doc.Language, c.language)
	out := digested{language: language, url: doc.URL, key: key}
	hash := c.hash(&doc, language)
	if old := before.known().byURL[doc.URL]; old != nil && old.hash == hash {
		out.digest = old.digest
		return out
	}
	if digesters[language] == nil {
		digesters[language] = newDigester(shared.of(language))
	}
	out.digest = digesters[language].digest(&doc, hash)
	return out
}

// hash tells documents apart that have different words.
func (c *Collection) hash(doc *Document, language string) uint64 {
	var h maphash.Hash
	h.SetSeed(c.seed)
	write := func(s string) {
		h.WriteString(s)
		h.WriteByte(0)
	}
	write(language)
	write(doc.Title)
	for i := range doc.Passages {
		p := &doc.Passages[i]
		write(p.Heading)
		write(p.Text)
		write(p.Also)
		write(strconv.FormatBool(p.Summary))
	}
	return h.Sum64()
}
