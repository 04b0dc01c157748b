package aid

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// translate reads a translation of an aid.
func translate(d *Definition, toml string) (Translation, diag.List) {
	text, found := source.NewText(d.ID+".cy.toml", []byte(toml))
	table, parsed := source.ParseTOML(text, 0, len(text.Data))
	out, problems := Translate(d, "cy", true, text, table, parsed)
	return out, append(found, problems...)
}

// written writes the texts of an aid as a translator would, each with Welsh before it.
func written(p *part) string {
	var out strings.Builder
	writePart(&out, p, "")
	return out.String()
}

func writePart(out *strings.Builder, p *part, path string) {
	for i, name := range p.names {
		fmt.Fprintf(out, "%s = %q\n", name, p.named[i])
	}
	for _, s := range p.slots {
		if s.text != nil && *s.text != "" {
			fmt.Fprintf(out, "%s = %q\n", s.key, "Cy "+*s.text)
		}
	}
	for _, s := range p.slots {
		for _, of := range s.parts {
			below := strings.Trim(path+"."+s.key, ".")
			if s.byKey {
				fmt.Fprintf(out, "[%s]\n", below)
			} else {
				fmt.Fprintf(out, "[[%s]]\n", below)
			}
			writePart(out, of, below)
		}
	}
}

// TestEveryTextIsTranslated translates all texts of the worked aids: of the original nothing
// changes, nothing is missing, and everything but texts stays.
func TestEveryTextIsTranslated(t *testing.T) {
	for _, name := range aidNames {
		d := definition(t, name)
		before := d.JSON()
		_, root := d.inOtherWords()
		got, found := translate(d, "summary = \"Crynodeb\"\n"+written(root))
		if len(found) > 0 {
			t.Fatalf("%s: %v", name, found)
		}
		if !bytes.Equal(before, definition(t, name).JSON()) || !bytes.Equal(before, got.Definition.JSON()) || got.Definition.Digest() != d.Digest() {
			t.Errorf("%s: the definition is another now", name)
		}
		if len(got.Missing) > 0 {
			t.Errorf("%s lacks %q", name, got.Missing)
		}
		var of, to any
		_ = json.Unmarshal(before, &of)
		to = got.Definition.value()
		n := 0
		compareTexts(t, name, of, to, &n)
		if n < 8 {
			t.Errorf("%s: only %d texts are in Welsh", name, n)
		}
	}
}

// compareTexts compares two values of JSON: texts may differ by what written puts before them.
func compareTexts(t *testing.T, at string, of, to any, n *int) {
	switch of := of.(type) {
	case map[string]any:
		other, _ := to.(map[string]any)
		for key, value := range of {
			compareTexts(t, at+"."+key, value, other[key], n)
		}
	case []any:
		other, _ := to.([]any)
		if len(of) != len(other) {
			t.Errorf("%s is of another length", at)
			return
		}
		for i := range of {
			compareTexts(t, fmt.Sprint(at, ".", i), of[i], other[i], n)
		}
	case string:
		switch to {
		case "Cy " + of:
			*n++
		case of:
			key := at[strings.LastIndexByte(at, '.')+1:]
			if slices.Contains([]string{"title", "ask", "hint", "label", "why", "what", "must", "say", "text", "worst", "best", "theme", "do", "decision", "notice", "note", "if_undefined", "because"}, key) && of != "" {
				t.Errorf("%s is not translated: %q", at, of)
			}
		default:
			t.Errorf("%s is %v, and was %q", at, to, of)
		}
	default:
		if of != to {
			t.Errorf("%s is %v, and was %v", at, to, of)
		}
	}
}

// TestResultsAreThoseOfTheOriginal evaluates inputs in both languages.
func TestResultsAreThoseOfTheOriginal(t *testing.T) {
	d := definition(t, "where-to-start")
	got, found := translate(d, `title = "Ble i ddechrau?"`)
	if len(found) > 0 {
		t.Fatal(found)
	}
	for _, input := range []Input{{}, {"pressure": "cost", "willing": "no"}, {"pressure": "backlog", "neighbour": "unsure"}, {"pressure": "nothing"}} {
		if a, b := Canonical(d.Evaluate(input)), Canonical(got.Definition.Evaluate(input)); !bytes.Equal(a, b) {
			t.Errorf("%v: %s in the original, %s in Welsh", input, a, b)
		}
	}
}

// TestMissingTexts looks for what stays in the original's language, and is marked.
func TestMissingTexts(t *testing.T) {
	d := definition(t, "where-to-start")
	got, found := translate(d, `
title = "Ble i ddechrau?"
decision = ""
[[questions]]
id = "pressure"
ask = "Beth sy'n pwyso fwyaf?"
options = [{ id = "cost", label = "Cost" }]
`)
	if len(found) > 0 {
		t.Fatal(found)
	}
	for _, place := range []string{"summary", "decision", "review.by", "questions.pressure.options.backlog.label", "questions.client.ask", "outcomes.call-off.why"} {
		if !slices.Contains(got.Missing, place) {
			t.Errorf("%s is not said to be missing, but %q", place, got.Missing)
		}
	}
	for _, place := range []string{"title", "questions.pressure.ask", "questions.pressure.options.cost.label"} {
		if slices.Contains(got.Missing, place) {
			t.Errorf("%s is said to be missing", place)
		}
	}
	g := got.Definition.Model.(*Guide)
	if g.Questions[0].Ask != "Beth sy’n pwyso fwyaf?" || g.Questions[1].Ask != Foreign(d.Model.(*Guide).Questions[1].Ask) {
		t.Errorf("the questions are %q and %q", g.Questions[0].Ask, g.Questions[1].Ask)
	}
	for _, s := range got.Definition.Sections("cy") {
		if strings.Contains(s.Text, "Members") || strings.Contains(s.Text, ForeignFrom) {
			t.Errorf("what is not Welsh is found as Welsh: %q", s.Text)
		}
	}
}

// TestMistakesInTranslations looks at what is said of each, and where.
func TestMistakesInTranslations(t *testing.T) {
	for _, test := range []struct{ aid, toml, want string }{
		{"where-to-start", "decision = \"x\"", `1:1 DA102 the translation has no "title"`},
		{"where-to-start", "title = \"\"", `1:1 DA102 the translation has no "title"`},
		{"where-to-start", "title = \"x\"\nversion = \"1.0.0\"", `2:1 DA120 "version" of the translation is no text: it cannot be translated`},
		{"where-to-start", "title = \"x\"\nreview = { by = \"y\", on = 2026-11-21 }", `2:22 DA120 "on" of the review is no text: it cannot be translated`},
		{"where-to-start", "title = \"x\"\n[[questions]]\nid = \"presure\"\nask = \"y\"", `3:6 DA121 the aid has no question "presure" (Did you mean pressure?)`},
		{"where-to-start", "title = \"x\"\n[[questions]]\nid = \"pressure\"\nhint = \"y\"", `4:1 DA121 question "pressure" has no "hint" in the aid`},
		{"where-to-start", "title = \"x\"\n[[questions]]\nid = \"pressure\"\naks = \"y\"", `4:1 DA101 unknown key "aks" in question "pressure"; did you mean "ask"?`},
		{"where-to-start", "title = \"x\"\n[[questions]]\nask = \"y\"", `2:3 DA102 question 1 of the translation has no "id"`},
		{"where-to-start", "title = \"x\"\n[[questions]]\nid = \"cost\"\nask = 1\n[[questions]]\nid = \"pressure\"\nask = 1", `7:7 DA100 "ask" of question "pressure" must be text; this is a whole number`},
		{"where-to-start", "title = \"x\"\nquestions = [{ id = \"pressure\" }, { id = \"pressure\" }]", `2:35 DA103 question "pressure" stands here twice, first on line 2`},
		{"where-to-start", "title = \"x\"\nquestions = 1", `2:13 DA100 "questions" of the translation must be a list of tables; this is a whole number`},
		{"where-to-start", "title = \"x\"\nreview = []", `2:10 DA100 "review" of the translation must be a table; this is a list`},
		{"where-to-start", "title = \"x", `1:10 DA100`},
		{"choose-delivery-model", "title = \"x\"\n[[options]]\nid = \"shared\"\nfor = [{ text = \"a\" }, { text = \"b\" }]", `4:1 DA121 "for" of option "shared" has 1 point in the aid, and 2 here`},
		{"choose-delivery-model", "title = \"x\"\nscores.shared.savings = { v = 70, why = \"y\" }", `2:27 DA120 "v" of score shared.savings is no text: it cannot be translated`},
		{"choose-delivery-model", "title = \"x\"\nscores.shared.saving = { why = \"y\" }", `2:15 DA101 unknown key "saving" in the scores of shared; did you mean "savings"?`},
		{"sharing-business-case", "title = \"x\"\n[[published]]\noutput = \"payback\"\nis = \">\"\nnote = \"y\"", `3:10 DA121 the aid has no published figure "payback >"`},
		{"sharing-business-case", "title = \"x\"\n[[inputs]]\nid = \"setup\"\nunit = \"gbp\"", `4:1 DA120 "unit" of input "setup" is no text: it cannot be translated`},
		{"uc-support-map", "title = \"x\"\nlines.triage = { need = 5 }", `2:18 DA120 "need" of line "triage" is no text: it cannot be translated`},
	} {
		got, found := translate(definition(t, test.aid), test.toml)
		var said []string
		for _, f := range found {
			said = append(said, fmt.Sprintf("%d:%d %s %s (%s)", f.Pos.Line, f.Pos.Column, f.Code, f.Message, f.Hint))
			if f.Hint == "" && f.Code != diag.AidSyntax {
				t.Errorf("%s has no way out", f.Message)
			}
		}
		if got.Definition != nil || !slices.ContainsFunc(said, func(s string) bool { return strings.HasPrefix(s, test.want) }) {
			t.Errorf("%q comes to\n%s\nand not to\n%s", test.toml, strings.Join(said, "\n"), test.want)
		}
	}
}

// TestSheets reads what translators are given, once it has a title: it names every text.
func TestSheets(t *testing.T) {
	for _, name := range aidNames {
		d := definition(t, name)
		sheet := d.Sheet()
		if _, found := translate(d, sheet); len(found) != 1 || found[0].Code != diag.AidMissingKey {
			t.Errorf("%s: the empty sheet comes to %v", name, found)
		}
		got, found := translate(d, strings.Replace(sheet, "title = \"\"", "title = \"x\"", 1))
		if len(found) > 0 {
			t.Fatalf("%s: %v in\n%s", name, found, sheet)
		}
		_, root := d.inOtherWords()
		all := 0
		root.missing("", func(_ string, text *string) {
			all++
			if !strings.Contains(sheet, "# "+*text+"\n") {
				t.Errorf("%s: the sheet lacks %q", name, *text)
			}
		})
		if len(got.Missing) != all { // the summary instead of the title
			t.Errorf("%s: %d texts are missing, and the aid has %d", name, len(got.Missing), all)
		}
		if n := strings.Count(sheet, "= \"\"\n"); n != all+1 {
			t.Errorf("%s: the sheet has %d places, and the aid %d texts", name, n, all)
		}
	}
}

// TestTextsJSON lays the texts that pages carry over the definition.
func TestTextsJSON(t *testing.T) {
	d := definition(t, "choose-delivery-model")
	got, found := translate(d, "title = \"Dewis\"\nscores.shared.savings = { why = \"Dros £1m.\" }")
	if len(found) > 0 {
		t.Fatal(found)
	}
	var texts, of any
	if err := json.Unmarshal(got.Definition.TextsJSON(), &texts); err != nil {
		t.Fatal(err)
	}
	_ = json.Unmarshal(d.JSON(), &of)
	if want := Canonical(got.Definition.value()); !bytes.Equal(Canonical(laidOver(of, texts)), want) {
		t.Errorf("the texts do not come to the translation")
	}
	if strings.Contains(string(got.Definition.TextsJSON()), `"v":`) {
		t.Error("numbers are among the texts")
	}
}

// laidOver is what scripts do (themes/default/aid/foreign.js).
func laidOver(of, texts any) any {
	switch texts := texts.(type) {
	case nil:
		return of
	case map[string]any:
		out := map[string]any{}
		for key, value := range of.(map[string]any) {
			out[key] = laidOver(value, texts[key])
		}
		return out
	case []any:
		out := []any{}
		for i, value := range of.([]any) {
			out = append(out, laidOver(value, texts[i]))
		}
		return out
	}
	return texts
}

// TestDiagramsInWelsh looks for English in a diagram and its outline.
func TestDiagramsInWelsh(t *testing.T) {
	english := map[string][]string{
		"where-to-start":        {", if ", "otherwise", "Rectangles"},
		"choose-delivery-model": {"What you tell us", "Changes scores", "Must-haves and other"},
		"support-triage":        {"Total", "At least", "Points and flags", " or more"},
		"sharing-business-case": {"Step ", "for each year"},
		"uc-support-map":        {"Shortfall", "Needed", "not known", "Paid for"},
	}
	for name, phrases := range english {
		d := definition(t, name)
		_, root := d.inOtherWords()
		got, found := translate(d, "summary = \"x\"\n"+strings.ReplaceAll(written(root), "or more", "neu fwy"))
		if len(found) > 0 {
			t.Fatalf("%s: %v", name, found)
		}
		drawn, plain := string(Diagram(got.Definition, nil))+fmt.Sprint(Outline(got.Definition)), string(Diagram(d, nil))+fmt.Sprint(Outline(d))
		for _, phrase := range phrases {
			if strings.Contains(drawn, phrase) {
				t.Errorf("%s: the Welsh says %q", name, phrase)
			}
			if !strings.Contains(plain, phrase) {
				t.Errorf("%s: the English does not say %q", name, phrase)
			}
		}
		if strings.Contains(drawn, ForeignFrom) {
			t.Errorf("%s: something is left in English", name)
		}
	}
}

func FuzzTranslate(f *testing.F) {
	for _, name := range []string{"where-to-start", "choose-delivery-model", "uc-support-map"} {
		_, root := definition(f, name).inOtherWords()
		f.Add(name, written(root))
	}
	f.Add("where-to-start", "title = \"x\"\n[[questions]]\nid = 1")
	f.Add("sharing-business-case", "title = \"x\"\nallow = [{ code = \"DA1\", at = \"\", because = \"\uFDD0\" }]")
	known := map[string]*Definition{}
	for _, name := range aidNames {
		known[name] = definition(f, name)
	}
	f.Fuzz(func(t *testing.T, name, toml string) {
		d := known[name]
		if d == nil {
			return
		}
		before := d.JSON()
		got, found := translate(d, toml)
		if !bytes.Equal(before, d.JSON()) {
			t.Error("the original has changed")
		}
		if got.Definition == nil {
			if !found.HasErrors() {
				t.Error("there is no translation, and nothing is wrong")
			}
			return
		}
		if got.Definition.Digest() != d.Digest() || got.Definition.Title == "" && got.Title.Text != "" {
			t.Error("the translation is another aid")
		}
		got.Definition.Sections("cy")
		Diagram(got.Definition, nil)
	})
}
