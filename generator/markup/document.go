package markup

import (
	"github.com/yuin/goldmark/ast"

	"partnerbook/generator/diag"
)

// The document of a template: what is filled in, downloaded and printed. What
// stands around :::document is the page that explains it. Without the block, the
// whole text is the document.

var documentBlock = block{name: "document", write: writeDocument}

// documentID is the name of the document's place on the page, which scripts and
// the Word file know it by.
const documentID = "document"

const openDocument = `<div class="document" id="` + documentID + `">` + "\n"

// templateState is where the writer stands in a template.
type templateState struct {
	documents int
	outside   bool   // the page has a document, and this place is not in it
	elsewhere bool   // the page is no template, and a block that belongs on one said so
	repeat    string // the field whose rows repeat this place
}

// page writes the text of a page: of a template, with the document marked.
func (w *writer) page(root *ast.Document) {
	if !w.opts.Blanks || !root.HasChildren() {
		w.children(root)
		return
	}
	w.ids[documentID] = 0
	if hasDocument(root) {
		w.template.outside = true
		w.children(root)
		return
	}
	w.write(openDocument)
	before, floor := len(w.html), w.enter()
	w.children(root)
	w.leave(floor)
	if len(w.html) == before && len(w.body.Holes) == 0 {
		w.html = w.html[:before-len(openDocument)] // nothing but comments
		return
	}
	w.write("</div>\n")
}

func hasDocument(root ast.Node) bool {
	for c := root.FirstChild(); c != nil; c = c.NextSibling() {
		if d, ok := c.(*directive); ok && d.name == documentBlock.name {
			return true
		}
	}
	return false
}

func writeDocument(w *writer, d *directive) {
	if !w.belongs(d) {
		w.container(d)
		return
	}
	w.template.documents++
	if w.template.documents > 1 || d.Parent().Kind() != ast.KindDocument {
		w.badContent(d, nil, "A page has one document, and it stands in no other block.").
			Hint = "Put everything that is to be downloaded and printed into one :::document."
		w.container(d)
		return
	}
	w.template.outside = false
	w.write(openDocument)
	w.container(d)
	w.write("</div>\n")
	w.template.outside = true
}

// belongs reports a block of templates on a page that is none.
func (w *writer) belongs(d *directive) bool {
	if w.opts.Blanks {
		return true
	}
	w.template.elsewhere = true
	w.report(diag.TemplateElsewhere, d.nameSpan, "“%s” belongs on templates only.", d.name).
		Hint = `Set kind = "template" in the settings of the page, or remove the block.`
	return false
}
