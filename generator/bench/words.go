package bench

import "strings"

// The words of the corpus. Every verb and noun is regular, so that its forms
// can be made by rule, and no word is one that a plain-English check reports.
// The order matters: words near the front are drawn more often than those near
// the end, as in real text.
const (
	nounWords = `
		arrangement department agreement partnership assessment requirement procedure responsibility
		performance-target recommendation organisation consultation improvement representative
		investment relationship qualification specification announcement application appointment
		calculation caseworker certificate combination commissioner comparison complication
		conclusion contribution correspondent declaration description disagreement discussion
		employment-record enquiry-desk establishment examination expectation explanation framework
		implementation-plan inspection instruction investigation landlord-portal management-board
		measurement negotiation neighbourhood notification obligation observation opportunity
		participant percentage permission possibility preparation presentation programme-office
		publication questionnaire reconciliation regulation reorganisation replacement reservation
		restriction savings-target secondment settlement signature statement subscription supplement
		support-worker timetable training-course transaction transition-plan service council partner
		budget officer claim payment report meeting decision board contract saving resident policy
		process system change plan target manager review customer office week year record document
		risk backlog cost benefit visit interview letter telephone question answer form folder
		register survey target-date standard measure figure table chart sample audit auditor finding
		lesson example method step stage milestone deadline calendar diary schedule shift rota
		vacancy contractor supplier provider consultant adviser trainer trainee apprentice colleague
		assistant director member councillor clerk secretary treasurer accountant lawyer solicitor
		union leader team department-head desk counter reception building room car-park library
		school hospital town village district county region border river market street house flat
		tenant landlord owner household family parent pensioner student carer employer worker wage
		pension allowance discount refund overpayment debt bill invoice receipt account ledger bank
		loan grant fund reserve forecast estimate margin price fee charge penalty incentive reward
		bonus fine clause schedule-item annex notice warning dispute complaint appeal hearing
		tribunal court ruling duty power right promise commitment aim objective outcome result
		benefit-case baseline trend pattern cause effect barrier delay error mistake fault failure
		recovery backup archive database network server laptop printer scanner screen password
		licence update upgrade migration interface module feature tool script template checklist
		guide handbook manual leaflet poster newsletter website message reply reminder summary draft
		version edition comment suggestion proposal option choice yardstick weight score ranking
		vote mandate scope boundary principle value culture habit skill course workshop exercise
		test trial pilot prototype experiment note sketch diagram map picture camera garden bridge
		harbour railway bus bicycle engine bottle basket blanket candle carpet ceiling cushion
		drawer envelope feather flower gate hammer island jacket kettle ladder lantern mirror napkin
		orchard pencil pillow quilt ribbon saddle shelter shutter stool ticket tower tunnel umbrella
		valley violin wagon wallet window yard`

	verbWords = `
		strengthen investigate demonstrate reorganise recommend coordinate standardise communicate
		reconsider document establish negotiate advertise acknowledge appreciate consolidate
		distribute evaluate examine formalise identify implement introduce maintain modernise
		prioritise reconcile rearrange schedule safeguard supervise check share review record agree
		explain measure compare collect answer discuss prepare update approve report start finish
		change improve reduce increase follow support train ask help call visit sign-off assess
		monitor test inspect audit count estimate price charge refund combine divide move replace
		restore protect secure open close publish print post file store archive delete correct
		confirm question challenge suggest propose decide settle resolve mend repair clean sort
		order arrange book postpone shorten extend renew invite include involve consult inform warn
		remind thank reward recruit appoint employ manage coach guide watch notice observe describe
		outline summarise illustrate translate design develop adapt adjust simplify tidy join
		connect link match check-off list mark number name trust value respect welcome accept refuse
		avoid prevent delay expect`

	adjectiveWords = `
		independent comprehensive responsible appropriate professional experienced administrative
		anticipated comparable competitive confidential conventional corresponding dependable
		established everyday exceptional geographical immediate important individual intermediate
		long-standing manageable neighbouring occasional operational organisational outstanding
		permanent preliminary proportionate provisional reasonable recommended representative
		sensible significant statutory straightforward substantial sustainable temporary transparent
		understandable unexpected voluntary shared local clear early joint open small large careful
		regular common simple short long new old recent final first second third next monthly weekly
		annual yearly daily quarterly formal informal public private legal financial technical
		practical helpful useful honest fair balanced cautious confident complete partial full empty
		heavy light strong weak steady sudden slow quick late prompt overdue urgent routine rural
		urban coastal northern southern eastern western central regional national modern traditional
		flexible fixed loose narrow broad deep shallow distant nearby familiar strange popular quiet
		busy crowded spare extra main minor major double single separate similar different equal
		unusual typical written spoken printed signed agreed planned tested proven trusted missing
		broken repaired hidden visible bright dark green blue yellow purple`

	gerundWords = `
		Agreeing Checking Sharing Reviewing Measuring Comparing Explaining Improving Preparing Recording
		Publishing Renewing Extending Closing Opening Testing Auditing Protecting Combining Dividing
		Moving Replacing Restoring Estimating Monitoring Scheduling Simplifying Describing Settling Supporting
		Watching`

	settingWords = `
		small-districts large-counties rural-areas coastal-towns market-towns busy-offices new-partnerships joint-boards
		shared-services older-systems quiet-months winter-peaks spring-reviews early-pilots late-stages border-regions
		island-councils inner-cities outer-suburbs growing-teams shrinking-teams remote-workers mixed-contracts short-projects
		long-programmes first-years second-years northern-regions southern-regions eastern-regions western-regions central-offices
		temporary-staff local-libraries river-valleys railway-towns harbour-towns`

	townBeginnings = `
		Ash Barn Beck Birch Black Bram Brook Cald Carl Chal Clay Cran Dal Dun East Elm
		Fair Fern Ford Glen Green Hart Hazel Holm Kirk Lang Leather Lin Long Lud Marl Mill
		New North Oak Pem Quarr Raven Red Roth Sand Shel South Stan Stoke Thorn Ul Wal
		Wether White Wood Yar`

	townEndings = `
		borough bourne bridge bury by church cliffe combe cote dale den don field ford
		gate grave ham hampton head hurst land leigh ley mere minster mouth over port
		sea shaw stead stoke stone thorpe ton wade water wich wick worth`
)

// words is the vocabulary, split and in the forms that sentences need.
type words struct {
	nouns, plurals          []string
	verbs, pasts            []string
	adjectives, gerunds     []string
	settings                []string // "small districts"
	beginnings, endings     []string // of names of towns
	models, nations, topics []string
}

func newWords() *words {
	w := &words{
		nouns:      fields(nounWords),
		verbs:      fields(verbWords),
		adjectives: fields(adjectiveWords),
		gerunds:    fields(gerundWords),
		settings:   fields(settingWords),
		beginnings: fields(townBeginnings),
		endings:    fields(townEndings),
		models:     []string{"in-house", "shared", "outsourced", "venture", "call-off"},
		nations:    []string{"england", "scotland", "wales"},
		topics:     []string{"costs", "people", "quality"},
	}
	for _, noun := range w.nouns {
		w.plurals = append(w.plurals, withS(noun))
	}
	for _, verb := range w.verbs {
		first, rest, _ := strings.Cut(verb, " ") // "sign off"
		w.pasts = append(w.pasts, strings.TrimSpace(withED(first)+" "+rest))
	}
	return w
}

// fields splits a list of words; a hyphen stands for a space.
func fields(list string) []string {
	out := strings.Fields(list)
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], "-", " ")
	}
	return out
}

// withS returns the plural of a noun.
func withS(word string) string {
	switch {
	case endsInConsonantY(word):
		return word[:len(word)-1] + "ies"
	case strings.HasSuffix(word, "s"), strings.HasSuffix(word, "x"),
		strings.HasSuffix(word, "ch"), strings.HasSuffix(word, "sh"):
		return word + "es"
	}
	return word + "s"
}

// withED returns the past of a verb.
func withED(word string) string {
	switch {
	case endsInConsonantY(word):
		return word[:len(word)-1] + "ied"
	case strings.HasSuffix(word, "e"):
		return word + "d"
	}
	return word + "ed"
}

func endsInConsonantY(word string) bool {
	n := len(word)
	return n > 1 && word[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(word[n-2]))
}
