package diag

// Codes about search.toml, which tells the search what editors know.
const SearchExpectation Code = "search/expectation"

var searchRows = []Row{
	{
		Code: SearchExpectation, Severity: Error,
		Title:   "A query does not lead where search.toml expects",
		Means:   "Readers who type these words should find this page among the first. Another page has taken its place, or the page has lost the words.",
		Example: "[[expect]] with query = \"sickness cover\" and page = \"guidance/temporary-support.md\", which comes seventh.",
		Mend:    "Use the words of the query on the page, best in its title, summary or a heading. If readers use another word than the page, add a [[synonym]]. If the other page is the better answer, change the expectation.",
	},
}
