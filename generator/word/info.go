package word

// Info says what a document is and where it comes from. Its names in JSON are those
// that the twin in the browser knows.
type Info struct {
	Title    string           `json:"title"`
	Subject  string           `json:"subject"`  // one sentence below the title, or ""
	Creator  string           `json:"creator"`  // who publishes it
	Language string           `json:"language"` // "en"
	Date     string           `json:"date"`     // when it was reviewed: 2026-11-21, or ""
	Origin   string           `json:"origin"`   // the line at the foot of each page
	Base     string           `json:"base"`     // address of the page, for its links, or ""
	Label    string           `json:"label"`    // what must be known before it is used: "Withdrawn. …", or ""
	Contents bool             `json:"contents"` // a list of contents follows the title
	Fields   map[string]Field `json:"fields"`   // what can be filled in; a column of a repeat is ID.column
	Words    Words            `json:"words"`
}

// Field is something to be filled in.
type Field struct {
	Label   string   `json:"label"`
	Type    string   `json:"type"` // text longtext date number choice
	Choices []string `json:"choices"`
}

// Words are what the document says by itself.
type Words struct {
	Page     string `json:"page"` // "Page {n} of {all}"
	Contents string `json:"contents"`
	Picture  string `json:"picture"` // "Picture: {alt}"
	Choose   string `json:"choose"`  // the first entry of a choice
	Months   string `json:"months"`  // twelve words
}
