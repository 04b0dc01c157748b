package lsp

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
)

var (
	blockName   = regexp.MustCompile(`^\s*[> ]*(:{3,})[ \t]*([A-Za-z0-9_-]*)$`)
	blockOpen   = regexp.MustCompile(`^\s*[> ]*:{3,}[ \t]*([A-Za-z][A-Za-z0-9_-]*)[ \t]*\{(.*)$`)
	markOpen    = regexp.MustCompile(`(^|[^\pL\pN:]):([a-z][a-z0-9-]*)\[([^\[\]]*)$`)
	markAttr    = regexp.MustCompile(`(^|[^\pL\pN:]):([a-z][a-z0-9-]*)\[[^\[\]]*\]\{(.*)$`)
	markName    = regexp.MustCompile(`(^|[^\pL\pN:]):([a-z]+)$`)
	markBegin   = regexp.MustCompile(`(^|[\s(“"‘]):$`) // not behind words, where a line often ends
	linkOpen    = regexp.MustCompile(`(!?)\[[^\[\]]*\]\(<?([^()<> ]*)$`)
	linkDefined = regexp.MustCompile(`^ {0,3}\[[^\]]+\]:\s*<?(\S*)$`)
	allowOpen   = regexp.MustCompile(`<!--\s*allow\s+(\S*)$`)
	blankOpen   = regexp.MustCompile(`\{\{([a-z0-9_.-]*)$`)
	attrOpen    = regexp.MustCompile(`([A-Za-z_-]+)=(?:"([^"]*)|'([^']*)|([^\s"'}]*))$`)
)

// page offers what may follow in the text of a page.
func (o *offer) page(before string) {
	switch {
	case matched(blockName, before, func(m []string) { o.blocks(m[1], m[2]) }):
	case matched(blockOpen, before, func(m []string) { o.attributes(markup.Blocks(), m[1], m[2]) }):
	case matched(markAttr, before, func(m []string) { o.attributes(markup.Marks(), m[2], m[3]) }):
	case matched(markOpen, before, func(m []string) { o.mark(m[2], m[3]) }):
	case matched(linkOpen, before, func(m []string) { o.link(m[2], m[1] == "!") }):
	case matched(linkDefined, before, func(m []string) { o.link(m[1], false) }):
	case matched(allowOpen, before, func(m []string) { o.typed = m[1]; o.codes() }):
	case matched(blankOpen, before, func(m []string) { o.typed = m[1]; o.blanks() }):
	case matched(markName, before, func(m []string) { o.marks(m[2]) }):
	case matched(markBegin, before, func([]string) { o.marks("") }):
	}
}

func matched(re *regexp.Regexp, s string, use func(m []string)) bool {
	m := re.FindStringSubmatch(s)
	if m != nil {
		use(m)
	}
	return m != nil
}

// blocks offers the blocks of the dialect, each with what it needs.
func (o *offer) blocks(colons, typed string) {
	o.typed = typed
	for _, b := range markup.Blocks() {
		text, n := b.Name, 0
		var needs []string
		for _, a := range b.Attributes {
			if a.Required {
				n++
				needs = append(needs, a.Name+"="+quotedSnippet(n))
			}
		}
		if len(needs) > 0 {
			text += "{" + strings.Join(needs, " ") + "}"
		}
		if b.Title {
			n++
			text += " $" + string(rune('0'+n))
		}
		if !b.Leaf {
			text += "\n$0\n" + colons
		}
		o.addSnippet(b.Name, text, describeConstruct(b), "")
	}
}

func quotedSnippet(n int) string { return `"$` + string(rune('0'+n)) + `"` }

// describeConstruct says what attributes a block or mark has.
func describeConstruct(c markup.Construct) string {
	var names []string
	for _, a := range c.Attributes {
		name := a.Name
		if !a.Required {
			name = "[" + name + "]"
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

// marks offers the inline marks.
func (o *offer) marks(typed string) {
	o.typed = typed
	for _, m := range markup.Marks() {
		o.addSnippet(m.Name, m.Name+"[$1]", describeConstruct(m), "")
	}
}

// attributes offers the attributes of a block or mark, or the values of one.
func (o *offer) attributes(all []markup.Construct, name, written string) {
	if strings.Contains(written, "}") {
		return
	}
	var c markup.Construct
	for _, known := range all {
		if known.Name == name {
			c = known
		}
	}
	if m := attrOpen.FindStringSubmatch(written); m != nil {
		o.attributeValue(c, m[1], m[2]+m[3]+m[4])
		return
	}
	if strings.Count(written, `"`)%2 == 1 {
		return
	}
	o.typed = written[strings.LastIndexAny(written, " ,{")+1:]
	for _, a := range c.Attributes {
		if strings.Contains(" "+written, " "+a.Name+"=") {
			continue
		}
		detail := ""
		if a.Required {
			detail = "needed"
		}
		o.add(itemProperty, a.Name, a.Name+"=", detail, "")
	}
}

// attributeValue offers the values of an attribute.
func (o *offer) attributeValue(c markup.Construct, name, value string) {
	o.typed = value
	for _, a := range c.Attributes {
		if a.Name == name && len(a.Values) > 0 {
			o.values(a.Values)
			return
		}
	}
	last := value[strings.LastIndexAny(value, ", ")+1:]
	switch name {
	case "models", "nations", "topics", "audience":
		o.typed = last
		o.terms(name)
	case "kind":
		o.values(append(kind.Names(), kind.AidName))
	case "status":
		o.values(kind.StatusNames())
	case "section":
		for _, s := range o.Site.Sections {
			o.add(itemValue, s.Folder, s.Folder, s.Title, "")
		}
	case "source":
		o.cites(value)
	case "id":
		o.glossary()
	case "data":
		o.datasets()
	case "file":
		o.included()
	case "field":
		o.blanks()
	default:
		o.columns(c, name, value)
	}
}

// columns offers what attributes about figures can say: columns and, in conditions, values.
func (o *offer) columns(c markup.Construct, name, value string) {
	if c.Name != "table" && c.Name != "chart" {
		return
	}
	m := regexp.MustCompile(`data="?([^"\s}]+)`).FindStringSubmatch(o.document.text.line(o.line))
	if m == nil {
		return
	}
	set := o.dataset(m[1])
	if set == nil || name == "title" || name == "caption" {
		return
	}
	if name == "where" || name == "target" {
		o.condition(set, value[strings.LastIndexByte(value, ';')+1:])
		return
	}
	o.typed = strings.TrimLeft(value[strings.LastIndexByte(value, ',')+1:], " ")
	for _, c := range set.Columns {
		o.add(itemField, c.ID, c.ID, c.Title, c.Note)
	}
}

// condition offers a column or, behind its =, the values that stand in it.
func (o *offer) condition(set *site.Dataset, typed string) {
	typed = strings.TrimLeft(typed, " ")
	column, value, has := strings.Cut(typed, "=")
	if !has {
		o.typed = typed
		for _, c := range set.Columns {
			o.add(itemField, c.ID, c.ID+"=", c.Title, c.Note)
		}
		return
	}
	o.typed = value[strings.LastIndexByte(value, '|')+1:]
	for i, c := range set.Columns {
		if !strings.EqualFold(c.ID, strings.TrimSpace(column)) {
			continue
		}
		seen := map[string]bool{}
		for row := range set.Rows() {
			if v := set.Cell(row, i); v != "" && !seen[v] {
				seen[v] = true
				o.add(itemValue, v, cellEscapes.Replace(v), "", "")
			}
		}
	}
}

// cellEscapes are characters with a meaning in conditions.
var cellEscapes = strings.NewReplacer("&", "%26", ";", "%3B", "|", "%7C")

// mark offers what may stand within the brackets of a mark.
func (o *offer) mark(name, typed string) {
	o.typed = typed
	switch name {
	case "cite":
		o.cites(strings.TrimLeft(typed[strings.LastIndexByte(typed, ',')+1:], " "))
	case "term":
		o.glossary()
	case "data":
		o.cell(typed)
	}
}

// glossary offers the terms of the glossary, by their words or in id= by their ids.
func (o *offer) glossary() {
	for _, t := range o.Site.Glossary {
		words := t.Term
		if strings.HasSuffix(strings.TrimSuffix(o.document.text.line(o.line)[:o.column], o.typed), "id=") {
			words = t.ID
		}
		o.add(itemText, t.Term, words, t.Expansion, t.Definition)
	}
}

// datasets offers the files of figures.
func (o *offer) datasets() {
	for i := range o.Site.Data {
		d := &o.Site.Data[i]
		o.add(itemFile, d.ID(), d.ID(), d.Title, d.Summary)
	}
}

// dataset finds a file of figures by the name that pages call it, or returns nil.
func (o *offer) dataset(name string) *site.Dataset {
	for i := range o.Site.Data {
		if d := &o.Site.Data[i]; d.ID() == name || strings.TrimSuffix(d.ID(), ".csv") == name {
			return d
		}
	}
	return nil
}

// cell offers what :data[…] may hold: a file, then conditions, of which the last may leave but
// one row. show= names the column that is shown.
func (o *offer) cell(typed string) {
	file, rest, has := strings.Cut(typed, "?")
	if !has {
		o.datasets()
		return
	}
	set := o.dataset(strings.TrimSpace(file))
	if set == nil {
		return
	}
	last := rest[strings.LastIndexByte(rest, '&')+1:]
	if column, ok := strings.CutPrefix(last, "show="); ok {
		o.typed = column
		for _, c := range set.Columns {
			o.add(itemField, c.ID, c.ID, c.Title, c.Note)
		}
		return
	}
	o.condition(set, last)
	if !strings.Contains(last, "=") {
		o.add(itemKeyword, "show", "show=", "the column that is shown", "")
	}
}

// included offers the files that can be included.
func (o *offer) included() {
	from, _ := o.contentPath(o.document.name)
	for _, obj := range o.objects {
		if obj.Fragment {
			o.add(itemFile, obj.Path, pathTo(from, obj.Path), obj.Meta.Title, "")
		}
	}
}

// blanks offers the fields of a template.
func (o *offer) blanks() {
	obj := o.own()
	if obj == nil {
		return
	}
	t, ok := obj.Fields.(kind.Template)
	if !ok {
		return
	}
	for _, f := range t.Fields {
		o.add(itemField, f.ID.Text, f.ID.Text, f.Label, f.Hint)
		for _, c := range f.Columns {
			id := f.ID.Text + "." + c.ID.Text
			o.add(itemField, id, id, c.Label, c.Hint)
		}
	}
}

// link offers what the address of a link or picture may be.
func (o *offer) link(typed string, picture bool) {
	from, inside := o.contentPath(o.document.name)
	if !inside {
		return
	}
	file, place, hasPlace := strings.Cut(typed, "#")
	switch {
	case picture:
		o.typed = typed
		o.paths(from, isPicture)
	case hasPlace && file == "":
		o.typed = place
		o.anchors(from)
	case hasPlace:
		o.typed = place
		o.anchors(o.linked(from, file))
	default:
		if kindName, name, ok := strings.Cut(typed, ":"); ok && kind.IsReference(kindName) {
			o.typed = name
			o.names(kindName)
			return
		}
		o.typed = typed
		o.paths(from, anyFile)
		o.ids("")
		for _, k := range append(kind.Names(), kind.AidName, "page") {
			o.add(itemKeyword, k+":", k+":", kind.About(k), "")
		}
	}
}

// linked returns the content path of the page that an address in a file means, or "".
func (o *offer) linked(from, address string) string {
	if strings.HasPrefix(address, "/") {
		return o.fileOf(o.resolve(address))
	}
	if clean := path.Join(path.Dir(from), address); o.edition.object(clean) != nil {
		return clean
	}
	return o.fileOf(o.resolve(address))
}

// otherFiles returns the content paths of files that are no pages.
func (e *edition) otherFiles() []string {
	out := slices.Clone(e.files)
	for _, d := range e.Site.Data {
		out = append(out, d.Path)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (o *offer) titled(terms []source.Term) {
	for _, t := range terms {
		o.add(itemEnum, t.ID, t.ID, t.Title, "")
	}
}
