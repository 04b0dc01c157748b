package chart

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// canvas collects elements.
type canvas struct{ strings.Builder }

func (c *canvas) printf(format string, args ...any) { fmt.Fprintf(c, format, args...) }

// narrow is the width, in pixels, that a chart has on the narrowest screen.
const narrow = 280

// perLetter is about how wide a letter is, in pixels.
const perLetter = 7

// text writes lines of words. x is in hundredths of a percent, dx in pixels.
func (c *canvas) text(x, dx, y int, class, anchor string, lines ...string) {
	for i, line := range lines {
		c.printf(`<text class="%s" x="%s" y="%d"`, class, percent(x), y+i*lineHeight)
		if dx != 0 {
			c.printf(` dx="%d"`, dx)
		}
		if anchor != "start" {
			c.printf(` text-anchor="%s"`, anchor)
		}
		c.printf(">%s</text>\n", escape(line))
	}
}

const lineHeight = 17

// line writes a line; x is in hundredths of a percent, y in pixels.
func (c *canvas) line(class string, x1, y1, x2, y2 int, more string) {
	c.printf(`<line class="%s" x1="%s" y1="%d" x2="%s" y2="%d" stroke="#000"%s/>`+"\n", class, percent(x1), y1, percent(x2), y2, more)
}

// percent writes hundredths of a percent: 1250 is 12.5%.
func percent(n int) string {
	s := strconv.Itoa(n / 100)
	if rest := n % 100; rest != 0 {
		s += strings.TrimRight(fmt.Sprintf(".%02d", rest), "0")
	}
	return s + "%"
}

// wrap breaks a text into lines of at most so many letters; a word that is longer
// stays whole, and what does not fit into the lines is left out with a sign.
func wrap(text string, most, lines int) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= most:
			line += " " + word
		case len(out) == lines-1:
			return append(out, line+"…")
		default:
			out = append(out, line)
			line = word
		}
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escape escapes what XML reserves, and drops what it cannot hold.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return escaper.Replace(s)
}
