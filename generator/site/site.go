package site

import (
	"slices"
	"strings"
	"time"

	"partnerbook/generator/data"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// Input is everything that a site is made of.
type Input struct {
	Config   source.Config
	Objects  []*kind.Object             // in any order
	Data     []*data.Set                // in any order
	Files    []source.File              // all other files of the content folder
	Active   map[string]diag.Diagnostic // by path: those that must not be published, and why
	Glossary source.Glossary
	Search   source.SearchWords
	// Name is what the site is called if neither its settings nor its start page say.
	Name string
	// Prefix is put before content paths in diagnostics; ConfigName is the path
	// of site.toml there.
	Prefix     string
	ConfigName string
	Date       time.Time // the day of the build, midnight UTC
	Drafts     bool      // publish drafts as well
}

// PageID is the index of a page in Site.Pages.
type PageID int

// None is the PageID of no page.
const None PageID = -1

// Site is a whole site, linked. It is never changed.
type Site struct {
	Config        source.Config
	Name          string // what readers know the site by
	Date          time.Time
	Pages         []Page
	Sections      []Section
	Listings      []Listing
	Data          []Dataset
	Files         []string // content paths of the files to be published, at the same address
	Redirects     []Redirect
	Navigation    []NavLink
	Footer        []NavLink
	Glossary      []Term
	Entries       []Entry            // the A–Z index of readers of the site's language, sorted
	Languages     []string           // those that pages have, the site's first
	further       map[string][]Entry // the A–Z index of readers of the others
	Accounts      []Account
	accountsByKey map[string][]int // indexes of Accounts
	// Partnerships are those that the pages name, and councils named alone.
	Partnerships []Partnership
	Search       SearchWords
	Contact      PageID                // the page that site.toml names, or None
	SearchHelp   PageID                // the page that says how to search, or None
	Form         PageID                // the page that the accessibility statement names for reports, or None
	Logo         string                // content path, or ""
	included     map[*kind.Object]bool // in pages

	aids, checklists []PageID
	aidLanguages     map[string]string // see languagesOfAids
	byURL            map[string]PageID
	listingAt        map[string]int
	linked           *linking // by which the site came about
}

// linking is one call of Link: what it was called with is all one.
type linking struct{ _ byte }

// Alike tells whether another site differs from this one in the words of pages alone: one
// was made of the other, or both of a third.
func (s *Site) Alike(other *Site) bool { return s.linked == other.linked }

// Aids returns the pages that are decision aids, without translations.
func (s *Site) Aids() []PageID {
	return slices.DeleteFunc(slices.Clone(s.aids), func(id PageID) bool { return isTranslation(s.Pages[id].Object.Path) })
}

// ofKind returns the pages of a kind.
func ofKind(pages []Page, kind string) (out []PageID) {
	for i := range pages {
		if pages[i].Meta().Kind == kind {
			out = append(out, PageID(i))
		}
	}
	return out
}

// Unit is an object with its references resolved. A page is one, and so is an
// included file.
type Unit struct {
	Object *kind.Object
	// Targets are the targets of Object.References(), in the same order.
	Targets []Target
}

// Page is one page of the site. It is small, since sites that differ in words have lists of
// their own of all of them.
type Page struct {
	Unit
	*Standing
}

// Standing is where a page stands in the site, and which others concern it. Pages in sites
// that differ in words share it.
type Standing struct {
	URL          string // from the site's start: "guidance/sharing.html"
	State        State
	Section      int // index in Site.Sections
	Previous     PageID
	Next         PageID
	Translations []PageID   // the same page in other languages
	CitedBy      []Citation // pages that cite this one
	MentionedOn  []PageID   // pages that link to this one, without those above
	Glossary     bool       // the page shows the glossary below its text
}

// Meta returns the settings that all kinds of page share.
func (p *Page) Meta() *kind.Meta { return &p.Object.Meta }

// Citation is a page that cites another, and the places that it cites.
type Citation struct {
	Page    PageID
	Anchors []string
}

// Redirect is an address that a page had before.
type Redirect struct {
	URL string
	To  PageID
}

// NavLink is an entry of the navigation bar.
type NavLink struct {
	Title string
	URL   string // from the site's start
	Page  PageID // None for a generated page
}

// Term is a term of the glossary.
type Term struct {
	source.GlossaryTerm
	Sources []Target
	UsedOn  []PageID // pages that show the term's explanation
}

// TargetKind says what a reference leads to.
type TargetKind uint8

const (
	Missing    TargetKind = iota // nothing; reported
	ToPage                       // a page, or a place on it
	ToSelf                       // a place on the page itself
	ToListing                    // a generated page
	ToFile                       // a file to be published
	ToExternal                   // another site
	ToTerm                       // a term of the glossary
	ToUnit                       // a file to be included
	ToList                       // a list of pages
	ToCell                       // a figure of a data set
	ToTable                      // a table of a data set
	ToChart                      // a chart of a data set
	ToView                       // what a view asks for
)

// Target is what a reference leads to.
type Target struct {
	Kind     TargetKind
	Page     PageID // for ToPage
	URL      string // for ToListing: its address
	File     string // for ToFile: content path
	Fragment string // place on the page, without "#"
	Place    Place
	Term     int          // for ToTerm: index in Site.Glossary
	Unit     *Unit        // for ToUnit
	List     []PageID     // for ToList
	Data     *Figures     // for ToCell, ToTable and ToChart
	View     *markup.View // for ToView
	Raw      string       // what the author wrote, for what is missing or external
}

// Place describes a place on a page, for citations and empty links.
type Place struct {
	Paragraph int    // its number, or 0
	Words     string // what it is called: the author's words, or its heading's
	Heading   bool   // the place is a heading
	Named     bool   // Words are what the author wants citations to say
}

// PageAt returns the page at an address.
func (s *Site) PageAt(url string) (PageID, bool) {
	id, ok := s.byURL[url]
	return id, ok
}

// PageOf returns the page that is made of a file of the content.
func (s *Site) PageOf(contentPath string) (PageID, bool) {
	i, ok := slices.BinarySearchFunc(s.Pages, contentPath, func(p Page, path string) int { return strings.Compare(p.Object.Path, path) })
	return PageID(i), ok
}

// Clashes tells whether two pages have one address, as they can in a folder without
// site.toml.
func (s *Site) Clashes() bool { return len(s.byURL) < len(s.Pages) }

// ListingAt returns the generated page at an address.
func (s *Site) ListingAt(url string) (*Listing, bool) {
	i, ok := s.listingAt[url]
	if !ok {
		return nil, false
	}
	return &s.Listings[i], true
}

// Home returns the address of the start page.
func (s *Site) Home() string { return "index.html" }

// HeadingText returns the words of a heading, with the titles of what it refers
// to in their places.
func (s *Site) HeadingText(u *Unit, h markup.Heading) string { return s.text(u, h.Text) }

// Lead returns the first paragraph of a page as plain text.
func (s *Site) Lead(u *Unit) string { return s.text(u, u.Object.Body.Lead) }

// PassageText returns the plain text of a passage.
func (s *Site) PassageText(u *Unit, p markup.Passage) string { return s.text(u, p.Text) }

// text returns a run with the values of references in their places.
func (s *Site) text(u *Unit, r markup.Run) string {
	if len(r.Refs) == 0 {
		return r.Text
	}
	var out strings.Builder
	from := 0
	for _, t := range r.Refs {
		out.WriteString(r.Text[from:t.At])
		out.WriteString(s.TargetTitle(u.Targets[t.Ref]))
		from = t.At
	}
	out.WriteString(r.Text[from:])
	return out.String()
}

// TargetTitle returns what a link without words says: the title of the page, or
// the heading that it leads to.
func (s *Site) TargetTitle(t Target) string {
	switch t.Kind {
	case ToPage:
		if t.Place.Heading {
			return t.Place.Words
		}
		return s.Pages[t.Page].Object.Meta.Title
	case ToSelf:
		if t.Place.Words != "" {
			return t.Place.Words
		}
		return "#" + t.Fragment
	case ToFile:
		return t.File
	case ToTerm:
		return s.Glossary[t.Term].Term
	case ToCell, ToTable, ToChart:
		return t.Data.Text
	}
	return t.Raw
}
