package pdf

import (
	"bytes"
	"fmt"
	"html"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Page is a page that goes into a document.
type Page struct {
	URL   string // from the site's start
	Title string
	Depth int    // how far it stands in, in the contents, from 0
	HTML  []byte // the whole page, as it is published
}

// Document is what a PDF is made of.
type Document struct {
	Title, Language string
	Made            string // a line of words: of which day it is
	Contents        string // the heading of the contents
	Sheet           string // what stands at the foot, with {n} and {m}: "Page {n} of {m}"
	Style           []byte // CSS of the contents and of sheets, after that of pages
	Base            string // where the site is online, with a slash at its end, or ""
	Pages           []Page // at least one
}

// draft is a document whose pages were read.
type draft struct {
	Document
	parts  []part
	styles []string // addresses of style sheets, from the site's start
	files  []string // of everything that it shows
}

func (d Document) draft() (draft, error) {
	out := draft{Document: d}
	at := make(map[string]int, len(d.Pages))
	for i, p := range d.Pages {
		at[p.URL] = i
	}
	for i, p := range d.Pages {
		r := reader{page: p.URL, number: i, at: at, base: d.Base}
		part, err := r.read(p.HTML)
		if err != nil {
			return out, fmt.Errorf("%s: %w", p.URL, err)
		}
		out.parts = append(out.parts, part)
		out.styles = append(out.styles, part.styles...)
		out.files = append(out.files, part.files...)
	}
	out.styles = unique(out.styles)
	out.files = unique(append(out.files, out.styles...))
	return out, nil
}

// unique returns a list without what is there twice, in its order.
func unique(list []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(s string) bool {
		again := seen[s]
		seen[s] = true
		return again
	})
}

// placeOf is the name of the place where a page begins.
func placeOf(page int) string { return "p" + strconv.Itoa(page) }

// policy lets the document show what stands beside it, and nothing run.
const policy = "default-src 'none'; style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data:"

// html returns the document. sheets holds on which sheets places stand; nil where that is
// not known.
func (d *draft) html(sheets map[string]int) []byte {
	var out bytes.Buffer
	write := func(format string, args ...any) { fmt.Fprintf(&out, format, args...) }
	write("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", html.EscapeString(d.Language))
	write("<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n<title>%s</title>\n", html.EscapeString(policy), html.EscapeString(d.Title))
	for _, s := range d.styles {
		write("<link rel=\"stylesheet\" href=\"%s\">\n", html.EscapeString(escapePath(s)))
	}
	write("<style>\n%s%s</style>\n</head>\n<body class=\"pdf\">\n", withoutEnd(d.Style), withoutEnd(d.running()))
	write("<section class=\"pdf-front\">\n<h1>%s</h1>\n<p class=\"pdf-made\">%s</p>\n", html.EscapeString(d.Title), html.EscapeString(d.Made))
	d.writeContents(&out, sheets)
	out.WriteString("</section>\n")
	for i, p := range d.parts {
		write("<section class=\"pdf-part %s\" id=\"%s\" lang=\"%s\">\n", html.EscapeString(p.class), placeOf(i), html.EscapeString(p.language))
		out.Write(p.html)
		out.WriteString("</section>\n")
	}
	out.WriteString("</body>\n</html>\n")
	return out.Bytes()
}

// running returns CSS for what stands at the head and the foot of sheets.
func (d *draft) running() []byte {
	var out bytes.Buffer
	before, rest, _ := strings.Cut(d.Sheet, "{n}")
	between, after, _ := strings.Cut(rest, "{m}")
	fmt.Fprintf(&out, "@page { @top-left { content: %s } @bottom-right { content: %s counter(page) %s counter(pages) %s } }\n",
		cssText(d.Title), cssText(before), cssText(between), cssText(after))
	for i, p := range d.Pages {
		fmt.Fprintf(&out, "@page %s { @top-right { content: %s } }\n#%[1]s { page: %[1]s }\n", placeOf(i), cssText(p.Title))
	}
	return out.Bytes()
}

// cssText returns a text as CSS has it between quotes.
func cssText(s string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range s {
		if r < ' ' || r == '"' || r == '\\' || r == '<' || r == '>' {
			fmt.Fprintf(&out, "\\%x ", r)
			continue
		}
		out.WriteRune(r)
	}
	out.WriteByte('"')
	return out.String()
}

// withoutEnd returns CSS in which nothing ends the element that it stands in.
func withoutEnd(css []byte) []byte { return bytes.ReplaceAll(css, []byte("</"), []byte(`<\/`)) }

// inFolder tells whether an address from the site's start stays in its folder.
func inFolder(p string) bool { return p != "" && path.IsAbs("/"+p) && path.Clean("/"+p) == "/"+p }
