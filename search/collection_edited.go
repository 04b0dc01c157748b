package search

import (
	"cmp"
	"slices"
	"sync"
)

// Edited returns the collection of documents of which all but some are those of this one,
// in the same order. edited holds the numbers of those that may be others. It returns false
// if one of them changed its language: Collect is for that.
func (c *Collection) Edited(documents Documents, edited []int) (*Collection, bool) {
	out := &Collection{
		documents: documents, language: c.language, seed: c.seed, vocabulary: c.vocabulary,
		places: c.places, parts: slices.Clone(c.parts),
	}
	all := slices.Clone(c.digests)
	own := map[int32]*digester{} // of the parts that are not shared any more
	for _, i := range edited {
		doc, at := documents.Document(i), c.places[i]
		old := &c.digests[i]
		if cmp.Or(doc.Language, c.language) != old.language {
			return nil, false
		}
		if own[at.part] == nil {
			own[at.part] = newDigester(c.vocabulary[old.language])
			p := *c.parts[at.part]
			p.digests = slices.Clone(p.digests)
			out.parts[at.part] = &p
		}
		now := digested{language: old.language, url: doc.URL, key: documents.Key(i), digest: old.digest}
		if hash := out.hash(&doc, old.language); hash != old.hash || doc.URL != old.url {
			now.digest = own[at.part].digest(&doc, hash)
		}
		all[i] = now
		out.parts[at.part].digests[at.page] = now.digest
	}
	for part := range own {
		p := out.parts[part]
		p.words = c.vocabulary[p.language].spellings()
	}
	out.setDigests(all)
	out.near = sync.OnceValue(func() *Near { return c.near().edited(out.parts, edited) })
	return out, true
}

// mostEdited is how many pages may have other signatures than those that the holders of
// terms were found by. Each is looked at for each term.
const mostEdited = 64

// edited returns what finds the documents near to one after some of them were edited.
func (n *Near) edited(parts []*part, documents []int) *Near {
	out := newNear(parts, n.places)
	for i, before := range n.parts {
		changed := slices.Clone(before.changed)
		for _, d := range documents {
			if at := n.places[d]; int(at.part) == i && !slices.Contains(changed, at.page) {
				changed = append(changed, at.page)
			}
		}
		if len(changed) <= mostEdited {
			out.parts[i].holders, out.parts[i].changed = before.holders, changed
		}
	}
	return out
}
