package lsp

import (
	"context"
	"encoding/json"
	"net/url"
	"path"
	"strings"

	"partnerbook/generator/data"
	"partnerbook/generator/kind"
	"partnerbook/generator/lsp/rpc"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
)

// willRename returns the edits that mend links when the editor renames or moves files and
// folders.
func (s *Server) willRename(ctx context.Context, params json.RawMessage) (any, *rpc.Error) {
	p, ok := read[renameFilesParams](params)
	if !ok {
		return unread("willRenameFiles")
	}
	ctx, cancel := context.WithTimeout(ctx, settleTime)
	defer cancel()
	for _, f := range s.folders {
		moves := map[string]string{}
		for _, file := range p.Files {
			from, ok1 := pathOf(file.OldURI)
			to, ok2 := pathOf(file.NewURI)
			old, inside := f.contentPath(from)
			now, stays := f.contentPath(to)
			if ok1 && ok2 && inside && stays {
				moves[old] = now
			}
		}
		if len(moves) == 0 {
			continue
		}
		e := f.settle(ctx)
		if e == nil {
			return nil, nil
		}
		c := newChange(f, e)
		c.move(c.everyFile(moves))
		s.tellLost(c)
		return s.workspaceEdit(c), nil
	}
	return nil, nil
}

// everyFile returns the moves of all files, where some are of whole folders.
func (c *change) everyFile(moves map[string]string) map[string]string {
	var all []string
	for _, o := range c.objects {
		all = append(all, o.Path)
	}
	all = append(all, c.otherFiles()...)
	out := map[string]string{}
	for old, now := range moves {
		for _, file := range all {
			if rest, ok := strings.CutPrefix(file, old+"/"); ok {
				out[file] = path.Join(now, rest)
			}
		}
		out[old] = now
	}
	return out
}

// move mends all references where files are moved, by their content paths.
func (c *change) move(moves map[string]string) {
	c.mend(func(u use, raw string) string {
		from, to := u.from, c.fileOf(u.target)
		nowFrom, nowTo := from, to
		if now, ok := moves[from]; ok {
			nowFrom = now
		}
		if now, ok := moves[to]; ok {
			nowTo = now
		}
		if to == "" || from == nowFrom && to == nowTo {
			return raw
		}
		return c.moved(u, raw, from, nowFrom, to, nowTo)
	})
}

// moved returns a reference as it is to be after the file in which it stands, or the one that
// it leads to, has moved.
func (c *change) moved(u use, raw, from, nowFrom, to, nowTo string) string {
	head, fragment, has := cutFragment(raw)
	t := markup.ParseTarget(raw, kind.IsReference)
	switch {
	case t.Kind != "":
		if t.Name == nameOf(to) && t.Name != nameOf(nowTo) && c.hasNoID(u, t.Name) {
			return t.Kind + ":" + nameOf(nowTo) + joinFragment(fragment, has)
		}
		return raw
	case head == "" || t.Scheme != "":
		return raw
	case u.target.Data != nil:
		return movedData(raw, nowFrom, to, nowTo)
	case !c.isPath(u, head):
		return raw // an id, which goes with the page
	}
	if rooted := strings.HasPrefix(head, "/"); rooted {
		nowFrom = ""
		if to == nowTo {
			return raw
		}
		return "/" + strings.TrimPrefix(pathTo("", c.written(t.Path, to, nowTo)), "/") + joinFragment(fragment, has)
	}
	return pathTo(nowFrom, c.written(t.Path, to, nowTo)) + joinFragment(fragment, has)
}

// hasNoID tells whether a page is found by the name of its file and not by an id.
func (c *change) hasNoID(u use, name string) bool {
	return u.target.Kind == site.ToPage && c.Site.Pages[u.target.Page].Meta().ID.Text != name || isAid(c.Site.Pages[u.target.Page].Object)
}

// isPath tells whether what an author wrote is the path of a file, and not the id of a page.
func (c *change) isPath(u use, head string) bool {
	if u.target.Kind != site.ToPage {
		return true
	}
	page := &c.Site.Pages[u.target.Page]
	plain, err := url.PathUnescape(head)
	if err != nil {
		plain = head
	}
	return page.Meta().ID.Text != plain || path.Join(path.Dir(u.from), plain) == page.Object.Path
}

// written returns the new path of a file in the form in which the author wrote the old one:
// with its ending, as the address of the page, or without an ending.
func (c *change) written(wrote, to, nowTo string) string {
	ext := path.Ext(to)
	switch {
	case strings.HasSuffix(wrote, ext):
		return nowTo
	case strings.HasSuffix(wrote, ".html"):
		return site.URLOf(nowTo)
	case path.Base(to) == "index.md" && path.Base(nowTo) == "index.md" && path.Dir(nowTo) != ".":
		return path.Dir(nowTo)
	case c.Site.Config.Plain:
		return strings.TrimSuffix(nowTo, ext)
	}
	return nowTo
}

// movedData returns the name of a file of figures, which is seen from the folder of data or from
// the page.
func movedData(raw, nowFrom, to, nowTo string) string {
	ending := path.Ext(to)
	now := strings.TrimPrefix(nowTo, data.Folder+"/")
	if !strings.HasPrefix(nowTo, data.Folder+"/") {
		now = pathTo(nowFrom, nowTo)
	}
	if !strings.HasSuffix(raw, ending) {
		now = strings.TrimSuffix(now, ending)
	}
	if path.Join(data.Folder, raw) != to && path.Join(data.Folder, raw+ending) != to && strings.HasPrefix(nowTo, data.Folder+"/") {
		return pathTo(nowFrom, nowTo) // it was seen from the page
	}
	return now
}
