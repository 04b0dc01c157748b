package search

// Document is a page as search sees it.
type Document struct {
	ID       string // content path without extension, for evaluation
	URL      string // from the site's start
	Title    string
	Language string // a tag as in HTML; "" is the site's
	Kind     string // "guidance", "checklist", …
	Status   string // "current", "withdrawn", …
	Ended    bool   // kept for reference only: ranked down
	Aside    bool   // not for those whom the site is for: ranked down
	Facets   map[string][]string
	Passages []Passage
}

// Passage is what a search leads to: a section under a heading, a numbered
// paragraph, an entry of the glossary.
type Passage struct {
	Anchor  string // "" is the top of the page
	Heading string // "" at the top
	Text    string
	Also    string // found like the text, and not shown
	Summary bool   // the text says what the whole page is about
}

// Documents gives documents, which need not all be in memory at once. Their order
// decides between equal scores.
type Documents interface {
	Len() int
	Document(i int) Document
	// Key returns what is the same only for documents with the same address and the
	// same words, or nil if that takes reading them.
	Key(i int) any
}

// Slice is documents in memory.
type Slice []Document

// Len implements Documents.
func (s Slice) Len() int { return len(s) }

// Key implements Documents.
func (s Slice) Key(int) any { return nil }

// Document implements Documents.
func (s Slice) Document(i int) Document { return s[i] }

// The facets by which results can be filtered, in the order in which readers see
// them.
const (
	FacetKind     = "kind"
	FacetModel    = "model"
	FacetNation   = "nation"
	FacetTopic    = "topic"
	FacetAudience = "audience"
	FacetStatus   = "status"
	FacetCouncil  = "council"
)

// FacetReview holds, for pages whose status depends on it, the day by which they are to be
// reviewed. Nobody filters by it: browsers work out from it what the status is now.
const FacetReview = "review"

// Facets returns their names.
func Facets() []string {
	return []string{FacetKind, FacetModel, FacetNation, FacetTopic, FacetAudience, FacetStatus, FacetCouncil}
}
