package single

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// tag is the start of an element.
type tag struct {
	name  string
	attrs []html.Attribute
}

func tagOf(z *html.Tokenizer) tag {
	name, more := z.TagName()
	t := tag{name: string(name)}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		t.attrs = append(t.attrs, html.Attribute{Key: string(key), Val: string(value)})
	}
	return t
}

// attr returns the value of an attribute; the first counts, as in browsers.
func (t tag) attr(name string) (string, bool) {
	for _, a := range t.attrs {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// as writes the tag under another name, without some attributes.
func (t tag) as(name string, without ...string) string {
	var b strings.Builder
	b.WriteString("<" + name)
	for _, a := range t.attrs {
		if slices.Contains(without, a.Key) {
			continue
		}
		b.WriteString(" " + a.Key)
		if a.Val != "" {
			b.WriteString(`="` + html.EscapeString(a.Val) + `"`)
		}
	}
	return b.String() + ">"
}
