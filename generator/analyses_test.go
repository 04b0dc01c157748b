package generator

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook"
	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
	"partnerbook/generator/testrun"
	"partnerbook/themes"
)

// leaning is a comparison of which one option never comes first: DA306.
const leaning = `aid = "leaning"
kind = "compare"
version = "1.0.0"
title = "Leaning"
decision = "Which of two."
review = { by = "Editors", on = 2026-11-21, next = 2027-11-21 }
basis = "author"
close = 3
clear = 10
options = [
  { id = "good", title = "Good", what = "One.", for = [{ text = "It is good." }], against = [{ text = "It is new." }] },
  { id = "bad", title = "Bad", what = "Another.", for = [{ text = "It is known." }], against = [{ text = "It is bad." }] },
]
criteria = [
  { id = "cost", title = "Cost", worst = "High", best = "Low", points = 50 },
  { id = "time", title = "Time", worst = "Long", best = "Short", points = 50 },
]
[scores]
good.cost = { v = 80, why = "Low." }
good.time = { v = 70, why = "Short." }
bad.cost = { v = 20, why = "High." }
bad.time = { v = 30, why = "Long." }
`

func aidSite(aid string) fstest.MapFS {
	return fstest.MapFS{
		"site.toml":            {Data: []byte("title = \"Example\"\n")},
		"content/index.md":     {Data: []byte("+++\ntitle = \"Home\"\n+++\n\n:::list\n")},
		"content/leaning.toml": {Data: []byte(aid)},
	}
}

func aidWorkspace(t *testing.T, site fstest.MapFS, live bool) *Workspace {
	return NewWorkspace(Settings{
		Content: sub(t, site, "content"), Prefix: "content", Site: site, Themes: themes.FS, Shelf: shelf, Live: live,
		Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	})
}

func hasCode(found diag.List, code diag.Code) bool {
	for _, d := range found {
		if d.Code == code {
			return true
		}
	}
	return false
}

// TestAidsAreAnalysed sees to it that a build knows what only counting finds.
func TestAidsAreAnalysed(t *testing.T) {
	e, err := aidWorkspace(t, aidSite(leaning), false).Refresh(t.Context(), Everything)
	if err != nil {
		t.Fatal(err)
	}
	if !hasCode(e.Found.List(), diag.AidNeverFirst) || hasCode(e.Found.List(), diag.AidFirst) {
		t.Errorf("found %v", e.Found.List())
	}
	if e.Found.HasErrors() || e.Book == nil {
		t.Error("warnings stop the build")
	}
}

// TestAidsAreCountedBeside sees to it that an author need not wait for counting, is
// told when it ends, and that it is not done again for the same aid.
func TestAidsAreCountedBeside(t *testing.T) {
	site := aidSite(leaning)
	w := aidWorkspace(t, site, true)
	first, err := w.Refresh(t.Context(), Everything)
	if err != nil || first.Book == nil {
		t.Fatal(err, first.Found.List())
	}
	select {
	case <-w.Counted():
	case <-time.After(time.Minute):
		t.Fatal("nobody says that counting ended")
	}
	second, err := w.Refresh(t.Context(), Everything)
	if err != nil || !hasCode(second.Found.List(), diag.AidNeverFirst) {
		t.Fatal(err, second.Found.List())
	}
	if again, _ := w.Refresh(t.Context(), Everything); again != second {
		t.Error("nothing changed, and there is another edition")
	}
	site["content/leaning.toml"] = &fstest.MapFile{Data: []byte(strings.Replace(leaning, "v = 20", "v = 95", 1)), ModTime: time.Now()}
	mended, err := w.Refresh(t.Context(), Everything)
	if err != nil || hasCode(mended.Found.List(), diag.AidNeverFirst) {
		t.Error(err, mended.Found.List())
	}
}

// TestCountsAreTakenUp sees to it that another process need not count again what one has
// counted, for each aid of the knowledge base.
func TestCountsAreTakenUp(t *testing.T) {
	testrun.Alone(t)
	first, second := newAnalyses(false), newAnalyses(false)
	definitions := contentAids(t)
	for _, d := range definitions {
		first.countsOf(d)
	}
	second.recall(first.kept())
	if again := second.kept(); string(again) != string(first.kept()) {
		t.Errorf("what nobody has asked for is kept as %.200s", again)
	}
	for _, d := range definitions {
		c := second.of(d)
		if !c.done || !reflect.DeepEqual(second.wait(c), first.countsOf(d)) {
			t.Errorf("%s was counted (%v), and comes to %+v", d.ID, !c.done, c.counts)
		}
	}
	if again := second.kept(); string(again) != string(first.kept()) {
		t.Errorf("what was taken up is kept as %.200s", again)
	}
}

// TestCountsOfNothing takes up what no process keeps.
func TestCountsOfNothing(t *testing.T) {
	for _, kept := range []string{"", "{", "[]", "null", `{"00":{}}`, `{"zz":null}`} {
		a := newAnalyses(false)
		a.recall([]byte(kept))
		d := contentAids(t)[0]
		if c := a.of(d); c.done || a.wait(c) == nil {
			t.Errorf("after %q: %+v", kept, c.counts)
		}
	}
}

// contentAids returns the aids of the knowledge base.
func contentAids(t *testing.T) (out []*aid.Definition) {
	t.Helper()
	compiler := kind.NewCompiler(source.PlainConfig(), "content")
	names, err := fs.Glob(partnerbook.Content(), "decision-aids/*.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		raw, err := fs.ReadFile(partnerbook.Content(), name)
		if err != nil {
			t.Fatal(err)
		}
		if o, ok := compiler.CompileAid(source.File{Path: name}, raw); ok && o.Aid() != nil {
			out = append(out, o.Aid())
		}
	}
	if len(out) < 5 {
		t.Fatalf("%d aids in decision-aids", len(out))
	}
	return out
}
