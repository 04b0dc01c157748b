package markup

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"partnerbook/generator/source"
)

// TestMixed shuffles the lines of all cases, so that constructs meet that no
// case puts together, and holds the bodies to what sound asks for. The texts
// are the same on each run.
func TestMixed(t *testing.T) {
	var lines [][]byte
	for _, c := range caseInputs(t) {
		lines = append(lines, bytes.SplitAfter(c.data, []byte("\n"))...)
	}
	indents := []string{"", "", "", "", "  ", "   ", "    ", "> ", "- ", "1. ", "\t", "[^1]: ", ": "}
	random, compiler := rand.New(rand.NewPCG(1, 2)), New()
	texts := 4000
	if testing.Short() {
		texts = 500
	}
	for range texts {
		var data []byte
		for range 2 + random.IntN(20) {
			for range random.IntN(3) {
				data = append(data, indents[random.IntN(len(indents))]...)
			}
			line := lines[random.IntN(len(lines))]
			if cut := random.IntN(4*len(line) + 1); cut < len(line) {
				line = line[cut:] // a piece of it, joined to the piece of another
				other := lines[random.IntN(len(lines))]
				data = append(data, other[:random.IntN(len(other)+1)]...)
			}
			data = append(data, line...)
		}
		text, _ := source.NewText("mixed.md", data)
		body, found := compiler.Compile(text, optionsOf(uint16(random.IntN(1<<len(optionNames)))))
		if err := sound(text, body, found); err != nil {
			t.Fatalf("%v\n%q\n%s", err, data, showHTML(body))
		}
	}
}
