package edition

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"partnerbook/generator/aid"
)

// AidReport says which decision aids answer differently.
type AidReport struct {
	// Compared says whether all of them were asked. If not, Why says why not.
	Compared bool        `json:"compared"`
	Why      string      `json:"why,omitempty"`
	Aids     []AidChange `json:"aids,omitempty"`
}

// AidChange is what changed in a decision aid that both editions have.
type AidChange struct {
	URL        string `json:"url"`
	Title      string `json:"title"`
	OldVersion string `json:"old_version"`
	NewVersion string `json:"new_version"`
	// OtherKind says that it is of another kind now, so that nothing can be compared, and
	// Unread that its definition cannot be read in one of the editions.
	OtherKind bool `json:"other_kind,omitempty"`
	Unread    bool `json:"unread,omitempty"`
	// Asked is with how many inputs both were asked, and Differ of how many the answers
	// differ. Sampled says that there are more inputs than those.
	Asked    int       `json:"asked"`
	Differ   int       `json:"differ"`
	Sampled  bool      `json:"sampled,omitempty"`
	Examples []Example `json:"examples,omitempty"`
}

// Example is an input whose answer is another now.
type Example struct {
	Input   []Given        `json:"input"` // none: nothing was answered
	Answers []AnswerChange `json:"answers"`
}

// Given is an answer of an input, in words.
type Given struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// AnswerChange is a part of a result that is another now; "" if there is none.
type AnswerChange struct {
	What string `json:"what"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

// mostExamples is how many inputs are shown of an aid.
const mostExamples = 3

// answer is a part of a result: as the definition names it, and as readers see it. Those
// that are the same in one of the two are the same.
type answer struct {
	what string
	ids  []string
	text string
}

func (a answer) same(b answer) bool { return slices.Equal(a.ids, b.ids) || a.text == b.text }

// compareAids asks the aids that both editions have.
func compareAids(ctx context.Context, old, new *Side, m matching) (AidReport, error) {
	r := AidReport{Compared: true}
	unread := map[string]bool{}  // editions
	asked := map[[2]string]int{} // where an aid stands in the report: its translations are the same
	for _, p := range m.pairs {
		if p.old < 0 || p.new < 0 {
			continue
		}
		was, is := &old.pages[p.old], &new.pages[p.new]
		if was.kind != aidKind || is.kind != aidKind || was.definition == is.definition && is.definition[1] != "" {
			continue
		}
		a, okA, err := old.aid(was)
		if err != nil {
			return r, err
		}
		b, okB, err := new.aid(is)
		if err != nil {
			return r, err
		}
		var c AidChange
		switch {
		case !okA || !okB:
			unread[old.Name], unread[new.Name] = unread[old.Name] || !okA, unread[new.Name] || !okB
			c = AidChange{Title: is.title, OldVersion: was.definition[0], NewVersion: is.definition[0], Unread: true}
		case bytes.Equal(a.JSON(), b.JSON()):
			continue
		default:
			key := [2]string{string(a.JSON()), string(b.JSON())}
			if i, known := asked[key]; known {
				if len(is.url) < len(r.Aids[i].URL) { // the original's
					r.Aids[i].URL = is.url
				}
				continue
			}
			if c, err = compareAid(ctx, a, b); err != nil {
				return r, err
			}
			asked[key] = len(r.Aids)
		}
		c.URL = is.url
		r.Aids = append(r.Aids, c)
	}
	r.explain(old.Name, new.Name, unread)
	return r, nil
}

// explain says of which editions aids cannot be read, and how to have them compared.
func (r *AidReport) explain(old, new string, unread map[string]bool) {
	var names []string
	for _, name := range []string{old, new} {
		if unread[name] && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		r.Compared = false
		r.Why = "the rules of some in " + strings.Join(names, " and in ") + " were written by another version of the program. " +
			"Name the folder of site.toml, or a revision, instead."
	}
}

// aidKind is the kind of page that decision aids are.
const aidKind = "aid"

// aid returns the decision aid of a page: that of its sources, or else the one that the
// page carries. ok is false if that cannot be read.
func (s *Side) aid(h *head) (d *aid.Definition, ok bool, err error) {
	if s.Source != nil {
		d = s.Source.Aids[h.url]
		return d, d != nil, nil
	}
	data, err := s.Files.Read(h.url)
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", h.url, err)
	}
	const begin, end = `<script type="application/json" id="aid-definition">`, "</script>"
	piece := between(data, begin, end)
	if piece == nil {
		return nil, false, nil
	}
	d, err = aid.ReadShipped(piece[len(begin) : len(piece)-len(end)])
	return d, err == nil, nil
}

// compareAid asks two editions of an aid. A definition may be long, and asking it many
// times takes a while.
func compareAid(ctx context.Context, old, new *aid.Definition) (AidChange, error) {
	c := AidChange{Title: new.Title, OldVersion: old.Version, NewVersion: new.Version}
	if old.Kind != new.Kind {
		c.OtherKind = true
		return c, nil
	}
	inputs, sampled := inputsFor(old, new)
	c.Asked, c.Sampled = len(inputs), sampled
	for _, in := range inputs {
		if err := ctx.Err(); err != nil {
			return c, err
		}
		changed := answerChanges(answersOf(old, in), answersOf(new, in))
		if len(changed) == 0 {
			continue
		}
		if c.Differ++; len(c.Examples) < mostExamples {
			c.Examples = append(c.Examples, Example{givenIn(in, new, old), changed})
		}
	}
	return c, nil
}

// answerChanges compares two results part by part.
func answerChanges(old, new []answer) []AnswerChange {
	var out []AnswerChange
	for _, a := range old {
		at := slices.IndexFunc(new, func(b answer) bool { return b.what == a.what })
		switch {
		case at < 0 && a.text != "":
			out = append(out, AnswerChange{a.what, a.text, ""})
		case at >= 0 && !a.same(new[at]):
			out = append(out, AnswerChange{a.what, a.text, new[at].text})
		}
	}
	for _, b := range new {
		if b.text != "" && !slices.ContainsFunc(old, func(a answer) bool { return a.what == b.what }) {
			out = append(out, AnswerChange{b.what, "", b.text})
		}
	}
	return out
}

// answersOf returns what a reader is told first of the result of an input.
func answersOf(d *aid.Definition, in aid.Input) []answer {
	switch r := d.Model.Evaluate(in).(type) {
	case *aid.GuideResult:
		return guideAnswers(d.Model.(*aid.Guide), r)
	case *aid.ScoreResult:
		return scoreAnswers(d.Model.(*aid.Score), r)
	case *aid.CompareResult:
		return compareAnswers(d.Model.(*aid.Compare), r)
	case *aid.CalculatorResult:
		return calculatorAnswers(d.Model.(*aid.Calculator), r)
	case *aid.GapMapResult:
		return gapMapAnswers(d.Model.(*aid.GapMap), r)
	}
	return nil
}

// list is an answer that names several things.
func list(what string, ids []string, title func(id string) string) answer {
	titles := make([]string, len(ids))
	for i, id := range ids {
		titles[i] = title(id)
	}
	return answer{what, ids, strings.Join(titles, "; ")}
}
