package importer

import (
	"fmt"
	"strings"
)

// front returns the settings of a page.
func front(p page, doc *Document, sum string, draft bool) string {
	var out strings.Builder
	set := func(key, value string) { fmt.Fprintf(&out, "%s = %s\n", key, value) }
	set("title", tomlString(p.title))
	set("kind", tomlString(p.kind))
	if p.summary != "" {
		set("summary", tomlString(shortened(p.summary, 300)))
	}
	if p.kind == "source" {
		set("publisher", tomlString(nonBlank(doc.Publisher, "Not known")))
	}
	derived := p.kind == "testimonial" || p.kind == "checklist"
	switch {
	case draft || p.draft:
		set("status", `"draft"`)
	case doc.Withdrawn != "" && derived:
		set("status", `"historic"`)
	case doc.Withdrawn != "":
		set("status", `"withdrawn"`)
		set("withdrawn", "{ because = "+tomlString("The document says: "+doc.Withdrawn)+" }")
	}
	if p.numbered {
		set("numbered", "true")
	}
	if p.kind == "testimonial" {
		set("who", tomlString(p.who))
		set("councils", tomlList(p.councils))
		set("quote", tomlString(p.quote))
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
	imported := "from = " + tomlString(doc.Name) + ", sha256 = " + tomlString(sum)
	if p.at.Unit != "" {
		imported += ", place = " + tomlString(p.at.String())
	}
	set("imported", "{ "+imported+" }")
	return "+++\n" + out.String() + "+++\n"
}
