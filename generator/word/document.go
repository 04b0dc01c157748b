package word

import "strconv"

// textWidth is that of an A4 page without its margins, in twentieths of a point.
const textWidth = 11906 - 2*1247

// Document returns a document of nodes: the bytes of a .docx file. The same in gives
// the same bytes, here and in the browser.
func Document(info Info, nodes []*Node) ([]byte, error) {
	s := &survey{wanted: map[string]bool{}, notes: map[string]note{}}
	s.look(nodes, info.Base)
	w := &writer{
		info: info, base: info.Base, links: &links{first: firstLink}, names: s.names(), done: map[string]bool{},
		notes: notes{all: s.notes}, boxed: map[*Node]bool{}, tocs: map[*Node]string{}, shift: 1,
	}
	for _, h := range s.headings {
		if h.Tag == "h1" {
			w.shift = 0
		}
	}
	p := place{width: textWidth}
	w.front(p, s.headings)
	w.flow(nodes, p)
	if w.before != "" {
		w.empty(setting{})
	}
	text := w.out.String()
	relations := w.links.xml()
	notes, noteRelations := w.footnotes()
	settings := []string{"language", regional(info.Language)}
	all := parts()
	return packed([]entry{
		{"[Content_Types].xml", all["types"]},
		{"_rels/.rels", all["package"]},
		{"docProps/core.xml", core(info)},
		{"word/document.xml", rootOf("document", "<w:body>"+text+all["section"]+"</w:body>")},
		{"word/_rels/document.xml.rels", relationships(all["relations"] + relations)},
		{"word/styles.xml", fill(all["styles"], settings...)},
		{"word/numbering.xml", numberingPart(w.lists)},
		{"word/settings.xml", fill(all["settings"], settings...)},
		{"word/fontTable.xml", all["fontTable"]},
		{"word/footnotes.xml", rootOf("footnotes", all["separators"]+notes)},
		{"word/_rels/footnotes.xml.rels", relationships(noteRelations)},
		{"word/header1.xml", header(info)},
		{"word/header2.xml", noHeader()},
		{"word/footer1.xml", footer(info)},
		{"word/footer2.xml", footer(info)},
	})
}

// firstLink is the number of the first relation that is a link; those before are in
// the part relations.
const firstLink = 10

// front writes what stands before the text.
func (w *writer) front(p place, headings []*Node) {
	w.paragraph(p, "Title", []piece{{text: w.info.Title}})
	w.paragraph(p, "Subtitle", []piece{{text: w.info.Subject}})
	if w.info.Label != "" {
		box := callout(p, "warning")
		w.paragraph(box, box.style, []piece{{style: style{bold: true}, text: w.info.Label}})
	}
	if w.info.Contents {
		w.contents(p, headings)
	}
}

// contents writes the list of contents: a field that Word can bring up to date, with
// what stands in it now.
func (w *writer) contents(p place, headings []*Node) {
	var listed []*Node
	for _, h := range headings {
		if w.level(h) <= 2 {
			listed = append(listed, h)
		}
	}
	if len(listed) == 0 {
		return
	}
	w.paragraph(p, "TOCHeading", []piece{{text: w.info.Words.Contents}})
	for i, h := range listed {
		name := "_Toc" + strconv.Itoa(i+1)
		w.tocs[h] = name
		entry := `<w:hyperlink w:anchor="` + name + `" w:history="1">` + textRun(style{}, squeeze(plain(h.Children))) + "</w:hyperlink>"
		if i == 0 {
			entry = fieldMark("begin") + run(style{}, `<w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText>`) + fieldMark("separate") + entry
		}
		if i == len(listed)-1 {
			entry += fieldMark("end")
		}
		w.out.WriteString(line("TOC"+strconv.Itoa(w.level(h)), entry))
	}
	w.newPage = true
}

func fieldMark(kind string) string { return run(style{}, `<w:fldChar w:fldCharType="`+kind+`"/>`) }
