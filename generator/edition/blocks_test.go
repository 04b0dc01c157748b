package edition

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told writes what became of paragraphs, one in a line.
func told(old, new []block, c compared) []string {
	out := []string{}
	for _, change := range c.changes {
		line := change.what + ":"
		if change.old >= 0 {
			line += " " + old[change.old].text
		}
		if change.new >= 0 && change.what == Reworded {
			line += " → " + new[change.new].text
		} else if change.old < 0 {
			line += " " + new[change.new].text
		}
		out = append(out, line)
	}
	return out
}

func blocksOf(text string) []block {
	var out []block
	for line := range strings.SplitSeq(text, "\n") {
		if heading, ok := strings.CutPrefix(line, "# "); ok {
			out = append(out, block{text: heading, heading: true})
		} else if line != "" {
			out = append(out, block{text: line})
		}
	}
	return out
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		want           []string
	}{
		{"the same", "one\ntwo", "one\ntwo", []string{}},
		{"added and removed", "one\ntwo is here for long", "one\nsomething else came by today", []string{"removed: two is here for long", "added: something else came by today"}},
		{"reworded in its place", "one\nStaff are lent for three months.\ntwo", "one\nStaff are lent for six months.\ntwo",
			[]string{"reworded: Staff are lent for three months. → Staff are lent for six months."}},
		{"reworded and elsewhere", "Staff are lent for three months at most.\nan end of it\nother words", "an end of it\nother words\nStaff are lent for six months at most.",
			[]string{"reworded: Staff are lent for three months at most. → Staff are lent for six months at most."}},
		{"moved", "a\nb\nc\nd", "b\nc\na\nd", []string{"moved: a"}},
		{"the same paragraph twice", "x\ny\nx", "x\nx\ny\nx", []string{"added: x"}},
		{"a heading is no paragraph", "# Costs\ntext", "Costs\ntext", []string{"removed: Costs", "added: Costs"}},
		{"a heading reworded", "# What it costs a year\ntext", "# What it costs a month\ntext", []string{"reworded: What it costs a year → What it costs a month"}},
		{"removed at the start and the end", "first words of all\nmid\nlast words of all", "mid", []string{"removed: first words of all", "removed: last words of all"}},
		{"all new", "", "one\ntwo", []string{"added: one", "added: two"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			old, new := blocksOf(c.old), blocksOf(c.new)
			if diff := cmp.Diff(c.want, told(old, new, compareBlocks(old, new))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestManyParagraphs compares pages of which each paragraph is another: without a bound,
// four hundred million pairs would be weighed up.
func TestManyParagraphs(t *testing.T) {
	var old, new []block
	for i := range 20_000 {
		old = append(old, block{text: long(7*i, 6) + " old"})
		new = append(new, block{text: long(7*i, 6) + " new"})
	}
	c := compareBlocks(old, new)
	for i, change := range c.changes {
		if change.what != Reworded || change.old != change.new {
			t.Fatalf("change %d: %+v", i, change)
		}
	}
	if len(c.changes) != len(old) {
		t.Errorf("%d changes", len(c.changes))
	}
}

func TestPageIsTakenApart(t *testing.T) {
	const text = `<p>One <b>bold</b>
 word <a class="cite" href="../sources/a.html#p1">Source, para 1</a> <span class="tag">Ours</span></p>
<h2 id="x">Costs</h2>
<ul><li>item<ul><li>below</li></ul></li></ul>
<table><tr><th>A</th><th>B</th></tr><tr><td><p>1</p><p>2</p></td><td>3</td></tr></table>
<button class="term">term</button><span class="meaning" popover>its meaning</span>
<ul class="page-list"><li>Another page</li></ul><nav>contents</nav><script>x()</script><svg><text>drawn</text></svg>
<p hidden>hidden</p><p><img src="a.png" alt="a map"></p>
<div class="notice notice-withdrawn"><p class="notice-label">Withdrawn</p><p>Because.</p></div>`
	got := parsePage("guidance/page.html", []byte(onPage("Title", text)))
	want := []struct{ text, under string }{
		{"One bold word [Source, para 1] (Ours)", ""}, {"Costs", "Costs"}, {"item", "Costs"}, {"below", "Costs"}, {"A | B", "Costs"},
		{"1 2 | 3", "Costs"}, {"term", "Costs"}, {"[a map]", "Costs"},
	}
	if len(got.blocks) != len(want) {
		t.Fatalf("%d paragraphs: %v", len(got.blocks), got.blocks)
	}
	for i, w := range want {
		if got.blocks[i].text != w.text || got.blocks[i].under != w.under {
			t.Errorf("paragraph %d is %q under %q, want %q under %q", i, got.blocks[i].text, got.blocks[i].under, w.text, w.under)
		}
	}
	if got.title != "Title" || got.state != "withdrawn" || got.why != "Because." {
		t.Errorf("title %q, state %q because %q", got.title, got.state, got.why)
	}
	if links := got.blocks[0].links; len(links) != 1 || links[0] != "sources/a.html#p1" {
		t.Errorf("links %q", links)
	}
}

// FuzzPage takes anything apart as a page: whatever it is, nothing is found to differ from
// itself.
func FuzzPage(f *testing.F) {
	f.Add(onPage("Title", "<p>One</p><table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>"))
	f.Add("<main><h2><p>x</h2><aside class=facts><dl><dt>a<dd>b")
	f.Add("")
	f.Fuzz(func(t *testing.T, data string) {
		p := parsePage("a/b.html", []byte(data))
		for _, b := range p.blocks {
			if b.text == "" || strings.ContainsAny(b.text, "\n\t") {
				t.Fatalf("a paragraph %q", b.text)
			}
		}
		if c := compareBlocks(p.blocks, p.blocks); len(c.changes) > 0 {
			t.Errorf("a page differs from itself: %v", c.changes)
		}
		headOf("a/b.html", []byte(data))
		leadsOn("a/b.html", []byte(data))
	})
}
