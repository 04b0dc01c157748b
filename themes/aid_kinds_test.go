package themes_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/big"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/dop251/goja"
	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/aid"
	"partnerbook/generator/source"
	"partnerbook/themes"
)

// aidWords returns a runtime in which m is what a module of the interface exports,
// e what evaluates aids, t gives the English words and d is a worked aid.
func aidWords(t testing.TB, entry, name string) *goja.Runtime {
	t.Helper()
	vm := module(t, "aid/evaluate.js")
	for _, text := range []string{"const e = m", script(t, "aid/app/"+entry)} {
		if _, err := vm.RunString(text); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := fs.ReadFile(themes.FS, "default/strings/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]any{}
	if err := toml.Unmarshal(raw, &words); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(words)
	if err != nil {
		t.Fatal(err)
	}
	helpers := `const words = ` + string(data) + `;
		const t = (key, values = {}) => { if (!(key in words)) throw "no words " + key; return words[key].replace(/\{(\w+)\}/g, (place, name) => name in values ? values[name] : place); };`
	if _, err := vm.RunString(helpers); err != nil {
		t.Fatal(err)
	}
	if name != "" {
		given(t, vm, name)
	}
	return vm
}

// says evaluates an expression, which gives a text.
func says(t testing.TB, vm *goja.Runtime, expression, want string) {
	t.Helper()
	value, err := vm.RunString(expression)
	if err != nil {
		t.Errorf("%s: %v", expression, err)
		return
	}
	if diff := cmp.Diff(want, value.String()); diff != "" {
		t.Errorf("%.300s (-want +got):\n%s", expression, diff)
	}
}

// TestFiguresForReaders writes numbers as pages show them, and reads what readers type.
func TestFiguresForReaders(t *testing.T) {
	vm := aidWords(t, "figures.js", "")
	for expression, want := range map[string]string{
		`m.figure("-1457526.50")`:          "\u22121,457,526.50",
		`m.figure("999")`:                  "999",
		`m.figure("1000")`:                 "1,000",
		`m.withUnit(t, "-574247", "gbp")`:  "\u2212£574,247",
		`m.withUnit(t, "10.9", "percent")`: "10.9%",
		`m.withUnit(t, "1", "years")`:      "1 year",
		`m.withUnit(t, "1.6", "years")`:    "1.6 years",
		`m.withUnit(t, "15.0", "fte")`:     "15.0",
		`m.signed({ n: 5n, d: 2n })`:       "+2.5",
		`m.signed({ n: -5n, d: 2n })`:      "\u22122.5",
		`m.plain({ n: 5n, d: 2n }, 3)`:     "2.5",
		`m.plain({ n: 1n, d: 3n }, 3)`:     "0.333",
		`m.pounds({ n: 15281n, d: 2n })`:   "£7,640.50",
		`m.typed(" £4,600,000 ")`:          "4600000",
		`m.typed("3.5%")`:                  "3.5",
		`m.typed("\u2212.5")`:              "-0.5",
		`m.typed("12.")`:                   "12",
		`m.typed("4,6")`:                   "4,6",
		`m.typed("many")`:                  "many",
		`String(m.justAhead([{ n: 101n, d: 1000n }, { n: 1n, d: 10n }, { n: 2n, d: 10n }]))`: "true,false,false",
	} {
		says(t, vm, expression, want)
	}
}

// TestWordsAreSetAlike sets quotes and dashes in the browser as the generator does.
func TestWordsAreSetAlike(t *testing.T) {
	vm := aidWords(t, "say.js", "")
	for _, text := range []string{
		`a "b" (c) 'd' it's`, "10--20 --- 30...", `"'both'" ["x"] "—'y'`, "two\n'lines'", "-- - ---- .....", "ŵ'ŷ 😀'a", "",
	} {
		says(t, vm, "m.typographic("+quote(text)+")", source.Typographic(text))
	}
	says(t, vm, `m.both(t, ["A", "B", "C"])`, "A, B and C")
	says(t, vm, `m.either(t, ["A", "B"])`, "A or B")
	says(t, vm, `m.lowered("DWP first") + m.lowered("Savings")`, "DWP firstsavings")
}

// TestChartsAreAlike draws charts in the browser to the same elements as the generator.
func TestChartsAreAlike(t *testing.T) {
	vm := aidWords(t, "chart.js", "")
	const write = `(function write([name, attributes, ...inside]) {
		const escaped = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&#34;").replace(/'/g, "&#39;");
		const open = "<" + name + Object.entries(attributes).map(([key, value]) => " " + key + '="' + escaped(value) + '"').join("");
		return inside.length === 0 && name !== "defs" ? open + "/>" : open + ">" + inside.map((part) => (Array.isArray(part) ? write(part) : escaped(part))).join("") + "</" + name + ">";
	})`
	random := rand.New(rand.NewPCG(7, 11))
	for range 60 {
		chart := aid.Chart{ID: "c", Title: "What <each> adds", Desc: "One bar & more", Max: big.NewRat(100, 1), DP: 1}
		for i := range 1 + random.IntN(14) {
			chart.Segments = append(chart.Segments, strings.Repeat("Line of some length ", 1+i%4))
		}
		var rows []string
		for i := range 1 + random.IntN(6) {
			row := aid.Bar{Label: strings.Repeat("Shared service with “a” contract ", 1+i%3)}
			var parts []string
			for range chart.Segments {
				n, d := random.Int64N(300), 1+random.Int64N(12)
				row.Parts = append(row.Parts, big.NewRat(n, d))
				parts = append(parts, fmt.Sprintf("{ n: %dn, d: %dn }", n, d))
			}
			chart.Rows = append(chart.Rows, row)
			rows = append(rows, fmt.Sprintf("{ label: %s, parts: [%s] }", quote(row.Label), strings.Join(parts, ",")))
		}
		segments, err := json.Marshal(chart.Segments)
		if err != nil {
			t.Fatal(err)
		}
		want := string(aid.StackedBars(chart))
		want = strings.ReplaceAll(strings.ReplaceAll(want, "\n", ""), ` xmlns="http://www.w3.org/2000/svg"`, "")
		says(t, vm, fmt.Sprintf(`%s(m.pictureOf({ id: "c", title: "What <each> adds", desc: "One bar & more", max: { n: 100n, d: 1n }, dp: 1, segments: %s, rows: [%s] }))`,
			write, segments, strings.Join(rows, ",")), want)
	}
}

// TestSentencesOfComparisons says what the published cases come to.
func TestSentencesOfComparisons(t *testing.T) {
	vm := aidWords(t, "compare-words.js", "choose-delivery-model")
	if _, err := vm.RunString(`const words_ = (input) => m.wordsOf(d.model, input, e.evaluate(d, input), t)`); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ input, answer, certainty string }{
		{`{}`, "Some form of sharing leads by 6.3; which form is too close to call.", "Among them, Shared service with a call-off contract is ahead by 2.5 points. A lead of less than 3 is too close to call."},
		{`{facts: {partner: "no", outside: "top-up"}}`, "Too close to call between Joint venture or other partnership and In-house with agency staff or a call-off contract, on what you told us.", "Joint venture or other partnership is ahead by 1.9 points. A lead of less than 3 is too close to call."},
		{`{points: {savings: 75, startup: 0, resilience: 0, flex: 25, quality: 0, local: 25, staff: 0, growth: 0}}`, "Shared service and Shared service with a call-off contract draw level exactly on what you told us.", "Their values are the same to the last digit."},
		{`{facts: {outside: "none", saving: "large", start: "under-3-months"}}`, "Every option is ruled out. Which must-have could give way?", ""},
		{`{points: {savings: 0, startup: 0, resilience: 0, flex: 0, quality: 0, local: 0, staff: 0, growth: 0}}`, "All points are 0, so there is nothing to compare by.", ""},
		{`{points: {savings: 0, startup: 0, resilience: 0, flex: 0, quality: 0, local: 100, staff: 0, growth: 0}}`, "In-house, improved clearly comes first on what you told us, by 15.0.", "A lead of 10 points or more is clear."},
	} {
		says(t, vm, "words_("+c.input+").answer", c.answer)
		says(t, vm, "words_("+c.input+").certainty", c.certainty)
	}
	says(t, vm, `words_({}).tips[0]`, "If “Capacity up and down at short notice” counted for 21.4 points or less instead of 50, Shared service would draw level or come first.")
	says(t, vm, `words_({facts: {partner: "no", outside: "top-up"}}).tips[0]`, "If “Room to invest and grow” counted for 40.0 points or less instead of 50, In-house with agency staff or a call-off contract would draw level or come first.")
	says(t, vm, `words_({method: "rank", ranks: {savings: 1, resilience: 2, quality: 3, staff: 4, local: 5, startup: 6, growth: 7, flex: 8}}).tips[0].replace(/instead of [\d.]+/, "…")`,
		"If “Capacity up and down at short notice” counted for 13.2 points or more …, Shared service with a call-off contract would draw level or come first.")
	says(t, vm, `words_({facts: {outside: "none", saving: "large", start: "under-3-months"}}).relax.length`, "2")
	says(t, vm, `words_({profile: "savings-first"}).standings.slice(0, 2).map(({ option, value, note }) => option + " " + value + " " + note).join("; ")`, "hybrid 69.2 ; shared 68.8 ")
	says(t, vm, `words_({scores: {"call-off": {staff: 60}}, reasons: {"call-off": {staff: "We asked"}}}).lines.find((l) => l.criterion === "staff").cells.find((c) => c.option === "call-off").own`, "true")
	for input, want := range map[string]string{
		`{}`: "false", `{facts: {}}`: "false", `{facts: {partner: "no"}}`: "true", `{points: {flex: 0}}`: "true", `{profile: "savings-first"}`: "true",
		`{method: "rank"}`: "false", `{method: "rank", ranks: {flex: 1}}`: "true", `{method: "rank", points: {flex: 10}}`: "false", `{scores: {shared: {flex: 1}}}`: "false",
	} {
		says(t, vm, "m.answered("+input+")", want)
	}
}

// TestLeadsTooSmallToShow never says that something leads by nothing.
func TestLeadsTooSmallToShow(t *testing.T) {
	vm := aidWords(t, "compare-words.js", "")
	const model = `{ close: "3", clear: "10", criteria: [{ id: "a", title: "A", points: "100" }, { id: "b", title: "B", points: "1" }],
		options: [{ id: "x", title: "X", family: "x" }, { id: "y", title: "Y", family: "y" }], scores: [[{ v: "50" }, { v: "51" }], [{ v: "50" }, { v: "50" }]], facts: [], screens: [], adjust: [], profiles: [] }`
	if _, err := vm.RunString(`const small = ` + model + `, view = m.wordsOf(small, {}, e.evaluate({ kind: "compare", model: small }, {}), t)`); err != nil {
		t.Fatal(err)
	}
	says(t, vm, "view.answer", "Too close to call between X and Y, on what you told us.")
	says(t, vm, "view.runnerUp", "Y comes next, with 50.0 against 50.0 for X. X is just ahead: the difference does not show in one decimal.")
	says(t, vm, `view.standings.map(({ value, note }) => value + note).join()`, "50.0just ahead,50.0")
}

// TestWordsOfCalculators says what is wrong with figures, and what they come to.
func TestWordsOfCalculators(t *testing.T) {
	vm := aidWords(t, "calculator-words.js", "sharing-business-case")
	const of = `d.model.inputs.find(({ id }) => id === `
	for expression, want := range map[string]string{
		`m.errorOf(t, ` + of + `"fte_before"), "5001")`:       "Enter a number between 0 and 5,000",
		`m.errorOf(t, ` + of + `"fte_before"), "many")`:       "Enter a number between 0 and 5,000",
		`m.errorOf(t, ` + of + `"fte_before"), "1.25")`:       "Enter a number with at most 1 decimal",
		`m.errorOf(t, ` + of + `"partners"), "1.5")`:          "Enter a whole number between 1 and 20",
		`m.errorOf(t, ` + of + `"fte_before"), "77.5")`:       "",
		`m.errorOf(t, ` + of + `"fte_before"), undefined)`:    "",
		`m.breakEvenOf(d.model, {}, e.evaluate(d, {}), t)[1]`: "“Net present value” is zero when “Set-up cost, in year 0” is £2,257,526 instead of £800,000, and all else stays the same.",
		`m.standingOf(d.model, {}, e.evaluate(d, {}), t)`:     "Net present value: £1,457,526",
		`m.sentenceOf(d.model, {cost_after: "4550000"}, e.evaluate(d, {cost_after: "4550000"}), t).split("; ").slice(-2).join("; ")`: "Years until the set-up cost is repaid: It is not repaid in the years appraised.; Net present value: \u2212£574,247",
		`m.checkOf(t, null)`: "Cannot be checked",
		`m.yearsOf(d.model, e.evaluate(d, {}), t, () => 0).rows[0].join(" ")`: "0 \u2212£800,000",
	} {
		says(t, vm, expression, want)
	}
}

// TestWordsOfGapMaps says what is missing, and sets two partners beside each other.
func TestWordsOfGapMaps(t *testing.T) {
	vm := aidWords(t, "gapmap-words.js", "uc-support-map")
	says(t, vm, `m.sentenceOf(d.model, e.evaluate(d, {}), t)`, "8 services are missing or short, by 450 hours a month together; to close those with a known cost takes £7,640. Of 1 service it is not known.")
	says(t, vm, `m.linesOf(d.model, {}, e.evaluate(d, {}), t)[0].title`, "Identifying cases for an alternative payment arrangement")
	const other = `{ lines: { triage: { need: "100", have: "150" } } }`
	says(t, vm, `(({ ours, theirs, together, helps }) => [m.lackOf(t, ours), m.lackOf(t, theirs), m.lackOf(t, together), helps].join("; "))(m.beside(d.model, {}, `+other+`).find(({ id }) => id === "triage"))`,
		"90 missing; 50 to spare; 40 missing; true")
	says(t, vm, `m.lackOf(t, m.beside(d.model, {}, {}).find(({ id }) => id === "exceptions").together)`, "not known")
}

// clickIn clicks what a selector finds, opening what it is in.
func (p *tab) clickIn(selector string) {
	p.Helper()
	p.until(selector, `document.querySelector(`+quote(selector)+`) !== null`)
	ask[any](p, `((e) => { for (let d = e.closest("details"); d; d = d.parentElement.closest("details")) d.open = true; e.click(); })(document.querySelector(`+quote(selector)+`)), 0`)
}

// fill puts a text into a box as somebody who types it.
func (p *tab) fill(selector, text string) {
	p.Helper()
	p.until(selector, `document.querySelector(`+quote(selector)+`) !== null`)
	ask[any](p, `((e) => {
		for (let d = e.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
		e.focus(); e.value = `+quote(text)+`; e.dispatchEvent(new Event("input", { bubbles: true })); e.blur();
	})(document.querySelector(`+quote(selector)+`)), 0`)
}

// reads tells what an element says.
func (p *tab) reads(selector, want string) {
	p.Helper()
	if got := ask[string](p, `(document.querySelector(`+quote(selector)+`) || { textContent: "nothing" }).textContent.replace(/\s+/g, " ").trim()`); got != want {
		p.Errorf("%s reads %q, want %q", selector, got, want)
	}
}

// TestCompareInBrowser answers facts and points from disk, and sees the sentence, the
// table and the address follow.
func TestCompareInBrowser(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.fresh(everySite(t)[0].file(comparePage))
	p.reads("#aid-starting", "The authors’ starting scores")
	for _, selector := range []string{"#aid-result svg", "#aid-result table", "#aid-result .aid-result", "#aid-app fieldset:not(#aid-method) input:checked"} {
		if ask[bool](p, `document.querySelector(`+quote(selector)+`) !== null`) {
			t.Errorf("before an answer there is %s", selector)
		}
	}
	if text := ask[string](p, `document.querySelector("#aid-app").textContent`); regexp.MustCompile(`comes first on what you told us,|clearly`).MatchString(text) {
		t.Error("before an answer there is a verdict")
	}

	p.clickIn(`#aid-fact-partner input[value="no"]`)
	p.clickIn(`#aid-fact-outside input[value="top-up"]`)
	p.until("the address", `location.hash.endsWith("q.partner=no&q.outside=top-up")`)
	sentence := "Joint venture or other partnership and In-house with agency staff or a call-off contract draw level exactly on what you told us."
	p.reads("#aid-result .aid-result h2", sentence)
	p.until("what is announced", `[...document.querySelectorAll("[role=status]")].some((e) => e.textContent === `+quote(sentence)+`)`)
	p.reads(".aid-standing-now", sentence)
	p.reads("#aid-starting + p", sentence)
	if n := ask[int](p, `document.querySelectorAll("#app-excluded ~ ul > li").length`); n != 3 {
		t.Errorf("%d options are ruled out", n)
	}

	p.clickIn(`#aid-points-flex input[value="100"]`)
	p.fill("#aid-points-growth-own", "40")
	p.until("the address", `location.hash.includes("w.flex=100&w.growth=40")`)
	if ask[string](p, `document.querySelector("#aid-points-growth .aid-counts-for").textContent`) != "" {
		t.Error("points of the reader are said to be the authors'")
	}
	const values = `[...document.querySelectorAll(".aid-values tbody tr")].map((tr) => tr.innerText.replace(/\s+/g, " ").trim())`
	if rows := ask[[]string](p, values); len(rows) != 6 || !strings.HasPrefix(rows[0], "1 ") || !strings.Contains(rows[5], "(ruled out)") {
		t.Errorf("the values are %q", rows)
	}
	if n := ask[int](p, `document.querySelectorAll("#aid-result svg.aid-chart rect.aid-part").length`); n < 40 {
		t.Errorf("the chart has %d parts", n)
	}
	if !ask[bool](p, `document.querySelector("#aid-result svg.aid-chart").nextElementSibling.querySelector("table.aid-matrix") !== null`) {
		t.Error("no table follows the chart")
	}

	p.fill("#aid-points-growth-own", "400")
	p.reads("#aid-points-growth .app-error", "Enter a whole number between 0 and 100")
	if ask[string](p, `document.getElementById("aid-points-growth-own").getAttribute("aria-invalid")`) != "true" {
		t.Error("the box is not marked")
	}
	p.clickIn("#aid-points-growth .aid-radios input")
	if ask[bool](p, `document.querySelector("#aid-points-growth .app-error").checkVisibility()`) {
		t.Error("the error stays")
	}

	p.clickIn("#aid-fact-partner .aid-clear")
	p.until("the address", `!location.hash.includes("q.partner")`)
	if !ask[bool](p, `document.activeElement.name === "aid-fact-partner"`) {
		t.Error("after an answer is cleared the focus is lost")
	}
	hash := ask[string](p, "location.hash")
	ask[any](p, `document.querySelector('#app-why ~ .aid-reasons a[href^="#score-"], #app-values ~ table a').click(), 0`)
	if !ask[bool](p, `document.activeElement.closest("details.aid-rest").open`) || ask[string](p, "location.hash") != hash {
		t.Error("the link to a score leads nowhere, or loses the answers")
	}
	p.quiet("compare")
}

// TestCompareLinkAndOwnScores opens the published case 3 with a link, and replaces a
// score.
func TestCompareLinkAndOwnScores(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.fresh(everySite(t)[0].file(comparePage + "#v=1&d=00000000&q.partner=not-asked&q.systems=different&q.distance=far&q.outside=top-up"))
	if got := ask[string](p, `document.querySelector("#aid-fact-partner input:checked").value`); got != "not-asked" {
		t.Errorf("the answer is %q", got)
	}
	before := ask[string](p, `document.querySelector("#aid-result .aid-result h2").textContent`)
	ask[any](p, `document.querySelectorAll(".aid-own-scores, .aid-own-scores details").forEach((d) => { d.open = true; }), 0`)
	p.fill("#aid-score-call-off-staff", "100")
	p.fill("#aid-score-call-off-staff-why", "We asked <b>them</b>")
	p.until("the address", `location.hash.includes("s.call-off.staff=100")`)
	after := ask[string](p, `document.querySelector("#aid-result .aid-result h2").textContent`)
	if before == after {
		t.Errorf("the own score changes nothing: %s", after)
	}
	if text := ask[string](p, `document.querySelector(".aid-matrix").textContent`); !strings.Contains(text, "(100, yours)") {
		t.Error("the table does not mark the reader's score")
	}
	if ask[int](p, `document.querySelectorAll("#aid-result b").length`) > 0 {
		t.Error("a reason became markup")
	}
	ask[any](p, `[...document.querySelectorAll("#aid-keep button")].find((b) => b.textContent.includes("record")).click(), 0`)
	p.until("the record", `document.querySelector(".aid-record") !== null`)
	if text := ask[string](p, `document.querySelector(".aid-record .aid-answers").textContent`); !strings.Contains(text, "100. We asked <b>them</b>") || !strings.Contains(text, "50, as the authors set it") {
		t.Errorf("the record has the answers %q", text)
	}
	if n := ask[int](p, `document.querySelectorAll('.aid-record a[href^="#"], .aid-record details, .aid-record button').length`); n > 0 {
		t.Errorf("there are %d things to press in the record", n)
	}
	p.quiet("own score")
}

// TestCompareSaysWhatProfilesSay finds the words of the pages of profiles in the
// result of the browser.
func TestCompareSaysWhatProfilesSay(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	const app = `((id) => { const h = document.getElementById(id); return h === null ? [] : [...h.parentElement.querySelectorAll(":scope > ul > li, :scope > details li")].map((li) => li.textContent); })`
	const page = `((id) => { const out = []; for (let e = (document.getElementById(id) || {}).nextElementSibling; e && !/^H/.test(e.tagName); e = e.nextElementSibling) out.push(...[...e.querySelectorAll("li")].map((li) => li.textContent)); return out; })`
	const values = `[...document.querySelectorAll(".aid-values tbody tr")].map((tr) => tr.textContent.replace(/\s+/g, " ").trim())`
	const figures = `[...document.querySelectorAll(".aid-matrix :is(tbody, tfoot) tr")].map((tr) => tr.textContent.replace(/\s+/g, " ").replace(/ \(/g, "(").trim()).map((text) => text.replace(/\s/g, ""))`
	parts := []string{"change-points", "change-scores", "change-answers"}
	for _, profile := range []string{"savings-first", "resilience-first", "local-first", "investment-first"} {
		p.open(everySite(t)[0].file("decision-aids/choose-delivery-model/profile/" + profile + ".html"))
		var want [][]string
		for _, part := range parts {
			want = append(want, ask[[]string](p, page+"("+quote(part)+")"))
		}
		want = append(want, ask[[]string](p, values), ask[[]string](p, figures))
		p.fresh(everySite(t)[0].file(comparePage))
		p.clickIn(`#aid-profile input[value="` + profile + `"]`)
		var got [][]string
		for _, part := range parts {
			got = append(got, ask[[]string](p, app+"("+quote("app-"+part)+")"))
		}
		got = append(got, ask[[]string](p, values), ask[[]string](p, figures))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-page +script):\n%s", profile, diff)
		}
	}
	p.quiet("profiles")
}

// TestCalculatorInBrowser enters figures that are out of range, that are none, and
// that leave nothing to repay.
func TestCalculatorInBrowser(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.fresh(everySite(t)[0].file(calculatorPage))
	p.reads("#aid-result .aid-result-line", "With the example’s figures")
	p.reads(".aid-standing-now", "With the example’s figures: Net present value: £1,457,526")
	output := func(title string) string {
		return ask[string](p, `([...document.querySelectorAll(".aid-outputs tbody tr")].find((tr) => tr.cells[0].textContent.startsWith(`+quote(title)+`)) || { cells: [0, { textContent: "nothing" }] }).cells[1].textContent.trim()`)
	}
	if got := output("Net present value"); got != "£1,457,526" {
		t.Errorf("the present value is %q", got)
	}
	p.fill("#aid-input-fte_before", "5,001")
	p.reads("#aid-input-fte_before-error", "Enter a number between 0 and 5,000")
	p.reads("#aid-result h2", "1 figure has to be put right before anything is worked out")
	if ask[bool](p, `document.querySelector(".aid-outputs") !== null`) {
		t.Error("something is worked out from what is out of range")
	}
	p.clickIn("#aid-result .aid-result a")
	if got := ask[string](p, "document.activeElement.id"); got != "aid-input-fte_before" {
		t.Errorf("the link leads to %q", got)
	}
	p.fill("#aid-input-fte_before", "77")
	p.fill("#aid-input-partners", "many")
	p.reads("#aid-input-partners-error", "Enter a number between 1 and 20")
	p.fill("#aid-input-partners", "")
	p.fill("#aid-input-cost_after", "£4,550,000")
	if got := output("Years until"); got != "It is not repaid in the years appraised." {
		t.Errorf("the payback is %q", got)
	}
	if got := output("Net present value"); got != "\u2212£574,247" {
		t.Errorf("the present value is %q", got)
	}
	p.reads("#aid-result .aid-result-line", "With your figures, and the example’s where you gave none")
	p.reads(".aid-standing-now", "Net present value: \u2212£574,247")
	p.until("the address", `location.hash.endsWith("i.cost_after=4550000")`)
	if got := ask[string](p, `document.getElementById("aid-input-cost_after").value`); got != "4,550,000" {
		t.Errorf("the box has %q", got)
	}

	p.fill("#aid-scenario-name", "No saving <i>yet</i>")
	p.clickIn(".aid-scenarios .app-buttons button")
	if got := ask[string](p, "document.activeElement.id"); got != "aid-scenarios" {
		t.Errorf("after keeping a scenario the focus is at %q", got)
	}
	p.fill("#aid-input-cost_after", "4000000")
	rows := ask[[]string](p, `[...document.querySelectorAll(".aid-side tr")].map((tr) => tr.innerText.replace(/\s+/g, " ").trim())`)
	if text := strings.Join(rows, "|"); !strings.Contains(text, "Figure No saving <i>yet</i> Now|Yearly cost afterwards, all partners together £4,550,000 £4,000,000|") {
		t.Errorf("the scenarios are %q", rows)
	}
	p.clickIn(".aid-scenario-list button")
	p.until("the figures again", `document.getElementById("aid-input-cost_after").value === "4,550,000"`)
	ask[any](p, `document.querySelectorAll("main input[id^='aid-input-']").forEach((input) => { input.dispatchEvent(new Event("input", { bubbles: true })); }), 0`)
	p.reads("#aid-result .aid-result-line", "With your figures")
	p.quiet("calculator")
}

// TestGapMapInBrowser edits the table, saves it, empties it and reads it back, and
// sets a partner's beside it.
func TestGapMapInBrowser(t *testing.T) {
	t.Parallel()
	p := openTab(t)
	p.fresh(everySite(t)[0].file(gapMapPage))
	first := `document.querySelector(".aid-gaps tbody th b").textContent`
	if got := ask[string](p, first); got != "Identifying cases for an alternative payment arrangement" {
		t.Errorf("%q comes first", got)
	}
	p.reads("#aid-result .aid-result-line", "With the example’s figures")
	if said := ask[string](p, `document.querySelector(".aid-standing-now").textContent`); !strings.HasPrefix(said, "With the example’s figures: ") {
		t.Errorf("the foot of the form says %q", said)
	}
	p.fill("#aid-have-apa-cases", "40")
	p.reads(`tr:has(#aid-have-apa-cases) .aid-status`, "Met")
	p.reads("#aid-result .aid-result-line", "With your figures, and the example’s where you gave none")
	p.fill("#aid-have-triage", "none")
	p.reads(`#aid-have-triage-error`, "Enter a number of 0 or more, or leave it empty")
	p.fill("#aid-have-triage", "")
	p.reads(`tr:has(#aid-have-triage) .aid-status`, "Not known")
	p.clickIn("#aid-funding-accessibility-la")
	p.clickIn("#aid-who-accessibility--unknown")
	p.clickIn("#aid-vital-accessibility")
	p.reads(`tr:has(#aid-have-accessibility) .aid-line-facts`, "Vital. Paid by: Council. Provided by: not known.")
	p.until("the address", `location.hash.includes("l.triage.have=&") && location.hash.includes("l.accessibility.funding=la&l.accessibility.who=&l.accessibility.vital=true")`)

	ask[any](p, `(window.texts = [], URL.createObjectURL = (blob) => { blob.arrayBuffer().then((data) => texts.push([...new Uint8Array(data.slice(0, 3))].join() + " " + new TextDecoder().decode(data))); return "data:,"; }, HTMLAnchorElement.prototype.click = () => {}, 0)`)
	p.clickIn(".aid-gap-form > .app-buttons:has(input) button")
	p.until("the table", "texts.length === 1")
	sheet, ok := strings.CutPrefix(ask[string](p, "texts[0]"), "239,187,191 ")
	if !ok || !strings.HasPrefix(sheet, "line,group,title,need,") {
		t.Errorf("the table begins %.60q", sheet)
	}
	hash := ask[string](p, "location.hash")
	p.clickIn(".aid-gap-form > .app-buttons button")
	p.reads(".aid-undo p", "The table is empty now.")
	p.reads("#aid-result .aid-result-line", "With your figures")
	p.until("the empty table", `document.getElementById("aid-need-triage").value === ""`)
	p.chooseFile("aid-gap-in", "table.csv", sheet+"\r\nnothing,x,y,1\r\n")
	p.until("the same again", `location.hash === `+quote(hash))
	p.reads(".aid-undo", "13 services were read.Not understood, and left out: nothingUndo")
	p.clickIn(".aid-undo button")
	p.until("the empty table", `document.getElementById("aid-need-triage").value === ""`)

	p.chooseFile("aid-partner-in", "table.csv", "line,need,have\r\ntriage,100,150\r\n")
	p.until("the partner", `document.querySelector(".aid-partner-side") !== null`)
	p.fill("#aid-need-triage", "90")
	p.fill("#aid-have-triage", "50")
	p.fill("#aid-partner-name", "North")
	row := ask[string](p, `[...document.querySelectorAll(".aid-partner-side tbody tr")].find((tr) => tr.textContent.startsWith("Triage")).innerText.replace(/\s+/g, " ").trim()`)
	if row != "Triage and orientation 40 missing 50 to spare enough one could help the other" {
		t.Errorf("side by side: %q", row)
	}
	p.quiet("gap map")
}

// answer gives each kind of aid something to show.
func (p *tab) answer(page string) {
	p.Helper()
	switch page {
	case comparePage:
		p.clickIn(`#aid-fact-partner input[value="yes"]`)
		p.clickIn(`#aid-fact-start input[value="under-3-months"]`)
		p.clickIn(`#aid-fact-outside input[value="none"]`)
		p.fill("#aid-points-growth-own", "400")
		ask[any](p, `document.querySelectorAll("#aid-app details").forEach((d) => { d.open = true; }), 0`)
		p.fill("#aid-score-shared-staff", "90")
	case calculatorPage:
		p.clickIn(".aid-scenarios .app-buttons button")
		p.fill("#aid-input-cost_after", "4550000")
		ask[any](p, `document.querySelectorAll("#aid-app details").forEach((d) => { d.open = true; }), 0`)
	case gapMapPage:
		p.fill("#aid-have-triage", "none")
		p.clickIn("#aid-who-accessibility--unknown")
		p.chooseFile("aid-partner-in", "table.csv", "line,need,have\r\ntriage,100,150\r\n")
		p.until("the partner", `document.querySelector(".aid-partner-side") !== null`)
	}
}

// TestKindsAreAccessible has axe-core look at the interfaces before and after answers,
// and sees that nothing scrolls sideways or is too small to hit.
func TestKindsAreAccessible(t *testing.T) {
	script := axeScript(t)
	for _, page := range []string{comparePage, calculatorPage, gapMapPage} {
		for _, when := range []string{"before", "after"} {
			if quick() && when == "before" {
				continue
			}
			t.Run(page+" "+when, func(t *testing.T) {
				t.Parallel()
				p := openTab(t)
				p.fresh(everySite(t)[0].file(page))
				if when == "after" {
					p.answer(page)
				}
				for _, width := range []int64{320, 390, 1280} {
					p.size(width, 800)
					p.fits(page, width)
				}
				p.quiet(page)
				p.accessible(script, page+" "+when)
				p.prefers("", "forced-colors", "active")
				for _, f := range p.axe(script, `{runOnly: {type: "rule", values: ["color-contrast"]}, resultTypes: ["violations"]}`) {
					t.Errorf("%s %s, forced colours: %s", page, when, f)
				}
			})
		}
	}
}

// fits reports what is wider than the window, or too small to hit.
func (p *tab) fits(page string, width int64) {
	p.Helper()
	if wide := ask[int64](p, "document.documentElement.scrollWidth"); wide > width {
		p.Errorf("%s is %d wide at %d pixels", page, wide, width)
	}
	small := ask[[]string](p, `[...document.querySelectorAll("#aid-app :is(button, input, select, summary)")].filter((e) => e.checkVisibility() && e.type !== "file").filter((e) => {
		const { width, height } = (e.closest(".aid-radios label") || e).getBoundingClientRect();
		return width < 24 || height < 24;
	}).map((e) => e.outerHTML.slice(0, 120))`)
	if len(small) > 0 {
		p.Errorf("%s, %d pixels: too small: %q", page, width, small[:min(3, len(small))])
	}
}

// TestKindsAreSmall weighs the scripts of the pages of aids, with their words.
func TestKindsAreSmall(t *testing.T) {
	b := everySite(t)[0]
	for kind, most := range map[string]int{"compare": 30_000, "calculator": 25_000, "gapmap": 25_000} {
		names, err := filepath.Glob(filepath.Join(b.dir, "assets", "app-"+kind+".*.js"))
		if err != nil || len(names) != 1 {
			t.Fatal(names, err)
		}
		script := readFile(t, names[0])
		packed := compressed(t, script)
		t.Logf("%s: %d bytes, %d with gzip", kind, len(script), packed)
		if packed > most {
			t.Errorf("the script of %s has %d bytes with gzip; %d are the most", kind, packed, most)
		}
	}
}
