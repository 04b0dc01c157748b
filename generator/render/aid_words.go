package render

import (
	"strings"

	"partnerbook/generator/aid"
)

// asked are the questions of an aid, with their answers, by id.
type asked map[string]askedQuestion

type askedQuestion struct {
	ask     string
	answers map[string]string
}

// asked returns the questions that conditions of the aid may read.
func (c *aidContext) asked() asked {
	out := asked{}
	for _, q := range c.definition.Asked() {
		answers := map[string]string{}
		for _, a := range q.Answers {
			answers[a.ID] = a.Label
		}
		out[q.ID] = askedQuestion{q.Ask, answers}
	}
	return out
}

// when says a condition in words, one text for each question, all of which must
// hold: “Is your rent up to date?” is answered “No”.
func (c *aidContext) when(condition aid.Condition) []string {
	questions := c.asked()
	var out []string
	for _, t := range condition {
		q := questions[t.Question]
		var labels []string
		for _, a := range t.Answers {
			labels = append(labels, c.words.T("aid_quoted", "text", q.answers[a]))
		}
		key := "aid_when_is"
		if t.Not {
			key = "aid_when_not"
		}
		out = append(out, c.words.T(key, "question", q.ask, "answers", c.words.either(labels)))
	}
	return out
}

// either joins texts: “A, B or C”.
func (w *Words) either(texts []string) string { return w.joined(texts, w.T("or")) }

// both joins texts: “A, B and C”.
func (w *Words) both(texts []string) string { return w.joined(texts, w.T("and")) }

func (w *Words) joined(texts []string, last string) string {
	n := len(texts)
	if n < 2 {
		return strings.Join(texts, "")
	}
	return strings.Join(texts[:n-1], ", ") + " " + last + " " + texts[n-1]
}

// minus is the sign that figures have, not the hyphen of a keyboard.
const minus = "\u2212"

// figure writes a decimal for readers: with commas between thousands and a true
// minus.
func figure(decimal string) string {
	body, negative := strings.CutPrefix(decimal, "-")
	whole, fraction, point := strings.Cut(body, ".")
	var out strings.Builder
	if negative {
		out.WriteString(minus)
	}
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out.WriteByte(',')
		}
		out.WriteRune(digit)
	}
	if point {
		out.WriteString("." + fraction)
	}
	return out.String()
}

// plain writes a number with as many decimals as it has, at most so many.
func plain(n aid.Number, most int) string {
	dp := 0
	for dp < most && !n.Fits(dp) {
		dp++
	}
	return figure(aid.Shown(n.Rat(), dp))
}

// pounds writes a sum of money: whole pounds if it is, else with pence.
func pounds(n aid.Number) string {
	dp := 0
	if !n.Fits(0) {
		dp = 2
	}
	text := figure(aid.Shown(n.Rat(), dp))
	if rest, ok := strings.CutPrefix(text, minus); ok {
		return minus + "£" + rest
	}
	return "£" + text
}
