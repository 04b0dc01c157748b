package markup

import (
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"partnerbook/generator/source"
)

// TableLines says where a table stands in a text: its head in the line First, the line of
// dashes below that, and its rows in the lines up to Last. Lines count from 1.
type TableLines struct{ First, Last int }

// Tables returns where the tables of a text stand, in order. The front matter must have been
// blanked out. Of a text that is refused there are none.
func (c *Compiler) Tables(t *source.Text) (out []TableLines) {
	if len(t.Data) > MaxFile {
		return nil
	}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case refusal:
			out = nil
		default:
			panic(r)
		}
	}()
	pc := parser.NewContext()
	limits := newBudget(t, pc)
	limits.notes(t.Data)
	root := c.bare.Parse(guardedReader{gtext.NewReader(t.Data), limits}, parser.WithContext(pc))
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if table, ok := n.(*xast.Table); ok && entering {
			if lines, ok := linesOf(t, table); ok {
				out = append(out, lines)
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return out
}

// linesOf finds a table by its head: a row is a line.
func linesOf(t *source.Text, table *xast.Table) (TableLines, bool) {
	head := table.FirstChild()
	if head == nil || head.FirstChild() == nil || head.FirstChild().Pos() < 0 {
		return TableLines{}, false
	}
	first := t.Line(head.FirstChild().Pos())
	return TableLines{first, first + table.ChildCount()}, true
}
