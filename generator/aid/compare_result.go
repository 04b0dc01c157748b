package aid

// Verdict says how clearly an option leads.
type Verdict string

// The verdicts. Lead is the distance of the first from the next value.
const (
	NoWeights Verdict = "no-weights" // all points are 0
	None      Verdict = "none"       // every option is ruled out
	Only      Verdict = "only"       // one option is left
	Tie       Verdict = "tie"        // two or more are exactly level
	Close     Verdict = "close"      // lead < close
	Leaning   Verdict = "leaning"    // anything between
	Clear     Verdict = "clear"      // lead ≥ clear
)

// Decided tells whether one option leads others.
func (v Verdict) Decided() bool { return v == Close || v == Leaning || v == Clear }

// CompareResult is how the options compare on what a reader said. Options and
// criteria are named by their ids; lists are in file order unless stated.
type CompareResult struct {
	// Invalid names what was dropped, Unknown (sorted) what is not of this aid.
	Invalid, Unknown []string
	// Defaults are the criteria whose points are the aid's default, Adjusted the
	// adjustments made, and NotChecked the must-haves that depend on a fact that is
	// not answered.
	Defaults, Adjusted, NotChecked []string
	Excluded                       []Exclusion
	// Cautions are the cautions that hold; HasCautions says that the aid has some.
	Cautions    []string
	HasCautions bool
	Verdict     Verdict

	// Everything below is empty if the verdict is NoWeights.

	// Points and Weights are by criterion; Scores, after adjustments and the
	// reader's own, by option and criterion.
	Points, Weights []Number
	Scores          [][]int
	// Values are by option, of those ruled out as well.
	Values []Number
	// Ranking holds the options not ruled out, highest value first.
	Ranking []Ranked
	// Winners are all at the top, RunnersUp all at the next value.
	Winners, RunnersUp []string
	// Lead is the top value minus the next; nil for None and Only, 0 for Tie.
	Lead *Number
	// Contenders are the winners and all less than "close" from the top, highest
	// value first.
	Contenders []string
	// Family is that of all winners, "" if they differ. FamilyLead is the top value
	// minus the best outside the family, nil if nothing is outside.
	Family     string
	FamilyLead *Number
	// For and Against hold the three criteria that speak most for the winner, and
	// against it, beside the first runner-up.
	For, Against []Contribution
	Dominated    []Dominance
	Tips         []Tip
	ScoreTips    []ScoreTip
	Flips        []CompareFlip
	// Relax says, if every option is ruled out, which must-have frees most.
	Relax []Relaxation

	options, criteria []string
}

// Exclusion is an option with every must-have that rules it out.
type Exclusion struct {
	Option string
	By     []string
}

// Ranked is an option with its rank; equal values share one (1, 1, 3).
type Ranked struct {
	Option string
	Rank   int
}

// Contribution is what a criterion adds to the lead: w·(sA − sB).
type Contribution struct {
	Criterion string
	Amount    Number
}

// Dominance is an option with those that are at least as good on every criterion
// and better on one.
type Dominance struct {
	Option string
	By     []string
}

// The directions of a Tip.
const (
	Down = "down"
	Up   = "up"
)

// Tip is the nearest number of points of a criterion, downwards or upwards, at
// which Options draw level with the winner; beyond it they lead.
type Tip struct {
	Criterion string
	Direction string
	Points    Number
	Options   []string
}

// ScoreTip is the score of an option at which winner and runner-up draw level.
type ScoreTip struct {
	Option, Criterion string
	From              int
	To                Number
}

// CompareFlip is an answer to a fact that is not the one given, with the winners
// that it would make.
type CompareFlip struct {
	Fact, Answer string
	Winners      []string
}

// Relaxation is a must-have with the options that it alone rules out.
type Relaxation struct {
	Screen  string
	Options []string
}

// Canonical returns the result with the names of the specification; which fields
// there are depends on the verdict.
func (r *CompareResult) Canonical() map[string]any {
	result := map[string]any{
		"invalid":       texts(r.Invalid),
		"unknown":       texts(r.Unknown),
		"defaults_used": texts(r.Defaults),
		"adjusted":      texts(r.Adjusted),
		"not_checked":   texts(r.NotChecked),
		"excluded": list(r.Excluded, func(e Exclusion) any {
			return map[string]any{"option": e.Option, "by": texts(e.By)}
		}),
		"verdict": string(r.Verdict),
	}
	if r.HasCautions {
		result["cautions"] = texts(r.Cautions)
	}
	if r.Verdict == NoWeights {
		return result
	}
	r.standings(result)
	switch {
	case r.Verdict == None:
		result["relax"] = list(r.Relax, func(x Relaxation) any { return []any{x.Screen, texts(x.Options)} })
	default:
		r.lead(result)
	}
	if r.Verdict.Decided() {
		r.reasons(result)
	}
	return result
}

// standings sets the fields of every verdict but NoWeights.
func (r *CompareResult) standings(result map[string]any) {
	weights, values := map[string]any{}, map[string]any{}
	for i, id := range r.criteria {
		weights[id] = r.Weights[i].String()
	}
	for i, id := range r.options {
		values[id] = map[string]any{"exact": r.Values[i].String(), "shown": shown(r.Values[i])}
	}
	result["weights"], result["values"] = weights, values
	result["ranking"] = list(r.Ranking, func(x Ranked) any { return []any{x.Option, count(x.Rank)} })
	result["winners"] = texts(r.Winners)
	result["runners_up"] = texts(r.RunnersUp)
	result["dominated"] = list(r.Dominated, func(d Dominance) any { return []any{d.Option, texts(d.By)} })
	result["flips"] = list(r.Flips, func(f CompareFlip) any { return []any{f.Fact, f.Answer, texts(f.Winners)} })
}

// lead sets the fields of the verdicts with an option left.
func (r *CompareResult) lead(result map[string]any) {
	result["contenders"] = texts(r.Contenders)
	if r.Family != "" {
		result["family"] = r.Family
		result["family_lead"] = numberOrNull(r.FamilyLead)
	}
	if r.Lead != nil {
		result["lead"] = r.Lead.String()
	}
}

// reasons sets the fields of the verdicts with one option ahead of others.
func (r *CompareResult) reasons(result map[string]any) {
	result["lead_shown"] = shown(*r.Lead)
	result["for"] = list(r.For, Contribution.canonical)
	result["against"] = list(r.Against, Contribution.canonical)
	result["tips"] = list(r.Tips, func(t Tip) any {
		return map[string]any{
			"criterion": t.Criterion, "direction": t.Direction, "options": texts(t.Options),
			"points": t.Points.String(), "shown": shown(t.Points),
		}
	})
	result["score_tips"] = list(r.ScoreTips, func(t ScoreTip) any {
		return map[string]any{
			"option": t.Option, "criterion": t.Criterion,
			"from": Whole(t.From).String(), "to": t.To.String(), "shown": shown(t.To),
		}
	})
}

func (c Contribution) canonical() any { return []any{c.Criterion, c.Amount.String()} }
