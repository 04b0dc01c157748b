package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"partnerbook/generator/kind"
	"partnerbook/generator/lsp/rpc"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
)

// What can be renamed is what the cursor stands on:
//
//   - the file of a page, in the path of a link to it;
//   - the name of a place: {#name}, the # part of a link or citation, or a heading that has no
//     name of its own, which then gets one;
//   - the id of a page: in its settings, or where it is referred to by it.
type renaming struct {
	what string // "file", "place" or "id"
	at   stretch
	old  string
	page site.PageID
}

// renaming finds out what is to be renamed. problem says why nothing can be.
func (p *spot) renaming() (r renaming, problem string) {
	if u, at, ok := p.use(); ok {
		return p.renamingOf(u, at)
	}
	o := p.own()
	if o == nil {
		return r, "There is nothing here to rename."
	}
	id, ok := p.Site.PageOf(o.Path)
	if !ok {
		return r, "Only what is published can be renamed."
	}
	if w := o.Meta.ID; w.Text != "" && w.Pos.Line == p.line+1 && !isAid(o) {
		if at, ok := stretchOf(p.document.text, markup.Reference{Raw: w.Text, Pos: w.Pos}); ok {
			return renaming{"id", at, w.Text, id}, ""
		}
	}
	if anchor := p.anchorAt(o); anchor != "" {
		return p.renamingPlace(id, anchor)
	}
	return r, "There is nothing here to rename: point at the id of a page, the name of a place, a heading, or a link."
}

func isAid(o *kind.Object) bool { return o.Meta.Kind == kind.AidName }

// renamingOf finds out which part of a reference is meant.
func (p *spot) renamingOf(u use, at stretch) (r renaming, problem string) {
	if u.target.Kind != site.ToPage {
		return r, "Only pages and their places can be renamed here."
	}
	raw := p.document.text.line(at.line)[at.from:at.to]
	if raw != u.ref.Raw {
		return r, "Point at the address of the link, not at its words."
	}
	hash := strings.IndexByte(raw, '#')
	if hash >= 0 && (p.column > at.from+hash || hash == 0) {
		r, problem = p.renamingPlace(u.target.Page, u.target.Fragment)
		r.at = stretch{at.line, at.from + hash + 1, at.to}
		return r, problem
	}
	if hash >= 0 {
		at.to = at.from + hash
	}
	page := &p.Site.Pages[u.target.Page]
	name := p.document.text.line(at.line)[at.from:at.to]
	if id := page.Meta().ID.Text; id != "" && !isAid(page.Object) && strings.HasSuffix(name, id) && (name == id || strings.HasSuffix(name, ":"+id)) {
		return renaming{"id", stretch{at.line, at.to - len(id), at.to}, id, u.target.Page}, ""
	}
	if strings.Contains(name, ":") {
		return r, "This page has no id. Rename its file."
	}
	return renaming{"file", at, page.Object.Path, u.target.Page}, ""
}

func (p *spot) renamingPlace(id site.PageID, anchor string) (r renaming, problem string) {
	o := p.Site.Pages[id].Object
	a, ok := o.Body.Anchor(anchor)
	name := p.pageFile(o.Path)
	_, at, written, known := anchorPlace(o, p.read(p.folder, name), anchor)
	switch {
	case !ok || !known:
		return r, "The program gave this place its name; it cannot be renamed."
	case a.Kind == markup.AnchorItem && o.Meta.Kind == "checklist":
		return r, "What readers have noted hangs on the names of the items of a checklist, so they are not renamed."
	case !written && a.Kind != markup.AnchorHeading:
		return r, "The program numbers this place; it cannot be renamed."
	}
	return renaming{"place", at, anchor, id}, ""
}

func (s *Server) prepareRename(ctx context.Context, params json.RawMessage) (any, *rpc.Error) {
	p := s.spot(ctx, params)
	if p == nil {
		return nil, nil
	}
	r, problem := p.renaming()
	if problem != "" {
		return nil, rpc.Errorf(rpc.RequestFailed, "%s", problem)
	}
	return prepared{p.document.text.span(r.at.line, r.at.from, r.at.to, s.encoding), r.old}, nil
}

func (s *Server) rename(ctx context.Context, params json.RawMessage) (any, *rpc.Error) {
	p := s.spot(ctx, params)
	q, _ := read[renameParams](params)
	if p == nil {
		return nil, rpc.Errorf(rpc.RequestFailed, "There is no site here.")
	}
	r, problem := p.renaming()
	if problem == "" {
		problem = p.unfit(r, q.NewName)
	}
	if problem != "" {
		return nil, rpc.Errorf(rpc.RequestFailed, "%s", problem)
	}
	c := newChange(p.folder, p.edition)
	page := p.Site.Pages[r.page].Object
	switch r.what {
	case "file":
		to := movedTo(r.old, q.NewName)
		c.move(map[string]string{r.old: to})
		s.tellLost(c)
		return s.workspaceEdit(c, renameFile{"rename", p.uriOnly(p.pageFile(r.old)), uriOf(p.pageFile(to))}), nil
	case "id":
		c.renameID(page, r.page, q.NewName)
	case "place":
		c.renamePlace(page, r.page, r.old, q.NewName)
	}
	s.tellLost(c)
	return s.workspaceEdit(c), nil
}

func (p *spot) uriOnly(name string) string {
	uri, _ := p.uri(name)
	return uri
}

// tellLost tells the author of references that stay as they were.
func (s *Server) tellLost(c *change) {
	if len(c.lost) > 0 {
		s.show(messageInfo, "Not mended, since they are written in a way that cannot be told apart: "+strings.Join(c.lost, ", "))
	}
}

// movedTo returns the content path that a new name for a file means: a path from the content
// folder or, without folders, a name in the same folder. The ending may be left out.
func movedTo(old, name string) string {
	name = strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "/")
	if path.Ext(name) != path.Ext(old) {
		name += path.Ext(old)
	}
	if !strings.Contains(name, "/") {
		return path.Join(path.Dir(old), name)
	}
	return path.Clean(name)
}

// unfit says why a new name cannot be used, or nothing.
func (p *spot) unfit(r renaming, name string) string {
	switch r.what {
	case "file":
		to := movedTo(r.old, name)
		if strings.TrimSpace(name) == "" || to == ".." || strings.HasPrefix(to, "../") {
			return fmt.Sprintf("“%s” cannot be the name of a page: write its path from the content folder, as in guidance/sharing.md.", name)
		}
		if p.edition.object(to) != nil {
			return "There is a file " + to + " already."
		}
	case "id":
		if !source.ValidID(name) {
			return fmt.Sprintf("“%s” cannot be an id: it holds small letters, digits and hyphens, and begins with a letter.", name)
		}
		for i := range p.Site.Pages {
			if p.Site.Pages[i].Meta().ID.Text == name {
				return "The page “" + p.Site.Pages[i].Meta().Title + "” has this id already."
			}
		}
	case "place":
		if !markup.IsAnchor(name) {
			return fmt.Sprintf("“%s” cannot be the name of a place: it holds letters, digits and hyphens, and begins with a letter.", name)
		}
		if _, taken := p.Site.Pages[r.page].Object.Body.Anchor(name); taken {
			return "There is another place with the name “" + name + "” on this page."
		}
	}
	return ""
}

// renameID gives a page another id, and mends what refers to it by the old one.
func (c *change) renameID(page *kind.Object, id site.PageID, name string) {
	old := page.Meta.ID.Text
	file := c.pageFile(page.Path)
	if at, ok := stretchOf(c.read(c.folder, file), markup.Reference{Raw: old, Pos: page.Meta.ID.Pos}); ok {
		c.replace(file, at, name)
	}
	c.mend(func(u use, raw string) string {
		if u.target.Kind != site.ToPage || u.target.Page != id {
			return raw
		}
		head, fragment, has := cutFragment(raw)
		before, by := strings.CutSuffix(head, old)
		if !by || before != "" && !strings.HasSuffix(before, ":") || before == "" && c.isPath(u, head) {
			return raw
		}
		return before + name + joinFragment(fragment, has)
	})
}

// renamePlace gives a place another name, and mends what refers to it by the old one.
func (c *change) renamePlace(page *kind.Object, id site.PageID, old, name string) {
	file := c.pageFile(page.Path)
	t := c.read(c.folder, file)
	_, at, written, _ := anchorPlace(page, t, old)
	if written {
		c.replace(file, at, name)
	} else {
		line := strings.TrimRight(t.line(at.line), " \t")
		c.replace(file, stretch{at.line, len(line), len(t.line(at.line))}, " {#"+name+"}")
	}
	c.mend(func(u use, raw string) string {
		if u.target.Kind != site.ToPage || u.target.Page != id || u.target.Fragment != old {
			return raw
		}
		head, fragment, has := cutFragment(raw)
		if !has || fragment == "" {
			return raw
		}
		return head + "#" + name
	})
}

func cutFragment(raw string) (head, fragment string, has bool) { return strings.Cut(raw, "#") }

func joinFragment(fragment string, has bool) string {
	if !has {
		return ""
	}
	return "#" + fragment
}

// mend rewrites every reference for which by returns something else than it is given.
func (c *change) mend(by func(u use, raw string) string) {
	for u := range func(yield func(use) bool) { c.uses(c.folder, yield) } {
		switch u.target.Kind {
		case site.Missing, site.ToTerm, site.ToList, site.ToView, site.ToExternal:
			continue
		}
		raw := u.ref.Raw
		if u.ref.Kind == markup.RefData { // its raw text goes on with conditions
			raw, _, _ = strings.Cut(raw, "?")
		}
		words := by(u, raw)
		if words == raw {
			continue
		}
		name := c.file(u.file)
		ref := u.ref
		ref.Raw = raw
		at, ok := stretchOf(c.read(c.folder, name), ref)
		if !ok {
			c.lost = append(c.lost, fmt.Sprintf("%s:%d", u.file, u.ref.Pos.Line))
			continue
		}
		c.replace(name, at, words)
	}
}
