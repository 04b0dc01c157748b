package pdf

import (
	"bytes"
	"errors"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// part is a page as it stands in the document.
type part struct {
	html            []byte
	class, language string
	styles          []string // addresses of its style sheets, from the site's start
	files           []string // of its pictures
	headings        []entry  // of its sections
}

var errNoMain = errors.New("the page has no main element, so it cannot be told what of it is the text")

// reader takes of a page what goes into the document.
type reader struct {
	page   string // its address
	number int
	at     map[string]int // which page of the document an address is
	base   string
	part
}

func (r *reader) read(data []byte) (part, error) {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return part{}, err
	}
	var main *html.Node
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Html:
			r.language = attribute(n, "lang")
		case n.DataAtom == atom.Body:
			r.class = attribute(n, "class")
		case n.DataAtom == atom.Link && attribute(n, "rel") == "stylesheet":
			if p, ok := r.inside(attribute(n, "href")); ok {
				r.styles = append(r.styles, p)
			}
		case n.DataAtom == atom.Main && main == nil:
			main = n
		}
	}
	if main == nil {
		return part{}, errNoMain
	}
	var out bytes.Buffer
	for n := range main.ChildNodes() {
		if r.keep(n) {
			if err := html.Render(&out, n); err != nil {
				return part{}, err
			}
		}
	}
	r.html = out.Bytes()
	return r.part, nil
}

// dropped are elements that do nothing on paper.
var dropped = []atom.Atom{atom.Script, atom.Noscript, atom.Template, atom.Style, atom.Iframe, atom.Object, atom.Embed, atom.Dialog}

// keep changes an element for its new place, and tells whether it has one.
func (r *reader) keep(n *html.Node) bool {
	if n.Type == html.CommentNode {
		return false
	}
	if n.Type != html.ElementNode {
		return true
	}
	if slices.Contains(dropped, n.DataAtom) || n.DataAtom == atom.Nav && attribute(n, "class") == "contents" {
		return false
	}
	for i := 0; i < len(n.Attr); i++ {
		if !r.attribute(n, &n.Attr[i]) {
			n.Attr = slices.Delete(n.Attr, i, i+1)
			i--
		}
	}
	for _, child := range slices.Collect(n.ChildNodes()) {
		if !r.keep(child) {
			n.RemoveChild(child)
		}
	}
	if place := attribute(n, "id"); n.DataAtom == atom.H2 && place != "" {
		r.headings = append(r.headings, entry{title: wordsOf(n), place: place})
	}
	return true
}

// wordsOf returns the text under an element on one line.
func wordsOf(n *html.Node) string {
	var out strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			out.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// naming are attributes that name places on the same page.
var naming = []string{"for", "headers", "list", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"}

// attribute changes an attribute, and tells whether it stays.
func (r *reader) attribute(n *html.Node, a *html.Attribute) bool {
	switch {
	case a.Key == "id" || a.Key == "name" && n.DataAtom == atom.A:
		a.Val = r.place(a.Val)
	case slices.Contains(naming, a.Key):
		words := strings.Fields(a.Val)
		for i := range words {
			words[i] = r.place(words[i])
		}
		a.Val = strings.Join(words, " ")
	case a.Key == "href":
		return r.href(n, a)
	case a.Key == "src":
		p, ok := r.inside(a.Val)
		if ok {
			r.files = append(r.files, p)
			a.Val = escapePath(p)
		}
		return ok || strings.HasPrefix(a.Val, "data:image/")
	case strings.HasPrefix(a.Key, "on") || a.Key == "srcset" || a.Key == "autofocus":
		return false
	case strings.Contains(a.Val, "url(#"):
		a.Val = strings.ReplaceAll(a.Val, "url(#", "url(#"+r.place(""))
	}
	return true
}

// place is the name that a place of the page has in the document.
func (r *reader) place(id string) string { return placeOf(r.number) + "-" + id }

// href changes where a link leads, and tells whether it still leads anywhere.
func (r *reader) href(n *html.Node, a *html.Attribute) bool {
	u, err := url.Parse(a.Val)
	switch {
	case err != nil:
		return false
	case u.Scheme != "" || u.Host != "":
		return slices.Contains([]string{"http", "https", "mailto", "tel"}, u.Scheme)
	case u.Path == "" && u.Fragment == "":
		a.Val = "#" + placeOf(r.number)
		return true
	case u.Path == "":
		a.Val = "#" + r.place(u.EscapedFragment())
		return true
	case n.DataAtom != atom.A:
		return false // a part of a picture in another file
	}
	p := path.Join(path.Dir(r.page), u.Path)
	if number, ok := r.at[p]; ok {
		a.Val = "#" + placeOf(number)
		if u.Fragment != "" {
			a.Val += "-" + u.EscapedFragment()
		}
		return true
	}
	if r.base == "" || !inFolder(p) {
		return false
	}
	a.Val = r.base + escapePath(p)
	if u.Fragment != "" {
		a.Val += "#" + u.EscapedFragment()
	}
	return true
}

// inside returns the address from the site's start that one on the page names, if it is a
// file of the site.
func (r *reader) inside(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return "", false
	}
	p := path.Join(path.Dir(r.page), u.Path)
	return p, inFolder(p)
}

func escapePlace(id string) string { return (&url.URL{Fragment: id}).EscapedFragment() }

func escapePath(p string) string { return (&url.URL{Path: p}).EscapedPath() }

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
