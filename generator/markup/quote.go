package markup

import (
	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Quotations: somebody's own words, which need a published source or
// permission.

var quoteBlock = block{
	name: "quote",
	attributes: []parameter{
		{name: "who", required: true},
		{name: "source"},
		{name: "permission"},
	},
	write: writeQuote,
}

func writeQuote(w *writer, d *directive) {
	src, hasSource := d.attributes.get("source")
	if d.attributes.value("permission") == "" && src.Value == "" && d.broken.Length == 0 {
		w.report(diag.QuoteNoPermission, d.span, "This quotes somebody without a published source or permission.").
			Hint = "Add source=… or permission=…, or say it in your own words."
	}
	w.open(d, "figure", "quote")
	w.write("<blockquote>\n")
	w.container(d)
	w.write("</blockquote>\n<figcaption>")
	w.label(LabelQuoteFrom)
	if who := d.attributes.value("who"); who != "" {
		w.write(" ")
		w.literal([]byte(source.Typographic(who)))
		w.endLine()
	}
	if hasSource && src.Value != "" {
		w.write(" ")
		w.citation(src.Value, src.Span)
	}
	w.write("</figcaption></figure>\n")
}
