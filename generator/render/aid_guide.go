package render

import (
	"slices"
	"strings"

	"partnerbook/generator/aid"
)

// GuideView is what the template "aid-guide" sees.
type GuideView struct {
	AidView
	Start     string // address of the first question
	Questions []GuideQuestionView
	Outcomes  []OutcomeView
	Tree      TreeView
}

// GuideQuestionView is a question of a guide, without the ways that lead to it.
type GuideQuestionView struct {
	Ask      string
	Hint     string
	Evidence []EvidenceView
	Answers  []string
}

// OutcomeView is an end of a guide.
type OutcomeView struct {
	ID        string
	Title     string
	Why       string
	Judgement JudgementView
	Next      []Link
}

// TreeView is what follows some answers of a guide: a question, each of whose
// answers leads on, or an outcome. It is the whole guide as nested lists.
type TreeView struct {
	*Words
	URL     string // of the page after these answers
	Ask     string
	Outcome string
	Answers []TreeAnswer
}

// TreeAnswer is an answer in a TreeView, and what follows it.
type TreeAnswer struct {
	Label string
	Then  []TreeView // one
}

// StepView is what the template "aid-step" sees: a question of a guide after some
// answers, or its result. One of Question and Result is set, unless the guide
// leads nowhere here.
type StepView struct {
	AidView
	Heading  string
	Back     string // address of the page before
	Question *StepQuestion
	Result   *GuideResultView
	Answers  []AnswerView // so far
}

// StepQuestion is a question with a link for each answer.
type StepQuestion struct {
	*Words
	Title    string // of the guide
	Progress string // "Question 2 of up to 4"
	Ask      string
	Hint     string
	Evidence []EvidenceView
	Options  []Link
}

// AnswerView is an answer given. URL leads to where it can be changed.
type AnswerView struct {
	*Words
	Question string
	Answer   string
	URL      string
}

// GuideResultView is all there is to say of an outcome after some answers.
type GuideResultView struct {
	AidView
	Outcome OutcomeView
	Near    *NearView
	Flips   []FlipGroup
	Answers []AnswerView
	Sources []EvidenceView
	Start   string // address of the first question
}

// NearView is the runner-up: the outcome that another answer would lead to.
type NearView struct {
	*Words
	URL      string
	Title    string
	Question string
	Answer   string
}

// FlipGroup is a question whose answer decides, and where other answers lead.
type FlipGroup struct {
	*Words
	Question string
	Answer   string // the one given
	Others   []FlipView
}

// FlipView is another answer, and the outcome or the question that it leads to.
type FlipView struct {
	Answer  string
	URL     string
	Outcome string
	Ask     string
}

func (c *aidContext) guideView(g *aid.Guide, base AidView) *GuideView {
	v := &GuideView{AidView: base, Start: c.to(aid.StepPath(nil))}
	for _, q := range g.Questions {
		view := GuideQuestionView{Ask: q.Ask, Hint: q.Hint, Evidence: c.evidence(q.Ev)}
		for _, o := range q.Options {
			view.Answers = append(view.Answers, o.Label)
		}
		v.Questions = append(v.Questions, view)
	}
	for i := range g.Outcomes {
		v.Outcomes = append(v.Outcomes, c.outcome(&g.Outcomes[i]))
	}
	budget := aid.MaxPages
	v.Tree = c.tree(g, nil, &budget)
	return v
}

func (c *aidContext) outcome(o *aid.Outcome) OutcomeView {
	return OutcomeView{
		ID: o.ID, Title: o.Title, Why: o.Why,
		Judgement: c.judgement(o.Judgement), Next: c.nextSteps(o.Next),
	}
}

// tree returns what follows some answers, in at most as many pages as budget
// allows.
func (c *aidContext) tree(g *aid.Guide, answers []aid.Pick, budget *int) TreeView {
	*budget--
	v := TreeView{Words: c.words, URL: c.to(aid.StepPath(answers))}
	q, o := g.After(answers)
	if o != nil {
		v.Outcome = o.Title
	}
	if q == nil || *budget < 0 || len(answers) > len(g.Questions) {
		return v
	}
	v.Ask = q.Ask
	for _, option := range q.Options {
		next := c.tree(g, aid.With(answers, q.ID, option.ID), budget)
		v.Answers = append(v.Answers, TreeAnswer{option.Label, []TreeView{next}})
	}
	return v
}

func (c *aidContext) stepView(sub aid.SubPage) StepView {
	g := c.definition.Model.(*aid.Guide)
	v := StepView{AidView: c.view(), Answers: c.answers(sub.Answers)}
	v.Heading, v.Back = v.Title, v.Home
	if n := len(sub.Answers); n > 0 {
		v.Back = c.to(aid.StepPath(sub.Answers[:n-1]))
	}
	switch q, o := g.After(sub.Answers); {
	case q != nil:
		v.Question = c.stepQuestion(g, q, sub.Answers)
		v.Heading = v.Question.Ask
	case o != nil:
		v.Result = c.guideResult(g, o, sub.Answers)
		v.Heading = v.Result.Outcome.Title
	}
	return v
}

func (c *aidContext) stepQuestion(g *aid.Guide, q *aid.GuideQuestion, answers []aid.Pick) *StepQuestion {
	n, most := len(answers)+1, len(answers)+g.MostQuestions(answers)
	v := &StepQuestion{
		Words: c.words, Title: c.definition.Title,
		Ask: q.Ask, Hint: q.Hint, Evidence: c.evidence(q.Ev),
		Progress: c.words.T("aid_progress", "n", n, "most", most),
	}
	if n == most {
		v.Progress = c.words.T("aid_progress_last", "n", n)
	}
	for _, o := range q.Options {
		v.Options = append(v.Options, Link{
			URL:   c.to(aid.StepPath(aid.With(answers, q.ID, o.ID))),
			Title: o.Label,
		})
	}
	return v
}

// answers returns answers in words, each with the way to change it.
func (c *aidContext) answers(answers []aid.Pick) []AnswerView {
	var out []AnswerView
	for i, a := range answers {
		q := c.questions[a.Question]
		out = append(out, AnswerView{c.words, q.ask, q.answers[a.Option], c.to(aid.StepPath(answers[:i]))})
	}
	return out
}

func (c *aidContext) guideResult(g *aid.Guide, o *aid.Outcome, answers []aid.Pick) *GuideResultView {
	result := g.Evaluate(inputOf(answers)).(*aid.GuideResult)
	v := &GuideResultView{
		AidView: c.view(), Outcome: c.outcome(o), Answers: c.answers(answers), Start: c.to(aid.StepPath(nil)),
	}
	for _, flip := range result.Flips {
		q := c.questions[flip.Question]
		n := len(v.Flips)
		if n == 0 || v.Flips[n-1].Question != q.ask {
			v.Flips = append(v.Flips, FlipGroup{Words: c.words, Question: q.ask, Answer: q.answers[given(answers, flip.Question)]})
			n++
		}
		v.Flips[n-1].Others = append(v.Flips[n-1].Others, c.flip(g, answers, flip))
	}
	if flip, ok := nearest(result); ok {
		q := c.questions[flip.Question]
		view := c.flip(g, answers, flip)
		v.Near = &NearView{c.words, view.URL, view.Outcome, q.ask, q.answers[flip.Option]}
	}
	ev := slices.Clone(o.Ev)
	for _, q := range g.Questions {
		if given(answers, q.ID) != "" {
			ev = append(ev, q.Ev...)
		}
	}
	v.Sources = c.sources(ev)
	return v
}

// flip says where another answer leads. Its page stands at the end of the answers
// that are then walked.
func (c *aidContext) flip(g *aid.Guide, answers []aid.Pick, flip aid.GuideFlip) FlipView {
	input := inputOf(answers)
	input[flip.Question] = flip.Option
	path := g.Evaluate(input).(*aid.GuideResult).Path
	v := FlipView{Answer: c.questions[flip.Question].answers[flip.Option], URL: c.to(aid.StepPath(path))}
	q, o := g.After(path)
	if o != nil {
		v.Outcome = o.Title
	}
	if q != nil {
		v.Ask = q.Ask
	}
	return v
}

// nearest returns the single answer that leads to the runner-up, the last on the
// path.
func nearest(r *aid.GuideResult) (aid.GuideFlip, bool) {
	for _, pick := range slices.Backward(r.Path) {
		for _, flip := range r.Flips {
			outcome, ok := strings.CutPrefix(flip.End, aid.OutcomePrefix)
			if ok && outcome == r.Near && flip.Question == pick.Question {
				return flip, true
			}
		}
	}
	return aid.GuideFlip{}, false
}

func inputOf(answers []aid.Pick) aid.Input {
	input := aid.Input{}
	for _, a := range answers {
		input[a.Question] = a.Option
	}
	return input
}

// given returns the answer to a question, "" if there is none.
func given(answers []aid.Pick, question string) string {
	for _, a := range answers {
		if a.Question == question {
			return a.Option
		}
	}
	return ""
}
