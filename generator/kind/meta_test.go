package kind

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

func day(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

const everySetting = `+++
title = "Sharing"
kind = "reference"
id = "sharing"
summary = "How to share."
models = ["shared", "venture"]
nations = ["wales"]
topics = ["money", "staff"]
audience = ["officer"]
status = "superseded"
withdrawn = { because = "A new one is out.", use = "new.md", on = 2026-02-01 }
published = 2025-01-02
reviewed = 2025-03-04
review_by = 2026-05-06
owner = "Content editors"
approved = { by = "Second editor", on = 2025-01-01 }
inventory = ["HBR-011", "HBR-012"]
sources = ["hbr#p11", "dsp"]
related = ["other.md", "checklist:closure"]
aliases = ["old/page.html", "/older/"]
weight = 10
numbered = true
personal = true
changes = [ { on = 2025-01-02, note = "First" }, { on = 2025-03-04, note = "Second" } ]
[extra]
anything = [1, 2]
+++

Text.
`

func TestEverySettingIsRead(t *testing.T) {
	o := compilePage(t, everySetting)
	wantNothing(t, o)
	m := o.Meta
	at := func(text string, line, column, length int) source.Word {
		return source.Word{Text: text, Pos: diag.Position{Path: "content/guidance/page.md", Line: line, Column: column, Length: length}}
	}
	ref := func(k markup.ReferenceKind, w source.Word) markup.Reference {
		return markup.Reference{Kind: k, Raw: w.Text, Pos: w.Pos}
	}
	use := ref(markup.RefLink, at("new.md", 11, 52, 8))
	want := Meta{
		Kind:      "reference",
		Title:     "Sharing",
		TitlePos:  at("", 2, 9, 9).Pos,
		ID:        at("sharing", 4, 6, 9),
		Summary:   "How to share.",
		Models:    []string{"shared", "venture"},
		Nations:   []string{"wales"},
		Topics:    []string{"money", "staff"},
		Audience:  []string{"officer"},
		Status:    Superseded,
		Withdrawn: Withdrawal{Because: "A new one is out.", Use: &use, On: day(2026, 2, 1)},
		Published: day(2025, 1, 2),
		Reviewed:  day(2025, 3, 4),
		ReviewBy:  day(2026, 5, 6),
		ReviewPos: at("", 14, 13, 10).Pos,
		Owner:     "Content editors",
		Approved:  Approval{By: "Second editor", On: day(2025, 1, 1)},
		Inventory: []string{"HBR-011", "HBR-012"},
		Sources:   []markup.Reference{ref(markup.RefCite, at("hbr#p11", 18, 12, 9)), ref(markup.RefCite, at("dsp", 18, 23, 5))},
		Related:   []markup.Reference{ref(markup.RefLink, at("other.md", 19, 12, 10)), ref(markup.RefLink, at("checklist:closure", 19, 24, 19))},
		Aliases:   []source.Word{at("old/page.html", 20, 12, 15), at("older/index.html", 20, 29, 9)},
		Weight:    10,
		Numbered:  true,
		Personal:  true,
		Changes:   []Change{{day(2025, 3, 4), "Second"}, {day(2025, 1, 2), "First"}},
	}
	if d := cmp.Diff(want, m); d != "" {
		t.Errorf("settings (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]string{"hbr#p11", "dsp", "other.md", "checklist:closure", "new.md"}, raws(o.References())); d != "" {
		t.Errorf("references (-want +got):\n%s", d)
	}
}

func TestDefaults(t *testing.T) {
	o := compilePage(t, page(""))
	wantNothing(t, o)
	want := Meta{Kind: "guidance", Title: "Page", TitlePos: o.Meta.TitlePos, ReviewPos: o.Meta.ReviewPos}
	if d := cmp.Diff(want, o.Meta); d != "" {
		t.Errorf("settings (-want +got):\n%s", d)
	}
}

func TestMistakesInSettings(t *testing.T) {
	const at = "content/guidance/page.md:3:"
	for name, c := range map[string]struct {
		settings, place string
		code            diag.Code
		words           string
	}{
		"unknown setting":        {`sumary = "x"`, "1", diag.MetaUnknownKey, "Did you mean summary?"},
		"strange setting":        {`colour = "x"`, "1", diag.MetaUnknownKey, "under [extra]"},
		"setting of a kind":      {`who = "Luton"`, "1", diag.MetaOtherKind, "pages of kind testimonial"},
		"text for a list":        {`models = "shared"`, "10", diag.MetaWrongType, `models = ["shared"]`},
		"number for a text":      {`summary = 3`, "11", diag.MetaWrongType, "must be text; this is a whole number"},
		"text for a date":        {`reviewed = "2026-01-02"`, "12", diag.MetaWrongType, "reviewed = 2026-11-21"},
		"text for a flag":        {`numbered = "yes"`, "12", diag.MetaWrongType, "numbered = true"},
		"text for a number":      {`weight = "10"`, "10", diag.MetaWrongType, "weight = 10"},
		"unknown kind":           {`kind = "guidence"`, "8", diag.MetaUnknownValue, "Did you mean guidance?"},
		"unknown status":         {`status = "old"`, "10", diag.MetaUnknownValue, "withdrawn"},
		"unknown model":          {`models = ["sharing"]`, "11", diag.MetaUnknownValue, "Did you mean shared?"},
		"unknown topic":          {`topics = ["stuff"]`, "11", diag.MetaUnknownValue, "Did you mean staff?"},
		"unknown nation":         {`nations = ["france"]`, "12", diag.MetaUnknownValue, "england, scotland, wales"},
		"unknown audience":       {`audience = ["offiser"]`, "13", diag.MetaUnknownValue, "Did you mean officer?"},
		"bad id":                 {`id = "HB Page"`, "6", diag.MetaBadID, "small letters"},
		"bad alias":              {`aliases = ["old/page"]`, "12", diag.MetaBadAlias, "old/page.html"},
		"alias leads outside":    {`aliases = ["../old.html"]`, "12", diag.MetaBadAlias, "old/page.html"},
		"alias with a drive":     {`aliases = ["c:/old.html"]`, "12", diag.MetaBadAlias, "old/page.html"},
		"bad period":             {`review_every = "yearly"`, "16", diag.MetaBadPeriod, "12 months"},
		"period of what":         {`review_every = "12 months"`, "16", diag.MetaMissingKey, "reviewed"},
		"withdrawn, why":         {`status = "withdrawn"`, "10", diag.MetaNoReason, "because"},
		"no reason in the table": {`withdrawn = { use = "x.md" }` + "\n" + `status = "withdrawn"`, "13", diag.MetaNoReason, "because"},
		"superseded, by what":    {`withdrawn = { because = "Old." }` + "\n" + `status = "superseded"`, "13", diag.MetaNoReason, "use ="},
		"withdrawn in words":     {`withdrawn = "because"`, "13", diag.MetaWrongType, "a table"},
		"unknown in withdrawn":   {`withdrawn = { becuase = "Old." }`, "15", diag.MetaUnknownKey, "Did you mean because?"},
		"unknown in approved":    {`approved = { bye = "Somebody" }`, "14", diag.MetaUnknownKey, "Did you mean by?"},
		"change without note":    {`changes = [ { on = 2026-01-02 } ]`, "13", diag.MetaMissingKey, "note in [[changes]]"},
		"reviewed after its day": {`review_by = 2025-01-02` + "\n" + `reviewed = 2026-01-02`, "13", diag.MetaDates, "before it was reviewed"},
	} {
		t.Run(name, func(t *testing.T) {
			wantOnly(t, compilePage(t, page(c.settings)), c.code, at+c.place, c.words)
		})
	}
}

func TestTitleIsNeeded(t *testing.T) {
	o := compilePage(t, "+++\nsummary = \"x\"\n+++\n\nText.\n")
	wantOnly(t, o, diag.MetaMissingKey, "content/guidance/page.md:2:1", `title = "…"`)
	if o.Meta.Title != "Page" {
		t.Errorf("the title is %q, want one from the file name", o.Meta.Title)
	}
}

func TestBrokenSettingsAreNotReportedTwice(t *testing.T) {
	// What stands after the mistake was not read, so it cannot be missing.
	o := compilePage(t, "+++\nkind = \"source\"\ntitle = Page\npublisher = \"x\"\n+++\n\nText. {#a}\n")
	if d := cmp.Diff([]diag.Code{diag.TOMLSyntax}, codes(o.Found)); d != "" {
		t.Errorf("found (-want +got):\n%s", d)
	}
}

func TestClaimsOfOthers(t *testing.T) {
	config := strictConfig()
	config.NotOurs = []string{"Department for Work and Pensions", "DWP", "St. Edmundsbury Council"}
	for settings, wrong := range map[string]bool{
		`owner = "Department for Work and Pensions"`:          true,
		`owner = "The department for work AND pensions team"`: true,
		`owner = "DWP"`:                                true,
		`owner = "DWP's editors"`:                      true,
		`owner = "DWPS"`:                               false,
		`owner = "Work and Pensions"`:                  false,
		`owner = "Content editors"`:                    false,
		`approved = { by = "The DWP" }`:                true,
		`approved = { by = "St Edmundsbury Council" }`: true,
		`approved = { by = "Second editor" }`:          false,
	} {
		o := compileAs(t, config, "page.md", page(settings))
		got := len(o.Found) == 1 && o.Found[0].Code == diag.MetaClaimedOwner
		if got != wrong || !wrong && len(o.Found) > 0 {
			t.Errorf("%s: found %v, want a claim reported: %t", settings, o.Found, wrong)
		}
	}
}
