package markup

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"partnerbook/generator/source"
)

// What two pages have in common that say the same in different languages: under which
// heading there are how many paragraphs, points and cells, and which figures stand in them.

// Block is a paragraph of a page, or what stands for one. It says nothing of the words.
type Block struct {
	Kind    BlockKind
	Heading int      // index of the heading that it is or stands under, or -1
	Line    int      // in the file, from 1; 0 if it is not known
	Figures []string // digits, with their point and without commas
}

// BlockKind says what a block is.
type BlockKind uint8

const (
	BlockHeading   BlockKind = iota + 1
	BlockParagraph           // whatever is none of the others
	BlockPoint               // of a list
	BlockCell                // of a table
)

// Same tells whether two blocks differ in their lines at most.
func (b Block) Same(c Block) bool {
	return b.Kind == c.Kind && b.Heading == c.Heading && strings.Join(b.Figures, " ") == strings.Join(c.Figures, " ")
}

// noteBlock notes a block of text that was written.
func (w *writer) noteBlock(n ast.Node, r span) {
	if !w.opts.Blocks || w.silent {
		return
	}
	b := Block{Kind: w.blockKind(n), Heading: w.heading, Line: w.lineOf(n)}
	b.Figures = figuresIn(w.plain[r.From:r.To])
	w.body.Blocks = append(w.body.Blocks, b)
}

func (w *writer) blockKind(n ast.Node) BlockKind {
	switch {
	case n.Kind() == ast.KindHeading:
		return BlockHeading
	case w.inCell || n.Kind() == east.KindTableCell:
		return BlockCell
	}
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindListItem {
			return BlockPoint
		}
	}
	return BlockParagraph
}

// lineOf returns the line in which a block of text begins.
func (w *writer) lineOf(n ast.Node) int {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return 0
	}
	return w.position(source.Span{Offset: lines.At(0).Start, Length: 1}).Line
}

// figuresIn returns the numbers in a text, in their order.
func figuresIn(text []byte) []string {
	var out []string
	for i, end := nextDigit(text, 0), 0; i < len(text); i = nextDigit(text, end) {
		end = figureEnd(text, i)
		out = append(out, string(bytes.ReplaceAll(text[i:end], []byte(","), nil)))
	}
	return out
}
