package aid

import (
	"fmt"

	"partnerbook/generator/diag"
)

// heavySection is the share of all points, in percent, above which a section
// outweighs all others together.
const heavySection = 50

// score finds what can be said of a score without counting.
func (f *findings) score(s *Score) {
	k := newScoring(s)
	for q := range s.Questions {
		f.equalAnswers(k, q)
	}
	f.heavySections(s)
}

// equalAnswers finds answers to a question that differ in nothing: they have the
// same points, and every flag and action takes both or neither.
func (f *findings) equalAnswers(k *scoring, question int) {
	q := k.Questions[question]
	first := map[string]string{}
	for a, o := range q.Options {
		effect := fmt.Append(nil, o.Points)
		for _, r := range append(k.flags[:len(k.flags):len(k.flags)], k.actions...) {
			for _, t := range r {
				if t.question == question {
					effect = fmt.Append(effect, " ", t.accepts[a])
				}
			}
		}
		if before, ok := first[string(effect)]; ok {
			f.add(diag.AidEqualAnswers, spot{"question", q.ID}, "Make one answer of the two, or give them different points.",
				"answers %q and %q to %q have the same points, flags and actions", before, o.ID, q.ID)
			continue
		}
		first[string(effect)] = o.ID
	}
}

// heavySections finds a section that holds more than half of all points, where
// there are others.
func (f *findings) heavySections(s *Score) {
	all := 0
	most := map[string]int{}
	for i := range s.Questions {
		_, points := s.Questions[i].bounds()
		most[s.Questions[i].Section] += points
		all += points
	}
	for _, x := range s.Sections {
		if len(s.Sections) > 1 && most[x.ID]*100 > all*heavySection {
			f.add(diag.AidHeavySection, spot{"section", x.ID}, "Give fewer points in it or more elsewhere, or allow it and say why it should decide.",
				"section %q holds %s%% of all points", x.ID, percentOf(most[x.ID], all))
		}
	}
}

// scoring is a score with indices instead of names.
type scoring struct {
	*Score
	*space
	flags, actions []rule
	atLeast        []int // by flag: a band
}

func newScoring(s *Score) *scoring {
	k := &scoring{Score: s, space: newSpace(choicesOf(s))}
	for _, x := range s.Flags {
		k.flags = append(k.flags, k.rule(x.When))
		k.atLeast = append(k.atLeast, s.bandIndex(x.AtLeast))
	}
	for _, x := range s.Actions {
		k.actions = append(k.actions, k.rule(x.When))
	}
	return k
}

// outcome returns the band of complete answers, and that of their points alone.
func (k *scoring) outcome(given []int) (band, byPoints int) {
	total := 0
	for q, a := range given {
		total += k.Questions[q].Options[a].Points
	}
	byPoints = max(k.bandAt(total), 0)
	band = byPoints
	for i, r := range k.flags {
		if k.atLeast[i] > band && r.holds(given) {
			band = k.atLeast[i]
		}
	}
	return band, byPoints
}

// acts tells whether any action is due.
func (k *scoring) acts(given []int) bool {
	for _, r := range k.actions {
		if r.holds(given) {
			return true
		}
	}
	return false
}
