package edition

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"partnerbook/generator/aid"
	"partnerbook/generator/output"
	"partnerbook/generator/render"
)

// bookFiles are the files of a site that is made in memory. Each is emitted when it is
// read, so that the site need never be there as a whole.
type bookFiles struct {
	names     []string
	by        map[string]output.File
	redirects map[string]bool // addresses that pages had before
}

func (f bookFiles) Names() []string { return f.names }

func (f bookFiles) Read(name string) ([]byte, error) {
	file, ok := f.by[name]
	if !ok {
		return nil, fmt.Errorf("%s is not there", name)
	}
	var out bytes.Buffer
	err := file.Emit(&out)
	return out.Bytes(), err
}

// OfBook returns a site that was made of its sources as an edition. name and form say
// where it comes from.
func OfBook(b *render.Book, name string, form Form) Input {
	s := b.Site()
	files := bookFiles{by: map[string]output.File{}}
	for _, f := range b.Files() {
		files.names = append(files.names, f.Path)
		files.by[f.Path] = f
	}
	slices.Sort(files.names)
	files.redirects = map[string]bool{}
	for _, r := range s.Redirects {
		files.redirects[r.URL] = true
	}
	named := "" // what stands before the files of a revision
	if form == FromRevision {
		named = name + ":"
	}
	source := &Source{Aids: map[string]*aid.Definition{}}
	for i := range s.Pages {
		p := &s.Pages[i]
		own := Authored{URL: p.URL, File: strings.TrimPrefix(p.Object.Name, named), ID: p.Meta().ID.Text, Changes: p.Meta().Changes}
		if d := p.Object.Aid(); d != nil {
			own.Aid = true
			source.Aids[p.URL] = d.Original() // as pages carry it
		}
		source.Pages = append(source.Pages, own)
	}
	for _, e := range s.Search.Expect {
		source.Asked = append(source.Asked, Asked{Query: e.Query, URL: s.Pages[e.Page].URL})
	}
	for _, e := range s.Search.Best {
		source.Asked = append(source.Asked, Asked{Query: e.Query, URL: s.Pages[e.Page].URL, Chosen: true})
	}
	return Input{Name: name, Form: form, Title: s.Name, Day: s.Date, Files: files, Source: source}
}
