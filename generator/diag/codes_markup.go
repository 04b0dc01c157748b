package diag

// Codes about the text of a page.
const (
	HeadingSkipped     Code = "heading/skipped-level"
	HeadingTop         Code = "heading/second-title"
	HeadingEmpty       Code = "heading/empty"
	AnchorDuplicate    Code = "anchor/duplicate"
	AnchorBad          Code = "anchor/bad-name"
	AnchorShown        Code = "anchor/shown"
	AttributeForbidden Code = "attribute/forbidden"
	AttributeUnknown   Code = "attribute/unknown"
	DirectiveUnknown   Code = "directive/unknown"
	DirectiveAttribute Code = "directive/unknown-attribute"
	DirectiveValue     Code = "directive/bad-value"
	DirectiveMissing   Code = "directive/missing-attribute"
	DirectiveSyntax    Code = "directive/syntax"
	DirectiveOpen      Code = "directive/not-closed"
	DirectiveStray     Code = "directive/nothing-to-close"
	DirectiveContent   Code = "directive/content"
	IncludeContent     Code = "include/not-allowed"
	IncludeCycle       Code = "include/cycle"
	IncludeDeep        Code = "include/too-deep"
	HTMLRefused        Code = "html/refused"
	HTMLCleaned        Code = "html/cleaned"
	ImageNoAlt         Code = "image/no-alt"
	TableNoHeader      Code = "table/no-header"
	TaskOutside        Code = "checklist/item-elsewhere"
	FootnoteUnused     Code = "footnote/unused"
	FootnoteUndefined  Code = "footnote/undefined"
)

var markupRows = []Row{
	{
		Code: HeadingSkipped, Severity: Warning,
		Title:   "A heading level is skipped",
		Means:   "People who use a screen reader move from heading to heading. A jump from ## to #### sounds as if something were missing.",
		Example: "## Costs\n\n#### Set-up",
		Mend:    "Use the next level down: ### after ##.",
	},
	{
		Code: HeadingTop, Severity: Warning,
		Title:   "The page has a second title",
		Means:   "The title comes from the settings and is the only heading of the first level. A # heading in the text is a second one.",
		Example: "# Costs",
		Mend:    "Begin the headings in the text with ##.",
	},
	{
		Code: HeadingEmpty, Severity: Warning,
		Title:   "A heading has no words",
		Means:   "It would stand empty in the list of contents.",
		Example: "##",
		Mend:    "Write the heading or delete the line.",
	},
	{
		Code: AnchorDuplicate, Severity: Error,
		Title:   "Two places on the page have the same name",
		Means:   "A link to the name could only reach the first.",
		Example: "Two paragraphs that end in {#costs}.",
		Mend:    "Give one of them another name.",
	},
	{
		Code: AnchorBad, Severity: Error,
		Title:   "This name of a place cannot be used",
		Means:   "The name is part of an address. It may hold letters, digits, hyphens, dots and underscores, and begins with a letter.",
		Example: "## Costs {#1 costs}",
		Mend:    "Write it as in {#costs}.",
	},
	{
		Code: AnchorShown, Severity: Warning,
		Title:   "A name in braces is shown to readers",
		Means:   "A row of a table has the name that stands at the very end of one of its cells, after a space. Elsewhere in a cell the braces are text like any other, and links to the name lead nowhere.",
		Example: "| 1988{#y1988} | A new Act. |",
		Mend:    "Put the name at the end of the cell, after a space and outside bold words and links: | 1988 {#y1988} | A new Act. | A row has one name. To show the braces themselves, write \\{.",
	},
	{
		Code: AttributeForbidden, Severity: Error,
		Title:   "Pages may not carry styles or scripts of their own",
		Means:   "Colours and sizes belong to the theme, where they are right on every screen, in print and for people who see less well. Scripts are not allowed in pages at all.",
		Example: "## Costs {style=\"color:red\"}",
		Mend:    "Remove it. For emphasis use **bold** or :::warning.",
	},
	{
		Code: AttributeUnknown, Severity: Error,
		Title:   "This attribute does not exist here",
		Means:   "After a heading, paragraph, item or row stand a name for links (#name), a class (.name) and, on source pages, cite=\"…\". Anything else would be passed over in silence.",
		Example: "## Costs {colour=red}",
		Mend:    "Remove it or correct its name.",
	},
	{
		Code: DirectiveUnknown, Severity: Error,
		Title:   "There is no block of this name",
		Means:   "After ::: stands the name of a block, and after a single colon the name of an inline mark such as :cite[…]. This name is not one of them.",
		Example: ":::warnng",
		Mend:    "Correct the name. Blocks are note, warning, example, inset, details, quote, steps, cards, tabs, columns, figure, account, list and include, and on templates document and repeat; inline marks are cite, term and ours.",
	},
	{
		Code: DirectiveAttribute, Severity: Error,
		Title:   "The block does not know this attribute",
		Means:   "A misspelt attribute would be passed over in silence.",
		Example: ":::list{kinds=testimonial}",
		Mend:    "Correct the name.",
	},
	{
		Code: DirectiveValue, Severity: Error,
		Title:   "The attribute cannot have this value",
		Means:   "The attribute takes one of a few values, or a whole number.",
		Example: ":::list{limit=many}",
		Mend:    "Use a value that the message names.",
	},
	{
		Code: DirectiveMissing, Severity: Error,
		Title:   "The block lacks an attribute that it needs",
		Means:   "Without it the block has nothing to show.",
		Example: ":::include",
		Mend:    "Add it, as in :::include{file=_shared/notice.md}.",
	},
	{
		Code: DirectiveSyntax, Severity: Error,
		Title:   "The attributes of the block cannot be read",
		Means:   "Attributes stand in braces directly after the name: {name=value other=\"several words\"}.",
		Example: ":::quote{who=\"A manager}",
		Mend:    "Close the braces, and put values with spaces into double quotes.",
	},
	{
		Code: DirectiveOpen, Severity: Error,
		Title:   "A block is never closed",
		Means:   "Everything after it, to the end of the page, would stand inside it.",
		Example: ":::note\n\nWith no ::: below.",
		Mend:    "Put a line with ::: after the last line of the block.",
	},
	{
		Code: DirectiveStray, Severity: Error,
		Title:   "This line closes a block, but none is open",
		Means:   "Either the block was closed before, or the line that opens it is missing or misspelt.",
		Example: "A line ::: after a block that is closed already.",
		Mend:    "Delete the line, or open the block above with ::: and its name.",
	},
	{
		Code: DirectiveContent, Severity: Error,
		Title:   "The block does not hold what it needs",
		Means:   "Some blocks give their content a form and need it written in one way: steps and cards hold a list, tabs hold headings, a figure holds an image. No block may be empty.",
		Example: ":::steps with paragraphs in place of a list.",
		Mend:    "Write the content as the message says.",
	},
	{
		Code: IncludeContent, Severity: Error,
		Title:   "An included file holds what cannot be included",
		Means:   "An included text takes its place among the paragraphs of another page. Headings, footnotes and paragraph numbers would upset that page's own.",
		Example: "A heading in _shared/notice.md.",
		Mend:    "Move the headings and footnotes to the pages that include the file.",
	},
	{
		Code: IncludeCycle, Severity: Error,
		Title:   "Files include one another in a circle",
		Means:   "The page would never end.",
		Example: "_a.md includes _b.md, and _b.md includes _a.md.",
		Mend:    "Remove one of the :::include lines.",
	},
	{
		Code: IncludeDeep, Severity: Error,
		Title:   "Too many files include one another",
		Means:   "A file may include another that includes another, eight deep, and one line may bring in a thousand files. Beyond that a page grows without end.",
		Example: "A chain of nine files.",
		Mend:    "Join some of them.",
	},
	{
		Code: HTMLRefused, Severity: Error,
		Title:   "Pages are written in Markdown, not HTML",
		Means:   "HTML in a page can break the layout, carry scripts, and is lost when the page is made into a Word document. It is left out. markdown.html = \"sanitise\" in site.toml lets harmless HTML through.",
		Example: "<b>Note</b>",
		Mend:    "Use Markdown: **bold**, a blank line for a new paragraph, :::details for <details>, a table with | bars. To show < itself, write \\<.",
	},
	{
		Code: HTMLCleaned, Severity: Warning,
		Title:   "Part of the HTML was left out",
		Means:   "Scripts, styles, forms and the like are taken out of HTML in pages.",
		Example: "<img src=\"x.png\" onclick=\"…\">",
		Mend:    "Write it in Markdown, or remove what is not allowed.",
	},
	{
		Code: ImageNoAlt, Severity: Warning,
		Title:   "The picture has no text for those who cannot see it",
		Means:   "People who use a screen reader hear the words in the square brackets in place of the picture.",
		Example: "![](structure.png)",
		Mend:    "Say in a few words what the picture shows: ![The joint team and who it answers to](structure.png).",
	},
	{
		Code: TableNoHeader, Severity: Warning,
		Title:   "A column has no heading",
		Means:   "People who use a screen reader hear the heading with each cell.",
		Example: "| | Cost |",
		Mend:    "Write a heading above every column.",
	},
	{
		Code: TaskOutside, Severity: Warning,
		Title:   "A checklist item on a page that is not a checklist",
		Means:   "Notes and progress belong to pages of kind checklist. Here the box could be ticked, and that is all.",
		Example: "- [ ] Agree a date, on a guidance page.",
		Mend:    "Use a plain list, or move the items to a page with kind = \"checklist\".",
	},
	{
		Code: FootnoteUnused, Severity: Warning,
		Title:   "Nothing refers to a footnote",
		Means:   "A footnote that the text does not refer to is not shown.",
		Example: "[^1]: Figures of 2018. With no [^1] in the text.",
		Mend:    "Put its name in the text, as in the savings[^1] were …, or delete the footnote.",
	},
	{
		Code: FootnoteUndefined, Severity: Warning,
		Title:   "The text refers to a footnote that is not there",
		Means:   "Readers would see the brackets as they are written.",
		Example: "The savings[^1] were … With no [^1]: below.",
		Mend:    "Write the footnote on the same page, as in [^1]: Figures of 2018. To show the brackets themselves, write \\[^1].",
	},
}
