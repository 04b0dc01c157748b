package markup

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Names of places: {#name .class cite="…"} at the end of a heading, paragraph,
// list item or table row.
//
// They are cut off before the text between is parsed, because typographic
// quotes would spoil them; until the writer reaches the block they are kept in
// the parser's context, by the offset of the block's first line. (Not on the
// node: goldmark makes new nodes of paragraphs in tight lists.)

var attributesKey = parser.NewContextKey()

// trailing holds the attributes of one block, or the place of some that cannot
// be read.
type trailing struct {
	attributes attributes
	broken     source.Span
	alone      source.Span // those that stand in a paragraph of their own
}

func keep(pc parser.Context, at int, t trailing) {
	kept, _ := pc.Get(attributesKey).(map[int]trailing)
	if kept == nil {
		kept = map[int]trailing{}
		pc.Set(attributesKey, kept)
	}
	kept[at] = t
}

// attributeTransformer cuts attributes off paragraphs.
type attributeTransformer struct{}

func (attributeTransformer) Transform(node *ast.Paragraph, reader gtext.Reader, pc parser.Context) {
	lines := node.Lines()
	if lines.Len() == 0 {
		return
	}
	last := lines.Len() - 1
	segment := lines.At(last)
	cut, found, ok := cutAttributes(segment, reader.Source())
	if !ok {
		return
	}
	empty := len(bytes.TrimSpace(cut.Value(reader.Source()))) == 0
	if empty && last == 0 { // nothing but attributes: they have no block to name
		if found.attributes.names() {
			length := len(bytes.TrimSpace(segment.Value(reader.Source())))
			keep(pc, segment.Start, trailing{alone: source.Span{Offset: segment.Start, Length: length}})
		}
		return
	}
	keep(pc, lines.At(0).Start, found)
	if empty {
		lines.SetSliced(0, last)
		return
	}
	lines.Set(last, cut)
}

// atxParser cuts attributes off headings that begin with #.
type atxParser struct{ parser.BlockParser }

func (p atxParser) Open(parent ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node == nil || node.Lines().Len() == 0 {
		return node, state
	}
	budgetOf(pc).lines(node.Lines(), 0, 1)
	if cut, found, ok := cutAttributes(node.Lines().At(0), reader.Source()); ok {
		keep(pc, node.Lines().At(0).Start, found)
		cut.Stop = cut.Start + len(withoutClosing(cut.Value(reader.Source())))
		node.Lines().Set(0, cut)
	}
	return node, state
}

// withoutClosing returns the words of a heading without the # signs that may
// close it, as in ## Costs ## {#costs}.
func withoutClosing(words []byte) []byte {
	rest := bytes.TrimRight(words, "#")
	if len(rest) > 0 && rest[len(rest)-1] != ' ' && rest[len(rest)-1] != '\t' {
		return words
	}
	return bytes.TrimRight(rest, " \t")
}

// cutAttributes looks for attributes at the end of a line and returns the line
// without them.
func cutAttributes(segment gtext.Segment, src []byte) (gtext.Segment, trailing, bool) {
	line := src[segment.Start:segment.Stop]
	trimmed := bytes.TrimRight(line, " \t\n")
	if !bytes.HasSuffix(trimmed, []byte("}")) {
		return segment, trailing{}, false
	}
	open := bytes.LastIndexByte(trimmed, '{')
	if open < 0 || open > 0 && trimmed[open-1] != ' ' && trimmed[open-1] != '\t' {
		return segment, trailing{}, false
	}
	base := segment.Start + open
	attrs, n := parseAttributes(trimmed[open:], base)
	found := trailing{attributes: attrs}
	switch {
	case n == len(trimmed)-open && meant(attrs):
	case bytes.HasPrefix(trimmed[open:], []byte("{#")):
		found = trailing{broken: source.Span{Offset: base, Length: len(trimmed) - open}}
	default:
		return segment, trailing{}, false
	}
	cut := segment
	cut.Stop = segment.Start + len(bytes.TrimRight(trimmed[:open], " \t"))
	return cut, found, true
}

// meant tells whether braces at the end of a line are attributes, and not words
// that an author put in braces.
func meant(attrs attributes) bool {
	for _, a := range attrs {
		if a.Name == "id" || a.Name == "class" || a.Value != "" {
			return true
		}
	}
	return false
}

// named is what the attributes of a block come to.
type named struct {
	id, class, cite string
	span            source.Span
}

// attributesOf returns the attributes of the block whose first line starts at
// an offset, checked.
func (w *writer) attributesOf(n ast.Node) named {
	kept, _ := w.context.Get(attributesKey).(map[int]trailing)
	if kept == nil || n.Lines().Len() == 0 {
		return named{}
	}
	t, ok := kept[n.Lines().At(0).Start]
	if !ok {
		return named{}
	}
	switch {
	case t.broken.Length > 0:
		w.badAnchor(t.broken)
		return named{}
	case t.alone.Length > 0:
		if !w.opts.Plain && !w.opts.KeepTop {
			w.report(diag.AnchorBad, t.alone, "This names a place, but nothing stands before it.").
				Hint = "Put it at the end of the heading, paragraph, list item or table row that it names."
		}
		return named{}
	}
	return w.checked(t.attributes)
}

func (w *writer) checked(attrs attributes) named {
	var out named
	for _, a := range attrs {
		switch {
		case a.Name == "id" && isAnchor(a.Value):
			out.id, out.span = a.Value, a.Span
		case a.Name == "id":
			w.badAnchor(a.Span)
		case a.Name == "class":
			if out.class == "" {
				out.class = attrs.classes()
			}
		case a.Name == "cite":
			out.cite = a.Value
		case a.Name == "style" || strings.HasPrefix(strings.ToLower(a.Name), "on"):
			w.report(diag.AttributeForbidden, a.Span, "Pages may not carry %s.", a.Name).
				Hint = "Remove it. For emphasis use **bold** or :::warning."
		case a.Name == ":": // kramdown's way to begin attributes
		default:
			d := w.report(diag.AttributeUnknown, a.Span, "There is no attribute %s here.", a.Name)
			d.Hint = diag.DidYouMean(a.Name, []string{"cite"})
			if a.Value == "" {
				d.Hint = "If it belongs to the name, join the two with a hyphen: names hold no spaces."
			}
		}
	}
	return out
}

var validAnchor = regexp.MustCompile(`^\pL[\pL\pN_.-]*$`)

// isAnchor tells whether authors may give a place this name.
func isAnchor(name string) bool {
	return validAnchor.MatchString(name) && !isFootnoteName(name) && !IsPageName(name)
}

// isFootnoteName tells whether a name is one that footnotes have: fn-1, fnref-1 or
// fnref-1-2.
func isFootnoteName(name string) bool {
	rest, ok := strings.CutPrefix(name, "fn")
	if !ok {
		return false
	}
	rest, ok = strings.CutPrefix(strings.TrimPrefix(rest, "ref"), "-")
	return ok && rest != "" && strings.Trim(rest, "0123456789-") == ""
}

func (w *writer) badAnchor(span source.Span) {
	d := w.report(diag.AnchorBad, span, "This name of a place cannot be used.")
	d.Hint = "It holds letters, digits and hyphens, and begins with a letter, as in {#costs}."
	written := w.text.Data[min(span.Offset, len(w.text.Data)):]
	if name := string(bytes.TrimPrefix(written[:min(span.Length, len(written))], []byte("#"))); isFootnoteName(name) {
		d.Hint = "Footnotes have such names. Choose another, as in {#costs}."
	} else if IsPageName(name) {
		d.Hint = "Every page has a part of this name. Choose another, as in {#costs}."
	}
}

// anchor records a place under a name and returns whether the name was free.
// Names that authors gave and that are taken are reported.
func (w *writer) anchor(id string, kind AnchorKind, number int, attrs named) bool {
	if _, taken := w.ids[id]; taken {
		if attrs.id == id {
			w.duplicate(id, attrs.span)
		}
		return false
	}
	w.ids[id] = max(attrs.span.Offset, 0)
	w.body.Anchors = append(w.body.Anchors, Anchor{
		ID:      id,
		Kind:    kind,
		Number:  number,
		Heading: w.heading,
		Cite:    attrs.cite,
	})
	if w.opts.Places {
		w.body.Places = append(w.body.Places, w.position(attrs.span))
	}
	return true
}

// duplicate reports a name that another place has already.
func (w *writer) duplicate(id string, at source.Span) *diag.Diagnostic {
	d := w.report(diag.AnchorDuplicate, at, "There is another place with the name “%s” on this page.", id)
	*d = d.Hinted("Give one of the two another name.").See(w.text.Position(w.ids[id], 0), "The first is here.")
	return d
}

// paragraphOf returns the number of the paragraph that a name says it belongs
// to: 25 for "p25-stour"; else 0.
func paragraphOf(id string) int {
	if len(id) < 2 || id[0] != 'p' {
		return 0
	}
	digits, _, _ := strings.Cut(id[1:], "-")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || digits[0] == '0' {
		return 0
	}
	return n
}

// freeID returns slug, or slug with the first number that makes it free.
func (w *writer) freeID(slug string) string {
	if slug == "" {
		slug = "section"
	}
	if isFootnoteName(slug) || isFootnoteName(slug+"-2") {
		slug += "-section" // a number at its end would make it the name of a footnote
	}
	if _, taken := w.ids[slug]; !taken && !IsPageName(slug) {
		return slug
	}
	for n := w.next[slug] + 2; ; n++ {
		id := slug + "-" + strconv.Itoa(n)
		if _, taken := w.ids[id]; !taken {
			w.next[slug] = n - 2
			return id
		}
	}
}

// IsAnchor tells whether authors may give a place this name.
func IsAnchor(name string) bool { return isAnchor(name) }
