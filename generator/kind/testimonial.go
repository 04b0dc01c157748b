package kind

import (
	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// Testimonial: what councils reported. A page holds one account in its settings
// (who, gist), or several in its text (:::account).
var testimonial = Kind{
	Name:   "testimonial",
	About:  "what somebody reported, in our words",
	keys:   []string{"who", "councils", "gist", "quote", "permission"},
	decode: decodeTestimonial,
	check:  checkTestimonial,
}

// Testimonial holds the settings of a testimonial.
type Testimonial struct {
	Who        source.Word
	Councils   []string
	Gist       string // in our words
	Quote      source.Word
	Permission string
}

func decodeTestimonial(d *source.Decoder, _ *Compiler) Fields {
	t := Testimonial{
		Who:        d.Word("who"),
		Gist:       d.Text("gist"),
		Quote:      d.Word("quote"),
		Permission: d.Text("permission"),
	}
	for _, w := range d.Words("councils") {
		t.Councils = append(t.Councils, w.Text)
	}
	return t
}

// References implements Fields.
func (Testimonial) References() []markup.Reference { return nil }

// TestimonialView is what a theme sees of a testimonial.
type TestimonialView struct {
	Who      string
	Councils []string
	Gist     string
	Quote    string // may be shown between quotation marks
}

// View implements Fields.
func (t Testimonial) View([]Link) any {
	if t.Who.Text == "" {
		return nil
	}
	return TestimonialView{Who: t.Who.Text, Councils: t.Councils, Gist: t.Gist, Quote: t.Quote.Text}
}

// Search implements Fields: who said what.
func (t Testimonial) Search() Searched {
	words := append([]string{t.Who.Text, t.Gist, t.Quote.Text}, t.Councils...)
	return Searched{Words: words, Councils: t.Councils}
}

func checkTestimonial(o *Object) diag.List {
	var found diag.List
	t := o.Fields.(Testimonial)
	if t.Who.Text == "" && len(o.Body.Accounts) == 0 && !o.Found.HasErrors() {
		found.Add(diag.New(diag.MetaMissingKey, diag.Position{Path: o.Name, Line: 1, Column: 1},
			"who is missing: a testimonial says who gave it.").
			Hinted(`Add a line who = "…", or hold the accounts in :::account blocks.`))
	}
	if t.Who.Text != "" && len(o.Meta.Sources) == 0 && t.Permission == "" && o.Meta.Status != Draft {
		found.Add(diag.New(diag.TestimonialSource, t.Who.Pos, "The testimonial does not say where it was given.").
			Hinted(`Add sources = ["…"] with the place in the source.`))
	}
	if t.Quote.Text != "" && t.Permission == "" && len(o.Meta.Sources) == 0 {
		found.Add(diag.New(diag.QuoteNoPermission, t.Quote.Pos, "This quotes somebody without permission or a published source.").
			Hinted("Add permission or sources, or say it in your own words as gist."))
	}
	return found
}
