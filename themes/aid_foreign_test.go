package themes_test

import (
	"strings"
	"testing"
)

const welshGuide = "decision-aids/where-to-start.cy.html"

// TestTextsOfTranslations lays texts over a definition, and finds those that are foreign.
func TestTextsOfTranslations(t *testing.T) {
	vm := module(t, "aid/foreign.js")
	gives(t, vm, `m.withTexts({ a: "A", n: "5", list: [{ id: "x", t: "X" }, { id: "y", t: "Y" }] }, { a: "Â", list: [null, { t: "Ŷ" }] })`,
		`{"a":"Â","n":"5","list":[{"id":"x","t":"X"},{"id":"y","t":"Ŷ"}]}`)
	gives(t, vm, `m.withTexts({ a: "A" }, null)`, `{"a":"A"}`)
	if _, err := vm.RunString(`mark = (text) => "\uFDD0" + text + "\uFDD1"; texts = { a: mark("No"), list: [null, { t: mark("Not now") }, { t: "Nid nawr" }] }`); err != nil {
		t.Fatal(err)
	}
	gives(t, vm, `m.foreignIn(texts)`, `["Not now","No"]`)
	gives(t, vm, `m.withoutMarks(texts)`, `{"a":"No","list":[null,{"t":"Not now"},{"t":"Nid nawr"}]}`)
	gives(t, vm, `m.pieces("“Not now”: No, nid Noson", m.foreignIn(texts))`, `[["“",false],["Not now",true],["”: ",false],["No",true],[", nid Noson",false]]`)
	gives(t, vm, `m.pieces("Dim", m.foreignIn(texts))`, `[["Dim",false]]`)
	gives(t, vm, `m.pieces("", ["No"])`, `[]`)
}

// TestGuideInWelsh opens a link that was made on the English page on the Welsh one, sees the
// result in Welsh, keeps it, and opens what was kept on the English page.
func TestGuideInWelsh(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	b := everySite(t)[0]
	english, welsh := places(b, guidePage), places(b, welshGuide)
	for i := range english {
		p.fresh(english[i])
		p.clickOn("Start now")
		p.choose("cost")
		p.choose("unsure")
		p.clickOn("See the result")
		p.asks("Talk to councils already doing it")
		hash := ask[string](p, "location.hash")
		if !strings.Contains(hash, "q.willing=unsure") {
			t.Fatalf("the address says %q", hash)
		}
		_, made := p.savedFile("Save as a file")

		p.fresh(welsh[i] + hash)
		p.until("the result", `document.getElementById("aid-keep") !== null`)
		text := ask[string](p, `document.querySelector("#aid-app").innerText`)
		for _, want := range []string{"Siarad â chynghorau sydd eisoes yn ei wneud", "Beth sy’n dod gyntaf ar sail yr hyn a ddywedoch", "Rhaid i’r gyllideb ostwng, ac aros yn is", "Heb ofyn eto", "Cadw cofnod"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in\n%s", want, text)
			}
		}
		for _, never := range []string{"The budget must fall", "Not asked yet", "fersiwn cynharach", "\uFDD0"} {
			if strings.Contains(text, never) {
				t.Errorf("%q is in\n%s", never, text)
			}
		}
		if got := ask[string](p, `document.title`); !strings.HasPrefix(got, "Siarad â chynghorau sydd eisoes yn ei wneud – Ble dylem ni ddechrau?") {
			t.Errorf("the title is %q", got)
		}
		// The next steps are English pages, and marked so.
		if got := ask[string](p, `[...document.querySelectorAll("#aid-app [lang=en]")].map((e) => e.textContent).join("; ")`); !strings.Contains(got, "Choose a delivery model") {
			t.Errorf("marked as English are %q", got)
		}
		_, madeInWelsh := p.savedFile("Cadw fel ffeil")
		if made != madeInWelsh {
			t.Errorf("the record in Welsh is\n%s\nand in English\n%s", madeInWelsh, made)
		}
		p.fresh(english[i] + hash)
		p.until("the result", `document.getElementById("aid-keep") !== null`)
		p.quiet(welsh[i])
	}
}
