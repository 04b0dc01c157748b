package edition

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// pair is a page of the old edition and the same of the new one, as indexes; one of them
// is -1 for a page that was removed or added.
type pair struct{ old, new int }

// matching is which pages of two editions are the same.
type matching struct {
	pairs []pair // by the address of the new page, or of the old one that is gone
	newOf map[string]string
}

// match matches pages: by id, by address, by an old address that leads on, and what is
// left by sameness of words.
func match(ctx context.Context, old, new *Side) (matching, error) {
	m := matcher{old: old, new: new, toNew: fill(len(old.pages), -1), toOld: fill(len(new.pages), -1)}
	m.byID()
	for i := range old.pages {
		if j, ok := new.byURL[old.pages[i].url]; ok {
			m.join(i, j)
		}
	}
	for i := range old.pages {
		if j, ok := new.byURL[new.lead(old.pages[i].url)]; ok {
			m.join(i, j)
		}
	}
	for j := range new.pages { // a page that went back to where it was
		if i, ok := old.byURL[old.lead(new.pages[j].url)]; ok {
			m.join(i, j)
		}
	}
	if err := m.byWords(ctx); err != nil {
		return matching{}, err
	}
	return m.result(), nil
}

func fill(n, value int) []int { return slices.Repeat([]int{value}, n) }

// matcher finds out which pages are the same.
type matcher struct {
	old, new     *Side
	toNew, toOld []int // indexes of pages, or -1
}

// join notes that two pages are the same, unless one of them is known to be another.
func (m *matcher) join(i, j int) {
	if m.toNew[i] < 0 && m.toOld[j] < 0 {
		m.toNew[i], m.toOld[j] = j, i
	}
}

// byID joins pages whose ids are the same. An id that several pages have, as translations
// do, says nothing.
func (m *matcher) byID() {
	old, new := idsOf(m.old), idsOf(m.new)
	for i := range m.old.pages {
		id := m.old.pages[i].id
		if j, ok := new[id]; ok && old[id] == i {
			m.join(i, j)
		}
	}
}

// idsOf returns which page has an id that no other has.
func idsOf(s *Side) map[string]int {
	count, out := map[string]int{}, map[string]int{}
	for i := range s.pages {
		if id := s.pages[i].id; id != "" {
			count[id]++
			out[id] = i
		}
	}
	for id, n := range count {
		if n > 1 {
			delete(out, id)
		}
	}
	return out
}

// byWords joins those of the pages that are left which say much the same, the most alike
// first.
func (m *matcher) byWords(ctx context.Context) error {
	old, new := left(m.toNew), left(m.toOld)
	if len(old) == 0 || len(new) == 0 {
		return nil
	}
	sample := uint64(1)
	for n := len(old) + len(new); n > 1000; n /= 2 {
		sample *= 2 // a part of what they say tells as well
	}
	a, err := sketches(ctx, m.old, old, sample)
	if err != nil {
		return err
	}
	b, err := sketches(ctx, m.new, new, sample)
	if err != nil {
		return err
	}
	found := alike(a, b)
	slices.SortStableFunc(found, func(x, y likeness) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.old, y.old), cmp.Compare(x.new, y.new))
	})
	for _, l := range found {
		m.join(old[l.old], new[l.new])
	}
	return nil
}

// left returns the pages that are matched with none.
func left(to []int) []int {
	var out []int
	for i, j := range to {
		if j < 0 {
			out = append(out, i)
		}
	}
	return out
}

func (m *matcher) result() matching {
	out := matching{newOf: map[string]string{}}
	for j, i := range m.toOld {
		out.pairs = append(out.pairs, pair{i, j})
		if i >= 0 {
			out.newOf[m.old.pages[i].url] = m.new.pages[j].url
		}
	}
	for i, j := range m.toNew {
		if j < 0 {
			out.pairs = append(out.pairs, pair{i, -1})
		}
	}
	slices.SortStableFunc(out.pairs, func(a, b pair) int { return strings.Compare(m.address(a), m.address(b)) })
	return out
}

func (m *matcher) address(p pair) string {
	if p.new >= 0 {
		return m.new.pages[p.new].url
	}
	return m.old.pages[p.old].url
}
