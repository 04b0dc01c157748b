package markup

import "github.com/yuin/goldmark/ast"

// Figures: a picture with the words below it.

var figureBlock = block{name: "figure", write: writeFigure}

func writeFigure(w *writer, d *directive) {
	image, caption := figureParts(d)
	w.open(d, "figure", "")
	if image == nil {
		w.badContent(d, nil, "“figure” begins with a picture, and this one has none.").
			Hint = "Write ![what it shows](picture.png) on its first line."
		w.container(d)
		w.write("</figure>\n")
		return
	}
	w.node(image)
	if caption != nil {
		w.write("\n<figcaption>")
		from := w.startText()
		for c := caption; c != nil; c = c.NextSibling() {
			w.node(c)
		}
		w.endText(from)
		w.write("</figcaption>")
	}
	if rest := d.FirstChild().NextSibling(); rest != nil {
		w.write("\n<figcaption>")
		w.nested++
		for c := rest; c != nil; c = c.NextSibling() {
			w.node(c)
		}
		w.nested--
		w.write("</figcaption>")
	}
	w.write("\n</figure>\n")
}

// figureParts returns the picture at the beginning of a figure, and the first
// node of the words that follow it in the same paragraph.
func figureParts(d *directive) (image, caption ast.Node) {
	first := d.FirstChild()
	if first == nil || !isTextual(first) {
		return nil, nil
	}
	image = first.FirstChild()
	if image == nil || image.Kind() != ast.KindImage {
		return nil, nil
	}
	caption = image.NextSibling()
	if t, ok := caption.(*ast.Text); ok && t.Segment.Len() == 0 {
		caption = t.NextSibling()
	}
	return image, caption
}
