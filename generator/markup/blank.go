package markup

import (
	"fmt"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Blanks of document templates: {{partner}}, and {{risks.owner}} for a column of a
// field that has rows. On other pages, and in included files, the braces are ordinary
// text, which is hardly ever meant.

var kindBlank = ast.NewNodeKind("Blank")

type blankNode struct {
	ast.BaseInline
	field string
	span  source.Span
}

func (b *blankNode) Kind() ast.NodeKind { return kindBlank }

// Dump implements ast.Node.
func (b *blankNode) Dump(src []byte, level int) { ast.DumpHelper(b, src, level, nil, nil) }

type blankParser struct{}

func (blankParser) Trigger() []byte { return []byte{'{'} }

var blankPattern = regexp.MustCompile(`^\{\{[ \t]*([A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*)?)[ \t]*\}\}`)

// notBlank finds what is meant as a blank and is none: {{our partner}}, {{2nd}}, {{}}.
var notBlank = regexp.MustCompile(`^\{\{[A-Za-z0-9][A-Za-z0-9 -]*\}\}|^\{\{ *\}\}`)

func (blankParser) Parse(_ ast.Node, reader gtext.Reader, _ parser.Context) ast.Node {
	line, segment := reader.PeekLine()
	m := blankPattern.FindSubmatch(line)
	if m == nil {
		n := len(notBlank.Find(line))
		if n == 0 {
			return nil
		}
		reader.Advance(n)
		return &blankNode{span: source.Span{Offset: segment.Start, Length: n}}
	}
	reader.Advance(len(m[0]))
	return &blankNode{field: string(m[1]), span: source.Span{Offset: segment.Start, Length: len(m[0])}}
}

func writeBlank(w *writer, n ast.Node) {
	b := n.(*blankNode)
	w.mark(b.span.Offset)
	if b.field == "" {
		words := w.text.Data[b.span.Offset : b.span.Offset+b.span.Length]
		if w.opts.Blanks {
			w.report(diag.TemplateUndeclared, b.span, "“%s” is no blank, so readers see it with its braces.", words).
				Hint = "Between the braces stands the id of a field: letters, digits and hyphens, and a letter first, as in {{partner}}. If you mean the braces, write them as code."
		}
		w.literal(words)
		return
	}
	if !w.opts.Blanks {
		words := w.text.Data[b.span.Offset : b.span.Offset+b.span.Length]
		if !w.opts.Plain && !w.template.elsewhere { // somebody's Markdown may hold blanks of another tool
			w.report(diag.TemplateBlankElsewhere, b.span, "This page is no template, so readers see “%s” with its braces.", words).
				Hint = fmt.Sprintf("A blank that readers fill in stands in a page with kind = \"template\". If you mean the braces, write `%s` as code, or \\%s.", words, words)
		}
		w.literal(words)
		return
	}
	w.blank(b.field, b.span, w.template.repeat)
	w.plain = append(w.plain, "…"...) // so that an excerpt shows that something is to be filled in
}

// blank writes a blank that stands in a place which the rows of a field repeat.
func (w *writer) blank(field string, at source.Span, repeat string) {
	w.write(`<span class="blank" data-field="` + field + `">`)
	w.blankLabel(field, at, repeat)
	w.write("</span>")
}

// blankLabel leaves a hole for the label of a field or column.
func (w *writer) blankLabel(field string, at source.Span, repeat string) {
	w.body.Blanks = append(w.body.Blanks, Blank{
		Field: field, Pos: w.position(at), Repeat: repeat, Outside: w.template.outside,
	})
	w.hole(HoleBlank, len(w.body.Blanks)-1)
}
