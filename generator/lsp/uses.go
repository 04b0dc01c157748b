package lsp

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"partnerbook/generator"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
)

// use is one place at which the site refers to something.
type use struct {
	file   string // as diagnostics name it
	from   string // content path of the file that relative paths are seen from
	ref    markup.Reference
	target site.Target
}

// searchName is the file that says to which pages queries are to lead.
const searchName = "search.toml"

// uses calls yield with everything that pages, aids and settings refer to.
func (e *edition) uses(f *folder, yield func(use) bool) {
	for u := range e.units {
		for i, ref := range u.Object.References() {
			if i < len(u.Targets) && !yield(use{u.Object.Name, u.Object.Path, ref, e.whole(u, u.Targets[i])}) {
				return
			}
		}
	}
	for file, words := range e.words(f) {
		for _, w := range words {
			if w.Text == "" {
				continue
			}
			ref := markup.Reference{Kind: markup.RefLink, Raw: w.Text, Pos: w.Pos}
			if !yield(use{w.Pos.Path, file, ref, e.resolve(w.Text)}) {
				return
			}
		}
	}
}

// whole returns a target that says on which page a place of the page itself is.
func (e *edition) whole(u *site.Unit, t site.Target) site.Target {
	if t.Kind == site.ToSelf {
		if id, ok := e.Site.PageOf(u.Object.Path); ok {
			t.Kind, t.Page = site.ToPage, id
		}
	}
	return t
}

// words returns what files besides pages and aids refer to, by their content paths. Paths in
// them are seen from the content folder.
func (e *edition) words(f *folder) map[string][]source.Word {
	out := map[string][]source.Word{}
	for _, t := range e.Site.Glossary {
		out["glossary.toml"] = append(out["glossary.toml"], t.GlossaryTerm.Sources...)
	}
	for _, d := range e.Site.Data {
		out[d.Path] = append(out[d.Path], d.Set.Sources...)
	}
	c := e.Site.Config
	settings := []source.Word{c.SearchHelp, c.Contact.Page, c.Brand.Logo}
	for _, item := range slices.Concat(c.Navigation, c.Footer) {
		settings = append(settings, item.Page)
	}
	out[generator.ConfigName] = settings
	name := f.pageFile(searchName)
	if raw := e.read(f, name).raw; raw != "" {
		t, _ := source.NewText(f.shown(name), []byte(raw))
		s, _ := source.ReadSearchWords(t)
		for _, x := range slices.Concat(s.Expect, s.Best) {
			out[searchName] = append(out[searchName], x.Page)
		}
	}
	return out
}

// resolve finds what a reference in settings leads to: a page by its path or its id, or a
// file.
func (e *edition) resolve(raw string) site.Target {
	t := markup.ParseTarget(raw, kind.IsReference)
	if t.Scheme != "" || t.Path == "" && t.Kind == "" {
		return site.Target{}
	}
	clean := strings.TrimPrefix(path.Clean("/"+t.Path), "/")
	if id, ok := e.Site.PageOf(clean); ok && t.Kind == "" {
		return site.Target{Kind: site.ToPage, Page: id, Fragment: t.Fragment}
	}
	name := t.Path + t.Name // one of them is empty
	for i := range e.Site.Pages {
		p := &e.Site.Pages[i]
		if t.Kind != "" && t.Kind != "page" && t.Kind != p.Meta().Kind {
			continue
		}
		if p.Meta().ID.Text == name || t.Kind != "" && nameOf(p.Object.Path) == name {
			return site.Target{Kind: site.ToPage, Page: site.PageID(i), Fragment: t.Fragment}
		}
	}
	return site.Target{Kind: site.ToFile, File: clean, Fragment: t.Fragment}
}

// nameOf returns the name by which KIND:NAME finds a page that has no id.
func nameOf(contentPath string) string {
	name := strings.TrimSuffix(path.Base(contentPath), path.Ext(contentPath))
	if name == "index" && path.Dir(contentPath) != "." {
		return path.Base(path.Dir(contentPath))
	}
	return name
}

// fileOf returns the content path of the file that a target leads to, or "".
func (e *edition) fileOf(t site.Target) string {
	switch t.Kind {
	case site.ToPage:
		return e.Site.Pages[t.Page].Object.Path
	case site.ToFile:
		return t.File
	case site.ToUnit:
		if t.Unit != nil {
			return t.Unit.Object.Path
		}
	case site.ToCell, site.ToTable, site.ToChart:
		return e.Site.Data[t.Data.Set].Path
	}
	return ""
}

// stretch is a part of a line of a file.
type stretch struct{ line, from, to int } // bytes

// stretchOf returns where the words of a reference stand: those that the author wrote, within
// the place that the compiler names.
func stretchOf(t *text, ref markup.Reference) (stretch, bool) {
	line, from, to := t.columns(ref.Pos)
	raw := ref.Raw
	if ref.Kind == markup.RefTerm {
		return stretch{line, from, to}, to > from
	}
	if raw == "" {
		return stretch{}, false
	}
	if i := strings.Index(t.line(line)[from:to], raw); i >= 0 {
		return stretch{line, from + i, from + i + len(raw)}, true
	}
	if ref.Kind == markup.RefLink || ref.Kind == markup.RefImage {
		return definitionOf(t, raw)
	}
	return stretch{}, false
}

var linkDefinition = regexp.MustCompile(`^ {0,3}\[[^\]]+\]:\s*<?`)

// definitionOf finds the line [name]: address of a link that is written [words][name].
func definitionOf(t *text, raw string) (stretch, bool) {
	for i := range t.starts {
		s := t.line(i)
		if m := linkDefinition.FindString(s); m != "" && strings.HasPrefix(s[len(m):], raw) {
			if rest := s[len(m)+len(raw):]; rest == "" || strings.ContainsAny(rest[:1], " >\t") {
				return stretch{i, len(m), len(m) + len(raw)}, true
			}
		}
	}
	return stretch{}, false
}

// useAt returns the use under a place of a file: one whose address stands there or, in a link,
// whose words do.
func (e *edition) useAt(f *folder, file string, t *text, line, column int) (found use, at stretch, ok bool) {
	for u := range func(yield func(use) bool) { e.uses(f, yield) } {
		if u.file != file {
			continue
		}
		isLink := u.ref.Kind == markup.RefLink || u.ref.Kind == markup.RefImage
		if u.ref.Pos.Line != line+1 && !isLink {
			continue
		}
		s, known := stretchOf(t, u.ref)
		if known && s.line == line && s.from <= column && column <= s.to {
			return u, s, true
		}
		whole, from, to := t.columns(u.ref.Pos)
		inLink := isLink && whole == line && from <= column && column <= to // [words][name]
		if inLink || known && s.line == line && inWords(t.line(line), column, s.from) {
			if s.line != line {
				s = stretch{line, from, to}
			}
			found, at, ok = u, s, true
		}
	}
	return found, at, ok
}

// inWords tells whether a column is in the words of the link whose address begins at another.
func inWords(line string, column, address int) bool {
	words, isLink := strings.CutSuffix(strings.TrimSuffix(line[:min(address, len(line))], "<"), "](")
	open := 1
	for i := len(words) - 1; isLink && i >= 0; i-- {
		switch words[i] {
		case ']':
			open++
		case '[':
			open--
		}
		if open == 0 {
			return i <= column && column < address
		}
	}
	return false
}

// anchorPlace returns where a place of a page stands: its line, and the stretch of its name if
// the author wrote one.
func anchorPlace(o *kind.Object, t *text, id string) (pos diag.Position, name stretch, written, ok bool) {
	for i, a := range o.Body.Anchors {
		if a.ID != id || i >= len(o.Body.Places) {
			continue
		}
		pos = o.Body.Places[i]
		line, from, to := t.columns(pos)
		if s := t.line(line)[from:to]; strings.HasPrefix(s, "#"+id) {
			return pos, stretch{line, from + 1, from + 1 + len(id)}, true, true
		} else if at := strings.Index(s, "id="); at >= 0 && strings.Contains(s[at:], id) {
			begin := from + at + strings.Index(s[at:], id)
			return pos, stretch{line, begin, begin + len(id)}, true, true
		}
		return pos, stretch{line, from, to}, false, true
	}
	return diag.Position{}, stretch{}, false, false
}
