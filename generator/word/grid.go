package word

// grid is a table as rows of cells that fill all columns.
type grid struct {
	caption *Node
	rows    []row
	columns int
}

type row struct {
	node  *Node
	part  *Node // thead, tbody or tfoot whose first row it is
	head  bool  // it is repeated on each page
	cells []cell
}

// cell is a cell, or what lies below one that is several rows high.
type cell struct {
	node       *Node
	span, rows int
	below      bool
}

// widest is how many columns Word takes.
const widest = 63

// read finds the rows and cells of a table.
func (w *writer) read(n *Node) *grid {
	t := &grid{}
	t.collect(n.Children, nil)
	for len(t.rows) > 0 && len(t.rows[0].cells) == 0 {
		t.rows = t.rows[1:]
	}
	if len(t.rows) > 0 && !t.rows[0].head {
		t.rows[0].head = allHeadings(t.rows[0].cells)
	}
	for i := 1; i < len(t.rows); i++ {
		t.rows[i].head = t.rows[i].head && t.rows[i-1].head // Word repeats only the first
	}
	t.lay()
	return t
}

func (t *grid) collect(nodes []*Node, part *Node) {
	for _, n := range nodes {
		switch {
		case n.Tag == "" || skipped(n):
		case n.Tag == "caption" && t.caption == nil:
			t.caption = n
		case n.is("thead", "tbody", "tfoot"):
			t.collect(n.Children, n)
		case n.Tag == "tr":
			r := row{node: n, head: part != nil && part.Tag == "thead"}
			if part != nil && (len(t.rows) == 0 || t.lastPart() != part) {
				r.part = part
			}
			for _, c := range n.Children {
				if c.is("td", "th") && !skipped(c) {
					r.cells = append(r.cells, cell{node: c, span: number(c.Attrs["colspan"], 1, 1, widest), rows: number(c.Attrs["rowspan"], 1, 1, 1000)})
				}
			}
			t.rows = append(t.rows, r)
		}
	}
}

// lastPart returns the part that began last.
func (t *grid) lastPart() *Node {
	for i := len(t.rows) - 1; i >= 0; i-- {
		if t.rows[i].part != nil {
			return t.rows[i].part
		}
	}
	return nil
}

func allHeadings(cells []cell) bool {
	for _, c := range cells {
		if c.node.Tag != "th" {
			return false
		}
	}
	return true
}

// lay puts the cells of each row into columns, below those that reach down from the
// rows above, and fills rows that are too short.
func (t *grid) lay() {
	var above []cell // what reaches down, by column; its rows are those still to come
	for i := range t.rows {
		var laid []cell
		column := 0
		next := map[int]cell{}
		below := func() {
			for column < len(above) && above[column].rows > 0 {
				c := above[column]
				laid = append(laid, cell{span: c.span, below: true})
				next[column] = cell{span: c.span, rows: c.rows - 1}
				column += c.span
			}
		}
		for _, c := range t.rows[i].cells {
			below()
			free := 0
			for free < c.span && (column+free >= len(above) || above[column+free].rows == 0) {
				free++
			}
			if c.span = min(free, widest-column); c.span < 1 {
				break
			}
			c.rows = min(c.rows, len(t.rows)-i)
			laid = append(laid, c)
			next[column] = cell{span: c.span, rows: c.rows - 1}
			column += c.span
		}
		below()
		t.rows[i].cells = laid
		t.columns = max(t.columns, column)
		above = make([]cell, column)
		for at, c := range next {
			above[at] = c
		}
	}
	for i, r := range t.rows {
		for missing := t.columns - spans(r.cells); missing > 0; missing-- {
			t.rows[i].cells = append(t.rows[i].cells, cell{span: 1, rows: 1})
		}
	}
}

func spans(cells []cell) int {
	sum := 0
	for _, c := range cells {
		sum += c.span
	}
	return sum
}

// widths shares a width out to the columns: each has room for its longest word, and
// the rest goes to those with much text.
func (t *grid) widths(all int) []int {
	least, share := make([]int, t.columns), make([]int, t.columns)
	for i := range least {
		least[i], share[i] = 400, 1
	}
	for _, r := range t.rows {
		column := 0
		for _, c := range r.cells {
			if c.span == 1 && c.node != nil {
				least[column] = max(least[column], 340+125*min(longestWord(c.node), 20))
				share[column] = max(share[column], min(length(squeeze(plain(c.node.Children))), 90))
			}
			column += c.span
		}
	}
	out := make([]int, t.columns)
	needed, shares, given := total(least), total(share), 0
	for i := range out {
		if needed >= all {
			out[i] = max(least[i]*all/needed, 200)
		} else {
			out[i] = least[i] + (all-needed)*share[i]/shares
		}
		given += out[i]
	}
	if n := t.columns; n > 0 && given < all {
		out[n-1] += all - given
	}
	return out
}

func longestWord(n *Node) int {
	longest, word := 0, 0
	for _, c := range plain(n.Children) {
		if word++; isSpace(c) {
			word = 0
		}
		longest = max(longest, word)
	}
	return longest
}
