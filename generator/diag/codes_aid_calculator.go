package diag

// aidCalculatorRows are those of calculators, DA501 to DA510.
var aidCalculatorRows = []Row{
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
}
