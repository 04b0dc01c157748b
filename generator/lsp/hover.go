package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"partnerbook/generator/lsp/rpc"
	"partnerbook/generator/markup"
	"partnerbook/generator/schema"
	"partnerbook/generator/site"
)

func (s *Server) hover(ctx context.Context, params json.RawMessage) (any, *rpc.Error) {
	p := s.spot(ctx, params)
	if p == nil {
		return nil, nil
	}
	if u, at, ok := p.use(); ok {
		if words := p.about(u); words != "" {
			return hover{*markdown(words), p.rangeOf(at, s.encoding)}, nil
		}
		return nil, nil
	}
	if words, at := p.aboutConstruct(); words != "" {
		return hover{*markdown(words), p.rangeOf(at, s.encoding)}, nil
	}
	if words, at := p.aboutSetting(); words != "" {
		return hover{*markdown(words), p.rangeOf(at, s.encoding)}, nil
	}
	return nil, nil
}

func (p *spot) rangeOf(at stretch, e encoding) *textRange {
	r := p.document.text.span(at.line, at.from, at.to, e)
	return &r
}

// about says what a reference leads to.
func (p *spot) about(u use) string {
	switch t := u.target; t.Kind {
	case site.ToTerm:
		return p.aboutTerm(&p.Site.Glossary[t.Term])
	case site.ToPage:
		return p.aboutPage(t)
	case site.ToCell:
		return p.aboutCell(u)
	case site.ToTable, site.ToChart:
		d := &p.Site.Data[t.Data.Set]
		return lines("**"+d.Title+"**", d.Summary, d.Caveat, fmt.Sprintf("%d rows: %s", d.Rows(), columnNames(d)))
	case site.ToUnit, site.ToFile:
		return "`" + p.fileOf(t) + "`"
	case site.ToListing:
		return "A page that is made by the program: `" + t.URL + "`"
	}
	return ""
}

func columnNames(d *site.Dataset) string {
	var names []string
	for _, c := range d.Columns {
		names = append(names, "`"+c.ID+"`")
	}
	return strings.Join(names, ", ")
}

func (p *spot) aboutTerm(t *site.Term) string {
	head := "**" + t.Term + "**"
	if t.Expansion != "" {
		head += " (" + t.Expansion + ")"
	}
	return lines(head, t.Definition)
}

// aboutPage says which page it is, and shows what stands at the place.
func (p *spot) aboutPage(t site.Target) string {
	page := &p.Site.Pages[t.Page]
	head := fmt.Sprintf("**%s** (%s, `%s`)", page.Meta().Title, page.Meta().Kind, page.Object.Path)
	if t.Fragment == "" {
		return lines(head, page.Meta().Summary, p.life(page))
	}
	o := page.Object
	text := p.read(p.folder, p.pageFile(o.Path))
	at, _, _, ok := anchorPlace(o, text, t.Fragment)
	if !ok {
		return lines(head, "#"+t.Fragment)
	}
	shown := paragraphAt(text, at.Line-1)
	if line, rest, _ := strings.Cut(shown, "\n"); t.Place.Words != "" && strings.HasPrefix(line, "#") {
		shown = strings.TrimSpace(rest) // the words are those of the heading
	}
	return lines(head, t.Place.Words, quoted(shown), p.life(page))
}

// life says what readers are told of a page that does not hold as it stands.
func (p *spot) life(page *site.Page) string {
	if page.Meta().Status == 0 { // current
		return ""
	}
	return lines("*"+page.Meta().Status.String()+"*", page.Meta().Withdrawn.Because)
}

// mostShown bounds how much of a place is shown, in characters.
const mostShown = 800

// paragraphAt returns the lines around a line up to the next empty ones; below a heading, also
// what follows it.
func paragraphAt(t *text, line int) string {
	from := line
	for from > 0 && strings.TrimSpace(t.line(from-1)) != "" && !strings.HasPrefix(t.line(from), "#") {
		from--
	}
	to := line
	for to < t.lines() && strings.TrimSpace(t.line(to)) != "" {
		to++
	}
	if strings.HasPrefix(t.line(line), "#") && to+1 < t.lines() {
		for to++; to < t.lines() && strings.TrimSpace(t.line(to)) != ""; to++ {
		}
	}
	var out []string
	for i := from; i < to; i++ {
		out = append(out, t.line(i))
	}
	s := strings.Join(out, "\n")
	if cut := characters(s, mostShown); cut < len(s) {
		s = s[:cut] + " …"
	}
	return s
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "> " + strings.ReplaceAll(s, "\n", "\n> ")
}

func (p *spot) aboutCell(u use) string {
	d := &p.Site.Data[u.target.Data.Set]
	head := "**" + u.target.Data.Text + "**"
	row, column, problem := d.One(u.ref.Data.Where, u.ref.Data.Show)
	if problem != nil {
		return head
	}
	var cells []string
	for i, c := range d.Columns {
		if words := d.Show(row, i).Text; i != column && words != "" {
			cells = append(cells, c.Title+": "+words)
		}
	}
	return lines(head+", "+d.Columns[column].Title, d.Title, strings.Join(cells, "; "), d.Caveat)
}

// lines joins paragraphs, without those that are empty.
func lines(paragraphs ...string) string {
	var out []string
	for _, p := range paragraphs {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n\n")
}

var constructName = regexp.MustCompile(`:{3,}[ \t]*([A-Za-z][A-Za-z0-9_-]*)|:([a-z][a-z0-9-]*)\[`)

// aboutConstruct says what the block or mark takes on whose name the cursor stands.
func (p *spot) aboutConstruct() (string, stretch) {
	if !strings.HasSuffix(p.document.name, ".md") {
		return "", stretch{}
	}
	for _, m := range constructName.FindAllStringSubmatchIndex(p.document.text.line(p.line), -1) {
		at, all := 2, markup.Blocks()
		if m[2] < 0 {
			at, all = 4, markup.Marks()
		}
		if p.column < m[0] || p.column > m[at+1] {
			continue
		}
		name := p.document.text.line(p.line)[m[at]:m[at+1]]
		for _, c := range all {
			if c.Name == name {
				return aboutAttributes(c), stretch{p.line, m[at], m[at+1]}
			}
		}
	}
	return "", stretch{}
}

func aboutAttributes(c markup.Construct) string {
	var out []string
	for _, a := range c.Attributes {
		line := "- `" + a.Name + "`"
		if a.Required {
			line += ", needed"
		}
		if len(a.Values) > 0 {
			line += ": " + strings.Join(a.Values, ", ")
		}
		out = append(out, line)
	}
	head := "**" + c.Name + "**"
	switch {
	case len(out) == 0:
		head += " has no attributes of its own"
	case c.Leaf:
		head += ", which needs no closing line"
	}
	return lines(head, strings.Join(out, "\n"))
}

// aboutSetting says what the setting is for on whose name the cursor stands, or what the topic
// is called.
func (p *spot) aboutSetting() (string, stretch) {
	at, ok := p.settingAt()
	if !ok {
		return "", stretch{}
	}
	if t, ok := p.listed(); ok {
		return "**" + t.Title + "**", stretch{p.line, p.column - len(at.typed), p.column}
	}
	line := p.document.text.line(p.line)
	m := tomlKey.FindStringSubmatchIndex(line)
	if m == nil || p.column < m[2] || p.column > m[3] || at.shape == nil {
		return "", stretch{}
	}
	k := at.shape.Get(line[m[2]:m[3]])
	if k == nil {
		return "", stretch{}
	}
	words := schema.Describe(at.path, k.Name)
	if len(k.Values) > 0 {
		words = lines(words, "One of: "+strings.Join(k.Values, ", "))
	}
	return words, stretch{p.line, m[2], m[3]}
}
