package render

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"partnerbook/generator/site"
)

// Copies of a site are read long after they were made. What depends on the day is
// therefore worked out a second time when a page is looked at (themes/default/life): the
// state of pages that await their review, and the age of the copy.

// The scripts of the foot of pages and of the review report.
const (
	madeEntry    = "life/made.js"
	reviewsEntry = "reviews/app.js"
)

// ages tells whether the state of a page may become another by itself.
func ages(p *site.Page) bool {
	return p.State <= site.StateOverdue && !p.Meta().ReviewBy.IsZero()
}

// later returns what a page at an address says once its review is past; nil if it says so
// already, or never will.
func (b *Book) later(p *site.Page, url string, w *Words) *LaterView {
	if !ages(p) || p.State == site.StateOverdue {
		return nil
	}
	by := p.Meta().ReviewBy
	return &LaterView{
		NoticeView: stateNotice(site.StateOverdue, w, by),
		By:         by.Format(time.DateOnly),
		Script:     site.Relative(url, b.theme.life.url()),
	}
}

// stateNotice returns what a state means, in words.
func stateNotice(s site.State, w *Words, by time.Time) NoticeView {
	return NoticeView{
		State: s.String(),
		Label: w.T("state_" + s.String()),
		Text:  w.T("notice_"+s.String(), "day", w.Day(by)),
	}
}

// dated tells whether the foot of a page says when the site was made even without a
// script. Such a page changes with every edition.
func (b *Book) dated(url string) bool { return url == b.site.Home() || url == b.reviews }

// made returns what the foot of a page at an address needs to say when the site was made.
func (b *Book) made(url string, w *Words, dated bool) (*MadeView, error) {
	helper, err := b.scriptURL(url, madeEntry, w)
	if err != nil {
		return nil, err
	}
	v := &MadeView{Edition: site.Relative(url, MadeURL), Helper: helper}
	if dated {
		v.On, v.Reviews = w.T("made_on", "day", w.Day(b.site.Date)), b.reviewDays()
	}
	return v, nil
}

// reviewDays returns the days by which pages are to be reviewed, the earliest first, each
// with how often it is: "2026-11-21 2027-05-21*3".
func (b *Book) reviewDays() string {
	count := map[string]int{}
	var days []string
	for i := range b.site.Pages {
		p := &b.site.Pages[i]
		if !ages(p) {
			continue
		}
		day := p.Meta().ReviewBy.Format(time.DateOnly)
		if count[day]++; count[day] == 1 {
			days = append(days, day)
		}
	}
	slices.Sort(days)
	for i, day := range days {
		if count[day] > 1 {
			days[i] = fmt.Sprintf("%s*%d", day, count[day])
		}
	}
	return strings.Join(days, " ")
}

// madeOn writes the script that says when the site was made.
func (b *Book) madeOn(out *bytes.Buffer) error {
	fmt.Fprintf(out, "self.partnerbookMade=%q;\n", b.site.Date.Format(time.DateOnly))
	return nil
}

// reviewDay returns the day by which a page is to be reviewed, if its state depends on it.
func reviewDay(p *site.Page) []string {
	if !ages(p) {
		return nil
	}
	return []string{p.Meta().ReviewBy.Format(time.DateOnly)}
}
