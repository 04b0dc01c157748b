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

// resolver finds the targets of references.
type resolver struct {
	*symbols
	config source.Config
	lists  *lister
	// units holds the included files, resolved, by path; nil while one is being
	// resolved, to find circles.
	units map[string]*Unit
	depth int
	used  map[string]bool // files that something links to
	found diag.List
}

func newResolver(s *symbols, in Input, lists *lister) *resolver {
	return &resolver{symbols: s, config: in.Config, lists: lists, units: map[string]*Unit{}, used: map[string]bool{}}
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
	case markup.RefList, markup.RefTerm, markup.RefExternal:
	default:
		ref.Target = markup.ParseTarget(written.Raw, kind.IsReference)
	}
	switch ref.Kind {
	case markup.RefExternal:
		return Target{Kind: ToExternal, Raw: ref.Raw}
	case markup.RefTerm:
		return r.term(ref)
	case markup.RefInclude:
		return r.include(o, ref)
	case markup.RefList:
		list, found := r.lists.list(written, self)
		r.found.Add(found...)
		return Target{Kind: ToList, List: list}
	}
	t := r.address(o, self, ref)
	if ref.Kind == markup.RefImage && t.Kind == ToPage {
		r.report(diag.ImageMissing, ref, "“%s” is a page, not a picture.", ref.Raw)
		return missing(ref)
	}
	if t.Kind == ToPage || t.Kind == ToSelf {
		r.place(o, &t, ref)
	}
	if setting && t.Kind != ToPage && t.Kind != Missing {
		r.report(diag.LinkNotAPage, ref, "“%s” is not a page of this site.", ref.Raw).
			Hint = "Name a page here. Links to files and other sites go into the text."
		t = Target{Raw: ref.Raw}
	}
	if ref.Kind == markup.RefCite && t.Kind == ToPage {
		r.checkCitation(t, ref, setting)
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
		r.report(diag.LinkOutside, ref, "“%s” leads out of the content folder.", t.Raw).
			Hint = "Link to what stands in the content folder; a leading / means the folder itself."
		return missing(ref)
	}
	if id, ok := r.page(clean, t.Path); ok {
		return r.toPage(o, id, t.Fragment)
	}
	if r.files[clean] && ref.Kind != markup.RefCite {
		r.used[clean] = true
		return Target{Kind: ToFile, File: clean, Fragment: t.Fragment}
	}
	if id, ok := r.byID[t.Path]; ok {
		return r.toPage(o, id, t.Fragment)
	}
	return r.notFound(o, ref, clean)
}

// join returns the content path that a link in a file means; inside is false if
// that would lie outside the content folder.
func join(from, link string) (clean string, inside bool) {
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

// page finds a page by content path, by address, or as a folder's own page.
func (r *resolver) page(clean, written string) (PageID, bool) {
	if id, ok := r.byPath[clean]; ok {
		return id, true
	}
	if strings.HasSuffix(clean, ".html") {
		id, ok := r.byURL[clean]
		return id, ok
	}
	if id, ok := r.byURL[path.Join(clean, "index.html")]; ok {
		return id, true
	}
	if r.plain {
		// Other tools let the extension out, and write folders for pages.
		id, ok := r.byPath[strings.TrimSuffix(clean, "/")+".md"]
		return id, ok
	}
	return None, false
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
		var names []string
		for name, ids := range r.byName {
			if len(r.named(t.Kind, name)) == len(ids) {
				names = append(names, name)
			}
		}
		r.report(diag.LinkMissingPage, ref, "There is no %s “%s”.", t.Kind, t.Name).
			Hint = diag.DidYouMean(t.Name, names)
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
	if d, ok := r.drafts[clean]; ok {
		return r.toDraft(d, ref)
	}
	if d, ok := r.draftIDs[t.Path]; ok && !strings.Contains(t.Path, "/") {
		return r.toDraft(d, ref)
	}
	code, what := diag.LinkMissingFile, "file"
	switch ext := path.Ext(clean); {
	case ref.Kind == markup.RefImage:
		code, what = diag.ImageMissing, "picture"
	case ref.Kind == markup.RefCite, ext == ".md", ext == ".html", ext == "":
		code, what = diag.LinkMissingPage, "page"
	}
	r.report(code, ref, "There is no %s %s.", what, t.Path).Hint = r.suggest(o, ref, clean)
	return missing(ref)
}

// suggest says what a link that leads nowhere may mean: a file of the same name
// elsewhere, another capital letter, or a name like it.
func (r *resolver) suggest(o *kind.Object, ref reference, clean string) string {
	var candidates []string
	if ref.Kind == markup.RefCite || path.Ext(clean) == "" {
		for id := range r.byID {
			candidates = append(candidates, id)
		}
		if near := diag.Suggest(ref.Target.Path, candidates); near != "" {
			return "Did you mean " + near + "?"
		}
	}
	paths := r.paths()
	if ref.Kind != markup.RefCite {
		for f := range r.files {
			paths = append(paths, f)
		}
	}
	slices.Sort(paths)
	best := ""
	for _, p := range paths {
		if strings.EqualFold(path.Base(p), path.Base(clean)) {
			best = p
			break
		}
	}
	if best == "" {
		best = diag.Suggest(clean, paths)
	}
	if best == "" {
		best = suggestName(clean, paths)
	}
	if best == "" {
		return ""
	}
	return "Did you mean " + relativeFile(o.Path, best) + "?"
}

// suggestName looks for a file whose name alone is like the one that is missing.
func suggestName(clean string, paths []string) string {
	names := make([]string, len(paths))
	for i, p := range paths {
		names[i] = path.Base(p)
	}
	near := diag.Suggest(path.Base(clean), names)
	if i := slices.Index(names, near); near != "" && i >= 0 {
		return paths[i]
	}
	return ""
}

// relativeFile returns how a file is written in a link in another file.
func relativeFile(from, to string) string {
	dir := path.Dir(from)
	up := ""
	for dir != "." && !strings.HasPrefix(to, dir+"/") {
		dir = path.Dir(dir)
		up += "../"
	}
	return up + strings.TrimPrefix(to, strings.TrimPrefix(dir+"/", "./"))
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
	var names []string
	for _, a := range target.Body.Anchors {
		names = append(names, a.ID)
	}
	where := "this page"
	if t.Kind == ToPage && target != o {
		where = "the page “" + target.Meta.Title + "”"
	}
	r.report(diag.LinkMissingAnchor, ref, "There is no place “%s” on %s.", t.Fragment, where).
		Hint = diag.DidYouMean(t.Fragment, names)
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
	var names []string
	for name := range r.terms {
		names = append(names, name)
	}
	r.report(diag.TermUndefined, ref, "The glossary does not explain “%s”.", ref.Raw).
		Hint = diag.DidYouMean(ref.Raw, names)
	return Target{Raw: ref.Words}
}
