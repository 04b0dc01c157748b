package edition

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"partnerbook/generator/aid"
)

// AidReport says which decision aids answer differently.
type AidReport struct {
	// Compared says whether both editions were asked. If not, Why says why not, and Aids
	// only which definitions are others.
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
	// Kinds says that it is of another kind now, so that nothing can be compared.
	OtherKind bool `json:"other_kind,omitempty"`
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
	r := AidReport{Compared: old.Source != nil && new.Source != nil}
	if !r.Compared {
		r.Aids = otherDefinitions(old, new, m)
		return r, nil
	}
	for _, p := range m.pairs {
		if p.old < 0 || p.new < 0 {
			continue
		}
		was, is := old.Source.Aids[old.pages[p.old].url], new.Source.Aids[new.pages[p.new].url]
		if was == nil || is == nil || bytes.Equal(was.JSON(), is.JSON()) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return r, err
		}
		c := compareAid(was, is)
		c.URL = new.pages[p.new].url
		r.Aids = append(r.Aids, c)
	}
	return r, nil
}

// otherDefinitions names the aids whose definitions are others, which built pages tell.
func otherDefinitions(old, new *Side, m matching) []AidChange {
	var out []AidChange
	for _, p := range m.pairs {
		if p.old < 0 || p.new < 0 {
			continue
		}
		was, is := old.pages[p.old], new.pages[p.new]
		if was.definition != is.definition && was.definition[1] != "" && is.definition[1] != "" {
			out = append(out, AidChange{URL: is.url, Title: is.title, OldVersion: was.definition[0], NewVersion: is.definition[0]})
		}
	}
	return out
}

func compareAid(old, new *aid.Definition) AidChange {
	c := AidChange{Title: new.Title, OldVersion: old.Version, NewVersion: new.Version}
	if old.Kind != new.Kind {
		c.OtherKind = true
		return c
	}
	inputs, sampled := inputsFor(old, new)
	c.Asked, c.Sampled = len(inputs), sampled
	for _, in := range inputs {
		changed := answerChanges(answersOf(old, in), answersOf(new, in))
		if len(changed) == 0 {
			continue
		}
		if c.Differ++; len(c.Examples) < mostExamples {
			c.Examples = append(c.Examples, Example{givenIn(in, new, old), changed})
		}
	}
	return c
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
