package markup

import "partnerbook/generator/diag"

// Details: text that opens when its title is chosen.

var detailsBlock = block{name: "details", title: true, write: writeDetails}

func writeDetails(w *writer, d *directive) {
	if d.title == "" {
		w.report(diag.DirectiveContent, d.span, "“details” needs a title: the words that readers choose to open it.").
			Hint = "Write it after the name, as in :::details How the figure was worked out."
	}
	w.open(d, "details", "")
	if d.title != "" {
		w.write("<summary>")
		w.title(d)
		w.write("</summary>\n")
	}
	w.container(d)
	w.write("</details>\n")
}
