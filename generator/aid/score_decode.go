package aid

import (
	"fmt"

	"partnerbook/generator/diag"
)

// mostPoints bounds the points of one answer and the start of a band.
const mostPoints = 1_000_000

func (r *reader) scoreSheet() *Score {
	r.need("sections", "questions", "bands")
	sections, used, bands, rules := ids{}, ids{}, ids{}, ids{}
	s := &Score{Sections: r.titled("sections", "section", sections)}
	asked := newQuestions()
	r.each("questions", "question", func(q *reader) {
		s.Questions = append(s.Questions, q.scoreQuestion(used, sections))
		asked.add(q.word("id").Text, q.answerIDs())
	})
	s.Bands = r.bands(bands)
	r.each("flags", "flag", func(f *reader) { s.Flags = append(s.Flags, f.scoreFlag(rules, asked, bands)) })
	r.each("actions", "action", func(a *reader) {
		a.need("theme", "do")
		s.Actions = append(s.Actions, Action{
			ID: a.id(rules), Theme: a.text("theme"), When: a.when(asked), Do: a.text("do"), Judgement: a.judgement(),
		})
		a.finish()
	})
	return s
}

func (r *reader) scoreQuestion(used, sections ids) ScoreQuestion {
	r.need("section", "ask", "options")
	q := ScoreQuestion{
		ID: r.id(used), Section: r.word("section").Text, Ask: r.text("ask"), Hint: r.text("hint"), Ev: r.evidence("ev"), Pos: r.pos(),
	}
	r.refersTo(r.word("section"), "section", sections)
	answers := ids{}
	r.each("options", "answer", func(o *reader) {
		o.place = fmt.Sprintf("answer %s=%s", q.ID, o.word("id").Text)
		o.need("label", "points")
		q.Options = append(q.Options, ScoreOption{
			ID: o.id(answers), Label: o.text("label"), Points: o.whole("points", 0, mostPoints, 0), Pos: o.pos(),
		})
		o.finish()
	})
	r.finish()
	return q
}

func (r *reader) bands(used ids) []Band {
	var out []Band
	r.each("bands", "band", func(b *reader) {
		b.need("from", "title")
		band := Band{
			ID: b.id(used), From: b.whole("from", 0, mostPoints, 0), Title: b.text("title"), Next: b.nextSteps(), Pos: b.posOf("from"),
		}
		b.finish()
		out = append(out, band)
	})
	for i, b := range out {
		if i == 0 && b.From != 0 {
			r.file.report(diag.AidFirstBand, b.Pos, "Write from = 0.", "the first band must start at 0")
		}
		if i > 0 && b.From <= out[i-1].From {
			r.file.report(diag.AidBandOrder, b.Pos, "Put the bands in the order of their points.",
				"band %q must start above %d, where %q starts", b.ID, out[i-1].From, out[i-1].ID)
		}
	}
	return out
}

func (r *reader) scoreFlag(used ids, asked *questions, bands ids) Flag {
	r.need("when", "at_least")
	at := r.word("at_least")
	r.refersTo(at, "band", bands)
	f := Flag{ID: r.id(used), When: r.when(asked), AtLeast: at.Text, Judgement: r.judgement()}
	r.finish()
	return f
}
