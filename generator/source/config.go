package source

import (
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"partnerbook/generator/diag"
)

// Config is site.toml, with its defaults filled in.
type Config struct {
	// Plain is set for a folder without site.toml: every problem is a warning,
	// unknown settings are passed over, and harmless HTML is let through.
	Plain     bool
	Title     string
	Language  string
	Languages []string // Language first
	// Translate holds the words of site.toml in further languages: by language, then by what
	// stands there.
	Translate     map[string]map[string]string
	BaseURL       string // ends in "/", or empty
	Theme         Word
	BuildDate     time.Time // zero: SOURCE_DATE_EPOCH, else today
	FailOnOverdue bool
	NoSearch      bool // the site has no search box, and no index
	SearchHelp    Word // the page that says how to search, or empty
	Brand         Brand
	Topics        []Term
	Models        []Term
	Nations       []Term
	Audiences     []Term
	Navigation    []NavigationItem
	Footer        []NavigationItem // links at the foot of every page
	HTML          HTMLPolicy
	Off           []diag.Code // warnings turned off
	On            []diag.Code // those turned on that are off unless asked for
	Reading       ReadingAges
	NotOurs       []string // names that no page may claim as owner
	Contact       Contact
	Accessibility *Accessibility // nil if site.toml says nothing of it
	Offline       bool           // readers keep the site on their devices; only with a BaseURL where browsers allow that
}

// Brand is how the site names and colours itself.
type Brand struct {
	Name   string
	Colour Word // a CSS colour #rrggbb, or empty
	Logo   Word // a file of the content folder, or empty
	Footer string
}

// Term is a word of one of the site's fixed lists (a topic, model, nation or
// audience) with the title that readers see.
type Term struct {
	ID    string
	Title string
	Pos   diag.Position
}

// NavigationItem is an entry of the navigation bar or of the foot of pages.
type NavigationItem struct {
	Title string
	Page  Word
}

// HTMLPolicy says what becomes of HTML in pages.
type HTMLPolicy uint8

const (
	RefuseHTML   HTMLPolicy = iota // leave it out and say so
	SanitiseHTML                   // let harmless elements through
)

// Contact is where readers can report a problem.
type Contact struct {
	Email string
	Page  Word
}

// The lists that hold where site.toml declares none. They are those that
// councils in Great Britain choose from.
var (
	defaultModels = []Term{
		{ID: "in-house", Title: "In-house"},
		{ID: "shared", Title: "Shared service"},
		{ID: "outsourced", Title: "Outsourcing"},
		{ID: "venture", Title: "Joint venture"},
		{ID: "call-off", Title: "Agency and call-off"},
	}
	defaultNations = []Term{
		{ID: "england", Title: "England"},
		{ID: "scotland", Title: "Scotland"},
		{ID: "wales", Title: "Wales"},
	}
	defaultAudiences = []Term{{ID: "officer", Title: "Officers"}}
)

// PlainConfig returns the settings of a folder without site.toml.
func PlainConfig() Config {
	return Config{
		Plain:     true,
		Language:  "en",
		Languages: []string{"en"},
		Theme:     Word{Text: "default"},
		Models:    defaultModels,
		Nations:   defaultNations,
		Audiences: defaultAudiences,
		HTML:      SanitiseHTML,
		Reading:   defaultReading(),
	}
}

// ReadConfig reads site.toml. overrides are settings given on the command line,
// KEY=VALUE with a dotted key; they replace what the file says.
func ReadConfig(t *Text, overrides []string) (Config, diag.List) {
	table, found := ParseTOML(t, 0, len(t.Data))
	if found.HasErrors() {
		c := PlainConfig()
		c.Plain = false
		return c, found
	}
	found.Add(override(table, overrides)...)
	d := NewDecoder(t, table, TOML, true, &found)
	c := decodeConfig(d)
	d.Finish(nil)
	return c, found
}

// OverridePlain applies command-line settings to a folder without site.toml.
func OverridePlain(overrides []string) (Config, diag.List) {
	if len(overrides) == 0 {
		return PlainConfig(), nil
	}
	c, found := ReadConfig(&Text{Name: "--config"}, overrides)
	c.Plain, c.HTML = true, max(c.HTML, PlainConfig().HTML)
	return c, found
}

func decodeConfig(d *Decoder) Config {
	c := PlainConfig()
	c.Plain = false
	c.Title = d.Text("title")
	c.Language = orDefault(d.Text("language"), "en")
	c.Languages = languages(d, c.Language)
	c.BaseURL = baseURL(d)
	if theme := d.Word("theme"); theme.Text != "" {
		c.Theme = theme
	}
	c.BuildDate = d.Day("build_date")
	c.FailOnOverdue = d.Flag("fail_on_overdue")
	search := d.Flag("search")
	c.NoSearch = d.Has("search") && !search
	c.SearchHelp = d.Word("search_help")
	c.Brand = brand(d)
	c.Topics = terms(d, "topic", nil)
	c.Models = terms(d, "model", defaultModels)
	c.Nations = terms(d, "nation", defaultNations)
	c.Audiences = terms(d, "audience", defaultAudiences)
	c.Navigation = navigation(d, "navigation")
	c.Footer = navigation(d, "footer")
	c.HTML = htmlPolicy(d)
	c.Off, c.On = switched(d)
	c.Reading = readingAges(d)
	if claims := d.Sub("claims"); claims != nil {
		for _, w := range claims.Words("not_ours") {
			c.NotOurs = append(c.NotOurs, w.Text)
		}
		claims.Finish(nil)
	}
	if contact := d.Sub("contact"); contact != nil {
		c.Contact = Contact{Email: contact.Text("email"), Page: contact.Word("page")}
		contact.Finish(nil)
	}
	c.Accessibility = accessibility(d, c.NotOurs)
	c.Offline = offline(d, c.BaseURL)
	c.Translate = translate(d, &c)
	d.Extra("extra") // for themes
	return c
}

// offline reads whether readers keep the site on their devices. Browsers let only
// secure sites do that.
func offline(d *Decoder, base string) bool {
	sub := d.Sub("offline")
	if sub == nil {
		return false
	}
	wanted := sub.Flag("install")
	sub.Finish(nil)
	if !wanted || isSecure(base) {
		return wanted
	}
	if base == "" {
		sub.Report(diag.OfflineNoEffect, "install", "install = true has no effect: the site has no base_url.").
			Hint = `Say where the site will stand, as in base_url = "https://www.example.org/", or remove the line.`
		return false
	}
	sub.Report(diag.OfflineNoEffect, "install", "install = true has no effect: base_url is “%s”, and browsers keep only sites at https addresses.", base).
		Hint = "Publish the site at an address that begins with https://, or remove the line."
	return false
}

// isSecure tells whether browsers trust what comes from an address: by https, or from
// the reader's own machine.
func isSecure(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return false
	}
	host := strings.ToLower(u.Hostname())
	ip := net.ParseIP(host)
	return u.Scheme == "https" || host == "localhost" || strings.HasSuffix(host, ".localhost") || ip != nil && ip.IsLoopback()
}

func orDefault(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

var languageTag = regexp.MustCompile(`^[a-z]{2,3}$`)

func languages(d *Decoder, first string) []string {
	list := []string{first}
	for _, w := range d.Words("languages") {
		if !languageTag.MatchString(w.Text) {
			d.found.Add(diag.New(diag.MetaUnknownValue, w.Pos, "“%s” is not the code of a language.", w.Text).
				Hinted(`Codes are two small letters, as in languages = ["en", "cy"].`))
			continue
		}
		if !slices.Contains(list, w.Text) {
			list = append(list, w.Text)
		}
	}
	return list
}

func baseURL(d *Decoder) string {
	w := d.Word("base_url")
	if w.Text == "" {
		return ""
	}
	if !IsBaseURL(w.Text) {
		d.found.Add(diag.New(diag.MetaBadURL, w.Pos, "base_url cannot be “%s”.", w.Text).
			Hinted(`Write the whole address, as in base_url = "https://www.example.org/".`))
		return ""
	}
	return strings.TrimSuffix(w.Text, "/") + "/"
}

// IsBaseURL tells whether s can stand before the paths of pages: what follows a ? or #
// would swallow them.
func IsBaseURL(s string) bool {
	return IsWebAddress(s) && !strings.ContainsAny(s, "?#") && !strings.ContainsFunc(s, unicode.IsSpace)
}

// IsWebAddress tells whether s is an absolute address of a web server.
func IsWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" &&
		u.User == nil // https://www.example.org@other.example is the other
}

var hexColour = regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)

func brand(d *Decoder) Brand {
	b := d.Sub("brand")
	if b == nil {
		return Brand{}
	}
	out := Brand{Name: b.Text("name"), Colour: b.Word("colour"), Logo: b.Word("logo"), Footer: b.Text("footer")}
	if out.Colour.Text != "" && !hexColour.MatchString(out.Colour.Text) {
		b.found.Add(diag.New(diag.MetaUnknownValue, out.Colour.Pos, "“%s” is not a colour.", out.Colour.Text).
			Hinted(`Write it as in colour = "#14504a".`))
		out.Colour = Word{}
	}
	b.Finish(nil)
	return out
}

func terms(d *Decoder, key string, otherwise []Term) []Term {
	subs := d.Subs(key)
	if subs == nil {
		return otherwise
	}
	var out []Term
	for _, sub := range subs {
		sub.Need("every "+key+" has an id and a title", "id", "title")
		id := sub.Word("id")
		sub.shape.Matches("id", validID.String())
		term := Term{ID: id.Text, Title: sub.Text("title"), Pos: id.Pos}
		sub.Finish(nil)
		if id.Text == "" {
			continue
		}
		if !ValidID(id.Text) {
			sub.badID(id)
			continue
		}
		if i := slices.IndexFunc(out, func(t Term) bool { return t.ID == term.ID }); i >= 0 {
			sub.found.Add(diag.New(diag.PageDuplicateID, id.Pos, "There is another %s with the id “%s”.", key, id.Text).
				Hinted("Give one of the two another id, or remove it.").
				See(out[i].Pos, "It is here."))
			continue
		}
		out = append(out, term)
	}
	return out
}

var validID = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// ValidID tells whether s can be an id: small letters, digits and hyphens,
// beginning with a letter.
func ValidID(s string) bool { return len(s) <= 80 && validID.MatchString(s) }

func (d *Decoder) badID(w Word) {
	d.found.Add(diag.New(diag.MetaBadID, w.Pos, "“%s” cannot be an id.", w.Text).
		Hinted("An id holds small letters, digits and hyphens, and begins with a letter."))
}

// ID returns an id with its place.
func (d *Decoder) ID(key string) Word {
	w := d.Word(key)
	d.shape.Matches(key, validID.String())
	if w.Text != "" && !ValidID(w.Text) {
		d.badID(w)
		return Word{}
	}
	return w
}

func navigation(d *Decoder, key string) []NavigationItem {
	var out []NavigationItem
	for _, sub := range d.Subs(key) {
		sub.Need("every entry has a title and a page", "title", "page")
		out = append(out, NavigationItem{Title: sub.Text("title"), Page: sub.Word("page")})
		sub.Finish(nil)
	}
	return out
}

func htmlPolicy(d *Decoder) HTMLPolicy {
	sub := d.Sub("markdown")
	if sub == nil {
		return RefuseHTML
	}
	w := sub.Word("html")
	sub.OneOf("html", []Word{w}, []string{"refuse", "sanitise"})
	sub.Finish(nil)
	if w.Text == "sanitise" {
		return SanitiseHTML
	}
	return RefuseHTML
}

// switched returns the warnings that are turned off, and those turned on that are off
// unless asked for.
func switched(d *Decoder) (off, on []diag.Code) {
	for _, p := range d.Pairs("diagnostics") {
		row, known := diag.Lookup(diag.Code(p.Key.Text))
		switch {
		case !known:
			hint := "Copy the name from the square brackets at the end of the message."
			if near := diag.Suggest(p.Key.Text, codeNames()); near != "" {
				hint = "Did you mean " + near + "?"
			}
			d.found.Add(diag.New(diag.AllowUnknownCode, p.Key.Pos, "There is no message “%s”.", p.Key.Text).Hinted("%s", hint))
		case row.Severity == diag.Error:
			d.found.Add(diag.New(diag.AllowError, p.Key.Pos, "“%s” is an error, and errors cannot be turned off.", p.Key.Text).
				Hinted("`partnerbook explain %s` says how to mend it.", p.Key.Text))
		case p.Value.Text != "off" && p.Value.Text != "on":
			d.found.Add(diag.New(diag.MetaUnknownValue, p.Value.Pos, "A message is \"on\" or \"off\", not “%s”.", p.Value.Text).
				Hinted("Write it as in %q = \"off\".", p.Key.Text))
		case p.Value.Text == "off":
			off = append(off, row.Code)
		case row.Code.OffUnlessAsked():
			on = append(on, row.Code)
		}
	}
	return off, on
}

func codeNames() []string {
	var names []string
	for _, row := range diag.Rows() {
		names = append(names, string(row.Code))
	}
	return names
}

// override applies KEY=VALUE settings of the command line. A value that is no
// TOML is taken as text, so that quotes are not needed in a shell.
func override(table *Table, overrides []string) diag.List {
	var found diag.List
	for _, o := range overrides {
		key, value, ok := strings.Cut(o, "=")
		if !ok || strings.TrimSpace(key) == "" {
			found.Add(diag.New(diag.TOMLSyntax, diag.Position{Path: "--config"},
				"--config wants KEY=VALUE, not “%s”.", o).
				Hinted(`Write it as in --config title="Sharing a service".`))
			continue
		}
		parsed := overrideTable(strings.TrimSpace(key), strings.TrimSpace(value))
		if parsed == nil {
			found.Add(diag.New(diag.TOMLSyntax, diag.Position{Path: "--config"},
				"The setting “%s” cannot be read.", o).
				Hinted(`Write it as in --config title="Sharing a service".`))
			continue
		}
		merge(table, parsed)
	}
	return found
}

func overrideTable(key, value string) *Table {
	for _, text := range []string{key + " = " + value, key + " = " + quote(value)} {
		t := &Text{Name: "--config", Data: []byte(text)}
		if table, found := ParseTOML(t, 0, len(t.Data)); !found.HasErrors() {
			withoutPlaces(table)
			return table
		}
	}
	return nil
}

func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}

// onCommandLine is the place of settings that stand in no file.
var onCommandLine = Span{Offset: -1}

// withoutPlaces forgets places, which are those of another text.
func withoutPlaces(t *Table) {
	t.Span = onCommandLine
	for i := range t.Entries {
		t.Entries[i].Span = onCommandLine
		t.Entries[i].Value.forgetPlaces()
	}
}

func (v *Value) forgetPlaces() {
	v.Span = onCommandLine
	if v.Table != nil {
		withoutPlaces(v.Table)
	}
	for i := range v.Items {
		v.Items[i].forgetPlaces()
	}
}

func merge(into, from *Table) {
	for _, e := range from.Entries {
		old, ok := into.Get(e.Key)
		if ok && old.Value.Type == TableType && e.Value.Type == TableType {
			merge(old.Value.Table, e.Value.Table)
			continue
		}
		into.Set(e)
	}
}
