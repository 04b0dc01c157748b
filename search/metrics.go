package search

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Judgements say which documents answer a query, and how well: by query and
// document, above 0.
type Judgements map[string]map[string]float64

// ReadJudgements reads them from lines of four columns: query, a column that is
// not used, document, relevance (the qrels format of TREC). Documents with a
// relevance of 0 are left out.
func ReadJudgements(r io.Reader) (Judgements, error) {
	out := Judgements{}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		columns := strings.Fields(lines.Text())
		if len(columns) == 0 {
			continue
		}
		if len(columns) < 4 {
			return nil, fmt.Errorf("line %d has %d columns, not four: query, 0, document, relevance", n, len(columns))
		}
		relevance, err := strconv.ParseFloat(columns[3], 64)
		if err != nil || math.IsNaN(relevance) {
			return nil, fmt.Errorf("line %d: the relevance %q is not a number", n, columns[3])
		}
		if relevance <= 0 {
			continue
		}
		if out[columns[0]] == nil {
			out[columns[0]] = map[string]float64{}
		}
		out[columns[0]][columns[2]] = relevance
	}
	return out, lines.Err()
}

// Quality is how good rankings are, from 0 to 1; for several queries, the means.
type Quality struct {
	Success1 float64 // the first result is relevant
	Success3 float64 // one of the first three is
	MRR      float64 // 1 ÷ the place of the first relevant one among ten
	NDCG     float64 // normalised discounted cumulative gain of the first ten, with linear gains
	Nothing  float64 // nothing was found
}

// depth is how many results count.
const depth = 10

// Judge says how good one ranking is, given the relevance of documents.
func Judge(ranked []string, relevance map[string]float64) Quality {
	var q Quality
	if len(ranked) == 0 {
		q.Nothing = 1
	}
	gain := 0.0
	for i, id := range ranked[:min(len(ranked), depth)] {
		if relevance[id] <= 0 {
			continue
		}
		gain += discounted(relevance[id], i)
		if q.MRR > 0 {
			continue
		}
		q.MRR = 1 / float64(i+1)
		if i == 0 {
			q.Success1 = 1
		}
		if i < 3 {
			q.Success3 = 1
		}
	}
	if ideal := ideal(relevance); ideal > 0 {
		q.NDCG = gain / ideal
	}
	return q
}

func discounted(gain float64, place int) float64 { return gain / math.Log2(float64(place)+2) }

// ideal returns the gain of the best ranking.
func ideal(relevance map[string]float64) float64 {
	gains := make([]float64, 0, len(relevance))
	for _, g := range relevance {
		gains = append(gains, g)
	}
	slices.Sort(gains)
	slices.Reverse(gains)
	sum := 0.0
	for i, g := range gains[:min(len(gains), depth)] {
		sum += discounted(g, i)
	}
	return sum
}

// Mean returns the means over queries.
func Mean(all []Quality) Quality {
	var m Quality
	n := float64(max(1, len(all)))
	for _, q := range all {
		m.Success1 += q.Success1 / n
		m.Success3 += q.Success3 / n
		m.MRR += q.MRR / n
		m.NDCG += q.NDCG / n
		m.Nothing += q.Nothing / n
	}
	return m
}
