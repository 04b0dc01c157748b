package aid

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"partnerbook/generator/diag"
)

// Tally is a number of paths or pages. It stops at tallyLimit, which then means
// "that many or more".
type Tally int64

const tallyLimit = 1_000_000_000_000

func (t Tally) plus(more Tally) Tally { return min(t+more, tallyLimit) }

// String writes the number as in messages.
func (t Tally) String() string {
	if t == tallyLimit {
		return "at least " + grouped(int64(t))
	}
	return grouped(int64(t))
}

// guideWalk follows every path of a guide without circles. Paths that stand at
// one question with the same answers to all that any later route reads go on in
// the same way: they are one state, which is followed once and counted as often
// as there are paths to it. So a guide of a thousand questions whose paths cannot
// be numbered is walked in a thousand steps, unless its routes read much of what
// was asked before.
type guideWalk struct {
	*guideGraph
	live    [][]int // by question: the questions that routes from here on read
	states  []guideState
	known   map[string]int // by what tells states apart
	at      [][]int        // by question: its states
	picks   int            // answers that all states remember
	paths   []Tally        // by outcome
	longest int            // questions on a path
	asked   reach
}

// guideState is a question with the answers that matter from here on.
type guideState struct {
	question int
	given    []pick // of live questions, by question
	ways     Tally  // paths that lead here
	asked    int    // most questions on one of these, this one included
	from     int    // a state before this, -1 for the start
	via      int    // and the answer there
	next     []int  // by answer: a state, deadEnd, or -2-outcome
}

// pick is an answer to a question.
type pick struct{ question, answer int }

const deadEnd = -1

func newGuideWalk(g *guideGraph) *guideWalk {
	return &guideWalk{
		guideGraph: g,
		known:      map[string]int{},
		at:         make([][]int, len(g.Questions)),
		paths:      make([]Tally, len(g.Outcomes)),
		asked:      reach{make([]bool, len(g.Questions)), make([]bool, len(g.Outcomes))},
	}
}

// run walks; it returns false if there are too many states.
func (w *guideWalk) run() bool {
	order := w.order()
	w.findLive(order)
	first := w.state(w.start, nil)
	w.states[first].ways, w.states[first].asked, w.states[first].from = 1, 1, -1
	for _, q := range order { // all that lead to a question stand before it
		for _, s := range w.at[q] {
			w.follow(s)
			if n := len(w.states); n > mostStates || n > MaxPages && w.picks > mostPicks {
				return false
			}
		}
	}
	return true
}

// findLive finds out which answers matter from each question on.
func (w *guideWalk) findLive(order []int) {
	w.live = make([][]int, len(w.Questions))
	for _, q := range slices.Backward(order) {
		var live []int
		for _, target := range w.leads[q] {
			if target >= 0 {
				live = append(live, w.live[target]...)
			}
		}
		for _, list := range w.routes[q] {
			for _, r := range list {
				for _, t := range r.rule {
					live = append(live, t.question)
				}
			}
		}
		slices.Sort(live)
		w.live[q] = slices.Clip(slices.Compact(live))
	}
}

// state returns the state of a question with what was answered before.
func (w *guideWalk) state(question int, given []pick) int {
	var matter []pick
	key := binary.AppendUvarint(nil, uint64(question))
	for _, p := range given {
		if _, live := slices.BinarySearch(w.live[question], p.question); live {
			matter = append(matter, p)
			key = binary.AppendUvarint(binary.AppendUvarint(key, uint64(p.question)), uint64(p.answer))
		}
	}
	if s, ok := w.known[string(key)]; ok {
		return s
	}
	s := len(w.states)
	w.known[string(key)] = s
	w.picks += len(matter)
	w.states = append(w.states, guideState{question: question, given: matter})
	w.at[question] = append(w.at[question], s)
	return s
}

// follow finds out where each answer leads.
func (w *guideWalk) follow(s int) {
	q := w.states[s].question
	w.asked.questions[q] = true
	given := w.none()
	for _, p := range w.states[s].given {
		given[p.question] = p.answer
	}
	next := make([]int, len(w.routes[q]))
	for a := range w.routes[q] {
		given[q] = a
		target, ok := w.route(q, a, given)
		switch {
		case !ok:
			next[a] = deadEnd
		case target < 0:
			next[a] = target - 1
			w.arrive(s, -target-1)
		default:
			next[a] = w.step(s, a, target)
		}
	}
	w.states[s].next = next
}

func (w *guideWalk) arrive(s, outcome int) {
	w.asked.outcomes[outcome] = true
	w.paths[outcome] = w.paths[outcome].plus(w.states[s].ways)
	w.longest = max(w.longest, w.states[s].asked)
}

// step goes on to a question.
func (w *guideWalk) step(s, answer, target int) int {
	from := w.states[s]
	given := append(slices.Clone(from.given), pick{from.question, answer})
	slices.SortFunc(given, func(a, b pick) int { return a.question - b.question })
	before := len(w.states)
	to := w.state(target, given)
	state := &w.states[to]
	if to == before {
		state.from, state.via = s, answer
	}
	state.ways = state.ways.plus(from.ways)
	state.asked = max(state.asked, from.asked+1)
	return to
}

// route returns where an answer leads when given are the answers until now.
func (w *guideWalk) route(question, answer int, given []int) (target int, ok bool) {
	for _, r := range w.routes[question][answer] {
		if r.holds(given) {
			return r.target, true
		}
	}
	return 0, false
}

// pages returns how many pages ask a question, one for each beginning of a path,
// and how many show an outcome, one for each path.
func (w *guideWalk) pages() (questions, results Tally) {
	for _, s := range w.states {
		questions = questions.plus(s.ways)
	}
	for _, n := range w.paths {
		results = results.plus(n)
	}
	return questions, results
}

// pathTo writes the answers on a path to a state and one answer more.
func (w *guideWalk) pathTo(s, answer int) string {
	const most = 12
	var list []string
	for via := answer; s >= 0; via, s = w.states[s].via, w.states[s].from {
		q := w.questions[w.states[s].question]
		list = append(list, answerAt(q.id, q.options[via]))
	}
	slices.Reverse(list)
	if len(list) > most {
		list = append([]string{"…"}, list[len(list)-most:]...)
	}
	return strings.Join(list, ", ")
}

// reads finds routes that read what is not asked on every path to them.
func (f *findings) reads(w *guideWalk) {
	type reading struct{ question, answer, route, read int }
	reported := map[reading]bool{}
	for s, state := range w.states {
		for a, list := range w.routes[state.question] {
			for n, r := range list {
				for _, t := range r.rule {
					one := reading{state.question, a, n, t.question}
					if t.question == state.question || state.knows(t.question) || reported[one] {
						continue
					}
					reported[one] = true
					f.readsUnasked(w, n, t.question, s, a)
				}
			}
		}
	}
}

func (f *findings) readsUnasked(w *guideWalk, route, read, s, answer int) {
	q := w.questions[w.states[s].question]
	at := answerAt(q.id, q.options[answer])
	f.add(diag.AidRouteReads, spot{"route", at}.number(route+1),
		fmt.Sprintf("Ask %q on every path to %q, or read another question.", w.questions[read].id, q.id),
		"route %d for %s reads %q, which is not always asked before it (for example on %s)",
		route+1, at, w.questions[read].id, w.pathTo(s, answer))
}

func (s *guideState) knows(question int) bool {
	return slices.ContainsFunc(s.given, func(p pick) bool { return p.question == question })
}
