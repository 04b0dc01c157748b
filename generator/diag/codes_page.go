package diag

// Codes about pages as wholes, and about kinds of page.
const (
	PageEmpty          Code = "page/empty"
	PageDuplicateURL   Code = "page/duplicate-address"
	PageDuplicateID    Code = "page/duplicate-id"
	PageDuplicateTitle Code = "page/duplicate-title"
	PageOrphan         Code = "page/orphan"

	ChecklistEmpty         Code = "checklist/no-items"
	ChecklistLost          Code = "checklist/lost-item"
	ChecklistLock          Code = "checklist/lock-line"
	ChecklistNoLock        Code = "checklist/no-lock"
	TestimonialSource      Code = "testimonial/no-source"
	QuoteNoPermission      Code = "quote/no-permission"
	TemplateUndeclared     Code = "template/undeclared-field"
	TemplateUnused         Code = "template/unused-field"
	TemplateDuplicate      Code = "template/duplicate-field"
	TemplateIncomplete     Code = "template/incomplete-field"
	TemplateField          Code = "template/bad-field"
	TemplateOutside        Code = "template/outside-repeat"
	TemplateDocument       Code = "template/outside-document"
	TemplateTooMany        Code = "template/too-many-fields"
	TemplateElsewhere      Code = "template/block-elsewhere"
	TemplateBlankElsewhere Code = "template/blank-elsewhere"
	SourceNoAnchors        Code = "source-page/no-anchors"
	DirectoryNoDate        Code = "directory/no-date"
	DirectoryWords         Code = "directory/words"
	CaseStudyNoEvidence    Code = "case-study/no-source"
)

var pageRows = []Row{
	{
		Code: PageEmpty, Severity: Warning,
		Title:   "The page has no text",
		Means:   "Readers would find a title and nothing below it.",
		Example: "A file with settings only, or with nothing at all.",
		Mend:    "Write the page, or set status = \"draft\" until it is written.",
	},
	{
		Code: PageDuplicateURL, Severity: Error,
		Title:   "Two pages would have the same address",
		Means:   "One of the two would replace the other. Addresses come from file names, from aliases, and from the lists that Partnerbook makes (topics, models, nations, reviews).",
		Example: "about.md has aliases = [\"contact.html\"], and there is a contact.md.",
		Mend:    "Rename one file, or remove the alias.",
	},
	{
		Code: PageDuplicateID, Severity: Error,
		Title:   "Two pages have the same id",
		Means:   "An id is how other pages refer to this one, so it must be unique.",
		Example: "id = \"hbr\" on two pages.",
		Mend:    "Give one of the two another id, and change the references that mean it.",
	},
	{
		Code: PageDuplicateTitle, Severity: Warning,
		Title:   "Two pages have the same title",
		Means:   "In lists and in search results readers cannot tell them apart.",
		Example: "title = \"Overview\" in two folders.",
		Mend:    "Say in each title what the page is about.",
	},
	{
		Code: PageOrphan, Severity: Warning,
		Title:   "Nothing leads to the page but the menu of its section",
		Means:   "No text, list, related page or navigation bar leads here, so readers will hardly find the page.",
		Example: "A new page that nothing links to yet.",
		Mend:    "Link to it from the page that readers come from, or name it in that page's related.",
	},
}

var kindRows = []Row{
	{
		Code: ChecklistEmpty, Severity: Error,
		Title:   "The checklist has no items",
		Means:   "An item is a line that begins with - [ ]. Without any there is nothing to tick.",
		Example: "- Appoint a project manager",
		Mend:    "Begin each item with - [ ], as in - [ ] Appoint a project manager.",
	},
	{
		Code: ChecklistLost, Severity: Warning,
		Title:   "An edit would lose what readers noted of an item",
		Means:   "Readers’ ticks and notes hang on the name of an item: its {#name}, or one that the program makes of its words, its section and the item it is a part of. content/checklist-ids.lock holds all these names. This one is gone.",
		Example: "- [ ] Agree a date, which was - [ ] Set a date when the lock was written.",
		Mend:    "If it is the same item, add its old name to the end of its line, as the message says. If it is meant to be gone, run `partnerbook checklist lock`, which says what it removes.",
	},
	{
		Code: ChecklistLock, Severity: Warning,
		Title:   "A line of the lock of checklists cannot be read",
		Means:   "content/checklist-ids.lock holds a line for each item of each checklist: checklist, name of the item and first words, with tabs between. What cannot be read protects no item.",
		Example: "<<<<<<< HEAD, which git leaves where two editions of a file meet.",
		Mend:    "Keep the lines of both editions, delete the lines that git left, and run `partnerbook checklist lock`.",
	},
	{
		Code: ChecklistNoLock, Severity: Warning,
		Title:   "The names of checklist items are not written down",
		Means:   "Readers’ ticks and notes hang on the names of items. content/checklist-ids.lock holds the names as they were published, so that the program can tell you when an edit would lose one. Without it an edit loses them unnoticed. A site with up to three checklists is not asked for it as long as each item has a {#name}; drafts and pages about one person do not count.",
		Example: "content/checklist-ids.lock was deleted, or something else has its name.",
		Mend:    "Run `partnerbook checklist lock` when you publish, and keep the file with the pages. If it went missing, bring the last one back first: it knows what readers have. Where readers keep no ticks, write \"checklist/no-lock\" = \"off\" below [diagnostics] in site.toml.",
	},
	{
		Code: TestimonialSource, Severity: Error,
		Title:   "The testimonial does not say where it was given",
		Means:   "What a council is reported to have said must be traceable.",
		Example: "A testimonial without sources.",
		Mend:    "Add sources = [\"hbr#p25-luton\"], with the place in the source where it stands.",
	},
	{
		Code: QuoteNoPermission, Severity: Error,
		Title:   "Somebody is quoted without permission or a published source",
		Means:   "Words in quotation marks are somebody's own. They may be shown only with their permission or from something published.",
		Example: ":::quote{who=\"A benefits manager\"}",
		Mend:    "Name the published source (source=…) or, on a testimonial, the permission. Otherwise say it in your own words.",
	},
	{
		Code: TemplateUndeclared, Severity: Error,
		Title:   "The document uses a blank that is not declared",
		Means:   "Each {{blank}} in a template is asked for in a form. The form needs its label and type, from a [[field]] in the settings.",
		Example: "{{partner}} in the text, and no [[field]] with id = \"partner\".",
		Mend:    "Declare the field, or correct the name between the double braces.",
	},
	{
		Code: TemplateUnused, Severity: Warning,
		Title:   "A field is declared but not used",
		Means:   "Readers would be asked for something that then stands nowhere in their document.",
		Example: "A [[field]] with id = \"review_date\", and no {{review_date}} in the text.",
		Mend:    "Use the field in the text, or remove its declaration.",
	},
	{
		Code: TemplateDuplicate, Severity: Error,
		Title:   "Two fields have the same id",
		Means:   "An answer could not be told from the other.",
		Example: "Two [[field]] entries with id = \"partner\".",
		Mend:    "Give one of them another id.",
	},
	{
		Code: TemplateIncomplete, Severity: Error,
		Title:   "A field lacks what its type needs",
		Means:   "A choice needs something to choose from. A table or repeat needs columns, which are what a reader fills in for each row.",
		Example: "type = \"choice\" without choices, or type = \"repeat\" without [[field.column]].",
		Mend:    "Add choices = [\"…\", \"…\"], or [[field.column]] with an id and a label for each column.",
	},
	{
		Code: TemplateField, Severity: Error,
		Title:   "A field is declared in a way that does not fit together",
		Means:   "The form is made of what the settings say. Choices belong to choices, columns to tables and repeats, an example is something that a reader could answer, and the id can stand between double braces.",
		Example: "type = \"date\" with example = \"soon\".",
		Mend:    "Correct the line that the message names.",
	},
	{
		Code: TemplateOutside, Severity: Error,
		Title:   "A blank and the rows that it belongs to are apart",
		Means:   "The columns of a repeat have a value for each row, so they stand where the rows are printed: in the last row of a table, or in a block :::repeat. A table prints itself where its blank stands alone in a paragraph.",
		Example: "{{risks.owner}} in a paragraph outside :::repeat{field=risks}.",
		Mend:    "Move the blank into the last row of a table or into :::repeat, or put {{risks}} of a table in a paragraph of its own.",
	},
	{
		Code: TemplateTooMany, Severity: Error,
		Title:   "The template has too many fields",
		Means:   "A form of more than 500 fields, with the columns of their tables, is one that nobody fills in, and browsers grow slow over it. The fields beyond are left out.",
		Example: "A spreadsheet turned into a [[field]] for each of its cells.",
		Mend:    "Make several documents of it, or give a field type = \"table\" where rows repeat.",
	},
	{
		Code: TemplateDocument, Severity: Error,
		Title:   "A blank stands outside the document",
		Means:   "Where a template says with :::document what the document is, only that is filled in, downloaded and printed. What stands around it is the page that explains it.",
		Example: "{{partner}} above the line :::document.",
		Mend:    "Move the text into the document, or write it without the blank.",
	},
	{
		Code: TemplateElsewhere, Severity: Error,
		Title:   "A block of templates stands on another page",
		Means:   "Only a page with kind = \"template\" has a document to fill in, and rows that repeat.",
		Example: ":::document on a guidance page.",
		Mend:    "Set kind = \"template\", or remove the block.",
	},
	{
		Code: TemplateBlankElsewhere, Severity: Warning,
		Title:   "A blank stands on a page that is no template",
		Means:   "Only a page with kind = \"template\" has fields that readers fill in. Anywhere else, and in files that a page includes, {{partner}} is printed as it stands, with its braces.",
		Example: "Ask {{partner}} first, on a guidance page.",
		Mend:    "Say it in words, or make the page a template. If readers are to see the braces, write them as code, between backticks, or put a backslash before the first brace.",
	},
	{
		Code: SourceNoAnchors, Severity: Warning,
		Title:   "Nothing on the source page can be cited",
		Means:   "A source page is there to be cited by place: a paragraph number, a heading, an item with {#its-name}. This one has none.",
		Example: "A source page of plain paragraphs without numbered = true.",
		Mend:    "Set numbered = true, add headings, or put {#name} after the paragraphs that others cite.",
	},
	{
		Code: DirectoryNoDate, Severity: Warning,
		Title:   "The directory page does not say when it was true",
		Means:   "Councils merge and partnerships end. Readers must see the year of what is said.",
		Example: "A directory page without as_of.",
		Mend:    "Add as_of = 2018, the year that the source speaks of.",
	},
	{
		Code: DirectoryWords, Severity: Error,
		Title:   "A member or successor cannot be shown as it stands",
		Means:   "Members are the names of councils, each once. What came after is said in a few words. The table, the drawing and the lists show both as they are written, so an empty name, the same name twice or a link would look wrong there.",
		Example: "members = [\"Northtown Council\", \"\"] or successor = \"other-page.md\"",
		Mend:    "Write the name in words, and put links into the text of the page.",
	},
	{
		Code: CaseStudyNoEvidence, Severity: Error,
		Title:   "The case study does not say what it rests on",
		Means:   "A case is worth what its source is worth.",
		Example: "A case study without sources.",
		Mend:    "Add sources = [\"dsp#summary\"], with the places it rests on.",
	},
}
