package kind

import (
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Translation is what a translation says of how it came about.
type Translation struct {
	Of          time.Time // the edition of the original that was translated, by its day; zero if not given
	NeedsReview bool      // no translator has looked at it yet
	By          string    // who did: a role
	On          time.Time // and when
}

// translation reads the setting of that name. Only a translation may have it.
func (c *Compiler) translation(d *source.Decoder, path string, found *diag.List) Translation {
	sub := d.Sub("translation")
	if sub == nil {
		return Translation{}
	}
	if _, _, translated := SplitLanguage(path); !translated && !d.Records() && !c.config.Plain {
		d.Report(diag.MetaNotTranslation, "translation", "The page is not a translation.").
			Hint = "A translation is a file such as page.cy.md beside page.md. Remove the setting here, or rename the file."
	}
	t := Translation{Of: sub.Day("of"), By: sub.Text("by"), On: sub.Day("on")}
	review := sub.Word("review")
	sub.OneOf("review", []source.Word{review}, []string{"needed", "done"})
	t.NeedsReview = review.Text == "needed"
	c.claim(sub.Word("by"), "the reviewer of its translation", found)
	sub.Finish(nil)
	return t
}

// Edition returns the day of the page's text: that of its last change or, where it lists
// none, of its publication, else of its review. To review a page and find it right makes no
// edition.
func (m *Meta) Edition() time.Time {
	last := m.Published
	if len(m.Changes) > 0 && m.Changes[0].On.After(last) { // the newest first
		last = m.Changes[0].On
	}
	if last.IsZero() {
		return m.Reviewed
	}
	return last
}
