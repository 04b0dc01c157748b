package aid

import "strings"

// PageKind says what a page of an aid shows.
type PageKind uint8

const (
	HowPage      PageKind = iota + 1 // method, diagram, coverage and judgements
	StepPage                         // a guide's next question, or its result, after some answers
	ProfilePage                      // what a profile's points come to
	PaperPage                        // a sheet to be filled in by hand
	TemplateFile                     // a gap map's lines as a table for a spreadsheet: no page
)

// TemplatePath is the path of a gap map's TemplateFile.
const TemplatePath = "template.csv"

// SubPage is a page of an aid besides the first, or a file that goes with it.
type SubPage struct {
	Kind PageKind
	Path string // from the folder named after the aid: "how.html"
	// Answers are those that lead to a step.
	Answers []Pick
	Profile int // index in the comparison's profiles
}

// MaxPages is how many pages a guide may unfold to.
const MaxPages = 500

// Pages returns the pages of an aid besides the first, each at its own path. Of a
// guide that unfolds to more than MaxPages, only so many are returned: analysis
// refuses it.
func (d *Definition) Pages() []SubPage {
	out := []SubPage{{Kind: HowPage, Path: "how.html"}}
	switch m := d.Model.(type) {
	case *Guide:
		return append(out, m.steps()...)
	case *Compare:
		for i, p := range m.Profiles {
			out = append(out, SubPage{Kind: ProfilePage, Path: "profile/" + p.ID + ".html", Profile: i})
		}
	case *GapMap:
		out = append(out, SubPage{Kind: TemplateFile, Path: TemplatePath})
	}
	return append(out, SubPage{Kind: PaperPage, Path: "paper.html"})
}

// steps returns a page for each path of answers, the first without any.
func (g *Guide) steps() []SubPage {
	var out []SubPage
	next := []SubPage{{Kind: StepPage, Path: "at.html"}}
	for len(next) > 0 && len(out) < MaxPages {
		step := next[0]
		next = next[1:]
		out = append(out, step)
		q := g.question(g.after(step.Answers))
		if q == nil || len(step.Answers) > len(g.Questions) {
			continue
		}
		for _, o := range q.Options {
			answers := With(step.Answers, q.ID, o.ID)
			next = append(next, SubPage{Kind: StepPage, Path: StepPath(answers), Answers: answers})
		}
	}
	return out
}

// StepPath returns the path of the page that follows some answers.
func StepPath(answers []Pick) string {
	if len(answers) == 0 {
		return "at.html"
	}
	parts := make([]string, len(answers))
	for i, a := range answers {
		parts[i] = a.Option
	}
	return "at/" + strings.Join(parts, "/") + ".html"
}
