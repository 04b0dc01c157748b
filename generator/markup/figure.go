package markup

import "github.com/yuin/goldmark/ast"

// Figures: a picture, or a link around one, with the words below it.

var figureBlock = block{name: "figure", write: writeFigure}

func writeFigure(w *writer, d *directive) {
	first, image := figureParts(d)
	if image == nil {
		w.open(d, "figure", "")
		w.badContent(d, nil, "“figure” begins with a picture, and this one has none.").
			Hint = "Write ![what it shows](picture.png) on its first line."
		w.container(d)
		w.write("</figure>\n")
		return
	}
	d.adopt(w.attributesOf(first))
	w.open(d, "figure", "")
	w.within(func() {
		from := w.startText()
		w.node(image)
		w.endText(from)
	})
	w.write("\n")
	w.caption(image.NextSibling(), first.NextSibling())
	w.write("</figure>\n")
}

// caption writes the words of a figure: those in the paragraph of the picture,
// from a node on, and the blocks that follow.
func (w *writer) caption(words, blocks ast.Node) {
	if t, ok := words.(*ast.Text); ok && isEmptyText(t, w.text.Data) {
		words = t.NextSibling()
	}
	if words == nil && blocks == nil {
		return
	}
	w.write("<figcaption>")
	if words != nil {
		if blocks != nil {
			w.write("<p>")
		}
		w.within(func() { w.captionWords(words) })
		if blocks != nil {
			w.write("</p>\n")
		}
	}
	w.within(func() {
		for ; blocks != nil; blocks = blocks.NextSibling() {
			w.node(blocks)
		}
	})
	w.write("</figcaption>\n")
}

func (w *writer) captionWords(words ast.Node) {
	if t, ok := words.(*ast.Text); ok {
		t.Segment = t.Segment.TrimLeftSpace(w.text.Data)
	}
	from := w.startText()
	for ; words != nil; words = words.NextSibling() {
		w.node(words)
	}
	w.endText(from)
}

// figureParts returns the paragraph that a figure begins with, and the picture
// at its beginning or the link that holds nothing else.
func figureParts(d *directive) (first, image ast.Node) {
	first = d.FirstChild()
	if first == nil || !isTextual(first) {
		return nil, nil
	}
	image = first.FirstChild()
	picture := image
	if link, ok := image.(*ast.Link); ok && link.ChildCount() == 1 {
		picture = link.FirstChild()
	}
	if picture == nil || picture.Kind() != ast.KindImage {
		return nil, nil
	}
	return first, image
}

func isEmptyText(t *ast.Text, src []byte) bool { return !hasPlainText(t.Segment.Value(src)) }

// adopt gives a block the name and classes of the words that it begins with,
// unless it has a name of its own.
func (d *directive) adopt(attrs named) {
	if attrs.id != "" && !d.attributes.names() {
		d.attributes = append(d.attributes, attribute{"id", attrs.id, attrs.span})
	}
	if attrs.class != "" {
		d.attributes = append(d.attributes, attribute{Name: "class", Value: attrs.class})
	}
}
