package markup

import (
	"partnerbook/generator/diag"
)

// Body is what compiling the text of one page gives. It is never changed after
// Compile returns it.
type Body struct {
	// HTML is the page's body without the bytes of the holes.
	HTML  string
	Empty bool   // there is nothing to show, not even a hole
	Holes []Hole // in the order of their offsets
	Refs  []Reference

	// Title is the text of a heading of the first level at the very top, which
	// serves as the title of a page that has none in its settings.
	Title string

	Headings []Heading
	Anchors  []Anchor
	// Places says where each of the anchors stands, if Options.Places asked for it: at the
	// name that the author wrote, or at what is named after its words or its number.
	Places []diag.Position

	Passages []Passage
	Lead     Run // the first paragraph

	Words         int
	Items         []Item         // of a checklist
	Footnotes     bool           // the page has footnotes
	Device        bool           // the page lists what the site keeps on the device
	Numbered      int            // numbered paragraphs
	Abbreviations []Abbreviation // capitals that the page does not explain
	// Reading says how hard each section with sentences is to read, in the order of the
	// page; nil where the language is not English.
	Reading      []Reading
	Blanks       []Blank       // {{field}} of templates
	Repeats      []Repeat      // blocks of templates that repeat
	Accounts     []Account     // what somebody reported
	Typed        []Typed       // figures in the prose
	Partnerships []Partnership // and councils that are named alone
	Allowed      []Allowance
	Blocks       []Block // if Options.Blocks asked for them
}

// Run is plain text with holes: the values of references belong at offsets.
// Headings, passages and the first paragraph are runs.
type Run struct {
	Text string
	Refs []TextRef
}

// TextRef is the value of a reference that belongs into a run at an offset.
type TextRef struct{ At, Ref int }

// Hole is a place in a body's HTML whose bytes are known only when the whole
// site is: a relocation. Ref is the index of the reference whose value belongs
// there; for a label, it is the Label.
type Hole struct {
	At   int
	Kind HoleKind
	Ref  int
	// Near says that nothing but a space stands between the hole and the one before.
	Near bool
}

// HoleKind says which value of a reference belongs into a hole.
type HoleKind uint8

const (
	HoleURL         HoleKind = iota + 1 // the address, relative to the page, as an attribute value
	HoleTitle                           // the title of what is referred to, as text
	HoleCite                            // a whole citation
	HoleTerm                            // a whole glossary term
	HoleFile                            // the body of an included file
	HoleSize                            // the size of a picture, as attributes with a space before each
	HoleList                            // a list of pages
	HoleBlank                           // the label of a template's field or column
	HoleLabel                           // words of the theme, in the page's language
	HoleData                            // a figure of a data set, as text
	HoleTable                           // a table of a data set
	HoleChart                           // a chart of a data set
	HolePartnership                     // the facts of a partnership of the body; Ref is its index
	HoleSaid                            // what the site says elsewhere of one; Ref is its index
	HoleView                            // what is known only of the whole site
)

// Label names words that the theme shows inside a body.
type Label int

const (
	LabelNote Label = iota
	LabelWarning
	LabelExample
	LabelOurs
	LabelAnd
	LabelOr
	LabelFootnotes
	LabelBackToText
	LabelQuoteFrom
	LabelAccountNote
	LabelOnThisDevice
)

// Labels returns the names of all labels, indexed by Label: the keys of the
// theme's string tables.
func Labels() []string {
	return []string{
		LabelNote:         "note",
		LabelWarning:      "warning",
		LabelExample:      "example",
		LabelOurs:         "ours",
		LabelAnd:          "and",
		LabelOr:           "or",
		LabelFootnotes:    "footnotes",
		LabelBackToText:   "back_to_text",
		LabelQuoteFrom:    "quote_from",
		LabelAccountNote:  "account_note",
		LabelOnThisDevice: "device_plain",
	}
}

// ReferenceKind says how a reference came about.
type ReferenceKind uint8

const (
	RefLink ReferenceKind = iota + 1
	RefImage
	RefCite
	RefTerm
	RefInclude
	RefList
	RefExternal // a link to another site; needs no resolving
	RefEvidence // what a judgement of a decision aid rests on
	RefNext     // where a result of a decision aid leads on to
	RefData     // a figure of a data set
	RefTable    // a table of a data set
	RefChart    // a chart of a data set
	RefView     // a table, drawing or list of partnerships or accounts
)

// Reference is something that the page says about another: a link, citation,
// inclusion, list, figure or term.
type Reference struct {
	Kind ReferenceKind
	// Raw is what the author wrote; ParseTarget takes it apart. For a term it is
	// the word that the glossary explains.
	Raw string
	Pos diag.Position
	// Words is the text of a term as it stands on the page.
	Words string
	// Query is what a list asks for, and Places says where, by attribute.
	Query  *Query
	Places map[string]diag.Position
	// Data is what a figure, table or chart shows; Places says where for the
	// latter two.
	Data *DataQuery
	// View is what a view shows; Places says where, as of a list.
	View *View
}

// Query says which pages a list shows. Empty fields do not restrict.
type Query struct {
	Kind     string
	Models   []string
	Nations  []string
	Topics   []string
	Audience []string
	Status   string
	Section  string // a folder of the content
	Limit    int
	Sort     string // "title", "reviewed" or "" for the order of navigation
}

// Heading is a heading of the page.
type Heading struct {
	Level int
	ID    string
	Text  Run
	At    int // where it stands in HTML, in bytes
}

// Anchor is a place on the page that others can refer to: a symbol.
type Anchor struct {
	ID   string
	Kind AnchorKind
	// Number is that of a numbered paragraph, or of the one that the anchor
	// belongs to by its name (p25-stour belongs to 25); else 0.
	Number int
	// Heading is the index of the heading that the anchor is or stands under,
	// or -1.
	Heading int
	// Cite is what the author wants citations to say, from cite="…".
	Cite string
}

// AnchorKind says what an anchor is attached to.
type AnchorKind uint8

const (
	AnchorHeading AnchorKind = iota + 1
	AnchorParagraph
	AnchorItem
	AnchorRow
)

// Passage is the unit of search: a heading with the text below it, up to the
// next; on pages with numbered paragraphs, each of those. What follows an
// account goes on in a second passage of the anchor that stood before it.
type Passage struct {
	Anchor  string // "" is the top of the page
	Heading int    // index in Headings, or -1
	Words   int
	// Text is the passage's plain text, blocks separated by line ends.
	Text Run
}

// Item is one item of a checklist. On pages that are none it has no name.
type Item struct {
	// ID is its name: the author's, or one made of its words and its place.
	ID      string
	Named   bool // by its author
	Text    Run
	Ours    []int // offsets in Text at which words end that are ours and not a source's
	Heading int   // index of the heading that it stands under, or -1
	Parent  int   // index in Items of the item that it is a part of, or -1
	At      int   // where it stands in HTML, in bytes
	Pos     diag.Position
}

// Abbreviation is a word in capitals that the page uses and does not explain.
type Abbreviation struct {
	Word string
	Pos  diag.Position
}

// Blank is a {{field}} in the body of a template, or {{field.column}}.
type Blank struct {
	Field string
	Pos   diag.Position
	// Repeat is the field whose rows repeat the place that the blank stands in,
	// or "".
	Repeat string
	// Outside says that the page has a document and the blank is not in it.
	Outside bool
}

// Repeat is a block :::repeat{field=…} in the body of a template.
type Repeat struct {
	Field string
	Pos   diag.Position
}

// Account is what somebody reported, in our words.
type Account struct {
	ID       string // its place on the page
	Who      string
	Councils []string
	Models   []string // ids of models
	Themes   []string // what it is about, in the author's words
	Source   string   // the place that it was published in, as in hbr#p25-luton
	Year     string
	Pos      diag.Position
	Places   map[string]diag.Position // where its attributes stand
}

// Partnership is a partnership, or a council that is named alone: its facts.
type Partnership struct {
	ID        string // its place on the page
	Name      string
	Alone     bool     // it is one council, which is its only member
	Members   []string // as the page names them
	Models    []string // ids of models
	Nations   []string // ids of nations; if there are none, those of the page
	AsOf      string   // the year that the source speaks of
	Since     string   // as the source gives it
	Successor string   // what came after, in our words
	Cited     int      // index in Refs of the citation of its source, or -1
	Pos       diag.Position
	Places    map[string]diag.Position // where its attributes stand
}

// Allowance silences one kind of warning in a range of lines, with a reason.
type Allowance struct {
	Code   diag.Code
	From   int // lines, from 1, inclusive
	To     int
	Reason string
	Pos    diag.Position
}

// Covers tells whether the allowance silences d.
func (a Allowance) Covers(d diag.Diagnostic) bool {
	return d.Severity == diag.Warning && d.Code == a.Code && d.Pos.Path == a.Pos.Path &&
		d.Pos.Line >= a.From && d.Pos.Line <= a.To
}

// Anchor returns the anchor of the given name.
func (b *Body) Anchor(id string) (Anchor, bool) {
	for i := range b.Anchors { // copying each takes longer than looking at it
		if b.Anchors[i].ID == id {
			return b.Anchors[i], true
		}
	}
	return Anchor{}, false
}
