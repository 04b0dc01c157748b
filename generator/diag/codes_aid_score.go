package diag

// aidScoreRows are those of scores, DA401 to DA409.
var aidScoreRows = []Row{
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
}
