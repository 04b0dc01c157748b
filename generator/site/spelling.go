package site

import (
	"partnerbook/generator/source"
)

// spellings maps paths, with their accented letters composed, to the paths of
// the files. A letter such as ü can be one character or two, u and dots: names
// that were made on a Mac are often of the second sort, and what authors type is
// of the first. They look alike.
type spellings map[string]string

func spell(p parted, in Input) spellings {
	s := spellings{}
	note := func(path string) {
		if composed := source.Composed(path); composed != path {
			s[composed] = path
		}
	}
	for _, page := range p.pages {
		note(page.object.Path)
	}
	for _, o := range p.drafts {
		note(o.Path)
	}
	for _, o := range p.fragments {
		note(o.Path)
	}
	for _, f := range in.Files {
		note(f.Path)
	}
	for _, set := range in.Data {
		note(set.Path)
	}
	if len(s) == 0 {
		return s
	}
	// Where both are there, each means itself.
	for _, page := range p.pages {
		delete(s, page.object.Path)
	}
	for _, f := range in.Files {
		delete(s, f.Path)
	}
	for _, set := range in.Data {
		delete(s, set.Path)
	}
	return s
}

// of returns the path as the file's name has it.
func (s spellings) of(path string) string {
	if len(s) > 0 {
		if real, ok := s[source.Composed(path)]; ok {
			return real
		}
	}
	return path
}
