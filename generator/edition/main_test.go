package edition

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"partnerbook/generator/kind"
	"partnerbook/search"
)

// memory is emitted files in memory.
type memory map[string]string

func (m memory) Names() []string { return slices.Sorted(maps.Keys(m)) }

func (m memory) Read(name string) ([]byte, error) {
	data, ok := m[name]
	if !ok {
		return nil, fmt.Errorf("%s is not there", name)
	}
	return []byte(data), nil
}

// onPage returns a page as the built-in theme makes it, of a title and of what stands in
// its text.
func onPage(title, text string) string {
	return `<!DOCTYPE html><html><body class="kind-guidance"><main id="main"><h1>` + title + `</h1><div class="text">` + text + `</div></main></body></html>`
}

// leadingOn returns the page at an old address.
func leadingOn(to string) string {
	return `<!DOCTYPE html><html><head><meta http-equiv="refresh" content="0; url=` + to + `"></head><body></body></html>`
}

// side reads an edition.
func side(t *testing.T, files memory, source *Source) *Side {
	t.Helper()
	s, err := Read(t.Context(), Input{Name: "test", Form: FromBuild, Title: "Test", Files: files, Source: source}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// indexed reads an edition of one page, with an index of it.
func indexed(t *testing.T, title string, source *Source) *Side {
	t.Helper()
	files := memory{"a.html": onPage(title, "<p>Words.</p>")}
	documents := search.Slice{{URL: "a.html", Title: title, Passages: []search.Passage{{Text: "Words."}}}}
	for _, f := range search.Collect(documents, "en", nil, 1).Files(search.Words{}) {
		files["search/"+f.Name] = string(f.Append(nil))
	}
	return side(t, files, source)
}

// report compares two editions.
func report(t *testing.T, old, new *Side) *Report {
	t.Helper()
	r, err := Compare(t.Context(), old, new)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// pagesOf says what became of pages, in a line for each.
func pagesOf(r *Report) []string {
	var out []string
	for _, p := range r.Pages {
		line := p.What + " " + p.URL
		if p.OldURL != "" {
			line = p.What + " " + p.OldURL + " " + p.URL
		}
		if p.NoAlias {
			line += " without alias"
		}
		out = append(out, line)
	}
	return out
}

// wordsOfPieces writes pieces as -old- and +new+.
func wordsOfPieces(pieces []Piece) string {
	var out strings.Builder
	for i, p := range pieces {
		if i > 0 && !p.Glued {
			out.WriteByte(' ')
		}
		switch p.What {
		case OldOnly:
			out.WriteString("-" + p.Text + "-")
		case NewOnly:
			out.WriteString("+" + p.Text + "+")
		case Cut:
			out.WriteString("…")
		default:
			out.WriteString(p.Text)
		}
	}
	return out.String()
}

func noteOn(day, note string) kind.Change {
	on, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return kind.Change{On: on, Note: note}
}

// long returns a text of so many different words.
func long(from, n int) string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("word%d", from+i))
	}
	return strings.Join(out, " ")
}
