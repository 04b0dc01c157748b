package diag

// Codes about settings: front matter, site.toml, glossary.toml.
const (
	MetaUnknownKey     Code = "meta/unknown-key"
	MetaWrongType      Code = "meta/wrong-type"
	MetaTooLong        Code = "meta/too-long"
	MetaUnknownValue   Code = "meta/unknown-value"
	MetaMissingKey     Code = "meta/missing-key"
	MetaBadID          Code = "meta/bad-id"
	MetaBadPeriod      Code = "meta/bad-period"
	MetaBadAlias       Code = "meta/bad-alias"
	MetaBadURL         Code = "meta/bad-address"
	MetaClaimedOwner   Code = "meta/claimed-owner"
	MetaNoReason       Code = "meta/no-reason"
	MetaDates          Code = "meta/dates"
	MetaOtherKind      Code = "meta/other-kind"
	MetaNotTranslation Code = "meta/not-a-translation"
	MetaUntranslated   Code = "meta/translates-nothing"
	AllowNoReason      Code = "allow/no-reason"
	AllowUnknownCode   Code = "allow/unknown-code"
	AllowError         Code = "allow/error"
	AllowUnused        Code = "allow/unused"
	GlossaryDuplicate  Code = "glossary/duplicate"
	GlossaryUnknown    Code = "glossary/unknown"
	LifeOverdue        Code = "life/overdue"
)

var metaRows = []Row{
	{
		Code: MetaNotTranslation, Severity: Error,
		Title:   "Only a translation says what it is a translation of",
		Means:   "The setting translation says which edition of the original was translated, and whether a translator has looked at the words. It belongs into page.cy.md, and not into page.md.",
		Example: "translation = { review = \"needed\" } in content/index.md.",
		Mend:    "Remove the setting, or move it into the translation.",
	},
	{
		Code: MetaUntranslated, Severity: Error,
		Title:   "Words are translated that site.toml does not have",
		Means:   "[translate.cy] holds the Welsh of titles in site.toml: of the site, its menu, its topics and the like. What stands on the left must be one of them, letter by letter, or nobody ever sees the Welsh.",
		Example: "\"Start hear\" = \"Dechrau yma\", where the menu says Start here.",
		Mend:    "Copy the words from the other place in site.toml.",
	},
	{
		Code: MetaUnknownKey, Severity: Error,
		Title:   "A setting of this name does not exist",
		Means:   "A misspelt setting would be passed over in silence, and the page would lack what you meant to say.",
		Example: "sumary = \"How to start\"",
		Mend:    "Correct the name. Settings of your own go under [extra].",
	},
	{
		Code: MetaWrongType, Severity: Error,
		Title:   "A setting has the wrong sort of value",
		Means:   "The setting wants another sort of value: text in quotes, a list in square brackets, true or false, a whole number, or a date without quotes.",
		Example: "models = \"shared\"",
		Mend:    "Write it as the message shows, for instance models = [\"shared\"].",
	},
	{
		Code: MetaTooLong, Severity: Error,
		Title:   "The text of a setting is too long",
		Means:   "A title stands in every list that names the page, and a summary in most. A title may have 300 characters, a summary 1,000, and any other setting 10,000. In a folder without site.toml the text is cut there.",
		Example: "A whole paragraph as title.",
		Mend:    "Shorten it. What it said besides belongs into the text of a page.",
	},
	{
		Code: MetaUnknownValue, Severity: Error,
		Title:   "The value is not one of those possible",
		Means:   "Kinds, statuses, models, nations, topics and audiences are fixed lists, so that pages are found under the same words. Topics, models, nations and audiences are declared in site.toml.",
		Example: "models = [\"sharing\"]",
		Mend:    "Use a value that the message lists, or declare the new one in site.toml.",
	},
	{
		Code: MetaMissingKey, Severity: Error,
		Title:   "A setting that is needed is missing",
		Means:   "Every page needs a title, and some kinds of page need more: a testimonial says who, a source who published it.",
		Example: "A testimonial without who.",
		Mend:    "Add the setting that the message names between the lines of +++ at the top.",
	},
	{
		Code: MetaBadID, Severity: Error,
		Title:   "This id cannot be used",
		Means:   "An id is part of addresses. It may hold small letters, digits and hyphens, and begins with a letter.",
		Example: "id = \"HB Resilience\"",
		Mend:    "Write it as in id = \"hb-resilience\".",
	},
	{
		Code: MetaBadPeriod, Severity: Error,
		Title:   "This is not a length of time",
		Means:   "A period is a whole number and a unit: days, weeks, months or years.",
		Example: "review_every = \"yearly\"",
		Mend:    "Write it as in review_every = \"12 months\".",
	},
	{
		Code: MetaBadAlias, Severity: Error,
		Title:   "This old address cannot be kept",
		Means:   "An alias is an address that the page had before: a path inside the site that ends in .html. It must not lead outside the site.",
		Example: "aliases = [\"/old/page\"]",
		Mend:    "Write the path from the site's start page, as in aliases = [\"old/page.html\"].",
	},
	{
		Code: MetaBadURL, Severity: Error,
		Title:   "This is not a web address",
		Means:   "base_url and a source's url begin with https:// or http:// and name a server.",
		Example: "base_url = \"www.example.org\"",
		Mend:    "Write the whole address, as in base_url = \"https://www.example.org/\".",
	},
	{
		Code: MetaClaimedOwner, Severity: Error,
		Title:   "The page claims an owner who has not seen it",
		Means:   "site.toml lists under [claims] the bodies that no page may name as owner, reviewer or approver. To name them would suggest an endorsement that nobody gave.",
		Example: "owner = \"Department for Work and Pensions\"",
		Mend:    "Name a role at whoever publishes the site, such as owner = \"Content editors\".",
	},
	{
		Code: MetaNoReason, Severity: Error,
		Title:   "A page is withdrawn or superseded without saying why",
		Means:   "Readers who arrive at an old page must be told why it is old and what to use instead.",
		Example: "status = \"withdrawn\" and nothing more.",
		Mend:    "Add withdrawn = { because = \"…\", use = \"other-page.md\" }. For a superseded page use is needed as well.",
	},
	{
		Code: MetaDates, Severity: Warning,
		Title:   "Two dates contradict each other",
		Means:   "A page cannot be due for review before it was reviewed.",
		Example: "reviewed = 2026-11-21 and review_by = 2025-11-21",
		Mend:    "Correct the date that is wrong.",
	},
	{
		Code: MetaOtherKind, Severity: Error,
		Title:   "This setting belongs to another kind of page",
		Means:   "Some settings mean something only on one kind of page. Here the setting would do nothing.",
		Example: "who = \"Luton\" on a guidance page.",
		Mend:    "Remove the setting, or set kind to the kind of page it belongs to.",
	},
	{
		Code: AllowNoReason, Severity: Error,
		Title:   "A warning is silenced without a reason",
		Means:   "Whoever edits the page next must be able to see why the warning does not matter here.",
		Example: "<!-- allow text/long-sentence -->",
		Mend:    "Say why after a colon: <!-- allow text/long-sentence: the Act is quoted -->.",
	},
	{
		Code: AllowUnknownCode, Severity: Error,
		Title:   "There is no message of this name to silence",
		Means:   "The name after allow, or under [diagnostics] in site.toml, is not one that Partnerbook uses.",
		Example: "<!-- allow text/long-sentences: quoted -->",
		Mend:    "Copy the name from the square brackets at the end of the message.",
	},
	{
		Code: AllowError, Severity: Error,
		Title:   "An error cannot be silenced",
		Means:   "Only warnings can be silenced. An error means that readers would get a wrong or broken page.",
		Example: "<!-- allow link/missing-page: coming soon -->",
		Mend:    "Mend the error itself; `partnerbook explain` with its name says how.",
	},
	{
		Code: AllowUnused, Severity: Warning,
		Title:   "There is nothing here to silence",
		Means:   "The text was mended since, or the comment stands in another place than the text it is for. It applies to the paragraph, list, table or heading that follows it.",
		Example: "<!-- allow text/long-sentence: quoted --> above a short sentence.",
		Mend:    "Delete the comment, or move it above the text it is for.",
	},
	{
		Code: GlossaryDuplicate, Severity: Error,
		Title:   "The glossary explains a word twice",
		Means:   "Readers who ask for the word could be shown either explanation.",
		Example: "Two [[term]] entries with term = \"SLA\", or one with that word and another with it among its forms.",
		Mend:    "Join the two entries into one, or give one of them another word, form or id.",
	},
	{
		Code: GlossaryUnknown, Severity: Error,
		Title:   "A term is translated that glossary.toml does not have",
		Means:   "glossary.cy.toml holds the Welsh of terms in glossary.toml, and nobody would see this entry or this expansion.",
		Example: "of = \"service level agreement\", where glossary.toml has term = \"SLA\".",
		Mend:    "Write the term as it stands in glossary.toml, or add it there first.",
	},
	{
		Code: LifeOverdue, Severity: Warning,
		Title:   "The page should have been reviewed by now",
		Means:   "The day in review_by (or reviewed and review_every together) has passed. The page says so to its readers. With fail_on_overdue = true in site.toml this is an error.",
		Example: "review_by = 2026-05-01, and it is later than that.",
		Mend:    "Read the page, mend what is out of date, set reviewed to today and review_by to the next date.",
	},
}
