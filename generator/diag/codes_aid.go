package diag

import "strings"

// Codes about decision aids. Their numbers and texts are those of the specification
// of aids; info stands in the report of an aid and is not a problem.
const (
	AidSyntax            Code = "DA100"
	AidUnknownKey        Code = "DA101"
	AidMissingKey        Code = "DA102"
	AidDuplicateID       Code = "DA103"
	AidBadID             Code = "DA104"
	AidDigits            Code = "DA105"
	AidNoBasis           Code = "DA106"
	AidNoEvidence        Code = "DA107"
	AidMissingEvidence   Code = "DA108"
	AidWithdrawn         Code = "DA109"
	AidMissingNext       Code = "DA110"
	AidOverdue           Code = "DA111"
	AidUnknownQuestion   Code = "DA112"
	AidUnknownAnswer     Code = "DA113"
	AidNeverHolds        Code = "DA114"
	AidNotCited          Code = "DA115"
	AidOneCitation       Code = "DA116"
	AidStart             Code = "DA201"
	AidNeverAsked        Code = "DA202"
	AidNeverReached      Code = "DA203"
	AidNowhere           Code = "DA204"
	AidCircle            Code = "DA205"
	AidRouteGap          Code = "DA206"
	AidRouteUnused       Code = "DA207"
	AidRouteReads        Code = "DA208"
	AidRouteOverlap      Code = "DA209"
	AidSameAnswers       Code = "DA210"
	AidIdleQuestion      Code = "DA211"
	AidTooManyPages      Code = "DA212"
	AidLongPath          Code = "DA213"
	AidNoScore           Code = "DA301"
	AidBadScore          Code = "DA302"
	AidDominated         Code = "DA303"
	AidRulesOutAll       Code = "DA304"
	AidNoneLeft          Code = "DA305"
	AidNeverFirst        Code = "DA306"
	AidFirst             Code = "DA307"
	AidMixBeats          Code = "DA308"
	AidFlatCriterion     Code = "DA309"
	AidIdleFact          Code = "DA310"
	AidFactNoChange      Code = "DA311"
	AidSameOrder         Code = "DA312"
	AidClamped           Code = "DA313"
	AidUnbalanced        Code = "DA314"
	AidCloseClear        Code = "DA315"
	AidNeedlessScreen    Code = "DA316"
	AidAuthorScreen      Code = "DA317"
	AidFirstBand         Code = "DA401"
	AidBandOrder         Code = "DA402"
	AidBandUnreached     Code = "DA403"
	AidIdleScoreQuestion Code = "DA404"
	AidEqualAnswers      Code = "DA405"
	AidIdleFlag          Code = "DA406"
	AidNoAction          Code = "DA407"
	AidHeavySection      Code = "DA408"
	AidBandCount         Code = "DA409"
	AidFormula           Code = "DA501"
	AidUnknownName       Code = "DA502"
	AidFormulaCircle     Code = "DA503"
	AidPublished         Code = "DA504"
	AidBadDefault        Code = "DA505"
	AidIdleInput         Code = "DA506"
	AidUndefined         Code = "DA507"
	AidUnits             Code = "DA508"
	AidNoBreakEven       Code = "DA509"
	AidIdleCheck         Code = "DA510"
	AidNotListed         Code = "DA601"
	AidNegative          Code = "DA602"
	AidLacking           Code = "DA603"
	AidEmptyGroup        Code = "DA604"

	AidCaseFailed Code = "aid/case-failed"
)

// OfAid tells whether a code is one of the specification of aids, DA100 to DA604.
func (c Code) OfAid() bool { return strings.HasPrefix(string(c), "DA") }

var aidRows = []Row{
	{
		Code: AidSyntax, Severity: Error,
		Title:   `{reader's message}`,
		Means:   "The file of the aid cannot be read from here on, or a setting holds another sort of thing than it should. What is meant is not guessed.",
		Example: `options = "yes, no", where a list is wanted`,
		Mend:    "Look at the line and at what stands just before it. Texts stand in straight quotes, lists in [ ], and groups of settings in { } or under [[ ]].",
	},
	{
		Code: AidUnknownKey, Severity: Error,
		Title:   `unknown key "{k}" in {place}; did you mean "{near}"?`,
		Means:   "The setting has no effect, so it is probably misspelt, or it belongs elsewhere.",
		Example: `notise = "Take care."`,
		Mend:    "Write the name that is suggested, or remove the setting.",
	},
	{
		Code: AidMissingKey, Severity: Error,
		Title:   `{place} has no "{k}"`,
		Means:   "Readers or the page would lack something they need.",
		Example: "A question without ask.",
		Mend:    "Add the setting. The message names it.",
	},
	{
		Code: AidDuplicateID, Severity: Error,
		Title:   `{place} repeats the id "{id}", first used on line {n}`,
		Means:   "Answers, links and rules name things by their id, so it must be clear which is meant.",
		Example: `Two questions with id = "cost".`,
		Mend:    "Give one of the two another id, and change the rules that mean it.",
	},
	{
		Code: AidBadID, Severity: Error,
		Title:   `"{id}" is not a valid id`,
		Means:   "Ids stand in addresses and in formulas, so only simple ones are allowed. The id of the aid is the name of its file.",
		Example: `id = "Cost of staff"`,
		Mend:    "Use small letters, digits and hyphens, beginning with a letter. In a calculator use underscores instead of hyphens.",
	},
	{
		Code: AidDigits, Severity: Error,
		Title:   `{n} has more than 15 significant digits`,
		Means:   "Such a number cannot be kept exactly in a browser.",
		Example: "default = 80.12345678901234",
		Mend:    "Round it.",
	},
	{
		Code: AidNoBasis, Severity: Error,
		Title:   `{place} has no basis, and the file sets none`,
		Means:   "Readers are told of each judgement whether a source says so or the authors do.",
		Example: "An outcome without basis, in a file without basis.",
		Mend:    `Add basis = "source", "mixed" or "author" to the thing itself, or once at the top of the file for all.`,
	},
	{
		Code: AidNoEvidence, Severity: Error,
		Title:   `{place} says basis "{b}" but cites no evidence`,
		Means:   "Who says that a source says so must say where.",
		Example: `basis = "source" without ev.`,
		Mend:    `Add ev = ["page#place"], or set basis = "author".`,
	},
	{
		Code: AidMissingEvidence, Severity: Error,
		Title:   `evidence "{ref}" does not exist; the nearest is "{near}"`,
		Means:   "Readers who want to see for themselves would find nothing.",
		Example: `ev = ["hbr#p99"], where the page of the source ends with p31.`,
		Mend:    "Write the place as it stands in the page of the source, or add the place there.",
	},
	{
		Code: AidWithdrawn, Severity: Info,
		Title:   `evidence "{ref}" comes from a withdrawn source`,
		Means:   "The source was withdrawn by whoever published it. Readers see that beside the citation.",
		Example: `ev = ["lssf#s5"], from guidance that was withdrawn.`,
		Mend:    "Nothing need be done. Cite something newer if there is any.",
	},
	{
		Code: AidMissingNext, Severity: Error,
		Title:   `next step "{ref}" does not exist`,
		Means:   "Readers would not get on from the result.",
		Example: `next = ["checklist:sharing"], and there is no such checklist.`,
		Mend:    "Make the page, or name one that is there, as in checklist:name, template:name, page:name or aid:name.",
	},
	{
		Code: AidOverdue, Severity: Warning,
		Title:   `the review date {d} has passed`,
		Means:   "Whoever answers for the aid said when it must be looked at again, and that day has passed.",
		Example: `review = { by = "Content editors", on = 2025-11-21, next = 2026-11-21 }, in 2027.`,
		Mend:    "Look the aid through, then set on to the day you did, and next to a day to come.",
	},
	{
		Code: AidUnknownQuestion, Severity: Error,
		Title:   `"when" reads "{q}", which is not a question here`,
		Means:   "The rule could never apply.",
		Example: `when = { price = "high" }, and no question has the id price.`,
		Mend:    `Name the id of a question, as in when = { cost = "high" }.`,
	},
	{
		Code: AidUnknownAnswer, Severity: Error,
		Title:   `"when" compares "{q}" with "{a}"; its answers are {list}`,
		Means:   "The rule could never apply, or not to all that was meant.",
		Example: `when = { cost = "maybe" }, where the answers are yes and no.`,
		Mend:    "Name the id of an answer and not its label.",
	},
	{
		Code: AidNeverHolds, Severity: Warning,
		Title:   `this "when" can never hold: it rules out every answer to "{q}"`,
		Means:   "A rule that leaves no answer can never apply, so it is passed over.",
		Example: `when = { cost = { not = ["yes", "no"] } }, where these are all answers.`,
		Mend:    "Leave out one of the answers, or the whole rule.",
	},
	{
		Code: AidNotCited, Severity: Info,
		Title:   `page "{p}" is tagged "{topic}" but no aid cites it`,
		Means:   "The page is about a topic that aids could use, and none does.",
		Example: "A testimonial tagged resilience that no comparison cites.",
		Mend:    "Nothing need be done. If it says something that bears on a judgement, cite it there.",
	},
	{
		Code: AidOneCitation, Severity: Info,
		Title:   `{n} of {m} scores of "{o}" rest on the single citation "{ref}"`,
		Means:   "If that one source is wrong, much of the comparison is. Readers are told how many scores rest on it.",
		Example: "Four of eight scores of an option cite one testimonial and nothing else.",
		Mend:    "Look for a second source, or lower what you claim.",
	},
	{
		Code: AidStart, Severity: Error,
		Title:   `start names "{q}", which is not a question`,
		Means:   "The guide would not know what to ask first.",
		Example: `start = "costs", where the question is called cost.`,
		Mend:    "Name the id of a question.",
	},
	{
		Code: AidNeverAsked, Severity: Error,
		Title:   `question "{q}" can never be asked`,
		Means:   "No answers lead to the question, so nobody will ever see it.",
		Example: "A question that was left over when another was changed.",
		Mend:    "Let an answer lead to it with next, or remove it.",
	},
	{
		Code: AidNeverReached, Severity: Error,
		Title:   `outcome "{o}" can never be reached`,
		Means:   "No answers lead to the outcome, so nobody will ever see it.",
		Example: "An outcome whose only route was changed.",
		Mend:    `Let an answer lead to it with next = "outcome:…", or remove it.`,
	},
	{
		Code: AidNowhere, Severity: Error,
		Title:   `answer {q}={a} leads nowhere: give next or routes`,
		Means:   "Readers who give this answer would be stuck.",
		Example: `{ id = "yes", label = "Yes" } without next, or next = "outcome:sharing" where there is no such outcome.`,
		Mend:    `Write next = "question", next = "outcome:…", or routes.`,
	},
	{
		Code: AidCircle, Severity: Error,
		Title:   `questions go round in a circle: {a} -> {b} -> {a}`,
		Means:   "Readers would be asked the same question again and never get to an outcome.",
		Example: "cost leads to willing, and willing leads back to cost.",
		Mend:    "Let one of the questions lead on to another one or to an outcome.",
	},
	{
		Code: AidRouteGap, Severity: Error,
		Title:   `routes for {q}={a} leave a gap: nothing matches when {answers}`,
		Means:   "Readers with these answers would be stuck, because no route is meant for them.",
		Example: `routes for cost = "yes" and cost = "some", where cost may also be "no".`,
		Mend:    "Add a last route without when. It takes all cases that are left.",
	},
	{
		Code: AidRouteUnused, Severity: Error,
		Title:   `route {n} for {q}={a} is never used: earlier routes cover every case`,
		Means:   "Earlier routes take all cases, and the first that fits wins.",
		Example: "A route with when after one without.",
		Mend:    "Put it before the routes that take its cases, or remove it.",
	},
	{
		Code: AidRouteReads, Severity: Error,
		Title:   `route {n} for {q}={a} reads "{r}", which is not always asked before it (for example on {path})`,
		Means:   "Where the other question was not asked, the route cannot apply, and the reader may end at the wrong place.",
		Example: "A route reads willing, but those with falling costs are never asked that.",
		Mend:    "Ask the other question on every path to this one, or let the route read something else.",
	},
	{
		Code: AidRouteOverlap, Severity: Info,
		Title:   `routes {m} and {n} for {q}={a} both match when {answers}; the first wins`,
		Means:   "The first route that fits wins, so their order matters.",
		Example: `One route for cost = "yes", and after it one for cost = "yes" and willing = "no".`,
		Mend:    "Nothing need be done if the first is meant to win. Otherwise change their order.",
	},
	{
		Code: AidSameAnswers, Severity: Warning,
		Title:   `answers "{a}" and "{b}" to "{q}" always lead to the same outcome`,
		Means:   "Whichever of the two readers give, and whatever they answer later, they get the same outcome.",
		Example: `"No" and "Not asked" both lead to "Stay as you are".`,
		Mend:    "Make one answer of the two, or let them lead to different outcomes. If readers need both words, allow it.",
	},
	{
		Code: AidIdleQuestion, Severity: Warning,
		Title:   `question "{q}" never changes the outcome`,
		Means:   "Readers would answer it for nothing.",
		Example: "Both answers lead to the same next question, and no route reads them.",
		Mend:    "Remove the question, or let its answers lead to different outcomes.",
	},
	{
		Code: AidTooManyPages, Severity: Error,
		Title:   `this guide unfolds to {n} pages; the limit is 500`,
		Means:   "A guide becomes one page for each way through it, so that it works without scripts. So many pages nobody can check.",
		Example: "Ten questions in a row with two answers each.",
		Mend:    "Ask fewer questions, bring paths together where earlier answers no longer matter, or make two guides.",
	},
	{
		Code: AidLongPath, Severity: Warning,
		Title:   `the longest path asks {n} questions; more than 8 is tiring`,
		Means:   "Readers give up, or answer carelessly.",
		Example: "A path of eleven questions.",
		Mend:    "Leave out the questions that change least, or make two guides.",
	},
	{
		Code: AidNoScore, Severity: Error,
		Title:   `option "{o}" has no score for "{c}"`,
		Means:   "Options can only be compared if each is scored on each criterion.",
		Example: "A new criterion, and one option without a score for it.",
		Mend:    `Add option.criterion = { v = 50, why = "…" } under [scores].`,
	},
	{
		Code: AidBadScore, Severity: Error,
		Title:   `score {o}.{c} is {v}; use a whole number from 0 to 100`,
		Means:   "Scores stand on a scale from 0, the worst of the criterion, to 100, its best. Finer steps would claim more than anybody knows.",
		Example: `shared.speed = { v = 40.5, why = "…" }`,
		Mend:    "Use a whole number from 0 to 100.",
	},
	{
		Code: AidDominated, Severity: Warning,
		Title:   `"{b}" is no better than "{a}" on any criterion and worse on one: it leads only when "{a}" is ruled out`,
		Means:   "Whatever matters to a reader, the other option is at least as good. That is rarely true of options that people do choose.",
		Example: "In-house has lower scores than sharing on everything.",
		Mend:    "Look at both rows of scores. Often a criterion is missing on which the option is strong.",
	},
	{
		Code: AidRulesOutAll, Severity: Error,
		Title:   `must-have "{s}" rules out every option`,
		Means:   "Readers for whom the must-have applies would have nothing left.",
		Example: "out names all six options.",
		Mend:    "Name only the options that the must-have really excludes, or make it a caution.",
	},
	{
		Code: AidNoneLeft, Severity: Warning,
		Title:   `{n} of {N} combinations of facts rule out every option, for example {facts}`,
		Means:   "With these answers, must-haves together rule out all options. Readers then see which must-have could give way.",
		Example: "A large saving is a must, and it must start within three months.",
		Mend:    `Look whether a must-have is too strict. If they may clash, allow it at "screens" and say why.`,
	},
	{
		Code: AidNeverFirst, Severity: Warning,
		Title:   `option "{o}" never comes first {how}`,
		Means:   "At no points that readers may give does the option come first alone while no fact rules others out.",
		Example: "An option with middling scores on everything.",
		Mend:    "Look at its scores again. If they are right, say in what for what the option is kept, and allow it.",
	},
	{
		Code: AidFirst, Severity: Info,
		Title:   `option "{o}" comes first in {p}%, {how}`,
		Means:   "It shows how the scores lean. It is no evidence about the option.",
		Example: "An option comes first in 0.3% of all ways to give points.",
		Mend:    "Nothing need be done. If one option nearly always leads, look whether the scores favour it.",
	},
	{
		Code: AidMixBeats, Severity: Info,
		Title:   `a mix of {a} {x}% and {b} {y}% is at least as good as "{o}" on every criterion: no points can make "{o}" lead`,
		Means:   "If some work went to one option and the rest to another, that would be as good on everything. So no points can let this option lead.",
		Example: "An option in the middle between two others on both criteria.",
		Mend:    "Look at its scores: it needs a criterion on which it stands out.",
	},
	{
		Code: AidFlatCriterion, Severity: Warning,
		Title:   `criterion "{c}" scores every option the same: it cannot affect the order`,
		Means:   "Readers would weigh something that makes no difference.",
		Example: "All options score 50 on staff.",
		Mend:    "Score the options apart, or remove the criterion and say in the notice that it does not tell them apart.",
	},
	{
		Code: AidIdleFact, Severity: Error,
		Title:   `fact "{f}" is read by no must-have and no adjustment`,
		Means:   "Readers would answer it for nothing.",
		Example: "A fact that a must-have once read.",
		Mend:    "Let a must-have, an adjustment or a caution read it, or remove it.",
	},
	{
		Code: AidFactNoChange, Severity: Warning,
		Title:   `no answer to "{f}" changes who leads, at the default points or in any profile, {how}`,
		Means:   "Rules read the fact, but at the starting points and in all profiles the same options lead whatever the answer.",
		Example: "A must-have rules out an option that does not lead anyway.",
		Mend:    "Remove the fact, or allow it and say why it must still be asked.",
	},
	{
		Code: AidSameOrder, Severity: Warning,
		Title:   `criteria "{c}" and "{d}" rank the options in the same order: are they one thing counted twice?`,
		Means:   "If two criteria always put the options in the same order, one thing may count twice.",
		Example: "Quick to start and cheap to start, with scores that go together.",
		Mend:    "Make one criterion of the two, or score each for itself.",
	},
	{
		Code: AidClamped, Severity: Info,
		Title:   `adjustment "{j}" takes {o}.{c} to {v}; it is held at {0 or 100}`,
		Means:   "Scores end at 0 and at 100, so part of the adjustment has no effect.",
		Example: "An adjustment adds 30 to a score of 80.",
		Mend:    "Nothing need be done if that is meant. Otherwise add less.",
	},
	{
		Code: AidUnbalanced, Severity: Warning,
		Title:   `option "{o}" has {n} points for and {m} against; readers need both`,
		Means:   "A comparison that gives only one side of an option persuades instead of informing.",
		Example: "An option with two points for and none against.",
		Mend:    "Add what is missing, with its basis.",
	},
	{
		Code: AidCloseClear, Severity: Error,
		Title:   `close ({x}) must be smaller than clear ({y})`,
		Means:   "A lead cannot be both too close to call and clear.",
		Example: "close = 10 and clear = 10.",
		Mend:    "Make close smaller. Usual are 3 and 10.",
	},
	{
		Code: AidNeedlessScreen, Severity: Warning,
		Title:   `must-have "{s}" is never needed: when it holds, "{t}" rules out as much`,
		Means:   "Whenever it applies, another must-have rules out the same options, so it only makes the list longer.",
		Example: "Two must-haves about the same answer and the same option.",
		Mend:    "Remove it, or change its when or its out.",
	},
	{
		Code: AidAuthorScreen, Severity: Warning,
		Title:   `must-have "{s}" rests on the authors alone: make it a caution, or cite what makes it a must`,
		Means:   "A must-have takes an option away from readers. What only the authors think should warn them instead.",
		Example: `screens with basis = "author".`,
		Mend:    `Move it to cautions, or cite the source or law that makes it a must, with basis = "source" or "mixed".`,
	},
	{
		Code: AidFirstBand, Severity: Error,
		Title:   `the first band must start at 0`,
		Means:   "Readers with few points would be in no band.",
		Example: "The first band has from = 1.",
		Mend:    "Write from = 0.",
	},
	{
		Code: AidBandOrder, Severity: Error,
		Title:   `band "{b}" must start above {n}, where "{a}" starts`,
		Means:   "Each band goes up to where the next begins.",
		Example: "A band from 14 stands before one from 7.",
		Mend:    "Put the bands in the order of their points, no two from the same.",
	},
	{
		Code: AidBandUnreached, Severity: Error,
		Title:   `band "{b}" can never be reached, by points or by a flag`,
		Means:   "No answers lead to the band, so nobody will ever see it.",
		Example: "A band from 40, where all answers together give 29 points.",
		Mend:    "Let it start lower, give more points, let a flag raise to it, or remove it.",
	},
	{
		Code: AidIdleScoreQuestion, Severity: Warning,
		Title:   `question "{q}" never changes the band {how}`,
		Means:   "Whatever readers answer, the band stays the same.",
		Example: "A question whose answers all have 0 points and that no flag reads.",
		Mend:    "Give its answers points that matter, let a flag read it, or remove it. If an action needs it, allow it.",
	},
	{
		Code: AidEqualAnswers, Severity: Warning,
		Title:   `answers "{a}" and "{b}" to "{q}" have the same points, flags and actions`,
		Means:   "Readers need not choose between answers that have the same effect.",
		Example: `"Now and then" and "Sometimes" with 2 points each.`,
		Mend:    "Make one answer of the two, or give them different points.",
	},
	{
		Code: AidIdleFlag, Severity: Warning,
		Title:   `flag "{f}" never raises a band {how}`,
		Means:   "Wherever the flag is raised, the points already lead to that band or a higher one.",
		Example: `A flag for "middle" on an answer with so many points that it is always "high".`,
		Mend:    "Raise its at_least, or remove it.",
	},
	{
		Code: AidNoAction, Severity: Warning,
		Title:   `{n} cases in band "{b}" get no action, for example {answers}`,
		Means:   "Readers would learn that something is wrong and not what to do.",
		Example: "Rent is far behind, and no action reads rent.",
		Mend:    "Add an action whose when covers the answers in the message.",
	},
	{
		Code: AidHeavySection, Severity: Warning,
		Title:   `section "{s}" holds {p}% of all points`,
		Means:   "One section decides nearly alone, whatever is answered in the others.",
		Example: "Money holds 15 of 20 points.",
		Mend:    "Give fewer points in it or more elsewhere, or allow it and say why it should decide.",
	},
	{
		Code: AidBandCount, Severity: Info,
		Title:   `band "{b}": {n} of {N} cases, {m} of them raised by a flag`,
		Means:   "It shows how the points lean. These are counts of answers, and not chances.",
		Example: "Most sets of answers lead to the highest band.",
		Mend:    "Nothing need be done. If nearly all lead to one band, look at where bands start.",
	},
	{
		Code: AidFormula, Severity: Error,
		Title:   `formula for "{x}": {message}, at character {n}`,
		Means:   "The formula cannot be understood from that character on.",
		Example: `formula = "before - (after"`,
		Mend:    "Look at that character. Formulas have numbers, names, + - * / ( ), comparisons and a few functions.",
	},
	{
		Code: AidUnknownName, Severity: Error,
		Title:   `formula for "{x}" reads "{y}", which is not an input, output or series`,
		Means:   "The formula reads something that is not there.",
		Example: `formula = "before - afterwards", where the input is called after.`,
		Mend:    "Write the id of an input, an output or a series.",
	},
	{
		Code: AidFormulaCircle, Severity: Error,
		Title:   `formulas go round in a circle: {a} -> {b} -> {a}`,
		Means:   "Each of these figures needs the other first.",
		Example: "saving reads rest, and rest reads saving.",
		Mend:    "Work one of them out from inputs alone.",
	},
	{
		Code: AidPublished, Severity: Error,
		Title:   `"{o}" gives {v} at the defaults, but the source says {is} {value} ({ev})`,
		Means:   "The source states a figure, and with the figures of the source the calculator gives another. One of the three is wrong.",
		Example: `published = [ { output = "payback", is = "<", value = 2, ev = ["dsp#summary"] } ], and the formula gives 2.4.`,
		Mend:    "Compare the defaults, the formula and the published value with the source.",
	},
	{
		Code: AidBadDefault, Severity: Error,
		Title:   `default {v} for "{i}" is outside {min} to {max}, or has more than {dp} decimals`,
		Means:   "Readers would start with a figure that they could not enter themselves.",
		Example: "default = 80.5 with dp = 0.",
		Mend:    "Change default, min, max or dp.",
	},
	{
		Code: AidIdleInput, Severity: Warning,
		Title:   `input "{i}" changes no output`,
		Means:   "Readers would enter a figure for nothing.",
		Example: "An input that no formula reads any more.",
		Mend:    "Let a formula use it, or remove it.",
	},
	{
		Code: AidUndefined, Severity: Error,
		Title:   `"{o}" cannot be worked out when {inputs}; give it if_undefined`,
		Means:   "With these figures there is nothing to show, as when something is divided by 0. Readers must be told why.",
		Example: `formula = "saving / partners" with min = 0 for partners.`,
		Mend:    `Add if_undefined = "…" and say why there is no figure, or keep the input from such values with min and max.`,
	},
	{
		Code: AidUnits, Severity: Warning,
		Title:   `formula for "{x}" {adds or compares} {unit} and {unit}`,
		Means:   "Pounds and hours cannot be added or compared, so a factor is probably missing.",
		Example: `formula = "cost + hours"`,
		Mend:    "Multiply or divide first, as in cost + hours * rate.",
	},
	{
		Code: AidNoBreakEven, Severity: Warning,
		Title:   `no break-even for "{i}": "{o}" is not a straight line in it`,
		Means:   "The place where the output is zero is only worked out exactly where the output changes evenly with the input.",
		Example: `solve = ["npv"] for the discount rate.`,
		Mend:    "Take the output out of solve, or make the formula simpler.",
	},
	{
		Code: AidIdleCheck, Severity: Warning,
		Title:   `check "{c}" gives the same answer {how}`,
		Means:   "Readers would see the same answer whatever they enter.",
		Example: `formula = "cost > 0", where min is 1.`,
		Mend:    "Compare with another figure, or remove the check.",
	},
	{
		Code: AidNotListed, Severity: Error,
		Title:   `line "{l}" names {funder|group|provider} "{x}", which is not listed`,
		Means:   "The line would name something that readers cannot look up.",
		Example: `funding = ["counsil"]`,
		Mend:    "Write an id of the list, or add it there.",
	},
	{
		Code: AidNegative, Severity: Error,
		Title:   `{l}.{field} is {v}; use 0 or more`,
		Means:   "There is no need, supply or cost below nothing.",
		Example: "need = -10",
		Mend:    "Use 0 or more. Leave it out if it is not known.",
	},
	{
		Code: AidLacking, Severity: Info,
		Title:   `{n} of {N} lines lack {field}`,
		Means:   "Readers see these amounts as not known.",
		Example: "A line without cost.",
		Mend:    "Nothing need be done. Fill them in when you know them.",
	},
	{
		Code: AidEmptyGroup, Severity: Warning,
		Title:   `group "{g}" has no lines`,
		Means:   "Readers would see a heading with nothing below it.",
		Example: "A group whose only line was removed.",
		Mend:    "Put a line into it, or remove it.",
	},
	{
		Code: AidCaseFailed, Severity: Error,
		Title:   "The result of a decision aid is not what a case expects",
		Means:   "A [[case]] in the file says what comes of an input. Either the aid changed, or the case was wrong.",
		Example: "expect = { at = \"call-off\" }, and the answers lead to talk-first.",
		Mend:    "Look at the whole result with partnerbook aid eval, then change the case or the aid.",
	},
}
