package render

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"partnerbook/generator/site"
)

// Sizes of a tile, in pixels. No font can be measured here, so lines are broken by
// their number of characters, which fit in any font that pages use.
const (
	tileWidth  = 272
	tileInset  = 14
	nameLine   = 20
	smallLine  = 17
	chipHeight = 26
	chipGap    = 6
	nameChars  = 24
	smallChars = 34
	chipChars  = 28
	againChars = 23 // beside a mark
	markWidth  = 34
)

// drawing draws the tiles of one view.
type drawing struct {
	*filler
	id    string
	in    membership
	tiles int
	again bool // some council belongs to several
}

// canvas collects what a tile holds, from top to bottom.
type canvas struct {
	strings.Builder
	y int // where the next thing begins
}

func (c *canvas) put(format string, args ...any) { fmt.Fprintf(&c.Builder, format+"\n", args...) }

// lines writes text in lines.
func (c *canvas) lines(class string, height, x int, lines []string) {
	for _, line := range lines {
		c.y += height
		c.put(`<text class="%s" x="%d" y="%d">%s</text>`, class, x, c.y-5, escaped(line))
	}
}

func (c *canvas) linked(url string, draw func()) {
	c.put(`<a href="%s">`, escaped(url))
	draw()
	c.put(`</a>`)
}

// tile draws one partnership in the row of a model.
func (d *drawing) tile(i int, model string) template.HTML {
	d.tiles++
	p := &d.book.site.Partnerships[i]
	v := d.book.partnership(d.page.URL, d.words, i)
	c := &canvas{y: 8}
	c.linked(v.URL, func() { c.lines("who-name", nameLine, tileInset, broken(v.Title, nameChars)) })
	c.lines("who-when", smallLine, tileInset, d.small(p, model))
	c.y += 4
	if !p.Alone {
		for _, m := range p.Members {
			d.chip(c, i, m)
		}
	} else if next, count := d.in.next(p.Name, i); count > 1 {
		d.mark(c, p.Name, next, count, c.y)
		c.y += chipHeight
	}
	if p.Successor != "" {
		c.lines("who-since", smallLine, tileInset, broken(d.words.T("who_since", "what", p.Successor), smallChars))
	}
	c.y += 8
	outline, bottom := c.y, c.y
	if len(v.Accounts) > 0 {
		bottom = d.account(c, outline, v.Accounts[0])
	}
	return d.framed(c, p, &v, outline, bottom)
}

// small returns the lines below the name: of which year it is told, and what it is.
func (d *drawing) small(p *site.Partnership, model string) []string {
	words := d.words.T("who_as_of", "when", p.AsOf)
	if p.Alone {
		words += " · " + d.words.T("who_alone")
	} else if len(p.Members) == 1 {
		words += " · " + d.words.T("who_one")
	}
	lines := broken(words, smallChars)
	for _, t := range d.book.site.Config.Models {
		if t.ID != model && slices.Contains(p.Models, t.ID) {
			lines = append(lines, broken(d.words.T("who_also_model", "model", t.Title), smallChars)...)
		}
	}
	return lines
}

func (d *drawing) chip(c *canvas, i int, member string) {
	next, count := d.in.next(member, i)
	class, most := "who-chip", chipChars
	if count > 1 {
		class, most = "who-chip who-several", againChars
	}
	lines := broken(site.ShortName(member), most)
	height := chipHeight + (len(lines)-1)*smallLine
	c.put(`<rect class="%s" x="%d" y="%d" width="%d" height="%d" rx="%d"/>`, class, tileInset, c.y, tileWidth-2*tileInset, height, chipHeight/2)
	for n, line := range lines {
		c.put(`<text class="who-member" x="%d" y="%d">%s</text>`, tileInset+13, c.y+18+n*smallLine, escaped(line))
	}
	if count > 1 {
		d.mark(c, member, next, count, c.y)
	}
	c.y += height + chipGap
}

// mark draws, at the right of a chip, in how many partnerships its council is; it
// leads to the next of them.
func (d *drawing) mark(c *canvas, member string, next, count, y int) {
	d.again = true
	other := d.book.partnership(d.page.URL, d.words, next)
	c.put(`<a href="%s" aria-label="%s">`, escaped(other.URL), escaped(d.words.T("who_again", "n", count, "who", site.ShortName(member), "where", other.Title)))
	c.put(`<rect class="who-again" x="%d" y="%d" width="%d" height="%d" rx="%d"/>`, tileWidth-tileInset-markWidth, y, markWidth, chipHeight, chipHeight/2)
	c.put(`<text class="who-times" x="%d" y="%d" text-anchor="middle">×%d</text>`, tileWidth-tileInset-markWidth/2, y+18, count)
	c.put(`</a>`)
}

// account hangs a label below the outline, and returns where it ends.
func (d *drawing) account(c *canvas, outline int, a AccountView) int {
	top := outline + 12
	c.put(`<path class="who-line" d="M%d %dV%dH%d"/>`, tileInset+10, outline, top+chipHeight/2, tileInset+26)
	label := d.words.T("who_account")
	if a.Year != "" {
		label = d.words.T("who_account_year", "year", a.Year)
	}
	c.put(`<a href="%s" aria-label="%s">`, escaped(a.URL), escaped(label+": "+a.Who))
	c.put(`<rect class="who-account" x="%d" y="%d" width="%d" height="%d" rx="4"/>`, tileInset+26, top, tileWidth-2*tileInset-26, chipHeight)
	c.put(`<text class="who-told" x="%d" y="%d">%s</text>`, tileInset+38, top+18, escaped(label))
	c.put(`</a>`)
	return top + chipHeight
}

// framed puts a tile together: its size, what it is called, what it shows in words,
// and its outline behind the rest.
func (d *drawing) framed(c *canvas, p *site.Partnership, v *PartnershipView, outline, bottom int) template.HTML {
	id := numbered(d.id+"-", d.tiles)
	class := "who-outline"
	if p.Alone {
		class = "who-outline who-one"
	}
	told := ""
	if len(v.Accounts) > 0 {
		told = d.words.T("who_told")
	}
	about := d.words.T("who_desc", "members", v.Short, "when", p.AsOf, "account", told)
	height := bottom + 2
	return template.HTML(fmt.Sprintf(`<svg class="who-tile" width="%[1]d" height="%[2]d" viewBox="0 0 %[1]d %[2]d" role="group" aria-labelledby="%[3]s" aria-describedby="%[3]s-about">
<title id="%[3]s">%[4]s</title>
<desc id="%[3]s-about">%[5]s</desc>
<rect class="%[6]s" x="1" y="1" width="%[7]d" height="%[8]d" rx="10"/>
%[9]s</svg>`, tileWidth, height, id, escaped(v.Title), escaped(strings.TrimSpace(about)), class, tileWidth-2, outline-1, c.String()))
}

// broken breaks text between words into lines of at most so many characters; a longer
// word has a line of its own.
func broken(text string, most int) []string {
	var lines []string
	for word := range strings.FieldsSeq(text) {
		last := len(lines) - 1
		if last >= 0 && len([]rune(lines[last]))+1+len([]rune(word)) <= most {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

func escaped(text string) string { return template.HTMLEscapeString(text) }

func numbered(name string, n int) string { return name + strconv.Itoa(n) }
