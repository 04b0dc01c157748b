package kind

import (
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// review returns the day by which the page is to be reviewed, and where the
// settings say so: review_by, or the last review and review_every together.
func (c *Compiler) review(d *source.Decoder, m Meta) (time.Time, diag.Position) {
	by := d.Day("review_by")
	every := d.Period("review_every")
	if by.IsZero() && every != (source.Period{}) {
		from := m.Reviewed
		if from.IsZero() {
			from = m.Published
		}
		if from.IsZero() {
			d.Report(diag.MetaMissingKey, "review_every", "review_every needs to know since when: reviewed is missing.").
				Hint = "Add a line reviewed = 2026-11-21, the day of the last review."
			return time.Time{}, diag.Position{}
		}
		return every.After(from), d.Position("review_every")
	}
	if !by.IsZero() && by.Before(m.Reviewed) {
		d.Report(diag.MetaDates, "review_by", "The page was due for review before it was reviewed.").
			Hint = "Correct review_by or reviewed."
	}
	return by, d.Position("review_by")
}
