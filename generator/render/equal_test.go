package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"partnerbook"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/output"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
	"partnerbook/generator/testrun"
)

// bothOf returns what html/template and a program make of a view, and whether
// there is a program. An error counts as what was made.
func bothOf(t testing.TB, p *programs, name string, view any) (want, got string, compiled bool) {
	t.Helper()
	var ours, theirs bytes.Buffer
	if err := p.execute(&ours, name, view); err != nil {
		ours.Reset()
		fmt.Fprintf(&ours, "error: %v", err)
	}
	if err := p.templates.entry(name).ExecuteTemplate(&theirs, name, view); err != nil {
		theirs.Reset()
		fmt.Fprintf(&theirs, "error: %v", err)
	}
	_, err := p.get(name, reflect.TypeOf(view))
	return theirs.String(), ours.String(), err == nil
}

// entries are the templates that are called from Go, with the views they get.
var entries = map[string]any{
	"page": &PageView{}, "header": FrameView{}, "footer": FrameView{}, "section-open": SectionView{}, "section-item": ItemView{},
	"section-close": SectionView{}, "cite": CiteView{}, "term": TermView{}, "list": ListView{}, "data-table": DataView{}, "data-chart": ChartView{}, "redirect": RedirectView{},
	"partnership": PartnershipView{}, "said": SaidView{}, "partnerships": PartnershipsView{}, "who": WhoView{}, "account-lists": AccountsView{}, "accessibility-statement": StatementView{},
}

// fieldViews are what kinds of page give their templates.
var fieldViews = map[string]any{
	"case-study": kind.CaseStudyView{}, "directory": kind.DirectoryView{}, "source": kind.SourceView{},
	"template": &TemplateView{}, "testimonial": kind.TestimonialView{},
	"aid": AidStart{}, "aid-step": StepView{}, "aid-profile": ProfileView{}, "aid-how": HowView{}, "aid-paper": PaperView{},
}

// TestProgramsEqualTemplates executes every template of the default theme with
// views that hold hostile texts everywhere.
func TestProgramsEqualTemplates(t *testing.T) {
	testrun.Alone(t)
	theme := defaultTheme(t)
	random := rand.New(rand.NewPCG(1, 2))
	for key, p := range theme.templates {
		for name, example := range entries {
			for range 12 {
				filler := viewFiller{random: random, words: theme.words[key.language], fields: fieldViews[key.folder]}
				view := reflect.New(reflect.TypeOf(example)).Elem()
				filler.fill(view, 0)
				want, got, compiled := bothOf(t, p, name, view.Interface())
				if !compiled {
					t.Errorf("%s in %s is not compiled", name, key.folder)
				}
				if got != want {
					t.Fatalf("%s in %s, %s: %s", name, key.folder, key.language, firstDifference(want, got))
				}
				if strings.HasPrefix(want, "error") {
					t.Fatalf("%s in %s, %s: %s", name, key.folder, key.language, want)
				}
			}
		}
	}
}

// firstDifference shows where two texts part.
func firstDifference(want, got string) string {
	at := 0
	for at < min(len(want), len(got)) && want[at] == got[at] {
		at++
	}
	from := max(0, at-100)
	return fmt.Sprintf("byte %d:\n got …%s\nwant …%s", at, got[from:min(len(got), at+100)], want[from:min(len(want), at+100)])
}

// viewFiller fills views at random.
type viewFiller struct {
	random *rand.Rand
	words  *Words
	fields any // what PageView.Fields gets, or nil
}

func (f viewFiller) fill(v reflect.Value, depth int) {
	switch {
	case v.Type() == reflect.TypeFor[*Words]():
		v.Set(reflect.ValueOf(f.words))
	case v.Type() == reflect.TypeFor[template.HTML]():
		v.SetString("<p>" + template.HTMLEscapeString(f.text()) + "</p>")
	case v.Type() == reflect.TypeFor[source.Word]():
		v.Set(reflect.ValueOf(source.Word{Text: f.text()}))
	case v.Type() == reflect.TypeFor[diag.Position]():
	default:
		f.fillKind(v, depth)
	}
}

func (f viewFiller) fillKind(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(f.text())
	case reflect.Bool:
		v.SetBool(f.random.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(int64(f.random.IntN(5) - 1))
	case reflect.Pointer:
		if depth == 0 || f.random.IntN(3) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem(), depth+1)
		}
	case reflect.Slice:
		if depth < 6 {
			v.Set(reflect.MakeSlice(v.Type(), f.random.IntN(4), 4))
		}
		for i := range v.Len() {
			f.fill(v.Index(i), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				f.fill(v.Field(i), depth+1)
			}
		}
	case reflect.Interface:
		if f.fields != nil && f.random.IntN(4) > 0 {
			fields := reflect.New(reflect.TypeOf(f.fields)).Elem()
			f.fill(fields, depth+1)
			v.Set(fields)
		}
	}
}

func (f viewFiller) text() string { return hostile[f.random.IntN(len(hostile))] }

// ownSite links the repository's own content.
func ownSite(t *testing.T) *site.Site {
	t.Helper()
	return ownSiteWith(t, nil)
}

// ownSiteWith links the repository's own content, and decision aids with it: the
// text of each by its path.
func ownSiteWith(t *testing.T, aids map[string][]byte) *site.Site {
	t.Helper()
	own, err := ownCompiled()
	if err != nil {
		t.Fatal(err)
	}
	in := own.input
	in.Objects = slices.Clone(in.Objects)
	for _, p := range slices.Sorted(maps.Keys(aids)) {
		o, ok := own.compiler.CompileAid(source.File{Path: p}, aids[p])
		if !ok {
			t.Fatalf("%s is no decision aid", p)
		}
		in.Objects = append(in.Objects, o)
	}
	linked, _ := site.Link(in)
	return linked
}

// compiledSite is what a site is linked of, with what compiled it.
type compiledSite struct {
	compiler *kind.Compiler
	input    site.Input
}

// ownCompiled compiles the repository's own content once, for all tests.
var ownCompiled = sync.OnceValues(func() (compiledSite, error) {
	raw, err := fs.ReadFile(partnerbook.Site, "site.toml")
	if err != nil {
		return compiledSite{}, err
	}
	text, _ := source.NewText("site.toml", raw)
	config, found := source.ReadConfig(text, nil)
	if len(found) > 0 {
		return compiledSite{}, fmt.Errorf("the settings have mistakes: %v", found)
	}
	tree, err := source.Scan(partnerbook.Content(), "content")
	if err != nil {
		return compiledSite{}, err
	}
	compiler := kind.NewCompiler(config, "content")
	in := site.Input{Config: config, Prefix: "content", ConfigName: "site.toml", Date: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)}
	for _, file := range tree.Files() {
		raw, err := fs.ReadFile(partnerbook.Content(), file.Path)
		if err != nil {
			return compiledSite{}, err
		}
		switch {
		case strings.HasSuffix(file.Path, ".md"):
			in.Objects = append(in.Objects, compiler.Compile(file, raw))
		case file.Path == "glossary.toml":
			text, _ := source.NewText("content/glossary.toml", raw)
			in.Glossary, _ = source.ReadGlossary(text)
		}
	}
	return compiledSite{compiler, in}, nil
})

// TestOwnContentEqualsTemplates makes every page of the repository's content by
// programs and by html/template.
func TestOwnContentEqualsTemplates(t *testing.T) {
	testrun.Alone(t)
	linked := ownSite(t)
	byPrograms, byTemplates := defaultTheme(t), defaultTheme(t)
	for _, p := range byTemplates.templates {
		for name, view := range entries {
			key := programKey{name, reflect.TypeOf(view)}
			p.done[key], p.failed[key] = &program{}, errUnknown
		}
	}
	want := pagesOf(t, NewBook(linked, byTemplates, partnerbook.Content(), true, new(Digests), nil).Files())
	got := pagesOf(t, NewBook(linked, byPrograms, partnerbook.Content(), true, new(Digests), nil).Files())
	if len(want) < 20 || len(got) != len(want) {
		t.Fatalf("%d files and %d", len(got), len(want))
	}
	for name, page := range want {
		if got[name] != page {
			t.Errorf("%s: %s", name, firstDifference(page, got[name]))
		}
	}
	for key, p := range byTemplates.templates {
		for entry, program := range p.done {
			if program.run != nil {
				t.Errorf("%s in %s was made by a program", entry.name, key.folder)
			}
		}
	}
	for key, p := range byPrograms.templates {
		for entry, err := range p.failed {
			t.Errorf("%s in %s was not made by a program: %v", entry.name, key.folder, err)
		}
	}
}

func pagesOf(t *testing.T, files []output.File) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for _, file := range files {
		var out bytes.Buffer
		if err := file.Emit(&out); err != nil {
			t.Fatalf("%s: %v", file.Path, err)
		}
		pages[file.Path] = out.String()
	}
	return pages
}
