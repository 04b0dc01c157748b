package site

import (
	"maps"
	"path"
	"strings"
	"sync"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// resolver finds the targets of references.
type resolver struct {
	*symbols
	config source.Config
	lists  *lister
	// units holds the included files, resolved, by path; nil while one is being
	// resolved, to find circles. Each piece of the pages has its own.
	units   map[string]*Unit
	extents map[string]extent // what including each of them brings in
	depth   int               // 0 in a page
	extent  extent            // of the file that is being resolved
	used    map[string]bool   // files that something links to
	looked  looks
	hints   suggester
	found   diag.List
}

func newResolver(s *symbols, in Input, lists *lister) *resolver {
	return &resolver{
		symbols: s, config: in.Config, lists: lists, units: map[string]*Unit{}, extents: map[string]extent{}, used: map[string]bool{},
		hints: suggester{symbols: s, left: mostHints / pieces},
	}
}

// pieces is into how many pieces the pages are cut to be resolved at the same
// time. It does not depend on the machine, so that messages do not either.
const pieces = 8

// resolveAll resolves the references of all pages. It returns a resolver that
// holds what was found on the way.
func resolveAll(s *symbols, in Input, lists *lister) ([]Unit, *resolver) {
	units := make([]Unit, len(s.pages))
	parts := make([]*resolver, pieces)
	var wait sync.WaitGroup
	for i := range parts {
		r := newResolver(s, in, lists)
		parts[i] = r
		from, to := i*len(units)/pieces, (i+1)*len(units)/pieces
		wait.Go(func() {
			for id := from; id < to; id++ {
				units[id] = r.unit(s.pages[id].object, PageID(id))
			}
		})
	}
	wait.Wait()
	all := newResolver(s, in, lists)
	for _, r := range parts {
		all.found.Add(r.found...)
		maps.Copy(all.used, r.used)
	}
	return units, all
}

// unit resolves all references of an object.
func (r *resolver) unit(o *kind.Object, self PageID) Unit {
	refs := o.References()
	targets := make([]Target, len(refs))
	for i, ref := range refs {
		targets[i] = r.resolve(o, self, ref, i >= len(o.Body.Refs))
	}
	return Unit{Object: o, Targets: targets}
}

// reference is a reference, taken apart.
type reference struct {
	markup.Reference
	Target markup.Target
}

// resolve finds the target of one reference. setting says that it stands in the
// settings and not in the text.
func (r *resolver) resolve(o *kind.Object, self PageID, written markup.Reference, setting bool) Target {
	ref := reference{Reference: written}
	switch written.Kind {
	case markup.RefList, markup.RefTerm, markup.RefExternal, markup.RefData, markup.RefTable, markup.RefChart, markup.RefView:
	default:
		ref.Target = markup.ParseTarget(written.Raw, kind.IsReference)
	}
	switch ref.Kind {
	case markup.RefEvidence, markup.RefNext:
		return r.ofAid(o, self, ref)
	case markup.RefExternal:
		return Target{Kind: ToExternal, Raw: ref.Raw}
	case markup.RefTerm:
		return r.term(ref)
	case markup.RefInclude:
		return r.include(o, ref)
	case markup.RefData, markup.RefTable, markup.RefChart:
		return r.figures(o, ref)
	case markup.RefView:
		return Target{Kind: ToView, View: written.View}
	case markup.RefList:
		list, found := r.lists.list(written, self)
		r.found.Add(found...)
		return Target{Kind: ToList, List: list}
	}
	t := r.address(o, self, ref)
	if ref.Kind == markup.RefImage && t.Kind == ToPage {
		r.report(diag.ImageMissing, ref, "“%s” is a page, not a picture.", ref.Raw).
			Hint = "Name a picture, or leave out the ! to link to the page."
		return missing(ref)
	}
	if t.Kind == ToSelf && ref.Kind == markup.RefCite && self != None {
		t.Kind = ToPage // a source that cites itself
	}
	if t.Kind == ToPage || t.Kind == ToSelf {
		r.place(o, &t, ref)
	}
	if setting && t.Kind != ToPage && t.Kind != Missing {
		r.report(diag.LinkNotAPage, ref, "“%s” is not a page of this site.", ref.Raw).
			Hint = "Name a page here. Links to files and other sites go into the text."
		t = Target{Raw: ref.Raw}
	}
	switch {
	case ref.Kind != markup.RefCite:
	case t.Kind == ToPage:
		r.checkCitation(t, ref, setting)
	case t.Kind != Missing:
		r.report(diag.CiteNotSource, ref, "“%s” is not a source.", ref.Raw).
			Hint = "Cite a page of kind source. A document elsewhere needs such a page here; or use an ordinary link."
		return missing(ref)
	}
	return t
}

func (r *resolver) report(code diag.Code, ref reference, format string, args ...any) *diag.Diagnostic {
	r.found.Add(diag.New(code, ref.Pos, format, args...))
	return &r.found[len(r.found)-1]
}

func missing(ref reference) Target { return Target{Raw: ref.Raw} }

// address finds the page or file that a reference names.
func (r *resolver) address(o *kind.Object, self PageID, ref reference) Target {
	t := ref.Target
	switch {
	case t.Kind != "":
		return r.byKind(o, ref)
	case t.Scheme != "":
		return Target{Kind: ToExternal, Raw: t.Raw}
	case t.Path == "":
		return Target{Kind: ToSelf, Page: self, Fragment: t.Fragment}
	}
	clean, inside := join(o.Path, t.Path)
	if !inside {
		return r.outside(ref, "Link to")
	}
	clean = r.spelt.of(clean)
	if id, ok := r.page(clean, t.Path); ok {
		return r.toPage(o, id, t.Fragment)
	}
	if r.files[clean] && ref.Kind != markup.RefCite {
		r.used[clean] = true
		return Target{Kind: ToFile, File: clean, Fragment: t.Fragment}
	}
	if url, ok := r.listing(clean); ok && ref.Kind == markup.RefLink {
		if own := URLIn(url, o.Language); r.listings[own] {
			url = own
		}
		return Target{Kind: ToListing, URL: url, Fragment: t.Fragment, Raw: t.Raw}
	}
	if id, ok := r.byID[t.Path]; ok {
		return r.toPage(o, id, t.Fragment)
	}
	return r.notFound(o, ref, clean)
}

// outside reports a reference that leads out of the content folder, or that is
// written as Windows shows paths.
func (r *resolver) outside(ref reference, verb string) Target {
	d := r.report(diag.LinkOutside, ref, "“%s” leads out of the content folder.", ref.Raw)
	d.Hint = verb + " what stands in the content folder; a leading / means the folder itself."
	if strings.Contains(ref.Target.Path, "\\") {
		d.Message = "“" + ref.Raw + "” holds a \\, which paths here do not."
		d.Hint = "Write " + strings.ReplaceAll(ref.Raw, "\\", "/") + "."
	}
	return missing(ref)
}

// join returns the content path that a link in a file means; inside is false if
// that would lie outside the content folder.
func join(from, link string) (clean string, inside bool) {
	folder, below := from[:strings.LastIndexByte(from, '/')+1], link
	for folder != "" && strings.HasPrefix(below, "../") {
		folder, below = folder[:strings.LastIndexByte(folder[:len(folder)-1], '/')+1], below[len("../"):]
	}
	if isClean(below) {
		return folder + below, true
	}
	if rest, ok := strings.CutPrefix(link, "/"); ok {
		clean = path.Clean(rest)
	} else {
		clean = path.Join(path.Dir(from), link)
	}
	if strings.Contains(link, "\\") || clean == ".." || strings.HasPrefix(clean, "../") {
		return "", false
	}
	return clean, true
}

// isClean tells whether a link is a path below the folder that it stands in, written as
// short as it can be. Most are.
func isClean(link string) bool {
	if link == "" || strings.HasSuffix(link, "/") || strings.Contains(link, "\\") {
		return false
	}
	for part := link; part != ""; {
		if part[0] == '.' || part[0] == '/' {
			return false
		}
		i := strings.IndexByte(part, '/')
		if i < 0 {
			break
		}
		part = part[i+1:]
	}
	return true
}

// page finds a page by content path, by address, or as a folder's own page.
func (r *resolver) page(clean, written string) (PageID, bool) {
	if id, ok := r.byPath[clean]; ok {
		return id, true
	}
	if strings.HasSuffix(clean, ".html") {
		return r.atURL(clean)
	}
	if id, ok := r.atURL(path.Join(clean, "index.html")); ok {
		return id, true
	}
	if r.plain {
		// Other tools let the extension out, and write folders for pages.
		id, ok := r.byPath[strings.TrimSuffix(clean, "/")+".md"]
		return id, ok
	}
	return None, false
}

// atURL finds a page by its address, or by a former one.
func (s *symbols) atURL(url string) (PageID, bool) {
	if id, ok := s.redirects[url]; ok {
		return id, true
	}
	id, ok := s.byURL[url]
	return id, ok
}

// listing finds a generated page, by its address or as if it were a file.
func (r *resolver) listing(clean string) (string, bool) {
	for _, url := range []string{clean, URLOf(clean), path.Join(clean, "index.html")} {
		if r.listings[url] {
			return url, true
		}
	}
	return "", false
}

func (r *resolver) toPage(o *kind.Object, id PageID, fragment string) Target {
	return Target{Kind: ToPage, Page: r.translation(id, o.Language), Fragment: fragment}
}

func (r *resolver) byKind(o *kind.Object, ref reference) Target {
	t := ref.Target
	switch ids := r.named(t.Kind, t.Name); len(ids) {
	case 1:
		return r.toPage(o, ids[0], t.Fragment)
	case 0:
		if d, ok := r.draftIDs[t.Name]; ok {
			return r.toDraft(d, ref)
		}
		hint := ""
		if r.hints.more() {
			hint = diag.DidYouMean(t.Name, r.namesOf(t.Kind))
		}
		if hint == "" {
			hint = "Write the page, or name its file, as in ../guidance/sharing.md."
		}
		r.report(diag.LinkMissingPage, ref, "There is no %s “%s”.", t.Kind, t.Name).Hint = hint
		return missing(ref)
	default:
		d := diag.New(diag.LinkAmbiguous, ref.Pos, "“%s” fits %d pages.", t.Raw, len(ids)).
			Hinted("Give the page that you mean an id, or link to its file.")
		for _, id := range ids {
			d = d.See(diag.Position{Path: r.pages[id].object.Name}, "This page fits.")
		}
		r.found.Add(d)
		return missing(ref)
	}
}

func (r *resolver) toDraft(d *kind.Object, ref reference) Target {
	r.report(diag.LinkDraft, ref, "“%s” is a draft and is not published.", d.Meta.Title).
		Hint = "Finish it and remove its status, or take the link out. `--drafts` publishes drafts."
	return missing(ref)
}

// notFound reports a link to what is not there, and says what may be meant.
func (r *resolver) notFound(o *kind.Object, ref reference, clean string) Target {
	t := ref.Target
	for _, p := range []string{clean, path.Join(clean, "index.md"), strings.TrimSuffix(clean, ".html") + ".md"} {
		if d, ok := r.drafts[p]; ok {
			return r.toDraft(d, ref)
		}
	}
	if d, ok := r.draftIDs[t.Path]; ok && !strings.Contains(t.Path, "/") {
		return r.toDraft(d, ref)
	}
	code, what := diag.LinkMissingFile, "file"
	otherwise := "Copy the file to where the link says, or correct the name."
	switch ext := path.Ext(clean); {
	case ref.Kind == markup.RefImage:
		code, what = diag.ImageMissing, "picture"
		otherwise = "Copy the picture into the content folder, or correct the name."
	case ref.Kind == markup.RefCite && ext == "":
		code, what = diag.LinkMissingPage, "page"
		otherwise = "Sources are named by their id, or by their file as seen from this one. Correct the name, or give the page of the source this id."
	case ref.Kind == markup.RefCite, ext == ".md", ext == ".html", ext == "":
		code, what = diag.LinkMissingPage, "page"
		otherwise = "Write the page, or correct the name: links name a file as seen from this one, as in ../guidance/sharing.md."
	}
	hint := r.hints.link(o, ref, clean)
	if hint == "" {
		hint = otherwise
	}
	r.report(code, ref, "There is no %s %s.", what, t.Path).Hint = hint
	return missing(ref)
}

// place checks that a page has the place that a reference names, and describes
// it.
func (r *resolver) place(o *kind.Object, t *Target, ref reference) {
	if t.Fragment == "" {
		return
	}
	target := o
	if t.Kind == ToPage {
		target = r.pages[t.Page].object
	}
	a, ok := target.Body.Anchor(t.Fragment)
	if !ok && r.plain {
		a, ok = sloppyAnchor(&target.Body, t.Fragment)
		if ok {
			t.Fragment = a.ID
		}
	}
	if ok {
		t.Place = describe(&target.Body, a)
		return
	}
	if generatedAnchor(&target.Body, t.Fragment) {
		return
	}
	where := "this page"
	if t.Kind == ToPage && target != o {
		where = "the page “" + target.Meta.Title + "”"
	}
	hint := ""
	if r.hints.more() {
		var names []string
		for _, a := range target.Body.Anchors {
			names = append(names, a.ID)
		}
		hint = diag.DidYouMean(t.Fragment, names)
	}
	if hint == "" {
		hint = "A heading's name is its words in small letters with hyphens between them; {#name} after it sets another."
	}
	r.report(diag.LinkMissingAnchor, ref, "There is no place “%s” on %s.", t.Fragment, where).Hint = hint
	t.Fragment = ""
}

// sloppyAnchor finds a place by a name that another tool would have given it.
func sloppyAnchor(b *markup.Body, name string) (markup.Anchor, bool) {
	return b.Anchor(source.Slug(name))
}

// generatedAnchor tells whether a name is one that pages have without their
// author's doing.
func generatedAnchor(b *markup.Body, name string) bool {
	return b.Footnotes && (name == "footnotes" || strings.HasPrefix(name, "fn-") || strings.HasPrefix(name, "fnref-"))
}

func describe(b *markup.Body, a markup.Anchor) Place {
	p := Place{Paragraph: a.Number, Words: a.Cite, Named: a.Cite != ""}
	if a.Heading >= 0 && a.Heading < len(b.Headings) {
		h := b.Headings[a.Heading]
		p.Heading = a.Kind == markup.AnchorHeading
		if p.Words == "" {
			p.Words = h.Text.Text
		}
	}
	return p
}

func (r *resolver) checkCitation(t Target, ref reference, setting bool) {
	cited := r.pages[t.Page].object
	if cited.Meta.Kind != "source" {
		r.report(diag.CiteNotSource, ref, "“%s” is not a source.", cited.Meta.Title).
			Hint = "Cite the source itself, or use an ordinary link."
		return
	}
	if ref.Target.Fragment == "" && !setting && len(cited.Body.Anchors) > 0 {
		r.report(diag.CiteNoPlace, ref, "This does not say where in “%s”.", cited.Meta.Title).
			Hint = "Add the place, as in :cite[" + ref.Raw + "#" + cited.Body.Anchors[0].ID + "]."
	}
}

func (r *resolver) term(ref reference) Target {
	if i, ok := r.terms[strings.ToLower(ref.Raw)]; ok {
		return Target{Kind: ToTerm, Term: i, Raw: ref.Words}
	}
	hint := "Add it to glossary.toml, or name the entry: :term[" + ref.Words + "]{id=…}."
	if !r.hints.more() {
		// the words above do
	} else if near := diag.Suggest(ref.Raw, r.termNames); near != "" {
		hint = "Did you mean " + near + "?"
	}
	r.report(diag.TermUndefined, ref, "The glossary does not explain “%s”.", ref.Raw).Hint = hint
	return Target{Raw: ref.Words}
}
