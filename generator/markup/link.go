package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

func writeLink(w *writer, n ast.Node) {
	link := n.(*ast.Link)
	raw := destination(link.Destination)
	at := w.destinationSpan(n, link.Destination)
	if raw == "" {
		if !w.opts.KeepTop {
			w.report(diag.LinkEmpty, at, "This link leads nowhere.").
				Hint = "Write the page's file between the round brackets."
			w.words(n)
			return
		}
		w.openLink("", -1, link.Title)
		w.linkWords(n)
		w.write("</a>")
		return
	}
	ref, href, ok := w.target(RefLink, raw, at)
	if !ok || w.inLink() {
		w.words(n) // the words stay, the link goes
		return
	}
	w.openLink(href, ref, link.Title)
	from := len(w.plain)
	if w.opts.KeepTop && n.HasChildren() || !isBlank(n, w.text.Data) {
		w.linkWords(n)
	} else if ref >= 0 {
		w.refs = append(w.refs, TextRef{len(w.plain), ref})
		w.hole(HoleTitle, ref)
	} else {
		w.literal([]byte(raw))
	}
	w.write("</a>")
	w.checkLinkText(n, string(w.plain[from:]))
}

// isBlank tells whether nothing but spaces stands below a node.
func isBlank(n ast.Node, src []byte) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); !ok || hasPlainText(t.Segment.Value(src)) {
			return false
		}
	}
	return true
}

// linkWords writes the words of a link, in which no other link may stand.
func (w *writer) linkWords(n ast.Node) {
	w.links++
	w.words(n)
	w.links--
}

// openLink writes <a …>. ref is the index of the reference whose address belongs
// there, or -1 for an address that is known.
func (w *writer) openLink(href string, ref int, title []byte) {
	w.write(`<a href="`)
	if ref >= 0 {
		w.hole(HoleURL, ref)
	} else {
		w.html = append(w.html, util.EscapeHTML(util.URLEscape([]byte(href), false))...)
	}
	w.write(`"`)
	if title != nil {
		w.write(` title="`)
		w.attributeText(title)
		w.write(`"`)
	}
	w.write(">")
}

// attributeText writes Markdown text into an attribute; it is not part of the
// plain text.
func (w *writer) attributeText(b []byte) {
	from, marks := len(w.plain), len(w.marks)
	w.markdownText(b, 0)
	w.plain, w.marks = w.plain[:from], w.marks[:marks]
}

// destination returns the address of a link as the author means it, without
// backslashes and entities.
func destination(raw []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw))))
}

// target records a reference to raw. It returns its index, or -1 and the address
// if that is known already; ok is false if such links are not allowed.
func (w *writer) target(kind ReferenceKind, raw string, at source.Span) (ref int, href string, ok bool) {
	t := ParseTarget(raw, w.opts.IsKind)
	switch {
	case t.Scheme == "":
		return w.reference(Reference{Kind: kind, Raw: t.Raw, Pos: w.position(at)}), "", true
	case t.Allowed():
		w.reference(Reference{Kind: RefExternal, Raw: t.Raw, Pos: w.position(at)})
		return -1, t.Raw, true
	case w.opts.KeepTop:
		return -1, raw, true
	}
	d := w.report(diag.LinkForbidden, at, "Links that begin with %s are not allowed.", schemeShown(t.Scheme))
	d.Hint = "Links may begin with https:, http:, mailto: or tel:, or name a page or file."
	if t.Scheme == "//" {
		d.Hint = "Write the whole address, with https: in front."
	}
	return -1, "", false
}

func schemeShown(s string) string {
	if s == "//" {
		return s
	}
	return s + ":"
}

// destinationSpan returns where the address of a link stands. For links by
// reference ([words][name]) that is the link itself.
func (w *writer) destinationSpan(n ast.Node, dest []byte) source.Span {
	start := max(0, n.Pos())
	after := start
	for c := n.LastChild(); c != nil; c = c.LastChild() {
		if t, ok := c.(*ast.Text); ok {
			after = t.Segment.Stop
		}
	}
	src := w.text.Data
	const near = 16 // "](", spaces, "<", and the ends of what the words are in
	window := src[min(after, len(src)):min(after+near+len(dest), len(src))]
	if i := strings.Index(string(window), string(dest)); i >= 0 && len(dest) > 0 {
		return source.Span{Offset: after + i, Length: len(dest)}
	}
	end := after
	if bracket := bytes.IndexByte(src[min(end, len(src)):], ']'); bracket >= 0 {
		end += bracket + 1
	}
	return source.Span{Offset: start, Length: max(1, end-start)}
}

func writeAutoLink(w *writer, n ast.Node) {
	link := n.(*ast.AutoLink)
	label := link.Label(w.text.Data)
	url := string(link.URL(w.text.Data))
	if link.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
		url = "mailto:" + url
	}
	at := max(0, n.Pos())
	if at < len(w.text.Data) && w.text.Data[at] == '<' {
		at++
	}
	w.mark(at)
	_, href, ok := w.target(RefLink, url, source.Span{Offset: at, Length: len(label)})
	if !ok || w.inLink() {
		w.literal(label)
		return
	}
	w.openLink(href, -1, nil)
	w.prose.code = append(w.prose.code, span{len(w.plain), len(w.plain) + len(label)}) // no English
	w.literal(label)
	w.write("</a>")
}

// emptyWords are link texts that say nothing when read on their own.
var emptyWords = map[string]bool{
	"click here": true, "here": true, "click": true, "this": true, "this link": true, "link": true,
	"this page": true, "page": true, "read more": true, "more": true, "see here": true,
	"more information": true, "details": true, "learn more": true, "find out more": true,
}

func (w *writer) checkLinkText(n ast.Node, words string) {
	words = strings.ToLower(strings.Trim(words, " .,:;!?…→›»>"))
	if !emptyWords[words] || w.opts.KeepTop || w.opts.Language != "en" {
		return
	}
	w.report(diag.LinkText, w.childSpan(n), "“%s” does not say where the link leads.", words).
		Hint = "Use the name of the page, or what readers find there."
}

// childSpan returns the range of the text below a node.
func (w *writer) childSpan(n ast.Node) source.Span {
	first, last := n, n
	for first.FirstChild() != nil {
		first = first.FirstChild()
	}
	for last.LastChild() != nil {
		last = last.LastChild()
	}
	from, ok1 := first.(*ast.Text)
	to, ok2 := last.(*ast.Text)
	if !ok1 || !ok2 || to.Segment.Stop < from.Segment.Start {
		return source.Span{Offset: max(0, n.Pos()), Length: 1}
	}
	return source.Span{Offset: from.Segment.Start, Length: to.Segment.Stop - from.Segment.Start}
}
