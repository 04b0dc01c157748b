package lsp

import (
	"context"
	"encoding/json"
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/lsp/rpc"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
)

// spot is where the cursor stands, in a site that has been looked at since.
type spot struct {
	*folder
	*edition
	document     *document
	line, column int // column in bytes
}

// spot waits for the site and returns where a request points; nil if that is in no site.
func (s *Server) spot(ctx context.Context, params json.RawMessage) *spot {
	p, ok := read[positionParams](params)
	d := s.documents[p.TextDocument.URI]
	if !ok || d == nil || d.folder == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, settleTime)
	defer cancel()
	e := d.folder.settle(ctx)
	if e == nil || p.Position.Line < 0 || p.Position.Line >= d.text.lines() {
		return nil
	}
	return &spot{d.folder, e, d, p.Position.Line, s.encoding.bytes(d.text.line(p.Position.Line), p.Position.Character)}
}

func (p *spot) shownName() string { return p.folder.shown(p.document.name) }

func (p *spot) use() (use, stretch, bool) {
	return p.useAt(p.folder, p.shownName(), p.document.text, p.line, p.column)
}

// object returns the object that the document is compiled to, or nil.
func (p *spot) own() *kind.Object {
	if path, ok := p.contentPath(p.document.name); ok {
		return p.edition.object(path)
	}
	return nil
}

func (s *Server) definition(ctx context.Context, params json.RawMessage) (any, *rpc.Error) {
	p := s.spot(ctx, params)
	if p == nil {
		return nil, nil
	}
	if u, _, ok := p.use(); ok {
		if name, pos := p.place(u); name != "" {
			return s.locate(p, name, pos), nil
		}
		return nil, nil
	}
	if term, ok := p.listed(); ok && term.Pos.Line > 0 {
		return s.locate(p, p.file(term.Pos.Path), term.Pos), nil
	}
	return nil, nil
}

// locate returns a place in a file.
func (s *Server) locate(p *spot, name string, pos diag.Position) location {
	uri, _ := p.uri(name)
	if pos.Line == 0 {
		return location{URI: uri}
	}
	return location{uri, p.read(p.folder, name).place(pos, s.encoding)}
}

// place returns where what a use refers to stands; the position is that of the file as a whole
// where nothing more is known.
func (p *spot) place(u use) (name string, pos diag.Position) {
	switch t := u.target; t.Kind {
	case site.ToTerm:
		pos = p.Site.Glossary[t.Term].Pos
		return p.file(pos.Path), pos
	case site.ToPage:
		o := p.Site.Pages[t.Page].Object
		name = p.pageFile(o.Path)
		if at, _, _, ok := anchorPlace(o, p.read(p.folder, name), t.Fragment); ok {
			return name, at
		}
		return name, diag.Position{}
	case site.ToCell:
		d := p.Site.Data[t.Data.Set]
		if row, _, problem := d.One(u.ref.Data.Where, u.ref.Data.Show); problem == nil {
			pos = diag.Position{Line: row + 2, Column: 1} // the first line names the columns
		}
		return p.pageFile(d.Path), pos
	}
	if file := p.fileOf(u.target); file != "" {
		return p.pageFile(file), diag.Position{}
	}
	return "", diag.Position{}
}

// references returns every place that refers to what stands at the cursor: to what the
// reference there leads to, to the place that is named there, or else to the page.
func (s *Server) references(ctx context.Context, params json.RawMessage) (any, *rpc.Error) {
	p := s.spot(ctx, params)
	if p == nil {
		return nil, nil
	}
	wanted, ok := p.meant()
	if !ok {
		return nil, nil
	}
	out := []location{}
	for u := range func(yield func(use) bool) { p.uses(p.folder, yield) } {
		if !p.same(u.target, wanted) {
			continue
		}
		name := p.file(u.file)
		t := p.read(p.folder, name)
		if at, ok := stretchOf(t, u.ref); ok {
			uri, _ := p.uri(name)
			out = append(out, location{uri, t.span(at.line, at.from, at.to, s.encoding)})
		}
	}
	return out, nil
}

// meant returns what the cursor stands on: what a reference leads to, a place, or the page.
func (p *spot) meant() (site.Target, bool) {
	if u, _, ok := p.use(); ok && u.target.Kind != site.Missing {
		return u.target, true
	}
	o := p.own()
	if o == nil {
		return site.Target{}, false
	}
	id, ok := p.Site.PageOf(o.Path)
	if !ok {
		return site.Target{}, false
	}
	return site.Target{Kind: site.ToPage, Page: id, Fragment: p.anchorAt(o)}, true
}

// anchorAt returns the name of the place that is named in the line of the cursor, or "".
func (p *spot) anchorAt(o *kind.Object) string {
	for i, a := range o.Body.Anchors {
		if i < len(o.Body.Places) && o.Body.Places[i].Line == p.line+1 {
			return a.ID
		}
	}
	return ""
}

// same tells whether two targets are the same page, place, term or file.
func (p *spot) same(a, b site.Target) bool {
	switch {
	case a.Kind == site.Missing || a.Kind == site.ToExternal && a.Raw != b.Raw:
		return false
	case a.Kind == site.ToTerm || b.Kind == site.ToTerm:
		return a.Kind == b.Kind && a.Term == b.Term
	case a.Kind == site.ToExternal || b.Kind == site.ToExternal:
		return a.Kind == b.Kind
	}
	file := p.fileOf(a)
	return file != "" && file == p.fileOf(b) && (b.Fragment == "" || a.Fragment == b.Fragment)
}

// The kinds of symbols that editors have signs for.
const (
	symbolString = 15
	symbolKey    = 20
)

// symbols returns the headings of a page, one within the other, and its named places.
func (s *Server) symbols(ctx context.Context, params json.RawMessage) (any, *rpc.Error) {
	p := s.spot(ctx, params)
	if p == nil || p.own() == nil {
		return []documentSymbol{}, nil
	}
	o := p.own()
	at := 0
	return s.symbolsBelow(p, o, &at, 0), nil
}

// symbolsBelow returns the symbols from an anchor on, as far as they are of a deeper level.
func (s *Server) symbolsBelow(p *spot, o *kind.Object, at *int, level int) []documentSymbol {
	out := []documentSymbol{}
	for *at < len(o.Body.Anchors) && *at < len(o.Body.Places) {
		a, place := o.Body.Anchors[*at], p.document.text.place(o.Body.Places[*at], s.encoding)
		if a.Kind != markup.AnchorHeading || a.Heading < 0 {
			out = append(out, documentSymbol{Name: "#" + a.ID, Kind: symbolKey, Range: place, SelectionRange: place})
			*at++
			continue
		}
		h := o.Body.Headings[a.Heading]
		if h.Level <= level {
			return out
		}
		*at++
		name := h.Text.Text
		if name == "" {
			name = "#" + a.ID
		}
		out = append(out, documentSymbol{
			Name: name, Detail: "#" + a.ID, Kind: symbolString, Range: place, SelectionRange: place,
			Children: s.symbolsBelow(p, o, at, h.Level),
		})
	}
	return out
}

// pathTo returns the path of a file of the content as a link in another one has it.
func pathTo(from, to string) string { return site.Relative(from, to) }

// sortedKeys returns the keys of a map in order.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
