package source

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"partnerbook/generator/diag"
)

// TestAccessibility reads a statement with all its parts.
func TestAccessibility(t *testing.T) {
	day := time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)
	config, found := ReadConfig(regular([]byte(`[accessibility]
draft = true
body = "Northtown Council"
scope = "the \"site\""
level = "fully"
assessed_by = "The web team"
assessed_on = 2026-11-02
form = "contact.md"
other_way = "telephone"
response_days = 10
enforcement = "ECNI"
prepared = 2026-11-02
reviewed = 2026-11-02
not_tested = ["maps"]
out_of_scope = ["video"]
[[accessibility.test]]
what = "ten pages"
by = "people"
who = "the team"
on = 2026-11-02
[[accessibility.test]]
what = "every page"
by = "machine"
`)), nil)
	wants(t, found)
	want := &Accessibility{
		Draft: true, Body: "Northtown Council", Scope: "the “site”", Level: Fully, AssessedBy: "The web team", AssessedOn: day,
		Form: Word{Text: "contact.md"}, OtherWay: "telephone", ResponseDays: 10, Enforcement: ECNI, Prepared: day, Reviewed: day,
		Tests:     []Tested{{What: "ten pages", ByPeople: true, Who: "the team", On: day}, {What: "every page"}},
		NotTested: []string{"maps"}, OutOfScope: []string{"video"},
	}
	if diff := cmp.Diff(want, config.Accessibility, cmpopts.IgnoreTypes(diag.Position{})); diff != "" {
		t.Error(diff)
	}
	if lacks := config.Accessibility.Lacks(); lacks != nil || !config.Accessibility.TestedByPeople() {
		t.Errorf("it lacks %q", lacks)
	}
}

// TestMachinesAllowPartially tries levels over what was tested: machines alone never allow
// more than “partially”.
func TestMachinesAllowPartially(t *testing.T) {
	const (
		who      = "assessed_by = 'A'\nassessed_on = 2026-11-02\n"
		machine  = "[[accessibility.test]]\nwhat = 'x'\nby = 'machine'\n"
		people   = "[[accessibility.test]]\nwhat = 'x'\nby = 'people'\n"
		failures = "[[accessibility.failure]]\nwhat = 'x'\nwhy = 'y'\n"
	)
	for rest, allowed := range map[string][]Level{
		"":                                    {NoLevel, NotMet},
		machine:                               {NoLevel, NotMet, Partially},
		who + machine:                         {NoLevel, NotMet, Partially},
		who + machine + machine:               {NoLevel, NotMet, Partially},
		people:                                {NoLevel, NotMet, Partially},
		who + people + failures:               {NoLevel, NotMet, Partially},
		who + people:                          {NoLevel, NotMet, Partially, Fully},
		who + machine + people:                {NoLevel, NotMet, Partially, Fully},
		"assessed_by = 'A'\n" + people:        {NoLevel, NotMet, Partially},
		"assessed_on = 2026-11-02\n" + people: {NoLevel, NotMet, Partially},
	} {
		for _, level := range []Level{NoLevel, NotMet, Partially, Fully} {
			src := "[accessibility]\ndraft = true\n"
			if level != NoLevel {
				src += "level = '" + string(level) + "'\n"
			}
			_, found := ReadConfig(regular([]byte(src+rest)), nil)
			refused := strings.Contains(strings.Join(brief(found), "\n"), string(diag.AccessibilityLevel))
			if want := !contains(allowed, level); refused != want {
				t.Errorf("level %q is refused: %v, with\n%s", level, refused, rest)
			}
		}
	}
}

func contains(levels []Level, level Level) bool {
	for _, l := range levels {
		if l == level {
			return true
		}
	}
	return false
}

func TestReadingAges(t *testing.T) {
	for src, want := range map[string]map[string]int{
		"":                                {"guidance": 14, "source": 16, "template": 16},
		"[reading]\nall = 12":             {"guidance": 12, "source": 12},
		"[reading]\nsource = 20":          {"guidance": 14, "source": 20, "template": 16},
		"[reading]\nall = 12\nsource = 9": {"guidance": 12, "source": 9, "template": 12},
	} {
		config, found := ReadConfig(regular([]byte(src)), nil)
		wants(t, found)
		for kind, age := range want {
			if got := config.Reading.Of(kind); got != age {
				t.Errorf("%q: the age for %s is %d, want %d", src, kind, got, age)
			}
		}
	}
	for src, want := range map[string]string{
		"[reading]\nall = 5":                   "2:7+1 meta/unknown-value all in [reading] cannot be 5.",
		"[reading]\nsource = 99999999999999":   "2:10+14 meta/wrong-type source in [reading] cannot be so large a number.",
		"[reading]\nsource = 31":               "2:10+2 meta/unknown-value source in [reading] cannot be 31.",
		"[reading]\nall = 9.5":                 "2:7+3 meta/wrong-type all in [reading] must be a whole number; this is a number with decimals.",
		"[reading]\nsuorce = 12":               "2:1+6 meta/unknown-key There is no setting suorce in [reading].",
		"reading = 12":                         "1:11+2 meta/wrong-type reading must be a table; this is a whole number.",
		"[diagnostics]\n'text/passive' = 'of'": "2:18+4 meta/unknown-value A message is \"on\" or \"off\", not “of”.",
	} {
		config, found := ReadConfig(regular([]byte(src)), nil)
		if got := strings.Join(brief(found), "\n"); got != want || found[0].Hint == "" {
			t.Errorf("%q:\n%s\nwant:\n%s", src, got, want)
		}
		if config.Reading.Of("guidance") != 14 {
			t.Errorf("%q: the default does not hold", src)
		}
	}
}

// TestHintsTurnedOn tells codes that are off unless asked for from those that are on.
func TestHintsTurnedOn(t *testing.T) {
	config, found := ReadConfig(regular([]byte("[diagnostics]\n'text/passive' = 'on'\n'text/long-sentence' = 'on'\n'text/word-to-avoid' = 'off'\n")), nil)
	wants(t, found)
	if diff := cmp.Diff([]diag.Code{diag.TextPassive}, config.On); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]diag.Code{diag.TextAvoid}, config.Off); diff != "" {
		t.Error(diff)
	}
}
