package aid

import "fmt"

// graph has the sections, whose points add up to a total that has a band, and the
// flags that raise it.
func (s *Score) graph(say phrases) *graph {
	out := newGraph(say, scoreDesc, say.counted(len(s.Sections), "section"), say.counted(len(s.Bands), "band"), say.counted(len(s.Flags), "flag"))
	out.fixed = map[int]bool{0: true, 2: true}
	heads := []string{say.say("Sections"), say.say("Points and flags"), say.say("Bands")}
	out.heads = func(rank int) string { return heads[min(rank, 2)] }
	words, sectionOf := wordsOf(s, say), map[string]string{}
	total := 0
	for _, section := range s.Sections {
		most, asked := 0, 0
		var inner []OutlineNode
		for _, q := range s.Questions {
			if q.Section != section.ID {
				continue
			}
			_, greatest := q.bounds()
			sectionOf[q.ID] = section.ID
			inner = append(inner, OutlineNode{Kind: QuestionBox, ID: q.ID, Label: q.Ask, Children: q.outline(say)})
			most, asked = most+greatest, asked+1
		}
		total += most
		out.add(box{
			kind: SectionBox, id: "section:" + section.ID, label: section.Title, inner: inner,
			detail: say.say("%s, 0 to %s", say.counted(asked, "question"), say.counted(most, "point")),
		})
	}
	out.add(box{kind: TotalBox, id: "total", label: say.say("Total"), detail: say.say("0 to %s", say.counted(total, "point")), least: 1})
	for _, section := range s.Sections {
		out.join("section:"+section.ID, "total", "")
	}
	titles := map[string]string{}
	for _, b := range s.Bands {
		titles[b.ID] = b.Title
	}
	for _, f := range s.Flags {
		out.add(box{
			kind: RuleBox, id: "flag:" + f.ID, label: words.questions(f.When),
			detail: say.say("At least: %s", titles[f.AtLeast]), least: 1,
		})
		for _, t := range f.When {
			out.join("section:"+sectionOf[t.Question], "flag:"+f.ID, "")
		}
	}
	for i, b := range s.Bands {
		out.add(box{kind: BandBox, id: "band:" + b.ID, label: b.Title, least: 2})
		points := say.say("%d or more", b.From)
		if i+1 < len(s.Bands) {
			points = say.say("%d to %d", b.From, s.Bands[i+1].From-1)
			if b.From == s.Bands[i+1].From-1 {
				points = fmt.Sprint(b.From)
			}
		}
		out.join("total", "band:"+b.ID, points)
	}
	for _, f := range s.Flags {
		out.join("flag:"+f.ID, "band:"+f.AtLeast, say.say("at least"))
	}
	return out
}

// outline returns the answers with their points.
func (q ScoreQuestion) outline(say phrases) []OutlineNode {
	var answers []OutlineNode
	for _, o := range q.Options {
		answers = append(answers, OutlineNode{Kind: AnswerBox, Label: o.Label, Detail: say.counted(o.Points, "point")})
	}
	return answers
}

// questions says a condition with all its questions.
func (w conditionWords) questions(c Condition) string {
	said := ""
	for i, t := range c {
		if i > 0 {
			said += w.say(" And: ")
		}
		said += w.of[t.Question].ask + " " + w.choice(t)
	}
	if said == "" {
		return w.say("Always")
	}
	return said
}
