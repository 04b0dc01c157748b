package diag

// Codes about plain English.
const (
	TextLongSentence Code = "text/long-sentence"
	TextAvoid        Code = "text/word-to-avoid"
)

var textRows = []Row{
	{
		Code: TextLongSentence, Severity: Warning,
		Title:   "A sentence is hard to read because it is long",
		Means:   "Sentences of more than 35 words are understood by few readers at the first attempt.",
		Example: "A sentence that joins three thoughts with and, which and although.",
		Mend:    "Make two or three sentences of it, or a list.",
	},
	{
		Code: TextAvoid, Severity: Warning,
		Title:   "There is a plainer word",
		Means:   "Plain words are read faster, also by people who know the long one.",
		Example: "utilise, prior to, in order to, commence",
		Mend:    "Use the word that the message offers.",
	},
}
