package source

import (
	"partnerbook/generator/diag"
)

// In returns words of site.toml in a language. ok is false if they are not translated: then
// they are in the site's own.
func (c *Config) In(language, words string) (translated string, ok bool) {
	if language == c.Language {
		return words, true
	}
	if translated, ok = c.Translate[language][words]; ok {
		return translated, true
	}
	return words, false
}

// translate reads [translate.cy], which has a line for each title of site.toml: what it says
// there, and what it says in Welsh. The lines stand together and not beside each title, so
// that a translator gets one list, and nobody has to touch the rest.
func translate(d *Decoder, c *Config) map[string]map[string]string {
	if d.Records() {
		d.Pairs("translate")
		return nil
	}
	sub := d.Sub("translate")
	if sub == nil {
		return nil
	}
	said := c.titles()
	out := map[string]map[string]string{}
	for _, language := range c.Languages[1:] {
		for _, p := range sub.Pairs(language) {
			if !said[p.Key.Text] {
				hint := "Copy the words from the other place, letter by letter."
				if near := diag.Suggest(p.Key.Text, keys(said)); near != "" {
					hint = "Did you mean “" + near + "”?"
				}
				sub.ReportAt(diag.MetaUntranslated, p.Key.Pos, "No title in site.toml is “%s”.", p.Key.Text).Hint = hint
				continue
			}
			if out[language] == nil {
				out[language] = map[string]string{}
			}
			out[language][p.Key.Text] = Typographic(p.Value.Text)
		}
	}
	sub.Finish(nil)
	return out
}

// titles returns all that can be translated.
func (c *Config) titles() map[string]bool {
	out := map[string]bool{c.Title: true, c.Brand.Name: true, c.Brand.Footer: true}
	for _, list := range [][]Term{c.Topics, c.Models, c.Nations, c.Audiences} {
		for _, t := range list {
			out[t.Title] = true
		}
	}
	for _, list := range [][]NavigationItem{c.Navigation, c.Footer} {
		for _, n := range list {
			out[n.Title] = true
		}
	}
	delete(out, "")
	return out
}

func keys(set map[string]bool) []string {
	var out []string
	for k := range set {
		out = append(out, k)
	}
	return out
}
