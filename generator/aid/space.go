package aid

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// The limits of counting. A space with more cases is sampled.
const (
	mostCases  = 200_000 // combinations of answers
	samples    = 20_000
	unanswered = -1
)

// space is a list of questions with their answers, both known by their index.
type space struct {
	questions []choice
	index     map[string]int
}

func newSpace(choices []choice) *space {
	s := &space{choices, make(map[string]int, len(choices))}
	for i, c := range choices {
		s.index[c.id] = i
	}
	return s
}

// rule is a condition with indices instead of names.
type rule []ruleTest

// ruleTest holds if the question is answered with an answer that is accepted.
type ruleTest struct {
	question int
	accepts  []bool // by answer
}

// rule compiles a condition. What the condition reads is in the space.
func (s *space) rule(c Condition) rule {
	r := make(rule, len(c))
	for i, t := range c {
		r[i].question = s.index[t.Question]
		options := s.questions[r[i].question].options
		r[i].accepts = make([]bool, len(options))
		for a, option := range options {
			r[i].accepts[a] = t.accepts(option) != t.Not
		}
	}
	return r
}

// holds tells whether the rule is true; given holds an answer, or unanswered, for
// each question.
func (r rule) holds(given []int) bool {
	for i := range r {
		if a := given[r[i].question]; a == unanswered || !r[i].accepts[a] {
			return false
		}
	}
	return true
}

// implies tells whether other holds whenever r does. A condition is a product of
// sets of answers, so that is so if each of the sets is part of the other's.
func (r rule) implies(other rule) bool {
	for i := range other {
		if !r.within(other[i]) {
			return false
		}
	}
	return true
}

// within tells whether r allows only answers that a test accepts.
func (r rule) within(t ruleTest) bool {
	for i := range r {
		if r[i].question != t.question {
			continue
		}
		for a, accepted := range r[i].accepts {
			if accepted && !t.accepts[a] {
				return false
			}
		}
		return true
	}
	return false
}

// say writes answers as in messages: "partner=no, outside=none". Unanswered
// questions are left out.
func (s *space) say(given []int) string {
	const most = 12
	var list []string
	for q, a := range given {
		if a != unanswered {
			list = append(list, answerAt(s.questions[q].id, s.questions[q].options[a]))
		}
	}
	switch {
	case len(list) == 0:
		return "nothing is answered"
	case len(list) > most:
		list = append(list[:most], "…")
	}
	return strings.Join(list, ", ")
}

// size returns the number of combinations of answers, first..len-1 for each
// question (first is 0, or unanswered); ok is false if there are more than most.
func (s *space) size(first, most int) (n int, ok bool) {
	n = 1
	for _, c := range s.questions {
		n *= len(c.options) - first
		if n > most {
			return 0, false
		}
	}
	return n, true
}

// each calls f with every combination of answers, the last question changing
// fastest. given is changed afterwards.
func (s *space) each(first int, f func(given []int)) {
	given := s.none()
	for i := range given {
		if len(s.questions[i].options) <= first {
			return
		}
		given[i] = first
	}
	for {
		f(given)
		i := len(given) - 1
		for ; i >= 0; i-- {
			given[i]++
			if given[i] < len(s.questions[i].options) {
				break
			}
			given[i] = first
		}
		if i < 0 {
			return
		}
	}
}

// idle returns, for each question, whether it changes nothing: of the values of
// all combinations, in the order of each, those that differ in this question alone
// are equal.
func (s *space) idle(first int, values []int) []bool {
	idle := make([]bool, len(s.questions))
	stride := 1
	for q := len(s.questions) - 1; q >= 0; q-- {
		size := len(s.questions[q].options) - first
		idle[q] = true
		for i, v := range values {
			if digit := i / stride % size; digit > 0 && v != values[i-stride] {
				idle[q] = false
				break
			}
		}
		stride *= size
	}
	return idle
}

// random fills in random answers.
func (s *space) random(r *rand.Rand, first int, given []int) {
	for i, c := range s.questions {
		given[i] = first
		if n := len(c.options) - first; n > 0 {
			given[i] += r.IntN(n)
		}
	}
}

// none returns answers of which none is given.
func (s *space) none() []int {
	return slices.Repeat([]int{unanswered}, len(s.questions))
}

// Cases says how many cases were looked at: all there are, or a sample that
// depends on nothing but the definition.
type Cases struct {
	Count   int  `json:"count"`
	Sampled bool `json:"sampled"`
	// Seed is the beginning of the SHA-256 of the definition, whose first 16 bytes
	// seed the generator of samples.
	Seed string `json:"seed,omitempty"`
}

// String says how, for messages.
func (c Cases) String() string {
	if c.Sampled {
		return fmt.Sprintf("in %s sampled cases (seed %s)", grouped(c.Count), c.Seed)
	}
	return fmt.Sprintf("in all %s cases", grouped(c.Count))
}

// seed is where the samples of a definition come from.
type seed [sha256.Size]byte

func seedOf(d *Definition) seed { return sha256.Sum256(d.JSON()) }

// random returns the generator, at its beginning.
func (s seed) random() *rand.Rand {
	return rand.New(rand.NewPCG(binary.BigEndian.Uint64(s[:8]), binary.BigEndian.Uint64(s[8:16])))
}

// sampled describes n samples.
func (s seed) sampled(n int) Cases { return Cases{n, true, fmt.Sprintf("%x", s[:4])} }

// budget bounds work that has no other bound. It counts steps, not time, so that
// results are the same everywhere.
type budget int

// spend takes steps from the budget; it returns false if there are not so many.
func (b *budget) spend(steps int) bool {
	*b -= budget(steps)
	return *b >= 0
}
