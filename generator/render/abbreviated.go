package render

import (
	"strings"

	"partnerbook/generator/site"
)

// Readers may have the abbreviations of a page written out. Its script gets those
// that the text uses and the glossary gives in full.

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

// isAbbreviation tells whether a word is two capitals or more; digits may follow the
// first.
func isAbbreviation(word string) bool {
	for i := range len(word) {
		c := word[i]
		if !('A' <= c && c <= 'Z' || i > 0 && '0' <= c && c <= '9') {
			return false
		}
	}
	return len(word) > 1
}

// abbreviated returns what the abbreviations in the text of a page stand for, as JSON;
// "" if it has none but those in brackets, which stand behind what they are short for,
// and those of citations and of the glossary's explanations.
func (b *Book) abbreviated(html string) string {
	if len(b.full) == 0 {
		return ""
	}
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

// noteAbbreviations looks at each word of a text that begins with a capital; an s makes
// the plural.
func (b *Book) noteAbbreviations(text string, found map[string]string) {
	for at := 0; at < len(text); at++ {
		if !isWordByte(text[at]) {
			continue
		}
		start := at
		for at < len(text) && isWordByte(text[at]) {
			at++
		}
		word := strings.TrimSuffix(text[start:at], "s")
		if !isAbbreviation(word) {
			continue
		}
		full, ok := b.full[word]
		if ok && !(strings.HasSuffix(text[:start], "(") && strings.HasPrefix(text[at:], ")")) {
			found[word] = full
		}
	}
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}

// addAbbreviated gives a page what its script needs to write abbreviations out. What they stand
// for the glossary says, in the site's language: in the text of another it would be foreign.
func (b *Book) addAbbreviated(v *PageView, p *site.Page) error {
	if p.Object.Aid() != nil || p.Glossary || p.Object.Language != b.site.Config.Language {
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
