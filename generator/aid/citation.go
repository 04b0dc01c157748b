package aid

import (
	"slices"

	"partnerbook/generator/diag"
)

// SingleCitation returns the place on which most scores of an option rest alone,
// the first of several, and how many do. Scores that are the authors' own rest on
// nothing else and do not count.
func (c *Compare) SingleCitation(option int) (ref string, most int) {
	n := map[string]int{}
	for _, s := range c.Scores[option] {
		if len(s.Ev) == 1 && s.Basis != FromAuthor {
			n[s.Ev[0].Ref]++
		}
	}
	for _, s := range c.Scores[option] {
		if len(s.Ev) == 1 && n[s.Ev[0].Ref] > most {
			ref, most = s.Ev[0].Ref, n[s.Ev[0].Ref]
		}
	}
	return ref, most
}

// Evidence returns every citation of the definition, in the order of their
// places, once for each place.
func (d *Definition) Evidence() []Evidence {
	var out []Evidence
	for j := range d.Judgements() {
		out = append(out, j.Ev...)
	}
	out = append(out, d.Ev...)
	switch m := d.Model.(type) {
	case *Guide:
		for _, q := range m.Questions {
			out = append(out, q.Ev...)
		}
	case *Score:
		for _, q := range m.Questions {
			out = append(out, q.Ev...)
		}
	case *Calculator:
		for _, c := range m.Checks {
			out = append(out, c.Ev...)
		}
		for _, p := range m.Published {
			out = append(out, p.Ev...)
		}
	}
	slices.SortStableFunc(out, func(a, b Evidence) int { return comparePlaces(a.Pos, b.Pos) })
	return slices.CompactFunc(out, func(a, b Evidence) bool { return a == b })
}

// citations returns what is cited, each place once, in the order of the file.
func citations(d *Definition) []string {
	list := []string{}
	seen := map[string]bool{}
	for _, e := range d.Evidence() {
		if !seen[e.Ref] {
			seen[e.Ref] = true
			list = append(list, e.Ref)
		}
	}
	return list
}

func comparePlaces(a, b diag.Position) int {
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return a.Column - b.Column
}
