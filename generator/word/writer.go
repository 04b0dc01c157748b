package word

import (
	"strconv"
	"strings"
)

// writer writes one document. It goes through the nodes once, in their order.
type writer struct {
	info    Info
	out     strings.Builder   // the part that is being written: the text, or its footnotes
	links   *links            // of that part
	names   map[string]string // address of a place in the document → its name in Word
	done    map[string]bool   // names whose place has been written
	notes   notes
	base    string // of the page that is being written
	shift   int    // by how much headings are raised
	before  string // bookmarks that stand before the next paragraph
	marker  *marker
	lists   []numbered       // of the numbered lists so far
	marks   int              // bookmarks so far
	fields  int              // content controls so far
	item    string           // the words beside the box that is being written
	boxed   map[*Node]bool   // boxes that have been written before their line
	tocs    map[*Node]string // headings in the list of contents → their names
	newPage bool             // the next paragraph begins a page
}

// numbered is a numbered list: at which depth, and with which number it begins.
type numbered struct{ level, start int }

// links are the addresses to which a part links, in their order.
type links struct {
	first   int // number of the first
	targets []string
}

func (l *links) id(target string) string {
	for i, t := range l.targets {
		if t == target {
			return "rId" + strconv.Itoa(l.first+i)
		}
	}
	l.targets = append(l.targets, target)
	return "rId" + strconv.Itoa(l.first+len(l.targets)-1)
}

func (l *links) xml() string {
	var out strings.Builder
	for i, t := range l.targets {
		out.WriteString(`<Relationship Id="rId` + strconv.Itoa(l.first+i) +
			`" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="` + escape(t) + `" TargetMode="External"/>`)
	}
	return out.String()
}

// place is where paragraphs stand, and what they look like by that.
type place struct {
	style  string // of paragraphs that have none of their own
	box    string // the callout around, or ""
	indent int    // from the left margin
	width  int    // for tables
	level  int    // depth of the list, 0 outside
	align  string // "center", "right" or ""
	run    style
}

// marker is what stands before the first paragraph of a list item.
type marker struct {
	style string
	list  string // its numbering, or ""
	lead  []piece
	place place
}

// step is by how much lists and what is set in are moved to the right.
const step = 360

// paragraph writes a paragraph. Without content it writes none, unless an item of a
// list has nothing else.
func (w *writer) paragraph(p place, name string, content []piece) {
	m := w.marker
	content = trimmed(content)
	if m == nil && !shows(content) {
		w.before += runs(content) // bookmarks, if anything
		return
	}
	w.marker = nil
	s := setting{style: name, box: p.box, indent: p.indent, align: p.align, rtl: p.run.rtl, newPage: w.newPage}
	w.newPage = false
	if m != nil {
		content = append(append([]piece{}, m.lead...), content...)
		s.list = m.list
		if name == p.style {
			s.style = m.style
		}
		s.hanging = m.list != "" || len(m.lead) > 0 && m.style == checkStyle
	}
	w.out.WriteString("<w:p>" + s.xml() + w.before + runs(content) + "</w:p>")
	w.before = ""
}

// shows tells whether there is more than bookmarks.
func shows(content []piece) bool {
	for _, p := range content {
		if !p.mark {
			return true
		}
	}
	return false
}

// settle writes the paragraph of an item that begins with something else.
func (w *writer) settle() {
	if m := w.marker; m != nil {
		w.paragraph(m.place, m.place.style, nil)
	}
}

// setting is how a paragraph is set.
type setting struct {
	style, box, list, align string
	indent                  int
	hanging, rtl, newPage   bool
}

// ownIndent are the styles that move paragraphs to the right by a step themselves.
var ownIndent = map[string]int{
	"ListBullet": step, "ListNumber": step, "ListContinue": step, checkStyle: step, "Definition": step, "Quote": step,
	"CalloutNote": step, "CalloutWarning": step, "CalloutPlain": step,
}

const checkStyle = "ListCheck"

// xml writes the properties in the order in which Word wants them.
func (s setting) xml() string {
	out := ""
	if s.style != "" {
		out += `<w:pStyle w:val="` + s.style + `"/>`
	}
	if s.newPage {
		out += "<w:pageBreakBefore/>"
	}
	out += s.list
	if b, ok := look().Boxes[s.box]; ok && s.style != b.Style {
		out += `<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="` + b.Edge + `"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="` + b.Fill + `"/>`
	}
	if s.style == checkStyle && s.indent != step {
		out += `<w:tabs><w:tab w:val="left" w:pos="` + strconv.Itoa(s.indent) + `"/></w:tabs>`
	}
	if s.rtl {
		out += "<w:bidi/>"
	}
	out += s.indentXML()
	if s.align != "" {
		out += `<w:jc w:val="` + s.align + `"/>`
	}
	if out == "" {
		return ""
	}
	return "<w:pPr>" + out + "</w:pPr>"
}

func (s setting) indentXML() string {
	own := ownIndent[s.style]
	if s.style == "Numbered" {
		if s.indent > 0 {
			return `<w:ind w:left="` + strconv.Itoa(s.indent+567) + `" w:hanging="567"/>`
		}
		return ""
	}
	if s.indent == own && (s.list == "" || s.listAtHome()) {
		return ""
	}
	out := `<w:ind w:left="` + strconv.Itoa(s.indent) + `"`
	if s.hanging {
		out += ` w:hanging="` + strconv.Itoa(step) + `"`
	}
	return out + "/>"
}

// listAtHome tells whether the numbering moves the paragraph to where it belongs.
func (s setting) listAtHome() bool {
	return strings.Contains(s.list, `<w:ilvl w:val="`+strconv.Itoa(s.indent/step-1)+`"/>`)
}
