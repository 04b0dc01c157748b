package fill

import (
	"regexp"
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

// lineBreak stands for the end of a line until it is known how that is written.
const lineBreak = "\n"

// paragraph writes words, with the ends of their lines.
func paragraph(nodes []*word.Node) string {
	lines := wordLines(nodes)
	for i, line := range lines {
		lines[i] = lineStart(line)
	}
	return strings.Join(lines, "\\\n")
}

// oneLine writes words in one line, with something between what were lines.
func oneLine(nodes []*word.Node, between string) string {
	return strings.Join(wordLines(nodes), between)
}

// wordLines writes words and returns the lines that hold any.
func wordLines(nodes []*word.Node) []string {
	var out []string
	for line := range strings.SplitSeq(inline(nodes), lineBreak) {
		if line = strings.Trim(spaces.ReplaceAllString(line, " "), " "); line != "" {
			out = append(out, line)
		}
	}
	return out
}

var (
	spaces   = regexp.MustCompile(`[ \t\r\f]+`)
	white    = regexp.MustCompile(`[ \t\n\r\f]+`)
	special  = regexp.MustCompile("[\\\\`*_\\[\\]<>|~]|&[#A-Za-z]")
	numbered = regexp.MustCompile(`^([0-9]+)([.)])`)
	opening  = regexp.MustCompile(`^[-#+=:]`)
)

// escaped writes a text so that nothing in it means anything.
func escaped(s string) string {
	return special.ReplaceAllStringFunc(white.ReplaceAllString(s, " "), func(m string) string { return `\` + m })
}

// lineStart escapes what would make a list or heading of a line.
func lineStart(line string) string {
	line = numbered.ReplaceAllString(line, `$1\$2`)
	if opening.MatchString(line) {
		return `\` + line
	}
	return line
}

func inline(nodes []*word.Node) string {
	var out strings.Builder
	for _, n := range nodes {
		out.WriteString(inlineNode(n))
	}
	return out.String()
}

func inlineNode(n *word.Node) string {
	switch n.Tag {
	case "":
		return escaped(n.Text)
	case "br":
		return lineBreak
	case "strong", "b":
		return wrapped("**", inline(n.Children))
	case "em", "i":
		return wrapped("*", inline(n.Children))
	case "del", "s":
		return wrapped("~~", inline(n.Children))
	case "code":
		return code(wordsOf(n))
	case "img":
		return escaped(n.Attrs["alt"])
	case "a":
		return link(inline(n.Children), n.Attrs["href"])
	case "p", "div", "li", "ul", "ol", "tr":
		return inline(n.Children) + lineBreak // a block where there is room for a line only
	}
	if has(n, "blank") && !has(n, "filled") {
		return `\[` + inline(n.Children) + `\]`
	}
	return inline(n.Children)
}

// wrapped puts marks around words, each line by itself.
func wrapped(mark, words string) string {
	lines := strings.Split(words, lineBreak)
	for i, line := range lines {
		if inner := strings.Trim(line, " "); inner != "" {
			at := strings.Index(line, inner)
			lines[i] = line[:at] + mark + inner + mark + line[at+len(inner):]
		}
	}
	return strings.Join(lines, lineBreak)
}

func code(words string) string {
	words = strings.Trim(white.ReplaceAllString(words, " "), " ")
	if words == "" {
		return ""
	}
	mark := "`"
	for strings.Contains(words, mark) {
		mark += "`"
	}
	if len(mark) > 1 {
		words = " " + words + " "
	}
	return mark + words + mark
}

var elsewhere = regexp.MustCompile(`^(https?://|mailto:)[^\s<>]*$`)

// link writes a link to another site. Those to pages of this one lead nowhere from
// a file of its own.
func link(words, href string) string {
	if words == "" || !elsewhere.MatchString(href) {
		return words
	}
	return "[" + words + "](<" + href + ">)"
}
