package markup

import (
	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// How old readers must be. The formula is the Flesch–Kincaid grade level, which the United
// States Navy had worked out from what its sailors understood:
//
//	J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of new
//	readability formulas for Navy enlisted personnel. Research Branch Report 8-75, 1975.
//
//	grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59
//
// Children are five years older than the number of their grade. As in R. Flesch, The art of
// readable writing, 1949, a sentence ends at a colon or semicolon too: both begin a new
// thought. What is no sentence, such as a heading or a point of a list without a full
// stop, is left out, and so is code. A formula cannot tell whether a text is clear; it finds
// those that are not likely to be.

// Reading says how hard a section is to read: what stands between a heading and the next,
// of any level.
type Reading struct {
	Heading   int // index in Body.Headings, or -1
	Line      int // where the section begins: that of its heading, or of its first sentence
	Words     int // in sentences
	Sentences int
	Syllables int
	Longest   int // words of the longest sentence as readers see it, which a colon does not end
}

// Enough is how many words a section needs for its reading age to mean something.
const Enough = 100

// Age returns the age in years that readers need; 0 if there are no sentences.
func (r Reading) Age() float64 {
	if r.Sentences == 0 {
		return 0
	}
	words := float64(r.Words)
	return 0.39*words/float64(r.Sentences) + 11.8*float64(r.Syllables)/words - 15.59 + 5
}

// Plus returns what two sections are together, which begin where the first does.
func (r Reading) Plus(other Reading) Reading {
	if r.Sentences == 0 {
		return other
	}
	r.Words += other.Words
	r.Sentences += other.Sentences
	r.Syllables += other.Syllables
	r.Longest = max(r.Longest, other.Longest)
	return r
}

// reading is the state of counting on one page.
type reading struct {
	now       Reading
	at        source.Span // of the heading of the section, or of its first sentence
	words     int         // of the sentence so far
	syllables int
	done      []Reading
	// short are the sections without enough words, put together, and shortAt is where the
	// first of them is.
	short   Reading
	shortAt source.Span
}

// readWord counts a word that stands at an offset of the plain text.
func (w *writer) readWord(word []byte, plain int) {
	r := &w.prose.reading
	if len(w.prose.code) > 0 && w.inCodeText(plain) {
		return
	}
	if r.at.Length == 0 {
		r.at = w.sourceSpan(span{plain, plain + len(word)})
	}
	r.words++
	r.syllables += w.prose.spoken.syllables(word)
}

// fewest is the number of words below which a sentence is a label, such as “For example:”.
const fewest = 4

func (r *reading) endSentence() {
	if r.words >= fewest {
		r.now.Sentences++
		r.now.Words += r.words
		r.now.Syllables += r.syllables
	}
	r.words, r.syllables = 0, 0
}

// endBlock drops what no full stop ended.
func (r *reading) endBlock() { r.words, r.syllables = 0, 0 }

// startReading begins a section.
func (w *writer) startReading(heading int, at source.Span) {
	w.endReading()
	r := &w.prose.reading
	r.now, r.at = Reading{Heading: heading}, at
}

// endReading ends the section and judges it; at the end of the page those that were too
// short are judged together.
func (w *writer) endReading() {
	r := &w.prose.reading
	if r.now.Sentences == 0 {
		return
	}
	r.now.Line = w.text.Line(r.at.Offset)
	r.done = append(r.done, r.now)
	if r.now.Words >= Enough {
		w.judgeReading(r.now, r.at, "This section needs")
	} else {
		if r.short.Sentences == 0 {
			r.shortAt = r.at
		}
		r.short = r.short.Plus(r.now)
	}
	r.now = Reading{}
}

// judgeShort judges the sections of the page that are too short to be judged alone.
func (w *writer) judgeShort() {
	if r := &w.prose.reading; r.short.Words >= Enough {
		w.judgeReading(r.short, r.shortAt, "The short sections of this page together need")
	}
}

func (w *writer) judgeReading(r Reading, at source.Span, what string) {
	age, most := r.Age(), w.opts.ReadingAge
	if most == 0 || age <= most {
		return
	}
	perSentence, perWord := float64(r.Words)/float64(r.Sentences), float64(r.Syllables)/float64(r.Words)
	d := w.report(diag.TextReadingAge, at, "%s a reading age of %.1f; pages of this kind need %g at most.", what, age, most)
	*d = d.Hinted("A sentence has %.0f words on average, and a word %.2f syllables. %s", perSentence, perWord, lever(perSentence))
}

// lever says what makes a section easier: with sentences that are short already, words do.
func lever(perSentence float64) string {
	const short = 15
	if perSentence <= short {
		return "Its sentences are short: use shorter words."
	}
	return "Part the longest sentences, and use shorter words."
}
