package kind

import (
	"testing"
	"time"
)

func TestTranslation(t *testing.T) {
	config := strictConfig()
	config.Languages = []string{"en", "cy"}
	of := func(settings string) *Object {
		return compileAs(t, config, "guidance/page.cy.md", page(settings))
	}
	o := of(`translation = { of = 2026-11-21, review = "needed" }`)
	wantNothing(t, o)
	if got, want := o.Meta.Translation, (Translation{Of: day(2026, 11, 21), NeedsReview: true}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	o = of(`translation = { review = "done", by = "Translation unit", on = 2026-12-04 }`)
	wantNothing(t, o)
	if got, want := o.Meta.Translation, (Translation{By: "Translation unit", On: day(2026, 12, 4)}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for settings, count := range map[string]int{
		`translation = { review = "soon" }`:       1,
		`translation = "needed"`:                  1,
		`translation = { off = 2026-11-21 }`:      1,
		`translation = { of = "yesterday" }`:      1,
		`translation = { by = "", on = 21, x=1 }`: 2,
	} {
		if o := of(settings); len(o.Found) != count {
			t.Errorf("%s: found %v, want %d", settings, o.Found, count)
		}
	}
	if o := compileAs(t, config, "guidance/page.md", page(`translation = { review = "done" }`)); len(o.Found) != 1 || o.Found[0].Code != "meta/not-a-translation" {
		t.Errorf("an original: %v", o.Found)
	}
}

// TestTranslationIsNotClaimed names a body as reviewer that has seen nothing.
func TestTranslationIsNotClaimed(t *testing.T) {
	config := strictConfig()
	config.Languages, config.NotOurs = []string{"en", "cy"}, []string{"Example Council"}
	o := compileAs(t, config, "guidance/page.cy.md", page(`translation = { review = "done", by = "Example Council" }`))
	if len(o.Found) != 1 || o.Found[0].Code != "meta/claimed-owner" {
		t.Errorf("found %v", o.Found)
	}
}

func TestEdition(t *testing.T) {
	for _, c := range []struct {
		meta Meta
		want time.Time
	}{
		{Meta{}, time.Time{}},
		{Meta{Reviewed: day(2026, 3, 1)}, day(2026, 3, 1)},
		{Meta{Published: day(2026, 1, 1), Reviewed: day(2026, 3, 1)}, day(2026, 1, 1)},
		{Meta{Published: day(2026, 1, 1), Changes: []Change{{On: day(2026, 2, 1)}, {On: day(2025, 2, 1)}}}, day(2026, 2, 1)},
		{Meta{Published: day(2026, 4, 1), Changes: []Change{{On: day(2026, 2, 1)}}}, day(2026, 4, 1)},
	} {
		if got := c.meta.Edition(); !got.Equal(c.want) {
			t.Errorf("%+v is of %v, want %v", c.meta, got, c.want)
		}
	}
}
