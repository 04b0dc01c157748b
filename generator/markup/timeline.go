package markup

import (
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// Timelines: a definition list of days or years and what happened then.
//
//	:::timeline
//	July 2010
//	: Members approved the scope.
//	:::

var timelineBlock = block{name: "timeline", write: writeTimeline}

func writeTimeline(w *writer, d *directive) {
	w.open(d, "div", "timeline")
	w.within(func() {
		for c := d.FirstChild(); c != nil; c = c.NextSibling() {
			w.timelinePart(d, c)
		}
	})
	w.write("</div>\n")
}

func (w *writer) timelinePart(d *directive, n ast.Node) {
	if n.Kind() != xast.KindDefinitionList && !isComment(n, w.text.Data) {
		w.badContent(d, n, "“timeline” holds dates and what happened then, and this is none.").
			Hint = "Write the date on a line of its own, and below it a line that begins with a colon and a space: : what happened."
	}
	w.node(n)
}
