package aid

import (
	"fmt"
	"slices"

	"partnerbook/generator/diag"
)

// leastToRank is the number of options from which it means something that two
// criteria rank them in the same order: of two options, half of all pairs of
// criteria do.
const leastToRank = 3

// compare finds what can be said of a comparison without counting.
func (f *findings) compare(c *Compare) {
	for i := range c.Options {
		f.option(c, i)
	}
	for i := range c.Criteria {
		f.flat(c, i)
	}
	f.sameOrder(c)
	f.idleFacts(c)
	f.screens(c)
	f.clamped(c)
}

func (f *findings) option(c *Compare, i int) {
	o := c.Options[i]
	at := spot{"option", o.ID}
	if ref, n := c.SingleCitation(i); n > 1 {
		f.add(diag.AidOneCitation, at, "Readers are told. Look for a second source, or say in note why one is enough.",
			"%d of %d scores of %q rest on the single citation %q", n, len(c.Criteria), o.ID, ref)
	}
	if len(o.For) == 0 || len(o.Against) == 0 {
		f.add(diag.AidUnbalanced, at, "Add what is missing under for or against, with its basis.",
			"option %q has %d points for and %d against; readers need both", o.ID, len(o.For), len(o.Against))
	}
}

// flat finds a criterion that scores every option the same, and no adjustment
// changes that.
func (f *findings) flat(c *Compare, criterion int) {
	for o := range c.Options {
		if c.Scores[o][criterion].V != c.Scores[0][criterion].V {
			return
		}
	}
	id := c.Criteria[criterion].ID
	for _, a := range c.Adjust {
		if slices.ContainsFunc(a.Add, func(add Addition) bool { return add.Criterion == id && add.Points != 0 }) {
			return
		}
	}
	f.add(diag.AidFlatCriterion, spot{"criterion", id}, "Score the options apart on it, or remove it.",
		"criterion %q scores every option the same: it cannot affect the order", id)
}

// sameOrder finds criteria on which the base scores put all options in the same
// order, ties included.
func (f *findings) sameOrder(c *Compare) {
	if len(c.Options) < leastToRank {
		return
	}
	first := map[string]int{}
	for k := range c.Criteria {
		order, flat := c.orderOn(k)
		before, ok := first[order]
		switch {
		case flat:
		case !ok:
			first[order] = k
		default:
			f.add(diag.AidSameOrder, spot{"criterion", c.Criteria[k].ID},
				"Make one criterion of the two, or say in their titles what each is about and score them apart.",
				"criteria %q and %q rank the options in the same order: are they one thing counted twice?",
				c.Criteria[before].ID, c.Criteria[k].ID)
		}
	}
}

// orderOn writes the order of the options on a criterion; flat says that it has
// but one score.
func (c *Compare) orderOn(criterion int) (order string, flat bool) {
	var values []int
	for o := range c.Options {
		values = append(values, c.Scores[o][criterion].V)
	}
	slices.Sort(values)
	values = slices.Compact(values)
	var text []byte
	for o := range c.Options {
		place, _ := slices.BinarySearch(values, c.Scores[o][criterion].V)
		text = fmt.Append(text, place, " ")
	}
	return string(text), len(values) < 2
}

// idleFacts finds facts that nothing reads. Facts that cautions read are of use.
func (f *findings) idleFacts(c *Compare) {
	list := c.conditions()
	for _, a := range c.Cautions {
		list = append(list, a.When)
	}
	read := readBy(list)
	for _, x := range c.Facts {
		if !read[x.ID] {
			f.add(diag.AidIdleFact, spot{"fact", x.ID}, "Let a must-have, an adjustment or a caution read it, or remove it.",
				"fact %q is read by no must-have and no adjustment", x.ID)
		}
	}
}

// conditions returns those of must-haves and adjustments: what may change who
// leads.
func (c *Compare) conditions() []Condition {
	var list []Condition
	for _, s := range c.Screens {
		list = append(list, s.When)
	}
	for _, a := range c.Adjust {
		list = append(list, a.When)
	}
	return list
}

// readBy returns the questions that conditions read.
func readBy(list []Condition) map[string]bool {
	read := map[string]bool{}
	for _, when := range list {
		for _, t := range when {
			read[t.Question] = true
		}
	}
	return read
}

// screens looks at each must-have alone, and at pairs of which one makes the other
// needless. That is decided exactly, on the sets of answers that each names.
func (f *findings) screens(c *Compare) {
	facts := newSpace(choicesOf(c))
	rules := make([]rule, len(c.Screens))
	for i, s := range c.Screens {
		rules[i] = facts.rule(s.When)
	}
	for i, s := range c.Screens {
		at := spot{"must-have", s.ID}
		if len(c.Options) > 0 && len(s.Out) == len(c.Options) {
			f.add(diag.AidRulesOutAll, at, "Remove from out the options that may stay, or make it a caution.",
				"must-have %q rules out every option", s.ID)
		}
		if s.Basis == FromAuthor {
			f.add(diag.AidAuthorScreen, at, `Move it to cautions, or give its basis as "source" or "mixed" with ev.`,
				"must-have %q rests on the authors alone: make it a caution, or cite what makes it a must", s.ID)
		}
		for j, t := range c.Screens {
			twins := rules[j].implies(rules[i]) && contains(s.Out, t.Out)
			if i != j && rules[i].implies(rules[j]) && contains(t.Out, s.Out) && (!twins || j < i) {
				f.add(diag.AidNeedlessScreen, at, "Remove it, or change its when or its out.",
					"must-have %q is never needed: when it holds, %q rules out as much", s.ID, t.ID)
				break
			}
		}
	}
}

// contains tells whether all of part are in list.
func contains(list, part []string) bool {
	return !slices.ContainsFunc(part, func(s string) bool { return !slices.Contains(list, s) })
}

// clamped finds adjustments that by themselves take a score over an end of the
// scale.
func (f *findings) clamped(c *Compare) {
	for _, a := range c.Adjust {
		for _, add := range a.Add {
			v := c.Scores[c.option(add.Option)][c.criterion(add.Criterion)].V + add.Points
			if held := min(max(v, 0), maxPoints); held != v {
				f.add(diag.AidClamped, spot{"adjustment", a.ID}, "Add less, or accept that the end of the scale is reached.",
					"adjustment %q takes %s.%s to %d; it is held at %d", a.ID, add.Option, add.Criterion, v, held)
			}
		}
	}
}
