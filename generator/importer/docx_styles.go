package importer

import (
	"strconv"
	"strings"
)

// style is what a style says that matters here.
type style struct {
	role   string // "title", "heading", "code" …, or ""
	level  int    // of a heading
	num    string // numbering
	ilvl   int
	indent int // from the left, in twentieths of a point
	bold   bool
	italic bool
	strike bool
	code   bool

	raised, lowered bool // above or below the line
	underlined      bool
}

// roles says what paragraphs of a style are, by its name in small letters.
var roles = map[string]string{
	"title": "title", "subtitle": "subtitle", "quote": "quote", "intense quote": "quote", "block text": "quote", "caption": "caption",
	"html preformatted": "code", "code": "code", "source code": "code", "toc heading": "contents", "contents heading": "contents",
	"definition term": "term", "definition": "definition", "list continue": "continue", "list check box": "check", "numbered paragraph": "numbered",
	"callout note": "note", "callout warning": "warning", "callout plain": "inset", "callout title": "boxtitle", "rule": "rule", "horizontal rule": "rule",
}

// stylesOf reads the styles. A style is what it is based on, unless it says otherwise.
func stylesOf(root *node) map[string]style {
	out := map[string]style{}
	if root == nil {
		return out
	}
	all := map[string]*node{}
	for _, n := range root.kids {
		if n.name == "w:style" {
			all[n.attrs["w:styleId"]] = n
		}
	}
	var resolve func(id string, depth int) style
	resolve = func(id string, depth int) style {
		if s, ok := out[id]; ok {
			return s
		}
		n := all[id]
		if n == nil || depth > 20 {
			return style{}
		}
		s := style{}
		if base, ok := n.val("w:basedOn"); ok {
			s = resolve(base, depth+1)
		}
		out[id] = s.with(n)
		return out[id]
	}
	for id := range all {
		resolve(id, 0)
	}
	return out
}

// with returns a style with what an element of the part says of it.
func (s style) with(n *node) style {
	name, _ := n.val("w:name")
	name = strings.ToLower(name)
	if role := roles[name]; role != "" {
		s.role = role
	}
	if rest, ok := strings.CutPrefix(name, "heading "); ok {
		if level, err := strconv.Atoi(rest); err == nil && level >= 1 && level <= 9 {
			s.role, s.level = "heading", level
		}
	}
	if strings.HasPrefix(name, "toc ") || name == "table of figures" {
		s.role = "contents"
	}
	if strings.HasPrefix(name, "list continue") {
		s.role = "continue"
	}
	p := n.child("w:pPr")
	if v, ok := p.val("w:outlineLvl"); ok && s.role == "" {
		if level, err := strconv.Atoi(v); err == nil && level >= 0 && level < 9 {
			s.role, s.level = "heading", level+1
		}
	}
	s.num, s.ilvl = numberingIn(p, s.num, s.ilvl)
	s.indent = indentIn(p, s.indent)
	r := n.child("w:rPr")
	if n.attrs["w:type"] == "character" || n.attrs["w:type"] == "" {
		s = s.of(r)
	}
	if strings.Contains(name, "code") || name == "html keyboard" || name == "verbatim char" {
		s.code = true
	}
	return s
}

// of returns a style with the properties of a run.
func (s style) of(r *node) style {
	if r == nil {
		return s
	}
	set := func(to *bool, name string) {
		if r.child(name) != nil {
			*to = r.on(name)
		}
	}
	set(&s.bold, "w:b")
	set(&s.italic, "w:i")
	set(&s.strike, "w:strike")
	if v, ok := r.val("w:position"); ok { // LibreOffice writes so what it reads in HTML
		small, low := r.child("w:sz") != nil, strings.HasPrefix(v, "-")
		s.raised, s.lowered = small && v != "0" && !low, small && low
	}
	if v, ok := r.val("w:vertAlign"); ok {
		s.raised, s.lowered = v == "superscript", v == "subscript"
	}
	if v, ok := r.val("w:u"); ok {
		s.underlined = v != "none"
	}
	return s
}

func numberingIn(p *node, num string, level int) (string, int) {
	n := p.child("w:numPr")
	if n == nil {
		return num, level
	}
	if v, ok := n.val("w:numId"); ok {
		num = v
		if v == "0" {
			num = ""
		}
	}
	if v, ok := n.val("w:ilvl"); ok {
		level = min(max(atoi(v), 0), 8)
	}
	return num, level
}

func indentIn(p *node, indent int) int {
	n := p.child("w:ind")
	if n == nil {
		return indent
	}
	for _, name := range []string{"w:left", "w:start"} {
		if v, ok := n.attrs[name]; ok {
			if value, err := strconv.Atoi(v); err == nil {
				return value
			}
		}
	}
	return indent
}

// numbering is a list in the part of numberings.
type numbering struct {
	abstract string
	levels   [9]level
	restarts map[int]int // levels that begin anew, and with what
}

type level struct {
	format, text string
	start        int
	known        bool
}

func numberingsOf(root *node) map[string]numbering {
	out := map[string]numbering{}
	if root == nil {
		return out
	}
	abstracts := map[string]*node{}
	for _, n := range root.kids {
		if n.name == "w:abstractNum" {
			abstracts[n.attrs["w:abstractNumId"]] = n
		}
	}
	for _, n := range root.kids {
		if n.name != "w:num" {
			continue
		}
		abstract, _ := n.val("w:abstractNumId")
		one := numbering{abstract: abstract, restarts: map[int]int{}}
		if a := abstracts[abstract]; a != nil {
			one.read(a)
		}
		for _, o := range n.kids {
			if o.name != "w:lvlOverride" {
				continue
			}
			one.read(o)
			at := min(max(atoi(o.attrs["w:ilvl"]), 0), 8)
			if v, ok := o.val("w:startOverride"); ok {
				one.restarts[at] = atoi(v)
			}
		}
		out[n.attrs["w:numId"]] = one
	}
	return out
}

func (n *numbering) read(from *node) {
	for _, l := range from.kids {
		if l.name != "w:lvl" {
			continue
		}
		at := min(max(atoi(l.attrs["w:ilvl"]), 0), 8)
		one := level{start: 1, known: true}
		one.format, _ = l.val("w:numFmt")
		one.text, _ = l.val("w:lvlText")
		if v, ok := l.val("w:start"); ok {
			one.start = atoi(v)
		}
		n.levels[at] = one
	}
}

// count returns the number that the next paragraph of a list has, as it is printed, and
// as a number.
func (d *docx) count(id string, at int) (string, int) {
	n := d.numbers[id]
	counts := d.counters[n.abstract]
	if counts == nil {
		counts = make([]int, 9)
		for i := range counts {
			counts[i] = n.levels[i].start - 1
		}
		d.counters[n.abstract] = counts
	}
	if start, ok := n.restarts[at]; ok && !d.started[id+"/"+itoa(at)] {
		counts[at] = start - 1
	}
	d.started[id+"/"+itoa(at)] = true
	counts[at]++
	for i := at + 1; i < 9; i++ {
		counts[i] = n.levels[i].start - 1
	}
	said := n.levels[at].text
	for i := range 9 {
		said = strings.ReplaceAll(said, "%"+itoa(i+1), formatted(max(counts[i], n.levels[i].start), n.levels[i].format))
	}
	return strings.TrimSpace(said), counts[at]
}

// formatted writes a number in a format of Word.
func formatted(n int, format string) string {
	switch format {
	case "lowerLetter", "upperLetter":
		if n < 1 || n > 26*20 {
			return itoa(n)
		}
		letters := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
		if format == "upperLetter" {
			return strings.ToUpper(letters)
		}
		return letters
	case "lowerRoman", "upperRoman":
		roman := romanOf(n)
		if format == "lowerRoman" {
			return strings.ToLower(roman)
		}
		return roman
	case "decimalZero":
		if n < 10 {
			return "0" + itoa(n)
		}
	case "none":
		return ""
	}
	return itoa(n)
}

func romanOf(n int) string {
	if n < 1 || n > 3999 {
		return itoa(n)
	}
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := []string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}
	out := ""
	for i, v := range values {
		for n >= v {
			out += signs[i]
			n -= v
		}
	}
	return out
}
