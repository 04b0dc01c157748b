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
	// Answers are those that lead to a step, [question, answer] each.
	Answers [][2]string
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
		q, ok := g.question(g.after(step.Answers))
		if !ok || len(step.Answers) > len(g.Questions) {
			continue
		}
		for _, o := range q.Options {
			answers := append(step.Answers[:len(step.Answers):len(step.Answers)], [2]string{q.ID, o.ID})
			next = append(next, SubPage{Kind: StepPage, Path: StepPath(answers), Answers: answers})
		}
	}
	return out
}

// StepPath returns the path of the page that follows some answers.
func StepPath(answers [][2]string) string {
	if len(answers) == 0 {
		return "at.html"
	}
	parts := make([]string, len(answers))
	for i, a := range answers {
		parts[i] = a[1]
	}
	return "at/" + strings.Join(parts, "/") + ".html"
}

// question returns the question of an id.
func (g *Guide) question(id string) (*GuideQuestion, bool) {
	for i := range g.Questions {
		if g.Questions[i].ID == id {
			return &g.Questions[i], true
		}
	}
	return nil, false
}

// after returns what follows a path of answers: a question's id, or "outcome:" and
// an outcome's.
func (g *Guide) after(answers [][2]string) string {
	at := g.Start
	given := map[string]string{}
	for _, a := range answers {
		given[a[0]] = a[1]
		q, ok := g.question(at)
		if !ok || q.ID != a[0] {
			return ""
		}
		at = q.next(a[1], given)
	}
	return at
}

// next returns where an answer leads, given all answers so far.
func (q *GuideQuestion) next(answer string, given map[string]string) string {
	for _, o := range q.Options {
		if o.ID != answer {
			continue
		}
		for _, r := range o.Routes {
			if r.When.Holds(func(question string) string { return given[question] }) == True {
				return r.Next
			}
		}
	}
	return ""
}
