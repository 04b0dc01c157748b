package site

import (
	"path"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// Link makes a site of its objects. Objects are not changed.
func Link(in Input) (*Site, diag.List) {
	var found diag.List
	parts := part(in)
	taken := claimPages(parts.pages)
	symbols, problems := index(parts, in)
	found.Add(problems...)
	arranged := arrange(parts.pages)
	redirects := claimAliases(parts.pages, taken, symbols)
	listings := listings(in, parts.pages, arranged, taken)

	r := newResolver(symbols, in, &lister{parts.pages, arranged.order, in.Config})
	units := make([]Unit, len(parts.pages))
	for i, p := range parts.pages {
		units[i] = r.unit(p.object, PageID(i))
	}
	nav, contact, logo := r.settings(in)
	terms := r.glossary(in, units)
	files := claimFiles(in, r.used, taken)
	found.Add(r.found...)
	found.Add(taken.found...)

	s := &Site{
		Config:     in.Config,
		Date:       in.Date,
		Pages:      assemble(in, parts.pages, units, arranged),
		Sections:   arranged.sections,
		Listings:   listings,
		Files:      files,
		Redirects:  redirects,
		Navigation: nav,
		Glossary:   terms,
		Contact:    contact,
		Logo:       logo,
		byURL:      make(map[string]PageID, len(parts.pages)),
		listingAt:  make(map[string]int, len(listings)),
	}
	for i := range s.Pages {
		s.byURL[s.Pages[i].URL] = PageID(i)
	}
	for i := range s.Listings {
		s.listingAt[s.Listings[i].URL] = i
	}
	found.Add(checks(in, s)...)
	return s, found
}

// assemble puts pages together from the tables of the passes.
func assemble(in Input, placed []placed, units []Unit, a arrangement) []Page {
	rank := make([]int, len(placed))
	for i, id := range a.order {
		rank[id] = i
	}
	previous, next := a.neighbours(len(placed))
	citedBy, mentionedOn := backlinks(units, rank)
	translated := translationsOf(placed)
	pages := make([]Page, len(placed))
	for i, p := range placed {
		pages[i] = Page{
			Unit:         units[i],
			URL:          p.url,
			State:        stateOf(&p.object.Meta, in.Date),
			Section:      a.of[i],
			Previous:     previous[i],
			Next:         next[i],
			Translations: translated[p.object.Path],
			CitedBy:      citedBy[i],
			MentionedOn:  mentionedOn[i],
			Glossary:     p.url == GlossaryURL && len(in.Glossary.Terms) > 0,
		}
	}
	return pages
}

// translationsOf returns, by content path, the same page in other languages.
func translationsOf(pages []placed) map[string][]PageID {
	groups := map[string][]PageID{}
	for i, p := range pages {
		original, _, _ := kind.SplitLanguage(p.object.Path)
		groups[original] = append(groups[original], PageID(i))
	}
	out := map[string][]PageID{}
	for _, group := range groups {
		if len(group) < 2 {
			continue
		}
		for _, id := range group {
			others := slices.DeleteFunc(slices.Clone(group), func(o PageID) bool { return o == id })
			out[pages[id].object.Path] = others
		}
	}
	return out
}

// claimPages claims the addresses of all pages.
func claimPages(pages []placed) *addresses {
	taken := newAddresses()
	for _, p := range pages {
		pos := diag.Position{Path: p.object.Name}
		taken.take(p.url, claim{"the page " + p.object.Path, pos})
		taken.found.Add(checkAddress(p.url, p.object.Name)...)
	}
	return taken
}

// claimAliases claims the addresses that pages had before.
func claimAliases(pages []placed, taken *addresses, s *symbols) []Redirect {
	var out []Redirect
	for i, p := range pages {
		for _, alias := range p.object.Meta.Aliases {
			if !taken.take(alias.Text, claim{"an alias of " + p.object.Path, alias.Pos}) {
				continue
			}
			out = append(out, Redirect{alias.Text, PageID(i)})
			s.byURL[alias.Text] = PageID(i)
		}
	}
	return out
}

// claimFiles returns the files to be published: those that a page links to and
// those in a folder files/.
func claimFiles(in Input, used map[string]bool, taken *addresses) []string {
	var out []string
	for _, f := range in.Files {
		inFiles := strings.HasPrefix(f.Path, "files/") || strings.Contains(f.Path, "/files/")
		if !used[f.Path] && !inFiles || f.Fragment && !used[f.Path] {
			continue
		}
		name := path.Join(in.Prefix, f.Path)
		if taken.take(f.Path, claim{"the file " + f.Path, diag.Position{Path: name}}) {
			out = append(out, f.Path)
			taken.found.Add(checkAddress(f.Path, name)...)
		}
	}
	return out
}

// settings resolves what site.toml refers to.
func (r *resolver) settings(in Input) (nav []NavLink, contact PageID, logo string) {
	root := &kind.Object{Path: "site.toml", Language: in.Config.Language, Fields: kind.NoFields{}}
	resolve := func(w source.Word, k markup.ReferenceKind) Target {
		if w.Text == "" {
			return Target{}
		}
		return r.resolve(root, None, markup.Reference{Kind: k, Raw: w.Text, Pos: w.Pos}, k == markup.RefLink)
	}
	for _, n := range in.Config.Navigation {
		if t := resolve(n.Page, markup.RefLink); t.Kind == ToPage {
			nav = append(nav, NavLink{n.Title, t.Page})
		}
	}
	contact = None
	if t := resolve(in.Config.Contact.Page, markup.RefLink); t.Kind == ToPage {
		contact = t.Page
	}
	if t := resolve(in.Config.Brand.Logo, markup.RefImage); t.Kind == ToFile {
		logo = t.File
	}
	return nav, contact, logo
}

// glossary resolves what the glossary's terms cite, and notes where they are
// used.
func (r *resolver) glossary(in Input, units []Unit) []Term {
	terms := make([]Term, len(in.Glossary.Terms))
	root := &kind.Object{Path: "glossary.toml", Language: in.Config.Language, Fields: kind.NoFields{}}
	for i, t := range in.Glossary.Terms {
		terms[i].GlossaryTerm = t
		for _, w := range t.Sources {
			ref := markup.Reference{Kind: markup.RefCite, Raw: w.Text, Pos: w.Pos}
			if target := r.resolve(root, None, ref, true); target.Kind == ToPage {
				terms[i].Sources = append(terms[i].Sources, target)
			}
		}
	}
	for i := range units {
		each(&units[i], func(t Target) {
			if t.Kind != ToTerm {
				return
			}
			used := &terms[t.Term].UsedOn
			if len(*used) == 0 || (*used)[len(*used)-1] != PageID(i) {
				*used = append(*used, PageID(i))
			}
		})
	}
	return terms
}
