package wordtest

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Check returns what Word would find wrong with a document, and what would be wrong
// to have in one.
func Check(document []byte) []string {
	all := Parts(document)
	if all == nil {
		return []string{"it is no package"}
	}
	c := &checker{parts: map[string]*element{}, files: all}
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		root, err := parse(all[name])
		if err != nil {
			c.report(name, "%v", err)
			return c.problems
		}
		c.parts[name] = root
	}
	c.types(names)
	for _, name := range names {
		c.part(name, c.parts[name])
	}
	c.references()
	return c.problems
}

type checker struct {
	files    map[string]string
	parts    map[string]*element
	problems []string
}

func (c *checker) report(part, format string, args ...any) {
	if len(c.problems) < 20 {
		c.problems = append(c.problems, part+": "+fmt.Sprintf(format, args...))
	}
}

// types checks that each part says what it is.
func (c *checker) types(names []string) {
	types := c.parts["[Content_Types].xml"]
	if types == nil {
		c.report("[Content_Types].xml", "is missing")
		return
	}
	var known []string
	for _, e := range types.children {
		if part := e.attrs["PartName"]; part != "" {
			known = append(known, strings.TrimPrefix(part, "/"))
			if c.parts[strings.TrimPrefix(part, "/")] == nil {
				c.report(part, "is not there")
			}
		}
	}
	for _, name := range names {
		if !slices.Contains(known, name) && path.Ext(name) != ".rels" && name != "[Content_Types].xml" {
			c.report(name, "has no type of its own")
		}
	}
}

// relations returns those of a part, by their ids.
func (c *checker) relations(part string) map[string]*element {
	folder, file := path.Split(part)
	rels := c.parts[folder+"_rels/"+file+".rels"]
	out := map[string]*element{}
	if rels == nil {
		return out
	}
	for _, r := range rels.children {
		id, target := r.attrs["Id"], r.attrs["Target"]
		if out[id] != nil {
			c.report(part, "the relation %s is there twice", id)
		}
		out[id] = r
		if r.attrs["TargetMode"] != "External" {
			if c.parts[path.Join(folder, target)] == nil {
				c.report(part, "%s leads to %s, which is not there", id, target)
			}
			continue
		}
		u, err := url.Parse(target)
		if err != nil || !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) {
			c.report(part, "%s leads to %s", id, target)
		}
	}
	return out
}

func (c *checker) part(name string, root *element) {
	relations := c.relations(name)
	ids, marks := map[string]bool{}, map[string]bool{}
	root.walk(func(e *element, around []*element) {
		for _, problem := range append(ordered(e), held(e, around)...) {
			c.report(name, "%s", problem)
		}
		if id, ok := e.attrs["r:id"]; ok && relations[id] == nil {
			c.report(name, "%s refers to %s, which is not there", e.name, id)
		}
		switch e.name {
		case "w:bookmarkStart":
			if marks[e.attrs["w:name"]] || marks["#"+e.attrs["w:id"]] || len(e.attrs["w:name"]) > 40 {
				c.report(name, "the bookmark %s is there twice, or too long", e.attrs["w:name"])
			}
			marks[e.attrs["w:name"]], marks["#"+e.attrs["w:id"]] = true, true
		case "w:sdtPr":
			if id := e.val("w:id"); id == "" || ids[id] {
				c.report(name, "the control %q is there twice", id)
			} else {
				ids[id] = true
			}
			if len([]rune(e.val("w:alias"))) > 64 || len([]rune(e.val("w:tag"))) > 64 {
				c.report(name, "the name of a control is too long")
			}
		case "w:sdtContent":
			if len(e.children) == 0 {
				c.report(name, "a control holds nothing")
			}
		case "w:tc":
			if last := e.children[len(e.children)-1]; last.name != "w:p" {
				c.report(name, "a cell ends with %s", last.name)
			}
		case "w:tbl":
			c.table(name, e)
		case "w:instrText":
			if !strings.HasPrefix(e.text, " TOC ") {
				c.report(name, "there is a field %q", e.text)
			}
		case "w:fldSimple":
			if i := strings.TrimSpace(e.attrs["w:instr"]); i != "PAGE" && i != "NUMPAGES" {
				c.report(name, "there is a field %q", i)
			}
		case "w:hyperlink":
			if e.attrs["r:id"] == "" && e.attrs["w:anchor"] == "" {
				c.report(name, "a link leads nowhere")
			}
		}
		for i := 1; i < len(e.children); i++ {
			if e.children[i].name == "w:tbl" && e.children[i-1].name == "w:tbl" {
				c.report(name, "two tables would become one")
			}
		}
	})
}

// table checks that the cells of each row fill the columns.
func (c *checker) table(part string, table *element) {
	columns := len(table.child("w:tblGrid").children)
	head := true
	table.walk(func(e *element, around []*element) {
		if e.name != "w:tr" || slices.ContainsFunc(around[1:], func(a *element) bool { return a.name == "w:tbl" }) {
			return
		}
		sum := 0
		for _, cell := range e.children {
			if cell.name != "w:tc" {
				continue
			}
			span, err := strconv.Atoi(cell.child("w:tcPr").val("w:gridSpan"))
			if err != nil {
				span = 1
			}
			sum += span
		}
		if sum != columns {
			c.report(part, "a row fills %d of %d columns", sum, columns)
		}
		isHead := e.child("w:trPr") != nil && e.child("w:trPr").child("w:tblHeader") != nil
		if isHead && !head {
			c.report(part, "a row below others is repeated on each page")
		}
		head = isHead
	})
}

// references checks that every style, list, footnote and place that is named exists.
func (c *checker) references() {
	styles, lists, notes, names := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	note := func(part, tag, attribute string, into map[string]bool) {
		root := c.parts[part]
		if root == nil {
			c.report(part, "is missing")
			return
		}
		root.walk(func(e *element, _ []*element) {
			if e.name == tag {
				into[e.attrs[attribute]] = true
			}
		})
	}
	note("word/styles.xml", "w:style", "w:styleId", styles)
	note("word/numbering.xml", "w:num", "w:numId", lists)
	note("word/footnotes.xml", "w:footnote", "w:id", notes)
	note("word/document.xml", "w:bookmarkStart", "w:name", names)
	note("word/footnotes.xml", "w:bookmarkStart", "w:name", names)
	for name, root := range c.parts {
		root.walk(func(e *element, _ []*element) {
			value := e.attrs["w:val"]
			switch e.name {
			case "w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next":
				if !styles[value] {
					c.report(name, "there is no style %s", value)
				}
			case "w:numId":
				if !lists[value] {
					c.report(name, "there is no list %s", value)
				}
			case "w:footnoteReference":
				if !notes[e.attrs["w:id"]] {
					c.report(name, "there is no footnote %s", e.attrs["w:id"])
				}
			case "w:hyperlink":
				if a := e.attrs["w:anchor"]; a != "" && !names[a] {
					c.report(name, "there is no place %s", a)
				}
			}
		})
	}
}
