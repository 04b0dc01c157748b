package aid

import (
	"partnerbook/generator/diag"
)

var bases = []string{string(FromSource), string(Mixed), string(FromAuthor)}

// judgement reads basis, ev and note of a table. Where it names no basis, the
// file's holds; where it cites nothing and its basis needs a source, the file's
// evidence holds.
func (r *reader) judgement() Judgement {
	j := Judgement{
		Basis: Basis(r.oneOf("basis", bases)),
		Ev:    r.evidence("ev"),
		Note:  r.text("note"),
		Pos:   r.pos(),
	}
	if j.Basis == "" {
		j.Basis = r.file.basis
	}
	if j.Basis == "" {
		r.file.report(diag.AidNoBasis, r.pos(), `Add basis = "source", "mixed" or "author".`,
			"%s has no basis, and the file sets none", r.place)
		return j
	}
	if j.Basis == FromAuthor {
		return j
	}
	if len(j.Ev) == 0 {
		j.Ev = r.file.ev
	}
	if len(j.Ev) == 0 {
		r.file.report(diag.AidNoEvidence, r.pos(), `Add ev = ["page#place"], or set basis = "author".`,
			"%s says basis %q but cites no evidence", r.place, j.Basis)
	}
	return j
}

// evidence reads a list of places in sources.
func (r *reader) evidence(key string) []Evidence {
	var out []Evidence
	for _, w := range r.words(key, false) {
		out = append(out, Evidence{w.Text, w.Pos})
	}
	return out
}

// nextSteps reads where a result leads on to.
func (r *reader) nextSteps() []NextStep {
	var out []NextStep
	for _, w := range r.words("next", false) {
		out = append(out, NextStep{w.Text, w.Pos})
	}
	return out
}

// titled reads a list of things with a name.
func (r *reader) titled(key, one string, used ids) []Titled {
	var out []Titled
	r.each(key, one, func(e *reader) {
		e.need("title")
		out = append(out, Titled{ID: e.id(used), Title: e.text("title"), Pos: e.pos()})
		e.finish()
	})
	return out
}
