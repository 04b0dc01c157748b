package generator

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/generator/diag"
	"partnerbook/generator/redteam"
	"partnerbook/generator/testrun"
	"partnerbook/themes"
)

// redRounds is for whoever looks for faults: how many rounds TestRedTeam goes.
var redRounds = flag.Int("redteam", 0, "go so many rounds of hostile content")

// redPath is where payloads, places and outcomes are.
const redPath = "testdata/redteam"

func redFolder() fs.FS { return os.DirFS(filepath.FromSlash(redPath)) }

func redTeam(t *testing.T) *redteam.Set {
	t.Helper()
	set, err := redteam.Read(redFolder())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// redSite builds the site of some cases. What holds in its place or is named beside is
// refused in turn until the rest can be shown; the codes of what was refused are returned.
// overrides are settings that the site has besides.
func redSite(t *testing.T, set *redteam.Set, cases []redteam.Case, overrides ...string) (*Edition, map[string][]string) {
	t.Helper()
	refused := map[string][]string{}
	for range 6 {
		site := set.Site(slices.DeleteFunc(slices.Clone(cases), func(c redteam.Case) bool { return refused[c.Name] != nil }))
		settings := redSettings(t, site.Files)
		settings.Overrides = overrides
		e := refresh(t, NewWorkspace(settings), Everything)
		if e.Book != nil {
			return e, refused
		}
		unowned := 0
		for _, d := range e.Found.List() {
			if d.Severity != diag.Error {
				continue
			}
			c, ok := owner(site, d)
			if !ok {
				unowned++
				t.Errorf("%s: %s [%s] is the fault of no case", d.Pos, d.Message, d.Code)
				continue
			}
			if !slices.Contains(refused[c.Name], string(d.Code)) {
				refused[c.Name] = append(refused[c.Name], string(d.Code))
			}
		}
		if unowned > 0 {
			t.FailNow()
		}
	}
	t.Fatal("there is always something else wrong with it")
	return nil, nil
}

// owner returns the case that is the cause of a problem.
func owner(site *redteam.Site, d diag.Diagnostic) (redteam.Case, bool) {
	if c, ok := site.Owner(d.Pos.Path, d.Pos.Line); ok {
		return c, true
	}
	for _, r := range d.Related {
		if c, ok := site.Owner(r.Pos.Path, r.Pos.Line); ok {
			return c, true
		}
	}
	return redteam.Case{}, false
}

func redSettings(t *testing.T, files fstest.MapFS) Settings {
	t.Helper()
	return Settings{
		Content: sub(t, files, "content"), Prefix: "content", Site: files, Themes: themes.FS, Shelf: shelf,
		Day: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC), Expect: true,
	}
}

// TestRedTeam builds every payload in every place. Each is refused with a diagnostic,
// and outcomes.txt says with which, or what is made of it is harmless.
func TestRedTeam(t *testing.T) {
	testrun.Alone(t)
	set := redTeam(t)
	if n := len(set.Places()) * set.Rounds(); n < 20000 {
		t.Errorf("there are %d cases only", n)
	}
	// What is refused is refused for what a payload says: without one, nothing is.
	known := elementsOfOurs(t, set)
	wanted, err := redteam.ReadOutcomes(redFolder())
	if err != nil {
		t.Fatal(err)
	}
	rounds := 1
	switch {
	case *redRounds > 0:
		rounds = *redRounds
	case testrun.Long() || *update:
		rounds = set.Rounds()
	case os.Getenv("CI") == "true":
		rounds = 12
	}
	got := redteam.Outcomes{}
	for n := range rounds {
		cases := set.Round(n)
		e, refused := redSite(t, set, cases)
		for _, c := range cases {
			codes := strings.Join(slices.Sorted(slices.Values(refused[c.Name])), " ")
			got.Add(c, codes)
			if want := wanted.Of(c); want != codes && !*update {
				t.Errorf("%s (%s in %s): it is refused with %q, want %q", c.Name, c.Payload, c.Place, codes, want)
			}
		}
		proveHarmless(t, known, false, e.Site.Config.BaseURL, fmt.Sprintf("round %d", n), emitted(t, e.Book.Files()), cases)
	}
	if *update {
		var out bytes.Buffer
		if err := got.Write(&out); err != nil {
			t.Fatal(err)
		}
		writeFile(t, filepath.FromSlash(redPath+"/outcomes.txt"), out.Bytes())
	}
}

// TestRedTeamWithHTML builds what it can where HTML is let through, and in a folder
// without site.toml, where nothing is refused: there all of it must come out harmless.
func TestRedTeamWithHTML(t *testing.T) {
	testrun.Alone(t)
	set := redTeam(t)
	known := elementsOfOurs(t, set)
	rounds := 1
	switch {
	case *redRounds > 0:
		rounds = *redRounds
	case testrun.Long():
		rounds = set.Rounds()
	case os.Getenv("CI") == "true":
		rounds = 6
	}
	for n := range rounds {
		cases := set.Round(n)
		files := set.Site(cases).Files
		s := redSettings(t, files)
		s.Site = nil
		e := refresh(t, NewWorkspace(s), Everything)
		if e.Book == nil {
			t.Fatalf("round %d, a folder cannot be shown: %v", n, e.Found.MostSevere(10))
		}
		proveHarmless(t, known, true, "https://www.example.org/", fmt.Sprintf("round %d, a folder", n), emitted(t, e.Book.Files()), cases)
	}
	// With a site.toml, what is refused is left out, and the rest is shown.
	outcomes, err := redteam.ReadOutcomes(redFolder())
	if err != nil {
		t.Fatal(err)
	}
	for n := range (rounds + 5) / 6 {
		cases := slices.DeleteFunc(set.Round(n), func(c redteam.Case) bool { return outcomes.Of(c) != "" && !strings.Contains(outcomes.Of(c), "html/") })
		e, _ := redSite(t, set, cases, "markdown.html=sanitise")
		proveHarmless(t, known, true, e.Site.Config.BaseURL, fmt.Sprintf("round %d, a site with HTML", n), emitted(t, e.Book.Files()), cases)
	}
}
