package main

import (
	"strings"
	"unicode/utf8"
)

// grid is a table of text.
type grid struct {
	head  []string
	right []bool // by column: numbers stand at the right
	rows  [][]string
}

// text returns the grid with its columns aligned by spaces.
func (g grid) text() string {
	widths := g.widths()
	var out strings.Builder
	line := func(cells []string) {
		var row strings.Builder
		for i, cell := range cells {
			row.WriteString(aligned(cell, widths[i], g.right[i]) + "  ")
		}
		out.WriteString(strings.TrimRight(row.String(), " ") + "\n")
	}
	line(g.head)
	rule := make([]string, len(g.head))
	for i, w := range widths {
		rule[i] = strings.Repeat("-", w)
	}
	line(rule)
	for _, row := range g.rows {
		line(row)
	}
	return out.String()
}

// markdown returns the grid as a table of Markdown, aligned so that its source reads
// well too and a change of one figure does not touch others.
func (g grid) markdown() string {
	widths := g.widths()
	var out strings.Builder
	line := func(cells []string) {
		for i, cell := range cells {
			out.WriteString("| " + aligned(cell, widths[i], g.right[i]) + " ")
		}
		out.WriteString("|\n")
	}
	line(g.head)
	for i, w := range widths {
		out.WriteString("|" + rule(w+2, g.right[i]))
	}
	out.WriteString("|\n")
	for _, row := range g.rows {
		line(row)
	}
	return out.String()
}

func rule(width int, right bool) string {
	if right {
		return strings.Repeat("-", width-1) + ":"
	}
	return strings.Repeat("-", width)
}

func (g grid) widths() []int {
	widths := make([]int, len(g.head))
	for _, row := range append([][]string{g.head}, g.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	return widths
}

func aligned(cell string, width int, right bool) string {
	room := strings.Repeat(" ", width-utf8.RuneCountInString(cell))
	if right {
		return room + cell
	}
	return cell + room
}
