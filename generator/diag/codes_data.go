package diag

// Codes about data sets: the files in content/data, and what pages show of them.
const (
	DataEncoding      Code = "data/encoding"
	DataTooLarge      Code = "data/too-large"
	DataEmpty         Code = "data/empty"
	DataQuote         Code = "data/quote"
	DataRagged        Code = "data/ragged"
	DataHeader        Code = "data/header"
	DataDuplicate     Code = "data/duplicate-column"
	DataFormula       Code = "data/formula"
	DataWrongType     Code = "data/wrong-type"
	DataNoFigures     Code = "data/no-figures"
	DataFolder        Code = "data/folder"
	DataUnknownFile   Code = "data/unknown-file"
	DataUnknownColumn Code = "data/unknown-column"
	DataUnknownValue  Code = "data/unknown-value"
	DataQuery         Code = "data/condition"
	DataNoRow         Code = "data/no-row"
	DataAmbiguous     Code = "data/ambiguous"
	DataChart         Code = "data/chart"
	DataUnused        Code = "data/unused"
	DataTyped         Code = "data/typed-figure"
)

var dataRows = []Row{
	{
		Code: DataEncoding, Severity: Error,
		Title:   "The figures are not saved as UTF-8",
		Means:   "Signs such as £ and é would be shown wrong. Older versions of Excel save CSV in the letters of Windows.",
		Example: "A file saved from Excel as “CSV (Comma delimited)”.",
		Mend:    "Open it in Excel, choose File, Save as, and in the list of types “CSV UTF-8 (Comma delimited)”. In LibreOffice choose “Unicode (UTF-8)” when you save.",
	},
	{
		Code: DataTooLarge, Severity: Error,
		Title:   "The file of figures is too large",
		Means:   "Every page that shows it would take long to make and to read.",
		Example: "A table of all claims of a year.",
		Mend:    "Keep the figures that pages show, and link to the rest as a file in a folder files/.",
	},
	{
		Code: DataEmpty, Severity: Error,
		Title:   "The file holds no figures",
		Means:   "The first line names the columns, and at least one line of figures must follow.",
		Example: "A file with nothing but a line “indicator,year,value”.",
		Mend:    "Write the figures, or delete the file.",
	},
	{
		Code: DataQuote, Severity: Error,
		Title:   "Quotation marks in the file are not in order",
		Means:   "A cell that begins with a quotation mark goes on until the next, even over lines. Without its end the rest of the file would be one cell.",
		Example: "\"Overall satisfaction,71.2",
		Mend:    "Close the cell with a quotation mark. Write one that belongs into the text twice: \"the \"\"joint\"\" team\".",
	},
	{
		Code: DataRagged, Severity: Error,
		Title:   "A line has more or fewer cells than the first",
		Means:   "It cannot be known which figure belongs to which column. Often a comma in a text is the reason.",
		Example: "Revenues, collected in year,97.5 below the line indicator,value",
		Mend:    "Put a text that holds a comma in quotation marks, and leave a missing cell empty with its comma.",
	},
	{
		Code: DataHeader, Severity: Error,
		Title:   "A column has no name",
		Means:   "Pages name columns to choose and to show figures.",
		Example: "indicator,,value",
		Mend:    "Write a name into the first line, or delete the column.",
	},
	{
		Code: DataDuplicate, Severity: Error,
		Title:   "Two columns have the same name",
		Means:   "Pages could not say which of the two they mean. Capitals make no difference.",
		Example: "year,value,Value",
		Mend:    "Give one of the two another name.",
	},
	{
		Code: DataFormula, Severity: Error,
		Title:   "A cell begins like a formula",
		Means:   "The file can be downloaded, and a spreadsheet would run the cell. Numbers below zero are no formulas.",
		Example: "=B2/C2",
		Mend:    "In the spreadsheet, copy the cells and paste them as values. Before a text that begins with = + - or @ put a word.",
	},
	{
		Code: DataWrongType, Severity: Error,
		Title:   "A cell does not fit the type of its column",
		Means:   "The description says what stands in the column, and charts and tables rely on it. An empty cell or N/A is always right.",
		Example: "“about 90” in a column with type = \"whole\".",
		Mend:    "Correct the cell, move words into a column for notes, or change type. Types: text, whole, decimal, percent, money, year, date, tick.",
	},
	{
		Code: DataNoFigures, Severity: Error,
		Title:   "A description has no file of figures",
		Means:   "A .toml in the folder data describes the .csv of the same name.",
		Example: "data/kpi.toml without data/kpi.csv.",
		Mend:    "Rename one of the two so that they match, or delete the description.",
	},
	{
		Code: DataFolder, Severity: Warning,
		Title:   "A folder is named like a file of figures",
		Means:   "Pages ask for figures by the name of a file. What stands in a folder of that name is not found by it.",
		Example: "A folder data/kpi.csv, which some programs make when they unpack a file.",
		Mend:    "Give the folder another name, and move the file of figures into the folder data.",
	},
	{
		Code: DataUnknownFile, Severity: Error,
		Title:   "There is no such file of figures",
		Means:   "Files of figures stand in the folder data of the content and end in .csv.",
		Example: ":::table{data=kpis}",
		Mend:    "Correct the name, or put the file into content/data.",
	},
	{
		Code: DataUnknownColumn, Severity: Error,
		Title:   "The file of figures has no such column",
		Means:   "The names of the columns stand in the first line of the file.",
		Example: ":data[kpi.csv?counsil=Dartford BC&year=09/10]",
		Mend:    "Use a name from the first line. Capitals make no difference.",
	},
	{
		Code: DataUnknownValue, Severity: Error,
		Title:   "No row has this value",
		Means:   "The value must stand in the column as it is written here. Capitals make no difference, and a long value can be cut short with … at its end.",
		Example: ":data[kpi.csv?council=Dartfort&year=09/10]",
		Mend:    "Copy the value from the file.",
	},
	{
		Code: DataQuery, Severity: Error,
		Title:   "A condition cannot be read",
		Means:   "A condition is the name of a column, = and a value. In a line of text & stands between conditions, in braces a semicolon.",
		Example: ":::table{data=kpi.csv where=\"year 09/10\"}",
		Mend:    "Write it as in where=\"year=09/10; council=Dartford BC|Sevenoaks DC\". A bar means “or”.",
	},
	{
		Code: DataNoRow, Severity: Error,
		Title:   "No row meets all conditions",
		Means:   "Each of the values is there, but not in one row.",
		Example: ":data[kpi.csv?council=Partnership&year=08/09], when the partnership has figures from 11/12 on.",
		Mend:    "Correct a value. The message says which values fit the other conditions.",
	},
	{
		Code: DataAmbiguous, Severity: Error,
		Title:   "More than one row or value fits",
		Means:   "Only one figure can stand at this place, and the program does not guess which.",
		Example: ":data[kpi.csv?council=Dartford BC], when the file has the council in many rows.",
		Mend:    "Add a condition. The message names a column in which the rows differ.",
	},
	{
		Code: DataChart, Severity: Error,
		Title:   "The figures do not make a chart of this type",
		Means:   "A chart needs numbers to draw; a slope has exactly two points in time, a timeline dates or years.",
		Example: ":::chart{data=kpi.csv type=slope x=year}, with three years.",
		Mend:    "Choose other columns or rows, or another type: line, bar, grouped, stacked, slope, timeline.",
	},
	{
		Code: DataUnused, Severity: Warning,
		Title:   "No page shows these figures",
		Means:   "A file in the folder data that no page uses is not published, and nobody keeps it right.",
		Example: "data/kpi-2009.csv, when all pages show kpi-2010.csv.",
		Mend:    "Show it with :data[…], :::table or :::chart, link to it, or delete it.",
	},
	{
		Code: DataTyped, Severity: Warning,
		Title:   "A figure is typed by hand that a data set has",
		Means:   "If the data set is corrected, the page goes on saying the old figure. The page cites the source of the data set, or shows it.",
		Example: "They collected 97.5% of council tax. :cite[dsp#council-tax-dartford]",
		Mend:    "Write the :data[…] that the message names. If the figure is another that happens to be the same, say so: <!-- allow data/typed-figure: another figure --> above the paragraph.",
	},
}
