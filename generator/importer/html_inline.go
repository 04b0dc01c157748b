package importer

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func utf8Text(data []byte) bool { return utf8.Valid(data) }

func (h *htmlReader) inner(n *html.Node, s Span) []Span {
	var out []Span
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !h.dropped(c) {
			out = append(out, h.spans(c, s)...)
		}
	}
	return out
}

// spans makes spans of what stands in a line.
func (h *htmlReader) spans(n *html.Node, s Span) []Span {
	if n.Type == html.TextNode {
		s.Text = strings.Map(readable, strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(n.Data))
		return []Span{s}
	}
	if n.Type != html.ElementNode || h.dropped(n) {
		return nil
	}
	switch n.DataAtom {
	case atom.Br:
		return []Span{{Break: true}}
	case atom.Wbr:
		return nil
	case atom.Img:
		return h.picture(n, s)
	case atom.B, atom.Strong:
		s.Bold = true
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		s.Italic = true
	case atom.Del, atom.S, atom.Strike:
		s.Strike = true
	case atom.Sup:
		if note, ok := h.noteOf(n); ok {
			return []Span{{Note: note, Text: strings.TrimSpace(textOf(n))}}
		}
		s.Raised, s.Lowered = true, false
	case atom.Sub:
		s.Raised, s.Lowered = false, true
	case atom.U:
		if words := strings.TrimSpace(textOf(n)); words != "" && s.Link == "" {
			h.report.dropped(h.at(n), words, underlining)
		}
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		s.Code = true
	case atom.A:
		return h.link(n, s)
	}
	out := h.inner(n, s)
	if id := attr(n, "id"); id != "" && s.Link == "" {
		out = append([]Span{{Mark: id}}, out...)
	}
	if blockTags[n.DataAtom] {
		out = append(append([]Span{{Text: " "}}, out...), Span{Text: " "})
	}
	return out
}

func (h *htmlReader) link(n *html.Node, s Span) []Span {
	if note, ok := h.noteAt(attr(n, "href")); ok && h.refers(n) {
		return []Span{{Note: note, Text: strings.TrimSpace(textOf(n))}}
	}
	href := attr(n, "href")
	if href != "" && !hasClass(n, "number") {
		to, ok := safeLink(href)
		if !ok {
			h.report.dropped(h.at(n), strings.TrimSpace(textOf(n))+" ("+href+")", "link to a place that is not a whole address; its words stay")
		}
		s.Link = to
	}
	out := h.inner(n, s)
	if name := attr(n, "name") + attr(n, "id"); name != "" && href == "" {
		out = append([]Span{{Mark: name}}, out...)
	}
	return out
}

// picture keeps a picture that stands in the file itself; of others the words stay.
func (h *htmlReader) picture(n *html.Node, s Span) []Span {
	alt := strings.TrimSpace(attr(n, "alt"))
	src := attr(n, "src")
	if data, kind, ok := inlinePicture(src); ok {
		name := "picture-" + itoa(len(h.doc.Images)+1)
		h.doc.Images[name] = Image{Name: name + kind, Data: data}
		if alt == "" {
			h.report.lookAt(h.at(n), name, "picture without words for those who cannot see it; write them")
		}
		return []Span{{Image: name, Text: alt}}
	}
	h.report.dropped(h.at(n), nonBlank(alt, src), "picture that is not in the file itself")
	if alt == "" {
		return nil
	}
	s.Text = "[Picture: " + alt + "]"
	return []Span{s}
}

func nonBlank(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// inlinePicture reads data:image/png;base64,….
func inlinePicture(src string) (data []byte, ending string, ok bool) {
	rest, ok := strings.CutPrefix(src, "data:image/")
	if !ok {
		return nil, "", false
	}
	_, encoded, ok := strings.Cut(rest, ";base64,")
	if !ok {
		return nil, "", false
	}
	data, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(encoded), ""))
	if err != nil || pictureEnding(data) == "" || len(data) > maxPicture {
		return nil, "", false
	}
	return data, pictureEnding(data), true
}

// pictureEnding says what picture some bytes are, or "" if none that pages show.
func pictureEnding(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return ".png"
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return ".jpg"
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return ".gif"
	case len(data) > 12 && bytes.HasPrefix(data, []byte("RIFF")) && bytes.Equal(data[8:12], []byte("WEBP")):
		return ".webp"
	}
	return ""
}

// collectNotes finds the footnotes of a page: the items of a list in an element whose
// class or role says so.
func (h *htmlReader) collectNotes(root *html.Node) {
	section := find(root, func(n *html.Node) bool {
		return hasClass(n, "footnotes") || attr(n, "role") == "doc-endnotes"
	})
	if section == nil {
		return
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if id := attr(n, "id"); n.DataAtom == atom.Li && id != "" {
			removeBacklinks(n)
			h.doc.Notes[id] = Note{At: h.at(n), Blocks: h.blocks(n)}
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(section)
	if len(h.doc.Notes) > 0 && section.Parent != nil {
		section.Parent.RemoveChild(section)
	}
}

// removeBacklinks takes the links from a note back to the text away.
func removeBacklinks(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.DataAtom == atom.A && (hasClass(c, "footnote-back") || hasClass(c, "footnote-backref") || attr(c, "role") == "doc-backlink" || strings.HasPrefix(textOf(c), "↩")) {
			n.RemoveChild(c)
		} else {
			removeBacklinks(c)
		}
		c = next
	}
}

func (h *htmlReader) noteAt(href string) (string, bool) {
	id, ok := strings.CutPrefix(href, "#")
	_, there := h.doc.Notes[id]
	return id, ok && there
}

// refers tells whether a link is the sign of a footnote.
func (h *htmlReader) refers(n *html.Node) bool {
	return hasClass(n, "footnote-ref") || attr(n, "role") == "doc-noteref" || digitsOnly.MatchString(textOf(n)) && len(strings.TrimSpace(textOf(n))) <= 5
}

func (h *htmlReader) noteOf(n *html.Node) (string, bool) {
	a := find(n, func(c *html.Node) bool { return c.DataAtom == atom.A })
	if a == nil {
		return "", false
	}
	return h.noteAt(attr(a, "href"))
}
