package aid

import (
	"fmt"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// OutcomePrefix stands before an outcome's id where a route leads to it.
const OutcomePrefix = "outcome:"

func (r *reader) guide() *Guide {
	r.need("start", "questions", "outcomes")
	start := r.word("start")
	g := &Guide{Start: start.Text, StartPos: start.Pos}
	asked := newQuestions()
	r.each("questions", "question", func(q *reader) { asked.add(q.word("id").Text, q.answerIDs()) })
	ends := ids{}
	g.Outcomes = r.outcomes(ends)
	used := ids{}
	r.each("questions", "question", func(q *reader) { g.Questions = append(g.Questions, q.guideQuestion(used, asked, ends)) })
	if len(g.Questions) > MaxPages { // each that is asked is a page
		r.file.report(diag.AidTooManyPages, start.Pos, "Ask fewer questions, or make two guides of this one.",
			"this guide has %d questions; the limit is %d", len(g.Questions), MaxPages)
		g.Questions = g.Questions[:MaxPages]
	}
	if start.Text != "" && !used.has(start.Text) {
		r.file.report(diag.AidStart, start.Pos, hintAt(start.Text, asked.order), "start names %q, which is not a question", start.Text)
	}
	return g
}

// answerIDs returns the ids of a question's options, unchecked.
func (r *reader) answerIDs() []string {
	var out []string
	v, _ := r.get("options")
	for _, item := range v.Items {
		if item.Table == nil {
			continue
		}
		if e, ok := item.Table.Get("id"); ok && e.Value.Type == source.String {
			out = append(out, strings.TrimSpace(e.Value.Text))
		}
	}
	return out
}

func (r *reader) outcomes(used ids) []Outcome {
	var out []Outcome
	r.each("outcomes", "outcome", func(o *reader) {
		o.need("title", "why")
		out = append(out, Outcome{
			ID: o.id(used), Title: o.text("title"), Why: o.text("why"), Judgement: o.judgement(), Next: o.nextSteps(),
		})
		o.finish()
	})
	return out
}

func (r *reader) guideQuestion(used ids, asked *questions, ends ids) GuideQuestion {
	r.need("ask", "options")
	q := GuideQuestion{ID: r.id(used), Ask: r.text("ask"), Hint: r.text("hint"), Ev: r.evidence("ev"), Pos: r.pos()}
	answers := ids{}
	r.each("options", "answer", func(o *reader) {
		o.place = fmt.Sprintf("answer %s=%s", q.ID, o.word("id").Text)
		q.Options = append(q.Options, o.guideOption(q.ID, answers, asked, ends))
	})
	r.finish()
	return q
}

func (r *reader) guideOption(question string, used ids, asked *questions, ends ids) GuideOption {
	r.need("label")
	o := GuideOption{ID: r.id(used), Label: r.text("label"), Pos: r.pos()}
	next := r.word("next")
	r.each("routes", "route", func(e *reader) {
		e.place = fmt.Sprintf("%s of %s", e.place, r.place)
		to := e.word("next")
		o.Routes = append(o.Routes, Route{When: e.when(asked), Next: to.Text, Pos: e.pos(), NextPos: to.Pos})
		e.need("next")
		e.finish()
	})
	if next.Text != "" && len(o.Routes) > 0 {
		r.file.report(diag.AidSyntax, next.Pos, "Keep one of the two. A last route without when does what next does.",
			"%s has both next and routes", r.place)
	}
	if next.Text != "" {
		o.Routes = []Route{{Next: next.Text, Pos: next.Pos, NextPos: next.Pos}}
	}
	if len(o.Routes) == 0 {
		r.leadsNowhere(question, o.ID, r.pos(), `Write next = "question", or next = "outcome:…".`)
	}
	for _, route := range o.Routes {
		r.checkTarget(question, o.ID, route, asked, ends)
	}
	r.finish()
	return o
}

func (r *reader) leadsNowhere(question, answer string, pos diag.Position, hint string) {
	r.file.report(diag.AidNowhere, pos, hint, "answer %s=%s leads nowhere: give next or routes", question, answer)
}

// checkTarget reports a route to something that is not there.
func (r *reader) checkTarget(question, answer string, route Route, asked *questions, ends ids) {
	if route.Next == "" {
		return // reported as missing
	}
	if end, ok := strings.CutPrefix(route.Next, OutcomePrefix); ok {
		if !ends.has(end) {
			r.leadsNowhere(question, answer, route.NextPos, fmt.Sprintf("There is no outcome %q. ", end)+diag.DidYouMean(end, ends.names()))
		}
		return
	}
	if _, ok := asked.answers[route.Next]; ok {
		return
	}
	hint := fmt.Sprintf("There is no question %q. ", route.Next)
	if ends.has(route.Next) {
		hint += "Did you mean " + OutcomePrefix + route.Next + "?"
	} else {
		hint += diag.DidYouMean(route.Next, asked.order)
	}
	r.leadsNowhere(question, answer, route.NextPos, hint)
}
