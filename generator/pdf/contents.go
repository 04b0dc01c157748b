package pdf

import (
	"bytes"
	"fmt"
	"html"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"
)

// entry is a line of the contents.
type entry struct {
	title string
	place string // the name of the place that it leads to
	depth int    // how far it stands in, from 0
}

// mostWithHeadings is of how many pages the contents name headings as well.
const mostWithHeadings = 5

// deepest is how far entries stand in at most.
const deepest = 3

func (d *draft) entries() (out []entry) {
	for i, p := range d.Pages {
		out = append(out, entry{p.Title, placeOf(i), min(p.Depth, deepest)})
		if len(d.Pages) > mostWithHeadings {
			continue
		}
		for _, h := range d.parts[i].headings {
			h.depth = min(p.Depth+1, deepest)
			out = append(out, h)
		}
	}
	return out
}

// writeContents writes the contents. sheets holds the numbers of the sheets on which
// places stand; nil where that is not known.
func (d *draft) writeContents(out *bytes.Buffer, sheets map[string]int) {
	fmt.Fprintf(out, "<nav class=\"pdf-contents\" aria-labelledby=\"pdf-contents\">\n<h2 id=\"pdf-contents\">%s</h2>\n<ul>\n", html.EscapeString(d.Contents))
	for _, e := range d.entries() {
		number := ""
		switch n := sheets[e.place]; {
		case n > 0:
			number = strconv.Itoa(n)
		case sheets != nil:
			continue // paper does not show it
		}
		fmt.Fprintf(out, "<li class=\"pdf-depth-%d\"><a href=\"#%s\"><span>%s</span> <span class=\"pdf-number\">%s</span></a></li>\n",
			e.depth, html.EscapeString(escapePlace(e.place)), html.EscapeString(e.title), number)
	}
	out.WriteString("</ul>\n</nav>\n")
}

// sheetsOf returns on which sheet of a PDF places stand, from 1, and how many sheets
// there are.
func sheetsOf(data []byte) (sheets map[string]int, all int, err error) {
	defer func() { // the library gives up so over what it does not expect
		if r := recover(); r != nil {
			sheets, err = nil, fmt.Errorf("the PDF cannot be read: %v", r)
		}
	}()
	file, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, 0, err
	}
	root, numbers := file.Trailer().Key("Root"), map[string]int{}
	numberSheets(root.Key("Pages"), numbers, 0)
	places := root.Key("Dests")
	sheets = map[string]int{}
	for _, name := range places.Keys() {
		if place := references(places.Key(name)); len(place) > 0 {
			sheets[name] = numbers[place[0]]
		}
	}
	return sheets, len(numbers), nil
}

// numberSheets numbers the sheets under a node of the tree that they stand in.
func numberSheets(node pdf.Value, numbers map[string]int, depth int) {
	const deepest = 40 // a file that is damaged may lead in a circle
	kids := node.Key("Kids")
	for i, name := range references(kids) {
		switch kid := kids.Index(i); {
		case kid.Key("Type").Name() == "Page":
			if numbers[name] == 0 {
				numbers[name] = len(numbers) + 1
			}
		case depth < deepest:
			numberSheets(kid, numbers, depth+1)
		}
	}
}

// references returns the references in a list, as "10 0 R". The library follows them
// where a value is asked for; only as text does it show them.
func references(list pdf.Value) (out []string) {
	if list.Kind() != pdf.Array {
		return nil
	}
	words := strings.Fields(strings.Trim(list.String(), "[]"))
	for i := 2; i < len(words); i++ {
		if words[i] == "R" {
			out = append(out, strings.Join(words[i-2:i], " "))
		}
	}
	return out
}
