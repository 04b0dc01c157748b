package markup

import (
	"bytes"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Citations: :cite[hbr#p11], or several with commas between them.

var citeMark = mark{name: "cite", write: writeCite}

func writeCite(w *writer, m *markNode) {
	w.dropSpace()
	if w.inLink() {
		w.report(diag.DirectiveContent, m.span, "A citation is a link of its own, so it cannot stand in another.").
			Hint = "Put it after the link."
		return
	}
	at := m.contentSpan.Offset
	for i, part := range strings.Split(m.content, ",") {
		name := strings.TrimSpace(part)
		if name == "" {
			continue
		}
		if i > 0 {
			w.write(" ")
		}
		span := m.contentSpan
		if find := bytes.Index(w.text.Data[at:m.contentSpan.Offset+m.contentSpan.Length], []byte(name)); find >= 0 {
			span = source.Span{Offset: at + find, Length: len(name)}
			at += find + len(name)
		}
		w.citation(name, span)
	}
}

// dropSpace takes a space off the end of the plain text, in which the citation
// itself does not stand.
func (w *writer) dropSpace() {
	last := len(w.plain) - 1
	if last < 0 || w.plain[last] != ' ' {
		return
	}
	w.plain = w.plain[:last]
	if mark := len(w.marks) - 1; mark >= 0 && w.marks[mark].Plain > last {
		w.marks[mark].Plain = last
	}
}

// citation leaves a hole for the citation of one place.
func (w *writer) citation(name string, at source.Span) {
	w.hole(HoleCite, w.reference(Reference{Kind: RefCite, Raw: name, Pos: w.position(at)}))
}
