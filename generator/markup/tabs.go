package markup

import "github.com/yuin/goldmark/ast"

// Tabs: sections of which one is open at a time. A heading begins each. They
// are details elements of one group, so they work without scripts, and all
// print.

var tabsBlock = block{name: "tabs", write: writeTabs}

func writeTabs(w *writer, d *directive) {
	w.tabs++
	group := "tabs-" + itoa(w.tabs)
	w.open(d, "div", "tabs")
	open := false
	for c := d.FirstChild(); c != nil; c = c.NextSibling() {
		heading, ok := c.(*ast.Heading)
		switch {
		case ok:
			if open {
				w.write("</details>\n")
			}
			w.tabTitle(heading, group, !open)
			open = true
		case !open:
			w.badContent(d, c, "“tabs” begins with a heading, the title of the first tab.").
				Hint = "Begin each tab with a heading, as in ### England."
			w.node(c)
		default:
			w.nested++
			w.node(c)
			w.nested--
		}
	}
	if open {
		w.write("</details>\n")
	}
	w.write("</div>\n")
}

func (w *writer) tabTitle(h *ast.Heading, group string, first bool) {
	attrs := w.attributesOf(h)
	w.write("<details")
	w.attribute("name", group)
	if attrs.id != "" && w.anchor(attrs.id, AnchorParagraph, 0, attrs) {
		w.attribute("id", attrs.id)
	}
	if first {
		w.write(" open")
	}
	w.write(">\n<summary>")
	w.inlines(h)
	w.write("</summary>\n")
}
