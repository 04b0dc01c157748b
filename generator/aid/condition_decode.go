package aid

import (
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// questions holds, by id, the answers to each question that a condition may read.
type questions struct {
	order   []string
	answers map[string][]string
}

func newQuestions() *questions { return &questions{answers: map[string][]string{}} }

func (q *questions) add(id string, answers []string) {
	if _, known := q.answers[id]; !known && id != "" {
		q.order = append(q.order, id)
		q.answers[id] = answers
	}
}

// when reads the condition of a table; without one, it always holds.
func (r *reader) when(asked *questions) Condition {
	var c Condition
	r.entries("when", func(question source.Word, v source.Value) {
		answers, known := asked.answers[question.Text]
		if !known {
			r.file.report(diag.AidUnknownQuestion, question.Pos, hintAt(question.Text, asked.order),
				`"when" reads %q, which is not a question here`, question.Text)
			return
		}
		if t, ok := r.test(question, v, answers); ok {
			c = append(c, t)
		}
	})
	return c
}

// test reads one entry of a condition: an answer, a list of answers, or
// { not = … }.
func (r *reader) test(question source.Word, v source.Value, possible []string) (Test, bool) {
	t := Test{Question: question.Text, Pos: question.Pos}
	given := v
	if v.Type == source.TableType {
		not := &reader{file: r.file, table: v.Table, place: `"when" of ` + r.place}
		not.need("not")
		given, _ = not.get("not")
		t.Not = true
		not.finish()
	}
	for _, w := range r.answersOf(question.Text, given) {
		if !slices.Contains(possible, w.Text) {
			r.file.report(diag.AidUnknownAnswer, w.Pos, hintAt(w.Text, possible),
				`"when" compares %q with %q; its answers are %s`, question.Text, w.Text, strings.Join(possible, ", "))
			return Test{}, false
		}
		if !slices.Contains(t.Answers, w.Text) {
			t.Answers = append(t.Answers, w.Text)
		}
	}
	if never := t.Not && len(t.Answers) == len(possible) || !t.Not && len(t.Answers) == 0; never && given.Type != 0 {
		r.file.report(diag.AidNeverHolds, question.Pos, "Leave out one of the answers, or the whole rule.",
			`this "when" can never hold: it rules out every answer to %q`, question.Text)
		return Test{}, false
	}
	return t, true
}

// answersOf returns one answer or a list of them.
func (r *reader) answersOf(question string, v source.Value) []source.Word {
	switch v.Type {
	case source.String:
		return r.textsOf(question, []source.Value{v})
	case source.Array:
		return r.textsOf(question, v.Items)
	case 0:
		return nil
	}
	r.wrongType(question, v, "an answer or a list of answers", `["…", "…"]`)
	return nil
}
