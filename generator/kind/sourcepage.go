package kind

import (
	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// Source: a source document, paragraph by paragraph in our words. Other pages
// cite its places.
var sourcePage = Kind{
	Name:   "source",
	About:  "a document that other pages cite, place by place",
	keys:   []string{"publisher", "date", "url", "terms", "cite_as", "self_reported"},
	decode: decodeSource,
	check:  checkAnchors,
}

// Source holds the settings of a source page.
type Source struct {
	Publisher string
	Date      string // as the document gives it
	URL       source.Word
	Terms     string // of use
	CiteAs    string // the short name that citations show
	// SelfReported says that the source is what somebody said of themselves.
	SelfReported bool
}

func decodeSource(d *source.Decoder, c *Compiler) Fields {
	s := Source{
		Publisher:    d.Text("publisher"),
		Date:         yearOrText(d, "date"),
		Terms:        d.Text("terms"),
		CiteAs:       d.Text("cite_as"),
		SelfReported: d.Flag("self_reported"),
	}
	if w := d.Word("url"); w.Text != "" && !source.IsWebAddress(w.Text) {
		d.Report(diag.MetaBadURL, "url", "url cannot be “%s”.", w.Text).
			Hint = `Write the whole address, as in url = "https://www.example.org/report".`
	} else {
		s.URL = w
	}
	if !c.config.Plain {
		d.Need("a source says who published it", "publisher")
	}
	return s
}

// References implements Fields.
func (Source) References() []markup.Reference { return nil }

// SourceView is what a theme sees of a source.
type SourceView struct {
	Publisher string
	Date      string
	URL       string
	Terms     string
}

// View implements Fields.
func (s Source) View([]Link) any { return SourceView{s.Publisher, s.Date, s.URL.Text, s.Terms} }

// Search implements Fields: what the document is called, whose it is and of when.
func (s Source) Search() Searched { return Searched{Words: []string{s.CiteAs, s.Publisher, s.Date}} }

func checkAnchors(o *Object) diag.List {
	if len(o.Body.Anchors) > 0 || o.Found.HasErrors() || o.Meta.Status == Draft {
		return nil
	}
	return diag.List{diag.New(diag.SourceNoAnchors, diag.Position{Path: o.Name}, "Nothing on this page can be cited.").
		Hinted("Set numbered = true, add headings, or put {#name} after what others cite.")}
}
