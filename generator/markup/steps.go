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
	w.within(func() {
		for c := d.FirstChild(); c != nil; c = c.NextSibling() {
			w.stepsPart(d, c)
		}
	})
	w.write("</div>\n")
}

func (w *writer) stepsPart(d *directive, n ast.Node) {
	if n.Kind() != ast.KindList {
		if !isComment(n, w.text.Data) {
			w.badContent(d, n, "“steps” holds a list, and this is none.").
				Hint = "Begin each step with 1. and write the text of a step below it, indented by three spaces."
		}
		w.node(n)
		return
	}
	w.write("<ol>\n")
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		w.step(item)
	}
	w.write("</ol>\n")
}

func (w *writer) step(item ast.Node) {
	class := "step"
	attrs := w.takeAttributes(item)
	label, joined := cutJoint(item, w.text)
	if joined {
		class = "step joined"
	}
	w.itemTag("li", class, attrs)
	if joined {
		w.write(`<span class="joint">`)
		w.label(label)
		w.write("</span> ")
	} else if first := item.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
		w.write("\n")
	}
	w.container(item)
	w.write("</li>\n")
}

// joints are the words that join a step to the one before it.
var joints = []struct {
	word  string
	label Label
}{{"and:", LabelAnd}, {"or:", LabelOr}}

// cutJoint looks for a joint at the beginning of an item and cuts it off. The
// parser may have cut the text in two at the colon.
func cutJoint(item ast.Node, t *source.Text) (Label, bool) {
	first := item.FirstChild()
	if first == nil || !isTextual(first) || first.Lines().Len() == 0 {
		return 0, false
	}
	text, ok := first.FirstChild().(*ast.Text)
	if !ok {
		return 0, false
	}
	line := string(t.Data[text.Segment.Start:first.Lines().At(0).Stop])
	for _, joint := range joints {
		if len(line) < len(joint.word) || !strings.EqualFold(line[:len(joint.word)], joint.word) {
			continue
		}
		words := strings.TrimLeft(line[len(joint.word):], " ")
		trimLeading(first, text.Segment.Start+len(line)-len(words))
		return joint.label, true
	}
	return 0, false
}

// trimLeading cuts text nodes at the beginning of n so that nothing before the
// offset start is written.
func trimLeading(n ast.Node, start int) {
	for c := n.FirstChild(); c != nil; {
		text, ok := c.(*ast.Text)
		if !ok {
			return
		}
		if text.Segment.Stop > start {
			text.Segment.Start = max(text.Segment.Start, start)
			return
		}
		next := c.NextSibling()
		n.RemoveChild(n, c)
		c = next
	}
}
