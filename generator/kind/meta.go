package kind

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// decodeMeta reads the settings that all kinds share. found is where the decoder
// reports, path the content path of the page.
func (c *Compiler) decodeMeta(d *source.Decoder, path string, found *diag.List) Meta {
	title := d.Word("title")
	m := c.placing(d, found)
	m.Kind = c.kindName(d)
	m.Title, m.TitlePos = source.Typographic(title.Text), title.Pos
	m.ID = d.ID("id")
	m.Status = status(d)
	m.Coming = source.Typographic(d.Text("coming"))
	m.Published, m.Reviewed = d.Day("published"), d.Day("reviewed")
	m.Owner = d.Text("owner")
	m.Sources = references(d, "sources", markup.RefCite)
	m.Numbered, m.Personal = d.Flag("numbered"), d.Flag("personal")
	m.ByTitle = byTitle(d)
	if !c.config.Plain {
		d.Need("every page has a title", "title")
	}
	m.Withdrawn = withdrawal(d, m.Status)
	m.ReviewBy, m.ReviewPos = c.review(d, m)
	m.Approved = approval(d)
	m.Changes = changes(d)
	m.Translation = c.translation(d, path, found)
	d.Extra("extra")
	c.checkClaims(d, found)
	if c.config.Plain {
		c.otherTools(d, &m)
	}
	return m
}

// placing reads what says where a page belongs and what it is listed with: the
// settings that decision aids have as well.
func (c *Compiler) placing(d *source.Decoder, found *diag.List) Meta {
	m := Meta{
		Summary:  source.Typographic(d.Text("summary")),
		Models:   c.listed(d, "models", c.config.Models),
		Nations:  c.listed(d, "nations", c.config.Nations),
		Topics:   c.listed(d, "topics", c.config.Topics),
		Audience: c.listed(d, "audience", c.config.Audiences),
		Related:  references(d, "related", markup.RefLink),
		Weight:   d.Number("weight"),
		Aliases:  aliases(d, found),
	}
	for _, w := range d.Words("inventory") {
		m.Inventory = append(m.Inventory, w.Text)
	}
	return m
}

func (c *Compiler) kindName(d *source.Decoder) string {
	w := d.Word("kind")
	if k, ok := lookup(w.Text); ok && !d.Records() {
		return k.Name
	}
	d.OneOf("kind", []source.Word{w}, Names())
	return guidance.Name
}

// byTitle reads found_by, which keeps the text of a page out of search.
func byTitle(d *source.Decoder) bool {
	w := d.Word("found_by")
	d.OneOf("found_by", []source.Word{w}, []string{"title", "text"})
	return w.Text == "title"
}

// listed returns those values of a setting that the site's list knows, and
// reports the others.
func (c *Compiler) listed(d *source.Decoder, key string, terms []source.Term) []string {
	words := d.Words(key)
	if len(words) == 0 && !d.Records() {
		return nil
	}
	possible := make([]string, len(terms))
	for i, t := range terms {
		possible[i] = t.ID
	}
	d.OneOf(key, words, possible)
	var out []string
	for _, w := range words {
		if i := slices.Index(possible, w.Text); i >= 0 && !slices.Contains(out, w.Text) {
			out = append(out, possible[i]) // which all pages share
		}
	}
	return out
}

func status(d *source.Decoder) Status {
	w := d.Word("status")
	if w.Text == "" && !d.Records() {
		return Current
	}
	d.OneOf("status", []source.Word{w}, StatusNames())
	return Status(max(0, slices.Index(StatusNames(), w.Text)))
}

func references(d *source.Decoder, key string, kind markup.ReferenceKind) []markup.Reference {
	var refs []markup.Reference
	for _, w := range d.Words(key) {
		refs = append(refs, refOf(w, kind))
	}
	return refs
}

// refOf makes a reference of a word in the settings.
func refOf(w source.Word, kind markup.ReferenceKind) markup.Reference {
	return markup.Reference{Kind: kind, Raw: w.Text, Pos: w.Pos}
}

func withdrawal(d *source.Decoder, s Status) Withdrawal {
	sub := d.Sub("withdrawn")
	ended := s == Withdrawn || s == Superseded
	if sub == nil {
		if ended {
			d.Report(diag.MetaNoReason, "status", "The page is %s and does not say why.", s).
				Hint = `Add withdrawn = { because = "…", use = "other-page.md" }.`
		}
		return Withdrawal{}
	}
	w := Withdrawal{Because: source.Typographic(sub.Text("because")), On: sub.Day("on")}
	if use := sub.Word("use"); use.Text != "" {
		ref := refOf(use, markup.RefLink)
		w.Use = &ref
	}
	sub.Finish(nil)
	switch {
	case ended && w.Because == "":
		d.Report(diag.MetaNoReason, "withdrawn", "The page is %s and does not say why.", s).
			Hint = `Add because = "…".`
	case s == Superseded && w.Use == nil:
		d.Report(diag.MetaNoReason, "withdrawn", "The page is superseded and does not say by what.").
			Hint = `Add use = "other-page.md".`
	}
	return w
}

func approval(d *source.Decoder) Approval {
	sub := d.Sub("approved")
	if sub == nil {
		return Approval{}
	}
	a := Approval{By: sub.Text("by"), On: sub.Day("on")}
	sub.Finish(nil)
	return a
}

func changes(d *source.Decoder) []Change {
	var out []Change
	for _, sub := range d.Subs("changes") {
		sub.Need("every change has a date and a note", "on", "note")
		out = append(out, Change{On: sub.Day("on"), Note: source.Typographic(sub.Text("note"))})
		sub.Finish(nil)
	}
	slices.SortStableFunc(out, func(a, b Change) int { return b.On.Compare(a.On) })
	return out
}

var windowsDrive = regexp.MustCompile(`^[A-Za-z]:`)

// aliases reads the addresses that the page had before.
func aliases(d *source.Decoder, found *diag.List) []source.Word {
	var out []source.Word
	for _, w := range d.Words("aliases") {
		clean := path.Clean(strings.TrimPrefix(w.Text, "/"))
		if strings.HasSuffix(w.Text, "/") {
			clean = path.Join(clean, "index.html")
		}
		bad := strings.HasPrefix(clean, "..") || !strings.HasSuffix(clean, ".html") ||
			strings.ContainsAny(clean, "\\?#\x00") || windowsDrive.MatchString(clean)
		if bad {
			found.Add(diag.New(diag.MetaBadAlias, w.Pos, "“%s” cannot be an old address of the page.", w.Text).
				Hinted(`Write the path from the start page, as in aliases = ["old/page.html"].`))
			continue
		}
		out = append(out, source.Word{Text: clean, Pos: w.Pos})
	}
	return out
}

// checkClaims reports owners and approvers who have not seen the page.
func (c *Compiler) checkClaims(d *source.Decoder, found *diag.List) {
	c.claim(d.Word("owner"), "its owner", found)
	if sub := d.Sub("approved"); sub != nil {
		c.claim(sub.Word("by"), "its approver", found)
	}
}

// claim reports a name that may not be what it is said to be of the page.
func (c *Compiler) claim(w source.Word, what string, found *diag.List) {
	for _, name := range c.config.NotOurs {
		if containsName(w.Text, name) {
			found.Add(diag.New(diag.MetaClaimedOwner, w.Pos, "The page names %s as %s.", name, what).
				Hinted(`Name a role at whoever publishes the site, such as "Content editors".`))
			return
		}
	}
}

// containsName tells whether text holds name as whole words, case ignored.
func containsName(text, name string) bool {
	return name != "" && strings.Contains(
		" "+strings.Join(nameWords(text), " ")+" ",
		" "+strings.Join(nameWords(name), " ")+" ")
}

func nameWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127)
	})
}

// otherTools reads the settings that other tools have under other names.
func (c *Compiler) otherTools(d *source.Decoder, m *Meta) {
	if m.Summary == "" {
		m.Summary = source.Typographic(d.Text("description"))
	}
	if d.Has("draft") && d.Flag("draft") {
		m.Status = Draft
	}
	if m.Published.IsZero() && d.Has("date") {
		m.Published = d.Day("date")
	}
}
