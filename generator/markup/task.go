package markup

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Checklist items, - [ ] and - [x]. Without scripts they are boxes that can be
// ticked and printed; nothing is kept. On checklists every item has a name, by which
// a script finds again what readers noted: the author's {#name} or one made here.

// taskParser finds boxes, as the parser's own does, but for links whose words are
// an x: [x](page.md) or [x][name].
type taskParser struct{ parser.InlineParser }

func (p taskParser) Parse(parent ast.Node, reader gtext.Reader, pc parser.Context) ast.Node {
	const box = len("[x]")
	if line, _ := reader.PeekLine(); len(line) > box && line[box-1] == ']' {
		switch rest := line[box:]; rest[0] {
		case '(':
			return nil
		case '[':
			if end := bytes.IndexByte(rest, ']'); end > 0 && isReference(rest[1:end], pc) {
				return nil
			}
		}
	}
	return p.InlineParser.Parse(parent, reader, pc)
}

// isReference tells whether a link may name this label.
func isReference(label []byte, pc parser.Context) bool {
	_, ok := pc.Reference(util.ToLinkReference(label))
	return ok
}

// taskBox returns the box at the beginning of a list item, or nil.
func taskBox(item ast.Node) *xast.TaskCheckBox {
	first := item.FirstChild()
	if first == nil || !isTextual(first) {
		return nil
	}
	box, _ := first.FirstChild().(*xast.TaskCheckBox)
	return box
}

// taskItem writes an item with a box: the first paragraph is the box's label, what
// follows stands below it.
func (w *writer) taskItem(item ast.Node, box *xast.TaskCheckBox, attrs named) {
	label := item.FirstChild()
	above := w.item
	w.item = w.addItem(label, attrs)
	w.write(`<label><input type="checkbox"`)
	if box.IsChecked {
		w.write(` checked`)
	}
	w.write("> ")
	w.itemWords(label)
	w.write("</label>")
	if label.NextSibling() != nil {
		w.write("\n")
		w.within(func() {
			for c := label.NextSibling(); c != nil; c = c.NextSibling() {
				w.node(c)
			}
		})
	}
	w.write("</li>\n")
	w.item = above
}

// addItem writes the start tag of an item, records the item and returns its index.
func (w *writer) addItem(label ast.Node, attrs named) int {
	if len(w.body.Items) == 0 && !w.opts.Checklist && !w.opts.Plain {
		w.report(diag.TaskOutside, spanOf(label), "This is a checklist item, and the page is not a checklist.").
			Hint = `Set kind = "checklist", or leave out the [ ].`
	}
	added := Item{Heading: w.heading, Parent: w.item, At: len(w.html), Pos: w.position(spanOf(label))}
	if w.opts.Checklist {
		added.Named = attrs.id != ""
		added.ID = w.nameItem(&attrs, label)
	}
	w.write("<li")
	if attrs.id != "" && w.anchor(attrs.id, AnchorItem, paragraphOf(attrs.id), attrs) {
		w.attribute("id", attrs.id)
	}
	w.attribute("data-item", added.ID)
	w.attribute("class", attrs.class)
	w.write(">")
	w.body.Items = append(w.body.Items, added)
	return len(w.body.Items) - 1
}

// itemWords writes the words of the present item, and notes them.
func (w *writer) itemWords(label ast.Node) {
	w.ours = w.ours[:0]
	text := w.inlines(label)
	item := &w.body.Items[w.item]
	item.Text = w.run(text)
	for _, at := range w.ours {
		item.Ours = append(item.Ours, at-text.From)
	}
}

// nameItem gives an item that its author named nothing a name by which readers'
// ticks find it again, and returns its name.
func (w *writer) nameItem(attrs *named, label ast.Node) string {
	if attrs.id == "" {
		attrs.id = w.freeID(derivedName(w.placeOfItem(), w.plainOf(label)))
	}
	return attrs.id
}

// placeOfItem says where the item that is about to be written stands: in which
// section, and as a part of which item. What stands beside it does not matter, so
// that moving other items changes no name.
func (w *writer) placeOfItem() string {
	section, above := "", ""
	if w.heading >= 0 {
		section = w.body.Headings[w.heading].ID
	}
	if w.item >= 0 {
		above = w.body.Items[w.item].ID
	}
	return section + "/" + above
}

// derivedName makes a name of the first words of an item and of a digest of all its
// words and its place: agree-a-date-1f2e. Case, accents and punctuation may change.
func derivedName(place, words string) string {
	const most = 32
	slug := source.Slug(words)
	sum := sha256.Sum256([]byte(place + "/" + slug))
	name := slug
	for len(name) > most {
		at := strings.LastIndexByte(name, '-')
		if at < 0 {
			name = "item"
		} else {
			name = name[:at]
		}
	}
	name = strings.TrimPrefix(name+"-"+hex.EncodeToString(sum[:2]), "-")
	if !isAnchor(name) {
		return "item-" + name
	}
	return name
}
