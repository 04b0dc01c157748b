package aid

import "partnerbook/generator/diag"

// GapMap sets what is needed against what there is, line by line.
type GapMap struct {
	Unit      string   `json:"unit"`
	Funders   []Funder `json:"funders"`
	Groups    []Titled `json:"groups"`
	Providers []Titled `json:"providers"`
	Lines     []Line   `json:"lines"`
}

// Funder pays for lines.
type Funder struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Temporary bool   `json:"temporary,omitempty"`

	Pos diag.Position `json:"-"`
}

// Line is one service. An amount that is nil is not known; so is a list that is
// nil, while an empty one is known to be empty.
type Line struct {
	ID      string   `json:"id"`
	Group   string   `json:"group"`
	Title   string   `json:"title"`
	Funding []string `json:"funding"`
	Who     []string `json:"who"`
	Need    *Number  `json:"need"`
	Have    *Number  `json:"have"`
	Cost    *Number  `json:"cost"`
	Vital   bool     `json:"vital,omitempty"`

	Pos diag.Position `json:"-"`
}
