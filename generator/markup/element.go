package markup

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// HTML elements that a page's author wrote, one by one. They are written so that
// nothing around them can break: an end tag closes only what was opened in the
// same block or words, what is left open is closed there, and in a line of text
// stand only elements that may.

// cleanHTML writes HTML that is harmless already. inline says that it stands in
// a line of text.
func (w *writer) cleanHTML(clean []byte, at source.Span, inline bool) {
	tokens := html.NewTokenizer(bytes.NewReader(clean))
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return
		}
		token := tokens.Token()
		switch kind {
		case html.TextToken:
			w.mark(at.Offset)
			w.html = appendEscaped(w.html, []byte(token.Data))
			if inline || strings.TrimSpace(token.Data) != "" {
				w.plain = append(w.plain, token.Data...)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			w.startTag(token, at, inline)
		case html.EndTagToken:
			w.endTag(token.Data)
		}
	}
}

// breakPlain breaks the plain text where an element breaks the words.
func (w *writer) breakPlain(name string) {
	switch {
	case name == "br":
		w.plain = append(w.plain, ' ')
	case !isPhrase[name] && name != "a" && name != "img":
		w.endLine()
	}
}

func (w *writer) startTag(token html.Token, at source.Span, inline bool) {
	name := token.Data
	switch {
	case name == "img":
		w.image(attributeOf(token, "src"), at, attributeOf(token, "alt"), nil)
		return
	case name == "a":
		w.rawLink(token, at)
		return
	case !w.mayOpen(name, at, inline):
		return
	}
	w.breakPlain(name)
	w.write("<" + name)
	w.tagAttributes(token, at)
	w.write(">")
	w.opened(name)
}

// simpleTag reads a tag that has no attributes and is harmless. Most are so, and
// to clean one takes longer than everything else that is done with it.
func simpleTag(raw []byte) (name string, end, ok bool) {
	raw = bytes.TrimRight(raw, "\n")
	if len(raw) < len("<b>") || raw[len(raw)-1] != '>' {
		return "", false, false
	}
	inner := raw[1 : len(raw)-1]
	if inner[0] == '/' {
		inner, end = inner[1:], true
	}
	name, ok = plainElement[string(inner)]
	return name, end, ok
}

func (w *writer) simpleTag(name string, end bool, at source.Span, inline bool) {
	if end {
		w.endTag(name)
	} else if w.mayOpen(name, at, inline) {
		w.breakPlain(name)
		w.write("<" + name + ">")
		w.opened(name)
	}
	if !inline {
		w.write("\n")
	}
}

// mayOpen tells whether an element may begin here, and ends those that cannot
// hold it.
func (w *writer) mayOpen(name string, at source.Span, inline bool) bool {
	if inline && !isPhrase[name] {
		w.report(diag.HTMLCleaned, at, "<%s> cannot stand in a line of text, so it was left out.", name).
			Hint = "Put it at the beginning of a line, with an empty line above."
		return false
	}
	if !isPhrase[name] {
		w.closeWords()
		w.closeBefore(name)
	}
	if parents := standsIn[name]; len(parents) > 0 && !slices.Contains(parents, w.rawParent()) {
		w.report(diag.HTMLCleaned, at, "<%s> stands outside of <%s>, so it was left out.", name, parents[0]).
			Hint = "Write it in Markdown, or put it where it belongs."
		return false
	}
	if len(w.rawTags) >= maxOpen {
		w.report(diag.HTMLCleaned, at, "HTML elements stand within one another more than %d deep here, so <%s> was left out.", maxOpen, name).
			Hint = "Write the end of each element."
		return false
	}
	return true
}

// standsIn holds the elements that stand in certain others only.
var standsIn = map[string][]string{
	"li": {"ul", "ol"}, "dt": {"dl"}, "dd": {"dl"}, "summary": {"details"}, "figcaption": {"figure"},
	"td": {"tr"}, "th": {"tr"}, "tr": {"table", "thead", "tbody", "tfoot"},
	"thead": {"table"}, "tbody": {"table"}, "tfoot": {"table"}, "caption": {"table"},
}

// rawParent returns the innermost element that the page opened in this block, or
// "".
func (w *writer) rawParent() string {
	if len(w.rawTags) <= w.rawFloor {
		return ""
	}
	return w.rawTags[len(w.rawTags)-1]
}

// opened notes an element whose end is to come.
func (w *writer) opened(name string) {
	if !isVoid[name] {
		w.rawTags = append(w.rawTags, name)
	}
}

// endedBy holds the elements whose end may be left out, by the element that then
// begins, and where to look for them no further.
var endedBy = map[string]struct{ ended, within map[string]bool }{
	"li":    {setOf("li"), setOf("ul", "ol")},
	"dt":    {setOf("dt", "dd"), setOf("dl")},
	"dd":    {setOf("dt", "dd"), setOf("dl")},
	"td":    {setOf("td", "th"), setOf("tr")},
	"th":    {setOf("td", "th"), setOf("tr")},
	"tr":    {setOf("tr", "caption"), setOf("thead", "tbody", "tfoot", "table")},
	"thead": {setOf("thead", "tbody", "tfoot", "caption"), setOf("table")},
	"tbody": {setOf("thead", "tbody", "tfoot", "caption"), setOf("table")},
	"tfoot": {setOf("thead", "tbody", "tfoot", "caption"), setOf("table")},
}

// closeBefore ends the open elements of this block that end where an element
// begins.
func (w *writer) closeBefore(name string) {
	rule := endedBy[name]
	for i := len(w.rawTags) - 1; i >= w.rawFloor && !rule.within[w.rawTags[i]]; i-- {
		if rule.ended[w.rawTags[i]] {
			w.closeRaw(i)
			return
		}
	}
}

// rawLink writes <a>. One that is no link names a place; it is closed at once, as
// many are never closed.
func (w *writer) rawLink(token html.Token, at source.Span) {
	raw := attributeOf(token, "href")
	ref, href, ok := -1, "", false
	if raw != "" && !w.inLink() && len(w.rawTags) < maxOpen {
		ref, href, ok = w.target(RefLink, raw, at)
	}
	if !ok {
		if attributeOf(token, "id")+attributeOf(token, "name") != "" {
			w.write("<a")
			w.tagAttributes(token, at)
			w.write("></a>")
		}
		return
	}
	w.write(`<a href="`)
	if ref >= 0 {
		w.hole(HoleURL, ref)
	} else {
		w.html = appendEscaped(w.html, []byte(href))
	}
	w.write(`"`)
	w.tagAttributes(token, at)
	w.write(">")
	w.rawTags = append(w.rawTags, "a")
}

// inLink tells whether the place is inside a link, where no other may stand.
func (w *writer) inLink() bool { return w.links > 0 || slices.Contains(w.rawTags, "a") }

// tagAttributes writes the attributes of an element but its address, each once.
func (w *writer) tagAttributes(token html.Token, at source.Span) {
	var written []string
	for _, a := range token.Attr {
		name := a.Key
		if name == "name" && token.Data == "a" {
			name = "id"
		}
		if name == "href" || slices.Contains(written, name) {
			continue
		}
		if name == "open" {
			w.write(" open")
		} else if name != "id" {
			w.attribute(name, a.Val)
		} else if !rawName.MatchString(a.Val) || isFootnoteName(a.Val) || !w.anchor(a.Val, AnchorParagraph, 0, named{span: at}) {
			continue
		} else {
			w.attribute("id", a.Val)
		}
		written = append(written, name)
	}
}

// rawName is what may be the name of a place in HTML.
var rawName = regexp.MustCompile(`^[^\s"'<>&]{1,200}$`)

func attributeOf(token html.Token, name string) string {
	for _, a := range token.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

var isVoid = setOf("br", "hr", "wbr")

// phrases are the harmless elements that may stand in a line of text, besides
// links and pictures.
var phrases = []string{
	"abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span",
	"strong", "sub", "sup", "u", "var", "wbr",
}

// blockElements are the other harmless elements.
var blockElements = []string{
	"blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6",
	"hr", "li", "ol", "p", "pre", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}

var isPhrase = setOf(phrases...)

// holdsWords holds the elements in which only a line of text may stand: all of
// phrases but del and ins, which may hold blocks as well, and some more.
var holdsWords = func() map[string]bool {
	set := setOf(append(phrases, "a", "h2", "h3", "h4", "h5", "h6", "p", "pre", "summary")...)
	delete(set, "del")
	delete(set, "ins")
	return set
}()

// plainElement holds all of them, for tags without attributes.
var plainElement = func() map[string]string {
	set := map[string]string{}
	for _, name := range slices.Concat(phrases, blockElements) {
		set[name] = name
	}
	return set
}()

func setOf(names ...string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[name] = true
	}
	return set
}

// endTag ends an element, if it is open and was opened in the same block, and those
// within it.
func (w *writer) endTag(name string) {
	for i := len(w.rawTags) - 1; i >= w.rawFloor; i-- {
		if w.rawTags[i] == name {
			w.closeRaw(i)
			w.breakPlain(name)
			return
		}
	}
}

// closeRaw ends the elements that the page opened and left open, down to a
// number of open elements.
func (w *writer) closeRaw(open int) {
	for len(w.rawTags) > open {
		last := len(w.rawTags) - 1
		w.write("</" + w.rawTags[last] + ">")
		w.rawTags = w.rawTags[:last]
	}
}

// closeWords ends the open elements of this block in which no other block may
// stand.
func (w *writer) closeWords() {
	for i := w.rawFloor; i < len(w.rawTags); i++ {
		if holdsWords[w.rawTags[i]] {
			w.closeRaw(i)
			return
		}
	}
}

// enter begins a place out of which no end tag of the page's reaches, and returns
// what leave wants.
func (w *writer) enter() (floor int) {
	floor, w.rawFloor = w.rawFloor, len(w.rawTags)
	return floor
}

// leave ends the elements that the page opened since enter.
func (w *writer) leave(floor int) {
	w.closeRaw(w.rawFloor)
	w.rawFloor = floor
}
