package render

import (
	"regexp"
	"strings"

	"partnerbook/generator/site"
)

// Readers may have the abbreviations of a page written out. Its script gets those
// that the text uses and the glossary gives in full.

var capitals = regexp.MustCompile(`\b[A-Z][A-Z0-9]+s?\b`)

// abbrEntry is the entry of that script.
const abbrEntry = "abbr/app.js"

// inFull returns, by abbreviation, what those of the glossary stand for: terms with an
// expansion, and capitals that are a form of a term in words.
func inFull(terms []site.Term) map[string]string {
	out := map[string]string{}
	for _, t := range terms {
		if t.Expansion != "" && isAbbreviation(t.Term) {
			out[t.Term] = t.Expansion
			continue
		}
		for _, form := range t.Forms {
			if isAbbreviation(form) && !isAbbreviation(t.Term) {
				out[form] = t.Term
			}
		}
	}
	return out
}

func isAbbreviation(word string) bool {
	return !strings.HasSuffix(word, "s") && capitals.FindString(word) == word
}

// abbreviated returns what the abbreviations in the text of a page stand for, as JSON;
// "" if it has none but those in brackets, which stand behind what they are short for,
// and those of citations and of the glossary's explanations.
func (b *Book) abbreviated(html string) string {
	found := map[string]string{}
	tag, meaning := "", false
	for html != "" {
		text, rest, _ := strings.Cut(html, "<")
		meaning = strings.HasPrefix(tag, `span class="meaning"`) || meaning && tag != "/span"
		if !meaning && !strings.HasPrefix(tag, `a class="cite`) {
			b.noteAbbreviations(text, found)
		}
		tag, html, _ = strings.Cut(rest, ">")
	}
	if len(found) == 0 {
		return ""
	}
	return asJSON(found)
}

func (b *Book) noteAbbreviations(text string, found map[string]string) {
	for _, at := range capitals.FindAllStringIndex(text, -1) {
		word := strings.TrimSuffix(text[at[0]:at[1]], "s")
		full, ok := b.full[word]
		if ok && !(strings.HasSuffix(text[:at[0]], "(") && strings.HasPrefix(text[at[1]:], ")")) {
			found[word] = full
		}
	}
}

// addAbbreviated gives a page what its script needs to write abbreviations out.
func (b *Book) addAbbreviated(v *PageView, p *site.Page) error {
	if p.Object.Aid() != nil || p.Glossary {
		return nil
	}
	words := b.abbreviated(string(v.Body))
	if words == "" {
		return nil
	}
	script, err := b.scriptURL(p.URL, abbrEntry, v.Words)
	if err != nil {
		return err
	}
	v.Abbreviated = &AbbreviatedView{Words: words, Script: script, Personal: p.Meta().Personal}
	return nil
}
