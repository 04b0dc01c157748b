package markup

import (
	"bytes"
	"slices"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// HTML in pages. It is refused, or, where site.toml says so, cleaned: bluemonday
// decides what is harmless, and what is left is written element by element, so
// that its links and pictures are resolved like all others and no end tag can
// close what the page itself has not opened. Comments are dropped; those that
// begin with "allow" silence a warning (allow.go).

func writeHTMLBlock(w *writer, n ast.Node) {
	block := n.(*ast.HTMLBlock)
	var raw []byte
	for i := range block.Lines().Len() {
		segment := block.Lines().At(i)
		raw = append(raw, segment.Value(w.text.Data)...)
	}
	if block.HasClosure() {
		raw = append(raw, block.ClosureLine.Value(w.text.Data)...)
	}
	at := source.Span{Offset: max(0, n.Pos()), Length: max(1, len(firstLine(raw)))}
	if block.HTMLBlockType == ast.HTMLBlockType2 && w.comment(raw, at, n) {
		return
	}
	if w.opts.HTML == source.RefuseHTML {
		if !w.endsRefused(raw) {
			w.refuseHTML(raw, at)
		}
		return
	}
	w.rawHTML(raw, at, block.Lines(), false)
	w.closeWords()
}

func writeRawHTML(w *writer, n ast.Node) {
	segments := n.(*ast.RawHTML).Segments
	var raw []byte
	for i := range segments.Len() {
		segment := segments.At(i)
		raw = append(raw, segment.Value(w.text.Data)...)
	}
	at := source.Span{Offset: max(0, n.Pos()), Length: len(firstLine(raw))}
	if bytes.HasPrefix(raw, []byte("<!--")) {
		w.comment(raw, at, n)
		return
	}
	if w.opts.HTML == source.RefuseHTML {
		if !w.endsRefused(raw) {
			w.refuseHTML(raw, at)
		}
		return
	}
	w.rawHTML(raw, at, segments, true)
}

func firstLine(b []byte) []byte {
	line, _, _ := bytes.Cut(b, []byte{'\n'})
	return bytes.TrimRight(line, " \t")
}

func (w *writer) refuseHTML(raw []byte, at source.Span) {
	w.report(diag.HTMLRefused, at, "Pages are written in Markdown, not HTML.").
		Hint = insteadOf(raw)
}

// endsRefused tells whether HTML does nothing but end elements whose beginning
// was refused already.
func (w *writer) endsRefused(raw []byte) bool {
	ends := true
	tokens := html.NewTokenizer(bytes.NewReader(raw))
	for {
		kind := tokens.Next()
		tag, _ := tokens.TagName()
		switch name := string(tag); kind {
		case html.ErrorToken:
			return ends
		case html.StartTagToken:
			w.refused = append(w.refused, name)
			ends = false
		case html.EndTagToken:
			ends = w.wasRefused(name) && ends
		case html.TextToken:
			ends = ends && !hasPlainText(tokens.Raw())
		default:
			ends = false
		}
	}
}

// wasRefused tells whether an element was refused whose end is to come, and
// forgets it with those within it.
func (w *writer) wasRefused(name string) bool {
	for i := len(w.refused) - 1; i >= 0 && i >= len(w.refused)-maxOpen; i-- {
		if w.refused[i] == name {
			w.refused = w.refused[:i]
			return true
		}
	}
	return false
}

func (w *writer) rawHTML(raw []byte, at source.Span, lines *gtext.Segments, inline bool) {
	if w.silent {
		return
	}
	if name, end, ok := simpleTag(raw); ok {
		w.simpleTag(name, end, at, inline)
		return
	}
	budgetOf(w.context).tags(raw, at.Offset)
	clean := harmless.SanitizeBytes(raw)
	if lost := lostElements(raw, clean); len(lost) > 0 {
		w.report(diag.HTMLCleaned, w.lostAt(lost[0], lines, at), "Part of the HTML was left out: %s.", strings.Join(lost, ", ")).
			Hint = "Write it in Markdown, or remove it."
	}
	w.cleanHTML(clean, at, inline)
}

// lostAt returns where in some lines the first thing stands that was left out.
func (w *writer) lostAt(what string, lines *gtext.Segments, otherwise source.Span) source.Span {
	what = strings.TrimSuffix(what, ">")
	for i := range lines.Len() {
		line := lines.At(i)
		if found := bytes.Index(bytes.ToLower(w.text.Data[line.Start:line.Stop]), []byte(what)); found >= 0 {
			return source.Span{Offset: line.Start + found, Length: len(what)}
		}
	}
	return otherwise
}

// firstTag returns the name of the first tag and whether it begins or ends an
// element.
func firstTag(raw []byte) (name string, kind html.TokenType) {
	tokens := html.NewTokenizer(bytes.NewReader(raw))
	if kind = tokens.Next(); kind == html.StartTagToken || kind == html.EndTagToken || kind == html.SelfClosingTagToken {
		tag, _ := tokens.TagName()
		name = string(tag)
	}
	return name, kind
}

// insteadOf says what to write in place of an element.
func insteadOf(raw []byte) string {
	name, _ := firstTag(raw)
	switch name {
	case "b", "strong":
		return "For bold write **words**."
	case "i", "em":
		return "For emphasis write *words*."
	case "br":
		return `For a new line end the line with \.`
	case "p", "div", "span", "section":
		return "Leave it out; a blank line begins a new paragraph."
	case "a":
		return "For a link write [words](page.md). To name a place write {#name} after the paragraph."
	case "img":
		return "For a picture write ![what it shows](picture.png)."
	case "details", "summary":
		return "For text that opens write :::details Title."
	case "table", "tr", "td", "th":
		return "For a table write | Head | Head | with |---|---| below it."
	case "ul", "ol", "li":
		return "For a list begin lines with - or 1."
	case "h1", "h2", "h3", "h4":
		return "For a heading begin the line with ##."
	case "sup", "sub":
		return "Write the sign itself, such as ² or ½. For a note write [^1]."
	case "script", "style", "iframe", "form", "input", "button", "link", "meta":
		return "Leave it out: pages hold no scripts, styles, frames or forms of their own."
	}
	return `Use Markdown. To show the sign < itself, write \<.`
}

// harmless is what HTML in pages may hold.
var harmless = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(slices.Concat(phrases, blockElements)...)
	p.AllowNoAttrs().OnElements("span")
	p.AllowAttrs("id", "lang", "dir").Globally()
	p.AllowAttrs("href", "name").OnElements("a")
	p.AllowAttrs("src", "alt", "width", "height").OnElements("img")
	p.AllowAttrs("colspan", "rowspan", "scope").OnElements("td", "th")
	p.AllowAttrs("open").OnElements("details")
	p.AllowAttrs("start").OnElements("ol")
	p.AllowURLSchemes("http", "https", "mailto", "tel")
	p.AllowRelativeURLs(true)
	p.RequireParseableURLs(true)
	return p
}()

// lostElements names the elements that cleaning took out, and says so if it
// took out scripts in attributes.
func lostElements(raw, clean []byte) []string {
	before, after := elements(raw), elements(clean)
	var lost []string
	for name, n := range before {
		if after[name] < n {
			lost = append(lost, "<"+name+">")
		}
	}
	slices.Sort(lost)
	if handler := eventHandler(raw); handler != "" {
		lost = append(lost, handler)
	}
	return lost
}

func elements(b []byte) map[string]int {
	found := map[string]int{}
	tokens := html.NewTokenizer(bytes.NewReader(b))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return found
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := tokens.TagName()
			found[string(name)]++
		}
	}
}

func eventHandler(b []byte) string {
	tokens := html.NewTokenizer(bytes.NewReader(b))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		for _, a := range tokens.Token().Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				return a.Key
			}
		}
	}
	return ""
}
