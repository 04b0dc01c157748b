package generator

import (
	"testing"

	"partnerbook/generator/testrun"
)

// TestContentIsMadeAfterItsReviews wants no page to say that it was reviewed after the day on
// which the foot of the same page says that the site was made.
func TestContentIsMadeAfterItsReviews(t *testing.T) {
	testrun.Alone(t)
	s := ownBuilt(t).edition.Site
	dated := 0
	for i := range s.Pages {
		m := s.Pages[i].Meta()
		if m == nil || m.Reviewed.IsZero() {
			continue
		}
		if dated++; m.Reviewed.After(s.Date) {
			t.Errorf("%s was reviewed on %s; the site is of %s: set build_date in site.toml", s.Pages[i].URL, m.Reviewed.Format("2006-01-02"), s.Date.Format("2006-01-02"))
		}
	}
	if dated < 100 {
		t.Errorf("only %d pages are dated", dated)
	}
}
