package markup

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Blocks:
//
//	:::name{attribute=value} Title
//	Content.
//	:::
//
// A line of colons alone closes the block that was opened last; within a block
// opened with more colons, those with fewer may stand. list, include, table,
// chart and views hold nothing and need no closing line; one directly below them is taken as theirs
// where no block around them waits for it.

// block is the definition of one block of the dialect.
type block struct {
	name       string
	leaf       bool // holds nothing
	title      bool // may have a title after its name
	attributes []parameter
	write      func(w *writer, d *directive)
}

// parameter is an attribute that a block or mark takes.
type parameter struct {
	name     string
	required bool
	check    func(value string) (hint string, ok bool) // nil: anything
	values   []string                                  // all that check lets through, if they are few
}

var kindDirective = ast.NewNodeKind("Directive")

// directive is a block in the tree.
type directive struct {
	ast.BaseBlock
	name       string
	title      string
	titleSpan  source.Span
	attributes attributes
	span       source.Span // of the opening line
	nameSpan   source.Span
	colons     int
	leaf       bool
	stray      bool        // a closing line that closes nothing
	broken     source.Span // attributes that cannot be read
	closed     bool
	tookClose  int // line of the closing line that a leaf took, or 0
}

func (d *directive) Kind() ast.NodeKind { return kindDirective }

// Dump implements ast.Node.
func (d *directive) Dump(src []byte, level int) { ast.DumpHelper(d, src, level, nil, nil) }

var openDirectives = parser.NewContextKey()

func opened(pc parser.Context) []*directive {
	stack, _ := pc.Get(openDirectives).([]*directive)
	return stack
}

// directiveParser finds blocks.
type directiveParser struct{}

func (directiveParser) Trigger() []byte             { return []byte{':'} }
func (directiveParser) CanInterruptParagraph() bool { return true }
func (directiveParser) CanAcceptIndentedLine() bool { return false }

var opening = regexp.MustCompile(`^(:{3,})[ \t]*([A-Za-z][A-Za-z0-9_-]*)`)

func (directiveParser) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	indent := pc.BlockOffset()
	if indent < 0 {
		return nil, parser.NoChildren
	}
	base := segment.Start + indent - segment.Padding
	rest := bytes.TrimRight(line[indent:], " \t\n")
	if isClosing(rest) {
		d := &directive{stray: true, span: source.Span{Offset: base, Length: len(rest)}}
		reader.AdvanceToEOL()
		return d, parser.NoChildren
	}
	m := opening.FindSubmatchIndex(rest)
	if m == nil {
		return nil, parser.NoChildren
	}
	d := &directive{
		name:     string(rest[m[4]:m[5]]),
		colons:   m[3] - m[2],
		span:     source.Span{Offset: base, Length: len(rest)},
		nameSpan: source.Span{Offset: base + m[4], Length: m[5] - m[4]},
	}
	d.arguments(rest[m[5]:], base+m[5])
	if b, ok := lookupBlock(d.name); ok {
		d.leaf = b.leaf
	}
	pc.Set(openDirectives, append(opened(pc), d))
	reader.AdvanceToEOL()
	if d.leaf {
		return d, parser.NoChildren
	}
	return d, parser.HasChildren
}

// arguments reads what follows the name: attributes, then the title, which may
// stand in square brackets.
func (d *directive) arguments(rest []byte, base int) {
	space := len(rest) - len(bytes.TrimLeft(rest, " \t"))
	rest, base = rest[space:], base+space
	if bytes.HasPrefix(rest, []byte("{")) {
		attrs, n := parseAttributes(rest, base)
		if n == 0 {
			d.broken = source.Span{Offset: base, Length: len(rest)}
			return
		}
		d.attributes = attrs
		rest, base = rest[n:], base+n
	}
	title := bytes.TrimSpace(rest)
	if len(title) > 1 && title[0] == '[' && title[len(title)-1] == ']' {
		title = title[1 : len(title)-1]
	}
	d.title = destination(title)
	d.titleSpan = source.Span{Offset: base + bytes.Index(rest, title), Length: len(title)}
}

func (directiveParser) Continue(node ast.Node, reader gtext.Reader, pc parser.Context) parser.State {
	d := node.(*directive)
	if d.stray {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	width, at := util.IndentWidth(line, reader.LineOffset())
	trimmed := bytes.TrimRight(line[min(at, len(line)):], " \t\n")
	closing := width < 4 && isClosing(trimmed) && !inRawBlock(d, width, pc, reader.Source())
	if d.leaf {
		if closing {
			d.tookClose = segment.Start
			reader.AdvanceToEOL()
		}
		return parser.Close
	}
	if closing && closes(d, len(trimmed), width, pc) {
		d.closed = true
		reader.AdvanceToEOL()
		return parser.Close
	}
	return parser.Continue | parser.HasChildren
}

func (directiveParser) Close(node ast.Node, _ gtext.Reader, pc parser.Context) {
	d := node.(*directive)
	stack := opened(pc)
	for i := len(stack) - 1; i >= 0; i-- {
		if stack[i] == d {
			pc.Set(openDirectives, append(stack[:i:i], stack[i+1:]...))
			return
		}
	}
}

func lookupBlock(name string) (block, bool) {
	for i := range blockTable {
		if blockTable[i].name == name {
			return blockTable[i], true
		}
	}
	return block{}, false
}

// writeDirective checks a block against its definition and writes it.
func writeDirective(w *writer, n ast.Node) {
	d := n.(*directive)
	if d.stray {
		w.report(diag.DirectiveStray, d.span, "This line closes a block, but none is open here.").
			Hint = "Delete it, or open the block above with ::: and its name."
		return
	}
	b, known := lookupBlock(d.name)
	if !known {
		hint := "Possible here: " + strings.Join(slices.Sorted(slices.Values(blockNames())), ", ") + "."
		if near := diag.Suggest(d.name, blockNames()); near != "" {
			hint = "Did you mean " + near + "?"
		}
		w.report(diag.DirectiveUnknown, d.nameSpan, "There is no block “%s”.", d.name).Hint = hint
		b = block{name: d.name, title: true, write: writePlainBlock}
	}
	switch {
	case d.broken.Length > 0:
		w.report(diag.DirectiveSyntax, d.broken, "The attributes of “%s” cannot be read.", d.name).
			Hint = `Write them as in {name=value other="several words"}.`
	case known:
		w.checkParameters(d.name, d.attributes, b.attributes, d.nameSpan)
	}
	if d.title != "" && !b.title {
		w.report(diag.DirectiveContent, d.titleSpan, "“%s” has no title.", d.name).
			Hint = "Put the words on the next line."
	}
	switch {
	case d.leaf:
	case !d.closed:
		w.neverClosed(d)
	case known && w.isEmptyBlock(d):
		w.report(diag.DirectiveContent, d.span, "“%s” holds nothing.", d.name).
			Hint = "Write its text between this line and the one that closes it, or delete both."
		return
	}
	b.write(w, d)
}

// isEmptyBlock tells whether a block holds nothing but comments.
func (w *writer) isEmptyBlock(d *directive) bool {
	for c := d.FirstChild(); c != nil; c = c.NextSibling() {
		if !isComment(c, w.text.Data) {
			return false
		}
	}
	return true
}

func (w *writer) neverClosed(d *directive) {
	problem := w.report(diag.DirectiveOpen, d.span, "“%s” is opened here and never closed.", d.name)
	problem.Hint = "Put a line with " + strings.Repeat(":", d.colons) + " after it."
	_ = ast.Walk(d, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if leaf, ok := n.(*directive); ok && entering && leaf.tookClose > 0 {
			problem.Hint = "Put one more line with " + strings.Repeat(":", d.colons) + " after it. The one in line " +
				strconv.Itoa(w.text.Line(leaf.tookClose)) + " was taken as the end of “" + leaf.name + "”."
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
}

func blockNames() []string {
	var names []string
	for _, b := range blockTable {
		names = append(names, b.name)
	}
	return names
}

// checkParameters reports attributes that are unknown, missing or wrong.
func (w *writer) checkParameters(name string, attrs attributes, allowed []parameter, at source.Span) {
	var names []string
	missing := false
	for _, p := range allowed {
		names = append(names, p.name)
		a, given := attrs.get(p.name)
		switch {
		case p.required && a.Value == "":
			missing = true
			w.report(diag.DirectiveMissing, at, "“%s” needs %s.", name, p.name).
				Hint = "Add {" + p.name + "=…} after the name."
		case given && a.Value == "":
			w.report(diag.DirectiveValue, a.Span, "%s has no value.", p.name).
				Hint = "Write " + p.name + "=… with a value, or remove it."
		case given && p.check != nil:
			if hint, ok := p.check(a.Value); !ok {
				w.report(diag.DirectiveValue, a.Span, "%s cannot be “%s”.", p.name, a.Value).Hint = hint
			}
		}
	}
	for _, a := range attrs {
		if a.Name == "style" || strings.HasPrefix(strings.ToLower(a.Name), "on") {
			w.report(diag.AttributeForbidden, a.Span, "Pages may not carry %s.", a.Name).
				Hint = "Remove it."
			continue
		}
		if a.Name == "id" || a.Name == "class" || missing && a.Value == "" {
			continue // a word alone may be the value that is missing
		}
		if !hasParameter(allowed, a.Name) {
			hint := diag.DidYouMean(a.Name, names)
			if len(names) == 0 {
				hint = "Remove it: “" + name + "” has no attributes."
			}
			w.report(diag.DirectiveAttribute, a.Span, "“%s” has no attribute %s.", name, a.Name).Hint = hint
		}
	}
}

func hasParameter(list []parameter, name string) bool {
	for _, p := range list {
		if p.name == name {
			return true
		}
	}
	return false
}

// open writes the start tag of a block with the id and classes that the author
// gave it.
func (w *writer) open(d *directive, tag, class string) {
	w.write("<" + tag)
	attrs := named{id: d.attributes.value("id")}
	if a, ok := d.attributes.get("id"); ok {
		attrs.span = a.Span
		if !isAnchor(a.Value) {
			w.badAnchor(a.Span)
		} else if w.anchor(a.Value, AnchorParagraph, paragraphOf(a.Value), attrs) {
			w.attribute("id", a.Value)
		}
	}
	w.attribute("class", joinClasses(class, d.attributes.classes()))
	w.write(">\n")
}

// blockTitle writes the word that says what a block is, and its title.
func (w *writer) blockTitle(d *directive, class string, label Label) {
	w.write(`<p class="` + class + `">`)
	w.label(label)
	if d.title != "" {
		w.write(": ")
		w.title(d)
	}
	w.write("</p>\n")
}

// title writes the words after a block's name.
func (w *writer) title(d *directive) {
	from := w.startText()
	w.mark(d.titleSpan.Offset)
	w.literal([]byte(source.Typographic(d.title)))
	w.endText(from)
}

// writePlainBlock writes a block of which nothing is known: its title and what
// it holds.
func writePlainBlock(w *writer, d *directive) {
	w.open(d, "div", "block")
	if d.title != "" {
		w.write(`<p class="block-title">`)
		w.title(d)
		w.write("</p>\n")
	}
	w.container(d)
	w.write("</div>\n")
}

// badContent reports that a block does not hold what it needs.
func (w *writer) badContent(d *directive, at ast.Node, format string, args ...any) *diag.Diagnostic {
	span := d.span
	if at != nil {
		span = spanOf(at)
	}
	return w.report(diag.DirectiveContent, span, format, args...)
}
