package edition

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partnerbook/generator/aid"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
	"partnerbook/generator/testrun"
)

// aidFrom reads a definition of the knowledge base, with some words replaced.
func aidFrom(t *testing.T, name string, replace ...string) *aid.Definition {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "content", "decision-aids", name+".toml"))
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.NewReplacer(replace...).Replace(string(raw))
	if len(replace) > 0 && changed == string(raw) {
		t.Fatalf("%s does not hold %q", name, replace[0])
	}
	text, _ := source.NewText(name+".toml", []byte(changed))
	d, found := aid.Decode(text, name)
	if d == nil {
		t.Fatalf("%s: %v", name, found)
	}
	return d
}

func asked(t *testing.T, old, new *aid.Definition) AidChange {
	t.Helper()
	c, err := compareAid(t.Context(), old, new)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestAidsOfTheKnowledgeBase asks each aid against itself: nothing may differ, and each is
// asked with more than a handful of inputs.
func TestAidsOfTheKnowledgeBase(t *testing.T) {
	testrun.Alone(t)
	files, err := filepath.Glob(filepath.Join("..", "..", "content", "decision-aids", "*.toml"))
	if err != nil || len(files) < 8 {
		t.Fatalf("%d aids: %v", len(files), err)
	}
	kinds := map[aid.Kind]bool{}
	for _, file := range files {
		if _, _, translated := kind.SplitLanguage(file); translated {
			continue
		}
		d := aidFrom(t, strings.TrimSuffix(filepath.Base(file), ".toml"))
		kinds[d.Kind] = true
		c := asked(t, d, d)
		if c.Differ != 0 || c.Asked < 20 || c.Asked > 3*mostInputs {
			t.Errorf("%s: %d of %d differ", d.ID, c.Differ, c.Asked)
		}
		for _, in := range must(inputsFor(d, d)) {
			if result := d.Evaluate(in); result["unknown"] != nil && len(result["unknown"].([]any)) > 0 {
				t.Errorf("%s is asked what it does not know: %v", d.ID, result["unknown"])
				break
			}
		}
	}
	if len(kinds) != len(aid.Kinds()) {
		t.Errorf("only these kinds are tried: %v", kinds)
	}
}

func must(inputs []aid.Input, _ bool) []aid.Input { return inputs }

func TestAidThatAnswersOtherwise(t *testing.T) {
	testrun.Alone(t)
	for _, c := range []struct {
		name, aid string
		replace   []string
		differs   bool
		what      string
	}{
		{"a guide that leads elsewhere", "where-to-start", []string{`next = "outcome:call-off"`, `next = "outcome:mutual-support"`}, true, "result"},
		{"a score with other points", "strategic-self-check", []string{`points = 0`, `points = 1`}, true, "result"},
		{"a calculator with another default", "sharing-business-case", []string{`default = 4600000`, `default = 5600000`}, true, ""},
		{"a comparison with another lead", "choose-delivery-model", []string{`close = 3`, `close = 9`}, true, "how clearly"},
		{"a gap map with another need", "uc-support-map", []string{`need = 200`, `need = 900`}, true, "gap in all"},
		{"other words alone", "where-to-start", []string{"What is putting the service", "What puts the service"}, false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := asked(t, aidFrom(t, c.aid), aidFrom(t, c.aid, c.replace...))
			if (got.Differ > 0) != c.differs {
				t.Fatalf("%d of %d differ", got.Differ, got.Asked)
			}
			if !c.differs {
				return
			}
			e := got.Examples[0]
			if c.what != "" && e.Answers[0].What != c.what || e.Answers[0].Old == "" || e.Answers[0].New == "" {
				t.Errorf("the first example: %+v", e)
			}
		})
	}
}

// TestSameInputsAlways sees to it that chance depends on the definitions alone.
func TestSameInputsAlways(t *testing.T) {
	for _, name := range []string{"choose-delivery-model", "sharing-business-case"} {
		d := aidFrom(t, name)
		first, again := must(inputsFor(d, d)), must(inputsFor(d, d))
		for i := range first {
			if string(aid.Canonical(map[string]any(first[i]))) != string(aid.Canonical(map[string]any(again[i]))) {
				t.Fatalf("%s: input %d is another the second time", name, i)
			}
		}
	}
}

// TestTranslatedAidIsReportedOnce has an aid that answers otherwise on an English and on a
// Welsh page.
func TestTranslatedAidIsReportedOnce(t *testing.T) {
	edition := func(d *aid.Definition) *Side {
		page := strings.Replace(onPage("A", "<p>Text.</p>"), "kind-guidance", "kind-aid", 1)
		return side(t, memory{"a.cy.html": page, "a.html": page}, &Source{
			Pages: []Authored{{URL: "a.cy.html", Aid: true}, {URL: "a.html", Aid: true}},
			Aids:  map[string]*aid.Definition{"a.cy.html": d, "a.html": d},
		})
	}
	r := report(t, edition(aidFrom(t, "where-to-start")), edition(aidFrom(t, "where-to-start", `next = "outcome:call-off"`, `next = "outcome:mutual-support"`)))
	if len(r.Aids.Aids) != 1 || r.Aids.Aids[0].URL != "a.html" {
		t.Errorf("the report has %+v", r.Aids.Aids)
	}
}
