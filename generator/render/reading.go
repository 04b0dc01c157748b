package render

import (
	"strconv"
	"strings"

	"partnerbook/generator/markup"
	"partnerbook/generator/output"
	"partnerbook/generator/site"
)

// ReadingView is what the report on how hard pages are to read shows.
type ReadingView struct {
	Ages     []ReadingAge
	Pages    []ReadingLine
	Sections []ReadingLine
	// MorePages and MoreSections say that there are more than are shown, or are "".
	MorePages    string
	MoreSections string
}

// ReadingAge is how old readers may have to be for a kind of page, and how many sections
// of that kind need more.
type ReadingAge struct {
	Kind     string
	Most     string
	Sections string // how many have enough words to be judged
	Over     string
}

// ReadingLine is a page or a section of one.
type ReadingLine struct {
	Link
	Section   string // the heading of a section
	Age       string // in years, or "" if there are too few words
	Over      bool   // that is more than its kind may have
	Words     string
	Longest   string
	Undefined string // abbreviations that nobody explains, with commas between them
	Avoid     string
}

// mostLines is how many pages, and how many sections, the report lists: the ones that need
// most work. Nobody would read through more.
const mostLines = 200

// readingView makes the report.
func (b *Book) readingView(from string, w *Words) *ReadingView {
	report := b.site.ReadingReport(mostLines)
	v := &ReadingView{MorePages: w.besides(report.MorePages), MoreSections: w.besides(report.MoreSections)}
	for _, k := range report.Kinds {
		v.Ages = append(v.Ages, ReadingAge{
			Kind: w.T("kind_" + k.Kind), Most: thousands(b.site.Config.Reading.Of(k.Kind)), Sections: thousands(k.Judged), Over: thousands(k.Over),
		})
	}
	line := func(r site.Read) ReadingLine {
		l := ReadingLine{
			Link: b.link(from, w, r.Page), Over: r.Over > 0, Words: thousands(r.Words), Longest: thousands(r.Longest),
			Undefined: strings.Join(r.Undefined, ", "),
		}
		if r.Words >= markup.Enough {
			l.Age = strconv.FormatFloat(r.Age(), 'f', 1, 64)
		}
		if r.Avoid > 0 {
			l.Avoid = thousands(r.Avoid)
		}
		return l
	}
	for _, r := range report.Pages {
		v.Pages = append(v.Pages, line(r))
	}
	for _, r := range report.Sections {
		l, p := line(r), &b.site.Pages[r.Page]
		l.Section = w.T("reading_top")
		if r.Heading >= 0 {
			h := p.Object.Body.Headings[r.Heading]
			l.Section = b.site.HeadingText(&p.Unit, h)
			l.URL += "#" + fragment(h.ID)
		}
		v.Sections = append(v.Sections, l)
	}
	return v
}

// Reports returns the files of the reports for editors that the site has, on reading and on
// translations, which change with the words of any page.
func (b *Book) Reports() []output.File {
	var out []output.File
	for i := range b.site.Listings {
		if l := &b.site.Listings[i]; l.Kind == site.ListReading || l.Kind == site.ListTranslations {
			out = append(out, b.file(b.plan.entries[b.plan.byPath[l.URL]]))
		}
	}
	return out
}
