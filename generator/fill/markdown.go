package fill

import (
	"strconv"
	"strings"

	"partnerbook/generator/word"
)

// Markdown writes a document with a title, as Markdown that any reader of it
// understands (CommonMark, with tables).
func Markdown(title string, doc []*word.Node) string {
	blocks := append([]string{"# " + escaped(title)}, blocksOf(doc)...)
	return strings.Join(blocks, "\n\n") + "\n"
}

// blocksOf writes what stands below each other. Words that stand in no block of
// their own make a paragraph.
func blocksOf(nodes []*word.Node) []string {
	var out []string
	var loose []*word.Node
	flush := func() {
		if p := paragraph(loose); p != "" {
			out = append(out, p)
		}
		loose = nil
	}
	for _, n := range nodes {
		blocks, isBlock := blockOf(n)
		if !isBlock {
			loose = append(loose, n)
			continue
		}
		flush()
		out = append(out, blocks...)
	}
	flush()
	return out
}

// blockOf writes an element that stands below another; false if it stands in a line.
func blockOf(n *word.Node) ([]string, bool) {
	switch n.Tag {
	case "p":
		return some(paragraph(n.Children)), true
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return some(before(strings.Repeat("#", int(n.Tag[1]-'0'))+" ", oneLine(n.Children, " "))), true
	case "ul", "ol":
		return list(n), true
	case "blockquote":
		return some(indented(strings.Join(blocksOf(n.Children), "\n\n"), "> ", "> ")), true
	case "table":
		return table(n), true
	case "hr":
		return []string{"---"}, true
	case "pre":
		return []string{fenced(wordsOf(n))}, true
	case "dt", "summary", "caption":
		return bold(n), true
	case "svg":
		return nil, true
	case "div", "section", "article", "aside", "details", "figure", "figcaption", "dl", "dd", "li":
		return blocksOf(n.Children), true
	}
	return nil, false
}

func some(block string) []string {
	if block == "" {
		return nil
	}
	return []string{block}
}

func before(mark, words string) string {
	if words == "" {
		return ""
	}
	return mark + words
}

func bold(n *word.Node) []string { return some(wrapped("**", oneLine(n.Children, " "))) }

// indented puts one text before the first line and another before the others.
func indented(block, first, other string) string {
	if block == "" {
		return ""
	}
	lines := strings.Split(block, "\n")
	for i := range lines {
		mark := other
		if i == 0 {
			mark = first
		}
		lines[i] = strings.TrimRight(mark+lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func list(n *word.Node) []string {
	var items []string
	apart := "\n"
	number := 1
	if start, err := strconv.Atoi(n.Attrs["start"]); err == nil {
		number = start
	}
	for _, item := range n.Children {
		if item.Tag != "li" {
			continue
		}
		mark := "- "
		if n.Tag == "ol" {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		blocks := blocksOf(item.Children)
		if len(blocks) > 1 {
			apart = "\n\n"
		}
		words := indented(strings.Join(blocks, "\n\n"), mark, strings.Repeat(" ", len(mark)))
		if words == "" {
			words = strings.TrimRight(mark, " ")
		}
		items = append(items, words)
	}
	return some(strings.Join(items, apart))
}

func table(n *word.Node) []string {
	var captions []string
	var rows [][]string
	width := 0
	each(n, func(e *word.Node) bool {
		switch e.Tag {
		case "caption":
			captions = append(captions, bold(e)...)
			return false
		case "tr":
			cells := rowCells(e)
			rows = append(rows, cells)
			width = max(width, len(cells))
			return false
		}
		return true
	})
	if width == 0 {
		return captions
	}
	var out []string
	for i, cells := range rows {
		for len(cells) < width {
			cells = append(cells, "")
		}
		out = append(out, "| "+strings.Join(cells, " | ")+" |")
		if i == 0 {
			out = append(out, "|"+strings.Repeat(" --- |", width))
		}
	}
	return append(captions, strings.Join(out, "\n"))
}

func rowCells(row *word.Node) []string {
	var cells []string
	for _, c := range row.Children {
		if c.Tag == "th" || c.Tag == "td" {
			cells = append(cells, oneLine(c.Children, "<br>"))
		}
	}
	return cells
}

// each visits the elements in a node until visit says not to look into one.
func each(n *word.Node, visit func(*word.Node) bool) {
	for _, c := range n.Children {
		if c.Tag != "" && visit(c) {
			each(c, visit)
		}
	}
}

// fenced writes text as it stands, in a fence that is longer than any in it.
func fenced(words string) string {
	fence := "```"
	for strings.Contains(words, fence) {
		fence += "`"
	}
	return fence + "\n" + strings.TrimSuffix(words, "\n") + "\n" + fence
}
