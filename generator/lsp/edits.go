package lsp

import (
	"cmp"
	"slices"
)

// change is a set of edits of files, by their names on disk.
type change struct {
	*spotless
	edits map[string][]replacement
	lost  []string // references that could not be mended, for a message
}

// spotless is a site without a place in it.
type spotless struct {
	*folder
	*edition
}

// replacement puts other words in the place of a stretch of a line.
type replacement struct {
	stretch
	words string
}

func newChange(f *folder, e *edition) *change {
	return &change{&spotless{f, e}, map[string][]replacement{}, nil}
}

// replace notes an edit; the same edit twice is one.
func (c *change) replace(name string, at stretch, words string) {
	r := replacement{at, words}
	if !slices.Contains(c.edits[name], r) {
		c.edits[name] = append(c.edits[name], r)
	}
}

// workspaceEdit returns the edits in the form that the editor knows, and the renames of files
// after them.
func (s *Server) workspaceEdit(c *change, renames ...renameFile) workspaceEdit {
	var out workspaceEdit
	modern := s.client.Capabilities.Workspace.WorkspaceEdit.DocumentChanges || len(renames) > 0
	for _, name := range sortedKeys(c.edits) {
		uri, version := c.uri(name)
		t := c.read(c.folder, name)
		var edits []textEdit
		for _, r := range c.edits[name] {
			edits = append(edits, textEdit{t.span(r.line, r.from, r.to, s.encoding), r.words})
		}
		edits = sortEdits(edits)
		if modern {
			out.DocumentChanges = append(out.DocumentChanges, documentEdit{versionedID{uri, version}, edits})
			continue
		}
		if out.Changes == nil {
			out.Changes = map[string][]textEdit{}
		}
		out.Changes[uri] = edits
	}
	for _, r := range renames {
		out.DocumentChanges = append(out.DocumentChanges, r)
	}
	return out
}

// sortEdits puts edits in the order of their places.
func sortEdits(edits []textEdit) []textEdit {
	slices.SortFunc(edits, func(a, b textEdit) int {
		return cmp.Or(cmp.Compare(a.Range.Start.Line, b.Range.Start.Line), cmp.Compare(a.Range.Start.Character, b.Range.Start.Character))
	})
	return edits
}
