package markup

import (
	"strings"
	"testing"
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
