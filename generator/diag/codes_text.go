package diag

// Codes about plain English.
const (
	TextLongSentence Code = "text/long-sentence"
	TextAvoid        Code = "text/word-to-avoid"
	TextReadingAge   Code = "text/reading-age"
	TextPassive      Code = "text/passive"
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
	{
		Code: TextReadingAge, Severity: Warning,
		Title:   "A section is hard to read",
		Means:   "The reading age says how old readers must be to understand a text at the first attempt. It is worked out from the length of sentences and words, by the formula of Flesch and Kincaid. [reading] in site.toml says how high it may be for each kind of page. A section of fewer than 100 words is judged together with the other short ones of its page.",
		Example: "The harmonisation of administrative arrangements necessitates comprehensive consultation with representative organisations.",
		Mend:    "Part long sentences, and use shorter words. Where the words are right and long, such as names of laws, say so in a comment above the heading: <!-- allow text/reading-age: the Acts have long names -->.",
	},
	{
		Code: TextPassive, Severity: Warning,
		Title:   "A sentence does not say who does it",
		Means:   "“The claim is paid” leaves open who pays. Readers who are to do something should find themselves in the sentence. The passive is often right, so this message comes only where site.toml asks for it: \"text/passive\" = \"on\" below [diagnostics].",
		Example: "The claim is paid on Friday.",
		Mend:    "Say who does it: The council pays the claim on Friday.",
	},
}

// OffUnlessAsked tells whether diagnostics of a code are looked for only where site.toml
// turns them on.
func (c Code) OffUnlessAsked() bool { return c == TextPassive }
