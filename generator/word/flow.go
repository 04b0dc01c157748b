package word

import "strings"

// flow writes nodes as paragraphs and tables. What stands between blocks makes a
// paragraph of its own.
func (w *writer) flow(nodes []*Node, p place) {
	var line []*Node
	end := func() {
		if len(line) > 0 {
			w.paragraph(p, p.style, w.inline(line, p.run))
		}
		line = nil
	}
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		switch {
		case skipped(n):
		case !isBlock(n):
			line = append(line, n)
		case n.Attrs["data-repeat"] != "":
			end()
			entries := entriesFrom(nodes[i:])
			i += len(entries) - 1
			w.repeat(entries, p)
		default:
			end()
			w.block(n, p)
		}
	}
	end()
}

// entriesFrom returns the nodes that are entries of the same repeat as the first,
// with the spaces between them.
func entriesFrom(nodes []*Node) []*Node {
	end := 1
	for i, n := range nodes {
		switch {
		case n.Tag != "" && n.Attrs["data-repeat"] == nodes[0].Attrs["data-repeat"]:
			end = i + 1
		case n.Tag != "" || squeeze(n.Text) != "":
			return nodes[:end]
		}
	}
	return nodes[:end]
}

// repeat writes the entries of a repeating section.
func (w *writer) repeat(entries []*Node, p place) {
	w.settle()
	open, end := w.repeated(entries[0].Attrs["data-repeat"])
	w.out.WriteString(open)
	for _, n := range entries {
		if n.Tag == "" {
			continue
		}
		open, end := w.repeatedItem()
		w.out.WriteString(open)
		before := w.out.Len()
		w.block(n, p)
		if w.out.Len() == before {
			w.empty(setting{style: p.style, indent: p.indent})
		}
		w.out.WriteString(end)
	}
	w.out.WriteString(end)
}

// empty writes a paragraph without words.
func (w *writer) empty(s setting) {
	w.out.WriteString("<w:p>" + s.xml() + w.before + "</w:p>")
	w.before = ""
}

// block writes one block.
func (w *writer) block(n *Node, p place) {
	base := w.base
	if own, ok := n.attr("data-base"); ok {
		w.base = own
		w.newPage = w.newPage || w.out.Len() > 0
	}
	w.before += w.bookmark(n)
	p.run = spoken(n, p.run)
	switch n.Tag {
	case "p":
		w.p(n, p)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.heading(n, p)
	case "ul", "ol":
		w.list(n, p)
	case "table":
		w.table(n, p)
	case "pre":
		w.code(n, p)
	case "hr":
		w.settle()
		w.empty(setting{style: "Rule", indent: p.indent})
	case "dt":
		w.lineOrFlow(n, p, "Term")
	case "dd":
		p.style, p.indent = "Definition", p.indent+step
		w.flow(n.Children, p)
	case "blockquote":
		p.style, p.indent = "Quote", p.indent+step
		w.flow(n.Children, p)
	case "figcaption", "legend":
		w.lineOrFlow(n, p, "Caption")
	case "summary":
		w.lineOrFlow(n, p, "CalloutTitle")
	case "details":
		w.flow(n.Children, callout(p, "plain"))
	default:
		w.flow(n.Children, callout(p, byClass(n, look().Callouts)))
	}
	w.base = base
}

// callout returns the place in a box; the place itself if there is none.
func callout(p place, name string) place {
	b, ok := look().Boxes[name]
	if !ok {
		return p
	}
	p.style, p.box, p.indent = b.Style, name, p.indent+step
	return p
}

// lineOrFlow writes what is usually one line, in a style of its own.
func (w *writer) lineOrFlow(n *Node, p place, name string) {
	p.style = name
	w.flow(n.Children, p)
}

func (w *writer) p(n *Node, p place) {
	name := byClass(n, look().Paragraphs)
	if name == "" {
		name = p.style
	}
	w.paragraph(p, name, w.inline(n.Children, p.run))
}

// heading writes a heading. Word has more levels than the four that we use.
func (w *writer) heading(n *Node, p place) {
	w.paragraph(p, "Heading"+string('0'+byte(w.level(n))), w.inline(n.Children, p.run))
}

// level returns the level of a heading in the document.
func (w *writer) level(n *Node) int { return min(max(int(n.Tag[1]-'0')-w.shift, 1), 4) }

// code writes lines as they are.
func (w *writer) code(n *Node, p place) {
	var content []piece
	for i, line := range strings.Split(strings.TrimRight(plain(n.Children), "\n"), "\n") {
		if i > 0 {
			content = append(content, piece{other: run(style{}, "<w:br/>")})
		}
		if line = strings.ReplaceAll(line, "\t", "    "); line != "" {
			content = append(content, piece{other: textRun(style{}, line)})
		}
	}
	w.paragraph(p, "Code", content)
}
