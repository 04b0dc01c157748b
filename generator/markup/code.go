package markup

import (
	"bytes"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark/ast"
)

// Code. Blocks that name a language are coloured by class; the colours, light
// and dark, are the theme's (markup/code.css).

func writeCodeBlock(w *writer, n ast.Node) {
	w.write("<pre><code>")
	w.literalLines(n)
	w.endCode()
}

func writeFencedCode(w *writer, n ast.Node) {
	language := n.(*ast.FencedCodeBlock).Language(w.text.Data)
	if language == nil {
		writeCodeBlock(w, n)
		return
	}
	name := destination(language)
	w.write(`<pre><code`)
	if lexer := lexerFor(string(language)); lexer != nil && w.highlight(lexer, n, name) {
		return
	}
	w.attribute("class", "language-"+name)
	w.write(">")
	w.literalLines(n)
	w.endCode()
}

func (w *writer) endCode() {
	w.plain = append(w.plain, '\n')
	w.write("</code></pre>\n")
}

// literalLines writes the lines of a block as they stand.
func (w *writer) literalLines(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		w.literal(segment.Value(w.text.Data))
	}
}

// highlight writes the block in colours and tells whether it could. Very long
// blocks are left plain: colouring them takes seconds.
func (w *writer) highlight(lexer chroma.Lexer, n ast.Node, language string) bool {
	const longest = 64 << 10
	var code bytes.Buffer
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		code.Write(segment.Value(w.text.Data))
		if code.Len() > longest {
			return false
		}
	}
	tokens, err := lexer.Tokenise(nil, code.String())
	if err != nil {
		return false
	}
	var colored bytes.Buffer
	if err := spans.Format(&colored, styles.Fallback, tokens); err != nil {
		return false
	}
	w.attribute("class", "language-"+language+" code")
	w.write(">")
	w.writeBytes(colored.Bytes())
	w.plain = append(w.plain, code.Bytes()...)
	w.endCode()
	return true
}

// spans writes spans with classes and nothing around them.
var spans = html.New(html.WithClasses(true), html.PreventSurroundingPre(true))

// lexerFor returns the lexer of a language, or nil. Names that mean no language
// to colour are answered at once.
func lexerFor(language string) chroma.Lexer {
	switch language {
	case "", "text", "txt", "plain", "plaintext", "none", "output":
		return nil
	}
	lexer := lexers.Get(language)
	if lexer == nil {
		return nil
	}
	return chroma.Coalesce(lexer)
}
