package markup

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestWellFormed holds the HTML of all cases, and of the examples of the
// CommonMark specification, to what wellFormed asks for.
func TestWellFormed(t *testing.T) {
	compiler := New()
	for _, c := range caseInputs(t) {
		body, _ := compileCase(compiler, c.name, c.data, c.comment)
		if err := wellFormed(body); err != nil {
			t.Errorf("%s: %v\n%s", c.name, err, showHTML(body))
		}
	}
	for _, e := range specification(t) {
		for _, options := range []string{"options: sanitise", "options: plain", "options: sanitise numbered checklist"} {
			body, _ := compileCase(compiler, "example.md", []byte(e.Markdown), options)
			if err := wellFormed(body); err != nil {
				t.Errorf("example %d, %s: %v\n%s\n%s", e.Example, options, err, e.Markdown, showHTML(body))
			}
		}
	}
}

// TestWellFormedFinds holds wellFormed itself to finding what is wrong.
func TestWellFormedFinds(t *testing.T) {
	for name, test := range map[string]struct{ html, want string }{
		"open":       {`<p>x`, "<p> is not ended"},
		"nesting":    {`<b><i></b></i>`, "</b> ends <i>"},
		"end":        {`</p>`, "</p> ends nothing"},
		"void":       {`<br></br>`, "</br> ends nothing"},
		"attribute":  {`<p class="a" class="b"></p>`, `class twice`},
		"id":         {`<p id="a"></p><p id="a"></p>`, `two places "a"`},
		"space":      {`<p id="a b"></p>`, `"a b" is no id`},
		"link":       {`<a href="x"><b><a href="y"></a></b></a>`, "link within a link"},
		"block":      {`<p><div></div></p>`, "<div> within <p>"},
		"words":      {`<b><p></p></b>`, "<p> within <b>"},
		"item":       {`<li></li>`, "<li> within <>"},
		"dangling":   {`<a href="#x"></a>`, `"#x" leads nowhere`},
		"script":     {`<script></script>`, "<script>"},
		"handler":    {`<p onclick="x"></p>`, "onclick"},
		"fine":       {`<p id="x">x<br><a href="#x">y</a> <img src="a" alt=""></p>`, ""},
		"empty link": {`<a href=""></a>`, ""},
	} {
		err := wellFormed(Body{HTML: test.html})
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: got %v, want %q", name, err, test.want)
		}
	}
}

// wellFormed tells what is wrong with a body's HTML: start and end tags must
// match, blocks must not stand in lines of text, links not in links; attributes
// and ids must be unique, and links to places on the page must find them.
func wellFormed(b Body) error {
	ids, links := map[string]bool{}, []string{}
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(filled(b)))
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			break
		}
		if kind == html.TextToken {
			continue
		}
		raw := string(tokens.Raw())
		token := tokens.Token()
		switch kind {
		case html.CommentToken, html.DoctypeToken:
			return fmt.Errorf("%q should not be there", token.String())
		case html.StartTagToken, html.SelfClosingTagToken:
			if err := mayStand(token.Data, open); err != nil {
				return err
			}
			names := withoutValues(raw)
			for _, a := range token.Attr {
				if strings.Count(names, " "+a.Key) != 1 { // the tokenizer drops the second
					return fmt.Errorf("<%s> has %s twice", token.Data, a.Key)
				}
				switch {
				case strings.HasPrefix(a.Key, "on") || a.Key == "style":
					return fmt.Errorf("<%s> has %s", token.Data, a.Key)
				case a.Key == "id" && (a.Val == "" || strings.ContainsAny(a.Val, " \t\n")):
					return fmt.Errorf("%q is no id", a.Val)
				case a.Key == "id" && ids[a.Val]:
					return fmt.Errorf("there are two places %q", a.Val)
				case a.Key == "id":
					ids[a.Val] = true
				case a.Key == "href" && strings.HasPrefix(a.Val, "#") && len(a.Val) > 1:
					links = append(links, a.Val[1:])
				case a.Key == "aria-labelledby":
					links = append(links, a.Val)
				}
			}
			if token.Data != "img" && token.Data != "input" && !isVoid[token.Data] {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			last := len(open) - 1
			if last < 0 || isVoid[token.Data] {
				return fmt.Errorf("</%s> ends nothing", token.Data)
			}
			if open[last] != token.Data {
				return fmt.Errorf("</%s> ends <%s>", token.Data, open[last])
			}
			open = open[:last]
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("<%s> is not ended", open[len(open)-1])
	}
	for _, link := range links {
		if !ids[link] {
			return fmt.Errorf("%q leads nowhere", "#"+link)
		}
	}
	return nil
}

// withoutValues returns a tag without the values of its attributes.
func withoutValues(tag string) string {
	var out strings.Builder
	for {
		before, value, more := strings.Cut(tag, `="`)
		if !more {
			return out.String() + tag
		}
		_, rest, ended := strings.Cut(value, `"`)
		if !ended {
			return out.String() + tag
		}
		out.WriteString(before)
		tag = rest
	}
}

// mayStand tells what is wrong with an element in the elements around it.
func mayStand(name string, open []string) error {
	parent := ""
	if len(open) > 0 {
		parent = open[len(open)-1]
	}
	phrase := isPhrase[name] || name == "a" || name == "img" || name == "input" || name == "label"
	switch {
	case slices.Contains([]string{"script", "style", "iframe", "form", "object", "svg", "math"}, name):
		return fmt.Errorf("<%s> should not be there", name)
	case name == "a" && slices.Contains(open, "a"):
		return fmt.Errorf("link within a link")
	case name == "li" && parent != "ul" && parent != "ol":
		return fmt.Errorf("<li> within <%s>", parent)
	case !phrase && (parent == "label" || holdsWords[parent] && !(name[0] == 'h' && parent == "summary")):
		return fmt.Errorf("<%s> within <%s>", name, parent)
	}
	return nil
}

// filled returns the HTML of a body with something in each hole: a link where
// there will be one, else a letter.
func filled(b Body) string {
	var out strings.Builder
	from := 0
	for _, h := range b.Holes {
		out.WriteString(b.HTML[from:h.At])
		switch h.Kind {
		case HoleCite, HoleTerm:
			out.WriteString(`<a href="x">x</a>`)
		case HoleSize:
			out.WriteString(` width="1" height="1"`)
		default:
			out.WriteByte('x')
		}
		from = h.At
	}
	out.WriteString(b.HTML[from:])
	return out.String()
}
