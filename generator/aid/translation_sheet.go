package aid

import (
	"fmt"
	"strings"
	"time"

	"partnerbook/generator/source"
)

// Sheet returns a file of translation with nothing translated: each text of the aid as a
// comment, and below it the empty place of its translation. It is valid once it has a title.
func (d *Definition) Sheet() string {
	d = d.Original()
	var out strings.Builder
	fmt.Fprintf(&out, "# The texts of %s.toml. Write the translation of each between the quotes below it. What\n# stays empty is shown as it is, and the report on translations names it.\n\n", d.ID)
	fmt.Fprintf(&out, "translation = { of = %s, review = \"needed\" }\n\n# One or two sentences for lists, if the aid has a summary.\nsummary = \"\"\n\n", d.Review.On.Format(time.DateOnly))
	_, root := d.inOtherWords()
	root.sheet(&out, "")
	return out.String()
}

// sheet writes the texts of a part, and then those of the parts below it; path are the keys
// that lead to it.
func (p *part) sheet(out *strings.Builder, path string) {
	for i, name := range p.names {
		fmt.Fprintf(out, "%s = %s\n", name, source.Quoted(p.named[i]))
	}
	for _, s := range p.slots {
		if s.text != nil && *s.text != "" {
			fmt.Fprintf(out, "# %s\n%s = \"\"\n", strings.Join(strings.Fields(*s.text), " "), s.key)
		}
	}
	for _, s := range p.slots {
		below := strings.Trim(path+"."+s.key, ".")
		for _, of := range s.parts {
			if !of.says() && of.names != nil {
				continue
			}
			if s.byKey {
				if of.says() && of.holdsText() {
					fmt.Fprintf(out, "\n[%s]\n", below)
				}
			} else {
				fmt.Fprintf(out, "\n[[%s]]\n", below)
			}
			of.sheet(out, below)
		}
	}
}

// holdsText tells whether a part has a text of its own.
func (p *part) holdsText() bool {
	for _, s := range p.slots {
		if s.text != nil && *s.text != "" {
			return true
		}
	}
	return false
}

// says tells whether a part, or one below it, has a text.
func (p *part) says() bool {
	if p.holdsText() {
		return true
	}
	for _, s := range p.slots {
		for _, of := range s.parts {
			if of.says() {
				return true
			}
		}
	}
	return false
}
