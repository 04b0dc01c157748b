package diag

// Codes about the theme and the words it shows, and about the site as a whole.
const (
	ThemeUnknown  Code = "theme/unknown"
	ThemeTemplate Code = "theme/template"
	ThemeStyle    Code = "theme/style"
	ThemeVersion  Code = "theme/version"
	StringMissing Code = "theme/missing-words"

	OfflineNoEffect Code = "offline/no-effect"

	AccessibilityLevel      Code = "accessibility/level"
	AccessibilityIncomplete Code = "accessibility/incomplete"
	AccessibilityUnset      Code = "accessibility/no-settings"
	AccessibilityRegulation Code = "accessibility/regulations"
)

var siteRows = []Row{
	{
		Code: ThemeUnknown, Severity: Error,
		Title:   "There is no theme of this name",
		Means:   "theme in site.toml names a folder in themes/, or default.",
		Example: "theme = \"councl\"",
		Mend:    "Correct the name, or make the folder themes/NAME with the files that should differ from the default.",
	},
	{
		Code: ThemeTemplate, Severity: Error,
		Title:   "A template of the theme cannot be used",
		Means:   "The file is not a valid template, or asks for something that pages do not have.",
		Example: "{{.Page.Titel}}",
		Mend:    "Correct the place that the message names. generator/render/view.go in the program's source lists what templates can use.",
	},
	{
		Code: ThemeStyle, Severity: Error,
		Title:   "A style sheet or script of the theme cannot be read",
		Means:   "The file has a mistake in its syntax, or imports a file that does not exist.",
		Example: "@import \"colours.css\"; without that file.",
		Mend:    "Correct the place that the message names.",
	},
	{
		Code: ThemeVersion, Severity: Error,
		Title:   "The theme was made for another version of Partnerbook",
		Means:   "api in theme.toml says which version of the templates' interface the theme was written for.",
		Example: "api = 2, and this program offers 1.",
		Mend:    "Use the version of the program that the theme asks for, or adapt the theme and change api.",
	},
	{
		Code: StringMissing, Severity: Warning,
		Title:   "The theme lacks words in one language",
		Means:   "The English words are shown in their place.",
		Example: "strings/cy.toml has no line for next.",
		Mend:    "Add the line that the message names.",
	},
	{
		Code: OfflineNoEffect, Severity: Warning,
		Title:   "The site cannot be kept on readers' devices",
		Means:   "[offline] install = true lets readers' browsers keep the site. They do that only for a site at an https address, or on the reader's own machine.",
		Example: "install = true, and no base_url.",
		Mend:    "Set base_url to the https address where the site will stand, or remove install.",
	},
	{
		Code: AccessibilityLevel, Severity: Error,
		Title:   "The accessibility statement says more than was tested",
		Means:   "level in [accessibility] says how far the site meets the Web Content Accessibility Guidelines. Tests by machine find some barriers only, so on their own they allow “partially” at most. “Fully” needs tests by people, somebody who says so, the day, and no known failure.",
		Example: "level = \"fully\", and all tests have by = \"machine\".",
		Mend:    "Write level = \"partially\", or have people test the site and add what they found.",
	},
	{
		Code: AccessibilityIncomplete, Severity: Warning,
		Title:   "The accessibility statement lacks parts",
		Means:   "A statement says whose site it is, what it covers, how accessible that is, how readers report a barrier and by when they get an answer, whom they turn to next, and when it was prepared.",
		Example: "[accessibility] without form and enforcement.",
		Mend:    "Add the settings that the message names, or write draft = true below [accessibility] until they are known.",
	},
	{
		Code: AccessibilityUnset, Severity: Error,
		Title:   "A page shows an accessibility statement of which nothing is known",
		Means:   "The block shows what stands below [accessibility] in site.toml.",
		Example: ":::accessibility-statement, and no [accessibility] in site.toml.",
		Mend:    "Add [accessibility] to site.toml, or take the block out.",
	},
	{
		Code: AccessibilityRegulation, Severity: Warning,
		Title:   "A public site lacks what the accessibility regulations ask for",
		Means:   "Regulation 8 of the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (SI 2018/952) asks public bodies to publish an accessibility statement on their website. It links to a contact form and to the enforcement procedure. A site with a base_url is taken to be public; a copy that is handed on without one is not.",
		Example: "base_url = \"https://www.example.org/\", and no [accessibility].",
		Mend:    "Do what the message says. If the site is not that of a public body, write \"accessibility/regulations\" = \"off\" below [diagnostics] in site.toml.",
	},
}
