package markup

import (
	"bytes"
	"io"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
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
	info := n.(*ast.FencedCodeBlock).Language(w.text.Data)
	if info == nil {
		writeCodeBlock(w, n)
		return
	}
	language := destination(info)
	w.write(`<pre><code`)
	if w.highlight(n, language) {
		return
	}
	w.attribute("class", "language-"+language)
	w.write(">")
	w.literalLines(n)
	w.endCode()
}

func (w *writer) endCode() {
	w.endLine()
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
// blocks are left plain, and so is what comes after very much code.
func (w *writer) highlight(n ast.Node, language string) bool {
	lexer := w.lexer(language)
	if lexer == nil {
		return false
	}
	var code bytes.Buffer
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		line := segment.Value(w.text.Data)
		code.Write(line)
		if len(line) > longestCodeLine || code.Len() > longestCode {
			return false
		}
	}
	limits := budgetOf(w.context)
	if !limits.colours(code.Len()) {
		return false
	}
	colored, ok := patiently(lexer, code.String(), w.spans(), func() *stopwatch { return limits.stopwatch(n) })
	if !ok {
		return false
	}
	w.attribute("class", "language-"+language+" code")
	w.write(">")
	w.writeBytes(colored)
	w.plain = append(w.plain, code.Bytes()...)
	w.endCode()
	return true
}

// The library gives up a match after a quarter of a second by the clock, and takes another
// word in its place. A machine that has other things to do meanwhile needs no more for that
// than a moment at which the program stands still. So code that was held up for heldUp is
// coloured again, so many times.
const heldUp, mostTries = 50 * time.Millisecond, 6

// patiently returns code in colours, as it is on a machine that has time.
func patiently(lexer chroma.Lexer, code string, format chroma.Formatter, start func() *stopwatch) (out []byte, ok bool) {
	for range mostTries {
		watch := start()
		out, ok = colour(chroma.Coalesce(watched{lexer, watch.check}), code, format)
		if watch.check(); !ok || watch.longest < heldUp {
			break
		}
	}
	return out, ok
}

// colour returns code in colours. Some lexers panic over code that they do not expect; such
// code has none.
func colour(lexer chroma.Lexer, code string, format chroma.Formatter) (out []byte, ok bool) {
	defer func() {
		if r := recover(); r != nil {
			if stop, ours := r.(refusal); ours {
				panic(stop)
			}
			out, ok = nil, false
		}
	}()
	words, err := lexer.Tokenise(nil, code)
	if err != nil {
		return nil, false
	}
	var colored bytes.Buffer
	if err := format.Format(&colored, noColours, words); err != nil {
		return nil, false
	}
	return colored.Bytes(), true
}

// spans returns what writes code of the page. Code that is not shown is read as well, since
// that may take longer than a page may.
func (w *writer) spans() chroma.Formatter {
	if w.opts.Bare {
		return chroma.FormatterFunc(func(_ io.Writer, _ *chroma.Style, words chroma.Iterator) error {
			for words() != chroma.EOF {
			}
			return nil
		})
	}
	return spans
}

// spans writes spans with classes and nothing around them.
var spans = html.New(html.WithClasses(true), html.PreventSurroundingPre(true))

// noColours is the style that spans are written with, since classes need none. Those of
// the library would all be read whenever the program starts.
var noColours = chroma.MustNewStyle("none", chroma.StyleEntries{chroma.Background: "#000 bg:#fff"})

// watched is a lexer that calls check before each word.
type watched struct {
	chroma.Lexer
	check func()
}

// Tokenise implements chroma.Lexer.
func (l watched) Tokenise(options *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	words, err := l.Lexer.Tokenise(options, text)
	if err != nil {
		return nil, err
	}
	return func() chroma.Token {
		l.check()
		return words()
	}, nil
}

// lexer returns the lexer of a language, or nil. A page may name so many; more
// are not looked for.
func (w *writer) lexer(language string) chroma.Lexer {
	switch language {
	case "", "text", "txt", "plain", "plaintext", "none", "output":
		return nil
	}
	lexer, known := w.languages[language]
	if known || len(w.languages) == maxLanguages {
		return lexer
	}
	lexer = w.lexers.get(language)
	w.languages[language] = lexer
	return lexer
}

// lexerCache keeps the lexers that were asked for. To find that there is none for
// a name takes the library ten milliseconds.
type lexerCache struct{ byName sync.Map }

func (c *lexerCache) get(language string) chroma.Lexer {
	if known, ok := c.byName.Load(language); ok {
		lexer, _ := known.(chroma.Lexer)
		return lexer
	}
	lexer := lexers.Get(language)
	c.byName.Store(language, lexer)
	return lexer
}
