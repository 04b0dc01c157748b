package kind

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"partnerbook/generator/diag"
	"partnerbook/generator/fill"
	"partnerbook/generator/source"
)

// withoutPlaces compares settings without regard to where they stand.
var withoutPlaces = cmpopts.IgnoreTypes(diag.Position{})

func TestSettingsOfEachKind(t *testing.T) {
	word := func(s string) source.Word { return source.Word{Text: s} }
	for _, c := range []struct {
		settings, text string
		want           Fields
		view           any
	}{
		{`kind = "guidance"`, "Text.", NoFields{}, nil},
		{`kind = "reference"`, "Text.", NoFields{}, nil},
		{`kind = "checklist"`, "- [ ] Item {#item}", NoFields{}, nil},
		{
			"kind = \"testimonial\"\nwho = \"Luton\"\ncouncils = [\"Luton\", \"Bedford\"]\ngist = \"It went well.\"\nquote = \"Very well\"\npermission = \"By letter\"",
			"Text.",
			Testimonial{Who: word("Luton"), Councils: []string{"Luton", "Bedford"}, Gist: "It went well.", Quote: word("Very well"), Permission: "By letter"},
			TestimonialView{Who: "Luton", Councils: []string{"Luton", "Bedford"}, Gist: "It went well.", Quote: "Very well"},
		},
		{
			"kind = \"directory\"\nmembers = [\"A\", \"B\"]\nsince = 2015\nas_of = \"about 2018\"\nsuccessor = \"C\"",
			"Text.",
			Directory{Members: []string{"A", "B"}, Since: "2015", AsOf: "about 2018", Successor: "C"},
			DirectoryView{Members: []string{"A", "B"}, Since: "2015", AsOf: "about 2018", Successor: "C"},
		},
		{
			"kind = \"case-study\"\nsources = [\"x#p1\"]\n[facts]\nWhere = \"Luton\"\n\"How many\" = 12",
			"Text.",
			CaseStudy{[]Fact{{"Where", "Luton"}, {"How many", "12"}}},
			CaseStudyView{[]Fact{{"Where", "Luton"}, {"How many", "12"}}},
		},
		{
			"kind = \"source\"\npublisher = \"Us\"\ndate = 2018\nurl = \"https://example.org/x\"\nterms = \"Open\"\ncite_as = \"X\"\nnumbered = true",
			"Text.",
			Source{Publisher: "Us", Date: "2018", URL: word("https://example.org/x"), Terms: "Open", CiteAs: "X"},
			SourceView{Publisher: "Us", Date: "2018", URL: "https://example.org/x", Terms: "Open"},
		},
		{
			"kind = \"template\"\n[[field]]\nid = \"a\"\nlabel = \"A\"\nhint = \"H\"\ntype = \"choice\"\nchoices = [\"x\", \"y\"]\nexample = \"x\"\nrequired = true\nbasis = \"ours\"\n[[field]]\nid = \"b\"\nlabel = \"B\"\nshared = true\n" +
				"[[field]]\nid = \"t\"\nlabel = \"T\"\ntype = \"table\"\n[[field.column]]\nid = \"x\"\nlabel = \"X\"\ntype = \"date\"\nexample = \"2026-11-21\"",
			"{{a}} and {{ b }}.\n\n{{t}}",
			Template{fill.Fields{
				{ID: word("a"), Label: "A", Hint: "H", Type: "choice", Choices: []string{"x", "y"}, Example: "x", Required: true, Ours: true},
				{ID: word("b"), Label: "B", Type: "text", Shared: true},
				{ID: word("t"), Label: "T", Type: "table", Columns: fill.Fields{{ID: word("x"), Label: "X", Type: "date", Example: "2026-11-21"}}},
			}},
			nil, // the same fields again
		},
	} {
		o := compilePage(t, "+++\ntitle = \"Page\"\n"+c.settings+"\n+++\n\n"+c.text+"\n")
		t.Run(o.Meta.Kind, func(t *testing.T) {
			wantNothing(t, o)
			if d := cmp.Diff(c.want, o.Fields, withoutPlaces); d != "" {
				t.Errorf("settings (-want +got):\n%s", d)
			}
			if template, ok := c.want.(Template); ok {
				c.view = template
			}
			if d := cmp.Diff(c.view, o.Fields.View(nil), withoutPlaces); d != "" {
				t.Errorf("what a theme sees (-want +got):\n%s", d)
			}
		})
	}
}

func TestChecksOfEachKind(t *testing.T) {
	const draft = "\nstatus = \"draft\""
	for name, c := range map[string]struct {
		settings, text string
		code           diag.Code
		place, words   string
		notInDrafts    bool // drafts may lack it
	}{
		"checklist without items":   {`kind = "checklist"`, "- Item", diag.ChecklistEmpty, "", "- [ ]", true},
		"testimonial of nobody":     {`kind = "testimonial"`, "Text.", diag.MetaMissingKey, ":1:1", ":::account", false},
		"testimonial, from where":   {"kind = \"testimonial\"\nwho = \"Luton\"", "Text.", diag.TestimonialSource, ":4:7", `sources = ["…"]`, true},
		"case study, from where":    {`kind = "case-study"`, "Text.", diag.CaseStudyNoEvidence, ":1:1", "sources", true},
		"directory, as of when":     {`kind = "directory"`, "Text.", diag.DirectoryNoDate, ":1:1", "as_of = 2018", true},
		"directory, no such year":   {"kind = \"directory\"\nas_of = 13", "Text.", diag.MetaUnknownValue, ":4:9", "as_of = 2018", false},
		"source by nobody":          {"kind = \"source\"\nnumbered = true", "Text.", diag.MetaMissingKey, ":2:1", "publisher", false},
		"source, nowhere to cite":   {"kind = \"source\"\npublisher = \"Us\"", "Text.", diag.SourceNoAnchors, "", "numbered = true", true},
		"source without an address": {"kind = \"source\"\npublisher = \"Us\"\nnumbered = true\nurl = \"example.org\"", "Text.", diag.MetaBadURL, ":6:7", "https://www.example.org/report", false},
		"template, unused field":    {"kind = \"template\"\n[[field]]\nid = \"a\"\nlabel = \"A\"", "Text.", diag.TemplateUnused, ":5:6", "{{a}}", false},
		"template, no such field":   {"kind = \"template\"\n[[field]]\nid = \"partner\"\nlabel = \"P\"", "{{partner}} {{partnr}}", diag.TemplateUndeclared, ":9:13", "Did you mean", false},
		"template, no field at all": {`kind = "template"`, "{{partner}}", diag.TemplateUndeclared, ":6:1", `[[field]] with id = "partner"`, false},
		"template, field twice":     {"kind = \"template\"\n[[field]]\nid = \"a\"\nlabel = \"A\"\n[[field]]\nid = \"a\"\nlabel = \"B\"", "{{a}}", diag.TemplateDuplicate, ":8:6", "another field", false},
		"template, type of field":   {"kind = \"template\"\n[[field]]\nid = \"a\"\nlabel = \"A\"\ntype = \"txt\"", "{{a}}", diag.MetaUnknownValue, ":7:8", "Did you mean text?", false},
		"template, field no label":  {"kind = \"template\"\n[[field]]\nid = \"a\"", "{{a}}", diag.MetaMissingKey, ":4:3", "label in [[field]]", false},
	} {
		t.Run(name, func(t *testing.T) {
			text := "+++\ntitle = \"Page\"\n" + c.settings + "\n+++\n\n" + c.text + "\n"
			wantOnly(t, compilePage(t, text), c.code, "content/guidance/page.md"+c.place, c.words)
			if c.notInDrafts {
				// A draft can be shown before it is complete.
				wantNothing(t, compilePage(t, strings.Replace(text, "\n"+c.settings, draft+"\n"+c.settings, 1)))
			}
		})
	}
}

func TestAQuotationNeedsPermissionOrASource(t *testing.T) {
	const quote = "kind = \"testimonial\"\nwho = \"Luton\"\nquote = \"Very well\"\n"
	o := compilePage(t, page(quote))
	want := []diag.Code{diag.QuoteNoPermission, diag.TestimonialSource}
	if d := cmp.Diff(want, codes(o.Found)); d != "" {
		t.Errorf("found (-want +got):\n%s", d)
	}
	wantNothing(t, compilePage(t, page(quote+`permission = "By letter"`)))
	wantNothing(t, compilePage(t, page(quote+`sources = ["hbr#p25"]`)))
}

func TestATestimonialMayHoldAccountsInItsText(t *testing.T) {
	o := compilePage(t, "+++\ntitle = \"Page\"\nkind = \"testimonial\"\n+++\n\n:::account{who=\"Luton\" source=hbr#p25}\nIt went well.\n:::\n")
	wantNothing(t, o)
	if o.Fields.View(nil) != nil {
		t.Error("the settings show something, though there is nothing in them")
	}
}

func TestIndexPagesListAndNeedNothingOfTheirKind(t *testing.T) {
	for _, kind := range []string{"checklist", "directory"} {
		o := compileAs(t, strictConfig(), "x/index.md", page(`kind = "`+kind+`"`))
		wantNothing(t, o)
	}
}

func TestOnlyTemplatesHaveBlanks(t *testing.T) {
	o := compilePage(t, "+++\ntitle = \"Page\"\n+++\n\nWrite {{field}} there.\n")
	wantOnly(t, o, "template/blank-elsewhere", "content/guidance/page.md:5:7", "{{field}}")
	if len(o.Body.Blanks) > 0 || !strings.Contains(string(o.Body.HTML), "{{field}}") {
		t.Errorf("blanks %v in %s", o.Body.Blanks, o.Body.HTML)
	}
}

func TestLabelOfAField(t *testing.T) {
	template := Template{fill.Fields{{ID: source.Word{Text: "a"}, Label: "Partner"}, {
		ID: source.Word{Text: "b"}, Columns: fill.Fields{{ID: source.Word{Text: "x"}, Label: "Day"}},
	}}}
	for id, want := range map[string]string{"a": "Partner", "b": "b", "c": "c", "b.x": "Day", "b.y": "y", "c.x": "x"} {
		if got := template.Label(id); got != want {
			t.Errorf("Label(%q) = %q, want %q", id, got, want)
		}
	}
}

func TestSourcesAreNotNeededInPlainFolders(t *testing.T) {
	o := compileAs(t, source.PlainConfig(), "page.md", page("kind = \"source\"\nnumbered = true"))
	wantNothing(t, o)
}
