package aid

import (
	"partnerbook/generator/diag"
)

// sameSteps bounds the comparison of answers in one guide. What has not been
// compared within it is taken to differ.
const sameSteps = 1_000_000

// same finds answers that make no difference: on every path to their question,
// and whatever is answered later, the outcome is the same.
func (f *findings) same(w *guideWalk) {
	compare := sameness{w, make(map[int]int), sameSteps}
	for q := range w.Questions {
		if len(w.at[q]) == 0 {
			continue
		}
		classes := compare.classes(q)
		options := w.questions[q].options
		if len(classes) == 1 && len(options) > 0 {
			f.add(diag.AidIdleQuestion, spot{"question", w.questions[q].id}, "Remove it, or let its answers lead to different outcomes.",
				"question %q never changes the outcome", w.questions[q].id)
			continue
		}
		for _, class := range classes {
			for _, other := range class[1:] {
				f.add(diag.AidSameAnswers, spot{"question", w.questions[q].id}, "Make one answer of the two, or let them lead to different outcomes.",
					"answers %q and %q to %q always lead to the same outcome", options[class[0]], options[other], w.questions[q].id)
			}
		}
	}
}

// sameness compares what follows on states. A state stands for all paths that
// lead to it, and what follows depends on the answers to later questions alone.
type sameness struct {
	w     *guideWalk
	later map[int]int // answers to questions asked after the two states
	left  budget
}

// classes groups the answers to a question by what follows.
func (c *sameness) classes(question int) [][]int {
	var classes [][]int
answers:
	for a := range c.w.questions[question].options {
		for i := range classes {
			if c.always(question, classes[i][0], a) {
				classes[i] = append(classes[i], a)
				continue answers
			}
		}
		classes = append(classes, []int{a})
	}
	return classes
}

// always tells whether two answers to a question are the same on every path.
func (c *sameness) always(question, a, b int) bool {
	for _, s := range c.w.at[question] {
		if next := c.w.states[s].next; !c.same(next[a], next[b]) {
			return false
		}
	}
	return true
}

// same tells whether two states, outcomes or dead ends (as in guideState.next)
// lead to the same outcome for any answers to later questions.
func (c *sameness) same(x, y int) bool {
	if x == y {
		return true
	}
	if !c.left.spend(1) || x < 0 && y < 0 {
		return false
	}
	if x < 0 {
		x, y = y, x
	}
	state := &c.w.states[x]
	if a, answered := c.later[state.question]; answered {
		return c.same(state.next[a], y)
	}
	defer delete(c.later, state.question)
	for a, next := range state.next {
		c.later[state.question] = a
		if !c.same(next, y) {
			return false
		}
	}
	return true
}
