package bench

import (
	"bytes"
	"fmt"
	"strings"
)

// titles is the number of different titles, and so of pages.
func (c *corpus) titles() int {
	w := c.words
	return len(w.gerunds) * len(w.plurals) * len(w.settings)
}

// title returns the title of a page, which no other page has.
func (c *corpus) title(n int) string {
	w := c.words
	if isIndex(n) {
		n /= sectionPages
		return fmt.Sprintf("Guide to %s in %s", w.plurals[n%len(w.plurals)],
			w.settings[n/len(w.plurals)%len(w.settings)])
	}
	// A step that is a prime above the number of titles visits each once.
	const step = 1_000_003
	n = int(int64(n) * step % int64(c.titles()))
	gerund, rest := n%len(w.gerunds), n/len(w.gerunds)
	return fmt.Sprintf("%s %s in %s", w.gerunds[gerund], w.plurals[rest%len(w.plurals)],
		w.settings[rest/len(w.plurals)])
}

// heading is a heading of a page; text holds small letters, spaces and one
// capital at the front.
type heading struct {
	level int
	text  string
}

// anchor returns the name of the heading in addresses.
func (h heading) anchor() string { return strings.ReplaceAll(strings.ToLower(h.text), " ", "-") }

// headings returns the headings of an ordinary page.
func (c *corpus) headings(n int) []heading {
	a := newAuthor(c.words, n, headingStream)
	seen := map[string]bool{}
	var out []heading
	add := func(level int) {
		text := a.headingText()
		for seen[text] {
			text = a.headingText()
		}
		seen[text] = true
		out = append(out, heading{level, text})
	}
	for range a.between(3, 5) {
		add(2)
		if a.IntN(3) == 0 {
			add(3)
		}
	}
	return out
}

func (a *author) headingText() string {
	things := a.words.plurals[a.noun()]
	switch a.IntN(4) {
	case 0:
		return "How to " + a.verb() + " " + things
	case 1:
		return "Why " + things + " matter in " + a.setting()
	case 2:
		return capital(a.adjective() + " " + things)
	}
	return a.pick(a.words.gerunds) + " " + things
}

// page returns an ordinary page.
func (c *corpus) page(n int) []byte {
	a := newAuthor(c.words, n, bodyStream)
	var out bytes.Buffer
	c.frontMatter(&out, a, n)
	body := out.Len()

	headings := c.headings(n)
	links := c.links(a, n)
	extras := a.extras(n)
	length := a.between(550, 670) // words
	a.paragraph(&out, a.between(2, 3), nil)
	for i, h := range headings {
		fmt.Fprintf(&out, "\n%s %s\n", strings.Repeat("#", h.level), h.text)
		own := share(links, i, len(headings))
		extra := share(extras, i, len(headings))
		a.section(&out, own, extra, func() bool {
			return wordCount(out.Bytes()[body:]) >= length*(i+1)/len(headings)
		})
	}
	return out.Bytes()
}

// share returns the part of a list that belongs to section i of n.
func share(list []string, i, n int) []string {
	return list[i*len(list)/n : (i+1)*len(list)/n]
}

func wordCount(b []byte) int { return len(bytes.Fields(b)) }

// section writes the text below a heading: a paragraph with the links, the
// extras, and lists and paragraphs until there is enough.
func (a *author) section(out *bytes.Buffer, links, extras []string, enough func() bool) {
	a.paragraph(out, a.between(2, 3), links)
	for _, extra := range extras {
		out.WriteString(extra)
	}
	for !enough() {
		if a.chance(25) {
			a.list(out)
		} else {
			a.paragraph(out, a.between(2, 4), nil)
		}
	}
}

// paragraph writes a paragraph of the given number of sentences, with a
// sentence for each link behind the first.
func (a *author) paragraph(out *bytes.Buffer, sentences int, links []string) {
	list := []string{a.sentence()}
	list = append(list, links...)
	for range sentences - 1 {
		list = append(list, a.sentence())
	}
	fmt.Fprintf(out, "\n%s\n", strings.Join(list, " "))
}

// list writes a bulleted list with a line above it.
func (a *author) list(out *bytes.Buffer) {
	fmt.Fprintf(out, "\nBefore you %s %s, make sure that you:\n\n", a.verb(), a.phrase())
	for range a.between(3, 6) {
		fmt.Fprintf(out, "- %s %s %s\n", a.verb(), a.phrase(), a.place())
	}
}

// extras returns the table and the code of a page that has such.
func (a *author) extras(n int) []string {
	var out []string
	if n%5 == 3 {
		out = append(out, a.table())
	}
	if n/5%20 == 7 { // pages 35 to 39 of each hundred
		out = append(out, a.code())
	}
	return out
}

// table returns a table of 3 columns and 4 to 8 rows.
func (a *author) table() string {
	var out strings.Builder
	fmt.Fprintf(&out, "\n| %s | Who does it | Weeks |\n|---|:--|--:|\n", capital(a.words.nouns[a.noun()]))
	for range a.between(4, 8) {
		fmt.Fprintf(&out, "| %s | %s | %d |\n", capital(a.verb()+" "+a.phrase()), a.town(), a.between(1, 60))
	}
	return out.String()
}

// code returns a block of code in one of three languages.
func (a *author) code() string {
	switch a.IntN(3) {
	case 0:
		return fmt.Sprintf("\n```toml\n[%s]\n%s = %d\n%s = \"%s\"\n%s = [true, false]\n```\n",
			a.identifier(), a.identifier(), a.between(1, 99), a.identifier(), a.town(), a.identifier())
	case 1:
		return fmt.Sprintf("\n```go\n// Weeks returns how long it takes.\nfunc Weeks(%[1]s []int) (sum int) {\n"+
			"\tfor _, n := range %[1]s {\n\t\tsum += n * %[2]d\n\t}\n\treturn sum\n}\n```\n",
			a.identifier(), a.between(2, 9))
	}
	return fmt.Sprintf("\n```text\n%s: %s\n%s: %d\n```\n", a.identifier(), a.town(), a.identifier(), a.between(1, 99))
}

// links returns 2 to 6 sentences, each with a link to another page.
func (c *corpus) links(a *author, n int) []string {
	seen := map[int]bool{n: true}
	var out []string
	for range a.between(2, 6) {
		to := c.target(a, n)
		for seen[to] {
			to = c.target(a, n)
		}
		seen[to] = true
		out = append(out, c.linkSentence(a, n, to))
	}
	return out
}

// target returns a page to link to, half the time one of the same section.
func (c *corpus) target(a *author, n int) int {
	if a.chance(50) {
		return a.IntN(c.pages)
	}
	first := n - n%sectionPages
	return first + a.IntN(min(sectionPages, c.pages-first))
}

func (c *corpus) linkSentence(a *author, from, to int) string {
	address := link(from, to)
	if !isIndex(to) && a.IntN(3) == 0 {
		all := c.headings(to)
		h := all[a.IntN(len(all))]
		return fmt.Sprintf("The part called [%s](%s#%s) says how to %s %s.",
			h.text, address, h.anchor(), a.verb(), a.phrase())
	}
	return fmt.Sprintf("Read [%s](%s) before you %s %s.", c.title(to), address, a.verb(), a.phrase())
}

// frontMatter writes the settings of a page.
func (c *corpus) frontMatter(out *bytes.Buffer, a *author, n int) {
	a.plain = true
	summary := fmt.Sprintf("How to %s %s and %s %s.", a.verb(), a.phrase(), a.verb(), a.phrase())
	a.plain = false
	fmt.Fprintf(out, `+++
title = "%s"
kind = "guidance"
summary = "%s"
models = [%s]
nations = [%s]
topics = [%s]
reviewed = 2026-11-21
review_by = 2027-11-21
weight = %d
+++
`, c.title(n), summary, a.some(c.words.models), a.some(c.words.nations), a.some(c.words.topics), n%sectionPages+1)
}

// some returns one or more of a list's words, in its order and in quotes.
func (a *author) some(list []string) string {
	mask := a.between(1, 1<<len(list)-1)
	var out []string
	for i, word := range list {
		if mask>>i&1 == 1 {
			out = append(out, `"`+word+`"`)
		}
	}
	return strings.Join(out, ", ")
}

// sectionIndex returns the first page of a section, which links to the others.
func (c *corpus) sectionIndex(n int) []byte {
	a := newAuthor(c.words, n, bodyStream)
	var out bytes.Buffer
	c.frontMatter(&out, a, n)
	a.paragraph(&out, 3, []string{"The [start of the knowledge base](../index.md) lists all sections."})
	a.paragraph(&out, 3, nil)
	if last := min(n+sectionPages, c.pages); n+1 < last {
		out.WriteString("\n## Pages of this section\n\n")
		for to := n + 1; to < last; to++ {
			fmt.Fprintf(&out, "- [%s](%s)\n", c.title(to), link(n, to))
		}
	}
	return out.Bytes()
}
