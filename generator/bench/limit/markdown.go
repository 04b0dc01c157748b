package main

import (
	"bytes"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// newMarkdown returns a converter for the dialect, without the constructs that
// are Partnerbook's own. Several workers may use it at once.
func newMarkdown() goldmark.Markdown {
	code := codeRenderer{html.New(html.WithClasses(true), html.PreventSurroundingPre(true))}
	const first = 1 // before goldmark's own renderer
	return goldmark.New(
		goldmark.WithExtensions(
			extension.Table, extension.Strikethrough, extension.Linkify, extension.TaskList,
			extension.DefinitionList, extension.Footnote, extension.Typographer,
		),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithHeadingAttribute()),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(code, first))),
	)
}

// codeRenderer writes blocks of code, coloured by class if they name a language
// that there is a lexer for.
type codeRenderer struct{ spans *html.Formatter }

func (r codeRenderer) RegisterFuncs(to renderer.NodeRendererFuncRegisterer) {
	to.Register(ast.KindFencedCodeBlock, r.render)
}

func (r codeRenderer) render(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	code := n.Lines().Value(src)
	language := n.(*ast.FencedCodeBlock).Language(src)
	w.WriteString(`<pre><code`)
	if len(language) > 0 {
		w.WriteString(` class="language-`)
		w.Write(util.EscapeHTML(language))
		w.WriteByte('"')
	}
	w.WriteByte('>')
	if err := r.colour(w, code, string(language)); err != nil {
		return ast.WalkStop, err
	}
	w.WriteString("</code></pre>\n")
	return ast.WalkSkipChildren, nil
}

func (r codeRenderer) colour(w util.BufWriter, code []byte, language string) error {
	var lexer chroma.Lexer
	if language != "" && language != "text" {
		lexer = lexers.Get(language)
	}
	if lexer == nil {
		_, err := w.Write(util.EscapeHTML(code))
		return err
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, string(code))
	if err != nil {
		return err
	}
	return r.spans.Format(w, styles.Fallback, tokens)
}

// buffer is a bytes.Buffer that goldmark writes to directly; any other writer it
// would wrap into a new one for each page.
type buffer struct{ bytes.Buffer }

// Buffered returns 0: nothing waits to be written elsewhere.
func (*buffer) Buffered() int { return 0 }

// Flush does nothing.
func (*buffer) Flush() error { return nil }
