package render

import "io/fs"

// Paper is what a document of pages of a site (package pdf) has besides the pages.
type Paper struct {
	Title, Language string
	Made            string // of which day it is
	Contents        string // the heading of the contents
	Sheet           string // the number of a sheet, with {n} and {m}
	Style           []byte // CSS, after that of pages
}

// paperStyle is the style sheet of such a document. It is put into it as it stands.
const paperStyle = "pdf/style.css"

// Paper returns the paper of the site, in the site's language.
func (b *Book) Paper() (Paper, error) {
	w := b.theme.Words(b.site.Config.Language)
	style, err := fs.ReadFile(b.theme.files, paperStyle)
	if err != nil {
		return Paper{}, err
	}
	return Paper{
		Title: b.site.Name, Language: w.Language, Made: w.T("pdf_made", "day", w.Day(b.site.Date)),
		Contents: w.T("pdf_contents"), Sheet: w.T("pdf_sheet"), Style: style,
	}, nil
}
