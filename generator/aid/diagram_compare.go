package aid

import "strings"

// graph has facts, must-haves and the options that these rule out. What else reads
// facts, adjustments of scores and cautions, stands among the must-haves, without
// lines to options: it names them.
func (c *Compare) graph(say phrases) *graph {
	out := newGraph(say, compareDesc, say.counted(len(c.Facts), "fact"), say.counted(len(c.Screens), "must-have"), say.counted(len(c.Options), "option"))
	out.fixed = map[int]bool{0: true, 2: true}
	heads := []string{say.say("What you tell us"), say.say("Must-haves and other rules"), say.say("Options ruled out")}
	out.heads = func(rank int) string { return heads[min(rank, 2)] }
	words := wordsOf(c, say)
	for _, f := range c.Facts {
		var inner []OutlineNode
		for _, a := range f.Options {
			inner = append(inner, OutlineNode{Kind: AnswerBox, Label: a.Label})
		}
		out.add(box{kind: FactBox, id: "fact:" + f.ID, label: f.Ask, inner: inner})
	}
	rule := func(id, label, detail string, when Condition) {
		if len(when) > 1 {
			detail = joinWords(" ", say.say("Only if all its lines hold."), detail)
		}
		out.add(box{kind: RuleBox, id: id, label: label, detail: detail, least: 1})
		for _, t := range when {
			out.join("fact:"+t.Question, id, words.answers(t))
		}
	}
	for _, s := range c.Screens {
		rule("must:"+s.ID, s.Must, "", s.When)
	}
	for _, a := range c.Adjust {
		rule("adjust:"+a.ID, a.Why, say.say("Changes scores of: %s", c.adjusted(a)), a.When)
	}
	for _, a := range c.Cautions {
		rule("caution:"+a.ID, a.Say, say.say("A caution: it rules nothing out."), a.When)
	}
	for _, o := range c.Options {
		out.add(box{kind: OptionBox, id: o.ID, label: o.Title, note: o.What, least: 2})
	}
	for _, s := range c.Screens {
		for _, o := range s.Out {
			out.join("must:"+s.ID, o, "")
		}
	}
	return out
}

// adjusted names the options whose scores an adjustment changes.
func (c *Compare) adjusted(a Adjustment) string {
	var titles []string
	for _, o := range c.Options {
		for _, add := range a.Add {
			if add.Option == o.ID {
				titles = append(titles, o.Title)
				break
			}
		}
	}
	return strings.Join(titles, "; ") + "."
}
