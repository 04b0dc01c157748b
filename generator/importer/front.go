package importer

import (
	"fmt"
	"strings"

	"partnerbook/generator/source"
)

// front returns the settings of a page.
func front(p page, doc *Document, sum string, draft bool) string {
	var out strings.Builder
	set := func(key, value string) { fmt.Fprintf(&out, "%s = %s\n", key, value) }
	set("title", source.Quoted(p.title))
	set("kind", source.Quoted(p.kind))
	if p.summary != "" {
		set("summary", source.Quoted(shortened(p.summary, 300)))
	}
	if p.kind == "source" {
		set("publisher", source.Quoted(nonBlank(doc.Publisher, "Not known")))
	}
	derived := p.kind == "testimonial" || p.kind == "checklist"
	switch {
	case draft || p.draft:
		set("status", `"draft"`)
	case doc.Withdrawn != "" && derived:
		set("status", `"historic"`)
	case doc.Withdrawn != "":
		set("status", `"withdrawn"`)
		set("withdrawn", "{ because = "+source.Quoted("The document says: "+doc.Withdrawn)+" }")
	}
	if p.numbered {
		set("numbered", "true")
	}
	if p.kind == "testimonial" {
		set("who", source.Quoted(p.who))
		set("councils", tomlList(p.councils))
		set("quote", source.Quoted(p.quote))
	}
	if len(p.sources) > 0 {
		set("sources", tomlList(p.sources))
	}
	if len(p.related) > 0 {
		set("related", tomlList(p.related))
	}
	if p.weight > 0 {
		set("weight", itoa(p.weight))
	}
	out.WriteString("\n[extra]\n")
	imported := "from = " + source.Quoted(doc.Name) + ", sha256 = " + source.Quoted(sum)
	if p.at.Unit != "" {
		imported += ", place = " + source.Quoted(p.at.String())
	}
	set("imported", "{ "+imported+" }")
	return "+++\n" + out.String() + "+++\n"
}
