package markup

import (
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"partnerbook/generator/diag"
)

// Checklist items, - [ ] and - [x]. Without scripts they are boxes that can be
// ticked and printed; nothing is kept.

// taskBox returns the box at the beginning of a list item, or nil.
func taskBox(item ast.Node) *xast.TaskCheckBox {
	first := item.FirstChild()
	if first == nil || !isTextual(first) {
		return nil
	}
	box, _ := first.FirstChild().(*xast.TaskCheckBox)
	return box
}

// taskItem writes the content of an item with a box: the first paragraph is the
// box's label, what follows stands below it.
func (w *writer) taskItem(item ast.Node, box *xast.TaskCheckBox) {
	w.body.Items++
	if !w.opts.Checklist && !w.opts.Plain && w.body.Items == 1 {
		w.report(diag.TaskOutside, spanOf(item.FirstChild()), "This is a checklist item, and the page is not a checklist.").
			Hint = `Set kind = "checklist", or leave out the [ ].`
	}
	w.write(`<label><input type="checkbox"`)
	if box.IsChecked {
		w.write(` checked`)
	}
	w.write("> ")
	label := item.FirstChild()
	w.inlines(label)
	w.write("</label>")
	if label.NextSibling() == nil {
		return
	}
	w.write("\n")
	floor := w.enter()
	w.nested++
	for c := label.NextSibling(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
	w.nested--
	w.leave(floor)
}
