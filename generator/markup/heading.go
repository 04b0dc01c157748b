package markup

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Headings. The page's title is its only heading of the first level; the text
// begins with the second. A heading's name is its words unless {#name} follows
// it; {.unnumbered} stops paragraph numbers until the next heading of the same
// or a higher level.

func writeHeading(w *writer, n ast.Node) {
	h := n.(*ast.Heading)
	first := w.dropTop
	w.dropTop = false
	attrs := w.attributesOf(n)
	if n.FirstChild() == nil && !w.opts.KeepTop {
		w.emptyHeading(h, attrs)
		return
	}
	if h.Level == 1 && !w.opts.KeepTop {
		if w.isTitle(h, first) {
			return
		}
		w.report(diag.HeadingTop, spanOf(n), "The page has a title already; this heading is a second one.").
			Hint = "Begin the headings in the text with ##."
		h.Level = 2
	}
	w.checkLevel(h)
	w.endPassage()
	w.numberingAt(h.Level, attrs.class)

	// The words go to the plain text first: the name is made of them.
	mark := len(w.html)
	holes := len(w.body.Holes)
	from := w.startText()
	floor := w.enter()
	w.children(n)
	w.leave(floor)
	text := span{from, len(w.plain)}
	if !hasPlainText(w.plain[from:]) && len(w.body.Holes) == holes {
		w.noWords(h)
	}
	w.plain = append(w.plain, '\n')

	id := w.headingName(attrs, string(w.plain[text.From:text.To]))
	if attrs.span.Length == 0 {
		attrs.span = spanOf(n)
	}
	w.addHeading(Heading{h.Level, id, w.run(text), mark}, paragraphOf(attrs.id), attrs)
	w.wrapHeading(mark, holes, h.Level, id, attrs.class)
	w.level = h.Level
	w.noteBlock(n, text)
	w.startPassage(id, w.heading)
	w.startReading(w.heading, spanOf(n))
}

// headingName returns the name of a heading: the author's, or one made of its
// words. The author's may be taken; then it gets a number.
func (w *writer) headingName(attrs named, words string) string {
	if attrs.id == "" {
		return w.freeID(w.kept.text(source.AppendSlug(nil, []byte(words))))
	}
	if _, taken := w.ids[attrs.id]; !taken {
		return attrs.id
	}
	w.duplicate(attrs.id, attrs.span)
	return w.freeID(attrs.id)
}

// addHeading records a heading, whose name is free, with its place.
func (w *writer) addHeading(h Heading, number int, attrs named) {
	w.body.Headings = append(w.body.Headings, h)
	w.heading = len(w.body.Headings) - 1
	w.anchor(h.ID, AnchorHeading, number, attrs)
}

// emptyHeading reports a heading without words and leaves it out, all but the
// name that its author gave it.
func (w *writer) emptyHeading(h *ast.Heading, attrs named) {
	w.noWords(h)
	if attrs.id != "" && w.anchor(attrs.id, AnchorParagraph, 0, attrs) {
		w.write(`<div id="` + attrs.id + "\"></div>\n")
	}
}

func (w *writer) noWords(h *ast.Heading) {
	w.report(diag.HeadingEmpty, source.Span{Offset: max(0, h.Pos()), Length: h.Level}, "This heading has no words.").
		Hint = "Write the heading or delete the line."
}

// wrapHeading puts the tags around the words written since mark. The words come
// first because the name is made of them.
func (w *writer) wrapHeading(mark, holes, level int, id, class string) {
	inner := append([]byte(nil), w.html[mark:]...)
	w.html = w.html[:mark]
	tag := "h" + strconv.Itoa(level)
	w.write("<" + tag)
	w.attribute("id", id)
	w.attribute("class", class)
	w.write(">")
	shift := len(w.html) - mark
	for i := holes; i < len(w.body.Holes); i++ {
		w.body.Holes[i].At += shift
	}
	w.writeBytes(inner)
	w.write("</" + tag + ">\n")
}

// isTitle tells whether a heading of the first level is the page's title: it
// stands before everything else and the settings give no other.
func (w *writer) isTitle(h *ast.Heading, first bool) bool {
	if !first || h.PreviousSibling() != nil && !isComment(h.PreviousSibling(), w.text.Data) {
		return false
	}
	title := strings.TrimSpace(w.plainOf(h))
	if w.opts.Title != "" && !strings.EqualFold(keyboard.Replace(title), keyboard.Replace(w.opts.Title)) {
		return false
	}
	w.body.Title = title
	return true
}

// keyboard undoes typography, so that a title and a heading can be compared.
var keyboard = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "–", "--", "—", "---", "…", "...")

func isComment(n ast.Node, src []byte) bool {
	b, ok := n.(*ast.HTMLBlock)
	return ok && b.HTMLBlockType == ast.HTMLBlockType2
}

// checkLevel reports a heading that is more than one level below the last.
func (w *writer) checkLevel(h *ast.Heading) {
	above := max(w.level, 1)
	if h.Level <= above+1 || w.opts.KeepTop {
		return
	}
	want := strings.Repeat("#", above+1)
	what := "the one above it"
	if w.level == 0 {
		what = "the page's title"
	}
	w.report(diag.HeadingSkipped, source.Span{Offset: max(0, h.Pos()), Length: h.Level},
		"This heading is of level %d, and %s of level %d.", h.Level, what, above).
		Hint = "Begin it with " + want + "."
}

// numberingAt stops or starts paragraph numbers at a heading.
func (w *writer) numberingAt(level int, class string) {
	if w.unnumbered > 0 && level <= w.unnumbered {
		w.unnumbered = 0
	}
	if w.unnumbered == 0 && hasWord(class, "unnumbered") {
		w.unnumbered = level
	}
}

func hasWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}
