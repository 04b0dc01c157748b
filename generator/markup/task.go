package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"partnerbook/generator/diag"
)

// Checklist items, - [ ] and - [x]. Without scripts they are boxes that can be
// ticked and printed; nothing is kept.

// taskParser finds boxes, as the parser's own does, but for links whose words are
// an x: [x](page.md) or [x][name].
type taskParser struct{ parser.InlineParser }

func (p taskParser) Parse(parent ast.Node, reader gtext.Reader, pc parser.Context) ast.Node {
	const box = len("[x]")
	if line, _ := reader.PeekLine(); len(line) > box && line[box-1] == ']' {
		switch rest := line[box:]; rest[0] {
		case '(':
			return nil
		case '[':
			if end := bytes.IndexByte(rest, ']'); end > 0 && isReference(rest[1:end], pc) {
				return nil
			}
		}
	}
	return p.InlineParser.Parse(parent, reader, pc)
}

// isReference tells whether a link may name this label.
func isReference(label []byte, pc parser.Context) bool {
	_, ok := pc.Reference(util.ToLinkReference(label))
	return ok
}

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
