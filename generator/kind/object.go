package kind

import (
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// Object is what compiling one file gives.
type Object struct {
	Path     string // slash-separated, from the content folder
	Name     string // the path that the author knows, for diagnostics
	Language string
	// Fragment marks a file that is no page but may be included in pages.
	Fragment bool
	// Foreign marks a translation into a language that the site does not have;
	// it is not published.
	Foreign bool
	// Bare says that the object lacks the HTML and the passages of its body, as those do
	// that an earlier build kept: it can be linked, and its page cannot be made.
	Bare   bool
	Meta   Meta
	Fields Fields
	Body   markup.Body
	Found  diag.List
}

// Meta holds the settings that all kinds of page share.
type Meta struct {
	Kind      string
	Title     string // from the settings, the first heading or the file's name
	TitlePos  diag.Position
	ID        source.Word
	Summary   string
	Models    []string
	Nations   []string
	Topics    []string
	Audience  []string
	Status    Status
	Withdrawn Withdrawal
	Coming    string    // what the page will hold, if it is still to be written
	Published time.Time // zero if not given, like all dates here
	Reviewed  time.Time
	ReviewBy  time.Time
	ReviewPos diag.Position
	Owner     string
	Approved  Approval
	Inventory []string
	Sources   []markup.Reference
	Related   []markup.Reference
	Aliases   []source.Word
	Weight    int
	Changes   []Change
	Numbered  bool
	Personal  bool
	ByTitle   bool // a search finds the page by its title and summary, not by its text
	// Translation is that of a page in another language than the site's. Lacks are the texts
	// that a translated aid has in the site's language still, by their places.
	Translation Translation
	Lacks       []string
}

// Status is what the author says of a page's life.
type Status uint8

// The statuses, in the order of a page's life.
const (
	Current Status = iota
	Draft
	Historic
	Withdrawn
	Superseded
)

// StatusNames returns the statuses as they are written in settings.
func StatusNames() []string {
	return []string{Current: "current", Draft: "draft", Historic: "historic", Withdrawn: "withdrawn", Superseded: "superseded"}
}

// String returns the status as it is written in settings.
func (s Status) String() string { return StatusNames()[s] }

// Ends tells whether the page is kept for reference only.
func (s Status) Ends() bool { return s >= Historic }

// Withdrawal says why a page is withdrawn or superseded, and what to use.
type Withdrawal struct {
	Because string
	Use     *markup.Reference // nil if nothing takes its place
	On      time.Time         // only where the publisher prints a date
}

// Approval says who approved a page, and when.
type Approval struct {
	By string
	On time.Time
}

// Change is an entry of a page's history.
type Change struct {
	On   time.Time
	Note string
}

// References returns everything that the page refers to: first what its text
// refers to, in the order of Body.Refs, then what its settings do.
func (o *Object) References() []markup.Reference {
	refs := o.Body.Refs[:len(o.Body.Refs):len(o.Body.Refs)]
	refs = append(refs, o.Meta.Sources...)
	refs = append(refs, o.Meta.Related...)
	if o.Meta.Withdrawn.Use != nil {
		refs = append(refs, *o.Meta.Withdrawn.Use)
	}
	return append(refs, o.Fields.References()...)
}
