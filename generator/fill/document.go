package fill

import (
	"maps"
	"strconv"
	"strings"
	"time"

	"partnerbook/generator/word"
)

// Printing says how answers stand in a document.
type Printing struct {
	Fields  Fields
	Answers Answers
	Months  []string // the names of the months, from January
}

// Document fills in a document. What repeats stands there once for each row that has
// something in it, or once with its blanks; a blank without an answer stays one.
func Document(doc []*word.Node, p Printing) []*word.Node { return p.all(doc, place{}) }

// place is where in a document filling is: in a row of a field, or in none.
type place struct {
	field string
	row   map[string]string
	n     int // the row's number among the reader's
}

func (p Printing) all(nodes []*word.Node, at place) []*word.Node {
	var out []*word.Node
	for _, n := range nodes {
		out = append(out, p.node(n, at)...)
	}
	return out
}

func (p Printing) node(n *word.Node, at place) []*word.Node {
	switch {
	case n.Tag == "":
		return []*word.Node{n}
	case has(n, "tag") || has(n, "meaning"):
		return nil // they speak of the template and not of the document
	case n.Attrs["data-repeat"] != "" && at.field == "":
		return p.rows(n)
	case has(n, "blank") && n.Attrs["data-field"] != "":
		return []*word.Node{p.blank(n, at)}
	case n.Tag == "p":
		if parts := p.paragraphs(n, at); parts != nil {
			return parts
		}
	}
	return []*word.Node{with(n, p.all(n.Children, at))}
}

// rows repeats a node.
func (p Printing) rows(n *word.Node) []*word.Node {
	field := n.Attrs["data-repeat"]
	var out []*word.Node
	for i, row := range p.Answers[field].Rows {
		if isEmpty(row) {
			continue
		}
		out = append(out, p.row(n, place{field, row, i}, len(out) > 0))
	}
	if len(out) == 0 {
		out = append(out, p.row(n, place{field, nil, 0}, false))
	}
	return out
}

// row is one copy of a node that repeats. Only the first keeps the names of places.
func (p Printing) row(n *word.Node, at place, again bool) *word.Node {
	copied := with(n, p.all(n.Children, at))
	copied.Attrs = cloned(n.Attrs)
	copied.Attrs["data-row"] = strconv.Itoa(at.n)
	if again {
		return unnamed(copied)
	}
	return copied
}

func unnamed(n *word.Node) *word.Node {
	if n.Tag == "" {
		return n
	}
	out := element(n.Tag, cloned(n.Attrs))
	delete(out.Attrs, "id")
	for _, c := range n.Children {
		out.Children = append(out.Children, unnamed(c))
	}
	return out
}

func isEmpty(row map[string]string) bool {
	for _, value := range row {
		if trim(value) != "" {
			return false
		}
	}
	return true
}

// printed returns what stands in the document for a blank; "" if nothing was given.
func (p Printing) printed(id string, at place) string {
	id, column, isColumn := strings.Cut(id, ".")
	f, _ := p.Fields.Find(id)
	value := p.Answers[id].Text
	if isColumn {
		f, _ = f.Columns.Find(column)
		value = ""
		if id == at.field {
			value = at.row[column]
		}
	}
	value = trim(value)
	if f.Type == Date {
		return p.day(value)
	}
	return value
}

// day returns a day in words, or what was written if it is none.
func (p Printing) day(value string) string {
	day, err := time.Parse(time.DateOnly, value)
	if err != nil || len(p.Months) != 12 {
		return value
	}
	return strconv.Itoa(day.Day()) + " " + p.Months[day.Month()-1] + " " + strconv.Itoa(day.Year())
}

func (p Printing) blank(n *word.Node, at place) *word.Node {
	attrs := map[string]string{"class": "blank", "data-field": n.Attrs["data-field"]}
	if at.field != "" && strings.HasPrefix(attrs["data-field"], at.field+".") {
		attrs["data-row"] = strconv.Itoa(at.n)
	}
	value := p.printed(attrs["data-field"], at)
	if value == "" {
		return element(n.Tag, attrs, n.Children...)
	}
	return filled(n.Tag, attrs, value)
}

// filled is a blank with its answer, which the Word document keeps as a control. The
// value says that it is one, even if it were the label.
func filled(tag string, attrs map[string]string, value string) *word.Node {
	attrs = cloned(attrs)
	attrs["class"], attrs["data-value"] = "blank filled", value
	return element(tag, attrs, lines(value)...)
}

func cloned(attrs map[string]string) map[string]string {
	out := make(map[string]string, len(attrs)+1)
	maps.Copy(out, attrs)
	return out
}

// lines returns a text whose lines stand below each other.
func lines(value string) []*word.Node {
	var out []*word.Node
	for i, line := range strings.Split(value, "\n") {
		if i > 0 {
			out = append(out, element("br", map[string]string{}))
		}
		if line != "" {
			out = append(out, text(line))
		}
	}
	return out
}

// trim cuts off what cannot be seen. Scripts cut off the same.
func trim(s string) string { return strings.Trim(s, " \t\n\u00a0") }

// paragraphs makes a paragraph of each part of a long answer that stands alone in
// one; nil if there are no parts.
func (p Printing) paragraphs(n *word.Node, at place) []*word.Node {
	if len(n.Children) != 1 || !has(n.Children[0], "blank") {
		return nil
	}
	blank := n.Children[0]
	parts := parts(p.printed(blank.Attrs["data-field"], at))
	if len(parts) < 2 {
		return nil
	}
	whole := p.blank(blank, at)
	var out []*word.Node
	for i, part := range parts {
		copied := element("p", cloned(n.Attrs), filled(whole.Tag, whole.Attrs, part))
		if i > 0 {
			delete(copied.Attrs, "id")
		}
		out = append(out, copied)
	}
	return out
}

// parts cuts a text at its empty lines.
func parts(value string) []string {
	var out []string
	var part []string
	end := func() {
		if len(part) > 0 {
			out = append(out, strings.Join(part, "\n"))
		}
		part = nil
	}
	for line := range strings.SplitSeq(value, "\n") {
		if trim(line) == "" {
			end()
			continue
		}
		part = append(part, line)
	}
	end()
	return out
}
