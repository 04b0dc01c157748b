package aid

import (
	"math/bits"
	"slices"
)

// standingTally adds up standings.
type standingTally struct {
	options  []Option
	alone    []int
	ties     map[bitset]int
	verdicts map[Verdict]int
	ahead    int
}

func (k *comparing) newTally() *standingTally {
	return &standingTally{k.Options, make([]int, len(k.Options)), map[bitset]int{}, map[Verdict]int{}, 0}
}

func (t *standingTally) count(o caseOutcome, times int) {
	t.verdicts[o.verdict] += times
	switch {
	case o.winners.count() > 1:
		t.ties[o.winners] += times
	case o.winners != 0:
		t.alone[bits.TrailingZeros64(uint64(o.winners))] += times
	}
	if o.ahead {
		t.ahead += times
	}
}

// mostTies bounds the list of ties.
const mostTies = 12

func (t *standingTally) standings(cases Cases) Standings {
	s := Standings{Cases: cases, Leads: []OptionLeads{}, Ties: []TieCount{}, Verdicts: []VerdictCount{}, FamilyAhead: t.ahead}
	for o, option := range t.options {
		leads := OptionLeads{ID: option.ID, Alone: t.alone[o]}
		for tied, n := range t.ties {
			if tied.has(o) {
				leads.Level += n
			}
		}
		s.Leads = append(s.Leads, leads)
	}
	for tied, n := range t.ties {
		s.Tied += n
		s.Ties = append(s.Ties, TieCount{t.names(tied), n})
	}
	slices.SortFunc(s.Ties, func(a, b TieCount) int {
		if a.Cases != b.Cases {
			return b.Cases - a.Cases
		}
		return slices.Compare(a.Options, b.Options)
	})
	s.Ties = s.Ties[:min(len(s.Ties), mostTies)]
	for _, v := range []Verdict{None, Only, Tie, Close, Leaning, Clear, NoWeights} {
		if n := t.verdicts[v]; n > 0 {
			s.Verdicts = append(s.Verdicts, VerdictCount{v, n})
		}
	}
	return s
}

func (t *standingTally) names(set bitset) []string {
	var names []string
	for o, option := range t.options {
		if set.has(o) {
			names = append(names, option.ID)
		}
	}
	return names
}
