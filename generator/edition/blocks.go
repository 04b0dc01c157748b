package edition

import "slices"

// change is what became of a paragraph: indexes into the paragraphs of both pages, -1
// where there is none.
type change struct {
	what     string
	old, new int
}

// What can become of a paragraph, or of a page.
const (
	Added    = "added"
	Removed  = "removed"
	Moved    = "moved"
	Reworded = "reworded"
	Changed  = "changed"
)

// compared is what comparing the paragraphs of two pages found.
type compared struct {
	changes []change // in the order of the new page
	kept    []pair   // paragraphs of the same words, moved or not
}

// compareBlocks finds out what became of each paragraph.
func compareBlocks(old, new []block) compared {
	d := blockDiff{old: old, new: new, toNew: fill(len(old), -1), toOld: fill(len(new), -1), moved: map[int]bool{}}
	d.same()
	d.reorder()
	d.reword()
	return d.result()
}

type blockDiff struct {
	old, new     []block
	toNew, toOld []int
	moved        map[int]bool // new paragraphs that stood elsewhere
}

// same finds the paragraphs that stayed. Those whose words the other page has nowhere
// cannot be among them, so they are left out: then only what was moved is left to find.
func (d *blockDiff) same() {
	a, b := textsOf(d.old), textsOf(d.new)
	inOld, inNew := only(a, b), only(b, a)
	for _, r := range runs(pick(a, inOld), pick(b, inNew), mostBlocks) {
		if r.op != kept {
			continue
		}
		for k := range r.oldTo - r.oldFrom {
			d.join(inOld[r.oldFrom+k], inNew[r.newFrom+k])
		}
	}
}

func (d *blockDiff) join(i, j int) { d.toNew[i], d.toOld[j] = j, i }

func textsOf(blocks []block) []string {
	out := make([]string, len(blocks))
	for i := range blocks {
		out[i] = blocks[i].text
		if blocks[i].heading {
			out[i] = "# " + out[i] // a heading is no paragraph of the same words
		}
	}
	return out
}

// only returns the indexes of those texts that others have as well.
func only(texts, others []string) []int {
	has := make(map[string]bool, len(others))
	for _, text := range others {
		has[text] = true
	}
	var out []int
	for i, text := range texts {
		if has[text] {
			out = append(out, i)
		}
	}
	return out
}

func pick(texts []string, at []int) []string {
	out := make([]string, len(at))
	for k, i := range at {
		out[k] = texts[i]
	}
	return out
}

// reorder finds paragraphs that stand elsewhere now, word for word.
func (d *blockDiff) reorder() {
	a, b := textsOf(d.old), textsOf(d.new)
	free := map[string][]int{}
	for j, i := range d.toOld {
		if i < 0 {
			free[b[j]] = append(free[b[j]], j)
		}
	}
	for i, j := range d.toNew {
		if at := free[a[i]]; j < 0 && len(at) > 0 {
			d.join(i, at[0])
			d.moved[at[0]] = true
			free[a[i]] = at[1:]
		}
	}
}

// reword pairs what is left.
func (d *blockDiff) reword() {
	var old, new []candidate
	gaps := d.gaps()
	for i, j := range d.toNew {
		if j < 0 {
			old = append(old, newCandidate(d.old, i, gaps[i]))
		}
	}
	gap := 0
	for j, i := range d.toOld {
		switch {
		case i < 0:
			new = append(new, newCandidate(d.new, j, gap))
		case !d.moved[j]:
			gap++
		}
	}
	pairs := pairUp(d.old, d.new, old, new)
	for _, c := range old {
		if j, ok := pairs[c.index]; ok {
			d.join(c.index, j)
		}
	}
}

// gaps returns, for each old paragraph, how many before it stayed in their places.
func (d *blockDiff) gaps() []int {
	out := make([]int, len(d.old))
	gap := 0
	for i, j := range d.toNew {
		out[i] = gap
		if j >= 0 && !d.moved[j] {
			gap++
		}
	}
	return out
}

func (d *blockDiff) result() compared {
	var out compared
	// What is gone is told where it stood: after the paragraph that it followed.
	after := map[int][]change{}
	last := -1
	for i, j := range d.toNew {
		switch {
		case j < 0:
			after[last] = append(after[last], change{Removed, i, -1})
		case !d.moved[j]:
			last = j
		}
	}
	out.changes = append(out.changes, after[-1]...)
	for j, i := range d.toOld {
		switch {
		case i < 0:
			out.changes = append(out.changes, change{Added, -1, j})
		case d.old[i].text != d.new[j].text:
			out.changes = append(out.changes, change{Reworded, i, j})
		default:
			out.kept = append(out.kept, pair{i, j})
			if d.moved[j] {
				out.changes = append(out.changes, change{Moved, i, j})
			}
		}
		out.changes = append(out.changes, after[j]...)
	}
	return out
}

// formatting counts the paragraphs that are marked up in another way and say the same,
// and those whose links lead elsewhere. led returns where an old link leads now.
func (c compared) formatting(old, new []block, led func(string) string) (formats, links int) {
	for _, p := range c.kept {
		a, b := &old[p.old], &new[p.new]
		if a.form != b.form {
			formats++
		}
		leads := make([]string, len(a.links))
		for i, link := range a.links {
			leads[i] = led(link)
		}
		if !slices.Equal(leads, b.links) {
			links++
		}
	}
	return formats, links
}
