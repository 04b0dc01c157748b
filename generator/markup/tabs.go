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
	c := d.FirstChild()
	w.within(func() {
		for ; c != nil && c.Kind() != ast.KindHeading; c = c.NextSibling() {
			if !isComment(c, w.text.Data) {
				w.badContent(d, c, "“tabs” begins with a heading, the title of the first tab.").
					Hint = "Begin each tab with a heading, as in ### England."
			}
			w.node(c)
		}
	})
	for first := true; c != nil; first = false {
		w.tabTitle(c.(*ast.Heading), group, first)
		w.within(func() {
			for c = c.NextSibling(); c != nil && c.Kind() != ast.KindHeading; c = c.NextSibling() {
				w.node(c)
			}
		})
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
	w.attribute("class", attrs.class)
	if first {
		w.write(" open")
	}
	w.write(">\n<summary>")
	holes := len(w.body.Holes)
	if text := w.inlines(h); text.From == text.To && len(w.body.Holes) == holes {
		w.noWords(h)
	}
	w.write("</summary>\n")
}
