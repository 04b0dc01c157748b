package diag

// aidGapMapRows are those of gap maps, DA601 to DA604.
var aidGapMapRows = []Row{
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
}
