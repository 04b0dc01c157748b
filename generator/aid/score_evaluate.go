package aid

import (
	"math/big"
	"slices"
	"strconv"
)

// ScoreResult is what the points of a reader's answers come to.
type ScoreResult struct {
	// Total is the points of the answers, Max the most there could be.
	Total, Max int
	// Missing are the questions not answered, Invalid those whose answer is none
	// of their options, both in file order; Unknown are the ids that are no
	// question.
	Missing, Invalid, Unknown []string
	// Possible are the bands that could still come out, in order. If it is one,
	// the result is Settled and Band is that one; else Band is "".
	Possible []string
	Band     string
	Settled  bool
	// Lowest and Highest bound the total when every question is answered.
	Lowest, Highest int
	// Flags and Actions are those whose condition holds, in file order.
	Flags, Actions []string
	// Sections holds the points of each section, and TopSections the sections with
	// the largest share of their own maximum: all of them if equal, none if no
	// section has any points.
	Sections    []SectionScore
	TopSections []string
	// ToNext is the next band up, nil at the top, and Flips are the single answers
	// that would give another band. Both are only filled when no answer is missing.
	ToNext *NextBand
	Flips  []ScoreFlip
}

// SectionScore is the points of a section, and the most there could be.
type SectionScore struct {
	Section     string
	Points, Max int
}

// NextBand is a band and the points still needed for it: 0 if a flag has outrun
// the points.
type NextBand struct {
	Band   string
	Points int
}

// ScoreFlip is another answer to a question, and the band it would give.
type ScoreFlip struct{ Question, Option, Band string }

var (
	_ Model  = (*Score)(nil)
	_ Result = (*ScoreResult)(nil)
)

// Evaluate adds the points of the answers and finds the band, or the bands still
// possible. The result is a *ScoreResult.
func (s *Score) Evaluate(input Input) Result {
	choices := choicesOf(s)
	given, invalid := readAnswers(input, choices)
	r := &ScoreResult{Invalid: invalid, Unknown: unknownKeys(input, isChoice(choices))}
	for _, q := range s.Questions {
		if given[q.ID] == "" {
			r.Missing = append(r.Missing, q.ID)
		}
		_, most := q.bounds()
		r.Max += most
	}
	for _, f := range s.Flags {
		if f.When.Holds(given.to) == True {
			r.Flags = append(r.Flags, f.ID)
		}
	}
	for _, a := range s.Actions {
		if a.When.Holds(given.to) == True {
			r.Actions = append(r.Actions, a.ID)
		}
	}
	r.Total = s.total(given)
	s.sections(r, given)
	s.band(r, given)
	if len(r.Missing) == 0 {
		s.changes(r, given)
	}
	return r
}

// bounds returns the least and the most points of a question's options.
func (q *ScoreQuestion) bounds() (least, most int) {
	for i, o := range q.Options {
		if i == 0 || o.Points < least {
			least = o.Points
		}
		most = max(most, o.Points)
	}
	return least, most
}

// points returns the points of an answer, 0 if it is no option.
func (q *ScoreQuestion) points(answer string) int {
	for _, o := range q.Options {
		if o.ID == answer {
			return o.Points
		}
	}
	return 0
}

func (s *Score) total(given answers) int {
	total := 0
	for i := range s.Questions {
		total += s.Questions[i].points(given[s.Questions[i].ID])
	}
	return total
}

// sections fills in the points of the sections and the largest shares.
func (s *Score) sections(r *ScoreResult, given answers) {
	best := new(big.Rat)
	for _, section := range s.Sections {
		score := SectionScore{Section: section.ID}
		for i := range s.Questions {
			if q := &s.Questions[i]; q.Section == section.ID {
				_, most := q.bounds()
				score.Points += q.points(given[q.ID])
				score.Max += most
			}
		}
		r.Sections = append(r.Sections, score)
		share := new(big.Rat)
		if score.Max > 0 {
			share.SetFrac64(int64(score.Points), int64(score.Max))
		}
		if share.Sign() > 0 && share.Cmp(best) > 0 {
			best, r.TopSections = share, nil
		}
		if share.Sign() > 0 && share.Cmp(best) == 0 {
			r.TopSections = append(r.TopSections, section.ID)
		}
	}
}

// band fills in the range of the total and the bands possible: from the band of
// the least total with the flags that hold, to the band of the greatest total
// with every flag that may yet hold. Points and flags are bounded separately, so
// the bands may be too many, never too few.
func (s *Score) band(r *ScoreResult, given answers) {
	r.Lowest, r.Highest = r.Total, r.Total
	for i := range s.Questions {
		if q := &s.Questions[i]; given[q.ID] == "" {
			least, most := q.bounds()
			r.Lowest += least
			r.Highest += most
		}
	}
	lowest := max(s.bandAt(r.Lowest), s.raised(given, True))
	highest := max(s.bandAt(r.Highest), s.raised(given, Unknown))
	for i := max(lowest, 0); i <= highest; i++ {
		r.Possible = append(r.Possible, s.Bands[i].ID)
	}
	if len(r.Possible) == 1 {
		r.Band, r.Settled = r.Possible[0], true
	}
}

// bandAt returns the index of the band that holds a total, -1 if none does.
func (s *Score) bandAt(total int) int {
	at := -1
	for i, b := range s.Bands {
		if b.From <= total {
			at = i
		}
	}
	return at
}

// raised returns the index of the highest band that flags lead to whose condition
// is at least as true as truth, -1 if there is none.
func (s *Score) raised(given answers, truth Truth) int {
	at := -1
	for _, f := range s.Flags {
		if f.When.Holds(given.to) >= truth {
			at = max(at, s.bandIndex(f.AtLeast))
		}
	}
	return at
}

func (s *Score) bandIndex(id string) int {
	return slices.IndexFunc(s.Bands, func(b Band) bool { return b.ID == id })
}

// changes fills in what only a complete set of answers has: the way to the next
// band and the single answers that would give another one.
func (s *Score) changes(r *ScoreResult, given answers) {
	at := s.bandIndex(r.Band)
	if next := at + 1; next < len(s.Bands) {
		b := s.Bands[next]
		r.ToNext = &NextBand{Band: b.ID, Points: max(0, b.From-r.Total)}
	}
	for i := range s.Questions {
		q := &s.Questions[i]
		for _, o := range q.Options {
			if o.ID == given[q.ID] {
				continue
			}
			other := given.with(q.ID, o.ID)
			band := max(s.bandAt(s.total(other)), s.raised(other, True))
			if band != at && band >= 0 {
				r.Flips = append(r.Flips, ScoreFlip{q.ID, o.ID, s.Bands[band].ID})
			}
		}
	}
}

// Canonical returns the result with the names of the specification. to_next and
// flips are only there when no answer is missing.
func (r *ScoreResult) Canonical() map[string]any {
	result := map[string]any{
		"total":    strconv.Itoa(r.Total),
		"max":      strconv.Itoa(r.Max),
		"missing":  texts(r.Missing),
		"invalid":  texts(r.Invalid),
		"unknown":  texts(r.Unknown),
		"band":     textOrNull(r.Band),
		"settled":  r.Settled,
		"possible": texts(r.Possible),
		"range":    []any{strconv.Itoa(r.Lowest), strconv.Itoa(r.Highest)},
		"flags":    texts(r.Flags),
		"sections": list(r.Sections, SectionScore.canonical),
		"highest":  texts(r.TopSections),
		"actions":  texts(r.Actions),
	}
	if len(r.Missing) > 0 {
		return result
	}
	result["to_next"] = nil
	if r.ToNext != nil {
		result["to_next"] = []any{r.ToNext.Band, strconv.Itoa(r.ToNext.Points)}
	}
	result["flips"] = list(r.Flips, func(f ScoreFlip) any { return []any{f.Question, f.Option, f.Band} })
	return result
}

func (s SectionScore) canonical() any {
	return []any{s.Section, strconv.Itoa(s.Points), strconv.Itoa(s.Max)}
}
