package edition

import (
	"fmt"
	"strings"
)

// pages prints the pages of one sort.
func (p *printer) pages(r *Report, what, title string, brief bool) {
	first := true
	for i := range r.Pages {
		d := &r.Pages[i]
		if d.What != what {
			continue
		}
		if first {
			p.head(title)
		}
		short := brief || what == Added || what == Removed
		if !first && !short {
			p.blank()
		}
		first = false
		p.page(d, short)
	}
}

func (p *printer) page(d *PageDiff, short bool) {
	title := d.Title
	if title == "" {
		title = "(without a title)"
	}
	address := tokensOf(d.URL, faint)
	if d.What == Moved {
		address = append(append(tokensOf(d.OldURL, faint), token{"→", faint, false}), address...)
	}
	switch {
	case d.What == Added || d.What == Removed:
		title += " (" + many(d.Counted, "word") + ")"
	case short:
		title += d.brief()
	}
	p.tokens("  ", plain, tokensOf(title, bold))
	p.tokens("    ", plain, address)
	if short {
		return
	}
	p.about(d)
	p.words(d)
	p.figures(d)
	if counts := d.formats(); counts != "" {
		p.text("    ", counts)
	}
}

// brief says in a few words what changed in a page.
func (d *PageDiff) brief() string {
	var out []string
	if d.State != nil {
		out = append(out, d.State.New)
	}
	if n := len(d.Words); n > 0 {
		out = append(out, many(n, "paragraph"))
	}
	if n := len(d.Figures); n > 0 {
		out = append(out, many(n, "figure"))
	}
	if n := len(d.Facts); n > 0 {
		out = append(out, "facts about the page")
	}
	if d.OldTitle != "" {
		out = append(out, "title")
	}
	if d.Formatting+d.Links > 0 && len(d.Words) == 0 {
		out = append(out, "formatting or links")
	}
	if len(out) == 0 {
		return ""
	}
	return " (" + strings.Join(out, ", ") + ")"
}

// about prints what became of the page as a whole.
func (p *printer) about(d *PageDiff) {
	if d.NoAlias {
		p.text("    ", fmt.Sprintf("The old address leads nowhere now. Add aliases = [%q] to the page.", d.OldURL))
	}
	field := func(what, old, new string) {
		p.tokens("    ", plain, append(tokensOf(what+":", plain), arrow(old, new)...))
	}
	if d.OldTitle != "" {
		field("Title", d.OldTitle, d.Title)
	}
	if d.State != nil {
		field("State", d.State.Old, d.State.New)
		if d.State.Why != "" {
			p.text("      ", d.State.Why)
		}
	}
	for _, f := range d.Facts {
		field(f.What, f.Old, f.New)
	}
}

// longest is how many characters of a paragraph are printed that was added or removed.
const longest = 400

// words prints the paragraphs that changed, under their headings.
func (p *printer) words(d *PageDiff) {
	under := ""
	for _, b := range d.Words {
		if b.Under != under && !b.Heading {
			if under = b.Under; under != "" {
				p.text("    ", "Under "+quoted(under)+":")
			}
		}
		switch b.What {
		case Reworded:
			p.tokens("    - ", red, pieceTokens(b.Pieces, OldOnly, red))
			p.tokens("    + ", green, pieceTokens(b.Pieces, NewOnly, green))
		case Added:
			p.tokens("    + ", green, tokensOf(b.label()+shortened(b.New, longest), green))
		case Removed:
			p.tokens("    - ", red, tokensOf(b.label()+shortened(b.Old, longest), red))
		case Moved:
			p.tokens("    ~ ", plain, tokensOf("moved: "+b.label()+quoted(shortened(b.New, 60)), plain))
		}
	}
}

// label says of a heading that it is one.
func (b BlockChange) label() string {
	if b.Heading {
		return "Heading: "
	}
	return ""
}

// pieceTokens returns the words of one side of a change.
func pieceTokens(pieces []Piece, side string, look style) []token {
	var out []token
	for _, piece := range pieces {
		var words []token
		switch piece.What {
		case Same:
			words = tokensOf(piece.Text, plain)
		case side:
			words = tokensOf(piece.Text, look)
		case Cut:
			words = []token{{"…", faint, false}}
		default:
			continue
		}
		if len(words) > 0 {
			words[0].glued = piece.Glued && len(out) > 0
		}
		out = append(out, words...)
	}
	return out
}

// shortened cuts a text at a space so that it has at most so many characters.
func shortened(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	cut := string(runes[:most])
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.–-") + " …"
}

// figures prints the figures that are others now, and names those that come or go with
// their sentences.
func (p *printer) figures(d *PageDiff) {
	var come, gone []string
	first := true
	for _, f := range d.Figures {
		switch {
		case f.Old == "":
			come = append(come, f.New)
		case f.New == "":
			gone = append(gone, f.Old)
		default:
			if first {
				p.text("    ", "Figures:")
				first = false
			}
			p.tokens("      ", plain, append(arrow(f.Old, f.New), tokensOf("in "+quoted(f.Around), plain)...))
		}
	}
	if len(come) > 0 {
		p.text("    ", "Figures that are new: "+strings.Join(come, "; "))
	}
	if len(gone) > 0 {
		p.text("    ", "Figures that are gone: "+strings.Join(gone, "; "))
	}
}

// formats says how many paragraphs say the same in another way.
func (d *PageDiff) formats() string {
	var out []string
	if d.Formatting > 0 {
		out = append(out, many(d.Formatting, "paragraph")+" changed in formatting only.")
	}
	if d.Links > 0 {
		out = append(out, "Links in "+many(d.Links, "paragraph")+" lead elsewhere.")
	}
	return strings.Join(out, " ")
}
