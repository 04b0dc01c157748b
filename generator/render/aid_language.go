package render

import (
	"bytes"
	"strings"

	"partnerbook/generator/aid"
	"partnerbook/generator/site"
)

// A page of a translated aid may have texts in the site's own language: those that nobody has
// translated yet, and the titles of pages in it. They come marked (aid.Foreign), through views
// and templates that need not know of it, and get their lang attribute when the page is made.

// foreign marks a text that is in the site's language, where the page is in another.
func (c *aidContext) foreign(text string) string {
	if !c.definition.Translated() {
		return text
	}
	return aid.Foreign(text)
}

// titled marks the title of a page that is in another language.
func (c *aidContext) titled(page *site.Page, text string) string {
	if page.Object.Language == c.words.Language {
		return text
	}
	return c.foreign(text)
}

// markForeign marks what was appended to a buffer, if it is of a translated aid.
func (b *Book) markForeign(out *bytes.Buffer, from int, p *site.Page) {
	d := p.Object.Aid()
	if d == nil || !d.Translated() {
		return
	}
	marked := markForeign(bytes.Clone(out.Bytes()[from:]), b.site.Config.Language)
	out.Truncate(from)
	out.Write(marked)
}

// markForeign puts elements with a lang attribute in the places of marks, and takes those away
// that stand where no element can: in attributes and titles.
func markForeign(page []byte, language string) []byte {
	if !bytes.Contains(page, []byte(aid.ForeignFrom)) {
		return page
	}
	m := marker{language: language}
	rest := string(page)
	for rest != "" {
		text, after := rest, ""
		if at := strings.IndexByte(rest, '<'); at >= 0 {
			text, after = rest[:at], rest[at:]
		}
		m.text(text)
		if after == "" {
			break
		}
		tag := tagIn(after)
		rest = after[len(tag):]
		m.tag(tag)
		if end := endOfRaw(tag); end != "" {
			raw, follows, _ := strings.Cut(rest, end)
			if !strings.HasPrefix(tag, "<script") { // which turns them into elements itself
				raw = aid.Plain(raw)
			}
			m.out.WriteString(raw)
			if len(raw) < len(rest) {
				m.out.WriteString(end)
			}
			rest = follows
		}
	}
	return m.out.Bytes()
}

// marker is a page under way.
type marker struct {
	out      bytes.Buffer
	language string
	open     bool // a marked text has begun and not ended
	drawn    bool // inside of <text> of a drawing
}

// text writes text between two tags. Long labels of a drawing are several elements, and the
// mark that ends them stands in the last.
func (m *marker) text(text string) {
	element := "span"
	if m.drawn {
		element = "tspan"
	}
	for text != "" {
		if m.open {
			inside, after, ends := strings.Cut(text, aid.ForeignTo)
			inside = aid.Plain(inside)
			if inside != "" && strings.TrimSpace(inside) != "" {
				m.out.WriteString("<" + element + ` lang="` + m.language + `">` + inside + "</" + element + ">")
			} else {
				m.out.WriteString(inside)
			}
			m.open, text = !ends, after
			continue
		}
		before, after, begins := strings.Cut(text, aid.ForeignFrom)
		m.out.WriteString(strings.ReplaceAll(before, aid.ForeignTo, ""))
		m.open, text = begins, after
	}
}

func (m *marker) tag(tag string) {
	m.out.WriteString(aid.Plain(tag))
	switch {
	case strings.HasPrefix(tag, "<text "):
		m.drawn = true
	case tag == "</text>":
		m.drawn = false
	default:
		m.open = false // a text that was cut short has lost the end of its mark
	}
}

// tagIn returns the tag with which some HTML begins.
func tagIn(html string) string {
	var quote byte
	for i := range len(html) {
		switch c := html[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return html[:i+1]
		}
	}
	return html
}

// endOfRaw returns the end of an element in which there are no others, or "".
func endOfRaw(tag string) string {
	for _, name := range []string{"title", "script", "style", "textarea", "desc"} {
		if tag == "<"+name+">" || strings.HasPrefix(tag, "<"+name+" ") {
			return "</" + name + ">"
		}
	}
	return ""
}
