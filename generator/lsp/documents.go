package lsp

import (
	"context"
	"encoding/json"
	"slices"

	"partnerbook/generator/lsp/rpc"
)

// document is a text that is open in the editor, as it was at one moment. Each edit makes
// another.
type document struct {
	uri     string
	name    string // of its file
	version int
	edition int64 // among all texts that there were
	text    *text
	recent  []recentChange // that led to the text, by version
	folder  *folder        // nil if it is of no site
}

// unread is what a message gets whose parameters cannot be read.
func unread(what string) (any, *rpc.Error) {
	return nil, rpc.Errorf(rpc.InvalidParams, "the parameters of %s cannot be read", what)
}

func (s *Server) didOpen(_ context.Context, params json.RawMessage) (any, *rpc.Error) {
	p, ok := read[didOpenParams](params)
	name, isFile := pathOf(p.TextDocument.URI)
	if !ok || !isFile {
		return nil, nil // a text that was never saved is of no site
	}
	d := &document{
		uri: p.TextDocument.URI, name: name, version: p.TextDocument.Version,
		text: newText(p.TextDocument.Text), folder: s.folderOf(name),
	}
	for _, c := range s.early.of(d) {
		d.change(c, s.encoding)
	}
	s.put(d)
	return nil, nil
}

// put puts a text in the place of that of before.
func (s *Server) put(d *document) {
	s.edits++
	d.edition = s.edits
	s.documents[d.uri] = d
	if d.folder != nil {
		d.folder.change(d.name, d)
	}
}

func (s *Server) didChange(_ context.Context, params json.RawMessage) (any, *rpc.Error) {
	p, ok := read[didChangeParams](params)
	old := s.documents[p.TextDocument.URI]
	switch {
	case !ok:
		return unread("didChange")
	case old == nil:
		s.early.add(p)
		return nil, nil
	}
	next := *old
	next.change(p, s.encoding)
	s.put(&next)
	return nil, nil
}

func (s *Server) didClose(_ context.Context, params json.RawMessage) (any, *rpc.Error) {
	p, _ := read[documentParams](params)
	d := s.documents[p.TextDocument.URI]
	delete(s.early, p.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	delete(s.documents, d.uri)
	if d.folder != nil {
		d.folder.change(d.name, nil)
		s.closeUnwanted()
	}
	return nil, nil
}

func (s *Server) didSave(_ context.Context, params json.RawMessage) (any, *rpc.Error) {
	p, _ := read[documentParams](params)
	if name, ok := pathOf(p.TextDocument.URI); ok {
		s.fileChanged(name)
	}
	return nil, nil
}

func (s *Server) didChangeWatchedFiles(_ context.Context, params json.RawMessage) (any, *rpc.Error) {
	p, _ := read[watchedFilesParams](params)
	for _, c := range p.Changes {
		if name, ok := pathOf(c.URI); ok {
			s.fileChanged(name)
		}
	}
	return nil, nil
}

// fileChanged notes that a file on disk may be another.
func (s *Server) fileChanged(name string) {
	for _, f := range s.folders {
		if f.holds(name) {
			f.changed(name)
		}
	}
}

// didChangeFolders opens the sites of folders that were added, and closes those of which
// nothing is open any more.
func (s *Server) didChangeFolders(_ context.Context, params json.RawMessage) (any, *rpc.Error) {
	p, ok := read[foldersParams](params)
	if !ok {
		return unread("didChangeWorkspaceFolders")
	}
	for _, removed := range p.Event.Removed {
		if name, ok := pathOf(removed.URI); ok {
			s.roots = slices.DeleteFunc(s.roots, func(root string) bool { return root == name })
		}
	}
	for _, added := range p.Event.Added {
		s.addRoot(added.URI)
	}
	s.closeUnwanted()
	s.openRoots()
	return nil, nil
}

// closeUnwanted closes the sites of which nothing is open.
func (s *Server) closeUnwanted() {
	s.folders = slices.DeleteFunc(s.folders, func(f *folder) bool {
		if s.isWanted(f) {
			return false
		}
		f.end()
		return true
	})
}

// isWanted tells whether the editor has a folder of a site open, or a text of it.
func (s *Server) isWanted(f *folder) bool {
	for _, d := range s.documents {
		if d.folder == f {
			return true
		}
	}
	return s.options.Content != "" || slices.ContainsFunc(s.roots, func(root string) bool {
		_, inside := below(f.root, root)
		_, around := below(root, f.root)
		return inside || around
	})
}
