package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// Where the parser calls us, so that a page's budget (limits.go) is spent as it
// is parsed.

// guardedReader counts the looks at lines, while blocks are looked for.
type guardedReader struct {
	gtext.Reader
	budget *budget
}

func (r guardedReader) PeekLine() ([]byte, gtext.Segment) {
	line, segment := r.Reader.PeekLine()
	r.budget.look(segment.Start)
	return line, segment
}

// guardTransformer sees each paragraph before all other transformers, and once
// more when it has not become a table.
type guardTransformer struct{ last bool }

func (g guardTransformer) Transform(node *ast.Paragraph, _ gtext.Reader, pc parser.Context) {
	b := budgetOf(pc)
	lines := node.Lines()
	if g.last {
		if b.suspect == node {
			b.lines(lines, 0, lines.Len())
		}
		return
	}
	// What stands above a table's first line is text; the table's own lines are
	// counted one by one, as each cell is parsed on its own.
	first, _ := delimiterRow(lines, b.text.Data)
	if first < 0 {
		b.lines(lines, 0, lines.Len())
		return
	}
	b.suspect = node
	b.lines(lines, 0, first)
}

// tableTransformer makes tables of paragraphs, as the parser's own does, unless
// they are too large.
type tableTransformer struct{ parser.ParagraphTransformer }

func (t tableTransformer) Transform(node *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	first, columns := delimiterRow(node.Lines(), reader.Source())
	if first < 0 {
		return
	}
	budgetOf(pc).table(node.Lines(), first, columns)
	t.ParagraphTransformer.Transform(node, reader, pc)
}

// delimiterRow looks for lines such as |---|:-:| that may make a table of a
// paragraph. It returns the line above the first of them, or -1, and the largest
// number of columns that they can mean.
func delimiterRow(lines *gtext.Segments, src []byte) (first, columns int) {
	first = -1
	for i := 1; i < lines.Len(); i++ {
		segment := lines.At(i)
		line := src[segment.Start:segment.Stop]
		if !isDelimiterRow(line) {
			continue
		}
		if first < 0 {
			first = i - 1
		}
		columns = max(columns, bytes.Count(line, []byte{'|'})+1)
	}
	return first, columns
}

func isDelimiterRow(line []byte) bool {
	dash := false
	for _, c := range line {
		switch c {
		case '-':
			dash = true
		case ' ', '\t', '\n', '\f', '|', ':':
		default:
			return false
		}
	}
	return dash
}

// definitionParser opens definitions, as the parser's own does. The line above is
// a paragraph that no transformer has seen if it follows another definition.
type definitionParser struct{ parser.BlockParser }

func (p definitionParser) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	if list, ok := parent.(*xast.DefinitionList); ok && list.TemporaryParagraph != nil {
		lines := list.TemporaryParagraph.Lines()
		budgetOf(pc).lines(lines, 0, lines.Len())
	}
	return p.BlockParser.Open(parent, reader, pc)
}
