package themes_test

import "testing"

// TestDaysInWords writes days as the theme names months, and what is no day as it is.
func TestDaysInWords(t *testing.T) {
	vm := module(t, "app/day.js")
	for expression, want := range map[string]string{
		`m.dayInWords("2026-03-01", "January February March April May June July August September October November December".split(" "))`:  `"1 March 2026"`,
		`m.dayInWords("2024-02-29", "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr".split(" "))`: `"29 Chwefror 2024"`,
		`m.dayInWords("2026-02-29", Array(12).fill("x"))`: `"2026-02-29"`,
		`m.dayInWords("soon", Array(12).fill("x"))`:       `"soon"`,
		`m.dayInWords("", Array(12).fill("x"))`:           `""`,
		`m.dayInWords("2026-03-01", [""])`:                `"2026-03-01"`,
	} {
		gives(t, vm, expression, want)
	}
}

// TestChecklistDatesInWords notes a day on a Welsh checklist: what is shown beside the
// item, and what is printed, names the month. Browsers know no Welsh months.
func TestChecklistDatesInWords(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	site := newSmallSite(t, map[string]string{
		"site.toml":         "title = \"Gwefan\"\nlanguage = \"cy\"\nsearch = false\n",
		"content/index.md":  "+++\ntitle = \"Cartref\"\n+++\n\nGweler [](rhestr.md).\n",
		"content/rhestr.md": "+++\ntitle = \"Rhestr\"\nkind = \"checklist\"\n+++\n\n- [ ] Dyddiad {#date}\n",
	})
	p.checklistAt(site.file("rhestr.html"))
	p.unfold("date")
	p.noteIn("date", "due", "2027-03-01")
	const printed = `document.querySelectorAll('li[data-item="date"] > .check-paper b')[1].textContent`
	if got := ask[string](p, printed); got != "1 Mawrth 2027" {
		t.Errorf("%q is printed", got)
	}
	if got := ask[string](p, `document.querySelector('li[data-item="date"] .check-due').textContent`); got != "erbyn 1 Mawrth 2027" {
		t.Errorf("%q is shown", got)
	}
	p.noteIn("date", "due", "")
	if got := ask[string](p, printed); got != "" {
		t.Errorf("%q is printed when nothing is noted", got)
	}
	p.quiet("dates")
}
