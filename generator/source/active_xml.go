package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"

	"partnerbook/generator/diag"
)

// xmlRuns are elements of drawings and of pages that run scripts, load something, or send
// what a reader enters.
var xmlRuns = []string{
	"script", "handler", "listener", "iframe", "frame", "object", "embed", "applet", "base", "link", "meta", "form", "input", "button", "textarea",
	"select", "audio", "video", "source", "portal", "template",
}

// xmlAnimates are elements that set an attribute of another.
var xmlAnimates = []string{"set", "animate", "animatemotion", "animatetransform", "discard"}

// runsInXML returns the first thing in a file of XML that a browser would run or load from
// elsewhere when it opens the file, or nil. What cannot be read is refused as well: a
// browser may read more of it than we do.
func runsInXML(t *Text) *diag.Diagnostic {
	d := xml.NewDecoder(bytes.NewReader(t.Data))
	var style *bytes.Buffer // what the style that is being read holds so far: comments may part its text
	styleFrom := 0
	for {
		from := int(d.InputOffset())
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		what := ""
		switch token := token.(type) {
		case xml.StartElement:
			if what = runsInElement(token); style != nil && what == "" {
				what = "an element in a style"
			}
			if strings.EqualFold(token.Name.Local, "style") {
				style, styleFrom = new(bytes.Buffer), int(d.InputOffset())
			}
		case xml.EndElement:
			if style != nil && loads(style.String()) {
				what, from = "a style that loads something", styleFrom
			}
			style = nil
		case xml.CharData:
			if style != nil {
				style.Write(token)
			}
		case xml.ProcInst:
			if token.Target != "xml" {
				what = "an instruction <?" + token.Target + "?>"
			}
		case xml.Directive:
			if bytes.ContainsAny(token, "[&%") {
				what = "a declaration of its own words (<!ENTITY>)"
			}
		}
		length := min(max(0, int(d.InputOffset())-from), 40)
		switch {
		case err != nil:
			return refused(t.Position(from, 0), "This is not XML in UTF-8 that can be looked through for scripts.",
				"Open the drawing in the program that made it and save it again as plain SVG.")
		case what != "":
			return refused(t.Position(from, length), "The file has "+what+", which would work with the rights of this site.",
				"Remove it, or save the drawing again as plain SVG or as a picture (PNG).")
		}
	}
}

// runsInElement returns what an element does besides being drawn, or "".
func runsInElement(e xml.StartElement) string {
	name := strings.ToLower(e.Name.Local)
	if slices.Contains(xmlRuns, name) {
		return "an element <" + name + ">"
	}
	for _, a := range e.Attr {
		key := strings.ToLower(a.Name.Local)
		switch {
		case strings.HasPrefix(key, "on") && a.Name.Space == "":
			return "the attribute " + key
		case key == "attributename" && slices.Contains(xmlAnimates, name) && setsAddress(a.Value):
			return "an element <" + name + "> that sets " + strings.TrimSpace(a.Value)
		case key == "href" || key == "src" || key == "data" || key == "base" && a.Name.Space != "":
			if !harmlessAddress(name, a.Value) {
				return "the address “" + shortened(a.Value) + "”"
			}
		case key == "srcdoc" || key == "action" || key == "formaction" || key == "ping":
			return "the attribute " + key
		case a.Name.Space == "" && loads(a.Value): // in others, drawing programs note their own files
			return "a style that loads something"
		}
	}
	return ""
}

// setsAddress tells whether an attribute is one that an animation must not set.
func setsAddress(attribute string) bool {
	name := strings.ToLower(strings.TrimSpace(attribute))
	if _, local, found := strings.Cut(name, ":"); found {
		name = local
	}
	return name == "href" || name == "src" || strings.HasPrefix(name, "on")
}

// harmlessAddress tells whether an address leads to a place in the same file, holds a
// picture, or is one that readers follow themselves.
func harmlessAddress(element, value string) bool {
	s := strings.ToLower(strings.TrimSpace(value))
	switch {
	case strings.HasPrefix(s, "#"), s == "":
		return true
	case element == "a":
		return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "mailto:")
	}
	for _, kind := range []string{"png", "jpeg", "jpg", "gif", "webp"} {
		if strings.HasPrefix(s, "data:image/"+kind) {
			return true
		}
	}
	return false
}

// loads tells whether a style loads something that is not in the same file.
func loads(style string) bool {
	s := strings.ToLower(style)
	if strings.Contains(s, "@import") || strings.Contains(s, "expression(") || strings.Contains(s, "javascript:") || strings.Contains(s, `\`) && strings.Contains(s, "(") {
		return true
	}
	for {
		_, rest, found := strings.Cut(s, "url(")
		if !found {
			return false
		}
		if !strings.HasPrefix(strings.TrimLeft(rest, ` '"`), "#") {
			return true
		}
		s = rest
	}
}

func shortened(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	if runes := []rune(s); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return s
}
