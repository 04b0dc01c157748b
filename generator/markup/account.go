package markup

import (
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Accounts: what somebody reported, in our words, with who, where and when.
//
//	:::account{#luton who="Luton Borough Council" models=call-off source=hbr#p25-luton year=2018}
//
// Each is a heading of its own, so that it can be linked to and found.

var accountBlock = block{
	name: "account",
	attributes: []parameter{
		{name: "who", required: true},
		{name: "source", required: true},
		{name: "councils"}, {name: "models"}, {name: "themes"}, {name: "year", check: wholeNumber},
	},
	write: writeAccount,
}

func writeAccount(w *writer, d *directive) {
	who := source.Typographic(d.attributes.value("who"))
	where := d.span
	if a, ok := d.attributes.get("who"); ok {
		where = a.Span
	}
	id, above, anchor := "", w.heading, w.passageAnchor()
	if who == "" {
		w.open(d, "section", "account") // reported already
	} else {
		id = w.sectionHeading(d, "account", who, w.namedAs(d, where))
	}
	w.container(d)

	w.write(`<p class="account-note">`)
	if year := d.attributes.value("year"); year != "" {
		w.html = appendEscaped(w.html, []byte(year))
		w.write(". ")
	}
	w.label(LabelAccountNote)
	if src, ok := d.attributes.get("source"); ok && src.Value != "" {
		w.write(" ")
		w.citation(src.Value, src.Span)
	}
	w.write("</p></section>\n")
	w.heading = above
	w.resumePassage(anchor)
	if who == "" {
		return
	}
	w.body.Accounts = append(w.body.Accounts, Account{
		ID:       id,
		Who:      who,
		Councils: splitList(d.attributes.value("councils"), ";"),
		Models:   words(d.attributes.value("models")),
		Themes:   splitList(d.attributes.value("themes"), ";"),
		Source:   d.attributes.value("source"),
		Year:     d.attributes.value("year"),
		Pos:      w.position(where),
		Places:   w.placesOf(d.attributes),
	})
}

// namedAs returns the name of the place that a block is, if its author gave a good
// one; else where a name made of its words comes from.
func (w *writer) namedAs(d *directive, where source.Span) named {
	a, ok := d.attributes.get("id")
	switch {
	case !ok:
		return named{span: where}
	case !isAnchor(a.Value):
		w.badAnchor(a.Span)
		return named{span: where}
	}
	return named{id: a.Value, span: a.Span}
}

// placesOf says where each attribute of a block stands.
func (w *writer) placesOf(all attributes) map[string]diag.Position {
	places := make(map[string]diag.Position, len(all))
	for _, given := range all {
		places[given.Name] = w.position(given.Span)
	}
	return places
}

// sectionHeading begins a block that is a section, with its heading, and returns the
// name of that.
func (w *writer) sectionHeading(d *directive, class, words string, attrs named) (id string) {
	level := min(max(w.level, 1)+1, 6)
	w.endPassage()
	from := len(w.plain)
	w.plain = append(w.plain, words...)
	id = w.headingName(attrs, words)
	w.addHeading(Heading{level, id, w.run(span{from, len(w.plain)}), len(w.html)}, 0, attrs)
	w.plain = append(w.plain, '\n')

	w.write("<section")
	w.attribute("class", joinClasses(class, d.attributes.classes()))
	w.write("><h" + itoa(level))
	w.attribute("id", id)
	w.write(">")
	w.html = appendEscaped(w.html, []byte(words))
	w.write("</h" + itoa(level) + ">\n")
	w.startPassage(id, w.heading)
	return id
}

func splitList(s, separator string) []string {
	var out []string
	for part := range strings.SplitSeq(s, separator) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
