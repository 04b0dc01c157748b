package diag

// Codes about files as such, and about the syntax of TOML and YAML.
const (
	SourceTooLarge    Code = "source/too-large"
	SourceEncoding    Code = "source/encoding"
	SourceControl     Code = "source/control-character"
	SourceOutside     Code = "source/outside"
	SourceSymlink     Code = "source/symlink"
	FrontMatterOpen   Code = "meta/not-closed"
	TOMLSyntax        Code = "toml/syntax"
	YAMLSyntax        Code = "yaml/syntax"
	FileActive        Code = "file/active"
	PathTooLong       Code = "path/too-long"
	PathTooDeep       Code = "path/too-deep"
	PathReserved      Code = "path/reserved"
	PathCase          Code = "path/case"
	PathNoPage        Code = "path/no-page"
	LanguageUnknown   Code = "language/not-declared"
	LanguageNoPartner Code = "language/no-original"
	LanguageOlder     Code = "language/older"
	LanguageFigures   Code = "language/figures"
	LanguageCitations Code = "language/citations"
	LanguageStatus    Code = "language/status"
)

var sourceRows = []Row{
	{
		Code: SourceTooLarge, Severity: Error,
		Title:   "A file, paragraph or line is too large",
		Means:   "One page may be 4 MB, one paragraph may hold 5,000 marks such as * or _, one line may open 64 lists and quotations, settings may be 512 kB (32 kB in YAML) with 1,000 brackets or 16 names within one another. Beyond that a page takes minutes to read, for the program and for people. The page is left out.",
		Example: "A report of 800 pages pasted into one file.",
		Mend:    "Split the page into several, or put the document into a folder files/ and link to it.",
	},
	{
		Code: SourceEncoding, Severity: Error,
		Title:   "The file is not saved as UTF-8",
		Means:   "Letters such as £, é or ’ would come out wrong. The message names the first place that cannot be read.",
		Example: "A page saved by an old editor as “ANSI” or “Unicode”.",
		Mend:    "Open the file in your editor, choose Save as, and set Encoding to UTF-8. In Notepad the choice is next to the Save button.",
	},
	{
		Code: SourceControl, Severity: Error,
		Title:   "The file holds an invisible control character",
		Means:   "Control characters come from faulty copies. Browsers show them as boxes, or not at all.",
		Example: "Text copied out of a PDF that carries a zero byte.",
		Mend:    "Delete the character at the place named, or type the line again.",
	},
	{
		Code: SourceOutside, Severity: Error,
		Title:   "A link in the folder leads outside it",
		Means:   "A symbolic link in the content folder, or in a theme of the site’s own, points to something outside the folder. Following it could publish a private file.",
		Example: "content/policy.md is a symbolic link to /home/me/policy.md.",
		Mend:    "Copy the file into the folder in place of the symbolic link.",
	},
	{
		Code: SourceSymlink, Severity: Warning,
		Title:   "A linked folder is not read",
		Means:   "Symbolic links to folders are not followed, because they can lead in a circle.",
		Example: "content/guidance/old is a symbolic link to content/archive.",
		Mend:    "Move or copy the folder to where its pages should stand.",
	},
	{
		Code: FileActive, Severity: Error,
		Title:   "Browsers would run what is in this file",
		Means:   "Files beside the pages are published as they are. A page of HTML, a script, or a drawing (SVG) with a script in it would work with the rights of this site when somebody opens it, and could read what readers keep on their devices. The file is not published.",
		Example: "content/files/map.svg holds <script>, or content/files/old-site.html.",
		Mend:    "Save a drawing again as plain SVG, or as a picture (PNG). Write a page in place of HTML, or publish the file as a PDF or in a zip file.",
	},
	{
		Code: PathTooDeep, Severity: Error,
		Title:   "Folders stand too deep within one another",
		Means:   "Each folder has a page of its own, which names all folders above it. Beyond 40 folders nobody finds his or her way, and Windows and SharePoint refuse the path. What is deeper is left out.",
		Example: "A backup that holds itself, again and again.",
		Mend:    "Move the folder up, or remove it.",
	},
	{
		Code: PathTooLong, Severity: Warning,
		Title:   "The page's address is too long",
		Means:   "Windows and SharePoint refuse paths that are too long. A page's address may have 120 characters, so that the folder can be unzipped anywhere.",
		Example: "content/guidance/a-very-long-folder-name/…/an-even-longer-page-name.md",
		Mend:    "Give the file or its folders shorter names, and add the old address to aliases if it was ever published.",
	},
	{
		Code: PathReserved, Severity: Error,
		Title:   "Windows or SharePoint cannot hold a file of this name",
		Means:   "Some names and characters are reserved on Windows: CON, PRN, AUX, NUL, COM1, LPT1 and their like, any of < > : \" | ? * \\, invisible characters, names that begin with a space or end in a dot or a space, and names that are not UTF-8. SharePoint refuses desktop.ini, .lock, names that begin with ~$, folders that begin with ~, and any name with _vti_ in it. The file could not be unzipped or kept there.",
		Example: "content/guidance/aux.md",
		Mend:    "Rename the file.",
	},
	{
		Code: PathNoPage, Severity: Warning,
		Title:   "The file's name says that it may be a page, and it is none",
		Means:   "Pages are the files whose names end in .md, in small letters. A file whose name ends in .MD or .markdown is not read, and neither is page.md.txt, as some editors call what they save: Windows hides the .txt. The site lacks what is in it, or offers it as a file where a page links to it.",
		Example: "content/guidance/leaving.md.txt",
		Mend:    "Rename the file so that it ends in .md. If Windows hides the ending, choose View, Show, File name extensions first.",
	},
	{
		Code: PathCase, Severity: Error,
		Title:   "Two names differ only in capital letters or in how an accent is stored",
		Means:   "Windows and SharePoint do not tell capital from small letters in names, so one page would replace the other, and two folders would become one. Macs do not tell é as one character from é as an e followed by an accent.",
		Example: "content/guidance/SLA.md and content/guidance/sla.md",
		Mend:    "Rename one of the two.",
	},
	{
		Code: LanguageUnknown, Severity: Warning,
		Title:   "The file's language is not one of the site's",
		Means:   "A file name such as page.cy.md means the Welsh of page.md. The language is not in languages in site.toml, so the page is left out.",
		Example: "content/index.cy.md in a site with languages = [\"en\"].",
		Mend:    "Add the language to site.toml: languages = [\"en\", \"cy\"]. Or rename the file.",
	},
	{
		Code: LanguageNoPartner, Severity: Warning,
		Title:   "A translation without its original",
		Means:   "page.cy.md is the Welsh of page.md, and there is no page.md. Readers cannot change language on it.",
		Example: "content/guidance/sharing.cy.md, and no content/guidance/sharing.md.",
		Mend:    "Write the original, or rename the file so that both have the same name before the language.",
	},
	{
		Code: LanguageOlder, Severity: Warning,
		Title:   "The original has changed since it was translated",
		Means:   "The last change of the original is later than the edition that was translated: the day that the translation gives as of or, without it, its own last day. Readers of the two may be told different things.",
		Example: "page.md with a change of 2026-11-26, and page.cy.md with translation = { of = 2026-11-21 }.",
		Mend:    "Compare the two, bring the translation up to date, and set of in translation to the day of the change.",
	},
	{
		Code: LanguageFigures, Severity: Warning,
		Title:   "A page and its translation have different figures",
		Means:   "Numbers, years and amounts of money are the same in every language. Under one heading, one of the two pages has a number that the other has not.",
		Example: "£250,000 in the English, £25,000 in the Welsh.",
		Mend:    "Look at both, and correct the one that is wrong. Write a number in figures in both, or in words in both.",
	},
	{
		Code: LanguageCitations, Severity: Warning,
		Title:   "A page and its translation cite different places",
		Means:   "What a page rests on is the same in every language. One of the two pages cites a place that the other does not, or less often.",
		Example: ":cite[hbr#p11] in the English, and nowhere in the Welsh.",
		Mend:    "Add the citation to the one that lacks it, or take it out of both.",
	},
	{
		Code: LanguageStatus, Severity: Warning,
		Title:   "A page and its translation have different statuses",
		Means:   "A page that is withdrawn, superseded or historic in one language and in use in the other tells half of its readers to follow what no longer holds.",
		Example: "status = \"withdrawn\" in page.md alone.",
		Mend:    "Give both the same status.",
	},
}

var syntaxRows = []Row{
	{
		Code: FrontMatterOpen, Severity: Error,
		Title:   "The settings at the top of the page are not closed",
		Means:   "A page that begins with a line +++ (or ---) has settings up to the next such line. There is none, so the page cannot be told from its settings.",
		Example: "+++\ntitle = \"Sharing\"\n\nTwo or more councils …",
		Mend:    "Put a line of its own with +++ after the last setting.",
	},
	{
		Code: TOMLSyntax, Severity: Error,
		Title:   "The settings cannot be read",
		Means:   "Settings are lines such as title = \"…\". Text stands in straight double quotes, lists in square brackets, dates as 2026-11-21.",
		Example: "title = Sharing a service",
		Mend:    "Put text into double quotes, close every quote and bracket, and write each name once.",
	},
	{
		Code: YAMLSyntax, Severity: Error,
		Title:   "The settings cannot be read",
		Means:   "Settings between lines of --- are lines such as title: Sharing. A colon and a space part name and value; lines below a list are indented alike.",
		Example: "title: Sharing: how to start",
		Mend:    "Put a value that holds a colon into double quotes, and indent with spaces, never tabs.",
	},
}
