package render

import (
	"fmt"
	"html"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/aid"
)

var tags = regexp.MustCompile(`<[^>]*>`)

// textOf returns the words of a page's main part, one space between them.
func textOf(page string) string {
	plain := html.UnescapeString(tags.ReplaceAllString(mainOf.FindString(page), " "))
	return strings.Join(strings.Fields(plain), " ")
}

// TestStartingScoresHaveNoVerdict: until a reader says what matters, options stand
// in the order of the file, and nothing ranks them.
func TestStartingScoresHaveNoVerdict(t *testing.T) {
	b := aidBook(t)
	m := contextOf(t, b, "choose-delivery-model").definition.Model.(*aid.Compare)
	page := aidPages(t, b, "choose-delivery-model")["decision-aids/choose-delivery-model.html"]
	text := textOf(page)
	for _, want := range []string{"The authors’ starting scores", "These become a comparison when you say what matters to you."} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q", want)
		}
	}
	for _, not := range []string{"comes first", "too close to call", "Too close", "aid-result", "<svg", "Place", "67.5", "65.0", "best option", "recommend"} {
		if strings.Contains(text, not) || strings.Contains(mainOf.FindString(page), "class=\""+not) {
			t.Errorf("the page says %q", not)
		}
	}
	at := 0
	for _, o := range m.Options {
		card := strings.Index(page[at:], `<li id="option-`+o.ID+`">`)
		if card < 0 {
			t.Fatalf("%s is not in the order of the file", o.ID)
		}
		at += card
	}
	for _, p := range m.Profiles {
		if !strings.Contains(page, `href="choose-delivery-model/profile/`+p.ID+`.html"`) {
			t.Errorf("nothing leads to %s", p.ID)
		}
	}
}

// TestScoreTableIsComplete holds the table to every score, with reason, basis and
// evidence.
func TestScoreTableIsComplete(t *testing.T) {
	b := aidBook(t)
	c := contextOf(t, b, "choose-delivery-model")
	m := c.definition.Model.(*aid.Compare)
	page := aidPages(t, b, "choose-delivery-model")["decision-aids/choose-delivery-model.html"]
	for o, row := range m.Scores {
		for k, s := range row {
			place := scorePlace(m.Options[o].ID, m.Criteria[k].ID)
			_, line, ok := strings.Cut(page, `<tr role="row" id="`+place+`">`)
			if !ok {
				t.Errorf("there is no %s", place)
				continue
			}
			line, _, _ = strings.Cut(line, "</tr>")
			text := html.UnescapeString(line)
			for _, want := range []string{fmt.Sprintf("<div>%d</div>", s.V), typographic(s.Why), c.words.T("aid_basis_" + string(s.Basis)), typographic(m.Options[o].Title)} {
				if !strings.Contains(text, want) {
					t.Errorf("%s lacks %q", place, want)
				}
			}
			if n := strings.Count(line, `class="cite`) - strings.Count(line, `class="cite-status`); n != len(s.Ev) {
				t.Errorf("%s shows %d places, not %d", place, n, len(s.Ev))
			}
		}
	}
}

// TestOptionRests says what an option rests on.
func TestOptionRests(t *testing.T) {
	c := contextOf(t, aidBook(t), "choose-delivery-model")
	v := c.compareView(c.definition.Model.(*aid.Compare), c.view())
	rests := v.Options[2].Rests // outsourced
	if len(rests.Accounts) != 1 || !strings.HasPrefix(rests.Accounts[0].Who, "Malvern Hills") || rests.Accounts[0].Year != "2018" {
		t.Errorf("testimonials: %+v", rests.Accounts)
	}
	if rests.Newest != "2018" || rests.Single != "4 of 8 scores rest on one citation alone:" || rests.Own != "2 of 8 scores are our judgement without a source" {
		t.Errorf("%+v", rests)
	}
	if len(rests.SingleOn) != 1 || rests.SingleOn[0].Label != "HB resilience, para 25, Malvern Hills" {
		t.Errorf("%+v", rests.SingleOn)
	}
	if house := v.Options[0].Rests; len(house.Accounts) != 0 || house.Single != "" {
		t.Errorf("in-house: %+v", house)
	}
}

// TestProfilePages holds the pages of profiles to the numbers of the published
// case.
func TestProfilePages(t *testing.T) {
	b := aidBook(t)
	result := publishedCase(t, "compare-2")
	page := aidPages(t, b, "choose-delivery-model")["decision-aids/choose-delivery-model/profile/savings-first.html"]
	text := textOf(page)
	for option, value := range result["values"].(map[string]any) {
		shown := value.(map[string]any)["shown"].(string)
		m := contextOf(t, b, "choose-delivery-model").definition.Model.(*aid.Compare)
		line := regexp.MustCompile(`(?s)<th role="rowheader" scope="row"><a href="[^"]*#option-` + option + `">[^<]*</a></th><td[^>]*><div>` + regexp.QuoteMeta(shown) + `</div>`)
		if !line.MatchString(page) {
			t.Errorf("%s does not show %s", optionTitle(m, option), shown)
		}
	}
	for _, tip := range result["tips"].([]any) {
		if shown := tip.(map[string]any)["shown"].(string); !strings.Contains(text, "counted for "+shown+" points or") {
			t.Errorf("there is no tip at %s", shown)
		}
	}
	for _, tip := range result["score_tips"].([]any) {
		f := tip.(map[string]any)
		if want := fmt.Sprintf("scored %s instead of %s on", f["shown"], f["from"]); !strings.Contains(text, want) {
			t.Errorf("there is no %q", want)
		}
	}
	for _, want := range []string{
		"If savings matter most",
		"Some form of sharing comes first, by 4.6 points. Which form is too close to call.",
		"Among them, Shared service with a call-off contract is ahead by 0.4 points. A lead of less than 3 is too close to call.",
		"Capacity up and down at short notice +2.7", "Keeps going when staff are away +2.3", "Lower yearly cost −3.1",
		"Shared service comes next, with 68.8 against 69.2 for Shared service with a call-off contract.",
		"If “Capacity up and down at short notice” counted for 21.4 points or less instead of 25, Shared service would draw level or come first.",
		"If “Is another authority willing, in principle, to share?” is answered “No”, Joint venture or other partnership would come first.",
		"Must-haves not checked yet", "Sharing needs a willing partner.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q", want)
		}
	}
	if table := strings.Index(page, `aid-matrix`); table < strings.Index(page, "</svg>") || strings.Count(page, "<svg") != 1 {
		t.Error("the table does not follow the chart")
	}
	order := []string{`id="answer"`, `id="why"`, `id="runner-up"`, `id="change"`, `id="not-checked"`, `id="values"`, `id="evidence"`, `id="next"`}
	if !slices.IsSortedFunc(order, func(a, b string) int { return strings.Index(page, a) - strings.Index(page, b) }) {
		t.Error("the parts stand in another order")
	}
}

// TestComparisonLinks follows every link of the pages of comparisons and
// calculators, to its place.
func TestComparisonLinks(t *testing.T) {
	b := aidBook(t)
	place := regexp.MustCompile(`<a [^>]*href="([^"#]*)#([^"]+)"`)
	for _, name := range []string{"choose-delivery-model", "sharing-business-case", "outcome-payment"} {
		pages := aidPages(t, b, name)
		for url, text := range pages {
			main := mainOf.FindString(text)
			for _, m := range linkTo.FindAllStringSubmatch(main, -1) {
				to := path.Join(path.Dir(url), html.UnescapeString(m[1]))
				if _, ok := b.plan.byPath[to]; !ok && !strings.Contains(m[1], ":") {
					t.Errorf("%s leads to %s, which is not there", url, to)
				}
			}
			for _, m := range place.FindAllStringSubmatch(main, -1) {
				target, ours := pages[path.Join(path.Dir(url), m[1])]
				if m[1] == "" {
					target, ours = text, true
				}
				if ours && !strings.Contains(target, `id="`+html.UnescapeString(m[2])+`"`) {
					t.Errorf("%s leads to #%s, which is not there", url, m[2])
				}
			}
			if at := strings.Index(text, "[aid_"); at >= 0 {
				t.Errorf("%s lacks words: %s", url, text[at:at+40])
			}
			if id := repeated(main); id != "" {
				t.Errorf("%s has the id %s twice", url, id)
			}
		}
	}
}

var anyID = regexp.MustCompile(` id="([^"]+)"`)

// repeated returns an id that stands twice, or "".
func repeated(page string) string {
	seen := map[string]bool{}
	for _, m := range anyID.FindAllStringSubmatch(page, -1) {
		if seen[m[1]] {
			return m[1]
		}
		seen[m[1]] = true
	}
	return ""
}

// TestVerdictsInWords says every verdict.
func TestVerdictsInWords(t *testing.T) {
	c := contextOf(t, aidBook(t), "choose-delivery-model")
	m := c.definition.Model.(*aid.Compare)
	facts := func(pairs ...string) map[string]any {
		out := map[string]any{}
		for i := 0; i < len(pairs); i += 2 {
			out[pairs[i]] = pairs[i+1]
		}
		return out
	}
	only := func(criterion string) map[string]any {
		points := map[string]any{}
		for _, k := range m.Criteria {
			points[k.ID] = "0"
		}
		if criterion != "" {
			points[criterion] = "100"
		}
		return points
	}
	tie := only("")
	tie["savings"], tie["flex"], tie["local"] = "75", "25", "25"
	for _, x := range []struct {
		about  string
		input  aid.Input
		answer string
		also   []string
	}{
		{"close", aid.Input{"facts": facts("partner", "no", "outside", "top-up")},
			"Too close to call between Joint venture or other partnership and In-house with agency staff or a call-off contract.",
			[]string{"Joint venture or other partnership is ahead by 1.9 points. A lead of less than 3 is too close to call."}},
		{"clear", aid.Input{"points": only("startup")}, "In-house, improved clearly comes first, by 15.0 points.", nil},
		{"just clear", aid.Input{"points": only("flex")}, "In-house with agency staff or a call-off contract clearly comes first, by 10.0 points.", nil},
		{"leaning", aid.Input{"points": only("quality")}, "Joint venture or other partnership comes first, by 5.0 points.",
			[]string{"It leans this way: a lead of 3 points or more counts, and one of 10 or more would be clear."}},
		{"tie", aid.Input{"points": tie}, "Shared service and Shared service with a call-off contract draw level exactly.", nil},
		{"one left", aid.Input{"facts": facts("outside", "none", "partner", "no", "start", "under-3-months")}, "Only In-house, improved is left.",
			[]string{"The must-haves rule out all the others."}},
		{"none", aid.Input{"facts": facts("outside", "none", "saving", "large", "start", "under-3-months")},
			"Every option is ruled out. Which must-have could give way?",
			[]string{"Without “It can start in time.”, these would be left: Shared service and Joint venture or other partnership."}},
		{"no points", aid.Input{"points": only("")}, "All points are 0, so there is nothing to compare by.", nil},
	} {
		v := c.compareResult(m, x.input)
		if v.Answer != x.answer {
			t.Errorf("%s: %s", x.about, v.Answer)
		}
		said := append([]string{v.Certainty}, v.Relax...)
		for _, want := range x.also {
			if !slices.Contains(said, want) {
				t.Errorf("%s: there is no %q in %q", x.about, want, said)
			}
		}
	}
}

// TestLowered makes titles part of a sentence.
func TestLowered(t *testing.T) {
	got := []string{lowered("Savings matter most"), lowered("DWP matters most"), lowered("Éire first"), lowered("A"), lowered("")}
	if diff := cmp.Diff([]string{"savings matter most", "DWP matters most", "éire first", "A", ""}, got); diff != "" {
		t.Error(diff)
	}
}
