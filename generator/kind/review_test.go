package kind

import (
	"testing"
	"time"
)

func TestDayOfReview(t *testing.T) {
	for name, c := range map[string]struct {
		settings string
		want     time.Time
		place    string
	}{
		"none":                      {``, time.Time{}, "content/guidance/page.md:2:1"},
		"a day":                     {`review_by = 2027-01-31`, day(2027, 1, 31), "content/guidance/page.md:3:13"},
		"months from the review":    {"review_every = \"12 months\"\nreviewed = 2026-11-21", day(2027, 11, 21), "content/guidance/page.md:3:16"},
		"years from publication":    {"published = 2024-02-29\nreview_every = \"1 year\"", day(2025, 2, 28), "content/guidance/page.md:4:16"},
		"the review comes first":    {"published = 2020-01-01\nreviewed = 2021-01-01\nreview_every = \"2 weeks\"", day(2021, 1, 15), "content/guidance/page.md:5:16"},
		"days":                      {"reviewed = 2026-12-30\nreview_every = \"3 days\"", day(2027, 1, 2), "content/guidance/page.md:4:16"},
		"end of a short month":      {"reviewed = 2026-08-31\nreview_every = \"6 months\"", day(2027, 2, 28), "content/guidance/page.md:4:16"},
		"the day beats the period":  {"reviewed = 2026-08-31\nreview_by = 2026-09-01\nreview_every = \"6 months\"", day(2026, 9, 1), "content/guidance/page.md:4:13"},
		"on the day of the review":  {"reviewed = 2026-08-31\nreview_by = 2026-08-31", day(2026, 8, 31), "content/guidance/page.md:4:13"},
		"one month, in one word":    {"reviewed = 2026-01-31\nreview_every = \"1 month\"", day(2026, 2, 28), "content/guidance/page.md:4:16"},
		"a leap year has one more":  {"reviewed = 2023-02-28\nreview_every = \"12 months\"", day(2024, 2, 28), "content/guidance/page.md:4:16"},
		"review without any period": {"reviewed = 2023-02-28", time.Time{}, "content/guidance/page.md:2:1"},
	} {
		t.Run(name, func(t *testing.T) {
			o := compilePage(t, page(c.settings))
			wantNothing(t, o)
			if !o.Meta.ReviewBy.Equal(c.want) {
				t.Errorf("to be reviewed by %s, want %s", o.Meta.ReviewBy.Format(time.DateOnly), c.want.Format(time.DateOnly))
			}
			if got := o.Meta.ReviewPos.String(); got != c.place {
				t.Errorf("the place is %s, want %s", got, c.place)
			}
		})
	}
}

func TestStatusesAreWrittenAsTheyAreRead(t *testing.T) {
	for _, name := range StatusNames() {
		o := compilePage(t, page(`status = "`+name+"\"\nwithdrawn = { because = \"Old.\", use = \"x.md\" }"))
		wantNothing(t, o)
		if o.Meta.Status.String() != name {
			t.Errorf("status %s became %s", name, o.Meta.Status)
		}
	}
}
