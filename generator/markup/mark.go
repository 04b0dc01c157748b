package markup

import (
	"bytes"
	"regexp"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Inline marks: :name[content]{attribute=value}. The content of some is a name
// (:cite[hbr#p11]); that of others is text, with links and emphasis in it
// (:ours[…]).

// mark is the definition of one inline mark of the dialect.
type mark struct {
	name       string
	text       bool // its content is Markdown text
	attributes []parameter
	write      func(w *writer, m *markNode)
}

var kindMark = ast.NewNodeKind("Mark")

// markNode is an inline mark in the tree. While its content is being parsed it
// stands there without children, as the place where the mark began.
type markNode struct {
	ast.BaseInline
	name        string
	content     string // unless the content is text
	contentSpan source.Span
	attributes  attributes
	span        source.Span // from the colon to the closing bracket
	unclosed    bool

	closeAt int      // offset of the closing bracket
	bottom  ast.Node // the last delimiter before the mark
	outer   *markNode
}

func (m *markNode) Kind() ast.NodeKind { return kindMark }

// Dump implements ast.Node.
func (m *markNode) Dump(src []byte, level int) { ast.DumpHelper(m, src, level, nil, nil) }

var openMark = parser.NewContextKey()

// markParser finds the beginning of marks, and the whole of those whose content
// is no text.
type markParser struct{}

func (markParser) Trigger() []byte { return []byte{':'} }

var markOpening = regexp.MustCompile(`^:([a-z][a-z0-9-]*)\[`)

func (markParser) Parse(parent ast.Node, reader gtext.Reader, pc parser.Context) ast.Node {
	before := reader.PrecendingCharacter()
	if unicode.IsLetter(before) || unicode.IsDigit(before) || before == ':' {
		return nil
	}
	line, segment := reader.PeekLine()
	found := markOpening.FindSubmatch(line)
	if found == nil {
		return nil
	}
	m := &markNode{name: string(found[1])}
	reader.Advance(len(found[0]))
	inside, at := reader.Position()
	segments, closed := reader.FindClosure('[', ']', gtext.FindClosureOptions{
		Nesting: true, Newline: true, CodeSpan: true, Advance: true,
	})
	definition, known := lookupMark(m.name)
	if !closed && known {
		reader.SetPosition(inside, at)
		m.unclosed = true
		m.span = source.Span{Offset: segment.Start, Length: len(found[0])}
		return m
	}
	if !closed {
		return nil
	}
	last := segments.At(segments.Len() - 1)
	m.closeAt = last.Stop
	m.span = source.Span{Offset: segment.Start, Length: last.Stop + 1 - segment.Start}
	m.contentSpan = source.Span{Offset: at.Start, Length: last.Stop - at.Start}
	m.SetPos(segment.Start)

	if definition.text {
		reader.SetPosition(inside, at)
		m.bottom = pc.LastDelimiter()
		m.outer, _ = pc.Get(openMark).(*markNode)
		pc.Set(openMark, m)
		return m
	}
	m.content = string(bytes.Join(bytes.Fields(reader.Source()[at.Start:last.Stop]), []byte{' '}))
	m.readAttributes(reader)
	return m
}

// readAttributes reads {…} directly behind the closing bracket.
func (m *markNode) readAttributes(reader gtext.Reader) {
	line, segment := reader.PeekLine()
	if len(line) == 0 || line[0] != '{' {
		return
	}
	if attrs, n := parseAttributes(line, segment.Start); n > 0 {
		m.attributes = attrs
		reader.Advance(n)
	}
}

// markCloser finds the end of marks whose content is text.
type markCloser struct{}

func (markCloser) Trigger() []byte { return []byte{']'} }

func (markCloser) Parse(parent ast.Node, reader gtext.Reader, pc parser.Context) ast.Node {
	m, _ := pc.Get(openMark).(*markNode)
	_, segment := reader.PeekLine()
	if m == nil || segment.Start != m.closeAt || m.Parent() != parent {
		return nil
	}
	pc.Set(openMark, m.outer)
	reader.Advance(1)
	m.readAttributes(reader)
	parser.ProcessDelimiters(m.bottom, pc)
	for c := m.NextSibling(); c != nil; {
		next := c.NextSibling()
		m.AppendChild(m, c)
		c = next
	}
	// The caller appends what is returned, which moves the mark to the end.
	return m
}

// CloseBlock forgets marks that were not closed in their block.
func (markCloser) CloseBlock(_ ast.Node, _ gtext.Reader, pc parser.Context) { pc.Set(openMark, nil) }

func lookupMark(name string) (mark, bool) {
	for i := range markTable {
		if markTable[i].name == name {
			return markTable[i], true
		}
	}
	return mark{}, false
}

func writeMark(w *writer, n ast.Node) {
	m := n.(*markNode)
	definition, known := lookupMark(m.name)
	w.mark(m.span.Offset)
	if !known {
		w.unknownMark(m)
		return
	}
	if m.unclosed {
		if !w.opts.Plain {
			w.report(diag.DirectiveOpen, m.span, "“%s” is opened here and never closed.", m.name).
				Hint = "Put a ] after its words. To show the sign itself, write \\:" + m.name + "[."
		}
		w.literal(w.text.Data[m.span.Offset:][:m.span.Length])
		return
	}
	w.checkParameters(m.name, m.attributes, definition.attributes, m.span)
	content := w.text.Data[m.contentSpan.Offset:][:m.contentSpan.Length]
	if len(bytes.Trim(content, ", \t\n")) == 0 {
		w.report(diag.DirectiveContent, m.span, "“%s” holds nothing.", m.name).
			Hint = "Write something between the brackets, or delete it."
		return
	}
	definition.write(w, m)
}

// unknownMark writes a mark that does not exist as it stands in the text.
func (w *writer) unknownMark(m *markNode) {
	if !w.opts.Plain {
		var names []string
		for _, known := range markTable {
			names = append(names, known.name)
		}
		w.report(diag.DirectiveUnknown, source.Span{Offset: m.span.Offset + 1, Length: len(m.name)},
			"There is no inline mark “%s”.", m.name).
			Hint = diag.DidYouMean(m.name, names)
	}
	end := min(m.span.Offset+m.span.Length, len(w.text.Data))
	w.literal(w.text.Data[m.span.Offset:end])
}
