package diag

// Codes about links, citations, images and terms. The last three come from
// `check --external` alone, which is asked for (OnRequest).
const (
	LinkMissingPage   Code = "link/missing-page"
	LinkMissingAnchor Code = "link/missing-anchor"
	LinkMissingFile   Code = "link/missing-file"
	LinkOutside       Code = "link/outside-site"
	LinkForbidden     Code = "link/forbidden-address"
	LinkAmbiguous     Code = "link/ambiguous"
	LinkEmpty         Code = "link/empty"
	LinkText          Code = "link/text"
	LinkDraft         Code = "link/draft"
	LinkNotAPage      Code = "link/not-a-page"
	ImageMissing      Code = "image/missing"
	CiteNotSource     Code = "cite/not-a-source"
	CiteNoPlace       Code = "cite/no-place"
	TermUndefined     Code = "term/undefined"
	AbbrUndefined     Code = "abbreviation/undefined"
	ListEmpty         Code = "list/empty"
	LinkDead          Code = "link/dead"
	LinkUnreachable   Code = "link/unreachable"
	LinkMoved         Code = "link/moved"
)

// OnRequest tells whether only `check --external` can find diagnostics of a code.
// Other runs cannot know whether a comment that silences one is still needed.
func (c Code) OnRequest() bool {
	return c == LinkDead || c == LinkUnreachable || c == LinkMoved
}

var linkRows = []Row{
	{
		Code: LinkMissingPage, Severity: Error,
		Title:   "The page that is linked to does not exist",
		Means:   "Readers would arrive at an error.",
		Example: "[Outsourcing](outsorcing.md)",
		Mend:    "Correct the name. Links name the file, seen from the file you are writing: ../checklists/closure.md. A leading / means the content folder.",
	},
	{
		Code: LinkMissingAnchor, Severity: Error,
		Title:   "The place on the page does not exist",
		Means:   "The page is there, but it has no heading, paragraph or item of the name after #.",
		Example: ":cite[hbr#p99]",
		Mend:    "Use a name that the page has. A heading's name is its words in small letters joined by hyphens; {#name} after it sets another.",
	},
	{
		Code: LinkMissingFile, Severity: Error,
		Title:   "The file that is linked to does not exist",
		Means:   "Readers could not download it.",
		Example: "[Form](files/form.docx)",
		Mend:    "Correct the name, or copy the file to where the link says.",
	},
	{
		Code: LinkOutside, Severity: Error,
		Title:   "The link leads out of the content folder",
		Means:   "Only what stands in the content folder is published.",
		Example: "[Plan](../../plan.docx)",
		Mend:    "Copy the file into the content folder and link to it there.",
	},
	{
		Code: LinkForbidden, Severity: Error,
		Title:   "Links of this sort are not allowed",
		Means:   "Links may begin with https:, http:, mailto: or tel:, or name a page or file. Others can run programs on the reader's computer. The link is left out.",
		Example: "[Open](javascript:alert(1))",
		Mend:    "Link to a page, a file or a web address.",
	},
	{
		Code: LinkAmbiguous, Severity: Error,
		Title:   "The name fits more than one page",
		Means:   "Partnerbook does not guess which one you mean.",
		Example: "checklist:closure, with closure.md in two folders.",
		Mend:    "Give the page that you mean an id and refer to that, or link to its file.",
	},
	{
		Code: LinkEmpty, Severity: Error,
		Title:   "The link leads nowhere",
		Means:   "There is nothing between the round brackets.",
		Example: "[Outsourcing]()",
		Mend:    "Write the page's file between the brackets.",
	},
	{
		Code: LinkText, Severity: Warning,
		Title:   "The words of the link do not say where it leads",
		Means:   "Many people read links on their own, out of the text. “Click here” tells them nothing.",
		Example: "[click here](sharing.md)",
		Mend:    "Use the name of the page or what readers find there: [how to share a service](sharing.md). With empty square brackets the page's title is put in.",
	},
	{
		Code: LinkDraft, Severity: Error,
		Title:   "A published page links to a draft",
		Means:   "Drafts are not published, so the link would lead to an error.",
		Example: "A link to a page with status = \"draft\".",
		Mend:    "Finish the draft and remove its status, or take the link out until then.",
	},
	{
		Code: LinkNotAPage, Severity: Error,
		Title:   "A page is wanted here, and this is something else",
		Means:   "Settings such as related, sources and navigation name pages of this site.",
		Example: "related = [\"https://example.org\"]",
		Mend:    "Name a page. Links to other sites go into the text.",
	},
	{
		Code: ImageMissing, Severity: Error,
		Title:   "The picture does not exist",
		Means:   "Readers would see a broken picture. Pictures must stand in the content folder: pages show nothing from other sites, so that they work without network and tell nobody who reads them.",
		Example: "![Structure](structure.pgn)",
		Mend:    "Correct the name, or copy the picture into the content folder.",
	},
	{
		Code: CiteNotSource, Severity: Error,
		Title:   "Only source pages can be cited",
		Means:   "A citation says what a statement rests on. It names a page of kind source, or one published elsewhere that has such a page here.",
		Example: ":cite[business-case]",
		Mend:    "Cite the source itself, or use an ordinary link.",
	},
	{
		Code: CiteNoPlace, Severity: Warning,
		Title:   "The citation does not say where in the source",
		Means:   "Readers should not have to search a whole document.",
		Example: ":cite[hbr]",
		Mend:    "Add the place, as in :cite[hbr#p11].",
	},
	{
		Code: TermUndefined, Severity: Error,
		Title:   "The glossary does not explain this term",
		Means:   ":term[…] shows the glossary's explanation, and there is none.",
		Example: ":term[SLAs]",
		Mend:    "Add a [[term]] to glossary.toml, or name the entry: :term[SLAs]{id=sla}.",
	},
	{
		Code: AbbrUndefined, Severity: Warning,
		Title:   "An abbreviation is not explained",
		Means:   "Readers from other services or nations may not know it. It is neither in the glossary nor written out on the page.",
		Example: "Ask your PDT.",
		Mend:    "Write it out at its first use, as in Performance Development Team (PDT), or add it to glossary.toml.",
	},
	{
		Code: ListEmpty, Severity: Warning,
		Title:   "No page fits this list",
		Means:   "Readers would see a heading or sentence with nothing below it.",
		Example: ":::list{kind=case-study models=venture}",
		Mend:    "Check the values, or take the list out until there is a page to list.",
	},
	{
		Code: LinkDead, Severity: Warning,
		Title:   "The address of another site does not exist any more",
		Means:   "Readers who follow the link arrive at an error. `partnerbook check --external` asks the server of each link to another site; this one has no such page, or there is no such server.",
		Example: "[The report](https://www.example.org/report-2009.pdf)",
		Mend:    "Search the other site for where the page is now and correct the address, link to a copy in a web archive, or take the link out.",
	},
	{
		Code: LinkUnreachable, Severity: Warning,
		Title:   "The server of another site does not answer as it should",
		Means:   "`partnerbook check --external` could not find out whether the page is there: the server took too long, reported a fault of its own, cannot prove who it is, or refuses programs.",
		Example: "[The report](https://www.example.org/report.pdf), while that server is being repaired.",
		Mend:    "Open the address in your browser. If it works there, nothing is wrong with the link; if not, check again in a few days before you change it.",
	},
	{
		Code: LinkMoved, Severity: Warning,
		Title:   "The page of another site has moved for good",
		Means:   "The old address still leads to the new one, and one day it may not. `partnerbook check --external` asks.",
		Example: "[The report](http://www.example.org/report), which is now at https://www.example.org/report.",
		Mend:    "Write the address that the message names.",
	},
}
