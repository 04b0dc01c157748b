package themes_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	cdppage "github.com/chromedp/cdproto/page"

	"partnerbook/generator/kind"
	"partnerbook/generator/site"
)

// TestStateIsThatOfTheServer compares the state that a browser works out with the one
// that a build on that day would have given, for many days of building and of looking.
func TestStateIsThatOfTheServer(t *testing.T) {
	vm := module(t, "life/state.js")
	by := time.Date(2028, 2, 29, 0, 0, 0, 0, time.UTC)
	if _, err := vm.RunString(fmt.Sprintf(`const by = %q, later = (made, day) => m.stateOn(made, by, day) + " " + m.past(by, day);`, by.Format(time.DateOnly))); err != nil {
		t.Fatal(err)
	}
	later := func(made string, day time.Time) string {
		value, err := vm.RunString(fmt.Sprintf("later(%q, %q)", made, day.Format(time.DateOnly)))
		if err != nil {
			t.Fatal(err)
		}
		return value.String()
	}
	meta := kind.Meta{ReviewBy: by}
	for built := by.AddDate(0, 0, -70); built.Before(by.AddDate(0, 0, 3)); built = built.AddDate(0, 0, 9) {
		made := site.StateOn(&meta, built)
		for n := -3; n < 90; n++ {
			day := built.AddDate(0, 0, n)
			want := site.StateOn(&meta, day)
			if n < 0 { // a clock that is wrong
				want = made
			}
			if got := later(made.String(), day); got != fmt.Sprint(want, " ", day.After(by)) {
				t.Errorf("made %s and looked at on %s, the state is %q and not %v", built.Format(time.DateOnly), day.Format(time.DateOnly), got, want)
			}
		}
	}
	for _, status := range []kind.Status{kind.Draft, kind.Historic, kind.Withdrawn, kind.Superseded} {
		state := site.StateOn(&kind.Meta{ReviewBy: by, Status: status}, by).String()
		if got := later(state, by.AddDate(1, 0, 0)); !strings.HasPrefix(got, state) {
			t.Errorf("%s becomes %s", state, got)
		}
	}
	gives(t, vm, `[m.countPast("", "2027-01-01"), m.countPast("2026-12-31 2027-01-01*4 2027-01-02*3", "2027-01-02")]`, `[0, 5]`)
	gives(t, vm, `[m.daysBetween("2026-03-28", "2026-03-30"), m.daysBetween("2027-01-01", "2026-12-31")]`, `[2, -1]`)
}

// on makes the clock of the pages that are opened from now on show noon of a day.
func (p *tab) on(day string) {
	p.Helper()
	command(p, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{
		Source: `{ const now = new Date("` + day + `T12:00:00").getTime(), True = Date;
			Date = class extends True { constructor(...parts) { super(...(parts.length ? parts : [now])); } static now() { return now; } }; }`,
	})
}

func lifeSite(t *testing.T, day time.Time) smallSite {
	return newSmallSiteOn(t, day, map[string]string{
		"site.toml":        "title = \"Site\"\nlanguages = [\"en\", \"cy\"]\n",
		"content/index.md": "+++\ntitle = \"Start\"\n+++\n\nSee [](a.md), [](b.md), [](c.md) and [](d.cy.md).\n",
		"content/a.md":     "+++\ntitle = \"A\"\nreview_by = 2027-01-10\n+++\n\nText.\n",
		"content/b.md":     "+++\ntitle = \"B\"\nreview_by = 2027-03-10\n+++\n\nText.\n",
		"content/c.md":     "+++\ntitle = \"C\"\nreview_by = 2027-01-10\nstatus = \"historic\"\n+++\n\nText.\n",
		"content/d.md":     "+++\ntitle = \"D\"\n+++\n\nText.\n",
		"content/d.cy.md":  "+++\ntitle = \"Ch\"\nreview_by = 2027-01-10\n+++\n\nTestun.\n",
	})
}

const (
	shownNotice = `[...document.querySelectorAll("main > .notice")].filter((n) => n.offsetHeight > 0).map((n) => n.innerText).join("|")`
	reviewChips = `[...document.querySelectorAll("td .state")].map((s) => s.className + " " + s.textContent).join("|")`
	foot        = `document.querySelector(".made").textContent`
)

// TestLifeAtViewTime looks at a copy on several days, from disk. What it shows of a page
// whose review is past is what a build on that day would show.
func TestLifeAtViewTime(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	old := lifeSite(t, time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC))
	seen := func(s smallSite, page, expression string) string {
		p.open(s.file(page))
		return ask[string](p, expression)
	}
	p.on("2027-01-10")
	for _, page := range []string{"a.html", "b.html", "d.cy.html"} {
		if got := seen(old, page, shownNotice); got != "" {
			t.Errorf("on the last day %s says %q", page, got)
		}
	}
	p.on("2027-01-11")
	anew := lifeSite(t, time.Date(2027, 1, 11, 0, 0, 0, 0, time.UTC))
	for _, page := range []string{"a.html", "b.html", "c.html", "d.cy.html", "d.html"} {
		got, want := seen(old, page, shownNotice), seen(anew, page, shownNotice)
		if got != want || (page == "a.html") && !strings.Contains(got, "should have been reviewed by 10 January 2027") {
			t.Errorf("%s says %q, and made that day %q", page, got, want)
		}
	}
	if got, want := seen(old, "reviews.html", reviewChips), seen(anew, "reviews.html", reviewChips); got != want || !strings.Contains(got, "Review overdue") {
		t.Errorf("the reviews are %q, and made that day %q", got, want)
	}
	p.comesToRest(func() { p.open(old.file("a.html")) })
	p.quiet("life")
}

// TestAgeOfTheCopy reads the foot of pages on several days.
func TestAgeOfTheCopy(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	s := lifeSite(t, time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC))
	for _, c := range []struct{ day, page, want string }{
		{"2026-11-20", "a.html", "Made on 21 November 2026."}, // a clock that is wrong
		{"2026-11-21", "index.html", "Made on 21 November 2026."},
		{"2026-11-22", "index.html", "Made on 21 November 2026, 1 day ago."},
		{"2027-01-11", "index.html", "Made on 21 November 2026, 51 days ago. 2 pages are past their review."},
		{"2027-01-11", "a.html", "Made on 21 November 2026, 51 days ago."},
		{"2027-05-20", "d.html", "Made on 21 November 2026, 180 days ago."},
		{"2027-05-21", "d.html", "Made on 21 November 2026, 181 days ago. This copy is old. Find a newer one, or ask whoever gave it to you."},
		{"2026-11-23", "d.cy.html", "Gwnaed ar 21 Tachwedd 2026, 2 ddiwrnod yn ôl."},
	} {
		p.on(c.day)
		p.open(s.file(c.page))
		p.until("the foot of "+c.page+" on "+c.day+": "+c.want, foot+" === "+quote(c.want))
	}
	p.quiet("age")
}

// TestStatusInSearch works out the sets of pages of each status on another day.
func TestStatusInSearch(t *testing.T) {
	vm := module(t, "search/age.js")
	gives(t, vm, `(() => {
		const facets = { status: { current: [0, 2, 4], withdrawn: [1], overdue: [3] }, review: { "2027-01-10": [0, 3], "2027-02-20": [4] } };
		m.age(facets, "2027-01-11");
		m.age({}, "2027-01-11");
		return facets.status;
	})()`, `{"current":[2],"due_soon":[4],"withdrawn":[1],"overdue":[0,3]}`)
}
