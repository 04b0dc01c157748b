package markup

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"partnerbook/generator/source"
)

func writeParagraph(w *writer, n ast.Node) {
	attrs := w.attributesOf(n)
	if attrs == (named{}) && w.fieldTable(n) {
		return
	}
	number := w.paragraphNumber(n)
	own := w.numberName(number, n, attrs.cite)
	id := attrs.id
	if id == "" {
		id = own
	} else if id != own && !w.anchor(id, AnchorParagraph, cmp.Or(paragraphOf(id), number), attrs) {
		id = ""
	}
	w.write("<p")
	w.attribute("id", id)
	w.attribute("class", joinClasses(numberedClass(number), attrs.class))
	w.write(">")
	if number > 0 {
		w.paragraphLink(number, own, id)
	}
	text := w.inlines(n)
	if w.body.Lead.Text == "" && w.nested == 0 {
		w.body.Lead = w.run(text)
	}
	w.write("</p>\n")
}

// paragraphNumber returns the number of a paragraph on a page with numbered
// paragraphs: those that stand in no list or block, under a heading that does
// not say otherwise.
func (w *writer) paragraphNumber(n ast.Node) int {
	if !w.opts.Numbered || w.nested > 0 || w.unnumbered > 0 {
		return 0
	}
	w.body.Numbered++
	return w.body.Numbered
}

// numberName begins the passage of a numbered paragraph and returns the name
// that its number gives it, or "" if another place has that.
func (w *writer) numberName(number int, n ast.Node, cite string) string {
	if number == 0 {
		return ""
	}
	name := "p" + itoa(number)
	w.startPassage(name, w.heading)
	if w.anchor(name, AnchorParagraph, number, named{cite: cite, span: spanOf(n)}) {
		return name
	}
	w.duplicate(name, spanOf(n)).
		Hint = "This is paragraph " + itoa(number) + ", which has that name by itself. Give the other place another one."
	return ""
}

func numberedClass(number int) string {
	if number == 0 {
		return ""
	}
	return "numbered"
}

// paragraphLink writes the number in front of a paragraph, as a link to it, and
// its name unless that is the paragraph's id.
func (w *writer) paragraphLink(number int, name, id string) {
	w.write(`<a class="number" href="#p` + itoa(number) + `"`)
	if id != name {
		w.attribute("id", name)
	}
	w.write(">")
	w.writeInt(number)
	w.write("</a> ")
}

func joinClasses(classes ...string) string {
	return strings.TrimSpace(strings.Join(classes, " "))
}

func writeTextBlock(w *writer, n ast.Node) {
	w.inlines(n)
	if n.NextSibling() != nil && n.FirstChild() != nil {
		w.write("\n")
	}
}

func writeThematicBreak(w *writer, _ ast.Node) { w.write("<hr>\n") }

func writeBlockquote(w *writer, n ast.Node) {
	w.write("<blockquote>\n")
	w.container(n)
	w.write("</blockquote>\n")
}

func writeList(w *writer, n ast.Node) {
	list := n.(*ast.List)
	tag := "ul"
	if list.IsOrdered() {
		tag = "ol"
	}
	w.write("<" + tag)
	if list.IsOrdered() && list.Start != 1 {
		w.attribute("start", itoa(list.Start))
	}
	if isTaskList(n) {
		w.attribute("class", "tasks")
	}
	w.write(">\n")
	w.container(n)
	w.write("</" + tag + ">\n")
}

func isTaskList(n ast.Node) bool {
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if taskBox(item) != nil {
			return true
		}
	}
	return false
}

func writeListItem(w *writer, n ast.Node) {
	attrs := w.takeAttributes(n)
	if box := taskBox(n); box != nil {
		w.taskItem(n, box, attrs)
		return
	}
	w.itemTag("li", "", attrs)
	if first := n.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
		w.write("\n")
	}
	w.container(n)
	w.write("</li>\n")
}

// itemTag writes the start tag of an item of a list; class is added to the
// author's.
func (w *writer) itemTag(tag, class string, attrs named) {
	w.write("<" + tag)
	if attrs.id != "" && w.anchor(attrs.id, AnchorItem, paragraphOf(attrs.id), attrs) {
		w.attribute("id", attrs.id)
	}
	w.attribute("class", joinClasses(class, attrs.class))
	w.write(">")
}

// takeAttributes returns the attributes of the words that an item begins with:
// they name the item.
func (w *writer) takeAttributes(item ast.Node) named {
	first := item.FirstChild()
	if first == nil || !isTextual(first) {
		return named{}
	}
	attrs := w.attributesOf(first)
	w.forget(first)
	return attrs
}

func isTextual(n ast.Node) bool {
	return n.Kind() == ast.KindTextBlock || n.Kind() == ast.KindParagraph
}

// forget drops the attributes of a block that another block has taken over.
func (w *writer) forget(n ast.Node) {
	if kept, _ := w.context.Get(attributesKey).(map[int]trailing); kept != nil && n.Lines().Len() > 0 {
		delete(kept, n.Lines().At(0).Start)
	}
}

func writeDefinitionList(w *writer, n ast.Node) {
	w.write("<dl>\n")
	w.container(n)
	w.write("</dl>\n")
}

func writeDefinitionTerm(w *writer, n ast.Node) {
	attrs := w.attributesOf(n)
	if attrs == (named{}) {
		attrs = w.cutTrailing(n)
	}
	w.itemTag("dt", "", attrs)
	w.inlines(n)
	w.write("</dt>\n")
}

// cutTrailing cuts attributes off the end of a block whose text has been parsed
// with them in it, and returns them.
func (w *writer) cutTrailing(n ast.Node) named {
	if n.Lines().Len() == 0 {
		return named{}
	}
	cut, found, ok := cutAttributes(n.Lines().At(n.Lines().Len()-1), w.text.Data)
	if !ok {
		return named{}
	}
	trimTrailing(n, cut.Stop)
	if found.broken.Length > 0 {
		w.badAnchor(found.broken)
		return named{}
	}
	return w.checked(found.attributes)
}

// trimTrailing cuts text nodes at the end of n so that nothing from the offset
// stop on is written.
func trimTrailing(n ast.Node, stop int) {
	from := math.MaxInt // where what was removed last begins
	for c := n.LastChild(); c != nil; {
		previous := c.PreviousSibling()
		if t, ok := c.(*ast.Text); ok && t.Segment.Start < stop {
			t.Segment.Stop = min(t.Segment.Stop, stop)
			return
		}
		// Typographic quotes know no place. Before what begins where it stops one stays.
		switch at := c.Pos(); {
		case at >= 0 && at < stop, at < 0 && from <= stop:
			return
		case at >= 0:
			from = at
		}
		n.RemoveChild(n, c)
		c = previous
	}
}

func writeDefinition(w *writer, n ast.Node) {
	w.itemTag("dd", "", w.takeAttributes(n))
	if !n.(*xast.DefinitionDescription).IsTight {
		w.write("\n")
	}
	w.container(n)
	w.write("</dd>\n")
}

func itoa(n int) string { return strconv.Itoa(n) }

// spanOf returns the range of a block's own lines in the file, without the line
// end; for a block without lines, its first byte.
func spanOf(n ast.Node) source.Span {
	if lines := n.Lines(); lines != nil && lines.Len() > 0 {
		first := lines.At(0)
		return source.Span{Offset: first.Start, Length: max(1, first.Stop-first.Start)}
	}
	return source.Span{Offset: max(0, n.Pos()), Length: 1}
}
