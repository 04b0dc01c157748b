package source

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

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
	In         map[string]TermWords // in other languages
}

// Glossary is glossary.toml.
type Glossary struct {
	Terms []GlossaryTerm // sorted by term from its first letter, case ignored
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
	// What stands after a mistake was not read, so nothing can be said to be
	// missing.
	broken, before := found.HasErrors(), len(found)
	var g Glossary
	seen := map[string]diag.Position{}
	for _, sub := range d.Subs("term") {
		term, ok := glossaryTerm(sub)
		if !ok {
			continue
		}
		if word, first, twice := term.takenIn(seen); twice {
			found.Add(diag.New(diag.GlossaryDuplicate, term.Pos, "The glossary explains “%s” twice.", word).
				Hinted("Join the two entries into one, or give this one another word, form or id.").
				See(first, "The first explanation is here."))
			continue
		}
		for _, name := range term.names() {
			seen[strings.ToLower(name)] = term.Pos
		}
		g.Terms = append(g.Terms, term)
	}
	d.Finish(nil)
	if broken {
		found = found[:before]
	}
	slices.SortStableFunc(g.Terms, func(a, b GlossaryTerm) int {
		return cmp.Or(strings.Compare(a.Letter(), b.Letter()), strings.Compare(fromLetter(a.Term), fromLetter(b.Term)))
	})
	return g, found
}

// Letter returns the letter that a term stands under: its first letter or digit, as a
// capital, or "0" if it has none.
func (t GlossaryTerm) Letter() string {
	for _, r := range fromLetter(t.Term) {
		// Of some letters that look alike only one has the other as its capital.
		return string(unicode.ToUpper(unicode.ToLower(unicode.ToUpper(r))))
	}
	return "0"
}

// fromLetter returns a term in small letters from its first letter or digit.
func fromLetter(term string) string {
	return strings.ToLower(strings.TrimLeftFunc(term, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

func glossaryTerm(d *Decoder) (GlossaryTerm, bool) {
	d.Need("every term has a word and an explanation", "term", "definition")
	word := d.Word("term")
	t := GlossaryTerm{
		ID:         d.ID("id").Text,
		Term:       word.Text,
		Expansion:  Typographic(d.Text("expansion")),
		Definition: Typographic(d.Text("definition")),
		Sources:    d.Words("sources"),
		Pos:        word.Pos,
	}
	for _, w := range d.Words("forms") {
		if w.Text != "" {
			t.Forms = append(t.Forms, w.Text)
		}
	}
	basis := d.Word("basis")
	d.OneOf("basis", []Word{basis}, []string{"ours", "source"})
	t.Ours = basis.Text == "ours"
	d.Finish(nil)
	if t.ID == "" {
		t.ID = Slug(t.Term)
	}
	if t.ID == "" && t.Term != "" && !d.Has("id") {
		d.found.Add(diag.New(diag.MetaMissingKey, word.Pos,
			"%s is missing: “%s” has no letters or digits to make one of.", d.name("id"), t.Term).
			Hinted("Add a line %s.", d.assign("id", `"…"`)))
	}
	return t, t.Term != ""
}

// names returns everything by which the term may be asked for, in any letters.
func (t GlossaryTerm) names() []string {
	if t.ID == "" {
		return t.Surfaces()
	}
	return append(t.Surfaces(), t.ID)
}

// takenIn returns the first of the term's names that another term has, and where
// that stands.
func (t GlossaryTerm) takenIn(seen map[string]diag.Position) (string, diag.Position, bool) {
	for _, name := range t.names() {
		if first, taken := seen[strings.ToLower(name)]; taken {
			return name, first, true
		}
	}
	return "", diag.Position{}, false
}

// Surfaces returns every way in which the term may stand in a text: the term,
// its other forms and its expansion, and those of other languages.
func (t GlossaryTerm) Surfaces() []string {
	out := append([]string{t.Term}, t.Forms...)
	if t.Expansion != "" {
		out = append(out, t.Expansion)
	}
	for _, language := range slices.Sorted(maps.Keys(t.In)) {
		words := t.In[language]
		out = append(append(out, words.Term), words.Forms...)
		if words.Expansion != "" {
			out = append(out, words.Expansion)
		}
	}
	return out
}
