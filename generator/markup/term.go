package markup

// Glossary terms: :term[service level agreements]{id=sla}.

var termMark = mark{name: "term", attributes: []parameter{{name: "id"}}, write: writeTerm}

func writeTerm(w *writer, m *markNode) {
	if w.inLink() { // an explanation cannot be opened there
		w.literal([]byte(m.content))
		return
	}
	name := m.attributes.value("id")
	if name == "" {
		name = m.content
	}
	w.hole(HoleTerm, w.reference(Reference{
		Kind:  RefTerm,
		Raw:   name,
		Pos:   w.position(m.contentSpan),
		Words: m.content,
	}))
	w.plain = append(w.plain, m.content...)
}
