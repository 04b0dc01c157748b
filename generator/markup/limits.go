package markup

import (
	"bytes"
	"time"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Limits on what is parsed. The parser's time can grow with the square of what
// it is given, and it offers no way to stop it: 320 kB of "*a_ " took 49 seconds.
// So each page has a budget. It is spent where the parser calls us anyway: for
// each look at a line, each paragraph, each table (guard.go). Who exceeds it is
// refused: a panic that Compile recovers ends the parser, and the page has no
// body. Because the parser itself says what a paragraph is and what stands open,
// neither long blocks of code nor long lists of links count as one paragraph.
//
// Each limit is far above what people write and keeps the worst text that we know
// of below two seconds on two slow cores; TestHostile, BenchmarkHostile and FuzzCompile
// hold the promise.
const (
	// MaxFile is the largest page, in bytes.
	MaxFile = 4 << 20
	// maxMarks is the largest number of delimiter characters in a paragraph,
	// heading or line of a table.
	maxMarks = 5000
	// maxOpen is the largest number of lists, quotations and blocks that stand
	// within one another.
	maxOpen = 64
	// maxWork bounds, over all paragraphs of a page, the sum of their delimiter
	// characters times their bytes: from each "[" the parser may look for a "]"
	// up to the end. A unit takes one to two nanoseconds.
	maxWork = 400_000_000
	// freeWork is the part of it for paragraphs that are so short that their
	// delimiters need not be counted: every byte is taken for one.
	freeWork = maxWork / 4
	// maxLooks bounds the looks at lines: for each line one for each block that is
	// open there, and some for each that begins. 4 MB of real documents need 500,000. A
	// look takes a quarter of a microsecond, a block that begins one to four.
	maxLooks = 2_000_000
	// maxCells bounds the cells of all tables, a microsecond each. A short row
	// has as many as the table has columns.
	maxCells = 300_000
	// maxPipes bounds the escaped bars in tables, since each in code is compared with
	// all others.
	maxPipes = 5000
	// maxNotes bounds the places that name a footnote, since each is compared with
	// each footnote.
	maxNotes = 10_000
	// maxCode bounds the code that is coloured on a page, in bytes; each block counts
	// for perBlock more. Ordinary code takes one to three microseconds a byte.
	maxCode  = 128 << 10
	perBlock = 100
	// longestCode is the longest block of code that is coloured, longestCodeLine the
	// longest line in one, in bytes. Some lexers take the cube of the time for a long
	// line: 16 seconds for 8 kB of hyphens as YAML.
	longestCode     = 32 << 10
	longestCodeLine = 400
	// maxLanguages bounds the names of languages on a page that are looked up.
	maxLanguages = 50
	// colourTime is what colouring the code of a page may take. Nothing that people
	// write comes near it, not on a slow machine either; some lexers take the square of
	// the time for text such as 16 kB of Java in which no bracket stands.
	colourTime = 30 * time.Second
	// maxHTML bounds the HTML that is cleaned on a page, in bytes; each tag or block
	// counts for perTag more. A unit takes 50 nanoseconds.
	maxHTML = 8 << 20
	perTag  = 300
	// maxAllowed bounds the comments that silence warnings, since each warning is
	// compared with each of them.
	maxAllowed = 1000
	// maxProblems bounds the errors that are reported of a page, and the warnings.
	maxProblems = 10_000
)

// delimiter marks the bytes from which the parser looks for another.
var delimiter = func() (t [256]bool) {
	for _, c := range []byte("*_~[]!<`'\"$^") {
		t[c] = true
	}
	return t
}()

// budget is what one page may still cost.
type budget struct {
	text    *source.Text
	context parser.Context
	looks   int
	free    int
	work    int
	cells   int
	pipes   int
	code    int
	html    int
	allowed int
	// colour is the time left for colouring code.
	colour  time.Duration
	suspect *ast.Paragraph // many delimiters, which is right if it becomes a table
}

var budgetKey = parser.NewContextKey()

func newBudget(t *source.Text, pc parser.Context) *budget {
	b := &budget{
		text: t, context: pc, looks: maxLooks, free: freeWork, work: maxWork - freeWork, cells: maxCells, pipes: maxPipes,
		html: maxHTML, allowed: maxAllowed, code: maxCode, colour: colourTime,
	}
	pc.Set(budgetKey, b)
	return b
}

func budgetOf(pc parser.Context) *budget { return pc.Get(budgetKey).(*budget) }

// refusal is what the parser is stopped with.
type refusal struct{ diag.Diagnostic }

// refuse stops the parser: the text at an offset is more than can be read in
// good time.
func (b *budget) refuse(offset int, hint, format string, args ...any) {
	panic(refusal{diag.New(diag.SourceTooLarge, b.text.Position(offset, 1), format, args...).Hinted("%s", hint)})
}

// TooLargeFile is the diagnostic for a page of so many bytes.
func TooLargeFile(path string, size int64) diag.Diagnostic {
	return diag.New(diag.SourceTooLarge, diag.Position{Path: path},
		"The file is %.1f MB large; a page may be %d MB.", float64(size)/(1<<20), MaxFile>>20).
		Hinted("Split the page, or put the document into a folder files/ and link to it.")
}

// look counts one look of the parser at the line that begins at an offset.
func (b *budget) look(offset int) {
	b.looks--
	if b.looks < 0 {
		b.refuse(offset, "Split the page.",
			"The page is too long, or its lists stand too deep within one another: it was read up to this line.")
	}
	if open := b.context.OpenedBlocks(); len(open) > maxOpen {
		b.looks -= len(open) / 8 // counting takes time as well
		if containers(open) > maxOpen {
			b.refuse(offset, "Write the text without so many levels. A line of ::: closes a block.",
				"More than %d lists, quotations and blocks stand within one another here.", maxOpen)
		}
	}
}

func containers(open []parser.Block) int {
	n := 0
	for _, block := range open {
		switch block.Node.Kind() {
		case ast.KindBlockquote, ast.KindListItem, xast.KindFootnote, xast.KindDefinitionDescription, kindDirective:
			n++
		}
	}
	return n
}

// lines counts the delimiters in some lines of a block, whose text is parsed
// together.
func (b *budget) lines(lines *gtext.Segments, from, to int) {
	if to <= from {
		return
	}
	start := lines.At(from).Start
	size := lines.At(to-1).Stop - start
	if size <= maxMarks && size*size <= b.free {
		b.free -= size * size
		return
	}
	marks := 0
	for i := from; i < to; i++ {
		segment := lines.At(i)
		marks += delimiters(b.text.Data[segment.Start:segment.Stop])
	}
	if marks > maxMarks {
		b.refuse(start, "Split it with empty lines, or put the text into a block of code.",
			"The paragraph that begins here holds more than %d marks such as * or _ or [.", maxMarks)
	}
	if b.work -= marks * size; b.work < 0 {
		b.refuse(start, "Split the long paragraphs of the page with empty lines, or split the page.",
			"The page holds too many marks such as * or _ or [ in long paragraphs: it was read up to this one.")
	}
}

func delimiters(line []byte) int {
	n := 0
	for _, c := range line {
		if delimiter[c] {
			n++
		}
	}
	return n
}

// table counts the cells of a table that has so many columns in each of the
// lines from the first on, and the delimiters in them.
func (b *budget) table(lines *gtext.Segments, first, columns int) {
	if b.cells -= columns * (lines.Len() - first); b.cells < 0 {
		b.refuse(lines.At(first).Start, "Split the table, or put the data into a CSV file and link to it.",
			"With the table that begins here, the page has more than %d cells of tables.", maxCells)
	}
	for i := first; i < lines.Len(); i++ {
		b.lines(lines, i, i+1)
		segment := lines.At(i)
		b.pipes -= bytes.Count(b.text.Data[segment.Start:segment.Stop], []byte(`\|`))
		if b.pipes < 0 {
			b.refuse(segment.Start, "Split the table, or put the data into a CSV file and link to it.",
				`Up to this row, the tables of the page hold more than %d bars written \|.`, maxPipes)
		}
	}
}

// notes counts what may be footnotes and references to them.
func (b *budget) notes(text []byte) {
	mark := []byte("[^")
	if len(text) < len(mark)*maxNotes || bytes.Count(text, mark) <= maxNotes {
		return
	}
	at := 0
	for range maxNotes {
		at += bytes.Index(text[at:], mark) + len(mark)
	}
	at += bytes.Index(text[at:], mark)
	b.refuse(at, "Split the page.", "The page has more than %d footnotes and references to footnotes.", maxNotes)
}

// tags counts HTML that is to be cleaned.
func (b *budget) tags(raw []byte, offset int) {
	if b.html -= len(raw) + perTag; b.html < 0 {
		b.refuse(offset, "Write the page in Markdown, or split it.",
			"The page holds too much HTML: it was read up to this place.")
	}
}

// silences counts comments that silence warnings.
func (b *budget) silences(offset int) {
	if b.allowed--; b.allowed < 0 {
		b.refuse(offset, "Turn the warning off in site.toml, or split the page.",
			"The page silences more than %d warnings: it was read up to this place.", maxAllowed)
	}
}

// colours tells whether so much more code may be coloured.
func (b *budget) colours(size int) bool {
	b.code -= size + perBlock
	return b.code >= 0
}

// stopwatch takes the time while a block of code is being coloured.
type stopwatch struct {
	budget  *budget
	at      int // where the block stands
	last    time.Time
	longest time.Duration // between two checks
}

func (b *budget) stopwatch(n ast.Node) *stopwatch {
	return &stopwatch{budget: b, at: max(0, n.Pos()), last: time.Now()}
}

// check refuses the page when the time for colouring has passed.
func (s *stopwatch) check() {
	now := time.Now()
	took := now.Sub(s.last)
	s.last, s.longest = now, max(s.longest, took)
	if s.budget.colour -= took; s.budget.colour < 0 {
		s.budget.refuse(s.at, "Leave out the name of the language after the ```, or split the block.",
			"The code that begins here takes too long to colour.")
	}
}
