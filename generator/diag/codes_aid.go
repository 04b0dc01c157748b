package diag

import "strings"

// Codes about decision aids. Their numbers are those of the specification of aids;
// info stands in the report of an aid and is not a problem.
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
		Title:   "The file of a decision aid cannot be read",
		Means:   "The file of the aid cannot be read from here on, or a setting holds another sort of thing than it should. What is meant is not guessed.",
		Example: `options = "yes, no", where a list is wanted`,
		Mend:    "Look at the line and at what stands just before it. Texts stand in straight quotes, lists in [ ], and groups of settings in { } or under [[ ]].",
	},
	{
		Code: AidUnknownKey, Severity: Error,
		Title:   "A decision aid has a setting that is not known there",
		Means:   "The setting has no effect, so it is probably misspelt, or it belongs elsewhere.",
		Example: `notise = "Take care."`,
		Mend:    "Write the name that is suggested, or remove the setting.",
	},
	{
		Code: AidMissingKey, Severity: Error,
		Title:   "Something that is needed is missing",
		Means:   "Readers or the page would lack something they need.",
		Example: "A question without ask.",
		Mend:    "Add the setting. The message names it.",
	},
	{
		Code: AidDuplicateID, Severity: Error,
		Title:   "Two things have the same id",
		Means:   "Answers, links and rules name things by their id, so it must be clear which is meant.",
		Example: `Two questions with id = "cost".`,
		Mend:    "Give one of the two another id, and change the rules that mean it.",
	},
	{
		Code: AidBadID, Severity: Error,
		Title:   "The id is not valid",
		Means:   "Ids stand in addresses and in formulas, so only simple ones are allowed. The id of the aid is the name of its file.",
		Example: `id = "Cost of staff"`,
		Mend:    "Use small letters, digits and hyphens, beginning with a letter. In a calculator use underscores instead of hyphens.",
	},
	{
		Code: AidDigits, Severity: Error,
		Title:   "A number has more than 15 significant digits",
		Means:   "A browser cannot keep such a long number exactly. Zeros at its beginning do not count.",
		Example: "default = 80.12345678901234",
		Mend:    "Round it. No figure of a council is known to 15 digits.",
	},
	{
		Code: AidNoBasis, Severity: Error,
		Title:   "A judgement has no basis, and the file sets none",
		Means:   "Readers are told of each judgement whether a source says so or the authors do.",
		Example: "An outcome without basis, in a file without basis.",
		Mend:    `Add basis = "source", "mixed" or "author" to the thing itself, or once at the top of the file for all.`,
	},
	{
		Code: AidNoEvidence, Severity: Error,
		Title:   "A judgement says that it rests on a source, and cites none",
		Means:   "Who says that a source says so must say where.",
		Example: `basis = "source" without ev.`,
		Mend:    `Add ev = ["page#place"], or set basis = "author".`,
	},
	{
		Code: AidMissingEvidence, Severity: Error,
		Title:   "The evidence that is cited does not exist",
		Means:   "Readers who want to see for themselves would find nothing.",
		Example: `ev = ["hbr#p99"], where the page of the source ends with p31.`,
		Mend:    "Write the place as it stands in the page of the source, or add the place there.",
	},
	{
		Code: AidWithdrawn, Severity: Info,
		Title:   "The evidence comes from a withdrawn source",
		Means:   "The source was withdrawn by whoever published it. Readers see that beside the citation.",
		Example: `ev = ["lssf#s5"], from guidance that was withdrawn.`,
		Mend:    "Nothing need be done. Cite something newer if there is any.",
	},
	{
		Code: AidMissingNext, Severity: Error,
		Title:   "The next step does not exist",
		Means:   "Readers would not get on from the result.",
		Example: `next = ["checklist:sharing"], and there is no such checklist.`,
		Mend:    "Make the page, or name one that is there, as in checklist:name, template:name, page:name or aid:name.",
	},
	{
		Code: AidOverdue, Severity: Warning,
		Title:   "The review date has passed",
		Means:   "Whoever answers for the aid said when it must be looked at again, and that day has passed.",
		Example: `review = { by = "Content editors", on = 2025-11-21, next = 2026-11-21 }, in 2027.`,
		Mend:    "Look the aid through, then set on to the day you did, and next to a day to come.",
	},
	{
		Code: AidUnknownQuestion, Severity: Error,
		Title:   "A when reads a question that is not there",
		Means:   "The rule could never apply.",
		Example: `when = { price = "high" }, and no question has the id price.`,
		Mend:    `Name the id of a question, as in when = { cost = "high" }.`,
	},
	{
		Code: AidUnknownAnswer, Severity: Error,
		Title:   "A when names an answer that the question does not have",
		Means:   "The rule could never apply, or not to all that was meant.",
		Example: `when = { cost = "maybe" }, where the answers are yes and no.`,
		Mend:    "Name the id of an answer and not its label.",
	},
	{
		Code: AidNeverHolds, Severity: Warning,
		Title:   "A when can never hold",
		Means:   "A rule that leaves no answer can never apply, so it is passed over.",
		Example: `when = { cost = { not = ["yes", "no"] } }, where these are all answers.`,
		Mend:    "Leave out one of the answers, or the whole rule.",
	},
	{
		Code: AidNotCited, Severity: Info,
		Title:   "A page is tagged with a topic, and no aid cites it",
		Means:   "The page is about a topic that aids could use, and none does.",
		Example: "A testimonial tagged resilience that no comparison cites.",
		Mend:    "Nothing need be done. If it says something that bears on a judgement, cite it there.",
	},
	{
		Code: AidOneCitation, Severity: Info,
		Title:   "Many scores of an option rest on a single citation",
		Means:   "If that one source is wrong, much of the comparison is. Readers are told how many scores rest on it.",
		Example: "Four of eight scores of an option cite one testimonial and nothing else.",
		Mend:    "Look for a second source, or lower what you claim.",
	},
	{
		Code: AidStart, Severity: Error,
		Title:   "start names something that is not a question",
		Means:   "The guide would not know what to ask first.",
		Example: `start = "costs", where the question is called cost.`,
		Mend:    "Name the id of a question.",
	},
	{
		Code: AidNeverAsked, Severity: Error,
		Title:   "A question can never be asked",
		Means:   "No answers lead to the question, so nobody will ever see it.",
		Example: "A question that was left over when another was changed.",
		Mend:    "Let an answer lead to it with next, or remove it.",
	},
	{
		Code: AidNeverReached, Severity: Error,
		Title:   "An outcome can never be reached",
		Means:   "No answers lead to the outcome, so nobody will ever see it.",
		Example: "An outcome whose only route was changed.",
		Mend:    `Let an answer lead to it with next = "outcome:…", or remove it.`,
	},
	{
		Code: AidNowhere, Severity: Error,
		Title:   "An answer leads nowhere",
		Means:   "Readers who give this answer would be stuck.",
		Example: `{ id = "yes", label = "Yes" } without next, or next = "outcome:sharing" where there is no such outcome.`,
		Mend:    `Write next = "question", next = "outcome:…", or routes.`,
	},
	{
		Code: AidCircle, Severity: Error,
		Title:   "Questions go round in a circle",
		Means:   "Readers would be asked the same question again and never get to an outcome.",
		Example: "cost leads to willing, and willing leads back to cost.",
		Mend:    "Let one of the questions lead on to another one or to an outcome.",
	},
	{
		Code: AidRouteGap, Severity: Error,
		Title:   "The routes of an answer leave a gap",
		Means:   "Readers with these answers would be stuck, because no route is meant for them.",
		Example: `routes for cost = "yes" and cost = "some", where cost may also be "no".`,
		Mend:    "Add a last route without when. It takes all cases that are left.",
	},
	{
		Code: AidRouteUnused, Severity: Error,
		Title:   "A route is never used",
		Means:   "Earlier routes take all cases, and the first that fits wins.",
		Example: "A route with when after one without.",
		Mend:    "Put it before the routes that take its cases, or remove it.",
	},
	{
		Code: AidRouteReads, Severity: Error,
		Title:   "A route reads a question that is not always asked before it",
		Means:   "Where the other question was not asked, the route cannot apply, and the reader may end at the wrong place.",
		Example: "A route reads willing, but those with falling costs are never asked that.",
		Mend:    "Ask the other question on every path to this one, or let the route read something else.",
	},
	{
		Code: AidRouteOverlap, Severity: Info,
		Title:   "Two routes fit the same answers",
		Means:   "The first route that fits wins, so their order matters.",
		Example: `One route for cost = "yes", and after it one for cost = "yes" and willing = "no".`,
		Mend:    "Nothing need be done if the first is meant to win. Otherwise change their order.",
	},
	{
		Code: AidSameAnswers, Severity: Warning,
		Title:   "Two answers to a question always lead to the same outcome",
		Means:   "Whichever of the two readers give, and whatever they answer later, they get the same outcome.",
		Example: `"No" and "Not asked" both lead to "Stay as you are".`,
		Mend:    "Make one answer of the two, or let them lead to different outcomes. If readers need both words, allow it.",
	},
	{
		Code: AidIdleQuestion, Severity: Warning,
		Title:   "A question never changes the outcome",
		Means:   "Readers would answer it for nothing.",
		Example: "Both answers lead to the same next question, and no route reads them.",
		Mend:    "Remove the question, or let its answers lead to different outcomes.",
	},
	{
		Code: AidTooManyPages, Severity: Error,
		Title:   "The guide unfolds to more than 500 pages",
		Means:   "A guide becomes one page for each way through it, so that it works without scripts. So many pages nobody can check.",
		Example: "Ten questions in a row with two answers each.",
		Mend:    "Ask fewer questions, bring paths together where earlier answers no longer matter, or make two guides.",
	},
	{
		Code: AidLongPath, Severity: Warning,
		Title:   "The longest path asks more than 8 questions",
		Means:   "Readers give up, or answer carelessly.",
		Example: "A path of eleven questions.",
		Mend:    "Leave out the questions that change least, or make two guides.",
	},
	{
		Code: AidNoScore, Severity: Error,
		Title:   "An option has no score for a criterion",
		Means:   "Options can only be compared if each is scored on each criterion.",
		Example: "A new criterion, and one option without a score for it.",
		Mend:    `Add option.criterion = { v = 50, why = "…" } under [scores].`,
	},
	{
		Code: AidBadScore, Severity: Error,
		Title:   "A score is not a whole number from 0 to 100",
		Means:   "Scores stand on a scale from 0, the worst of the criterion, to 100, its best. Finer steps would claim more than anybody knows.",
		Example: `shared.speed = { v = 40.5, why = "…" }`,
		Mend:    "Use a whole number from 0 to 100.",
	},
	{
		Code: AidDominated, Severity: Warning,
		Title:   "An option is no better than another on any criterion, and worse on one",
		Means:   "Whatever matters to a reader, the other option is at least as good. That is rarely true of options that people do choose.",
		Example: "In-house has lower scores than sharing on everything.",
		Mend:    "Look at the scores of both. Often a criterion is missing on which the option is strong. If they are right, say in its text why it is there all the same, and allow the warning.",
	},
	{
		Code: AidRulesOutAll, Severity: Error,
		Title:   "A must-have rules out every option",
		Means:   "Readers for whom the must-have applies would have nothing left.",
		Example: "out names all six options.",
		Mend:    "Remove from out the options that may stay, or make it a caution: that warns and rules nothing out.",
	},
	{
		Code: AidNoneLeft, Severity: Warning,
		Title:   "Some combinations of facts rule out every option",
		Means:   "With these answers, must-haves together rule out all options. Readers then see which must-have could give way.",
		Example: "A large saving is a must, and it must start within three months.",
		Mend:    `Look whether a must-have is too strict. If they may clash, allow it at "screens" and say why.`,
	},
	{
		Code: AidNeverFirst, Severity: Warning,
		Title:   "An option never comes first",
		Means:   "In all the ways of giving points that were tried, another option comes first or draws level, as long as no answer rules options out. A comparison is seldom fair to an option that cannot lead.",
		Example: "An option with middling scores on everything.",
		Mend:    "Look at its scores again. If they are right, say in its text why it is there all the same, and allow the warning.",
	},
	{
		Code: AidFirst, Severity: Info,
		Title:   "How often an option comes first",
		Means:   "It shows how the scores lean. It is no evidence about the option.",
		Example: "An option comes first in 0.3% of all ways to give points.",
		Mend:    "Nothing need be done. If one option nearly always leads, look whether the scores favour it.",
	},
	{
		Code: AidMixBeats, Severity: Info,
		Title:   "A mix of two options is at least as good as a third on every criterion",
		Means:   "If some work went to one option and the rest to another, that would be as good on everything. So no points can let this option lead.",
		Example: "An option in the middle between two others on both criteria.",
		Mend:    "Look at its scores: it needs a criterion on which it stands out.",
	},
	{
		Code: AidFlatCriterion, Severity: Warning,
		Title:   "A criterion scores every option the same",
		Means:   "Readers would weigh something that makes no difference.",
		Example: "All options score 50 on staff.",
		Mend:    "Score the options apart, or remove the criterion and say in the notice that it does not tell them apart.",
	},
	{
		Code: AidIdleFact, Severity: Error,
		Title:   "No rule reads a fact",
		Means:   "Readers would answer it for nothing.",
		Example: "A fact that a must-have once read.",
		Mend:    "Let a must-have, an adjustment or a caution read it, or remove it.",
	},
	{
		Code: AidFactNoChange, Severity: Warning,
		Title:   "No answer to a fact changes who leads",
		Means:   "Rules read the fact, but at the starting points and in all profiles the same options lead whatever the answer.",
		Example: "A must-have rules out an option that does not lead anyway.",
		Mend:    "Remove the fact, or allow it and say why it must still be asked.",
	},
	{
		Code: AidSameOrder, Severity: Warning,
		Title:   "Two criteria rank the options in the same order",
		Means:   "If two criteria always put the options in the same order, one thing may count twice.",
		Example: "Quick to start and cheap to start, with scores that go together.",
		Mend:    "Make one criterion of the two, or score each for itself.",
	},
	{
		Code: AidClamped, Severity: Info,
		Title:   "An adjustment goes beyond the end of the scale",
		Means:   "Scores end at 0 and at 100, so part of what the adjustment adds or takes has no effect.",
		Example: "An adjustment adds 30 to a score of 80.",
		Mend:    "Nothing need be done if that is meant. Otherwise add less.",
	},
	{
		Code: AidUnbalanced, Severity: Warning,
		Title:   "An option lacks points for it or against it",
		Means:   "A comparison that gives only one side of an option persuades instead of informing.",
		Example: "An option with two points for and none against.",
		Mend:    "Add what is missing, with its basis.",
	},
	{
		Code: AidCloseClear, Severity: Error,
		Title:   "close must be smaller than clear",
		Means:   "A lead cannot be both too close to call and clear.",
		Example: "close = 10 and clear = 10.",
		Mend:    "Make close smaller. A usual choice is close = 3 and clear = 10.",
	},
	{
		Code: AidNeedlessScreen, Severity: Warning,
		Title:   "A must-have is never needed",
		Means:   "Whenever it applies, another must-have rules out the same options, so it only makes the list longer.",
		Example: "Two must-haves about the same answer and the same option.",
		Mend:    "Remove it, or change its when or its out.",
	},
	{
		Code: AidAuthorScreen, Severity: Warning,
		Title:   "A must-have rests on the authors alone",
		Means:   "A must-have takes an option away from readers. What only the authors think should warn them instead.",
		Example: `screens with basis = "author".`,
		Mend:    `Move it to cautions, or cite the source or law that makes it a must, with basis = "source" or "mixed".`,
	},
	{
		Code: AidFirstBand, Severity: Error,
		Title:   "The first band must start at 0",
		Means:   "Readers with few points would be in no band.",
		Example: "The first band has from = 1.",
		Mend:    "Write from = 0.",
	},
	{
		Code: AidBandOrder, Severity: Error,
		Title:   "A band does not start above the one before it",
		Means:   "Each band goes up to where the next begins.",
		Example: "A band from 14 stands before one from 7.",
		Mend:    "Put the bands in the order of their points, no two from the same.",
	},
	{
		Code: AidBandUnreached, Severity: Error,
		Title:   "A band can never be reached, by points or by a flag",
		Means:   "No answers lead to the band, so nobody will ever see it.",
		Example: "A band from 40, where all answers together give 29 points.",
		Mend:    "Let it start lower, give more points, let a flag raise to it, or remove it.",
	},
	{
		Code: AidIdleScoreQuestion, Severity: Warning,
		Title:   "A question never changes the band",
		Means:   "Whatever readers answer, the band stays the same.",
		Example: "A question whose answers all have 0 points and that no flag reads.",
		Mend:    "Give its answers points that matter, let a flag read it, or remove it. If an action needs it, allow it.",
	},
	{
		Code: AidEqualAnswers, Severity: Warning,
		Title:   "Two answers have the same points, flags and actions",
		Means:   "Readers need not choose between answers that have the same effect.",
		Example: `"Now and then" and "Sometimes" with 2 points each.`,
		Mend:    "Make one answer of the two, or give them different points.",
	},
	{
		Code: AidIdleFlag, Severity: Warning,
		Title:   "A flag never raises a band",
		Means:   "Wherever the flag is raised, the points already lead to that band or a higher one.",
		Example: `A flag for "middle" on an answer with so many points that it is always "high".`,
		Mend:    "Raise its at_least, or remove it.",
	},
	{
		Code: AidNoAction, Severity: Warning,
		Title:   "Some cases get no action",
		Means:   "Readers would learn that something is wrong and not what to do.",
		Example: "Rent is far behind, and no action reads rent.",
		Mend:    "Add an action whose when covers the answers in the message.",
	},
	{
		Code: AidHeavySection, Severity: Warning,
		Title:   "One section holds most of the points",
		Means:   "One section decides nearly alone, whatever is answered in the others.",
		Example: "Money holds 15 of 20 points.",
		Mend:    "Give fewer points in it or more elsewhere, or allow it and say why it should decide.",
	},
	{
		Code: AidBandCount, Severity: Info,
		Title:   "How many cases lead to a band",
		Means:   "It shows how the points lean. These are counts of answers, and not chances.",
		Example: "Most sets of answers lead to the highest band.",
		Mend:    "Nothing need be done. If nearly all lead to one band, look at where bands start.",
	},
	{
		Code: AidFormula, Severity: Error,
		Title:   "A formula cannot be understood",
		Means:   "The formula cannot be understood from that character on.",
		Example: `formula = "before - (after"`,
		Mend:    "Look at that character. Formulas have numbers, names, + - * / ( ), comparisons and a few functions.",
	},
	{
		Code: AidUnknownName, Severity: Error,
		Title:   "A formula reads something that is not there",
		Means:   "The formula reads something that is not there.",
		Example: `formula = "before - afterwards", where the input is called after.`,
		Mend:    "Write the id of an input, an output or a series.",
	},
	{
		Code: AidFormulaCircle, Severity: Error,
		Title:   "Formulas go round in a circle",
		Means:   "Each of these figures needs the other first.",
		Example: "saving reads rest, and rest reads saving.",
		Mend:    "Work one of them out from inputs alone.",
	},
	{
		Code: AidPublished, Severity: Error,
		Title:   "At the defaults an output differs from what the source says",
		Means:   "The source states a figure, and with the figures of the source the calculator gives another. One of the three is wrong.",
		Example: `published = [ { output = "payback", is = "<", value = 2, ev = ["dsp#summary"] } ], and the formula gives 2.4.`,
		Mend:    "Compare all three with the source: the defaults, the formula and the published value.",
	},
	{
		Code: AidBadDefault, Severity: Error,
		Title:   "A default is outside its limits, or has too many decimals",
		Means:   "Readers would start with a figure that they could not enter themselves.",
		Example: "default = 80.5 with dp = 0.",
		Mend:    "Change default, min, max or dp.",
	},
	{
		Code: AidIdleInput, Severity: Warning,
		Title:   "An input changes no output",
		Means:   "Readers would enter a figure for nothing.",
		Example: "An input that no formula reads any more.",
		Mend:    "Let a formula use it, or remove it.",
	},
	{
		Code: AidUndefined, Severity: Error,
		Title:   "An output cannot be worked out for some figures, and nothing says so",
		Means:   "With these figures there is nothing to show, as when something is divided by 0. Readers must be told why.",
		Example: `formula = "saving / partners" with min = 0 for partners.`,
		Mend:    `Add if_undefined = "…" and say why there is no figure, or keep the input from such values with min and max.`,
	},
	{
		Code: AidUnits, Severity: Warning,
		Title:   "A formula adds or compares different units",
		Means:   "Pounds and hours cannot be added or compared, so a factor is probably missing.",
		Example: `formula = "cost + hours"`,
		Mend:    "Multiply or divide first, as in cost + hours * rate.",
	},
	{
		Code: AidNoBreakEven, Severity: Warning,
		Title:   "A break-even cannot be worked out",
		Means:   "Where an output becomes zero can be worked out exactly only if it changes by the same amount for each step of the input.",
		Example: `solve = ["npv"] for the discount rate.`,
		Mend:    "Take the output out of solve, or make the formula simpler.",
	},
	{
		Code: AidIdleCheck, Severity: Warning,
		Title:   "A check always gives the same answer",
		Means:   "Readers would see the same answer whatever they enter.",
		Example: `formula = "cost > 0", where min is 1.`,
		Mend:    "Compare with another figure, or remove the check.",
	},
	{
		Code: AidNotListed, Severity: Error,
		Title:   "A line names something that is not listed",
		Means:   "The line would name something that readers cannot look up.",
		Example: `funding = ["counsil"]`,
		Mend:    "Write an id of the list, or add it there.",
	},
	{
		Code: AidNegative, Severity: Error,
		Title:   "An amount is below 0",
		Means:   "There is no need, supply or cost below nothing.",
		Example: "need = -10",
		Mend:    "Use 0 or more. Leave it out if it is not known.",
	},
	{
		Code: AidLacking, Severity: Info,
		Title:   "Some lines lack an amount",
		Means:   "Readers see these amounts as not known.",
		Example: "A line without cost.",
		Mend:    "Nothing need be done. Fill them in when you know them.",
	},
	{
		Code: AidEmptyGroup, Severity: Warning,
		Title:   "A group has no lines",
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
