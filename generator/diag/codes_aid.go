package diag

import (
	"slices"
	"strings"
)

// Codes about decision aids. Their numbers are those of the specification of aids, but for those
// of translations, DA120 to DA122, which it leaves to us;
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
	AidNoText            Code = "DA120"
	AidNotThere          Code = "DA121"
	AidNoOriginal        Code = "DA122"
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

var aidRows = slices.Concat(
	aidCommonRows, aidGuideRows, aidCompareRows, aidScoreRows, aidCalculatorRows, aidGapMapRows, aidCaseRows,
)

// aidCommonRows are those of aids of every kind, DA100 to DA122.
var aidCommonRows = []Row{
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
		Code: AidNoText, Severity: Error,
		Title:   "A translated decision aid holds what is no text",
		Means:   "What is worked out is the same in every language, so points, rules, numbers, evidence and next steps stand in the aid alone. Its translation holds ids and texts.",
		Example: "points = 50 in where-to-start.cy.toml.",
		Mend:    "Remove it from the translation. To change it for all languages, change the aid.",
	},
	{
		Code: AidNotThere, Severity: Error,
		Title:   "A text is translated that the decision aid does not have",
		Means:   "Texts are matched by their ids, and points for and against an option by their number. Nobody would see this text, or it would stand in the wrong place.",
		Example: `A question with id = "costs" in the translation, where the aid calls it cost.`,
		Mend:    "Write the id as it stands in the aid. If the aid has lost the thing, remove its text here as well.",
	},
	{
		Code: AidNoOriginal, Severity: Error,
		Title:   "A translation of a decision aid, and no such aid",
		Means:   "NAME.cy.toml holds the Welsh texts of the decision aid NAME.toml in the same folder. That is not there, or it is no decision aid.",
		Example: "content/decision-aids/where-to-begin.cy.toml, and no where-to-begin.toml.",
		Mend:    "Rename the file so that both have the same name before the language, or remove it.",
	},
}

var aidCaseRows = []Row{
	{
		Code: AidCaseFailed, Severity: Error,
		Title:   "The result of a decision aid is not what a case expects",
		Means:   "A [[case]] in the file says what comes of an input. Either the aid changed, or the case was wrong.",
		Example: "expect = { at = \"call-off\" }, and the answers lead to talk-first.",
		Mend:    "Look at the whole result with partnerbook aid eval, then change the case or the aid.",
	},
}
