package aid

import "fmt"

// phrases are the words of diagrams and of their outlines, which stand in no theme: English,
// or those of the language into which an aid is translated. Where there are none they are
// English, and marked so.
type phrases struct {
	translated bool
	own        map[string]string // by the English
}

// phrasesOf returns the phrases for an aid.
func phrasesOf(d *Definition) phrases {
	return phrases{translated: d.Translated(), own: phrasesIn[d.language]}
}

// say fills in a phrase.
func (p phrases) say(english string, args ...any) string {
	own, known := p.own[english]
	switch {
	case !p.translated:
		return fmt.Sprintf(english, args...)
	case known:
		return fmt.Sprintf(own, args...)
	}
	return Foreign(fmt.Sprintf(english, args...))
}

// word says a phrase in which there is nothing to fill in.
func (p phrases) word(english string) string {
	own, known := p.own[english]
	switch {
	case !p.translated:
		return english
	case known:
		return own
	}
	return Foreign(english)
}

// counted writes a number with a noun. Welsh has the singular after numbers.
func (p phrases) counted(n int, noun string) string {
	own, known := p.own[noun]
	switch {
	case !p.translated:
		return counted(n, noun)
	case known:
		return fmt.Sprintf("%d %s", n, own)
	}
	return Foreign(counted(n, noun))
}

var phrasesIn = map[string]map[string]string{"cy": {
	"question": "cwestiwn", "outcome": "canlyniad", "fact": "ffaith", "must-have": "gofyniad", "option": "opsiwn",
	"section": "adran", "band": "band", "flag": "baner", "point": "pwynt", "input": "ffigur i’w roi", "output": "ffigur a gyfrifir",
	"service": "gwasanaeth", "group": "grŵp",

	besides:                             "Mae’r un peth yn y rhestr wrth ei ymyl.",
	"This aid is too large to draw.":    "Mae’r offeryn hwn yn rhy fawr i’w ddarlunio.",
	"There is nothing to draw.":         "Nid oes dim i’w ddarlunio.",
	"%s, if %s":                         "%s, os %s",
	"%s, otherwise":                     "%s, fel arall",
	"%s to “%s”":                        "%s i “%s”",
	" and ":                             " a ",
	" or ":                              " neu ",
	"not %s":                            "nid %s",
	"Not: %s":                           "Nid: %s",
	"Always":                            "Bob amser",
	" And: ":                            " A hefyd: ",
	"What you tell us":                  "Yr hyn a ddywedwch",
	"Must-haves and other rules":        "Gofynion hanfodol a rheolau eraill",
	"Options ruled out":                 "Opsiynau a ddiystyrir",
	"Only if all its lines hold.":       "Dim ond os yw pob llinell yn wir.",
	"Changes scores of: %s":             "Yn newid sgoriau: %s",
	"A caution: it rules nothing out.":  "Rhybudd: nid yw’n diystyru dim.",
	"Sections":                          "Adrannau",
	"Points and flags":                  "Pwyntiau a baneri",
	"Bands":                             "Bandiau",
	"%s, 0 to %s":                       "%s, 0 i %s",
	"0 to %s":                           "0 i %s",
	"Total":                             "Cyfanswm",
	"At least: %s":                      "O leiaf: %s",
	"at least":                          "o leiaf",
	"%d or more":                        "%d neu fwy",
	"%d to %d":                          "%d i %d",
	"Inputs":                            "Beth sy’n mynd i mewn",
	"Step %d":                           "Cam %d",
	"%s, for each year t":               "%s, ar gyfer pob blwyddyn t",
	"not known":                         "ddim yn hysbys",
	"nobody":                            "neb",
	"Needed %s, there %s":               "Angen %s, ar gael %s",
	"Vital. %s":                         "Hanfodol. %s",
	"Paid for by: %s. Provided by: %s.": "Telir amdano gan: %s. Darperir gan: %s.",
	"Gap":                               "Bwlch",
	"Shortfall":                         "Diffyg",
	"Not known":                         "Ddim yn hysbys",
	"Not needed, but there":             "Dim angen, ond ar gael",
	"More than needed":                  "Mwy nag sydd ei angen",
	"Met":                               "Wedi’i ddiwallu",
	"Not needed":                        "Dim angen",
	guideDesc:                           "%s sy’n arwain at %s. Petryalau yw’r cwestiynau, blychau crwn yw’r canlyniadau, a llinellau yw’r atebion.",
	compareDesc:                         "%s, %s a %s. Mae llinellau’n arwain o’r hyn a ddywedwch (petryalau) at ofynion hanfodol (blychau toredig), ac ymlaen at yr opsiynau a ddiystyrir ganddynt (blychau crwn).",
	scoreDesc:                           "%s, %s a %s. Mae pwyntiau’r adrannau (petryalau) yn gwneud cyfanswm, sydd mewn band (blychau crwn); mae baneri (blychau toredig) yn codi’r band.",
	calculatorDesc:                      "%s a %s. Mae llinellau’n arwain o’r ffigurau a roddir (petryalau) at y fformiwlâu sy’n eu darllen (toredig) gyda’u canlyniadau (crwn), ac o’r rhain at fformiwlâu eraill.",
	gapmapDesc:                          "%s mewn %s: grwpiau o dan ei gilydd, ac o’r chwith i’r dde a oes yr hyn sydd ei angen.",
}}

// What diagrams are, in words.
const (
	guideDesc      = "%s that lead to %s. Rectangles are questions, rounded boxes are outcomes, and lines are answers."
	compareDesc    = "%s, %s and %s. Lines lead from what you tell us (rectangles) to must-haves (dashed boxes) and on to the options that these rule out (rounded boxes)."
	scoreDesc      = "%s, %s and %s. Points of the sections (rectangles) add up to a total, which lies in a band (rounded boxes); flags (dashed boxes) raise the band."
	calculatorDesc = "%s and %s. Lines lead from inputs (rectangles) to the formulas that read them (dashed) with their outputs (rounded), and from these to further formulas."
	gapmapDesc     = "%s in %s: groups below each other, and from left to right whether there is what is needed."
)
