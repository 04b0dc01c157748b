package markup

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

func writeImage(w *writer, n ast.Node) {
	image := n.(*ast.Image)
	raw := destination(image.Destination)
	at := w.destinationSpan(n, image.Destination)

	// The words are for those who cannot see the picture: attribute, not text
	// of the page.
	alt := strings.TrimSpace(w.plainOf(n))
	if first, ok := n.FirstChild().(*ast.Text); ok {
		w.mark(first.Segment.Start)
	}
	w.image(raw, at, alt, image.Title)
}

// image writes <img …>. A picture of another site is not shown: pages must work
// without network, and nobody else is to learn who reads them.
func (w *writer) image(raw string, at source.Span, alt string, title []byte) {
	if alt == "" && !w.opts.KeepTop {
		w.report(diag.ImageNoAlt, at, "The picture has no words for those who cannot see it.").
			Hint = "Say in the square brackets what it shows: ![The joint team](team.png)."
	}
	t := ParseTarget(raw, w.opts.IsKind)
	local := t.Scheme == "" && raw != ""
	if !local && !w.opts.KeepTop {
		w.noImage(raw, at)
		w.literal([]byte(alt)) // its words stay
		return
	}
	w.write(`<img src="`)
	if local {
		ref := w.reference(Reference{Kind: RefImage, Raw: t.Raw, Pos: w.position(at)})
		w.hole(HoleURL, ref)
		w.write(`"`)
		w.hole(HoleSize, ref)
	} else {
		w.html = appendEscaped(w.html, []byte(raw))
		w.write(`"`)
	}
	w.write(` alt="`)
	w.html = appendEscaped(w.html, []byte(alt))
	w.write(`"`)
	if title != nil {
		w.write(` title="`)
		w.attributeText(title)
		w.write(`"`)
	}
	w.write(">")
	w.plain = append(w.plain, alt...)
}

// noImage reports a picture that cannot be shown.
func (w *writer) noImage(raw string, at source.Span) {
	if raw == "" {
		w.report(diag.ImageMissing, at, "This picture names no file.").
			Hint = "Write the file between the round brackets, as in ![The joint team](team.png)."
		return
	}
	w.report(diag.ImageMissing, at, "Pictures of other sites are not shown.").
		Hint = "Copy the picture into the content folder."
}
