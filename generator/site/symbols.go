package site

import (
	"path"
	"slices"
	"strings"
	"sync"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
)

// symbols holds the names by which things are found.
type symbols struct {
	pages     []placed
	byPath    map[string]PageID // content path
	byURL     map[string]PageID // address
	redirects map[string]PageID // former address
	byID      map[string]PageID // id from the settings
	// byName finds by the file name without extension. Few sites ask.
	byName    func() map[string][]PageID
	drafts    map[string]*kind.Object
	draftIDs  map[string]*kind.Object
	fragments map[string]*kind.Object
	files     map[string]bool
	data      map[string]*Dataset // by content path
	terms     map[string]int      // surface form in small letters, or id → index
	termNames []string            // the same as they are written
	listings  map[string]bool     // addresses of generated pages
	spelt     spellings
	plain     bool
}

func index(p parted, in Input, generated []Listing) (*symbols, diag.List) {
	s := &symbols{
		pages:     p.pages,
		byPath:    make(map[string]PageID, len(p.pages)),
		byURL:     make(map[string]PageID, len(p.pages)),
		redirects: map[string]PageID{},
		byID:      map[string]PageID{},
		byName:    sync.OnceValue(func() map[string][]PageID { return byName(p.pages) }),
		drafts:    map[string]*kind.Object{},
		draftIDs:  map[string]*kind.Object{},
		fragments: map[string]*kind.Object{},
		files:     make(map[string]bool, len(in.Files)),
		listings:  make(map[string]bool, len(generated)),
		spelt:     spell(p, in),
		plain:     in.Config.Plain,
	}
	var found diag.List
	for i, page := range p.pages {
		id := PageID(i)
		o := page.object
		s.byPath[page.path] = id
		s.byURL[page.url] = id
		if w := o.Meta.ID; w.Text != "" && !isTranslation(page.path) {
			if first, twice := s.byID[w.Text]; twice {
				found.Add(diag.New(diag.PageDuplicateID, w.Pos, "There is another page with the id “%s”.", w.Text).
					Hinted("Give one of the two another id, and change the references that mean it.").
					See(p.pages[first].object.Meta.ID.Pos, "It is here."))
				continue
			}
			s.byID[w.Text] = id
		}
	}
	for _, o := range p.drafts {
		s.drafts[o.Path] = o
		s.draftIDs[nameOf(o.Path)] = o
		if o.Meta.ID.Text != "" {
			s.draftIDs[o.Meta.ID.Text] = o
		}
	}
	for _, o := range p.fragments {
		s.fragments[o.Path] = o
	}
	for _, f := range in.Files {
		s.files[f.Path] = true
	}
	for _, set := range in.Data {
		s.files[set.Path] = true
	}
	for i := range generated {
		s.listings[generated[i].URL] = true
	}
	s.terms = termIndex(in.Glossary)
	for _, t := range in.Glossary.Terms {
		s.termNames = append(append(s.termNames, t.Surfaces()...), t.ID)
	}
	return s, found
}

// isTranslation tells whether a page is found through its original.
func isTranslation(contentPath string) bool {
	_, _, translated := kind.SplitLanguage(contentPath)
	return translated
}

// byName returns the pages by their names, without translations.
func byName(pages []placed) map[string][]PageID {
	out := make(map[string][]PageID, len(pages))
	for i, p := range pages {
		if !isTranslation(p.path) {
			name := nameOf(p.path)
			out[name] = append(out[name], PageID(i))
		}
	}
	return out
}

// nameOf returns the name by which references of the form KIND:NAME find a page
// that has no id: its file name, or that of its folder for index.md.
func nameOf(p string) string {
	name := withoutExtension(path.Base(p))
	if name == "index" && path.Dir(p) != "." {
		return path.Base(path.Dir(p))
	}
	return name
}

// termIndex maps everything that a term may be called to its place.
func termIndex(g source.Glossary) map[string]int {
	terms := map[string]int{}
	for i, t := range g.Terms {
		for _, form := range append(t.Surfaces(), t.ID) {
			key := strings.ToLower(form)
			if _, taken := terms[key]; !taken {
				terms[key] = i
			}
		}
	}
	return terms
}

// named returns the pages that KIND:NAME means.
func (s *symbols) named(kindName, name string) []PageID {
	fits := func(id PageID) bool {
		return kindName == "page" || s.pages[id].object.Meta.Kind == kindName
	}
	if id, ok := s.byID[name]; ok && fits(id) {
		return []PageID{id}
	}
	var out []PageID
	for _, id := range s.byName()[name] {
		if fits(id) {
			out = append(out, id)
		}
	}
	return out
}

// namesOf returns every name by which a reference can name a page of a kind.
func (s *symbols) namesOf(kindName string) []string {
	var names []string
	for name, ids := range s.byName() {
		if len(s.named(kindName, name)) == len(ids) {
			names = append(names, name)
		}
	}
	return names
}

// translation returns the page of the same path in a language, if there is one.
func (s *symbols) translation(id PageID, language string) PageID {
	page := &s.pages[id]
	if page.language == language {
		return id
	}
	original, _, translated := kind.SplitLanguage(page.path)
	if !translated {
		original = page.path
	}
	if other, ok := s.byPath[kind.InLanguage(original, language)]; ok {
		return other
	}
	return id
}

// paths returns the paths of all pages and files, sorted, for suggestions.
func (s *symbols) paths() []string {
	out := make([]string, 0, len(s.byPath)+len(s.files))
	for p := range s.byPath {
		out = append(out, p)
	}
	for f := range s.files {
		out = append(out, f)
	}
	slices.Sort(out)
	return out
}
