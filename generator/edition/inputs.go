package edition

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"

	"partnerbook/generator/aid"
)

// How many inputs a decision aid is asked with: every combination of answers where there
// are at most so many, else so many of them, which depend on the two definitions alone.
const (
	mostInputs    = 2_000
	sampledInputs = 600
)

// inputsFor returns the inputs that both editions of an aid are asked with, and whether
// there are more.
func inputsFor(old, new *aid.Definition) (inputs []aid.Input, sampled bool) {
	g := &generatorOf{random: randomOf(old, new), seen: map[string]bool{}}
	g.add(aid.Input{})
	for _, d := range []*aid.Definition{new, old} {
		for _, c := range d.Cases {
			g.add(aid.Input(c.Input))
		}
	}
	switch m := new.Model.(type) {
	case *aid.Guide:
		g.guide(old, new)
	case *aid.Score:
		g.choices(askedOf(old, new), aid.Input{})
	case *aid.Compare:
		g.compare(old, new, m)
	case *aid.Calculator:
		g.calculator(old, m)
	case *aid.GapMap:
		g.gapMap(m)
	}
	return g.inputs, g.sampled
}

// randomOf returns a source of chance that depends on the definitions alone.
func randomOf(old, new *aid.Definition) *rand.Rand {
	sum := sha256.Sum256(append(old.JSON(), new.JSON()...))
	return rand.New(rand.NewPCG(binary.BigEndian.Uint64(sum[:8]), binary.BigEndian.Uint64(sum[8:16])))
}

// generatorOf collects inputs, each once.
type generatorOf struct {
	random  *rand.Rand
	inputs  []aid.Input
	seen    map[string]bool
	sampled bool
}

func (g *generatorOf) add(in aid.Input) {
	key := string(aid.Canonical(map[string]any(in)))
	if !g.seen[key] {
		g.seen[key] = true
		g.inputs = append(g.inputs, in)
	}
}

// question is one with the answers that either edition knows.
type question struct {
	id      string
	answers []string
}

// askedOf returns the questions of both editions, first those of the new one.
func askedOf(old, new *aid.Definition) []question {
	var out []question
	for _, d := range []*aid.Definition{new, old} {
		for _, asked := range d.Asked() {
			at := slices.IndexFunc(out, func(q question) bool { return q.id == asked.ID })
			if at < 0 {
				at = len(out)
				out = append(out, question{id: asked.ID})
			}
			for _, a := range asked.Answers {
				if !slices.Contains(out[at].answers, a.ID) {
					out[at].answers = append(out[at].answers, a.ID)
				}
			}
		}
	}
	return slices.DeleteFunc(out, func(q question) bool { return len(q.answers) == 0 })
}

// combinations returns how many ways there are to answer all questions, or more than
// mostInputs.
func combinations(all []question) int {
	n := 1
	for _, q := range all {
		if n *= len(q.answers); n > mostInputs {
			return n
		}
	}
	return n
}

// choices adds every way to answer the questions, or a sample of them; with is what
// each input holds besides.
func (g *generatorOf) choices(all []question, with aid.Input) {
	if n := combinations(all); n <= mostInputs {
		for k := range n {
			g.add(answered(all, with, func(answers int) int {
				answer := k % answers
				k /= answers
				return answer
			}))
		}
		return
	}
	g.sampled = true
	for _, last := range []bool{false, true} { // all the first answers, and all the last
		g.add(answered(all, with, func(answers int) int {
			if last {
				return answers - 1
			}
			return 0
		}))
	}
	for range sampledInputs {
		g.add(answered(all, with, g.random.IntN))
	}
}

// answered returns an input with an answer to each question, which choose picks by its
// number.
func answered(all []question, with aid.Input, choose func(answers int) int) aid.Input {
	in := aid.Input{}
	for key, value := range with {
		in[key] = value
	}
	for _, q := range all {
		in[q.id] = q.answers[choose(len(q.answers))]
	}
	return in
}

// guide adds every path through both editions, and combinations of answers.
func (g *generatorOf) guide(old, new *aid.Definition) {
	for _, d := range []*aid.Definition{new, old} {
		for _, sub := range d.Pages() {
			if sub.Kind != aid.StepPage {
				continue
			}
			in := aid.Input{}
			for _, pick := range sub.Answers {
				in[pick.Question] = pick.Option
			}
			g.add(in)
		}
	}
	g.choices(askedOf(old, new), aid.Input{})
}

// compare adds combinations of facts, each profile, and each criterion by itself.
func (g *generatorOf) compare(old, new *aid.Definition, m *aid.Compare) {
	for _, p := range m.Profiles {
		g.add(aid.Input{"profile": p.ID})
	}
	for _, one := range m.Criteria {
		points := map[string]any{}
		for _, c := range m.Criteria {
			points[c.ID] = json.Number("0")
		}
		points[one.ID] = json.Number("100")
		g.add(aid.Input{"points": points})
	}
	facts := &generatorOf{random: g.random, seen: map[string]bool{}}
	facts.choices(askedOf(old, new), aid.Input{})
	g.sampled = facts.sampled
	for k, in := range facts.inputs {
		with := aid.Input{"facts": map[string]any(in)}
		if n := len(m.Profiles); n > 0 && k%2 == 1 {
			with["profile"] = m.Profiles[k/2%n].ID
		}
		g.add(with)
	}
}

// calculator adds each figure at its least and at its greatest, and figures by chance.
// There are always more.
func (g *generatorOf) calculator(old *aid.Definition, m *aid.Calculator) {
	g.sampled = true
	for _, in := range m.Inputs {
		for _, n := range []aid.Number{in.Min, in.Max, in.Default} {
			g.add(aid.Input{in.ID: aid.Shown(n.Rat(), in.DP)})
		}
	}
	if was, ok := old.Model.(*aid.Calculator); ok {
		for _, in := range was.Inputs {
			g.add(aid.Input{in.ID: aid.Shown(in.Default.Rat(), in.DP)})
		}
	}
	for range sampledInputs / 3 {
		all := aid.Input{}
		for _, in := range m.Inputs {
			all[in.ID] = aid.Shown(between64(g.random, in.Min, in.Max), in.DP)
		}
		g.add(all)
	}
}

// gapMap adds amounts by chance for all lines.
func (g *generatorOf) gapMap(m *aid.GapMap) {
	g.sampled = true
	for range sampledInputs / 10 {
		lines := map[string]any{}
		for _, l := range m.Lines {
			lines[l.ID] = map[string]any{"need": g.amount(), "have": g.amount()}
		}
		g.add(aid.Input{"lines": lines})
	}
}

// amount returns a small whole number, or nothing, which says that it is not known.
func (g *generatorOf) amount() any {
	n := g.random.IntN(12)
	if n == 11 {
		return nil
	}
	return json.Number(strconv.Itoa(n))
}

// between64 returns a number between two by chance, in 64 steps.
func between64(r *rand.Rand, from, to aid.Number) *big.Rat {
	span := new(big.Rat).Sub(to.Rat(), from.Rat())
	part := big.NewRat(int64(r.IntN(65)), 64)
	return span.Mul(span, part).Add(span, from.Rat())
}
