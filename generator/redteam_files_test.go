package generator

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/dop251/goja"
	"golang.org/x/net/html"

	"partnerbook/generator/diag"
	"partnerbook/generator/redteam"
	"partnerbook/generator/word/wordtest"
)

var external = regexp.MustCompile(`Target="([^"]*)"[^>]*TargetMode="External"|TargetMode="External"[^>]*Target="([^"]*)"`)

// document looks at a Word document: what Word refuses, and what it would run or load.
func (w *redWitness) document(text string) {
	for _, problem := range wordtest.Check([]byte(text)) {
		w.report("%s", problem)
	}
	z, err := zip.NewReader(bytes.NewReader([]byte(text)), int64(len(text)))
	if err != nil {
		w.report("is no zip: %v", err)
		return
	}
	for _, f := range z.File {
		part, err := f.Open()
		if err != nil {
			w.report("%v", err)
			return
		}
		data, err := io.ReadAll(part)
		if err != nil {
			w.report("%v", err)
			return
		}
		for _, m := range external.FindAllSubmatch(data, -1) {
			if s := scheme(string(m[1]) + string(m[2])); s != "http" && s != "https" && s != "mailto" && s != "tel" {
				w.report("%s leads to %s%s", f.Name, m[1], m[2])
			}
		}
		for _, bad := range []string{"<!DOCTYPE", "<!ENTITY", "DDEAUTO</w:instrText>", "attachedTemplate", "altChunk", "oleObject"} {
			if bytes.Contains(data, []byte(bad)) {
				w.report("%s has %s", f.Name, bad)
			}
		}
		if bytes.Contains(data, []byte("w:instrText")) && canaryName.Match(data[bytes.Index(data, []byte("w:instrText")):][:40]) {
			w.report("%s has a field of the text", f.Name)
		}
	}
}

// script sees to it that a script can be read, as all of it is ours or a text.
func (w *redWitness) script(text string) {
	if !canaryName.MatchString(text) {
		return
	}
	if strings.Contains(strings.ToLower(text), "</script") {
		w.report("has a text that would end it if it stood in a page")
	}
	if _, err := goja.Parse(w.file, text); err != nil {
		w.report("is no script: %.200s", fmt.Sprint(err))
	}
}

// byMarkdown are elements that Markdown makes, and the site with nothing hostile has not.
var byMarkdown = []string{
	"em", "strong", "del", "code", "pre", "br", "hr", "h4", "h5", "h6", "a title", "img title", "span", "span class", "sup", "sup id", "ol start",
	"code class", "pre class", "blockquote", "div id", "div class", "details", "summary",
}

// elementsOfOurs are the elements and attributes of a site with nothing hostile, and what
// Markdown makes besides.
func elementsOfOurs(t *testing.T, set *redteam.Set) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	for _, more := range byMarkdown {
		known[more] = true
	}
	for _, overrides := range [][]string{nil, {"base_url="}} { // for an address, and for a disk
		settings := redSettings(t, set.Plain().Files)
		settings.Overrides = overrides
		e := refresh(t, NewWorkspace(settings), Everything)
		for _, d := range e.Found.List() {
			if d.Severity == diag.Error {
				t.Errorf("%s: %s [%s]", d.Pos, d.Message, d.Code)
			}
		}
		if e.Book == nil {
			t.FailNow()
		}
		learn(known, emitted(t, e.Book.Files()))
	}
	return known
}

func learn(known map[string]bool, files map[string]string) {
	for name, text := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		root, err := html.Parse(strings.NewReader(text))
		if err != nil {
			continue
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			known[n.Data] = true
			for _, a := range n.Attr {
				key := a.Key
				if a.Namespace != "" {
					key = a.Namespace + ":" + key
				}
				known[n.Data+" "+key] = true
			}
		}
	}
}
