package importer

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"partnerbook/generator/spreadsheet"
)

// What becomes of tables: a file of figures, a list, words with their meanings,
// sections, or a table.

// figures is a table that is kept as a file.
type figures struct {
	name   string // without folder and ending
	title  string
	header []string
	rows   [][]string
}

func (s *shaper) tables(blocks []Block) []Block {
	var out []Block
	level, heading := 1, ""
	for _, b := range blocks {
		if b.Sort == Heading {
			level, heading = b.Level, words(b.Text)
		}
		if b.Sort != Table {
			out = append(out, b)
			continue
		}
		out = append(out, s.table(b, level, heading)...)
	}
	return out
}

// table decides what a table becomes.
func (s *shaper) table(b Block, level int, heading string) []Block {
	b.Rows = tidy(b.Rows)
	if len(b.Rows) == 0 {
		return nil
	}
	width := len(b.Rows[0])
	guess := b.Head < 0
	switch {
	case width == 1:
		return s.oneColumn(b)
	case width == 2 && isCounted(b.Rows):
		s.report.guessed(b.At, rowWords(b.Rows[0]), "table of numbered lines, made a list")
		return countedList(b)
	}
	if head := figureHead(b); head >= 0 {
		return []Block{s.figureTable(b, head, heading)}
	}
	if width == 2 && b.Head <= 0 && isGlossary(b.Rows) {
		s.report.guessed(b.At, rowWords(b.Rows[0]), "table of two columns without headings, made words and their meanings")
		return []Block{meanings(b)}
	}
	if b.Head <= 0 {
		b.Head = 1
		if !guess {
			s.report.guessed(b.At, rowWords(b.Rows[0]), "first row of a table, taken for its headings")
		}
	}
	if guess {
		s.report.guessed(b.At, rowWords(b.Rows[0]), "table, from tabs between words")
	}
	longest := 1500
	if guess {
		longest = 400
	}
	if isProse(b.Rows, longest) {
		s.report.guessed(b.At, rowWords(b.Rows[0]), "table with long text, made sections: a heading for each row")
		if head := allWords(b.Rows[0][0].Blocks); head != "" && len(b.Rows) > b.Head {
			s.report.dropped(b.At, head, "heading of the first column of a table that was made sections")
		}
		s.reportEmptyColumns(b)
		return sections(b, level)
	}
	return []Block{b}
}

// reportEmptyColumns names the headings of columns that no section has a text of.
func (s *shaper) reportEmptyColumns(b Block) {
	for i := 1; i < len(b.Rows[0]); i++ {
		head, used := allWords(b.Rows[0][i].Blocks), false
		for _, row := range b.Rows[b.Head:] {
			used = used || i < len(row) && allWords(row[i].Blocks)+images(row[i].Blocks) != ""
		}
		if head != "" && !used {
			s.report.dropped(b.At, head, "heading of a column without text, of a table that was made sections")
		}
	}
}

// tidy makes rows equally long, and leaves out those and the columns that are empty.
func tidy(rows []Row) []Row {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	used := make([]bool, width)
	var out []Row
	for _, row := range rows {
		some := false
		for i, c := range row {
			if len(c.Blocks) > 0 && allWords(c.Blocks)+images(c.Blocks) != "" {
				used[i], some = true, true
			}
		}
		if some {
			out = append(out, row)
		}
	}
	for r, row := range out {
		var kept Row
		for i := range width {
			if !used[i] {
				continue
			}
			if i < len(row) {
				kept = append(kept, row[i])
			} else {
				kept = append(kept, Cell{})
			}
		}
		out[r] = kept
	}
	return out
}

func images(blocks []Block) string {
	found := ""
	eachSpan(blocks, func(s *Span) { found += s.Image + s.Note })
	return found
}

// oneColumn makes a box of a table that is only a frame around text.
func (s *shaper) oneColumn(b Block) []Block {
	var inner []Block
	for _, row := range b.Rows {
		inner = append(inner, row[0].Blocks...)
	}
	s.report.guessed(b.At, allWords(inner), "table of one column, made a box")
	for i := range inner {
		if inner[i].Sort == Heading {
			inner[i].Sort, inner[i].Text = Paragraph, bold(inner[i].Text)
		}
	}
	return []Block{{Sort: Box, Name: "inset", At: b.At, Blocks: inner}}
}

// isCounted tells whether the first column counts 1, 2, 3, below a heading or not.
func isCounted(rows []Row) bool {
	want, from := 1, 0
	if allWords(rows[0][0].Blocks) == "" {
		from = 1
	}
	for _, row := range rows[from:] {
		if strings.TrimRight(allWords(row[0].Blocks), ".)") != itoa(want) {
			return false
		}
		want++
	}
	return want > 2
}

func countedList(b Block) []Block {
	var out []Block
	rows := b.Rows
	if allWords(rows[0][0].Blocks) == "" {
		title := text(allWords(rows[0][1].Blocks))
		out = append(out, Block{Sort: Paragraph, At: b.At, Text: bold(title)})
		rows = rows[1:]
	}
	list := Block{Sort: List, Ordered: true, Start: 1, At: b.At}
	for _, row := range rows {
		list.Items = append(list.Items, Item{At: b.At, Blocks: row[1].Blocks})
	}
	return append(out, list)
}

// isGlossary tells whether short words stand on the left and sentences on the right.
func isGlossary(rows []Row) bool {
	long := 0
	for _, row := range rows {
		if len(allWords(row[0].Blocks)) > 80 || len(row[0].Blocks) != 1 || len(row[1].Blocks) == 0 {
			return false
		}
		if len(allWords(row[1].Blocks)) > 40 {
			long++
		}
	}
	return len(rows) > 1 && long*3 >= len(rows)*2 && len(allWords(rows[0][1].Blocks)) > 25
}

func meanings(b Block) Block {
	out := Block{Sort: Definitions, At: b.At}
	for _, row := range b.Rows {
		out.Items = append(out.Items, Item{At: b.At, Term: unstyled(row[0].Blocks[0].Text), Blocks: row[1].Blocks})
	}
	return out
}

// isProse tells whether cells hold more than a table of a page can show: lists, or text
// that is longer than so many bytes.
func isProse(rows []Row, longest int) bool {
	for _, row := range rows {
		for _, c := range row {
			if len(c.Blocks) > 2 || len(allWords(c.Blocks)) > longest {
				return true
			}
			for _, b := range c.Blocks {
				if b.Sort != Paragraph {
					return true
				}
			}
		}
	}
	return false
}

// sections makes a heading of the first cell of each row, and text of the others below
// the headings of their columns.
func sections(b Block, level int) []Block {
	var heads []string
	for i := range b.Rows[0] {
		heads = append(heads, allWords(b.Rows[0][i].Blocks))
	}
	rows := b.Rows[min(b.Head, len(b.Rows)):]
	grouped := false
	var out []Block
	if len(rows) == 0 { // it is a frame around text
		for _, row := range b.Rows {
			for _, c := range row {
				out = append(out, c.Blocks...)
			}
		}
		return out
	}
	for i, row := range rows {
		label := allWords(row[0].Blocks)
		alone := label != "" && rowWords(row[1:]) == strings.Repeat("\t", len(row)-2)
		at := b.At
		if len(row[0].Blocks) > 0 {
			at = row[0].Blocks[0].At
		}
		switch {
		case label == "" && i > 0:
		case len(label) > 110:
			out = append(out, row[0].Blocks...)
		default:
			down := 1
			if grouped && !alone {
				down = 2
			}
			if alone {
				grouped = true
			}
			out = append(out, Block{Sort: Heading, Level: min(level+down, 6), At: at, Text: text(label)})
			if notes := notesOf(row[0].Blocks); len(notes) > 0 {
				out[len(out)-1].Text = append(out[len(out)-1].Text, notes...)
			}
			if len(row[0].Blocks) > 1 || row[0].Blocks[0].Sort != Paragraph {
				out[len(out)-1].Text = text(shortened(label, 80))
				out = append(out, row[0].Blocks...)
			}
		}
		for j := 1; j < len(row); j++ {
			out = append(out, named(heads[j], row[j].Blocks)...)
		}
	}
	return out
}

func notesOf(blocks []Block) []Span {
	var out []Span
	eachSpan(blocks, func(s *Span) {
		if s.Note != "" {
			out = append(out, *s)
		}
	})
	return out
}

// named puts the heading of its column before what stands in a cell.
func named(head string, blocks []Block) []Block {
	if len(blocks) == 0 {
		return nil
	}
	if head == "" {
		return blocks
	}
	label := Span{Text: head + ":", Bold: true}
	if blocks[0].Sort == Paragraph && len(allWords(blocks[:1])) < 120 && len(blocks) == 1 {
		b := blocks[0]
		b.Text = append([]Span{label, {Text: " "}}, b.Text...)
		return []Block{b}
	}
	return append([]Block{{Sort: Paragraph, At: blocks[0].At, Text: []Span{label}}}, blocks...)
}

var figureCell = regexp.MustCompile(`(?i)^(?:[£$€]\s?)?[-−–+]?\d[\d,. ]*\s?(?:%|p|k|m|bn|million|days?)?$|^\d{2,4}\s?[/–-]\s?\d{2,4}$|^(?:✓|✔|√|x|✗|✘|n/a|[-–—])$`)

var yearCell = regexp.MustCompile(`^(?:(?:19|20)\d{2}|\d{2})(?:\s?[/–-]\s?\d{2,4})$|^(?:19|20)\d{2}$`)

// figureHead tells whether a table is one of figures: it returns how many of its rows are
// headings, or -1.
func figureHead(b Block) int {
	head := b.Head
	if head <= 0 {
		head = 0
		for head < len(b.Rows) && head < 3 && figuresIn(b.Rows[head][1:]) == 0 && (head == 0 || filled(b.Rows[head]) > 1) {
			head++
		}
	}
	if head == 0 || len(b.Rows)-head < 2 || len(b.Rows[0]) > 60 {
		return -1
	}
	figures, others := 0, 0
	for _, row := range b.Rows[head:] {
		n := figuresIn(row[1:])
		figures += n
		for i, c := range row {
			said := flattened(c.Blocks)
			if spreadsheet.IsFormula(said) || images(c.Blocks) != "" {
				return -1 // a spreadsheet would run it, or a file cannot hold it
			}
			others += count(i > 0 && said != "")
		}
	}
	others -= figures
	if figures < 4 || figures < others*3/2 {
		return -1
	}
	return head
}

func filled(row Row) int {
	n := 0
	for _, c := range row {
		n += count(allWords(c.Blocks) != "")
	}
	return n
}

func figuresIn(row Row) int {
	n := 0
	for _, c := range row {
		if figureCell.MatchString(allWords(c.Blocks)) {
			n++
		}
	}
	return n
}

// figureTable keeps a table as a file, and returns the block that shows it.
func (s *shaper) figureTable(b Block, head int, heading string) Block {
	f := figures{name: s.slug + "-table-" + itoa(len(s.figures)+1), title: nonBlank(heading, s.doc.Title)}
	f.header = columnNames(b.Rows[:head], b.Rows[head:])
	group := ""
	wraps := wrapsLabels(b.Rows[head:])
	start := 0
	for _, row := range b.Rows[head:] {
		var cells []string
		for _, c := range row {
			cells = append(cells, flattened(c.Blocks))
		}
		if wraps {
			if beginsLabel(cells[0]) {
				group, start = cells[0], len(f.rows)
			} else if cells[0] != "" {
				group += " " + cells[0]
			}
			for i := start; i < len(f.rows); i++ {
				f.rows[i][0] = group
			}
			cells[0] = group
		}
		f.rows = append(f.rows, cells)
	}
	if wraps {
		s.report.guessed(b.At, f.rows[0][0], "labels of a table that ran over several lines, joined")
	}
	if b.Head <= 0 {
		s.report.guessed(b.At, strings.Join(f.header, " | "), "headings of a table of figures")
	}
	s.figures = append(s.figures, f)
	return Block{Sort: Figures, At: b.At, Name: f.name, ID: b.ID}
}

// flattened returns what a cell says in one line.
func flattened(blocks []Block) string {
	var parts []string
	for _, b := range blocks {
		if b.Sort == List {
			for _, item := range b.Items {
				parts = append(parts, allWords(item.Blocks))
			}
			continue
		}
		parts = append(parts, allWords([]Block{b}))
	}
	return strings.Join(nonEmpty(parts...), "; ")
}

// columnNames makes a name of each column's headings, one below the other, that no other
// column has.
func columnNames(heads, body []Row) []string {
	width := len(heads[0])
	names := make([]string, width)
	for h, row := range heads {
		last := ""
		for i := range width {
			said := allWords(row[i].Blocks)
			if said == "" && (h < len(heads)-1 || len(heads) == 1) && i > 0 {
				said = last // it reaches over several columns
			}
			last = said
			if said != "" && said != names[i] {
				names[i] = strings.TrimPrefix(names[i]+": "+said, ": ")
			}
		}
	}
	taken := map[string]bool{}
	for i := range names {
		if names[i] == "" {
			names[i] = "Column " + itoa(i+1)
		}
		if allYears(body, i) && (i+1 < width && names[i+1] == names[i]) {
			names[i] += " year"
		}
		names[i] = shortened(strings.ReplaceAll(names[i], "=", "-"), 120)
		base := names[i]
		for n := 2; taken[strings.ToLower(names[i])]; n++ {
			names[i] = base + " " + itoa(n)
		}
		taken[strings.ToLower(names[i])] = true
	}
	return names
}

func allYears(rows []Row, column int) bool {
	some := false
	for _, row := range rows {
		said := allWords(row[column].Blocks)
		if said != "" && !yearCell.MatchString(said) {
			return false
		}
		some = some || said != ""
	}
	return some
}

// wrapsLabels tells whether labels in the first column run over several rows.
func wrapsLabels(rows []Row) bool {
	if !beginsLabel(allWords(rows[0][0].Blocks)) {
		return false
	}
	for _, row := range rows {
		if said := allWords(row[0].Blocks); said == "" || !beginsLabel(said) {
			return true
		}
	}
	return false
}

func beginsLabel(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && !unicode.IsLower(r)
}
