package generator

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"partnerbook/generator/portable"
)

// webpage is an emitted page as a browser finds it.
type webpage struct {
	path     string
	root     *html.Node
	ids      map[string]int
	links    []string // of <a href>
	parts    []string // everything that the page loads or names besides
	problems []string
}

// void are the elements that have no end tag.
var void = []string{"meta", "link", "img", "br", "hr", "input", "col", "wbr", "source", "area", "base", "embed", "track"}

// blocks may not stand in a paragraph.
var blocks = []string{
	"p", "div", "ul", "ol", "dl", "table", "pre", "blockquote", "section", "aside", "nav", "header", "footer", "main",
	"figure", "details", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "form", "fieldset", "article",
}

// readPage reads a page and collects what is wrong with it on its own.
func readPage(p, text string) *webpage {
	w := &webpage{path: p, ids: map[string]int{}}
	w.checkTags(text)
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		w.problem("cannot be read: %v", err)
		return w
	}
	w.root = root
	w.walk(root)
	for id, n := range w.ids {
		if n > 1 {
			w.problem("has the id %q %d times", id, n)
		}
	}
	if !strings.HasPrefix(text, "<!DOCTYPE html>\n") {
		w.problem("does not begin with <!DOCTYPE html>")
	}
	w.checkHead()
	if !w.isRedirect() {
		w.checkOutline()
	}
	return w
}

func (w *webpage) problem(format string, args ...any) {
	w.problems = append(w.problems, w.path+" "+fmt.Sprintf(format, args...))
}

// checkTags sees to it that every element is closed where it was opened, and
// that none stands where a browser would mend it.
func (w *webpage) checkTags(text string) {
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := tokens.Next()
		name, _ := tokens.TagName()
		tag := string(name)
		switch kind {
		case html.ErrorToken:
			if len(open) > 0 {
				w.problem("does not close %v", open)
			}
			return
		case html.StartTagToken:
			if slices.Contains(blocks, tag) && slices.Contains(open, "p") {
				w.problem("has a <%s> in a <p>", tag)
			}
			if slices.Contains(open, tag) && slices.Contains([]string{"a", "button", "label", "form", "main"}, tag) {
				w.problem("has a <%s> in a <%s>", tag, tag)
			}
			if !slices.Contains(void, tag) {
				open = append(open, tag)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != tag {
				w.problem("closes <%s> in %v", tag, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

func (w *webpage) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		w.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

func (w *webpage) element(n *html.Node) {
	for _, a := range n.Attr {
		switch {
		case a.Key == "id":
			w.ids[a.Val]++
		case a.Key == "style", strings.HasPrefix(a.Key, "on"):
			w.problem("has %s=%q", a.Key, a.Val)
		case a.Key == "href" && n.Data == "a":
			w.links = append(w.links, a.Val)
		case a.Key == "href" && n.Data == "link" && slices.Contains([]string{"canonical"}, attribute(n, "rel")):
			// An address of the page itself; nothing is loaded from there.
		case slices.Contains([]string{"href", "src", "action", "data", "poster", "srcset", "formaction", "background"}, a.Key):
			w.parts = append(w.parts, a.Val)
		case slices.Contains([]string{"aria-labelledby", "aria-describedby", "aria-controls", "for"}, a.Key):
			for _, id := range strings.Fields(a.Val) {
				w.parts = append(w.parts, "#"+id)
			}
		}
	}
	switch n.Data {
	case "style", "iframe", "object", "embed", "base":
		w.problem("has a <%s>", n.Data)
	case "form":
		if attribute(n, "role") != "search" || attribute(n, "method") != "get" {
			w.problem("has a <form> that is not for searching")
		}
	case "script":
		isData := attribute(n, "type") == "application/json" // which no browser runs
		if !isData && (attribute(n, "src") == "" || n.FirstChild != nil) {
			w.problem("has a script of its own")
		}
	case "img":
		if !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "alt" }) {
			w.problem("has an <img> without alt")
		}
	case "a":
		if attribute(n, "href") != "" && strings.TrimSpace(textOf(n)) == "" {
			w.problem("has a link without words to %s", attribute(n, "href"))
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	out := ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out += textOf(c)
	}
	return out
}

// all returns the elements of the page with one of the names, in order.
func (w *webpage) all(names ...string) []*html.Node {
	var out []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && slices.Contains(names, n.Data) {
			out = append(out, n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(w.root)
	return out
}

func (w *webpage) isRedirect() bool {
	return slices.ContainsFunc(w.all("meta"), func(n *html.Node) bool { return attribute(n, "http-equiv") == "refresh" })
}

func (w *webpage) checkHead() {
	if lang := attribute(w.all("html")[0], "lang"); lang == "" {
		w.problem("does not say its language")
	}
	titles := slices.DeleteFunc(slices.Clone(w.all("title")), func(n *html.Node) bool { return n.Namespace != "" }) // of a drawing
	if len(titles) != 1 || strings.TrimSpace(textOf(titles[0])) == "" {
		w.problem("has %d titles, want one with words", len(titles))
	}
	metas := w.all("meta")
	policy := slices.IndexFunc(metas, func(n *html.Node) bool {
		return attribute(n, "http-equiv") == "Content-Security-Policy" && strings.Contains(attribute(n, "content"), "default-src 'none'")
	})
	switch {
	case policy < 0:
		w.problem("has no Content-Security-Policy")
	case len(w.all("link", "script")) > 0 && before(w.all("link", "script")[0], metas[policy]):
		w.problem("loads something before its Content-Security-Policy")
	}
	if len(metas) == 0 || attribute(metas[0], "charset") != "utf-8" {
		w.problem("does not begin with its character set")
	}
}

// before tells whether a stands before b; both are children of the head.
func before(a, b *html.Node) bool {
	for n := a.NextSibling; n != nil; n = n.NextSibling {
		if n == b {
			return true
		}
	}
	return false
}

// checkOutline sees to it that there is one title and that no level of heading
// is skipped on the way down.
func (w *webpage) checkOutline() {
	if n := len(w.all("main")); n != 1 {
		w.problem("has %d <main>, want one", n)
	}
	level := 0
	for i, h := range w.all("h1", "h2", "h3", "h4", "h5", "h6") {
		next := int(h.Data[1] - '0')
		switch {
		case (next == 1) != (i == 0):
			w.problem("has <%s> as heading %d: %s", h.Data, i+1, textOf(h))
		case next > level+1:
			w.problem("goes from heading level %d to %d: %s", level, next, textOf(h))
		case strings.TrimSpace(textOf(h)) == "":
			w.problem("has a heading without words")
		}
		level = next
	}
	if level == 0 {
		w.problem("has no heading")
	}
}

// website is a whole emitted site.
type website struct {
	files map[string]string
	pages map[string]*webpage
	base  string // its base URL, or ""
}

func readWebsite(files map[string]string, base string) *website {
	s := &website{files, map[string]*webpage{}, base}
	for p, text := range files {
		if strings.HasSuffix(p, ".html") {
			s.pages[p] = readPage(p, text)
		}
	}
	return s
}

// problems returns what is wrong with the pages and with what they refer to,
// sorted.
func (s *website) problems() []string {
	var out []string
	for _, w := range s.pages {
		for _, l := range w.links {
			s.follow(w, l, true)
		}
		for _, l := range w.parts {
			s.follow(w, l, false)
		}
		out = append(out, w.problems...)
	}
	out = append(out, unportable(s.files)...)
	slices.Sort(out)
	return out
}

// unportable names files that not every disk can hold, whatever made them: pages, what
// goes with them, the index, the style sheets.
func unportable(files map[string]string) []string {
	var out []string
	keys := map[string]string{}
	for p := range files {
		if why := portable.Reserved(p); why != "" || portable.Length(p) > portable.Longest {
			out = append(out, p+": not every disk can hold it: "+why)
		}
		if other, twice := keys[portable.Key(p)]; twice {
			out = append(out, p+": some disks take it for "+other)
		}
		keys[portable.Key(p)] = p
	}
	return out
}

// target returns the file of the site that an address on a page names.
func (s *website) target(w *webpage, link string) (p, fragment string, here bool) {
	if s.base != "" {
		link = strings.TrimPrefix(link, s.base)
	}
	u, err := url.Parse(link)
	if err != nil || u.IsAbs() || u.Host != "" || strings.HasPrefix(u.Path, "/") {
		return "", "", false
	}
	p = w.path
	if u.Path != "" {
		p = path.Join(path.Dir(w.path), u.Path)
	}
	if w.path == "404.html" && u.Path == "" && u.Fragment == "" {
		p = "index.html"
	}
	return p, u.Fragment, true
}

func (s *website) follow(w *webpage, link string, isLink bool) {
	p, fragment, here := s.target(w, link)
	if !here {
		u, err := url.Parse(link)
		allowed := []string{"data"} // pictures within the page
		if isLink {
			allowed = []string{"http", "https", "mailto", "tel"}
		}
		if err != nil || !slices.Contains(allowed, u.Scheme) {
			w.problem("refers to %s", link)
		}
		return
	}
	if _, ok := s.files[p]; !ok {
		w.problem("refers to %s, and there is no %s", link, p)
		return
	}
	if fragment == "" || (p == "search.html" || p == "search.cy.html") && strings.HasPrefix(fragment, "q=") { // a query
		return
	}
	if target := s.pages[p]; target == nil || target.ids[fragment] == 0 {
		w.problem("refers to %s, and %s has no id %q", link, p, fragment)
	}
}

// reachable returns the pages that one can come to from the start page.
func (s *website) reachable() map[string]bool {
	seen := map[string]bool{"index.html": true}
	for next := []string{"index.html"}; len(next) > 0; {
		w := s.pages[next[0]]
		next = next[1:]
		for _, l := range w.links {
			if p, _, here := s.target(w, l); here && s.pages[p] != nil && !seen[p] {
				seen[p] = true
				next = append(next, p)
			}
		}
	}
	return seen
}
