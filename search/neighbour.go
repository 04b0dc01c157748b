package search

import (
	"cmp"
	"math"
	"slices"
)

// Neighbours of a document are those with the same rare words. They are shown as
// related pages, and lend a share of their scores for long queries.
const (
	mostNeighbours = 5
	signature      = 60   // how many of its terms stand for a document
	commonest      = 0.2  // terms of more documents than this share say nothing
	fewest         = 0.05 // a cosine below which documents are not near
)

// vector is what stands for a document: its weightiest terms, with weights of
// length 1 together.
type vector []weighted

// neighbours returns, for each document, those that are nearest to it by the
// cosine of their vectors.
func neighbours(x *Index) [][]int32 {
	vectors := x.vectors()
	holders := map[string][]struct {
		document int32
		weight   float64
	}{}
	for id, v := range vectors {
		for _, t := range v {
			holders[t.term] = append(holders[t.term], struct {
				document int32
				weight   float64
			}{int32(id), t.weight})
		}
	}
	out := make([][]int32, len(vectors))
	cosine := make([]float64, len(vectors))
	var touched []int32
	for id, v := range vectors {
		touched = touched[:0]
		for _, t := range v {
			for _, h := range holders[t.term] {
				if cosine[h.document] == 0 {
					touched = append(touched, h.document)
				}
				cosine[h.document] += t.weight * h.weight
			}
		}
		out[id] = nearest(touched, cosine, int32(id))
		for _, other := range touched {
			cosine[other] = 0
		}
	}
	return out
}

// nearest returns the documents with the largest cosines, but for self.
func nearest(candidates []int32, cosine []float64, self int32) []int32 {
	slices.SortFunc(candidates, func(a, b int32) int {
		return cmp.Or(cmp.Compare(cosine[b], cosine[a]), cmp.Compare(a, b))
	})
	var out []int32
	for _, id := range candidates {
		if id == self {
			continue
		}
		if len(out) == mostNeighbours || cosine[id] < fewest {
			break
		}
		out = append(out, id)
	}
	return out
}

func (x *Index) vectors() []vector {
	out := make([]vector, len(x.documents))
	most := max(2, int(commonest*float64(len(x.documents))))
	for term, postings := range x.terms {
		if len(postings) < 2 || len(postings) > most {
			continue
		}
		idf := x.idf(len(postings))
		for i := range postings {
			p := &postings[i]
			out[p.document] = append(out[p.document], weighted{term: term, weight: idf * (1 + math.Log(float64(p.body)+titleShare*float64(p.title)))})
		}
	}
	for id, v := range out {
		slices.SortFunc(v, func(a, b weighted) int {
			return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.term, b.term))
		})
		v = v[:min(len(v), signature)]
		norm := 0.0
		for _, t := range v {
			norm += t.weight * t.weight
		}
		norm = math.Sqrt(norm)
		for i := range v {
			v[i].weight /= norm
		}
		out[id] = slices.Clip(v)
	}
	return out
}

// smooth adds to the first pages a share of the scores of their neighbours.
func (x *Index) smooth(ranked []hit, scores []float64) {
	for i := range ranked[:min(len(ranked), rerank)] {
		h := &ranked[i]
		near := x.near[h.document]
		if len(near) == 0 {
			continue
		}
		sum := 0.0
		for _, id := range near {
			sum += scores[id]
		}
		h.score += similar * sum / float64(len(near))
	}
	rank(ranked)
}
