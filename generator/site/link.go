package site

import (
	"cmp"
	"path"
	"slices"

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
	arranged := arrange(parts.pages)
	redirects := claimAliases(parts.pages, taken)
	tongues := tonguesOf(in, parts.pages)
	atoz := tongues.entries(in)
	listings := listings(in, parts.pages, arranged, atoz, tongues, taken)
	taken.reserve(in)
	symbols, problems := index(parts, in, listings)
	found.Add(problems...)
	for _, r := range redirects {
		symbols.redirects[r.URL] = r.To
	}

	datasets, problems := symbols.datasets(in)
	found.Add(problems...)
	lists := &lister{parts.pages, arranged.order, in.Config}
	units, r := resolveAll(symbols, in, lists)
	nav, footer := r.navigation(in, in.Config.Navigation), r.navigation(in, in.Config.Footer)
	contact, help := r.pageOf(in, in.Config.Contact.Page), r.pageOf(in, in.Config.SearchHelp)
	form := r.formOf(in)
	logo := r.logo(in)
	searchWords := r.searchWords(in)
	terms := r.glossary(in, units)
	files := claimFiles(in, r.used, taken)
	found.Add(claimData(datasets, in, r.used, taken)...)
	taken.checkFolders()
	found.Add(r.found...)
	found.Add(taken.found...)

	s := &Site{
		Config:     in.Config,
		Date:       in.Date,
		Pages:      assemble(in, parts.pages, units, arranged, datasets),
		Sections:   arranged.sections,
		Listings:   listings,
		Data:       datasets,
		Files:      files,
		Redirects:  redirects,
		Navigation: nav,
		Footer:     footer,
		Glossary:   terms,
		Entries:    atoz[in.Config.Language],
		Languages:  tongues.names,
		further:    atoz,
		Search:     searchWords,
		Contact:    contact,
		SearchHelp: help,
		Form:       form,
		Logo:       logo,
		linked:     new(linking),
		included:   includedIn(units),
		byURL:      symbols.byURL,
		listingAt:  make(map[string]int, len(listings)),
	}
	s.aids, s.checklists = ofKind(s.Pages, kind.AidName), ofKind(s.Pages, checklistKind)
	s.aidLanguages = languagesOfAids(s.Pages, s.aids)
	s.Accounts = accountsOf(s.Pages, arranged.order)
	s.accountsByKey = accountKeys(s.Accounts)
	s.Partnerships = partnershipsOf(s.Pages, arranged.order)
	for i := range s.Listings {
		s.listingAt[s.Listings[i].URL] = i
	}
	s.Name = s.name(in)
	found.Add(checks(in, s, parts.pages)...)
	return s, found
}

// name returns the site's title, or that of its brand, or that of its start page.
func (s *Site) name(in Input) string {
	start := ""
	if id, ok := s.PageAt(s.Home()); ok {
		start = s.Pages[id].Object.Meta.Title
	}
	return cmp.Or(in.Config.Title, in.Config.Brand.Name, start, in.Name)
}

// assemble puts pages together from the tables of the passes.
func assemble(in Input, placed []placed, units []Unit, a arrangement, datasets []Dataset) []Page {
	rank := make([]int, len(placed))
	for i, id := range a.order {
		rank[id] = i
	}
	previous, next := a.neighbours(len(placed))
	citedBy, mentionedOn := backlinks(units, rank, datasets)
	translated := translationsOf(placed)
	if len(translated) > 0 {
		citedBy, mentionedOn = forReaders(placed, translated, rank, citedBy, mentionedOn)
	}
	pages, standings := make([]Page, len(placed)), make([]Standing, len(placed))
	for i, p := range placed {
		standings[i] = Standing{
			URL:          p.url,
			State:        StateOn(&p.object.Meta, in.Date),
			Section:      a.of[i],
			Previous:     previous[i],
			Next:         next[i],
			Translations: translated[p.path],
			CitedBy:      citedBy[i],
			MentionedOn:  mentionedOn[i],
			Glossary:     originalURL(p) == GlossaryURL && len(in.Glossary.Terms) > 0,
		}
		pages[i] = Page{units[i], &standings[i]}
	}
	return pages
}

// translationsOf returns, by content path, the same page in other languages.
func translationsOf(pages []placed) map[string][]PageID {
	groups := map[string][]PageID{} // by the path of the original
	for _, p := range pages {
		if original, _, translated := kind.SplitLanguage(p.path); translated {
			groups[original] = nil
		}
	}
	if len(groups) == 0 {
		return nil
	}
	for i, p := range pages {
		original, _, _ := kind.SplitLanguage(p.path)
		if group, translated := groups[original]; translated {
			groups[original] = append(group, PageID(i))
		}
	}
	out := map[string][]PageID{}
	for _, group := range groups {
		if len(group) < 2 {
			continue
		}
		for _, id := range group {
			others := slices.DeleteFunc(slices.Clone(group), func(o PageID) bool { return o == id })
			out[pages[id].path] = others
		}
	}
	return out
}

// claimPages claims the addresses of all pages.
func claimPages(pages []placed) *addresses {
	taken := newAddresses(len(pages) + len(made))
	for _, p := range pages {
		pos := diag.Position{Path: p.object.Name}
		taken.take(p.url, claim{what: "the page " + p.object.Path, pos: pos})
		for _, url := range furtherURLs(p.object) {
			taken.take(url, claim{what: "a page of " + p.object.Path, pos: pos})
		}
		if url := blankURL(p.object, p.url); url != "" {
			taken.take(url, claim{what: "the blank document of " + p.object.Path, pos: pos})
		}
	}
	return taken
}

// claimAliases claims the addresses that pages had before.
func claimAliases(pages []placed, taken *addresses) []Redirect {
	var out []Redirect
	for i, p := range pages {
		for _, alias := range p.object.Meta.Aliases {
			if !taken.take(alias.Text, claim{what: "an alias of " + p.object.Path, pos: alias.Pos}) {
				continue
			}
			out = append(out, Redirect{alias.Text, PageID(i)})
		}
	}
	return out
}

// claimFiles returns the files to be published: those that a page links to and
// those in a folder files/. What browsers would run is not.
func claimFiles(in Input, used map[string]bool, taken *addresses) []string {
	var out []string
	for _, f := range in.Files {
		if !used[f.Path] && !source.InFiles(f.Path) || f.Fragment && !used[f.Path] {
			continue
		}
		pos := diag.Position{Path: path.Join(in.Prefix, f.Path)}
		if !taken.take(f.Path, claim{what: "the file " + f.Path, pos: pos}) {
			continue
		}
		if d, runs := in.Active[f.Path]; runs {
			taken.found.Add(d)
		} else {
			out = append(out, f.Path)
		}
	}
	return out
}

// pageOf returns the page that a setting of site.toml names, or None.
func (r *resolver) pageOf(in Input, w source.Word) PageID {
	switch t := r.setting(in, w, markup.RefLink); t.Kind {
	case ToPage:
		return t.Page
	case Missing:
	default:
		r.notAPage(w)
	}
	return None
}

// logo returns the picture that site.toml names, or "".
func (r *resolver) logo(in Input) string {
	if t := r.setting(in, in.Config.Brand.Logo, markup.RefImage); t.Kind == ToFile {
		return t.File
	}
	return ""
}

// navigation resolves links in site.toml.
func (r *resolver) navigation(in Input, items []source.NavigationItem) []NavLink {
	var out []NavLink
	for _, n := range items {
		switch t := r.setting(in, n.Page, markup.RefLink); t.Kind {
		case ToPage:
			out = append(out, NavLink{n.Title, r.pages[t.Page].url, t.Page})
		case ToListing:
			out = append(out, NavLink{n.Title, t.URL, None})
		case Missing:
		default:
			r.notAPage(n.Page)
		}
	}
	return out
}

// setting resolves a reference in site.toml.
func (r *resolver) setting(in Input, w source.Word, k markup.ReferenceKind) Target {
	if w.Text == "" {
		return Target{}
	}
	root := &kind.Object{Path: "site.toml", Language: in.Config.Language, Fields: kind.NoFields{}}
	return r.resolve(root, None, markup.Reference{Kind: k, Raw: w.Text, Pos: w.Pos}, false)
}

// notAPage reports a setting of site.toml that names something else.
func (r *resolver) notAPage(w source.Word) {
	r.found.Add(diag.New(diag.LinkNotAPage, w.Pos, "“%s” is not a page of this site.", w.Text).
		Hinted("Name a page here. Links to files and other sites go into the text."))
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
	if len(terms) == 0 {
		return terms
	}
	for i := range units {
		each(&units[i], func(t *Target) {
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
