package edition

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What of a page is text that its author wrote, and where paragraphs begin and end.

// added are classes of what the program adds to pages by itself: who cites them, lists of
// pages, meanings of terms, what buttons say. It changes when other pages do.
var added = []string{
	"abbr-tool", "account-lists", "accounts", "aid-before", "aid-print-head", "app", "changes", "cited-by",
	"contents", "data-download", "document-link", "meaning", "mentioned-on", "neighbours", "number", "page-list", "partnerships",
	"problem", "reviewed", "said", "scripts-only", "sources", "state", "take", "unseen", "used-on", "who",
}

// silent are elements whose words are no text.
var silent = []atom.Atom{
	atom.Script, atom.Style, atom.Template, atom.Svg, atom.Nav, atom.Form, atom.Select, atom.Textarea, atom.Noscript, atom.Object,
	atom.Iframe, atom.Math,
}

// parting are elements that begin and end a paragraph.
var parting = []atom.Atom{
	atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Dd, atom.Details, atom.Div, atom.Dl, atom.Dt,
	atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr,
	atom.Legend, atom.Li, atom.Main, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Tfoot,
	atom.Thead, atom.Tr, atom.Ul,
}

func isHeading(a atom.Atom) bool {
	return a == atom.H2 || a == atom.H3 || a == atom.H4 || a == atom.H5 || a == atom.H6
}

func (r *pageReader) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.text.WriteString(n.Data)
		return
	case html.ElementNode:
	default:
		return
	}
	if r.skips(n) {
		return
	}
	switch {
	case n.DataAtom == atom.H1:
		r.page.title = allText(n)
		return
	case hasClass(n, "notice"):
		r.notice(n)
		return
	case hasClass(n, "aid-version"):
		r.reviewed(n)
		return
	case r.row > 0:
		r.inRow(n)
		return
	case n.DataAtom == atom.Tr:
		r.end()
		r.row++
		r.children(n)
		r.row--
		r.endBlock(false)
	case isHeading(n.DataAtom):
		r.end()
		r.children(n)
		id, _ := attribute(n, "id")
		r.headed(id)
	case slices.Contains(parting, n.DataAtom):
		r.end()
		r.children(n)
		r.end()
	default:
		r.inline(n)
	}
}

func (r *pageReader) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
}

// skips tells whether an element is no text that an author wrote.
func (r *pageReader) skips(n *html.Node) bool {
	if slices.Contains(silent, n.DataAtom) {
		return true
	}
	if _, hidden := attribute(n, "hidden"); hidden {
		return true
	}
	class, _ := attribute(n, "class")
	return slices.ContainsFunc(strings.Fields(class), func(c string) bool { return slices.Contains(added, c) })
}

// inRow walks through what stands in the row of a table, which is one block.
func (r *pageReader) inRow(n *html.Node) {
	if (n.DataAtom == atom.Td || n.DataAtom == atom.Th) && r.row == 1 {
		if previousCell(n) {
			r.text.WriteString(cellMark)
		}
		r.children(n)
		return
	}
	if slices.Contains(parting, n.DataAtom) {
		r.text.WriteByte(' ')
		r.children(n)
		r.text.WriteByte(' ')
		return
	}
	r.inline(n)
}

func previousCell(n *html.Node) bool {
	for c := n.PrevSibling; c != nil; c = c.PrevSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			return true
		}
	}
	return false
}

// inline walks through an element in a paragraph.
func (r *pageReader) inline(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		r.text.WriteByte(' ')
		return
	case atom.Img:
		r.picture(n)
		return
	case atom.A:
		if to, ok := attribute(n, "href"); ok {
			r.links = append(r.links, r.leads(to))
		}
	}
	r.form = append(append(r.form, '<'), n.Data...)
	open, close := marksOf(n)
	r.text.WriteString(open)
	r.children(n)
	r.text.WriteString(close)
	r.form = append(r.form, '>')
}

// marksOf returns what stands around the words of an element that looks apart from the
// text on a page, so that it does so here.
func marksOf(n *html.Node) (open, close string) {
	switch {
	case hasClass(n, "cite"):
		return citeOpen, citeClose
	case hasClass(n, "tag"), hasClass(n, "cite-status"):
		text := allText(n)
		if !strings.HasPrefix(text, "(") {
			return "(", ")"
		}
	}
	return "", ""
}

// picture puts what a picture shows in its place.
func (r *pageReader) picture(n *html.Node) {
	if alt, _ := attribute(n, "alt"); alt != "" {
		r.text.WriteString(" [" + alt + "] ")
	}
	if src, _ := attribute(n, "src"); src != "" && !strings.HasPrefix(src, "data:") {
		r.links = append(r.links, r.leads(src))
	}
}

// leads returns where a link leads, from the site's start.
func (r *pageReader) leads(link string) string {
	to, ok := resolved(r.address, link)
	if !ok {
		return link
	}
	if _, fragment, has := strings.Cut(link, "#"); has {
		to += "#" + fragment
	}
	return to
}

// end ends a paragraph.
func (r *pageReader) end() { r.endBlock(false) }

// headed ends a heading: what follows stands under it.
func (r *pageReader) headed(id string) {
	r.heading, r.anchor = oneLine(r.text.String()), id
	r.endBlock(true)
}

func (r *pageReader) endBlock(heading bool) {
	text := oneLine(r.text.String())
	r.text.Reset()
	if text != "" && strings.Trim(text, "| ") != "" {
		r.page.blocks = append(r.page.blocks, block{
			text: text, under: r.heading, anchor: r.anchor, heading: heading, form: formOf(r.form), links: r.links,
		})
	}
	r.form, r.links = nil, nil
}

// reviewed reads who looks after a decision aid, which stands behind its version.
func (r *pageReader) reviewed(n *html.Node) {
	_, by, _ := strings.Cut(allText(n), ")")
	r.page.facts = append(r.page.facts, fact{"Review", strings.TrimLeft(by, ". ")})
}

// notice reads what a page says of its state.
func (r *pageReader) notice(n *html.Node) {
	for _, state := range shownStates {
		if hasClass(n, "notice-"+state) {
			r.page.state, r.page.why = state, noticeText(n)
		}
	}
}

// noticeText returns what a notice says below its label.
func noticeText(n *html.Node) string {
	var out []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && !hasClass(c, "notice-label") {
			out = append(out, allText(c))
		}
	}
	return strings.Join(out, " ")
}
