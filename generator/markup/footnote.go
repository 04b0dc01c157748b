package markup

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Footnotes, [^name] in the text and [^name]: below.

func writeFootnoteLink(w *writer, n ast.Node) {
	link := n.(*xast.FootnoteLink)
	place := footnoteRef(link.Index, link.RefIndex)
	if w.silent {
		return
	}
	footnotesOf(w.context).show(place)
	w.body.Footnotes = true
	number := itoa(link.Index)
	w.write(`<sup class="footnote-ref" id="` + place + `">`)
	if w.inLink() {
		w.write(number)
	} else {
		w.write(`<a href="#fn-` + number + `">` + number + `</a>`)
	}
	w.write(`</sup>`)
}

// footnoteRef is the name of the place in the text that refers to a footnote;
// count tells several such places apart.
func footnoteRef(index, count int) string {
	id := "fnref-" + itoa(index)
	if count > 0 {
		id += "-" + itoa(count+1)
	}
	return id
}

func writeFootnoteBacklink(w *writer, n ast.Node) {
	link := n.(*xast.FootnoteBacklink)
	place := footnoteRef(link.Index, link.RefIndex)
	if !footnotesOf(w.context).shown[place] {
		return
	}
	w.closeRaw(w.rawFloor) // no link of the page may be open here
	w.write(` <a class="footnote-back" href="#` + place + `" aria-label="`)
	w.label(LabelBackToText)
	w.write(`">↩</a>`)
}

func writeFootnoteList(w *writer, n ast.Node) {
	w.endPassage()
	_ = ast.Walk(n, func(within ast.Node, entering bool) (ast.WalkStatus, error) {
		if within.Kind() == ast.KindImage {
			return ast.WalkSkipChildren, nil
		}
		if link, ok := within.(*xast.FootnoteLink); ok && entering {
			footnotesOf(w.context).show(footnoteRef(link.Index, link.RefIndex))
		}
		return ast.WalkContinue, nil
	})
	id := w.freeID("footnotes")
	w.ids[id] = max(0, n.Pos())
	w.write(`<section class="footnotes"><h2 id="` + id + `">`)
	w.label(LabelFootnotes)
	w.write("</h2>\n<ol>\n")
	w.startPassage(id, -1)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.write(`<li id="fn-` + itoa(c.(*xast.Footnote).Index) + `">`)
		w.container(c)
		w.write("</li>\n")
	}
	w.write("</ol></section>\n")
}

// footnotes holds what the parser found of footnotes, in the parser's context.
type footnotes struct {
	defined []*xast.Footnote
	unknown []source.Span   // [^name] without a footnote of that name
	shown   map[string]bool // references that the page shows; in the words of a picture it does not
}

func (f *footnotes) show(place string) {
	if f.shown == nil {
		f.shown = map[string]bool{}
	}
	f.shown[place] = true
}

var footnotesKey = parser.NewContextKey()

func footnotesOf(pc parser.Context) *footnotes {
	found, ok := pc.Get(footnotesKey).(*footnotes)
	if !ok {
		found = &footnotes{}
		pc.Set(footnotesKey, found)
	}
	return found
}

// footnoteParser finds footnotes, as the parser's own does, and notes them:
// those that are not referred to will not be in the tree.
type footnoteParser struct{ parser.BlockParser }

func (p footnoteParser) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := p.BlockParser.Open(parent, reader, pc)
	if note, ok := node.(*xast.Footnote); ok {
		found := footnotesOf(pc)
		found.defined = append(found.defined, note)
	}
	return node, state
}

// footnoteLinkParser finds references to footnotes, as the parser's own does, and
// notes those that refer to nothing: they stay in the text as they are written.
type footnoteLinkParser struct{ parser.InlineParser }

func (p footnoteLinkParser) Parse(parent ast.Node, reader gtext.Reader, pc parser.Context) ast.Node {
	line, segment := reader.PeekLine()
	node := p.InlineParser.Parse(parent, reader, pc)
	if node != nil || !bytes.HasPrefix(line, []byte("[^")) {
		return node
	}
	end := bytes.IndexAny(line, "] \t\n")
	if end < len("[^x") || line[end] != ']' || end+1 < len(line) && (line[end+1] == '(' || line[end+1] == '[') {
		return nil
	}
	found := footnotesOf(pc)
	found.unknown = append(found.unknown, source.Span{Offset: segment.Start, Length: end + 1})
	return nil
}

// checkFootnotes reports footnotes that nothing refers to, which are left out, and
// references to footnotes that are not there.
func (w *writer) checkFootnotes() {
	found, ok := w.context.Get(footnotesKey).(*footnotes)
	if !ok {
		return
	}
	var names []string
	first := map[string]*xast.Footnote{}
	for _, note := range found.defined {
		name := string(note.Ref)
		names = append(names, name)
		if first[name] == nil {
			first[name] = note
		}
		at := source.Span{Offset: note.Pos(), Length: len(name) + len("[^]")}
		switch {
		case note.Index >= 0:
		case first[name] != note:
			d := w.report(diag.FootnoteUnused, at, "There is another footnote “%s” above, so this one is not shown.", name)
			*d = d.Hinted("Give one of the two another name.").
				See(w.text.Position(first[name].Pos(), at.Length), "The first is here.")
		default:
			w.report(diag.FootnoteUnused, at, "Nothing refers to the footnote “%s”, so it is not shown.", name).
				Hint = "Put [^" + name + "] where it belongs, or delete the footnote."
		}
	}
	if !w.opts.Plain && !w.opts.KeepTop {
		w.unknownFootnotes(found.unknown, names)
	}
}

func (w *writer) unknownFootnotes(unknown []source.Span, names []string) {
	const many = 200
	if len(names) > many {
		names = nil // to compare all with all would take long
	}
	for _, at := range unknown {
		name := string(w.text.Data[at.Offset+len("[^") : at.Offset+at.Length-len("]")])
		hint := `Write it below, as in [^` + name + `]: Figures of 2018. To show the brackets themselves, write \[^` + name + `].`
		if near := diag.Suggest(name, names); near != "" {
			hint = "Did you mean [^" + near + "]?"
		}
		w.report(diag.FootnoteUndefined, at, "There is no footnote “%s” on this page.", name).Hint = hint
	}
}
