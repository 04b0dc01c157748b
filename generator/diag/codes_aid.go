package diag

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

var aidRows = []Row{
	{Code: AidSyntax, Severity: Error, Title: `{reader's message}`},
	{Code: AidUnknownKey, Severity: Error, Title: `unknown key "{k}" in {place}; did you mean "{near}"?`},
	{Code: AidMissingKey, Severity: Error, Title: `{place} has no "{k}"`},
	{Code: AidDuplicateID, Severity: Error, Title: `{place} repeats the id "{id}", first used on line {n}`},
	{Code: AidBadID, Severity: Error, Title: `"{id}" is not a valid id`},
	{Code: AidDigits, Severity: Error, Title: `{n} has more than 15 significant digits`},
	{Code: AidNoBasis, Severity: Error, Title: `{place} has no basis, and the file sets none`},
	{Code: AidNoEvidence, Severity: Error, Title: `{place} says basis "{b}" but cites no evidence`},
	{Code: AidMissingEvidence, Severity: Error, Title: `evidence "{ref}" does not exist; the nearest is "{near}"`},
	{Code: AidWithdrawn, Severity: Info, Title: `evidence "{ref}" comes from a withdrawn source`},
	{Code: AidMissingNext, Severity: Error, Title: `next step "{ref}" does not exist`},
	{Code: AidOverdue, Severity: Warning, Title: `the review date {d} has passed`},
	{Code: AidUnknownQuestion, Severity: Error, Title: `"when" reads "{q}", which is not a question here`},
	{Code: AidUnknownAnswer, Severity: Error, Title: `"when" compares "{q}" with "{a}"; its answers are {list}`},
	{Code: AidNeverHolds, Severity: Warning, Title: `this "when" can never hold: it rules out every answer to "{q}"`},
	{Code: AidNotCited, Severity: Info, Title: `page "{p}" is tagged "{topic}" but no aid cites it`},
	{Code: AidOneCitation, Severity: Info, Title: `{n} of {m} scores of "{o}" rest on the single citation "{ref}"`},
	{Code: AidStart, Severity: Error, Title: `start names "{q}", which is not a question`},
	{Code: AidNeverAsked, Severity: Error, Title: `question "{q}" can never be asked`},
	{Code: AidNeverReached, Severity: Error, Title: `outcome "{o}" can never be reached`},
	{Code: AidNowhere, Severity: Error, Title: `answer {q}={a} leads nowhere: give next or routes`},
	{Code: AidCircle, Severity: Error, Title: `questions go round in a circle: {a} -> {b} -> {a}`},
	{Code: AidRouteGap, Severity: Error, Title: `routes for {q}={a} leave a gap: nothing matches when {answers}`},
	{Code: AidRouteUnused, Severity: Error, Title: `route {n} for {q}={a} is never used: earlier routes cover every case`},
	{Code: AidRouteReads, Severity: Error, Title: `route {n} for {q}={a} reads "{r}", which is not always asked before it (for example on {path})`},
	{Code: AidRouteOverlap, Severity: Info, Title: `routes {m} and {n} for {q}={a} both match when {answers}; the first wins`},
	{Code: AidSameAnswers, Severity: Warning, Title: `answers "{a}" and "{b}" to "{q}" always lead to the same outcome`},
	{Code: AidIdleQuestion, Severity: Warning, Title: `question "{q}" never changes the outcome`},
	{Code: AidTooManyPages, Severity: Error, Title: `this guide unfolds to {n} pages; the limit is 500`},
	{Code: AidLongPath, Severity: Warning, Title: `the longest path asks {n} questions; more than 8 is tiring`},
	{Code: AidNoScore, Severity: Error, Title: `option "{o}" has no score for "{c}"`},
	{Code: AidBadScore, Severity: Error, Title: `score {o}.{c} is {v}; use a whole number from 0 to 100`},
	{Code: AidDominated, Severity: Warning, Title: `"{b}" is no better than "{a}" on any criterion and worse on one: it leads only when "{a}" is ruled out`},
	{Code: AidRulesOutAll, Severity: Error, Title: `must-have "{s}" rules out every option`},
	{Code: AidNoneLeft, Severity: Warning, Title: `{n} of {N} combinations of facts rule out every option, for example {facts}`},
	{Code: AidNeverFirst, Severity: Warning, Title: `option "{o}" never comes first {how}`},
	{Code: AidFirst, Severity: Info, Title: `option "{o}" comes first in {p}%, {how}`},
	{Code: AidMixBeats, Severity: Info, Title: `a mix of {a} {x}% and {b} {y}% is at least as good as "{o}" on every criterion: no points can make "{o}" lead`},
	{Code: AidFlatCriterion, Severity: Warning, Title: `criterion "{c}" scores every option the same: it cannot affect the order`},
	{Code: AidIdleFact, Severity: Error, Title: `fact "{f}" is read by no must-have and no adjustment`},
	{Code: AidFactNoChange, Severity: Warning, Title: `no answer to "{f}" changes who leads, at the default points or in any profile, {how}`},
	{Code: AidSameOrder, Severity: Warning, Title: `criteria "{c}" and "{d}" rank the options in the same order: are they one thing counted twice?`},
	{Code: AidClamped, Severity: Info, Title: `adjustment "{j}" takes {o}.{c} to {v}; it is held at {0 or 100}`},
	{Code: AidUnbalanced, Severity: Warning, Title: `option "{o}" has {n} points for and {m} against; readers need both`},
	{Code: AidCloseClear, Severity: Error, Title: `close ({x}) must be smaller than clear ({y})`},
	{Code: AidNeedlessScreen, Severity: Warning, Title: `must-have "{s}" is never needed: when it holds, "{t}" rules out as much`},
	{Code: AidAuthorScreen, Severity: Warning, Title: `must-have "{s}" rests on the authors alone: make it a caution, or cite what makes it a must`},
	{Code: AidFirstBand, Severity: Error, Title: `the first band must start at 0`},
	{Code: AidBandOrder, Severity: Error, Title: `band "{b}" must start above {n}, where "{a}" starts`},
	{Code: AidBandUnreached, Severity: Error, Title: `band "{b}" can never be reached, by points or by a flag`},
	{Code: AidIdleScoreQuestion, Severity: Warning, Title: `question "{q}" never changes the band {how}`},
	{Code: AidEqualAnswers, Severity: Warning, Title: `answers "{a}" and "{b}" to "{q}" have the same points, flags and actions`},
	{Code: AidIdleFlag, Severity: Warning, Title: `flag "{f}" never raises a band {how}`},
	{Code: AidNoAction, Severity: Warning, Title: `{n} cases in band "{b}" get no action, for example {answers}`},
	{Code: AidHeavySection, Severity: Warning, Title: `section "{s}" holds {p}% of all points`},
	{Code: AidBandCount, Severity: Info, Title: `band "{b}": {n} of {N} cases, {m} of them raised by a flag`},
	{Code: AidFormula, Severity: Error, Title: `formula for "{x}": {message}, at character {n}`},
	{Code: AidUnknownName, Severity: Error, Title: `formula for "{x}" reads "{y}", which is not an input, output or series`},
	{Code: AidFormulaCircle, Severity: Error, Title: `formulas go round in a circle: {a} -> {b} -> {a}`},
	{Code: AidPublished, Severity: Error, Title: `"{o}" gives {v} at the defaults, but the source says {is} {value} ({ev})`},
	{Code: AidBadDefault, Severity: Error, Title: `default {v} for "{i}" is outside {min} to {max}, or has more than {dp} decimals`},
	{Code: AidIdleInput, Severity: Warning, Title: `input "{i}" changes no output`},
	{Code: AidUndefined, Severity: Error, Title: `"{o}" cannot be worked out when {inputs}; give it if_undefined`},
	{Code: AidUnits, Severity: Warning, Title: `formula for "{x}" {adds or compares} {unit} and {unit}`},
	{Code: AidNoBreakEven, Severity: Warning, Title: `no break-even for "{i}": "{o}" is not a straight line in it`},
	{Code: AidIdleCheck, Severity: Warning, Title: `check "{c}" gives the same answer {how}`},
	{Code: AidNotListed, Severity: Error, Title: `line "{l}" names {funder|group|provider} "{x}", which is not listed`},
	{Code: AidNegative, Severity: Error, Title: `{l}.{field} is {v}; use 0 or more`},
	{Code: AidLacking, Severity: Info, Title: `{n} of {N} lines lack {field}`},
	{Code: AidEmptyGroup, Severity: Warning, Title: `group "{g}" has no lines`},
	{
		Code: AidCaseFailed, Severity: Error,
		Title:   "The result of a decision aid is not what a case expects",
		Means:   "A [[case]] in the file says what comes of an input. Either the aid changed, or the case was wrong.",
		Example: "expect = { at = \"call-off\" }, and the answers lead to talk-first.",
		Mend:    "Look at the whole result with partnerbook aid eval, then change the case or the aid.",
	},
}
