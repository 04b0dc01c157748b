package diag

// Codes about the theme and the words it shows, and about the site as a whole.
const (
	ThemeUnknown  Code = "theme/unknown"
	ThemeTemplate Code = "theme/template"
	ThemeStyle    Code = "theme/style"
	ThemeVersion  Code = "theme/version"
	StringMissing Code = "theme/missing-words"

	OfflineNoEffect Code = "offline/no-effect"
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
}
