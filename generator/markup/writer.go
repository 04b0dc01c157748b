package markup

import (
	"sort"
	"strconv"

	"github.com/alecthomas/chroma/v2"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// writer makes a body of a tree, in one walk. It is used again for other pages,
// to spare its buffers.
type writer struct {
	text    *source.Text
	opts    Options
	table   writerTable
	lexers  *lexerCache
	context parser.Context
	body    Body
	kept    kept
	found   diag.List

	html      []byte // the HTML so far
	plain     []byte // the plain text so far
	marks     []textMark
	refs      []TextRef               // values that belong into the plain text
	ids       map[string]int          // names of places, with the offset of each
	next      map[string]int          // how often a heading's words were used as a name
	languages map[string]chroma.Lexer // languages of the page's code
	rawTags   []string                // HTML elements of the page that are open
	rawFloor  int                     // of these, those that are not this block's
	links     int                     // links around this place: 0 or 1
	refused   []string                // HTML elements that were refused and whose end is to come

	heading    int   // index of the heading that this place stands under, or -1
	level      int   // of the last heading
	unnumbered int   // level of the heading that stops paragraph numbers; 0 none
	nested     int   // lists, quotations and blocks around this place
	passage    int   // where the text of the open passage begins, or -1
	resumed    bool  // the open passage goes on below the heading of an earlier one
	dropTop    bool  // the next heading of the first level is the title
	silent     bool  // what is written is thrown away, all but its plain text
	tabs       int   // groups of tabs so far
	item       int   // index of the item of a checklist around this place, or -1
	ours       []int // where words ended, in the plain text, that are ours
	inCell     bool  // this is a cell of a table
	template   templateState
	prose      prose
	problems   [diag.Error + 1]int // reported so far, by severity
	comments   commentRun
}

// span is a range of the plain text.
type span struct{ From, To int }

// textMark says that the plain text from Plain on stands in the file from
// Source on.
type textMark struct{ Plain, Source int }

func (w *writer) reset(t *source.Text, opts Options, c *Compiler, pc parser.Context) {
	*w = writer{
		text: t, opts: opts, table: c.writers, lexers: &c.lexers, context: pc, body: w.body.emptied(), kept: w.kept,
		html: w.html[:0], plain: w.plain[:0], marks: w.marks[:0], refs: w.refs[:0], passage: -1, heading: -1, item: -1, ours: w.ours[:0],
		ids: w.ids, next: w.next, languages: w.languages, rawTags: w.rawTags[:0], prose: w.prose.reset(opts),
	}
	if w.ids == nil {
		w.ids, w.next, w.languages = map[string]int{}, map[string]int{}, map[string]chroma.Lexer{}
	}
	clear(w.ids)
	clear(w.next)
	clear(w.languages)
}

// document writes the whole page and returns what it came to.
func (w *writer) document(root *ast.Document) (Body, diag.List) {
	w.dropTop = !w.opts.KeepTop
	w.startPassage("", -1)
	w.startReading(-1, source.Span{})
	w.page(root)
	w.closeRaw(0)
	w.endPassage()
	w.checkFootnotes()

	w.endReading()
	w.judgeShort()

	w.body.Words = w.prose.words
	w.body.Abbreviations = w.prose.unexplained(w)
	// The buffers are used again for the next page.
	out := w.body
	out.Empty = len(w.html) == 0 && len(out.Holes) == 0
	out.Holes, out.Refs = w.kept.holes.copy(out.Holes), w.kept.refs.copy(out.Refs)
	out.Headings, out.Anchors = w.kept.headings.copy(out.Headings), w.kept.anchors.copy(out.Anchors)
	out.Reading = w.kept.reading.copy(w.prose.reading.done)
	if w.opts.Bare {
		out.Passages = nil
		return out, w.found
	}
	out.HTML = w.kept.much(w.html)
	out.markNear()
	out.Passages = w.kept.passages.copy(out.Passages)
	return out, w.found
}

// markNear finds the holes that stand beside each other.
func (b *Body) markNear() {
	for i := 1; i < len(b.Holes); i++ {
		b.Holes[i].Near = b.HTML[b.Holes[i-1].At:b.Holes[i].At] == " "
	}
}

// emptied returns a body that holds nothing but the room of those lists that
// every page has.
func (b Body) emptied() Body {
	return Body{
		Holes: b.Holes[:0], Refs: b.Refs[:0], Headings: b.Headings[:0], Anchors: b.Anchors[:0],
		Passages: b.Passages[:0],
	}
}

func (w *writer) node(n ast.Node) {
	if k := int(n.Kind()); k < len(w.table) && w.table[k] != nil {
		w.table[k](w, n)
		return
	}
	w.children(n) // a node of which we know nothing: at least its text
}

func (w *writer) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
}

// container writes the children of a block that stands between tags. HTML
// elements that the page opens inside it are closed inside it.
func (w *writer) container(n ast.Node) {
	w.within(func() { w.children(n) })
}

// within writes what stands between the tags of a block.
func (w *writer) within(write func()) {
	floor := w.enter()
	w.nested++
	write()
	w.nested--
	w.leave(floor)
}

// inlines writes the words of a block and returns their range in the plain text.
// HTML elements that the page opens among them are closed at their end.
func (w *writer) inlines(n ast.Node) span {
	floor := w.enter()
	from := w.startText()
	w.children(n)
	w.leave(floor)
	text := w.endText(from)
	w.noteBlock(n, text)
	return text
}

func (w *writer) write(s string)      { w.html = append(w.html, s...) }
func (w *writer) writeBytes(b []byte) { w.html = append(w.html, b...) }
func (w *writer) writeInt(n int)      { w.html = strconv.AppendInt(w.html, int64(n), 10) }

// hole leaves a hole for the value of a reference.
func (w *writer) hole(kind HoleKind, ref int) {
	w.body.Holes = append(w.body.Holes, Hole{At: len(w.html), Kind: kind, Ref: ref})
}

func (w *writer) label(l Label) { w.hole(HoleLabel, int(l)) }

// reference records a reference and returns its index.
func (w *writer) reference(r Reference) int {
	r.Raw = w.kept.text([]byte(r.Raw))
	w.body.Refs = append(w.body.Refs, r)
	return len(w.body.Refs) - 1
}

func (w *writer) position(s source.Span) diag.Position {
	const longest = 1000 // to count the characters of a long line takes time
	return w.text.Position(s.Offset, min(s.Length, longest))
}

// report adds a diagnostic and returns it, for a hint. When a page has very many,
// the rest is not kept.
func (w *writer) report(code diag.Code, at source.Span, format string, args ...any) *diag.Diagnostic {
	severity := code.Severity()
	if w.problems[severity]++; w.problems[severity] > maxProblems {
		return &diag.Diagnostic{}
	}
	w.found.Add(diag.New(code, w.position(at), format, args...))
	return &w.found[len(w.found)-1]
}

// attribute writes ` name="value"`, escaped, unless the value is empty.
func (w *writer) attribute(name, value string) {
	if value == "" {
		return
	}
	w.write(" ")
	w.write(name)
	w.write(`="`)
	w.html = appendEscaped(w.html, []byte(value))
	w.write(`"`)
}

// plainOf returns the plain text of what stands below a node, and writes
// nothing.
func (w *writer) plainOf(n ast.Node) string {
	html, plain, marks, refs, code := len(w.html), len(w.plain), len(w.marks), len(w.refs), len(w.prose.code)
	body, found, silent := w.body, w.found, w.silent
	w.silent = true
	w.children(n)
	text := string(w.plain[plain:])
	w.html, w.plain, w.marks, w.refs = w.html[:html], w.plain[:plain], w.marks[:marks], w.refs[:refs]
	w.body, w.found, w.silent, w.prose.code = body, found, silent, w.prose.code[:code]
	return text
}

// run returns a range of the plain text with what belongs into it.
func (w *writer) run(r span) Run {
	return Run{w.kept.text(w.plain[r.From:r.To]), w.refsIn(r)}
}

// refsIn returns what belongs into a range of the plain text.
func (w *writer) refsIn(r span) (out []TextRef) {
	first := len(w.refs) // ranges end near the end of the text, so look from there
	for first > 0 && w.refs[first-1].At >= r.From {
		first--
	}
	for _, ref := range w.refs[first:] {
		if ref.At <= r.To {
			out = append(out, TextRef{ref.At - r.From, ref.Ref})
		}
	}
	return out
}

// startPassage begins a unit of search.
func (w *writer) startPassage(anchor string, heading int) {
	w.endPassage()
	w.body.Passages = append(w.body.Passages, Passage{Anchor: anchor, Heading: heading, Words: w.prose.words})
	w.passage = len(w.plain)
	w.resumed = false
}

// passageAnchor returns the anchor of the open passage.
func (w *writer) passageAnchor() string {
	if w.passage < 0 {
		return ""
	}
	return w.body.Passages[len(w.body.Passages)-1].Anchor
}

// resumePassage goes on with the passage of an anchor, after another that stands
// in the middle of it. Without text it is dropped.
func (w *writer) resumePassage(anchor string) {
	w.startPassage(anchor, w.heading)
	w.resumed = true
}

// endPassage ends the open unit of search; one without text or heading is
// dropped.
func (w *writer) endPassage() {
	if w.passage < 0 {
		return
	}
	r := span{w.passage, len(w.plain)}
	w.passage = -1
	last := len(w.body.Passages) - 1
	p := &w.body.Passages[last]
	p.Words = w.prose.words - p.Words
	if (p.Heading < 0 || w.resumed) && !hasPlainText(w.plain[r.From:r.To]) && !w.hasRefs(r.From) {
		w.body.Passages = w.body.Passages[:last]
		return
	}
	if !w.opts.Bare {
		p.Text = Run{w.kept.much(w.plain[r.From:r.To]), w.refsIn(r)}
	}
}

// endLine ends the present line of plain text, if it holds anything.
func (w *writer) endLine() {
	if last := len(w.plain) - 1; last >= 0 && w.plain[last] != '\n' {
		w.plain = append(w.plain, '\n')
	}
}

// hasRefs tells whether values belong into the plain text from an offset on.
func (w *writer) hasRefs(from int) bool {
	last := len(w.refs) - 1
	return last >= 0 && w.refs[last].At >= from
}

// startText begins a block of plain text.
func (w *writer) startText() int {
	w.marks = w.marks[:0]
	return len(w.plain)
}

// endText ends a block of plain text that began at from, checks its English and
// returns its range.
func (w *writer) endText(from int) span {
	r := span{from, len(w.plain)}
	if r.From < r.To {
		w.noteTyped(r) // while it is known what is code
		w.shownName(r)
		w.checkProse(r)
	}
	if r.From < r.To || w.hasRefs(from) {
		w.plain = append(w.plain, '\n')
	}
	return r
}

// sourceSpan returns where a range of the present block's plain text stands in
// the file.
func (w *writer) sourceSpan(r span) source.Span {
	start := w.sourceOffset(r.From)
	return source.Span{Offset: start, Length: max(1, w.sourceOffset(r.To-1)+1-start)}
}

func (w *writer) sourceOffset(plain int) int {
	after := sort.Search(len(w.marks), func(i int) bool { return w.marks[i].Plain > plain })
	if after == 0 {
		return plain
	}
	mark := w.marks[after-1]
	return mark.Source + plain - mark.Plain
}

// mark notes that the plain text from here on stands at an offset of the file.
func (w *writer) mark(source int) {
	w.marks = append(w.marks, textMark{len(w.plain), source})
}

// entities are the characters that HTML reserves, escaped.
var entities = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;"}

// appendEscaped appends b with the characters that HTML reserves escaped.
func appendEscaped(dst, b []byte) []byte {
	from := 0
	for i, c := range b {
		if e := entities[c]; e != "" {
			dst = append(append(dst, b[from:i]...), e...)
			from = i + 1
		}
	}
	return append(dst, b[from:]...)
}
