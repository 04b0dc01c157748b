package markup

import (
	"strings"

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
		{name: "councils"}, {name: "models"}, {name: "year", check: wholeNumber},
	},
	write: writeAccount,
}

func writeAccount(w *writer, d *directive) {
	who := source.Typographic(d.attributes.value("who"))
	where := d.span
	if a, ok := d.attributes.get("who"); ok {
		where = a.Span
	}
	attrs := named{span: where}
	if a, ok := d.attributes.get("id"); ok && isAnchor(a.Value) {
		attrs.id, attrs.span = a.Value, a.Span
	} else if ok && who != "" {
		w.badAnchor(a.Span)
	}
	above, anchor := w.heading, w.passageAnchor()
	if who == "" {
		w.open(d, "section", "account") // reported already
	} else {
		attrs.id = w.accountHeading(d, who, attrs)
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
		ID:       attrs.id,
		Who:      who,
		Councils: splitList(d.attributes.value("councils"), ";"),
		Models:   words(d.attributes.value("models")),
		Source:   d.attributes.value("source"),
		Year:     d.attributes.value("year"),
		Pos:      w.position(where),
	})
}

// accountHeading begins the section of an account with its heading, and returns
// the name of that.
func (w *writer) accountHeading(d *directive, who string, attrs named) (id string) {
	level := min(max(w.level, 1)+1, 6)
	w.endPassage()
	from := len(w.plain)
	w.plain = append(w.plain, who...)
	id = w.headingName(attrs, who)
	w.addHeading(Heading{level, id, w.run(span{from, len(w.plain)}), len(w.html)}, 0, attrs)
	w.plain = append(w.plain, '\n')

	w.write("<section")
	w.attribute("class", joinClasses("account", d.attributes.classes()))
	w.write("><h" + itoa(level))
	w.attribute("id", id)
	w.write(">")
	w.html = appendEscaped(w.html, []byte(who))
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
