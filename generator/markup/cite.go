package markup

import (
	"bytes"
	"strings"

	"partnerbook/generator/source"
)

// Citations: :cite[hbr#p11], or several with commas between them.

var citeMark = mark{name: "cite", write: writeCite}

func writeCite(w *writer, m *markNode) {
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

// citation leaves a hole for the citation of one place.
func (w *writer) citation(name string, at source.Span) {
	w.hole(HoleCite, w.reference(Reference{Kind: RefCite, Raw: name, Pos: w.position(at)}))
}
