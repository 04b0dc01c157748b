package importer

import (
	"regexp"
	"strings"
)

// underlining is what reports say of it.
const underlining = "underlining, which readers of a screen take for a link; its words stay"

// field is a field of Word that is open: what it does, and whether its result has begun.
type field struct {
	code   string
	result bool
	link   string
}

// paragraph reads the text of a paragraph.
func (d *docx) text(n *node, base style) []Span {
	var out []Span
	for _, c := range n.kids {
		out = append(out, d.inline(c, base, "")...)
	}
	return out
}

// inline reads what stands in a paragraph. link is the address around it.
func (d *docx) inline(n *node, base style, link string) []Span {
	var out []Span
	inside := func() []Span {
		var out []Span
		for _, c := range n.kids {
			out = append(out, d.inline(c, base, link)...)
		}
		return out
	}
	switch n.name {
	case "w:r":
		return d.run(n, base, link)
	case "w:ins", "w:moveTo":
		d.change(n, "insertion")
		return inside()
	case "w:del":
		d.change(n, "deletion")
		return nil
	case "w:moveFrom":
		return nil
	case "w:hyperlink":
		link = d.hyperlink(n, link)
		return inside()
	case "w:smartTag", "w:customXml", "w:fldSimple", "w:dir", "w:bdo":
		if n.name == "w:fldSimple" {
			link = nonBlank(linkOf(n.attrs["w:instr"]), link)
		}
		return inside()
	case "w:sdt":
		return d.control(n, base, link)
	case "mc:AlternateContent":
		if choice := n.child("mc:Choice"); choice != nil {
			for _, c := range choice.kids {
				out = append(out, d.inline(c, base, link)...)
			}
		}
		return out
	case "w:bookmarkStart":
		if name := n.attrs["w:name"]; name != "" && name != "_GoBack" {
			return []Span{{Mark: name}}
		}
	case "w:commentReference":
		return d.comment(n)
	case "m:oMath", "m:oMathPara":
		words := n.text()
		d.report.guessed(d.at(), words, "formula, kept as its characters in one line")
		return []Span{{Text: words, Link: link}}
	}
	return nil
}

// change reports a tracked change that was accepted.
func (d *docx) change(n *node, what string) {
	if words := n.text(); words != "" {
		by := n.attrs["w:author"]
		if by != "" {
			by = " by " + by
		}
		d.report.guessed(d.at(), words, "tracked "+what+by+", accepted")
	}
}

func (d *docx) hyperlink(n *node, around string) string {
	if id := n.attrs["r:id"]; id != "" {
		if rel := d.links[id]; rel.external {
			to := rel.target
			if anchor := n.attrs["w:anchor"]; anchor != "" && !strings.Contains(to, "#") {
				to += "#" + anchor
			}
			return d.safe(n, to)
		}
	}
	if anchor := n.attrs["w:anchor"]; anchor != "" {
		return "#" + anchor
	}
	return around
}

// safe returns an address that pages may link to, and reports one that they may not.
func (d *docx) safe(n *node, address string) string {
	to, ok := safeLink(address)
	if !ok {
		d.report.dropped(d.at(), n.text()+" ("+address+")", "link to a place that is not a whole address; its words stay")
	}
	return to
}

// comment keeps what a reviewer noted, where the text refers to it.
func (d *docx) comment(n *node) []Span {
	if c := d.comments[n.attrs["w:id"]]; c != nil && c.Text != "" {
		return []Span{{Comment: c}}
	}
	return nil
}

// control reads a content control: something to be filled in, or a box to be ticked.
func (d *docx) control(n *node, base style, link string) []Span {
	properties, content := n.child("w:sdtPr"), n.child("w:sdtContent")
	if content == nil {
		return nil
	}
	var out []Span
	for _, c := range content.kids {
		out = append(out, d.inline(c, base, link)...)
	}
	if properties == nil || properties.child("w14:checkbox") != nil {
		return out
	}
	if properties.child("w:showingPlcHdr") != nil {
		d.report.guessed(d.at(), words(out), "blank to be filled in, kept as its prompt; a page of kind template has such blanks")
	}
	return out
}

// run reads a run.
func (d *docx) run(n *node, base style, link string) []Span {
	r := n.child("w:rPr")
	s := base
	if id, ok := r.val("w:rStyle"); ok {
		named := d.styles[id]
		s.bold, s.italic, s.strike = s.bold || named.bold, s.italic || named.italic, s.strike || named.strike
		s.code, s.raised, s.lowered = s.code || named.code, named.raised, named.lowered
		s.underlined = s.underlined || named.underlined
	}
	s = s.of(r)
	look := Span{Bold: s.bold, Italic: s.italic, Strike: s.strike, Raised: s.raised, Lowered: s.lowered, Code: s.code, Link: link}
	if f := d.fieldLink(); f != "" {
		look.Link = f
	}
	if words := strings.TrimSpace(n.text()); s.underlined && !base.underlined && look.Link == "" && words != "" && !r.on("w:vanish") {
		d.report.dropped(d.at(), words, underlining)
	}
	if r.on("w:vanish") {
		if words := n.text(); words != "" {
			d.report.dropped(d.at(), words, "hidden text")
		}
		return nil
	}
	var out []Span
	for _, c := range n.kids {
		out = append(out, d.piece(c, look)...)
	}
	return out
}

// piece reads what stands in a run.
func (d *docx) piece(n *node, look Span) []Span {
	say := func(words string) []Span {
		if d.quiet() {
			return nil
		}
		look.Text = words
		return []Span{look}
	}
	switch n.name {
	case "w:t":
		said := ""
		for _, c := range n.kids {
			said += c.data
		}
		return say(strings.Map(readable, said))
	case "w:tab", "w:ptab":
		return say("\t")
	case "w:br", "w:cr":
		if kind := n.attrs["w:type"]; kind == "page" || kind == "column" {
			d.page += count(kind == "page")
			return say(" ")
		}
		return []Span{{Break: true}}
	case "w:lastRenderedPageBreak":
		d.page++
	case "w:noBreakHyphen":
		return say("-")
	case "w:sym":
		return say(d.symbol(n))
	case "w:footnoteReference":
		return []Span{{Note: "f" + n.attrs["w:id"], Text: "*"}}
	case "w:endnoteReference":
		return []Span{{Note: "e" + n.attrs["w:id"], Text: "*"}}
	case "w:commentReference":
		return d.comment(n)
	case "w:fldChar":
		d.fieldMark(n.attrs["w:fldCharType"])
	case "w:instrText":
		if k := len(d.fields); k > 0 && !d.fields[k-1].result {
			for _, c := range n.kids {
				d.fields[k-1].code += c.data
			}
		}
	case "w:drawing", "w:pict", "w:object":
		return d.drawing(n)
	case "mc:AlternateContent":
		var out []Span
		if choice := n.child("mc:Choice"); choice != nil {
			for _, c := range choice.kids {
				out = append(out, d.piece(c, look)...)
			}
		}
		return out
	}
	return nil
}

// symbol reads a character of a font of symbols. Boxes are those that checklists have.
func (d *docx) symbol(n *node) string {
	code := strings.ToUpper(n.attrs["w:char"])
	switch code {
	case "F0A8", "F06F", "F071", "F0A3", "2610":
		return "☐"
	case "F0FE", "F0FD", "F052", "F053", "2611", "2612":
		return "☒"
	case "F0B7", "F0A7", "2022":
		return "•"
	case "F0FC", "F050":
		return "✓"
	case "F0E0":
		return "→"
	}
	d.report.dropped(d.at(), n.attrs["w:font"]+" "+code, "character of a font of symbols")
	return ""
}

// drawing reads a picture, or the words of a text box.
func (d *docx) drawing(n *node) []Span {
	alt := ""
	for _, name := range []string{"docPr", "cNvPr"} {
		if c := n.first(name); c != nil {
			alt = nonBlank(alt, nonBlank(strings.TrimSpace(c.attrs["descr"]), strings.TrimSpace(c.attrs["title"])))
		}
	}
	if box := n.first("w:txbxContent"); box != nil {
		said := box.text()
		d.report.guessed(d.at(), said, "text box, put into the paragraph where it hangs")
		return []Span{{Text: " " + said + " "}}
	}
	id := ""
	if blip := n.first("a:blip"); blip != nil {
		id = nonBlank(blip.attrs["r:embed"], blip.attrs["r:link"])
	} else if data := n.first("v:imagedata"); data != nil {
		id = data.attrs["r:id"]
		alt = nonBlank(alt, strings.TrimSpace(data.attrs["title"]))
	}
	if id == "" {
		d.report.dropped(d.at(), alt, "drawing, diagram or embedded object")
		return nil
	}
	span, problem := d.media(id, alt)
	switch {
	case problem != "":
		d.report.dropped(d.at(), alt, problem)
		if alt == "" {
			return nil
		}
		return []Span{{Text: "[Picture: " + alt + "]"}}
	case alt == "":
		d.report.lookAt(d.at(), d.doc.Images[span.Image].Name, "picture without words for those who cannot see it; write them")
	}
	return []Span{span}
}

var (
	linkField   = regexp.MustCompile(`(?i)^\s*HYPERLINK\s+(?:"([^"]*)"|(\S+))?`)
	linkAnchor  = regexp.MustCompile(`(?i)\\l\s+"([^"]*)"`)
	quietFields = regexp.MustCompile(`(?i)^\s*(?:TOC|INDEX|PAGE|NUMPAGES|SECTIONPAGES|XE|TC)\b`)
)

// linkOf returns the address in the code of a field.
func linkOf(code string) string {
	m := linkField.FindStringSubmatch(code)
	if m == nil {
		return ""
	}
	to := m[1]
	if m[2] != "" && !strings.HasPrefix(m[2], `\`) {
		to = m[2]
	}
	if anchor := linkAnchor.FindStringSubmatch(code); anchor != nil {
		if to == "" {
			return "#" + anchor[1]
		}
		to += "#" + anchor[1]
	}
	to, _ = safeLink(to)
	return to
}

func (d *docx) fieldMark(kind string) {
	k := len(d.fields)
	switch {
	case kind == "begin" && k < 50:
		d.fields = append(d.fields, field{})
	case kind == "separate" && k > 0:
		d.fields[k-1].result = true
		d.fields[k-1].link = linkOf(d.fields[k-1].code)
	case kind == "end" && k > 0:
		d.fields = d.fields[:k-1]
	}
}

// fieldLink returns the address of the field that is open, or "".
func (d *docx) fieldLink() string {
	for i := len(d.fields) - 1; i >= 0; i-- {
		if d.fields[i].link != "" {
			return d.fields[i].link
		}
	}
	return ""
}

// quiet tells whether what stands here is the code of a field, or made by one that pages
// do not need.
func (d *docx) quiet() bool {
	for _, f := range d.fields {
		if !f.result || quietFields.MatchString(f.code) {
			return true
		}
	}
	return false
}
