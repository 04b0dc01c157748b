package markup

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Footnotes, [^name] in the text and [^name]: below.

func writeFootnoteLink(w *writer, n ast.Node) {
	link := n.(*xast.FootnoteLink)
	w.body.Footnotes = true
	number := itoa(link.Index)
	w.write(`<sup class="footnote-ref" id="` + footnoteRef(link.Index, link.RefIndex) + `"><a href="#fn-` + number + `">`)
	w.write(number)
	w.write(`</a></sup>`)
}

// footnoteRef is the name of the place in the text that refers to a footnote;
// count tells several such places apart.
func footnoteRef(index, count int) string {
	id := "fnref-" + itoa(index)
	if count > 0 {
		id += "-" + itoa(count+1)
	}
	return id
}

func writeFootnoteBacklink(w *writer, n ast.Node) {
	link := n.(*xast.FootnoteBacklink)
	w.write(` <a class="footnote-back" href="#` + footnoteRef(link.Index, link.RefIndex) + `" aria-label="`)
	w.label(LabelBackToText)
	w.write(`">↩</a>`)
}

func writeFootnoteList(w *writer, n ast.Node) {
	w.endPassage()
	w.write(`<section class="footnotes"><h2 id="footnotes">`)
	w.label(LabelFootnotes)
	w.write("</h2>\n<ol>\n")
	w.startPassage("footnotes", -1)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.write(`<li id="fn-` + itoa(c.(*xast.Footnote).Index) + `">`)
		w.container(c)
		w.write("</li>\n")
	}
	w.write("</ol></section>\n")
}

var (
	footnoteDefinition = regexp.MustCompile(`(?m)^ {0,3}\[\^([^\]\s]+)\]:`)
	footnoteUse        = regexp.MustCompile(`\[\^([^\]\s]+)\](:?)`)
)

// undefinedFootnotes reports names of footnotes that are not there: the parser
// leaves them in the text as they are written.
func (w *writer) undefinedFootnotes(r span) {
	text := w.plain[r.From:r.To]
	if !bytes.Contains(text, []byte("[^")) || w.opts.Plain || w.opts.KeepTop {
		return
	}
	for _, m := range footnoteUse.FindAllSubmatchIndex(text, -1) {
		at := w.sourceSpan(span{r.From + m[0], r.From + m[3] + 1})
		if w.inCodeText(r.From+m[0]) || w.text.Data[at.Offset] == '\\' {
			continue
		}
		var names []string
		for _, d := range footnoteDefinition.FindAllSubmatch(w.text.Data, -1) {
			names = append(names, string(d[1]))
		}
		name := string(text[m[2]:m[3]])
		hint := `Write it below, as in [^` + name + `]: Figures of 2018. To show the brackets themselves, write \[^` + name + `].`
		if near := diag.Suggest(name, names); near != "" {
			hint = "Did you mean [^" + near + "]?"
		}
		w.report(diag.FootnoteUndefined, at, "There is no footnote “%s” on this page.", name).Hint = hint
	}
}

// unusedFootnotes reports footnotes that nothing refers to, which the parser
// leaves out. It looks at the bare text, so it runs only where the text has
// footnotes at all, and passes over names that stand in code.
func (w *writer) unusedFootnotes() {
	src := w.text.Data
	if !bytes.Contains(src, []byte("[^")) {
		return
	}
	definitions := footnoteDefinition.FindAllSubmatchIndex(src, -1)
	if definitions == nil {
		return
	}
	used := map[string]bool{}
	for _, m := range footnoteUse.FindAllSubmatchIndex(src, -1) {
		before := src[bytes.LastIndexByte(src[:m[0]], '\n')+1 : m[0]]
		if m[5] > m[4] && len(bytes.Trim(before, " \t>-*+.)0123456789")) == 0 {
			continue // a definition
		}
		used[string(src[m[2]:m[3]])] = true
	}
	for _, m := range definitions {
		name := string(src[m[2]:m[3]])
		if !used[name] && !w.inCode(m[0]) {
			w.report(diag.FootnoteUnused, source.Span{Offset: m[2] - 2, Length: m[3] - m[2] + 3},
				"Nothing refers to the footnote “%s”, so it is not shown.", name).
				Hint = "Put [^" + name + "] where it belongs, or delete the footnote."
		}
	}
}

// inCode tells whether a fence of code is open at an offset.
func (w *writer) inCode(offset int) bool {
	return len(fence.FindAllIndex(w.text.Data[:offset], -1))%2 == 1
}

var fence = regexp.MustCompile("(?m)^ {0,3}(```|~~~)")
