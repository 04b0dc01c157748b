package themes_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/chromedp/chromedp"

	"partnerbook/themes"
)

// TestSwitch changes the language of a page, there and back, without scripts and with the
// keyboard, and looks at a page that is in English alone.
func TestSwitch(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := searchSite(t)
	p.open(b.file("guidance/temps.html") + "#cost")
	p.do(chromedp.Focus(chromedp.CSS(`.languages a[lang=cy]`)))
	p.press("Enter")
	p.until("the Welsh", `document.documentElement.lang === "cy" && location.pathname.endsWith("/guidance/temps.cy.html")`)
	if got := ask[string](p, `document.querySelector(".languages [aria-current]").textContent`); got != "Cymraeg" {
		t.Errorf("the page is said to be in %q", got)
	}
	p.do(chromedp.Click(chromedp.CSS(`.languages a[lang=en]`)))
	p.until("the English", `document.documentElement.lang === "en" && location.pathname.endsWith("/guidance/temps.html")`)

	p.open(b.file("guidance/old.html"))
	if got := ask[string](p, `[...document.querySelectorAll(".languages .missing > span")].map((s) => s.lang + ": " + s.innerText).join("; ")`); got != "cy: Nid yw’r dudalen hon ar gael yn Gymraeg eto.; : This page is not available in Welsh yet." {
		t.Errorf("a page without Welsh says %q", got)
	}
	p.size(1280, 800)
	if gap := ask[float64](p, `(() => { const [cy, en] = [...document.querySelectorAll(".languages .missing > span")].map((s) => s.getBoundingClientRect()); return cy.top === en.top ? en.left - cy.right : 0; })()`); gap < 10 {
		t.Errorf("the sentences in two languages are %v px apart", gap)
	}
	if ask[int](p, `document.querySelectorAll(".languages a").length`) != 0 {
		t.Error("it leads to a Welsh start page that there is not")
	}
	p.quiet("the switch")
}

// TestLanguagesOfSearch asks in one language, and then in the others.
func TestLanguagesOfSearch(t *testing.T) {
	vm := module(t, "search/languages.js")
	const engine = `(known) => (query, { language }) => { asked.push(language); return { then: (f) => f(known[language]) }; }`
	if _, err := vm.RunString(`
		var asked = [], answer;
		const engine = ` + engine + `;
		const ask = (known, others) => { asked = []; answer = undefined; m.searchIn(engine(known), "q", { language: "cy" }, others).then((a) => { answer = a; }); };
	`); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ known, others, want string }{
		{`{ cy: { total: 2 }, en: { total: 9 } }`, `["en"]`, `{"asked":["cy"],"answer":{"total":2}}`},
		{`{ cy: { total: 0 }, en: { total: 9 } }`, `["en"]`, `{"asked":["cy","en"],"answer":{"total":9,"elsewhere":"en"}}`},
		{`{ cy: { total: 3, corrected: "x" }, en: { total: 9 } }`, `["en"]`, `{"asked":["cy","en"],"answer":{"total":9,"elsewhere":"en"}}`},
		{`{ cy: { total: 3, corrected: "x" }, en: { total: 9, corrected: "y" } }`, `["en"]`, `{"asked":["cy","en"],"answer":{"total":3,"corrected":"x"}}`},
		{`{ cy: { total: 0 }, en: { total: 0 } }`, `["en"]`, `{"asked":["cy","en"],"answer":{"total":0}}`},
		{`{ cy: { total: 0 } }`, `[]`, `{"asked":["cy"],"answer":{"total":0}}`},
	} {
		if _, err := vm.RunString("ask(" + c.known + ", " + c.others + ")"); err != nil {
			t.Fatal(err)
		}
		gives(t, vm, `{ asked, answer }`, c.want)
	}
}

// TestOneApostrophe wants one kind of apostrophe in the words of the theme, since those of
// pages are set with it. What goes into a plain text file keeps to what any editor shows.
func TestOneApostrophe(t *testing.T) {
	t.Parallel()
	straight := regexp.MustCompile(`\pL'\pL`)
	for _, language := range []string{"en", "cy"} {
		raw, err := fs.ReadFile(themes.FS, "default/strings/"+language+".toml")
		if err != nil {
			t.Fatal(err)
		}
		words := map[string]string{}
		if err := toml.Unmarshal(raw, &words); err != nil {
			t.Fatal(err)
		}
		for key, text := range words {
			if file := strings.Contains(text, "\n"); !file && straight.MatchString(text) {
				t.Errorf("%s.toml: %s is set with a straight apostrophe: %s", language, key, text)
			}
		}
	}
}
