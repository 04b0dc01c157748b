package generator

import (
	"testing"

	"partnerbook/generator/markup"
	"partnerbook/generator/testrun"
)

// readingAge is how old readers must be for the prose of a page, at most.
const readingAge = 14

// TestContentReadsEasily looks at whole pages; what [reading] in site.toml allows a section,
// compiling has judged.
func TestContentReadsEasily(t *testing.T) {
	testrun.Alone(t)
	site := ownBuilt(t).edition.Site
	report := site.ReadingReport(10_000)
	counted, judged := 0, 0
	for _, r := range report.Pages {
		if r.Words < markup.Enough {
			continue
		}
		if counted++; r.Age() > readingAge {
			t.Errorf("%s is for readers of %.1f years and more", site.Pages[r.Page].URL, r.Age())
		}
	}
	for _, r := range report.Sections {
		if r.Words >= markup.Enough {
			judged++
		}
		if r.Over > 0 || len(r.Undefined) > 0 || r.Avoid > 0 {
			t.Errorf("%s has work left in line %d: %+v", site.Pages[r.Page].URL, r.Line, r)
		}
	}
	if counted < 200 || judged < 300 {
		t.Errorf("only %d pages and %d sections have prose", counted, judged)
	}
}
