package search

import "math"

// BM25F, and what is added to it. The values were chosen on four public judged
// collections together (Cranfield, CACM, CISI, NPL), as the mean of nDCG@10.
const (
	k1         = 1.6
	titleShare = 3.5 // how much more a word of the title counts than one of the text
	bTitle     = 0.5 // how much the length of a title counts against it
	bBody      = 0.65
	// k3 is how soon a word that comes again in the query counts no more (Robertson
	// and others, TREC 1994).
	k3 = 7.0
	// titleBonus is added, times the idf of the query's words in the title and the
	// square of the share of the title's idf that the query covers.
	titleBonus = 0.5
	// similar is how much of the mean score of its neighbours a page gets, for
	// queries of so many words and more. It harms short queries.
	similar, longQuery = 0.4, 6
	// rerank is how many pages are ranked anew by their neighbours.
	rerank = 100
	// ended is what pages are worth that are kept for reference only.
	ended = 0.7
	// aside is what pages are worth that are not for those whom the site is for.
	aside = 0.6
)

// idf returns how much a term says that stands in df documents.
func (x *Index) idf(df int) float64 {
	return math.Log(1 + (float64(len(x.documents)-df)+0.5)/(float64(df)+0.5))
}

// weighted is a term of a query, and how much it counts.
type weighted struct {
	term   string
	weight float64
	word   string // as it is written
}

// scores ranks documents: a score for each that holds a term.
func (x *Index) scores(terms []weighted) []float64 {
	out := make([]float64, len(x.documents))
	for _, t := range terms {
		postings := x.terms[t.term]
		idf := x.idf(len(postings)) * t.weight
		for i := range postings {
			p := &postings[i]
			out[p.document] += idf * x.saturated(p)
		}
	}
	x.addTitles(out, terms)
	return out
}

// saturated returns the part of BM25F that depends on the document.
func (x *Index) saturated(p *posting) float64 {
	size := x.lengths[p.document]
	tf := 0.0
	if p.title > 0 {
		tf += titleShare * float64(p.title) / (1 - bTitle + bTitle*size.title/x.mean.title)
	}
	if p.body > 0 {
		tf += float64(p.body) / (1 - bBody + bBody*size.body/x.mean.body)
	}
	return tf * (k1 + 1) / (k1 + tf)
}

// addTitles adds the bonus for titles that the query covers.
func (x *Index) addTitles(scores []float64, terms []weighted) {
	covered := map[int32]float64{}
	for _, t := range terms {
		postings := x.terms[t.term]
		idf := x.idf(len(postings)) * t.weight
		for i := range postings {
			if postings[i].title > 0 {
				covered[postings[i].document] += idf
			}
		}
	}
	for id, idf := range covered {
		share := min(1, idf/x.titleIDF(id))
		scores[id] += titleBonus * idf * share * share
	}
}

// titleIDF returns the idf of all words of a title.
func (x *Index) titleIDF(id int32) float64 {
	sum := 0.0
	seen := map[string]bool{}
	for _, term := range x.analyser.Terms(nil, x.documents[id].Title) {
		if !seen[term] {
			seen[term] = true
			sum += x.idf(x.frequency(term))
		}
	}
	return sum
}
