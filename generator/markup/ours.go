package markup

// What is ours and not a source's: :ours[Ask for the cost five years on.] The
// words are followed by a label that says so.

var oursMark = mark{name: "ours", text: true, write: writeOurs}

func writeOurs(w *writer, m *markNode) {
	w.write(`<span class="ours">`)
	w.words(m)
	w.ours = append(w.ours, len(w.plain))
	w.write(` <span class="tag">`)
	w.label(LabelOurs)
	w.write("</span></span>")
}
