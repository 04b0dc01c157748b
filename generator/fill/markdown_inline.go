package fill

import (
	"regexp"
	"strings"

	"partnerbook/generator/word"
)

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
