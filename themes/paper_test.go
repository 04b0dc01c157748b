package themes_test

import (
	"encoding/base64"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// paperWord is a word on a printed page, with its place.
type paperWord struct {
	text                  string
	left, top, right, end float64
}

// sheet is a printed page.
type sheet struct {
	height float64
	words  []paperWord
}

// printed prints the page that is open in Firefox, and returns its sheets.
func (p *tab) printed() []sheet {
	p.Helper()
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		needed(p.TB, "there is no pdftotext (Debian: poppler-utils)")
	}
	file := inFirefox[struct{ Data string }](p, "browsingContext.print", map[string]any{
		"context": p.fox.context, "page": map[string]float64{"width": 21, "height": 29.7},
	})
	data, err := base64.StdEncoding.DecodeString(file.Data)
	if err != nil {
		p.Fatal(err)
	}
	name := filepath.Join(p.TempDir(), "page.pdf")
	if err := os.WriteFile(name, data, 0o666); err != nil {
		p.Fatal(err)
	}
	boxes, err := exec.Command(pdftotext, "-bbox", name, "-").Output()
	if err != nil {
		p.Fatal(err)
	}
	return sheetsOf(p.TB, boxes)
}

// sheetsOf reads what pdftotext says of the places of words.
func sheetsOf(t testing.TB, boxes []byte) []sheet {
	t.Helper()
	var sheets []sheet
	for _, e := range elements(t, boxes) {
		switch e.Data {
		case "page":
			sheets = append(sheets, sheet{height: coordinate(t, attribute(e, "height"))})
		case "word":
			at := func(name string) float64 { return coordinate(t, attribute(e, name)) }
			last := &sheets[len(sheets)-1]
			last.words = append(last.words, paperWord{textOf(e), at("xmin"), at("ymin"), at("xmax"), at("ymax")})
		}
	}
	return sheets
}

func coordinate(t testing.TB, text string) float64 {
	t.Helper()
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// overprinted returns a word that stands on another, or "".
func (s sheet) overprinted() string {
	for i, a := range s.words {
		for _, b := range s.words[i+1:] {
			wide, high := min(a.right, b.right)-max(a.left, b.left), min(a.end, b.end)-max(a.top, b.top)
			if wide > 2 && high > 0.5*min(a.end-a.top, b.end-b.top) {
				return a.text + " and " + b.text
			}
		}
	}
	return ""
}

// foot returns the words of the lowest line in the lower third of a sheet, but for the number
// of the page. Above that, what follows was too large to stand there, such as a drawing.
func (s sheet) foot() string {
	low := s.height * 2 / 3
	for _, w := range s.words {
		if strings.Trim(w.text, "0123456789/") != "" {
			low = max(low, w.end)
		}
	}
	var line []string
	for _, w := range s.words {
		if w.end > low-2 && w.end <= low {
			line = append(line, w.text)
		}
	}
	return strings.Join(line, " ")
}

// headingTexts are the headings of a page that are on paper.
const headingTexts = `[...document.querySelectorAll("main :is(h2, h3), .facts :is(h2, h3)")].map((h) => h.textContent.replace(/\s+/g, " ").trim())`

// printsWell prints a page: no word stands on another, and no heading at the foot of a
// sheet.
func (p *tab) printsWell(at string) {
	p.Helper()
	p.open(at)
	headings := map[string]bool{}
	for _, text := range ask[[]string](p, headingTexts) {
		headings[text] = true
	}
	for i, s := range p.printed() {
		if both := s.overprinted(); both != "" {
			p.Errorf("%s, sheet %d: one stands on the other: %s", at, i+1, both)
		}
		if foot := s.foot(); headings[foot] {
			p.Errorf("%s, sheet %d: the heading %q stands at its foot", at, i+1, foot)
		}
	}
	p.quiet(at)
}
