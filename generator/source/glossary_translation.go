package source

import (
	"maps"
	"slices"
	"strings"

	"partnerbook/generator/diag"
)

// TermWords are a term of the glossary in one language.
type TermWords struct {
	Term       string
	Forms      []string
	Expansion  string
	Definition string
	Pos        diag.Position
}

// Words returns the term in a language; ok is false if it has none, and then they are those of
// glossary.toml.
func (t GlossaryTerm) Words(language string) (words TermWords, ok bool) {
	if words, ok = t.In[language]; ok {
		return words, true
	}
	return TermWords{t.Term, t.Forms, t.Expansion, t.Definition, t.Pos}, false
}

// Translated returns the glossary with what the file of another language says, which stands
// beside it as glossary.cy.toml. A term is named in it as the glossary has it:
//
//	[[term]]
//	of = "SLA"
//	term = "CLG"
//	expansion = "cytundeb lefel gwasanaeth"
//	forms = ["CLGau"]
//	definition = "Yr hyn y mae dau sefydliad yn ei addo i'w gilydd, yn ysgrifenedig."
func (g Glossary) Translated(t *Text, language string) (Glossary, diag.List) {
	table, found := ParseTOML(t, 0, len(t.Data))
	d := NewDecoder(t, table, TOML, true, &found)
	broken, before := found.HasErrors(), len(found)
	out := Glossary{slices.Clone(g.Terms)}
	at, known := map[string]int{}, []string{}
	for i, term := range out.Terms {
		at[term.Term], known = i, append(known, term.Term)
		if _, taken := at[term.ID]; !taken {
			at[term.ID] = i
		}
	}
	seen := map[string]diag.Position{}
	for _, sub := range d.Subs("term") {
		of, words := termWords(sub)
		if of.Text == "" || words.Term == "" {
			continue
		}
		i, there := at[of.Text]
		if !there {
			found.Add(diag.New(diag.GlossaryUnknown, of.Pos, "glossary.toml does not explain “%s”.", of.Text).
				Hinted("%s", strings.TrimSpace("Name a term as it stands there. "+diag.DidYouMean(of.Text, known))))
			continue
		}
		if word, first, twice := words.takenIn(seen, out.Terms[i].Term); twice {
			found.Add(diag.New(diag.GlossaryDuplicate, of.Pos, "This file has “%s” twice.", word).
				Hinted("Join the two entries into one, or give this one another word.").
				See(first, "It is first here."))
			continue
		}
		if words.Expansion != "" && out.Terms[i].Expansion == "" {
			found.Add(diag.New(diag.GlossaryUnknown, words.Pos, "“%s” has an expansion here, and none in glossary.toml.", of.Text).
				Hinted("Remove it, or add it there first."))
			continue
		}
		in := maps.Clone(out.Terms[i].In)
		if in == nil {
			in = map[string]TermWords{}
		}
		in[language], out.Terms[i].In = words, in
	}
	d.Finish(nil)
	if broken {
		found = found[:before]
	}
	return out, found
}

func termWords(d *Decoder) (of Word, words TermWords) {
	d.Need("every term names that of which it is a translation, and has a word and an explanation", "of", "term", "definition")
	of = d.Word("of")
	term := d.Word("term")
	words = TermWords{Term: term.Text, Expansion: Typographic(d.Text("expansion")), Definition: Typographic(d.Text("definition")), Pos: term.Pos}
	for _, w := range d.Words("forms") {
		if w.Text != "" {
			words.Forms = append(words.Forms, w.Text)
		}
	}
	d.Finish(nil)
	return of, words
}

// takenIn returns the first of the words that another term has, and where that stands, and
// notes them. of is the term in the glossary, which counts as one.
func (t TermWords) takenIn(seen map[string]diag.Position, of string) (string, diag.Position, bool) {
	names := append([]string{"of " + of, t.Term}, t.Forms...)
	for _, name := range names {
		if first, taken := seen[strings.ToLower(name)]; taken {
			return strings.TrimPrefix(name, "of "), first, true
		}
	}
	for _, name := range names {
		seen[strings.ToLower(name)] = t.Pos
	}
	return "", diag.Position{}, false
}

// GlossaryTranslationShape returns the settings of glossary.cy.toml.
func GlossaryTranslationShape() *Shape {
	return Record(func(d *Decoder) {
		for _, sub := range d.Subs("term") {
			termWords(sub)
		}
	})
}
