package aid

import (
	"math/big"
	"slices"
	"strings"

	"partnerbook/generator/diag"
)

// firsts says of each option how often it leads when no fact is answered.
func (k *comparing) firsts() {
	how := k.counts.Weightings.Cases
	for i, o := range k.counts.Weightings.Leads {
		at := spot{"option", o.ID}
		if o.Alone > 0 {
			k.found.add(diag.AidFirst, at, "This shows how the scores lean. It is no evidence about the option.",
				"option %q comes first in %s%%, %s", o.ID, percentOf(o.Alone, how.Count), how)
			continue
		}
		k.found.add(diag.AidNeverFirst, at, "Look at its scores again: an option that can never lead need not be compared."+k.otherLeads(o.ID),
			"option %q never comes first %s", o.ID, how)
		k.mix(i)
	}
}

// otherLeads says where an option does lead that never does without facts.
func (k *comparing) otherLeads(option string) string {
	for _, s := range k.counts.Facts {
		for _, o := range s.Leads {
			if o.ID == option && o.Alone > 0 {
				return " It does lead when facts rule others out, in " + quantity(o.Alone, "combination", "combinations") + "."
			}
		}
	}
	return ""
}

// percentOf writes n of all in percent, with one decimal; it says neither 0.0 nor
// 100.0 of what is not so.
func percentOf(n, all int) string {
	text := Shown(big.NewRat(int64(n)*100, int64(all)), 1)
	switch {
	case n > 0 && text == "0.0":
		return "less than 0.1"
	case n < all && text == "100.0":
		return "more than 99.9"
	}
	return strings.TrimSuffix(text, ".0")
}

// findBetter finds the pairs of options of which, before adjustments, the first is
// at least as good on every criterion and better on one.
func (k *comparing) findBetter() {
	for b := range k.Options {
		for a := range k.Options {
			if dominates(k.base.scores[a], k.base.scores[b]) {
				k.better = append(k.better, [2]int{a, b})
			}
		}
	}
}

// keepBetter drops the pairs that adjustments turn round.
func (k *comparing) keepBetter(l *leader) {
	k.better = slices.DeleteFunc(k.better, func(pair [2]int) bool { return !covers(l.scores[pair[0]], l.scores[pair[1]]) })
}

// dominated reports options that another is at least as good as on every
// criterion, with any adjustments that the facts counted can bring, and better on
// one before adjustments.
func (k *comparing) dominated() {
	reported := -1
	for _, pair := range k.better {
		a, b := k.Options[pair[0]].ID, k.Options[pair[1]].ID
		if pair[1] == reported {
			continue
		}
		reported = pair[1]
		k.found.add(diag.AidDominated, spot{"option", b},
			"Look at the scores of both again. If they are right, say in its text why it is there all the same.",
			"%q is no better than %q on any criterion and worse on one: it leads only when %q is ruled out", b, a, a)
	}
}
