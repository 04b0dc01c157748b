package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"html/template"
	"strings"
	"time"

	"partnerbook/generator/calendar"
	"partnerbook/generator/site"
)

// The addresses of what is not a page.
const (
	FeedURL     = "feed.xml"
	SiteMapURL  = "sitemap.xml"
	NotFoundURL = "404.html"
	EditionURL  = "edition.json"
	MadeURL     = "edition.js"
)

// extras adds what is not a page.
func (b *Book) extras() {
	b.addAsset(b.theme.style)
	for _, sheet := range b.kindStyles() {
		b.addAsset(sheet)
	}
	b.addAsset(b.theme.scripts.box) // it offers to take pages away, too
	if b.search != "" {
		for _, a := range b.theme.scripts.all(b.site.Languages) {
			b.addAsset(a)
		}
	}
	if b.live {
		b.addAsset(b.theme.live)
	}
	b.add(EditionURL, (*Book).edition)
	b.add(MadeURL, (*Book).madeOn)
	b.addAsset(b.theme.life)
	b.addOffline()
	if b.reviews != "" {
		b.add(site.CalendarURL, (*Book).calendar)
	}
	if b.site.Config.BaseURL != "" {
		b.add(SiteMapURL, (*Book).siteMap)
		for _, language := range b.site.Languages {
			b.add(b.feedURL(language), func(b *Book, out *bytes.Buffer) error { return b.feed(out, language) })
		}
	}
	if b.site.Config.BaseURL != "" || b.live {
		b.add(NotFoundURL, (*Book).notFound)
	}
}

func (b *Book) addAsset(a late) { b.add(a.url(), emitBytes(a.data())) }

func emitBytes(data []byte) emitter {
	return func(_ *Book, out *bytes.Buffer) error {
		out.Write(data)
		return nil
	}
}

// edition writes the file that says when the site was made. All pages but two do not, so
// that they stay the same from day to day; for their scripts madeOn says it once more.
func (b *Book) edition(out *bytes.Buffer) error {
	data, err := json.MarshalIndent(struct {
		Title string `json:"title"`
		Built string `json:"built"`
		Pages int    `json:"pages"`
	}{b.site.Name, b.site.Date.Format(time.DateOnly), len(b.site.Pages)}, "", "  ")
	if err != nil {
		return err
	}
	out.Write(append(data, '\n'))
	return nil
}

// redirect appends the page that stands at an address that another page had
// before. It is relative, and works without scripts and from disk.
func (b *Book) redirect(out *bytes.Buffer, r site.Redirect) error {
	to := &b.site.Pages[r.To]
	tmpl, err := b.theme.in("guidance", to.Object.Language)
	if err != nil {
		return err
	}
	w := b.theme.Words(to.Object.Language)
	return tmpl.execute(out, "redirect", RedirectView{
		Words: w, Link: b.link(r.URL, w, r.To), Policy: b.policy(false), Canonical: b.absolute(to.URL),
		Disk: b.forDisk(), Style: site.Relative(r.URL, b.theme.style.url()),
	})
}

// RedirectView is what "redirect" sees.
type RedirectView struct {
	*Words
	Link
	Policy    string
	Canonical string
	Disk      bool   // as that of a PageView; the page needs a style sheet then
	Style     string // address of the style sheet
}

// notFound appends the page that a web server shows for an address that does
// not exist. It may be shown at any address, so its own are absolute.
func (b *Book) notFound(out *bytes.Buffer) error {
	language := b.site.Config.Language
	w := b.theme.Words(language)
	tmpl, err := b.theme.in("notfound", language)
	if err != nil {
		return err
	}
	v, err := b.start(NotFoundURL, language, 0, "notfound", w.T("not_found"))
	if err != nil {
		return err
	}
	v.Others, v.Switch, v.Languages = b.notFoundElsewhere(w), nil, nil
	var page bytes.Buffer
	if err := tmpl.execute(&page, "page", v); err != nil {
		return err
	}
	base := "/"
	if b.site.Config.BaseURL != "" {
		base = b.site.Config.BaseURL
	}
	out.WriteString(absoluteLinks(page.String(), base))
	return nil
}

// absoluteLinks makes the relative addresses of a page at the site's start
// absolute.
func absoluteLinks(html, base string) string {
	base = template.HTMLEscapeString(base)
	for _, attribute := range []string{` href="`, ` src="`, ` action="`, ` data-helper="`, ` data-engine="`, ` data-root="`, ` data-made="`} {
		parts := strings.Split(html, attribute)
		for i := 1; i < len(parts); i++ {
			if !strings.HasPrefix(parts[i], "#") && !hasScheme(parts[i]) {
				parts[i] = base + parts[i]
			}
		}
		html = strings.Join(parts, attribute)
	}
	return html
}

// hasScheme tells whether what begins with an address names a scheme in it.
func hasScheme(address string) bool {
	i := strings.IndexAny(address, `:/?#"`)
	return i >= 0 && address[i] == ':'
}

type siteMapURL struct {
	Location string `xml:"loc"`
	Modified string `xml:"lastmod,omitempty"`
}

// siteMap appends a site map (sitemaps.org, protocol 0.9).
func (b *Book) siteMap(out *bytes.Buffer) error {
	set := struct {
		XMLName xml.Name     `xml:"urlset"`
		Space   string       `xml:"xmlns,attr"`
		URLs    []siteMapURL `xml:"url"`
	}{Space: "http://www.sitemaps.org/schemas/sitemap/0.9"}
	for i := range b.site.Pages {
		p := &b.site.Pages[i]
		u := siteMapURL{Location: b.absolute(p.URL)}
		if day := changed(p); !day.IsZero() {
			u.Modified = day.Format(time.DateOnly)
		}
		set.URLs = append(set.URLs, u)
	}
	for i := range b.site.Listings {
		if k := b.site.Listings[i].Kind; k != site.ListSearch && k != site.ListPack && k != site.ListReading {
			set.URLs = append(set.URLs, siteMapURL{Location: b.absolute(b.site.Listings[i].URL)})
		}
	}
	return writeXML(out, set)
}

func writeXML(out *bytes.Buffer, v any) error {
	out.WriteString(xml.Header)
	enc := xml.NewEncoder(out)
	enc.Indent("", " ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	out.WriteByte('\n')
	return nil
}

// changed returns the day of the page's last change, review or publication.
func changed(p *site.Page) time.Time {
	m := p.Meta()
	last := m.Published
	for _, day := range []time.Time{m.Reviewed, m.Withdrawn.On} {
		if day.After(last) {
			last = day
		}
	}
	for _, c := range m.Changes {
		if c.On.After(last) {
			last = c.On
		}
	}
	return last
}

type atomEntry struct {
	Title   string   `xml:"title"`
	Link    atomLink `xml:"link"`
	ID      string   `xml:"id"`
	Updated string   `xml:"updated"`
	Summary string   `xml:"summary,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

// feedURL returns the address of the feed of the pages in a language: feed.xml for the site's,
// feed.cy.xml for another.
func (b *Book) feedURL(language string) string {
	if language == b.site.Config.Language {
		return FeedURL
	}
	return feedName + language + ".xml"
}

// feedName begins the addresses of feeds in other languages than the site's.
const feedName = "feed."

// IsFeed tells whether an address is that of a feed.
func IsFeed(url string) bool {
	return strings.HasPrefix(url, feedName) && strings.HasSuffix(url, ".xml")
}

// feed appends an Atom feed (RFC 4287) of the pages in a language that changed last.
func (b *Book) feed(out *bytes.Buffer, language string) error {
	const most = 30
	feed := struct {
		XMLName xml.Name    `xml:"feed"`
		Space   string      `xml:"xmlns,attr"`
		Lang    string      `xml:"xml:lang,attr,omitempty"`
		Title   string      `xml:"title"`
		ID      string      `xml:"id"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}{
		Space: "http://www.w3.org/2005/Atom", Title: b.siteTitle(b.theme.Words(language)), ID: b.absolute(b.site.At(b.site.Home(), language)),
		Author: b.author(),
		Links:  []atomLink{{"self", b.site.Config.BaseURL + b.feedURL(language)}, {"alternate", b.absolute(b.site.At(b.site.Home(), language))}},
	}
	if len(b.site.Languages) > 1 {
		feed.Lang = language
	}
	for _, p := range b.newest(language, most) {
		summary := b.summary(p)
		if changes := p.Meta().Changes; len(changes) > 0 {
			summary = changes[0].Note + ". " + summary
		}
		feed.Entries = append(feed.Entries, atomEntry{
			Title: p.Meta().Title, Link: atomLink{Href: b.absolute(p.URL)}, ID: b.absolute(p.URL),
			Updated: changed(p).Format(time.RFC3339), Summary: summary,
		})
	}
	feed.Updated = b.site.Date.Format(time.RFC3339)
	if len(feed.Entries) > 0 {
		feed.Updated = feed.Entries[0].Updated
	}
	return writeXML(out, feed)
}

func (b *Book) author() string {
	if name := b.site.Config.Brand.Name; name != "" {
		return name
	}
	return b.site.Name
}

// calendar appends the reviews as an iCalendar (RFC 5545), one all-day event
// for each page.
func (b *Book) calendar(out *bytes.Buffer) error {
	w := b.theme.Words(b.site.Config.Language)
	var c calendar.Calendar
	line := c.Line
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:-//Partnerbook//Reviews//EN")
	line("CALSCALE:GREGORIAN")
	line("NAME:%s", calendar.Text(w.T("list_reviews")+" – "+b.site.Name))
	for i := range b.site.Pages {
		p := &b.site.Pages[i]
		m := p.Meta()
		if m.ReviewBy.IsZero() || p.State.Ended() {
			continue
		}
		stamp := m.Reviewed
		if stamp.IsZero() {
			stamp = m.ReviewBy
		}
		line("BEGIN:VEVENT")
		line("UID:%s@partnerbook", strings.ReplaceAll(p.URL, "/", "."))
		line("DTSTAMP:%sT000000Z", stamp.Format("20060102"))
		line("DTSTART;VALUE=DATE:%s", m.ReviewBy.Format("20060102"))
		line("DTEND;VALUE=DATE:%s", m.ReviewBy.AddDate(0, 0, 1).Format("20060102"))
		line("SUMMARY:%s", calendar.Text(w.T("review_event", "title", m.Title)))
		if m.Owner != "" {
			line("DESCRIPTION:%s", calendar.Text(w.T("owner")+": "+m.Owner))
		}
		if url := b.absolute(p.URL); url != "" {
			line("URL:%s", url)
		}
		line("TRANSP:TRANSPARENT")
		line("END:VEVENT")
	}
	line("END:VCALENDAR")
	out.WriteString(c.String())
	return nil
}
