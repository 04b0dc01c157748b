package markup

import (
	"regexp"
	"strings"

	"partnerbook/generator/source"
)

// Partnerships, and councils that are named alone, as facts, with what the source
// says of them:
//
//	:::partnership{#basildon name="Basildon and Brentwood" members="Basildon Borough Council; Brentwood Borough Council"
//	models=shared as_of=2018 source=hbr#p12-basildon}
//
// (on one line). Each is a heading of its own, so that it can be linked to and found.
// A council block is the same without members.

var (
	partnershipBlock = block{
		name:       "partnership",
		attributes: append([]parameter{{name: "members", required: true, check: withMembers}}, arrangementParameters...),
		write:      writePartnership,
	}
	councilBlock = block{name: "council", attributes: arrangementParameters, write: writePartnership}
)

var arrangementParameters = []parameter{
	{name: "name", required: true},
	{name: "as_of", required: true, check: withYear},
	{name: "source", required: true},
	{name: "models"}, {name: "nations"}, {name: "since"}, {name: "successor", check: withoutLink},
}

var aYear = regexp.MustCompile(`\b(1[89]|20)\d\d\b`)

// HasYear tells whether a text names a year, as "2018" and "2011, being developed" do.
func HasYear(s string) bool { return aYear.MatchString(s) }

func withYear(s string) (string, bool) {
	return "Write the year that the source speaks of, such as 2018.", HasYear(s)
}

func writePartnership(w *writer, d *directive) {
	given, ok := d.attributes.get("name")
	if !ok || given.Value == "" { // reported already
		w.open(d, "section", "partnership")
		w.container(d)
		w.write("</section>\n")
		return
	}
	above, anchor := w.heading, w.passageAnchor()
	p := w.factsOf(d, given)
	p.ID = w.sectionHeading(d, "partnership", p.Name, w.namedAs(d, given.Span))
	if !p.Alone && len(p.Members) > 0 {
		w.plain = append(w.plain, strings.Join(p.Members, "; ")+"\n"...)
	}
	at := len(w.body.Partnerships)
	w.body.Partnerships = append(w.body.Partnerships, p)
	w.hole(HolePartnership, at)
	w.write("\n")
	w.container(d)
	w.hole(HoleSaid, at)
	w.write("</section>\n")
	w.heading = above
	w.resumePassage(anchor)
}

// factsOf reads the facts of a partnership off the attributes of its block.
func (w *writer) factsOf(d *directive, name attribute) Partnership {
	a := d.attributes
	p := Partnership{
		Name:      source.Typographic(name.Value),
		Alone:     d.name == "council",
		Members:   splitList(source.Typographic(a.value("members")), ";"),
		Models:    words(a.value("models")),
		Nations:   words(a.value("nations")),
		AsOf:      a.value("as_of"),
		Since:     source.Typographic(a.value("since")),
		Successor: source.Typographic(a.value("successor")),
		Pos:       w.position(name.Span),
		Places:    w.placesOf(a),
		Cited:     -1,
	}
	if p.Alone {
		p.Members = []string{p.Name}
	}
	if src, ok := a.get("source"); ok && src.Value != "" {
		p.Cited = w.reference(Reference{Kind: RefCite, Raw: src.Value, Pos: w.position(src.Span)})
	}
	return p
}
