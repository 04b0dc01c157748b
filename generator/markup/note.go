package markup

// Notes, warnings, examples and insets: text set apart from the rest.

var (
	noteBlock    = block{name: "note", title: true, write: writeLabelled("note", LabelNote)}
	warningBlock = block{name: "warning", title: true, write: writeLabelled("warning", LabelWarning)}
	exampleBlock = block{name: "example", title: true, write: writeLabelled("example", LabelExample)}
	insetBlock   = block{name: "inset", write: writeInset}
)

// writeLabelled writes text below a word that says what it is, and the author's
// own title.
func writeLabelled(class string, label Label) func(*writer, *directive) {
	return func(w *writer, d *directive) {
		w.open(d, "div", class)
		w.blockTitle(d, class+"-title", label)
		w.container(d)
		w.write("</div>\n")
	}
}

func writeInset(w *writer, d *directive) {
	w.open(d, "div", "inset")
	w.container(d)
	w.write("</div>\n")
}
