package aid

import (
	"slices"

	"partnerbook/generator/diag"
)

// scoreSteps bounds the questions and rules that counting a score looks at.
const scoreSteps = 400_000_000

// ScoreCounts is how often each band comes out over all complete sets of answers.
// Of more than 200,000, it is a sample, and each answer together with the least
// points elsewhere and with the most.
type ScoreCounts struct {
	Cases    Cases       `json:"cases"`
	Raised   int         `json:"raised"` // cases whose band a flag raised
	NoAction int         `json:"no_action"`
	Bands    []BandCount `json:"bands"`
	Flags    []FlagCount `json:"flags"`
}

// BandCount is how often a band comes out, how many of these cases a flag raised,
// and how many get no action.
type BandCount struct {
	ID       string `json:"id"`
	Cases    int    `json:"cases"`
	Raised   int    `json:"raised"`
	NoAction int    `json:"no_action"`
	Example  string `json:"no_action_example,omitempty"`
}

// FlagCount is how often a flag is above the band of the points.
type FlagCount struct {
	ID     string `json:"id"`
	Raises int    `json:"raises"`
}

// scoreCount is one enumeration of a score.
type scoreCount struct {
	*scoring
	seed   seed
	counts ScoreCounts
	idle   []bool // by question
	left   budget
	found  findings
}

// enumerate counts a score.
func (s *Score) enumerate(d *Definition) *Counts {
	k := &scoreCount{scoring: newScoring(s), seed: seedOf(d), left: scoreSteps}
	k.counts.Bands = make([]BandCount, len(s.Bands))
	for i, b := range s.Bands {
		k.counts.Bands[i].ID = b.ID
	}
	k.counts.Flags = make([]FlagCount, len(s.Flags))
	for i, x := range s.Flags {
		k.counts.Flags[i].ID = x.ID
	}
	if k.complete() {
		if n, ok := k.size(0, mostCases); ok {
			k.all(n)
		} else {
			k.sample()
		}
		k.report()
	}
	return &Counts{Findings: k.found, Score: &k.counts}
}

// complete tells whether all questions can be answered, and some band come out.
func (k *scoreCount) complete() bool {
	for _, c := range k.questions {
		if len(c.options) == 0 {
			return false
		}
	}
	return len(k.Bands) > 0 && len(k.questions) > 0
}

func (k *scoreCount) all(n int) {
	bands := make([]int, 0, n)
	k.each(0, func(given []int) { bands = append(bands, k.count(given)) })
	k.counts.Cases = Cases{Count: n}
	k.idle = k.space.idle(0, bands)
}

// count adds a case and returns its band.
func (k *scoreCount) count(given []int) int {
	k.left.spend(k.steps())
	band, byPoints := k.outcome(given)
	b := &k.counts.Bands[band]
	b.Cases++
	if band > byPoints {
		b.Raised++
		k.counts.Raised++
	}
	if !k.acts(given) {
		k.counts.NoAction++
		b.NoAction++
		if b.Example == "" {
			b.Example = k.say(given)
		}
	}
	for i, r := range k.flags {
		if k.atLeast[i] > byPoints && r.holds(given) {
			k.counts.Flags[i].Raises++
		}
	}
	return band
}

func (k *scoreCount) steps() int { return len(k.questions) + len(k.flags) + len(k.actions) }

// sample counts a sample, and with each case looks at those that differ from it in
// one answer.
func (k *scoreCount) sample() {
	k.idle = slices.Repeat([]bool{true}, len(k.questions))
	n := 0
	look := func(given []int) {
		if n > 0 && k.left < 0 {
			return
		}
		n++
		band := k.count(given)
		for q := range given {
			k.idle[q] = k.idle[q] && !k.changes(q, given, band)
		}
	}
	k.extremes(look)
	r, given := k.seed.random(), k.none()
	for range samples {
		k.random(r, 0, given)
		look(given)
	}
	k.counts.Cases = k.seed.sampled(n)
}

// changes tells whether another answer to a question changes the band.
func (k *scoreCount) changes(q int, given []int, band int) bool {
	before := given[q]
	defer func() { given[q] = before }()
	for a := range k.questions[q].options {
		if a == before || !k.left.spend(k.steps()) {
			continue
		}
		given[q] = a
		if other, _ := k.outcome(given); other != band {
			return true
		}
	}
	return false
}

// extremes calls f with each answer while all others have the least points, and
// while all others have the most.
func (k *scoreCount) extremes(f func(given []int)) {
	for _, sign := range []int{-1, 1} {
		base := make([]int, len(k.questions))
		for q := range base {
			for a, o := range k.Questions[q].Options {
				if sign*o.Points > sign*k.Questions[q].Options[base[q]].Points {
					base[q] = a
				}
			}
		}
		for q, usual := range base {
			for a := range k.questions[q].options {
				base[q] = a
				f(base)
			}
			base[q] = usual
		}
	}
}

// report says what was counted.
func (k *scoreCount) report() {
	how := k.counts.Cases
	for i, b := range k.counts.Bands {
		k.band(i, b)
	}
	for q, idle := range k.idle {
		if id := k.questions[q].id; idle {
			k.found.add(diag.AidIdleScoreQuestion, spot{"question", id}, "Give its answers points that matter, let a flag read it, or remove it.",
				"question %q never changes the band %s", id, how)
		}
	}
	for _, x := range k.counts.Flags {
		if x.Raises == 0 {
			k.found.add(diag.AidIdleFlag, spot{"flag", x.ID}, "Raise its at_least, or remove it: the points say as much.",
				"flag %q never raises a band %s", x.ID, how)
		}
	}
}

func (k *scoreCount) band(i int, b BandCount) {
	at := spot{"band", b.ID}
	if b.Cases == 0 && (!k.counts.Cases.Sampled || !k.possible(i)) {
		k.found.add(diag.AidBandUnreached, at, "Start it lower, or give more points; or remove it.",
			"band %q can never be reached, by points or by a flag", b.ID)
		return
	}
	k.found.add(diag.AidBandCount, at, "These are counts of answers and no chances.",
		"band %q: %s of %s cases, %s of them raised by a flag", b.ID, grouped(b.Cases), grouped(k.counts.Cases.Count), grouped(b.Raised))
	// The first band is for those who need least; its next steps are enough.
	if b.NoAction > 0 && i > 0 && len(k.Actions) > 0 {
		k.found.add(diag.AidNoAction, at, "Add an action whose when covers these answers.",
			"%s cases in band %q get no action, for example %s", grouped(b.NoAction), b.ID, b.Example)
	}
}

// possible tells, of a band that no sample came to, whether it might still be
// reached: the least and most points do not rule it out, or a flag raises to it.
func (k *scoreCount) possible(band int) bool {
	least, most := 0, 0
	for i := range k.Questions {
		low, high := k.Questions[i].bounds()
		least, most = least+low, most+high
	}
	for i := range k.flags {
		if k.atLeast[i] == band {
			return true
		}
	}
	return k.Bands[band].From <= most && (band+1 == len(k.Bands) || k.Bands[band+1].From > least)
}
