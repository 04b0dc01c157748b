package word

import "strings"

// style is what text in a paragraph looks like.
type style struct {
	name           string // of the style for characters, or ""
	bold, italic   bool
	strike, rtl    bool
	raised         string // "superscript", "subscript" or ""
	language, link string // link is the element around it, or ""
}

// xml writes the properties in the order in which Word wants them.
func (s style) xml() string {
	out := ""
	if s.name != "" {
		out += `<w:rStyle w:val="` + s.name + `"/>`
	}
	if s.bold {
		out += "<w:b/><w:bCs/>"
	}
	if s.italic {
		out += "<w:i/><w:iCs/>"
	}
	if s.strike {
		out += "<w:strike/>"
	}
	if s.raised != "" {
		out += `<w:vertAlign w:val="` + s.raised + `"/>`
	}
	if s.rtl {
		out += "<w:rtl/>"
	}
	if s.language != "" {
		out += `<w:lang w:val="` + escape(s.language) + `"/>`
	}
	if out == "" {
		return ""
	}
	return "<w:rPr>" + out + "</w:rPr>"
}

// piece is a run of text, or something else that stands in a paragraph.
type piece struct {
	style style
	text  string
	other string // as XML, instead of text
	ends  bool   // the line ends with it
	mark  bool   // it is a bookmark, which nobody sees
}

// run returns the XML of what stands in a run.
func run(s style, inside string) string { return "<w:r>" + s.xml() + inside + "</w:r>" }

func textRun(s style, text string) string { return run(s, textXML(text)) }

func textXML(text string) string { return `<w:t xml:space="preserve">` + escape(text) + "</w:t>" }

// runs returns the XML of pieces; neighbours with one link stand in one element.
func runs(pieces []piece) string {
	var out strings.Builder
	link := ""
	for _, p := range joined(pieces) {
		if p.style.link != link {
			if link != "" {
				out.WriteString("</w:hyperlink>")
			}
			link = p.style.link
			out.WriteString(link)
		}
		if p.other != "" {
			out.WriteString(p.other)
		} else {
			out.WriteString(textRun(p.style, p.text))
		}
	}
	if link != "" {
		out.WriteString("</w:hyperlink>")
	}
	return out.String()
}

// joined makes one piece of neighbours that look alike.
func joined(pieces []piece) []piece {
	var out []piece
	for _, p := range pieces {
		if n := len(out); n > 0 && p.other == "" && out[n-1].other == "" && out[n-1].style == p.style {
			out[n-1].text += p.text
			continue
		}
		out = append(out, p)
	}
	return out
}

// trimmed leaves out the spaces at both ends of a paragraph and of its lines, and
// makes one of several.
func trimmed(pieces []piece) []piece {
	var out []piece
	space := true // what stands before ends with a space, or is the beginning
	for _, p := range pieces {
		if p.other != "" {
			if p.ends {
				out = withoutSpace(out)
			}
			if !p.mark {
				space = p.ends
			}
			out = append(out, p)
			continue
		}
		text := strings.Builder{}
		for _, c := range p.text {
			if isSpace(c) {
				if !space {
					text.WriteByte(' ')
				}
				space = true
				continue
			}
			text.WriteRune(c)
			space = false
		}
		if text.Len() > 0 {
			p.text = text.String()
			out = append(out, p)
		}
	}
	return withoutSpace(out)
}

func withoutSpace(pieces []piece) []piece {
	n := len(pieces)
	if n == 0 || pieces[n-1].other != "" {
		return pieces
	}
	if pieces[n-1].text = strings.TrimSuffix(pieces[n-1].text, " "); pieces[n-1].text == "" {
		return pieces[:n-1]
	}
	return pieces
}

// inline returns the pieces of what stands in a paragraph.
func (w *writer) inline(nodes []*Node, s style) []piece {
	var out []piece
	for _, n := range nodes {
		switch {
		case n.Tag == "":
			if n.Text != "" {
				out = append(out, piece{style: s, text: n.Text})
			}
		case !skipped(n):
			out = append(out, w.element(n, s)...)
		}
	}
	return out
}

// element returns the pieces of an element, which may be a page of its own.
func (w *writer) element(n *Node, s style) []piece {
	base := w.base
	if own, ok := n.attr("data-base"); ok {
		w.base = own
	}
	out := w.onPage(n, s)
	w.base = base
	return out
}

func (w *writer) onPage(n *Node, s style) []piece {
	var out []piece
	mark, refers := w.bookmark(n), n.has("footnote-ref")
	if refers || n.has("blank") {
		mark += w.bookmarksIn(n.Children)
	}
	if mark != "" {
		out = append(out, piece{style: s, other: mark, mark: true})
	}
	if refers {
		return append(out, w.reference(n, s)...)
	}
	s = w.styled(n, s)
	switch {
	case n.Tag == "br":
		return append(out, lineBreak(s))
	case n.Tag == "wbr":
		return out
	case n.Tag == "img":
		return append(out, w.picture(n, s)...)
	case n.Tag == "input":
		if n.Attrs["type"] == "checkbox" && !w.boxed[n] {
			s.link = ""
			out = append(out, piece{style: s, other: w.checkBox(n)}, piece{style: s, text: " "})
		}
		return out
	case n.has("blank"):
		s.link = "" // LibreOffice damages a file with controls in links
		return append(out, piece{style: s, other: w.control(n, s)})
	case n.Tag == "a":
		return append(out, w.anchor(n, s)...)
	case n.has("tag"), n.has("state"):
		s.name = "Tag"
		return append(append(append(out, piece{style: s, text: "["}), w.inline(n.Children, s)...), piece{style: s, text: "]"})
	case n.has("summary") && n.Tag == "span":
		out = append(out, lineBreak(s))
	case isBlock(n): // in an inline element, where no paragraph can begin
		return append(append(append(out, piece{style: s, text: " "}), w.inline(n.Children, s)...), piece{style: s, text: " "})
	}
	return append(out, w.inline(n.Children, s)...)
}

// lineBreak begins a new line in a paragraph.
func lineBreak(s style) piece { return piece{style: s, other: run(style{}, "<w:br/>"), ends: true} }

// styled returns the style in an element.
func (w *writer) styled(n *Node, s style) style {
	switch as := look().Runs[n.Tag]; as {
	case "":
	case "b":
		s.bold = true
	case "i":
		s.italic = true
	case "strike":
		s.strike = true
	case "superscript", "subscript":
		s.raised = as
	default:
		s.name = as
	}
	if n.has("joint") {
		s.bold = true
	}
	return spoken(n, s)
}

// spoken returns the style with the language and the direction of an element.
func spoken(n *Node, s style) style {
	if language := n.Attrs["lang"]; isLanguage(language) {
		s.language = regional(language)
	}
	switch n.Attrs["dir"] {
	case "rtl":
		s.rtl = true
	case "ltr":
		s.rtl = false
	}
	return s
}

func (w *writer) picture(n *Node, s style) []piece {
	alt := squeeze(n.Attrs["alt"])
	if alt == "" {
		return nil
	}
	return []piece{{style: s, text: "[" + strings.ReplaceAll(w.info.Words.Picture, "{alt}", alt) + "]"}}
}

// anchor returns a link with its text.
func (w *writer) anchor(n *Node, s style) []piece {
	cite, number := n.has("cite"), n.has("number")
	if href, ok := n.attr("href"); ok && !number && s.link == "" {
		s = w.linked(href, s)
	}
	out := w.inline(n.Children, s)
	switch {
	case cite:
		return append(append([]piece{{style: s, text: "["}}, out...), piece{style: s, text: "]"})
	case number:
		return append(trimmed(out), piece{style: s, other: run(style{}, "<w:tab/>"), ends: true})
	}
	return out
}

// linked returns the style of the text of a link: as it was, if the link cannot
// stand in a document.
func (w *writer) linked(href string, s style) style {
	address := resolve(w.base, strings.TrimFunc(href, isSpace))
	page, at := withoutFragment(address)
	if name, ok := w.names[page+"#"+at]; ok {
		s.link = `<w:hyperlink w:anchor="` + name + `" w:history="1">`
	} else if safe, ok := safeAddress(address); ok {
		s.link = `<w:hyperlink r:id="` + w.links.id(safe) + `" w:history="1">`
	} else {
		return s
	}
	if s.name == "" {
		s.name = "Hyperlink"
	}
	return s
}
