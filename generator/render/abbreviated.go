package render

import (
	"regexp"
	"strings"

	"partnerbook/generator/site"
)

// Readers may have the abbreviations of a page written out. Its script gets those
// that the text uses and the glossary gives in full.

var capitals = regexp.MustCompile(`[A-Z][A-Z0-9]+`)

// abbrEntry is the entry of that script.
const abbrEntry = "abbr/app.js"

// inFull returns, by abbreviation, what those of the glossary stand for.
func inFull(terms []site.Term) map[string]string {
	out := map[string]string{}
	for _, t := range terms {
		if t.Expansion != "" && capitals.FindString(t.Term) == t.Term {
			out[t.Term] = t.Expansion
		}
	}
	return out
}

// abbreviated returns what the abbreviations in the text of a page stand for, as JSON;
// "" if it has none.
func (b *Book) abbreviated(html string) string {
	found := map[string]string{}
	for html != "" {
		text, tag, _ := strings.Cut(html, "<")
		for _, word := range capitals.FindAllString(text, -1) {
			if full, ok := b.full[word]; ok {
				found[word] = full
			}
		}
		_, html, _ = strings.Cut(tag, ">")
	}
	if len(found) == 0 {
		return ""
	}
	return asJSON(found)
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
	script, err := b.theme.apps.of(abbrEntry, v.Language)
	if err != nil {
		return err
	}
	v.Abbreviated = &AbbreviatedView{Words: words, Script: site.Relative(p.URL, script.url), Personal: p.Meta().Personal}
	return nil
}
