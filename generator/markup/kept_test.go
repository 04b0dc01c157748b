package markup

import (
	"slices"
	"strings"
	"testing"
)

// TestCopiesStandApart fills pieces with lists of many lengths and appends to each: none
// may reach into its neighbour.
func TestCopiesStandApart(t *testing.T) {
	var p pieces[int]
	var copies [][]int
	for i := range 20_000 {
		list := slices.Repeat([]int{i}, i%40)
		if i%5_000 == 0 {
			list = slices.Repeat(list, 1_000) // more than a piece holds
		}
		got := p.copy(list)
		if !slices.Equal(got, list) || (got == nil) != (len(list) == 0) {
			t.Fatalf("copy %d is %v", i, got)
		}
		clear(list)
		copies = append(copies, got)
	}
	for i, c := range copies {
		if _ = append(c, -1); slices.ContainsFunc(c, func(n int) bool { return n != i }) {
			t.Fatalf("copy %d became %v", i, c)
		}
	}
}

// TestSmallCopiesShareMemory counts what is taken for each.
func TestSmallCopiesShareMemory(t *testing.T) {
	var p pieces[Anchor]
	list := make([]Anchor, 4)
	if taken := testing.AllocsPerRun(10_000, func() { p.copy(list) }); taken >= 1 {
		t.Errorf("%v pieces for each list", taken)
	}
	var k kept
	if got := k.text(nil); got != "" {
		t.Errorf("no bytes are %q", got)
	}
	if taken := testing.AllocsPerRun(10_000, func() { k.text([]byte("words")) }); taken >= 1 {
		t.Errorf("%v pieces for each text", taken)
	}
}

// TestBodiesStay compiles other pages after one, with the same buffers.
func TestBodiesStay(t *testing.T) {
	c := New()
	const page = "## A heading\n\nSee [this](page.md#there) for more.\n"
	first, _ := compileCase(c, "first.md", []byte(page), "")
	html := strings.Clone(first.HTML)
	for range 1_000 {
		compileCase(c, "others.md", []byte("## Others\n\nHere are [other words](another.md), and **more** of them.\n"), "")
	}
	if first.HTML != html || first.Headings[0].ID != "a-heading" || first.Headings[0].Text.Text != "A heading" ||
		first.Refs[0].Raw != "page.md#there" || first.Passages[0].Text.Text != "See this for more.\n" {
		t.Errorf("the first page became %+v", first)
	}
}
