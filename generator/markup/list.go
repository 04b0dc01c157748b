package markup

import (
	"strconv"
	"strings"
)

// Lists of pages: :::list{kind=testimonial models=shared}. Which pages fit is
// known when all pages are; here only the question is read.

var listBlock = block{
	name: "list",
	leaf: true,
	attributes: []parameter{
		{name: "kind"}, {name: "models"}, {name: "nations"}, {name: "topics"}, {name: "audience"},
		{name: "status"}, {name: "section"},
		{name: "limit", check: wholeNumber},
		choice("sort", "title", "reviewed"),
	},
	write: writeQuery,
}

func writeQuery(w *writer, d *directive) {
	a := d.attributes
	limit, _ := strconv.Atoi(a.value("limit"))
	query := &Query{
		Kind:     a.value("kind"),
		Models:   words(a.value("models")),
		Nations:  words(a.value("nations")),
		Topics:   words(a.value("topics")),
		Audience: words(a.value("audience")),
		Status:   a.value("status"),
		Section:  strings.Trim(a.value("section"), "/"),
		Limit:    limit,
		Sort:     a.value("sort"),
	}
	w.hole(HoleList, w.reference(Reference{Kind: RefList, Pos: w.position(d.span), Query: query, Places: w.placesOf(a)}))
	w.write("\n")
}

// words splits a value at commas and spaces.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
}

func wholeNumber(s string) (string, bool) {
	n, err := strconv.Atoi(s)
	return "Write a whole number, such as 5.", err == nil && n > 0
}

func oneOf(values ...string) func(string) (string, bool) {
	return func(s string) (string, bool) {
		for _, v := range values {
			if s == v {
				return "", true
			}
		}
		return "Possible here: " + strings.Join(values, ", ") + ".", false
	}
}

// choice is an attribute that has one of a few values.
func choice(name string, values ...string) parameter {
	return parameter{name: name, check: oneOf(values...), values: values}
}

func required(p parameter) parameter {
	p.required = true
	return p
}
