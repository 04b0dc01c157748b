package render

import "html/template"

// The structs in this file are all that a template sees. Their fields, and the
// names of the templates below, are the theme API; a change that breaks themes
// raises APIVersion.
//
// A page is made by the template "page" with a PageView. It calls, among others,
// the templates "before", "after" and "facts", which KIND/page.html may define
// anew for one kind. Rendered once for all pages of a folder: "header" and
// "footer" with a FrameView, "section-open", "section-item" and "section-close"
// with a SectionView and ItemViews. In the text: "cite" with a CiteView, "term"
// with a TermView, "list" with a ListView, "data-table" with a DataView, "data-chart"
// with a ChartView, "partnership" with a PartnershipView, "said" with a SaidView,
// "partnerships" with a PartnershipsView, "who" with a WhoView, "account-lists"
// with an AccountsView and "accessibility-statement" with a StatementView.

// Link is a link to a page. URL is relative to the page that shows it.
type Link struct {
	URL     string
	Title   string
	Summary string
	State   string // the page's state, if it is not current: "withdrawn", …
	Label   string // the words for State
	Kind    string
	// Hreflang is the language of the page to which the link leads, if it is another than that
	// of the page on which it stands; In is what it is called. Lang is that of Title.
	Hreflang, In, Lang string
}

// PageView is what the template "page" sees.
type PageView struct {
	*Words
	Kind         string // the theme folder: "guidance", …, "topic"
	URL          string // from the site's start
	Root         string // the way to the site's start: "../"
	Title        string
	HeadTitle    string // for the browser's tab: title and site
	SiteTitle    string
	Summary      string
	Description  string // for search engines: the summary, or what the list is a part of
	Policy       string // Content-Security-Policy
	Style        string // address of the style sheet
	KindStyle    string // address of that of the kind of page, or ""
	Script       string // address of the script of serve, or ""
	Box          string // address of the script of the search box, and of the foot
	TextsScript  string // address of the script that lays the texts of a translated aid over it, or ""
	AppScript    string // address of the script with which readers work on the page, or ""
	AtoZ         string // on the search page: address of the A–Z index
	Offline      *OfflineView
	Canonical    string // absolute address, or "" without a base URL
	Feed         string // address of the Atom feed, or ""
	Disk         bool   // the page may be opened from a disk: "alone" says what to do if it lacks the rest
	Header       template.HTML
	Footer       template.HTML
	SectionNav   template.HTML
	Crumbs       []Link
	Body         template.HTML
	Notice       *NoticeView
	Later        *LaterView // what to say once the review of the page is past, or nil
	Contents     []ContentsItem
	Front        bool             // this is the start page
	Switch       []SwitchView     // the languages of the site; nil if there is one
	Translation  *TranslationView // the page is a translation that awaits its review, or nil
	Parity       []ParityView     // the report on translations
	Translations string           // on the report of reviews: address of that on translations, or ""
	Others       []NotFoundView   // on the page for addresses that do not exist: the same in other languages
	Problem      string           // address for reports about this page, or ""
	Previous     *Link
	Next         *Link
	Models       []Link
	Nations      []Link
	Topics       []Link
	Published    string // in words, like all dates here
	Reviewed     string
	ReviewBy     string
	Owner        string
	Approved     string
	ApprovedOn   string
	Sources      []SourceView
	Related      []Link
	Alike        []Link // pages about much the same, which search finds
	CitedBy      []CitedBy
	EvidenceIn   []CitedBy // decision aids whose judgements rest on this page
	MentionedOn  []Link
	Changes      []ChangeView
	Languages    []LanguageView // for search engines; none without a base URL
	Fields       any            // what the kind has of its own: kind.SourceView, …
	Listing      *ListView      // for generated pages
	Groups       []ListView     // for pages that list lists
	Letters      []LetterView   // of the glossary
	Accounts     []AccountView  // what the council or partnership reported, or users of the model
	Said         *SaidView      // what the site says elsewhere of the partnership
	Abbreviated  *AbbreviatedView
	Reviews      []ReviewView
	Reading      *ReadingView  // on the report for editors
	Take         *TakeView     // with which readers take the page away, or nil
	Document     *DocumentView // of a template: the blank document, or nil
	Index        *IndexView    // the A–Z index
	Search       *SearchView   // on the search page
	Pack         *PackView     // on the page of the reader's pack

	MoreAccounts  string // how many there are besides Accounts, in words, or ""
	ReadingReport string // on the review report: address of the one on how hard pages are to read
}

// ChecklistView is what a checklist has of its own, as Fields. Its items stand in the
// text.
type ChecklistView struct {
	ID       string // by which saved files know the list
	Edition  string // a digest of its items: 8 hex digits
	Personal bool   // it is about a person: nothing of it may be kept
}

// FrameView is what "header" and "footer" see.
type FrameView struct {
	*Words
	SiteTitle             string
	Brand                 string
	Logo                  string
	LogoWidth, LogoHeight string // in pixels, or "" if they are not known
	Home                  string
	Navigation            []NavView
	FooterText            string
	FooterLinks           []Link
	Contact               *Link
	Email                 string
	Topics                string // address of the list of topics, or ""
	Reviews               string // address of the review report, or ""
	Translations          string // address of the report on translations, if there is none of reviews
	FooterLanguage        string // of FooterText, if it is another than the page's
	Glossary              string // address of the glossary, or ""
	AtoZ                  string // address of the A–Z index, or ""
	Pack                  string // address of the page of the reader's pack, or ""
	Search                *BoxView
	Made                  *MadeView
}

// MadeView says when the site was made. Pages do not hold the day, so that they stay the
// same while their words do; but for the start page and the review report a script says it.
type MadeView struct {
	On      string // in words, on the start page and the review report
	Edition string // address of the file that has the day
	Helper  string // address of the script
	Reviews string // on the same two: the days by which pages are to be reviewed
}

// BoxView is the search box. Its script reads what stands here from the form.
type BoxView struct {
	Action   string // address of the search page
	Helper   string // address of the script that helps while a reader types
	Engine   string // address of the script that searches
	Root     string // the way to the site's start
	Language string // "" where the search page is in that of the page
	// Site is the language of the site, where the page is in another; Others are those of pages
	// besides the page's, with spaces between them.
	Site, Others string
	Sealed       bool // the page's policy lets no form send anything
}

// SearchView is what the search page has besides its box.
type SearchView struct {
	Script    string // address of the script that shows results
	Engine    string // address of the script that searches
	Directory string // address of the directory of the index
	Facets    string // the filters with the titles of their values: JSON
	Help      *Link  // the page that says how to search, or nil
	// Languages are those of the pages, the page's own first; nil if there is one.
	Languages []SearchLanguage
}

// SearchLanguage is a language in which pages can be searched.
type SearchLanguage struct{ Language, Title string }

// IndexView is the A–Z index.
type IndexView struct {
	Search  string // address of the search page
	Letters []IndexLetter
}

// IndexLetter is a letter of the A–Z index. It has entries where they stand on
// the page.
type IndexLetter struct {
	Letter  string
	ID      string
	URL     string
	Current bool // the page is that of this letter
	Entries []IndexEntry
	key     string
	shown   bool
}

// IndexEntry is a page or a term in the A–Z index.
type IndexEntry struct {
	Link
	Sort string // what it is: the kind of page, or a term
	Note string // what an abbreviation stands for, or the abbreviation
}

// NavView is an entry of the navigation bar.
type NavView struct {
	Link
	Current bool // the page stands in this part of the site
}

// SectionView is what "section-open" and "section-close" see.
type SectionView struct {
	*Words
	Title         string
	TitleLanguage string // if it is another than the page's
	All           *Link  // the section's own page, if not all of its pages are listed
}

// ItemView is what "section-item" sees.
type ItemView struct {
	Link
	Current bool
}

// NoticeView says that a page is not current, and what to do.
type NoticeView struct {
	State   string
	Label   string // "Withdrawn"
	Text    string // what that means
	Because string
	On      string
	Use     *Link
}

// LaterView is the notice that a page will need from the day after By. A script shows
// it, since copies are read long after they were made.
type LaterView struct {
	NoticeView
	By     string // the day by which the page is to be reviewed: 2027-11-21
	Script string // address of the script, which stands in the head
}

// OfflineView is what a page loads so that the site can be kept on the device; nil where
// that is not wanted.
type OfflineView struct{ Script, Style string }

// ContentsItem is an entry of the list of contents.
type ContentsItem struct {
	ID    string
	Title string
	Below []ContentsItem
}

// SourceView is a source that a page rests on, and the places it cites.
type SourceView struct {
	Link
	Publisher string
	Date      string
	Places    []Link
}

// CitedBy is a page that cites this one, and the places that it cites.
type CitedBy struct {
	Link
	Places []Link
}

// ChangeView is an entry of a page's history.
type ChangeView struct{ On, Note string }

// NotFoundView says in a language that a page does not exist.
type NotFoundView struct{ Language, Title, Text string }

// LanguageView is the page in a language.
type LanguageView struct {
	Link
	Language string
}

// CiteView is what "cite" sees.
type CiteView struct {
	*Words
	URL      string
	Label    string // "HB resilience, para 11"
	Hreflang string // of the source, if it is another than the page's
	State    string // of the source, if it is not current
}

// TermView is what "term" sees.
type TermView struct {
	*Words
	ID         string // unique on the page; "" where the section has the term already
	URL        string
	Text       string // as it stands in the text
	Term       string
	Expansion  string
	Definition string
	Lang       string // of these three, if it is another than the page's
}

// AccountView is what somebody reported.
type AccountView struct {
	URL    string
	Who    string
	Year   string
	Page   string // the title of the page that tells it
	Models []Link
	Cited  *CiteView // where it was published
}

// AbbreviatedView is what the page's abbreviations stand for, with the script that
// writes them out.
type AbbreviatedView struct {
	Words    string // JSON
	Script   string // its address
	Personal bool   // nothing may be kept
}

// LetterView is what the glossary has under one letter.
type LetterView struct {
	Letter string
	ID     string
	Terms  []TermEntry
}

// TermEntry is an entry of the glossary.
type TermEntry struct {
	Language   string // of what the glossary says, if it is another than the page's
	ID         string
	Term       string
	Expansion  string
	Definition string
	Ours       bool
	Sources    []Link
	UsedOn     []Link
}

// ListView is what "list" sees.
type ListView struct {
	*Words
	Title string
	URL   string
	Pages []Link
	Below []Link
	Parts []ListView // the pages of a long list by sections, in place of Pages
}

// ReviewView is a line of the review report.
type ReviewView struct {
	Link
	State    string
	By       string // as in 2027-11-21, if the state depends on it
	Status   string // in words
	Reviewed string
	ReviewBy string
	Owner    string
}
