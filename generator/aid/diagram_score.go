package aid

import "fmt"

// graph has the sections, whose points add up to a total that has a band, and the
// flags that raise it.
func (s *Score) graph() *graph {
	out := newGraph("%s, %s and %s. Points of the sections (rectangles) add up to a total, which lies in a band (rounded boxes); flags (dashed boxes) raise the band.",
		counted(len(s.Sections), "section"), counted(len(s.Bands), "band"), counted(len(s.Flags), "flag"))
	out.fixed = map[int]bool{0: true, 2: true}
	heads := []string{"Sections", "Points and flags", "Bands"}
	out.heads = func(rank int) string { return heads[min(rank, 2)] }
	words, sectionOf := wordsOf(s), map[string]string{}
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
			inner = append(inner, OutlineNode{Kind: QuestionBox, ID: q.ID, Label: q.Ask, Children: q.outline()})
			most, asked = most+greatest, asked+1
		}
		total += most
		out.add(box{
			kind: SectionBox, id: "section:" + section.ID, label: section.Title, inner: inner,
			detail: fmt.Sprintf("%s, 0 to %s", counted(asked, "question"), counted(most, "point")),
		})
	}
	out.add(box{kind: TotalBox, id: "total", label: "Total", detail: "0 to " + counted(total, "point"), least: 1})
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
			detail: fmt.Sprintf("At least: %s", titles[f.AtLeast]), least: 1,
		})
		for _, t := range f.When {
			out.join("section:"+sectionOf[t.Question], "flag:"+f.ID, "")
		}
	}
	for i, b := range s.Bands {
		out.add(box{kind: BandBox, id: "band:" + b.ID, label: b.Title, least: 2})
		points := fmt.Sprintf("%d or more", b.From)
		if i+1 < len(s.Bands) {
			points = fmt.Sprintf("%d to %d", b.From, s.Bands[i+1].From-1)
			if b.From == s.Bands[i+1].From-1 {
				points = fmt.Sprint(b.From)
			}
		}
		out.join("total", "band:"+b.ID, points)
	}
	for _, f := range s.Flags {
		out.join("flag:"+f.ID, "band:"+f.AtLeast, "at least")
	}
	return out
}

// outline returns the answers with their points.
func (q ScoreQuestion) outline() []OutlineNode {
	var answers []OutlineNode
	for _, o := range q.Options {
		answers = append(answers, OutlineNode{Kind: AnswerBox, Label: o.Label, Detail: counted(o.Points, "point")})
	}
	return answers
}

// questions says a condition with all its questions.
func (w conditionWords) questions(c Condition) string {
	said := ""
	for i, t := range c {
		if i > 0 {
			said += " And: "
		}
		said += w[t.Question].ask + " " + w.choice(t)
	}
	if said == "" {
		return "Always"
	}
	return said
}
