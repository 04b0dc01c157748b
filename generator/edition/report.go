package edition

import "time"

// ReportVersion is the version of the form of a Report as JSON, which the types of this
// file tell; AidReport, SearchReport, TableChange and FigureChange stand beside what makes
// them. What is not so, or not known, is left out. A key may be added without another
// version; none changes its meaning.
const ReportVersion = 1

// Report is what changed between two editions.
type Report struct {
	Version int        `json:"version"`
	Old     Of         `json:"old"`
	New     Of         `json:"new"`
	Differ  bool       `json:"differ"`
	Counts  Counts     `json:"counts"`
	Pages   []PageDiff `json:"pages"`
	// Tables are files of figures, and Files all others that the pages offer.
	Tables   []TableChange `json:"tables"`
	Files    []FileChange  `json:"files"`
	Aids     AidReport     `json:"aids"`
	Searches SearchReport  `json:"searches"`
}

// Of says of which editions a report is.
type Of struct {
	Name  string `json:"name"`
	Form  Form   `json:"form"`
	Hash  string `json:"revision,omitempty"`
	Title string `json:"title"`
	Day   string `json:"day,omitempty"` // as 2026-11-21
	Pages int    `json:"pages"`
}

func of(s *Side) Of {
	out := Of{Name: s.Name, Form: s.Form, Hash: s.Hash, Title: s.Title, Pages: len(s.pages)}
	if !s.Day.IsZero() {
		out.Day = s.Day.Format(time.DateOnly)
	}
	return out
}

// Counts says how many pages there are of each sort.
type Counts struct {
	Added   int `json:"added"`
	Removed int `json:"removed"`
	Moved   int `json:"moved"`   // changed besides or not
	Changed int `json:"changed"` // at the same address
	Same    int `json:"same"`
	// Around are those of Same on which only differs what the program adds by itself.
	Around int `json:"around"`
}

// PageDiff is what became of a page.
type PageDiff struct {
	What     string `json:"what"`               // "added", "removed", "moved" or "changed"
	URL      string `json:"url"`                // of the new edition; of a removed page the old one
	OldURL   string `json:"old_url,omitempty"`  // of one that moved
	File     string `json:"file,omitempty"`     // of its sources
	OldFile  string `json:"old_file,omitempty"` // of one that moved
	Title    string `json:"title"`
	OldTitle string `json:"old_title,omitempty"` // if it was another
	Kind     string `json:"kind"`
	// NoAlias says of a moved page that its old address leads nowhere.
	NoAlias bool `json:"no_alias,omitempty"`
	// State is what became of it in its life, and Facts what it says of itself: who keeps
	// it, when it is to be reviewed.
	State *FieldChange  `json:"state,omitempty"`
	Facts []FieldChange `json:"facts,omitempty"`
	// Words are the paragraphs that changed, and Counted how many words a page has that
	// was added or removed.
	Words   []BlockChange  `json:"words,omitempty"`
	Counted int            `json:"counted,omitempty"`
	Figures []FigureChange `json:"figures,omitempty"`
	// Formatting are paragraphs that say the same and are marked up in another way, and
	// Links those whose links lead elsewhere.
	Formatting int `json:"formatting,omitempty"`
	Links      int `json:"links,omitempty"`

	aid                 bool
	changes, oldChanges []ownChange
}

// ownChange is a change note that a page has already.
type ownChange struct{ on, note string }

// BlockChange is what became of a paragraph.
type BlockChange struct {
	What    string  `json:"what"`             // "added", "removed", "moved" or "reworded"
	Under   string  `json:"under,omitempty"`  // the heading that it stands under
	Anchor  string  `json:"anchor,omitempty"` // of that heading
	Heading bool    `json:"heading,omitempty"`
	Old     string  `json:"old,omitempty"`
	New     string  `json:"new,omitempty"`
	Pieces  []Piece `json:"pieces,omitempty"` // of one that was reworded
}

// FieldChange is something that a page says of itself, and says otherwise now.
type FieldChange struct {
	What string `json:"what"`
	Old  string `json:"old,omitempty"`
	New  string `json:"new,omitempty"`
	// Why is what the page says of its state.
	Why string `json:"why,omitempty"`
}

// FileChange is a file that pages offer and that was added, removed or changed.
type FileChange struct {
	What string `json:"what"`
	File string `json:"file"`
}

// differs tells whether a page is another one to its readers.
func (p *PageDiff) differs() bool {
	return p.What != Changed || p.OldTitle != "" || p.State != nil ||
		len(p.Facts)+len(p.Words)+p.Formatting+p.Links > 0
}

// ChangedInWords tells whether readers who know a page would want to be told.
func (p *PageDiff) ChangedInWords() bool {
	return len(p.Words) > 0 || p.OldTitle != "" || p.isNews()
}

// differs tells whether anything is different.
func (r *Report) differs() bool {
	return len(r.Pages)+len(r.Tables)+len(r.Files)+len(r.Searches.Changes)+len(r.Aids.Aids) > 0
}
