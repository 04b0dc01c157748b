package site

import (
	"slices"

	"partnerbook/generator/kind"
)

// finder finds partnerships by what is said: to look at each of them for each statement
// would take minutes in a directory of thousands. All are indexes of Site.Partnerships,
// in order.
type finder struct {
	partnerships []Partnership
	keys         [][]string       // of the names of each, as CouncilKey has them
	byKey        map[string][]int // those with a name
	byCited      map[placeOf][]int
	byPage       map[PageID][]int // those that a page tells of
}

// placeOf is a place on a page.
type placeOf struct {
	page   PageID
	anchor string
}

func finderOf(partnerships []Partnership) finder {
	f := finder{partnerships, make([][]string, len(partnerships)), map[string][]int{}, map[placeOf][]int{}, map[PageID][]int{}}
	for i := range partnerships {
		p := &partnerships[i]
		f.keys[i] = distinctKeys(p.names())
		for _, key := range f.keys[i] {
			f.byKey[key] = append(f.byKey[key], i)
		}
		for _, t := range p.Cited {
			at := placeOf{t.Page, t.Fragment}
			if list := f.byCited[at]; t.Fragment != "" && (len(list) == 0 || list[len(list)-1] != i) {
				f.byCited[at] = append(list, i)
			}
		}
		f.byPage[p.Page] = append(f.byPage[p.Page], i)
	}
	return f
}

// distinctKeys returns the keys of councils' names, each once.
func distinctKeys(names []string) []string {
	keys := make([]string, len(names))
	for i, name := range names {
		keys[i] = CouncilKey(name)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// named returns the partnerships with one of some keys.
func (f *finder) named(keys []string) []int {
	var out []int
	for _, key := range keys {
		out = append(out, f.byKey[key]...)
	}
	if len(keys) > 1 {
		slices.Sort(out)
		out = slices.Compact(out)
	}
	return out
}

// akin returns the other partnerships that have a member in common with one, or are
// one: the first of them if there are many, and how many there are besides.
func (f *finder) akin(i int) (first []int, more int) {
	return firstListed(slices.DeleteFunc(f.named(f.keys[i]), func(j int) bool { return j == i }))
}

// meant returns the partnerships that a statement is about.
func (f *finder) meant(said statement) []int {
	switch {
	case len(said.names) > 0:
		return f.named(distinctKeys(said.names))
	case said.cites:
		if said.kind != kind.AidName && said.kind != "case-study" {
			return nil
		}
		return f.byCited[placeOf{said.target.Page, said.target.Fragment}]
	case said.target.Kind != ToPage:
		return nil
	}
	var out []int
	for _, i := range f.byPage[said.target.Page] {
		if at := f.partnerships[i].Anchor; at == "" || at == said.target.Fragment {
			out = append(out, i)
		}
	}
	return out
}
