package aid

import (
	"cmp"
	"math/big"
	"slices"
)

// Status says how what there is compares with what is needed.
type Status string

// The statuses, in the order in which lines are listed.
const (
	Gap           Status = "gap"       // nothing of what is needed
	Shortfall     Status = "shortfall" // less than needed
	UnknownStatus Status = "unknown"   // need or have is not known
	Surplus       Status = "surplus"   // something, and nothing needed
	Spare         Status = "spare"     // more than needed
	Met           Status = "met"
	NotNeeded     Status = "not-needed"
)

// Statuses returns all statuses, in the order in which lines are listed.
func Statuses() []Status {
	return []Status{Gap, Shortfall, UnknownStatus, Surplus, Spare, Met, NotNeeded}
}

// Mark is something to look at in a line.
type Mark string

// The marks, in the order in which they are listed.
const (
	Unfunded         Mark = "unfunded"          // known to have no funder
	TimeLimited      Mark = "time-limited"      // all its funders are temporary
	SingleFunder     Mark = "single-funder"     // exactly one funder
	NoProvider       Mark = "no-provider"       // known to have no provider
	CheckDuplication Mark = "check-duplication" // more than needed, from two providers or more
	CostUnknown      Mark = "cost-unknown"      // too little, and no cost is known
)

// Marks returns all marks, in the order in which they are listed.
func Marks() []Mark {
	return []Mark{Unfunded, TimeLimited, SingleFunder, NoProvider, CheckDuplication, CostUnknown}
}

// GapMapResult sets what is needed against what there is.
type GapMapResult struct {
	// Lines holds the lines in file order, and Order their ids with the most
	// pressing first.
	Lines []LineResult
	Order []string
	// Counts and Marks say how many lines have a status or a mark; those that do
	// not occur are missing.
	Counts map[Status]int
	Marks  map[Mark]int
	// Gap and CloseCost are the sums over the lines where they are known, and
	// CloseCostUnknown are the lines, in file order, where the cost is not.
	Gap, CloseCost   Number
	CloseCostUnknown []string
	// Funders says how many lines each funder pays for, in file order.
	Funders []FunderLines
	// Invalid holds "line.field" in file order for values that were dropped, and
	// Unknown the ids of no line and "line.field" for fields of no line.
	Invalid, Unknown []string
}

// LineResult is one line. Line has the reader's values in place of the authors'.
// Gap is nil if need or have is not known; CloseCost is nil if the gap is not
// known or has no known cost.
type LineResult struct {
	Line      Line
	Status    Status
	Gap       *Number
	CloseCost *Number
	Marks     []Mark
}

// FunderLines is how many lines a funder pays for.
type FunderLines struct {
	Funder string
	Lines  int
}

var (
	_ Model  = (*GapMap)(nil)
	_ Result = (*GapMapResult)(nil)
)

// Evaluate finds the status, gap, cost and marks of every line, and the totals.
// The result is a *GapMapResult.
func (m *GapMap) Evaluate(input Input) Result {
	lines, invalid, unknown := m.read(input)
	r := &GapMapResult{Invalid: invalid, Unknown: unknown}
	for _, line := range lines {
		r.Lines = append(r.Lines, m.line(line))
	}
	r.Order = order(r.Lines)
	r.sum()
	for _, f := range m.Funders {
		paid := 0
		for _, line := range lines {
			if slices.Contains(line.Funding, f.ID) {
				paid++
			}
		}
		r.Funders = append(r.Funders, FunderLines{f.ID, paid})
	}
	return r
}

func (m *GapMap) line(line Line) LineResult {
	r := LineResult{Line: line, Status: line.status()}
	if r.Status != UnknownStatus {
		gap := new(big.Rat).Sub(line.Need.Rat(), line.Have.Rat())
		if gap.Sign() < 0 {
			gap.SetInt64(0)
		}
		r.Gap = &Number{gap}
		r.CloseCost = closeCost(gap, line.Cost)
	}
	r.Marks = m.marks(line, r.Status)
	return r
}

// status compares what there is with what is needed.
func (l *Line) status() Status {
	if l.Need == nil || l.Have == nil {
		return UnknownStatus
	}
	needed, had := l.Need.Rat().Sign() > 0, l.Have.Rat().Sign() > 0
	switch compared := l.Have.Cmp(*l.Need); {
	case !needed && !had:
		return NotNeeded
	case !needed:
		return Surplus
	case !had:
		return Gap
	case compared < 0:
		return Shortfall
	case compared == 0:
		return Met
	}
	return Spare
}

// closeCost returns gap × cost: 0 if there is no gap, nil if the cost of one is
// not known.
func closeCost(gap *big.Rat, cost *Number) *Number {
	if gap.Sign() == 0 {
		return &Number{gap}
	}
	if cost == nil {
		return nil
	}
	return &Number{new(big.Rat).Mul(gap, cost.Rat())}
}

func (m *GapMap) marks(line Line, status Status) []Mark {
	var marks []Mark
	mark := func(holds bool, mark Mark) {
		if holds {
			marks = append(marks, mark)
		}
	}
	if line.Need == nil || line.Need.Rat().Sign() > 0 {
		mark(line.Funding != nil && len(line.Funding) == 0, Unfunded)
		mark(m.timeLimited(line.Funding), TimeLimited)
		mark(len(line.Funding) == 1, SingleFunder)
		mark(line.Who != nil && len(line.Who) == 0, NoProvider)
	}
	mark((status == Spare || status == Surplus) && len(line.Who) >= 2, CheckDuplication)
	mark((status == Gap || status == Shortfall) && line.Cost == nil, CostUnknown)
	return marks
}

// timeLimited tells whether there are funders and all of them are temporary.
func (m *GapMap) timeLimited(funding []string) bool {
	for _, id := range funding {
		if f := m.funder(id); f == nil || !f.Temporary {
			return false
		}
	}
	return len(funding) > 0
}

// order returns the ids of the lines by status, then vital first, then unknown
// cost first, then larger cost, then file order.
func order(lines []LineResult) []string {
	sorted := slices.Clone(lines)
	slices.SortStableFunc(sorted, func(a, b LineResult) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Statuses(), a.Status), slices.Index(Statuses(), b.Status)),
			compareBool(b.Line.Vital, a.Line.Vital),
			compareBool(b.CloseCost == nil, a.CloseCost == nil),
			compareCost(b.CloseCost, a.CloseCost),
		)
	})
	return list(sorted, func(l LineResult) string { return l.Line.ID })
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func compareCost(a, b *Number) int {
	if a == nil || b == nil {
		return 0
	}
	return a.Cmp(*b)
}

// sum fills in the counts and totals of the lines.
func (r *GapMapResult) sum() {
	r.Counts, r.Marks = map[Status]int{}, map[Mark]int{}
	gap, cost := new(big.Rat), new(big.Rat)
	for _, line := range r.Lines {
		r.Counts[line.Status]++
		for _, mark := range line.Marks {
			r.Marks[mark]++
		}
		if line.Gap != nil {
			gap.Add(gap, line.Gap.Rat())
		}
		if line.CloseCost == nil {
			r.CloseCostUnknown = append(r.CloseCostUnknown, line.Line.ID)
		} else {
			cost.Add(cost, line.CloseCost.Rat())
		}
	}
	r.Gap, r.CloseCost = Number{gap}, Number{cost}
}

// Canonical returns the result with the names of the specification.
func (r *GapMapResult) Canonical() map[string]any {
	funders := map[string]any{}
	for _, f := range r.Funders {
		funders[f.Funder] = count(f.Lines)
	}
	result := map[string]any{
		"lines":  list(r.Lines, LineResult.canonical),
		"order":  texts(r.Order),
		"counts": counts(r.Counts),
		"marks":  counts(r.Marks),
		"totals": map[string]any{
			"gap":                r.Gap.String(),
			"close_cost":         r.CloseCost.String(),
			"close_cost_unknown": texts(r.CloseCostUnknown),
		},
		"funders": funders,
	}
	setIfAny(result, "invalid", r.Invalid)
	setIfAny(result, "unknown", r.Unknown)
	return result
}

func (l LineResult) canonical() any {
	return map[string]any{
		"id":         l.Line.ID,
		"status":     string(l.Status),
		"gap":        numberOrNull(l.Gap),
		"close_cost": numberOrNull(l.CloseCost),
		"marks":      list(l.Marks, func(m Mark) any { return string(m) }),
	}
}

func counts[K ~string](of map[K]int) map[string]any {
	out := map[string]any{}
	for key, n := range of {
		out[string(key)] = count(n)
	}
	return out
}
