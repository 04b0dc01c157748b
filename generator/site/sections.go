package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"partnerbook/generator/source"
)

// Section is a folder of the content that holds pages, here or further down.
type Section struct {
	Folder string // content path; "." is the root
	Title  string
	Index  PageID   // the folder's own page, or None
	Pages  []PageID // the other pages, in order
	Parent int      // index in Site.Sections; the root's is -1
	Below  []int    // sections of the folders in it, in order
	weight int
}

// URL returns the address of the section's own page, generated or not.
func (s *Section) URL() string {
	if s.Folder == "." {
		return "index.html"
	}
	return s.Folder + "/index.html"
}

// arrangement is the order of the whole site.
type arrangement struct {
	sections []Section // sorted by folder; the root first
	of       []int     // of each page: its section
	order    []PageID  // all pages, depth first
}

// arrange puts pages into sections, in their order: by weight, pages without a
// weight last, then by title.
func arrange(pages []placed) arrangement {
	folders := map[string]bool{".": true}
	for _, p := range pages {
		for dir := folderOf(p.path); !folders[dir]; dir = folderOf(dir) {
			folders[dir] = true
		}
	}
	names := make([]string, 0, len(folders))
	for f := range folders {
		names = append(names, f)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(depth(a), depth(b)), cmp.Compare(a, b))
	})

	a := arrangement{sections: make([]Section, len(names)), of: make([]int, len(pages))}
	at := make(map[string]int, len(names))
	for i, folder := range names {
		at[folder] = i
		a.sections[i] = Section{Folder: folder, Title: source.TitleFromName(path.Base(folder)), Index: None, Parent: -1}
		if folder != "." {
			a.sections[i].Parent = at[folderOf(folder)]
		}
	}
	for i, p := range pages {
		a.of[i] = at[folderOf(p.path)]
		section := &a.sections[a.of[i]]
		switch {
		case isTranslation(p.path):
		case p.url == section.URL():
			section.Index = PageID(i)
			section.Title = p.object.Meta.Title
			section.weight = p.object.Meta.Weight
		default:
			section.Pages = append(section.Pages, PageID(i))
		}
	}
	a.sort(pages)
	a.order = a.depthFirst(nil, 0)
	return a
}

func depth(folder string) int {
	if folder == "." {
		return 0
	}
	return strings.Count(folder, "/") + 1
}

func (a *arrangement) sort(pages []placed) {
	for i := range a.sections {
		s := &a.sections[i]
		slices.SortStableFunc(s.Pages, func(x, y PageID) int {
			px, py := &pages[x], &pages[y]
			return compareOrder(px.object.Meta.Weight, py.object.Meta.Weight, px.title, py.title)
		})
	}
	for i := len(a.sections) - 1; i > 0; i-- {
		parent := &a.sections[a.sections[i].Parent]
		parent.Below = append(parent.Below, i)
	}
	for i := range a.sections {
		slices.SortStableFunc(a.sections[i].Below, func(x, y int) int {
			sx, sy := &a.sections[x], &a.sections[y]
			return cmp.Or(compareOrder(sx.weight, sy.weight, strings.ToLower(sx.Title), strings.ToLower(sy.Title)), cmp.Compare(sx.Folder, sy.Folder))
		})
	}
}

// compareOrder orders by weight, 0 last, then by title, in small letters.
func compareOrder(weightA, weightB int, titleA, titleB string) int {
	const last = 1 << 40
	rank := func(w int) int {
		if w == 0 {
			return last
		}
		return w
	}
	if c := cmp.Compare(rank(weightA), rank(weightB)); c != 0 {
		return c
	}
	return strings.Compare(titleA, titleB)
}

func (a *arrangement) depthFirst(out []PageID, section int) []PageID {
	s := &a.sections[section]
	if s.Index != None {
		out = append(out, s.Index)
	}
	out = append(out, s.Pages...)
	for _, below := range s.Below {
		out = a.depthFirst(out, below)
	}
	return out
}

// neighbours returns, for each page, the pages before and after it in its
// section; the section's own page comes first.
func (a *arrangement) neighbours(n int) (previous, next []PageID) {
	previous, next = make([]PageID, n), make([]PageID, n)
	for i := range previous {
		previous[i], next[i] = None, None
	}
	for i := range a.sections {
		s := &a.sections[i]
		run := s.Pages
		if s.Index != None && s.Folder != "." {
			run = append([]PageID{s.Index}, run...)
		}
		for j := 1; j < len(run); j++ {
			previous[run[j]], next[run[j-1]] = run[j-1], run[j]
		}
	}
	return previous, next
}
