package aid

import (
	"encoding/binary"
	"slices"

	"partnerbook/generator/diag"
)

// factCount counts combinations of answers to the facts. Combinations in which the
// same options are ruled out and the same adjustments hold are one situation,
// which is compared once.
type factCount struct {
	*comparing
	known    map[situation]int
	list     []situation
	times    []int           // by situation: combinations
	examples []string        // by situation: of those that rule out every option
	outcomes [][]caseOutcome // by situation and set of points
	who      []int           // by situation: the same for the same winners at all points
	whos     map[string]int
	left     budget
}

// countFacts counts who leads for the combinations of facts, at the default points
// and in each profile, and finds facts that change nothing.
func (k *comparing) countFacts() {
	f := &factCount{comparing: k, known: map[situation]int{}, whos: map[string]int{}, left: compareSteps}
	var cases Cases
	var idle []bool
	n, all := k.facts.size(unanswered, mostCases)
	if all && n*k.steps()*len(k.points) <= 2*compareSteps {
		cases, idle = Cases{Count: n}, f.all(n)
	} else {
		cases, idle = f.sample()
	}
	f.standings(cases)
	f.noneLeft(cases)
	for i, c := range k.facts.questions {
		if idle[i] && len(c.options) > 0 {
			k.found.add(diag.AidFactNoChange, spot{"fact", c.id},
				"Remove it, or allow it and say why it must still be asked.",
				"no answer to %q changes who leads, at the default points or in any profile, %s", c.id, cases)
		}
	}
}

// visit returns the situation of answers, counting it.
func (f *factCount) visit(given []int) int {
	s := f.situation(given)
	i, ok := f.known[s]
	if !ok {
		i = f.add(s)
	}
	return i
}

// add compares the options in a situation.
func (f *factCount) add(s situation) int {
	f.left.spend(f.steps() * len(f.points))
	l := f.table(s.adjusted)
	outcomes := make([]caseOutcome, len(f.points))
	var winners []byte
	for p, points := range f.points {
		outcomes[p] = f.outcome(l, points, s.eligible)
		winners = binary.BigEndian.AppendUint64(winners, uint64(outcomes[p].winners))
	}
	who, ok := f.whos[string(winners)]
	if !ok {
		who = len(f.whos)
		f.whos[string(winners)] = who
	}
	i := len(f.list)
	f.known[s] = i
	f.list = append(f.list, s)
	f.times = append(f.times, 0)
	f.examples = append(f.examples, "")
	f.outcomes = append(f.outcomes, outcomes)
	f.who = append(f.who, who)
	return i
}

func (f *factCount) count(i int, given []int) {
	f.times[i]++
	if f.list[i].eligible == 0 && f.examples[i] == "" {
		f.examples[i] = f.facts.say(given)
	}
}

// all counts every combination. It returns, by fact, whether it changes nothing.
func (f *factCount) all(n int) (idle []bool) {
	who := make([]int, 0, n)
	f.facts.each(unanswered, func(given []int) {
		i := f.visit(given)
		f.count(i, given)
		who = append(who, f.who[i])
	})
	return f.facts.idle(unanswered, who)
}

// sample counts a sample of combinations, and with each those that differ from it
// in one fact.
func (f *factCount) sample() (Cases, []bool) {
	r := f.seed.random()
	given := f.facts.none()
	idle := slices.Repeat([]bool{true}, len(given))
	n := 0
	for range samples {
		if n > 0 && f.left < 0 {
			break
		}
		f.facts.random(r, unanswered, given)
		i := f.visit(given)
		f.count(i, given)
		n++
		for q := range given {
			idle[q] = idle[q] && !f.changes(q, given, f.who[i])
		}
	}
	return f.seed.sampled(n), idle
}

// changes tells whether another answer to a fact changes who leads.
func (f *factCount) changes(q int, given []int, who int) bool {
	before := given[q]
	defer func() { given[q] = before }()
	for a := unanswered; a < len(f.facts.questions[q].options); a++ {
		f.left.spend(len(f.screens) + len(f.adjust))
		given[q] = a
		if f.left >= 0 && a != before && f.who[f.visit(given)] != who {
			return true
		}
	}
	return false
}

// standings adds up, for each set of points.
func (f *factCount) standings(cases Cases) {
	for p := range f.points {
		t := f.newTally()
		one := FactStandings{}
		if p > 0 {
			one.Profile = f.Profiles[p-1].ID
		}
		for i, s := range f.list {
			if f.times[i] == 0 {
				continue
			}
			t.count(f.outcomes[i][p], f.times[i])
			if s.eligible == 0 {
				one.NoneLeft += f.times[i]
				if one.Example == "" {
					one.Example = f.examples[i]
				}
			}
		}
		one.Standings = t.standings(cases)
		f.counts.Facts = append(f.counts.Facts, one)
	}
}

// noneLeft reports combinations that rule out every option.
func (f *factCount) noneLeft(cases Cases) {
	one := f.counts.Facts[0]
	if one.NoneLeft > 0 {
		f.found.add(diag.AidNoneLeft, spot{"screens", "screens"},
			`If must-haves may clash, allow it at = "screens" and say why: the result then names those that could give way.`,
			"%s of %s combinations of facts rule out every option, for example %s",
			grouped(one.NoneLeft), grouped(cases.Count), one.Example)
	}
}
