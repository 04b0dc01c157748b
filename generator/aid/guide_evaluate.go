package aid

import (
	"slices"
	"strings"
)

// The states of a guide's result.
const (
	AtQuestion = "question" // the next question waits for an answer
	AtOutcome  = "outcome"
)

// GuideResult is where a reader's answers lead in a guide.
type GuideResult struct {
	// State is AtQuestion or AtOutcome, and At the id of that question or outcome.
	State, At string
	// Path holds the answers walked, from the start.
	Path []Pick
	// Ignored are the questions answered that are not on the path, Invalid those
	// whose answer is none of their options, both in file order; Unknown are the
	// ids that are no question.
	Ignored, Invalid, Unknown []string
	// Flips are the single answers on the path that would lead elsewhere. It is
	// only filled at an outcome.
	Flips []GuideFlip
	// Near is the runner-up, "" if there is none: the first outcome among Flips,
	// taking the questions of the path from the last backwards.
	Near string
}

// Pick is an answer to a question.
type Pick struct{ Question, Option string }

// GuideFlip is another answer to a question of the path, and where it would lead:
// "outcome:" or "question:" and an id.
type GuideFlip struct{ Question, Option, End string }

var (
	_ Model  = (*Guide)(nil)
	_ Result = (*GuideResult)(nil)
)

// Evaluate walks from the start while the current question is answered, and
// stops at an outcome or at an unanswered question. The result is a
// *GuideResult. A guide that decode would refuse ends at the question where it
// goes wrong.
func (g *Guide) Evaluate(input Input) Result {
	choices := choicesOf(g)
	given, invalid := readAnswers(input, choices)
	r := &GuideResult{Invalid: invalid, Unknown: unknownKeys(input, isChoice(choices))}
	end, path := g.walk(given)
	r.State, r.At, _ = strings.Cut(end, ":")
	r.Path = path
	for _, c := range choices {
		if given[c.id] != "" && !onPath(path, c.id) {
			r.Ignored = append(r.Ignored, c.id)
		}
	}
	if r.State == AtOutcome {
		r.Flips = g.flips(given, path, end)
		r.Near = near(path, r.Flips)
	}
	return r
}

func onPath(path []Pick, question string) bool {
	return slices.ContainsFunc(path, func(p Pick) bool { return p.Question == question })
}

// walk follows the answers from the start. end is "outcome:" or "question:" and
// an id. Routes read the answers on the path alone.
func (g *Guide) walk(given answers) (end string, path []Pick) {
	walked := answers{}
	at := g.Start
	for {
		answer := given[at]
		if answer == "" || walked[at] != "" {
			return AtQuestion + ":" + at, path
		}
		walked[at] = answer
		next := g.question(at).next(answer, walked)
		if next == "" {
			return AtQuestion + ":" + at, path
		}
		path = append(path, Pick{at, answer})
		if strings.HasPrefix(next, OutcomePrefix) {
			return next, path
		}
		at = next
	}
}

// question returns the question of an id, nil if there is none.
func (g *Guide) question(id string) *GuideQuestion {
	for i := range g.Questions {
		if g.Questions[i].ID == id {
			return &g.Questions[i]
		}
	}
	return nil
}

// next returns where an answer leads, given all answers so far: the first route
// whose condition holds; "" if there is none.
func (q *GuideQuestion) next(answer string, given answers) string {
	for _, o := range q.Options {
		if o.ID != answer {
			continue
		}
		for _, route := range o.Routes {
			if route.When.Holds(given.to) == True {
				return route.Next
			}
		}
	}
	return ""
}

// flips walks again for each question of the path, in its order, and each other
// option, in file order, with that one answer replaced; it returns those that end
// elsewhere.
func (g *Guide) flips(given answers, path []Pick, end string) []GuideFlip {
	var flips []GuideFlip
	for _, pick := range path {
		for _, option := range g.question(pick.Question).Options {
			if option.ID == pick.Option {
				continue
			}
			other, _ := g.walk(given.with(pick.Question, option.ID))
			if other != end {
				flips = append(flips, GuideFlip{pick.Question, option.ID, other})
			}
		}
	}
	return flips
}

func near(path []Pick, flips []GuideFlip) string {
	for _, pick := range slices.Backward(path) {
		for _, flip := range flips {
			outcome, found := strings.CutPrefix(flip.End, OutcomePrefix)
			if found && flip.Question == pick.Question {
				return outcome
			}
		}
	}
	return ""
}

// Canonical returns the result with the names of the specification. flips and
// near are only there at an outcome.
func (r *GuideResult) Canonical() map[string]any {
	result := map[string]any{
		"state":   r.State,
		"at":      r.At,
		"path":    list(r.Path, func(p Pick) any { return []any{p.Question, p.Option} }),
		"ignored": texts(r.Ignored),
		"invalid": texts(r.Invalid),
		"unknown": texts(r.Unknown),
	}
	if r.State == AtOutcome {
		result["flips"] = list(r.Flips, func(f GuideFlip) any { return []any{f.Question, f.Option, f.End} })
		result["near"] = textOrNull(r.Near)
	}
	return result
}
