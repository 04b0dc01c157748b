package site

import (
	"path"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
)

// suggester says what a reference that leads nowhere may mean.
type suggester struct {
	*symbols
	left      int      // how many more suggestions to look for
	files     []string // all pages and files, sorted; made on first use
	fragments []string
}

// mostHints bounds the suggestions in one run. Each looks at every name of the
// site, and a folder of somebody's Markdown may hold thousands of such links.
const mostHints = 300

// more tells whether there is time for one more suggestion.
func (s *suggester) more() bool {
	s.left--
	return s.left >= 0
}

// link says what a link may mean: a file of the same name elsewhere, with other
// capital letters, or with a name like it.
func (s *suggester) link(o *kind.Object, ref reference, clean string) string {
	if !s.more() {
		return ""
	}
	if ref.Kind == markup.RefCite || path.Ext(clean) == "" {
		var ids []string
		for id := range s.byID {
			ids = append(ids, id)
		}
		if near := diag.Suggest(ref.Target.Path, ids); near != "" {
			return "Did you mean " + near + "?"
		}
	}
	if s.files == nil {
		s.files = s.paths()
	}
	return didYouMeanFile(o, clean, s.files)
}

// fragment says which file was meant to be included.
func (s *suggester) fragment(o *kind.Object, clean string) string {
	if !s.more() {
		return ""
	}
	if s.fragments == nil {
		for p := range s.symbols.fragments {
			s.fragments = append(s.fragments, p)
		}
		slices.Sort(s.fragments)
	}
	return didYouMeanFile(o, clean, s.fragments)
}

func didYouMeanFile(o *kind.Object, clean string, paths []string) string {
	near := sameName(clean, paths)
	if near == "" {
		near = diag.Suggest(clean, paths)
	}
	if !likeStem(clean, near) {
		near = likeName(clean, paths)
	}
	if !likeStem(clean, near) {
		return ""
	}
	return "Did you mean " + relativeFile(o.Path, near) + "?"
}

// likeStem tells whether the names of two files are alike without what follows
// the dot, which is alike anyway.
func likeStem(a, b string) bool {
	stem := func(p string) string { return strings.TrimSuffix(path.Base(p), path.Ext(p)) }
	return b != "" && diag.Suggest(stem(a), []string{stem(b)}) != ""
}

// sameName returns the first file with the same name in whatever folder; .md may
// be left out.
func sameName(clean string, paths []string) string {
	if path.Base(clean) == "index.md" {
		return "" // every folder has one
	}
	for _, p := range paths {
		name := path.Base(p)
		if path.Ext(clean) == "" {
			name = strings.TrimSuffix(name, ".md")
		}
		if strings.EqualFold(name, path.Base(clean)) {
			return p
		}
	}
	return ""
}

// likeName returns the first file whose name alone is like the one that is
// missing.
func likeName(clean string, paths []string) string {
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
