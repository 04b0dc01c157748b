package markup

// Included files: :::include{file=_shared/notice.md}. The file is compiled on
// its own; its body is put here when the page is emitted.

var includeBlock = block{
	name:       "include",
	leaf:       true,
	attributes: []parameter{{name: "file", required: true}},
	write:      writeInclude,
}

func writeInclude(w *writer, d *directive) {
	file, ok := d.attributes.get("file")
	if !ok || file.Value == "" {
		return
	}
	w.hole(HoleFile, w.reference(Reference{
		Kind: RefInclude,
		Raw:  file.Value,
		Pos:  w.position(file.Span),
	}))
}
