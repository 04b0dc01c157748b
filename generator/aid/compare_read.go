package aid

import (
	"slices"

	"partnerbook/generator/canonical"
)

// The fields of a comparison's input.
const (
	factsField   = "facts"
	pointsField  = "points"
	profileField = "profile"
	methodField  = "method"
	ranksField   = "ranks"
	scoresField  = "scores"
	reasonsField = "reasons" // the reader's own, which are kept and not evaluated
)

var compareFields = []string{factsField, pointsField, profileField, methodField, ranksField, scoresField, reasonsField}

// The methods of giving weights.
const (
	swingMethod = "swing"
	rankMethod  = "rank"
)

// maxRank is the greatest rank a reader may give.
const maxRank = 99

// maxPoints is the most points of a criterion and the greatest score.
const maxPoints = 100

// notGiven stands for a whole number of 0 or more that is not there.
const notGiven = -1

// compareInput is what a reader said that can be used, and the names of what
// cannot.
type compareInput struct {
	facts   answers
	points  []int // by criterion; notGiven where there are none
	profile *Profile
	ranked  bool
	ranks   []int   // by criterion; notGiven where it is not ranked
	own     [][]int // by option and criterion; notGiven where there is no own score

	invalid, unknown []string
}

// read takes an input apart. Names of what is invalid come in the order facts,
// points, profile, method, ranks, scores, and in file order within; a thing that
// should be an object and is not is named alone, at the place of its items. Ranks
// are looked at only if they are the method.
func (c *Compare) read(input Input) *compareInput {
	in := &compareInput{unknown: unknownKeys(input, isOneOf(compareFields))}
	in.readFacts(input, choicesOf(c))
	criteria := c.criterionIDs()
	in.points = in.readWhole(in.object(input, pointsField), criteria, "", 0, maxPoints)
	if id := in.word(input, profileField, c.profileIDs()); id != "" {
		in.profile = &c.Profiles[slices.Index(c.profileIDs(), id)]
	}
	in.ranked = in.word(input, methodField, []string{swingMethod, rankMethod}) == rankMethod
	in.readRanks(input, criteria)
	in.readScores(input, c.optionIDs(), criteria)
	slices.SortFunc(in.unknown, canonical.Compare)
	in.unknown = slices.Compact(in.unknown)
	return in
}

// object returns a field that should be an object, and names it if it is another
// thing.
func (in *compareInput) object(input map[string]any, field string) map[string]any {
	object, ok := optional(input, field)
	if !ok {
		in.invalid = append(in.invalid, field)
	}
	return object
}

// word returns a field that should be one of words, "" if it is absent, null or
// "", and names it if it is another thing.
func (in *compareInput) word(input map[string]any, field string, words []string) string {
	read, invalid := readAnswers(input, []choice{{field, words}})
	in.invalid = append(in.invalid, invalid...)
	return read[field]
}

func (in *compareInput) readFacts(input Input, choices []choice) {
	given := in.object(input, factsField)
	facts, invalid := readAnswers(given, choices)
	in.facts = facts
	in.invalid = append(in.invalid, invalid...)
	in.unknown = append(in.unknown, unknownKeys(given, isChoice(choices))...)
}

func (in *compareInput) readRanks(input Input, criteria []string) {
	if in.ranked {
		in.ranks = in.readWhole(in.object(input, ranksField), criteria, "", 1, maxRank)
		return
	}
	given, _ := optional(input, ranksField)
	in.unknown = append(in.unknown, unknownKeys(given, isOneOf(criteria))...)
}

func (in *compareInput) readScores(input Input, options, criteria []string) {
	given := in.object(input, scoresField)
	in.unknown = append(in.unknown, unknownKeys(given, isOneOf(options))...)
	in.own = make([][]int, len(options))
	for i, option := range options {
		in.own[i] = in.readWhole(in.object(given, option), criteria, option+".", 0, maxPoints)
	}
}

// readWhole returns the whole numbers between from and to that are given for ids,
// in the order of ids. prefix precedes the names of what is invalid or unknown.
func (in *compareInput) readWhole(given map[string]any, ids []string, prefix string, from, to int) []int {
	numbers := make([]int, len(ids))
	for i, id := range ids {
		numbers[i] = notGiven
		if given[id] == nil {
			continue
		}
		if n, ok := wholeNumber(given[id], from, to); ok {
			numbers[i] = n
		} else {
			in.invalid = append(in.invalid, prefix+id)
		}
	}
	for _, id := range unknownKeys(given, isOneOf(ids)) {
		in.unknown = append(in.unknown, prefix+id)
	}
	return numbers
}

func (c *Compare) criterionIDs() []string {
	return list(c.Criteria, func(k Criterion) string { return k.ID })
}

func (c *Compare) optionIDs() []string {
	return list(c.Options, func(o Option) string { return o.ID })
}

func (c *Compare) profileIDs() []string {
	return list(c.Profiles, func(p Profile) string { return p.ID })
}
