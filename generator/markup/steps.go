package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"partnerbook/generator/source"
)

// Steps: a list of things to do one after the other. An item that begins with
// "and:" or "or:" belongs to the step before it.

var stepsBlock = block{name: "steps", write: writeSteps}

func writeSteps(w *writer, d *directive) {
	w.open(d, "div", "steps")
	for c := d.FirstChild(); c != nil; c = c.NextSibling() {
		list, ok := c.(*ast.List)
		if !ok {
			w.badContent(d, c, "“steps” holds a list, and this is none.").
				Hint = "Begin each step with 1. and write the text of a step below it, indented by three spaces."
			w.node(c)
			continue
		}
		w.write("<ol>\n")
		w.nested++
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			w.step(item)
		}
		w.nested--
		w.write("</ol>\n")
	}
	w.write("</div>\n")
}

func (w *writer) step(item ast.Node) {
	label, word := stepJoint(item, w.text)
	if word == "" {
		w.listItem(item, "step")
		return
	}
	w.write(`<li class="step joined"><span class="joint">`)
	w.label(label)
	w.write("</span> ")
	w.container(item)
	w.write("</li>\n")
}

// stepJoint looks for "and:" or "or:" at the beginning of an item and cuts it
// off.
func stepJoint(item ast.Node, t *source.Text) (Label, string) {
	first := item.FirstChild()
	if first == nil {
		return 0, ""
	}
	text, ok := first.FirstChild().(*ast.Text)
	if !ok {
		return 0, ""
	}
	value := string(text.Segment.Value(t.Data))
	for word, label := range map[string]Label{"and:": LabelAnd, "or:": LabelOr} {
		if len(value) >= len(word) && strings.EqualFold(value[:len(word)], word) {
			rest := strings.TrimLeft(value[len(word):], " ")
			text.Segment.Start = text.Segment.Stop - len(rest)
			return label, word
		}
	}
	return 0, ""
}
