package edition

import (
	"fmt"
	"strings"
)

func (p *printer) aids(r AidReport, brief bool) {
	if r.Why == "" && len(r.Aids) == 0 {
		return
	}
	p.head("Decision aids")
	if r.Why != "" {
		p.text("  ", "Not all could be compared: "+r.Why)
	}
	for _, a := range r.Aids {
		p.text("  ", quoted(a.Title)+a.versions()+" "+a.words())
		if brief {
			continue
		}
		for _, e := range a.Examples {
			p.text("    ", e.words())
			for _, c := range e.Answers[:min(len(e.Answers), mostAnswers)] {
				p.tokens("      ", plain, append(tokensOf(c.What+":", plain), arrow(shortened(c.Old, 120), shortened(c.New, 120))...))
			}
			if n := len(e.Answers) - mostAnswers; n > 0 {
				p.text("      ", fmt.Sprintf("and %d more parts of the answer", n))
			}
		}
	}
}

// mostAnswers is how many parts of an answer are printed of an example.
const mostAnswers = 5

// versions says which versions an aid had and has, if they differ.
func (a AidChange) versions() string {
	if a.OldVersion == a.NewVersion {
		return ""
	}
	return fmt.Sprintf(" (version %s → %s)", a.OldVersion, a.NewVersion)
}

// words says how many answers differ.
func (a AidChange) words() string {
	switch {
	case a.Unread:
		return "has another definition"
	case a.OtherKind:
		return "is another kind of aid now, so its answers cannot be compared"
	case a.Differ == 0:
		return "gives the same result for all " + a.tried()
	}
	return "gives another result for " + thousands(a.Differ) + " of " + a.tried()
}

// tried says with how many inputs an aid was asked.
func (a AidChange) tried() string {
	out := many(a.Asked, "set") + " of answers that were tried"
	if a.Sampled {
		out += ", a sample"
	}
	return out
}

// words says what was answered in an example.
func (e Example) words() string {
	if len(e.Input) == 0 {
		return "Nothing answered:"
	}
	var out []string
	const most = 6
	for i, g := range e.Input {
		if i == most && len(e.Input) > most+1 {
			out = append(out, fmt.Sprintf("and %d more answers", len(e.Input)-most))
			break
		}
		out = append(out, strings.TrimRight(g.Question, "?.:")+": "+g.Answer)
	}
	return strings.Join(out, "; ") + "."
}

// How many searches are printed.
const (
	mostFirsts = 25
	mostOthers = 12
)

func (p *printer) searches(r SearchReport, brief bool) {
	if r.Compared && len(r.Changes) == 0 && (r.Limits == "" || brief) {
		return
	}
	p.head("Searches")
	if !r.Compared {
		p.text("  ", "These were not compared: "+r.Why)
		return
	}
	firsts := r.firsts()
	if len(r.Changes) > 0 {
		p.text("  ", r.words(firsts, len(r.Changes)-firsts))
	}
	if brief {
		return
	}
	if r.Limits != "" {
		p.text("  ", r.Limits)
	}
	for _, c := range r.Changes[:min(firsts, mostFirsts)] {
		p.text("  ", quoted(c.Query)+c.because())
		p.tokens("    - ", red, tokensOf(firstOf(c.Old), plain))
		p.tokens("    + ", green, tokensOf(firstOf(c.New), plain))
	}
	if firsts > mostFirsts {
		p.text("  ", fmt.Sprintf("and %d more, which --format json lists", firsts-mostFirsts))
	}
	if others := r.Changes[firsts:]; len(others) > 0 {
		var names []string
		for _, c := range others[:min(len(others), mostOthers)] {
			names = append(names, quoted(c.Query)+c.because())
		}
		more := ""
		if n := len(others) - mostOthers; n > 0 {
			more = fmt.Sprintf(", and %d more", n)
		}
		p.text("  ", "The first five are others for "+strings.Join(names, ", ")+more+".")
	}
}

// words says for how many searches another page comes first, and for how many the first
// five are others besides.
func (r SearchReport) words(firsts, others int) string {
	out := thousands(r.Asked) + " searches were tried. "
	switch {
	case firsts == 0:
		return out + "The same page comes first for all; the first five are others for " + thousands(others) + "."
	case others == 0:
		return out + "Another page comes first for " + thousands(firsts) + "."
	}
	return out + "Another page comes first for " + thousands(firsts) + ", and the first five are others for " + thousands(others) + " more."
}

// firsts returns for how many searches another page comes first. They stand at the
// beginning.
func (r SearchReport) firsts() int {
	n := 0
	for _, c := range r.Changes {
		if c.First {
			n++
		}
	}
	return n
}

// because says what editors want of a search.
func (c SearchChange) because() string {
	switch {
	case c.From == askedChosen:
		return " (the editors’ choice)"
	case c.Wanted == "" || c.OldPlace == c.NewPlace:
		return ""
	}
	return fmt.Sprintf(" (the expected page: %s, now %s)", ordinal(c.OldPlace), ordinal(c.NewPlace))
}

func ordinal(place int) string {
	if place == 0 {
		return "not among the first ten"
	}
	return fmt.Sprintf("place %d", place)
}

// firstOf names the page that comes first.
func firstOf(places []Place) string {
	if len(places) == 0 {
		return "(nothing found)"
	}
	return places[0].Title + " (" + places[0].URL + ")"
}
