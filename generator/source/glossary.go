package source

import (
	"slices"
	"strings"

	"partnerbook/generator/diag"
)

// GlossaryTerm is one [[term]] of glossary.toml.
type GlossaryTerm struct {
	ID         string
	Term       string   // as shown
	Forms      []string // other ways in which the term is written
	Expansion  string   // what an abbreviation stands for
	Definition string   // plain text, one or two sentences
	Sources    []Word
	Ours       bool // the explanation is ours and not a source's
	Pos        diag.Position
}

// Glossary is glossary.toml.
type Glossary struct {
	Terms []GlossaryTerm // sorted by term, case ignored
}

// ReadGlossary reads glossary.toml:
//
//	[[term]]
//	term = "SLA"
//	expansion = "service level agreement"
//	forms = ["SLAs"]
//	definition = "What two organisations promise each other, in writing."
//	sources = ["wwo#sla"]
//	basis = "ours"            # when no source explains the term
func ReadGlossary(t *Text) (Glossary, diag.List) {
	table, found := ParseTOML(t, 0, len(t.Data))
	d := NewDecoder(t, table, TOML, true, &found)
	var g Glossary
	seen := map[string]diag.Position{}
	for _, sub := range d.Subs("term") {
		term, ok := glossaryTerm(sub)
		if !ok {
			continue
		}
		if first, twice := seen[term.ID]; twice {
			found.Add(diag.New(diag.GlossaryDuplicate, term.Pos, "“%s” is explained twice.", term.Term).
				See(first, "The first explanation is here."))
			continue
		}
		seen[term.ID] = term.Pos
		g.Terms = append(g.Terms, term)
	}
	d.Finish(nil)
	slices.SortStableFunc(g.Terms, func(a, b GlossaryTerm) int {
		return strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term))
	})
	return g, found
}

func glossaryTerm(d *Decoder) (GlossaryTerm, bool) {
	d.Need("every term has a word and an explanation", "term", "definition")
	word := d.Word("term")
	t := GlossaryTerm{
		ID:         d.ID("id").Text,
		Term:       word.Text,
		Expansion:  d.Text("expansion"),
		Definition: d.Text("definition"),
		Sources:    d.Words("sources"),
		Pos:        word.Pos,
	}
	for _, w := range d.Words("forms") {
		t.Forms = append(t.Forms, w.Text)
	}
	basis := d.Word("basis")
	d.OneOf("basis", []Word{basis}, []string{"ours", "source"})
	t.Ours = basis.Text == "ours"
	d.Finish(nil)
	if t.ID == "" {
		t.ID = Slug(t.Term)
	}
	return t, t.Term != ""
}

// Surfaces returns every way in which the term may stand in a text: the term,
// its other forms and its expansion.
func (t GlossaryTerm) Surfaces() []string {
	out := append([]string{t.Term}, t.Forms...)
	if t.Expansion != "" {
		out = append(out, t.Expansion)
	}
	return out
}
