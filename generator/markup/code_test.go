package markup

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/yuin/goldmark/ast"
)

func TestLongLinesOfCodeHaveNoColours(t *testing.T) {
	compiler := New()
	for length, want := range map[int]bool{longestCodeLine - 1: true, longestCodeLine: false} {
		line := strings.Repeat("a", length-len("func f()")) + "func f()"
		body, found := compileCase(compiler, "code.md", []byte("```go\n"+line+"\n```\n"), "")
		if len(found) > 0 {
			t.Error(found)
		}
		if got := strings.Contains(string(body.HTML), "<span"); got != want {
			t.Errorf("a line of %d bytes: coloured is %v, want %v", length+1, got, want)
		}
		if !strings.Contains(string(body.HTML), "func f()") && !strings.Contains(string(body.HTML), "f</span>") {
			t.Errorf("a line of %d bytes is lost: %s", length+1, body.HTML)
		}
	}
}

// heldUpLexer is held up a few times, and then takes a name for a mistake, as the library
// does.
type heldUpLexer struct {
	chroma.Lexer
	times int // left
	tries int
}

func (l *heldUpLexer) Tokenise(_ *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	l.tries++
	word := chroma.Token{Type: chroma.Name, Value: text}
	if l.times--; l.times >= 0 {
		word.Type = chroma.Error
	}
	words, held := chroma.Literator(word), l.times >= 0
	return func() chroma.Token {
		if held {
			time.Sleep(heldUp)
			held = false
		}
		return words()
	}, nil
}

// TestCodeThatWasHeldUp colours code on a machine that does other things meanwhile.
func TestCodeThatWasHeldUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for times, want := range map[int]string{2: `<span class="n">a</span>`, 2 * mostTries: `<span class="err">a</span>`} {
			l := &heldUpLexer{times: times}
			out, ok := patiently(l, "a", spans, func() *stopwatch { return (&budget{colour: time.Hour}).stopwatch(ast.NewTextBlock()) })
			if !ok || !strings.Contains(string(out), want) || l.tries > mostTries {
				t.Errorf("held up %d times: %s after %d tries", times, out, l.tries)
			}
		}
	})
}
