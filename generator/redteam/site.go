package redteam

import (
	"strings"
	"testing/fstest"
)

// Site is the files of some cases.
type Site struct {
	Files  fstest.MapFS
	owners map[string][]owned
}

// owned is the lines of a file that are there for a case.
type owned struct {
	from, to int
	of       Case
}

// Site writes the site of cases.
func (s *Set) Site(cases []Case) *Site {
	site := &Site{fstest.MapFS{}, map[string][]owned{}}
	byPlace := map[string]Case{}
	for _, c := range cases {
		byPlace[c.Place] = c
	}
	for i := range s.groups {
		g := &s.groups[i]
		if g.shared {
			site.addShared(g, byPlace)
			continue
		}
		for _, place := range g.places() {
			if c, ok := byPlace[place]; ok {
				site.addCopy(g, c)
			}
		}
	}
	return site
}

func (s *Site) addCopy(g *group, c Case) {
	hostile := func(place string) (string, bool) { return c.Text, place == c.Place }
	for _, f := range g.files {
		path := filled(f.path, c.Name, hostile)
		s.Files[path] = &fstest.MapFile{Data: []byte(filled(f.text, c.Name, hostile))}
		s.owners[path] = append(s.owners[path], owned{0, 1 << 30, c})
	}
}

// addShared adds files in which several cases stand, and notes their lines.
func (s *Site) addShared(g *group, cases map[string]Case) {
	hostile := func(place string) (string, bool) {
		c, ok := cases[place]
		return c.Text, ok
	}
	for _, f := range g.files {
		path := filled(f.path, "", hostile)
		text := ""
		for i, p := range f.text {
			from := 1 + strings.Count(text, "\n")
			text += filled(f.text[i:i+1], "", hostile)
			if c, ok := cases[p.name]; ok {
				s.owners[path] = append(s.owners[path], owned{from, 1 + strings.Count(text, "\n"), c})
			}
		}
		s.Files[path] = &fstest.MapFile{Data: []byte(text)}
	}
}

// Owner returns the case that a line of a file is there for; line 0 is the whole file.
func (s *Site) Owner(path string, line int) (Case, bool) {
	for _, o := range s.owners[path] {
		if line >= o.from && line <= o.to {
			return o.of, true
		}
	}
	return Case{}, false
}
