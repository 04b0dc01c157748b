package generator

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

// ownWebsite reads the emitted pages of the repository's own knowledge base once.
var ownWebsite = sync.OnceValues(func() (*website, error) {
	own, err := ownContent()
	if err != nil {
		return nil, err
	}
	if own.edition.Book == nil {
		return nil, errors.New("the knowledge base cannot be shown")
	}
	files := map[string]string{}
	for _, f := range own.edition.Book.Files() {
		if strings.HasSuffix(f.Path, ".html") {
			var page bytes.Buffer
			if err := f.Emit(&page); err != nil {
				return nil, err
			}
			files[f.Path] = page.String()
		}
	}
	return readWebsite(files, ""), nil
})

func ownPages(t *testing.T) *website {
	t.Helper()
	s, err := ownWebsite()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// inline are the elements within a line; all others begin a new block of words.
var inline = []string{"a", "abbr", "b", "button", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr", "bdi"}

// prose returns the words of a page as readers see them, block by block: no citations,
// no explanations that open, no list of contents.
func (w *webpage) prose() []string {
	var out []string
	var line strings.Builder
	end := func() {
		if text := strings.Join(strings.Fields(line.String()), " "); text != "" {
			out = append(out, text)
		}
		line.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			line.WriteString(n.Data)
			return
		}
		if n.Type != html.ElementNode || passedOver(n) {
			return
		}
		block := !slices.Contains(inline, n.Data)
		if block {
			end()
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			end()
		}
	}
	for _, main := range w.all("main") {
		walk(main)
	}
	return out
}

// passedOver tells that what an element holds is not the page's own text.
func passedOver(n *html.Node) bool {
	if n.Data == "script" || n.Data == "template" || n.Data == "pre" {
		return true
	}
	for class := range strings.FieldsSeq(attribute(n, "class")) {
		if slices.Contains([]string{"cite", "meaning", "contents"}, class) {
			return true
		}
	}
	return false
}

// wordsOf returns the words of a text: letters and digits in lower case, and what an
// apostrophe joins. Addresses of web pages are no words.
func wordsOf(text string) []string {
	text = strings.ReplaceAll(strings.ToLower(text), "’", "'")
	text = webAddress.ReplaceAllString(text, " ")
	words := strings.FieldsFunc(text, func(r rune) bool { return r != '\'' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		words[i] = strings.Trim(w, "'")
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

var webAddress = regexp.MustCompile(`(https?://|www\.)\S+`)
