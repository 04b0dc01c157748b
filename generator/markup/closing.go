package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
)

// Which block a closing line is for.

// isClosing tells whether a line is nothing but three or more colons.
func isClosing(line []byte) bool {
	return len(line) >= 3 && len(bytes.Trim(line, ":")) == 0
}

// inRawBlock tells whether a line of d, indented by so much, belongs to code or
// HTML that is open in it.
func inRawBlock(d *directive, indent int, pc parser.Context, src []byte) bool {
	open := pc.OpenedBlocks()
	last := open[len(open)-1].Node
	if !reaches(last, d, indent) {
		return false
	}
	html, ok := last.(*ast.HTMLBlock)
	if !ok {
		return last.Kind() == ast.KindFencedCodeBlock
	}
	end := htmlEnds[html.HTMLBlockType]
	if end == "" { // ends with an empty line; a line of colons ends it as well
		return false
	}
	lines := html.Lines()
	first := lines.At(0)
	return lines.Len() > 1 || !bytes.Contains(bytes.ToLower(first.Value(src)), []byte(end))
}

// htmlEnds says what the line holds that ends a block of HTML.
var htmlEnds = map[ast.HTMLBlockType]string{
	ast.HTMLBlockType1: "</", ast.HTMLBlockType2: "-->", ast.HTMLBlockType3: "?>",
	ast.HTMLBlockType4: ">", ast.HTMLBlockType5: "]]>",
}

// reaches tells whether a line of d that begins with colons, indented by so much,
// belongs to a block below d: no quotation stands between the two, and the line
// is indented enough for the items between them.
func reaches(n ast.Node, d *directive, indent int) bool {
	for ; n != nil && n != ast.Node(d); n = n.Parent() {
		switch between := n.(type) {
		case *ast.ListItem:
			indent -= between.Offset
		case *xast.DefinitionList:
			indent -= between.Offset
		case *ast.Blockquote, *xast.Footnote:
			return false
		}
	}
	return indent >= 0
}

// closes tells whether a closing line of so many colons is for d: it closes the
// innermost open block with as many colons, else the innermost with fewer. A list
// or inclusion has no end of its own, so that authors who write none in a block
// are understood; but a line indented as an item in which one stands is for it.
func closes(d *directive, colons, indent int, pc parser.Context) bool {
	stack := opened(pc)
	fewer := (*directive)(nil)
	for i := len(stack) - 1; i >= 0; i-- {
		inner := stack[i]
		switch {
		case inner == d:
			return d.colons == colons || d.colons <= colons && fewer == nil && !anyOuter(stack[:i], colons)
		case inner.leaf && inner.Parent() == ast.Node(d) || !reaches(inner, d, indent):
		case inner.leaf || inner.colons == colons:
			return false
		case inner.colons < colons && fewer == nil:
			fewer = inner
		}
	}
	return false
}

// anyOuter tells whether one of the blocks has so many colons.
func anyOuter(stack []*directive, colons int) bool {
	for _, outer := range stack {
		if outer.colons == colons {
			return true
		}
	}
	return false
}
