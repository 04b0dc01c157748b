package search

// BM25F, and what is added to it. The values were chosen on four public judged
// collections together (Cranfield, CACM, CISI, NPL), as the mean of nDCG@10.
const (
	k1     = 1.6
	bTitle = 0.5 // how much the length of a title counts against it
	bBody  = 0.65
	// A word of the title counts so much more than one of the text: the least is best
	// for abstracts. The longer pages are, the more often their text says a word, and
	// the more one in the title must weigh to be heard: so many words of the mean page
	// make one more, up to the most.
	leastTitle, mostTitleShare, titlePer = 3.5, 8, 100
	// k3 is how soon a word that comes again in the query counts no more (Robertson
	// and others, TREC 1994).
	k3 = 7.0
	// titleBonus is added, times the idf of the query's words in the title and the
	// square of the share of the title's words that the query covers.
	titleBonus = 0.5
	// similar is how much of the mean score of the pages near to it a page gets, for
	// queries of so many words and more. It harms short queries.
	similar, longQuery = 0.4, 6
	// rerank is how many pages are ranked anew by those near to them.
	rerank = 100
	// ended is what pages are worth that are kept for reference only.
	ended = 0.85
	// aside is what pages are worth that are not for those whom the site is for.
	aside = 0.6
)

// The scores must be the same to the last bit in Go and in the browser, or else
// equal pages change places. Both use the same operations in the same order; in Go,
// float64(…) around a product keeps processors from fusing it with a sum.

// idf returns how much a term says that stands in df pages.
func (t *tongue) idf(df int) float64 {
	return ln(1 + (float64(t.Pages-df)+0.5)/(float64(df)+0.5))
}

// scores ranks pages: a score for each that holds a term.
func (t *tongue) scores(terms []weighted, pages *table) []float64 {
	out := make([]float64, t.Pages)
	covered := map[int32]cover{}
	for _, term := range terms {
		idf := float64(t.idf(len(term.postings)) * term.weight)
		for _, p := range term.postings {
			out[p.page()] += float64(idf * t.saturated(p, pages))
			if p.occurrence() >= uint8(len(counts)) {
				c := covered[p.page()]
				covered[p.page()] = cover{c.idf + idf, c.terms + 1}
			}
		}
	}
	for page, c := range covered {
		share := min(1, c.terms/float64(pages.titles[page]))
		out[page] += float64(float64(titleBonus*c.idf) * float64(share*share))
	}
	return out
}

// cover is what a query covers of a title.
type cover struct{ idf, terms float64 }

// saturated returns the part of BM25F that depends on the page.
func (t *tongue) saturated(p posting, pages *table) float64 {
	title, body := int(p.occurrence())/len(counts), int(p.occurrence())%len(counts)
	tf := 0.0
	if title > 0 {
		tf = float64(t.titleShare*float64(title)) / (1 - bTitle + float64(bTitle*float64(pages.titles[p.page()]))/t.Title)
	}
	if body > 0 {
		tf += counts[body] / t.norms[pages.lengths[p.page()]]
	}
	return float64(tf*(k1+1)) / (k1 + tf)
}

// smooth adds to the first pages a share of the scores of those near to them.
func (t *tongue) smooth(ranked []hit, scores []float64) error {
	near, err := t.near()
	if err != nil {
		return err
	}
	for i := range ranked[:min(len(ranked), rerank)] {
		h := &ranked[i]
		if ids := near[h.page]; len(ids) > 0 {
			sum := 0.0
			for _, id := range ids {
				sum += scores[id]
			}
			h.score += float64(similar*sum) / float64(len(ids))
		}
	}
	rank(ranked)
	return nil
}
