package full

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"partnerbook/search"
)

// library is a small site.
func library() []search.Document {
	facets := func(kind, status string, councils ...string) map[string][]string {
		return map[string][]string{"kind": {kind}, "status": {status}, "council": councils, "model": {"shared"}}
	}
	return []search.Document{
		{
			ID: "guidance/sharing", URL: "guidance/sharing.html", Title: "Sharing a service", Kind: "guidance", Status: "current",
			Facets: facets("guidance", "current"),
			Passages: []search.Passage{
				{Text: "Two councils share one team.", Also: "guidance"},
				{Anchor: "costs", Heading: "Costs and savings", Text: "Savings of £250,000 were reported. Sickness is covered."},
			},
		},
		{
			ID: "guidance/call-off", URL: "guidance/call-off.html", Title: "Call-off contracts", Kind: "guidance", Status: "current",
			Facets: facets("guidance", "current"),
			Passages: []search.Passage{
				{Text: "Staff are bought in at short notice. The business case comes later. The case for business is another."},
				{Anchor: "p24", Text: "Call off staff when somebody is ill.", Also: "para 24 paragraph 24"},
				{Anchor: "p25-luton", Text: "Luton called off staff."},
			},
		},
		{
			ID: "checklists/sign", URL: "checklists/sign.html", Title: "Before you sign", Kind: "checklist", Status: "current",
			Facets:   facets("checklist", "current"),
			Passages: []search.Passage{{Text: "Ask for the notice period. Check the business case.\nÉtude café."}},
		},
		{
			ID: "testimonials/luton", URL: "testimonials/luton.html", Title: "What Luton said", Kind: "testimonial", Status: "withdrawn", Ended: true,
			Facets:   facets("testimonial", "withdrawn", "Luton Borough Council"),
			Passages: []search.Passage{{Text: "Savings were certain, and the partnership with partners went well."}},
		},
	}
}

func newIndex(t *testing.T, path string, documents []search.Document) *Index {
	t.Helper()
	x, err := Open(t.Context(), path, "en")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Update(t.Context(), documents); err != nil {
		t.Fatal(err)
	}
	return x
}

func closing(t *testing.T, x *Index) {
	t.Helper()
	if err := x.Close(); err != nil {
		t.Error(err)
	}
}

// names returns the last words of the addresses that a query finds, in order.
func names(t *testing.T, x *Index, query string, filters map[string][]string) string {
	t.Helper()
	found, err := x.Search(t.Context(), query, search.Options{Filters: filters})
	if err != nil {
		t.Errorf("%s: %v", query, err)
	}
	var out []string
	for _, r := range found.Results {
		out = append(out, strings.TrimSuffix(filepath.Base(r.URL), ".html"))
	}
	return strings.Join(out, " ")
}

// TestTheLanguage asks queries of every kind.
func TestTheLanguage(t *testing.T) {
	t.Parallel()
	x := newIndex(t, "", library())
	defer closing(t, x)
	for query, want := range map[string]string{
		// Words.
		"":                             "",
		"sharing":                      "sharing",
		"shared services":              "sharing",
		"calloff":                      "call-off",
		"call-off":                     "call-off",
		"CAFÉ":                         "sign",
		"250000":                       "sharing",
		"zeppelin":                     "",
		"what is the notice period?":   "sign call-off",
		"the":                          "call-off luton sign", // says nothing, but nothing else is asked
		"savings - or not":             "sharing luton",
		"savings: how many?":           "sharing luton",
		"see https://example.org/café": "sign",
		`12" savings`:                  "sharing luton",
		"\xff":                         "",
		"? ! - + / * ~":                "sharing call-off sign luton", // the star is all pages
		"?!":                           "",
		// Must and must not.
		"+savings -luton":           "sharing",
		"savings -status:withdrawn": "sharing",
		"+savings +sickness":        "sharing",
		"+savings +zeppelin":        "",
		"+call-off":                 "call-off",
		// Phrases.
		`"business case"`:        "sign call-off",
		`"case business"`:        "",
		`“business case”, +sign`: "sign",
		`text:"called off"`:      "call-off",
		`"call off"`:             "call-off",
		`"sharing savings"`:      "", // not across fields
		`""`:                     "",
		// Fields.
		"title:luton":                 "luton",
		"text:luton":                  "call-off",
		"title: luton":                "luton",
		"heading:costs":               "sharing",
		"kind:checklist":              "sign",
		"kind:Checklist":              "sign",
		"+kind:guidance +staff":       "call-off",
		"council:luton":               "luton",
		`council:"borough council"`:   "luton",
		"status:withdrawn":            "luton",
		"url:guidance*":               "sharing call-off",
		`url:"guidance/sharing.html"`: "sharing",
		"paragraph:24":                "call-off",
		"paragraph:25":                "call-off",
		"paragraph:>25":               "",
		"paragraph:>=25":              "call-off",
		"paragraph:<20":               "",
		"para 24":                     "call-off",
		"title:250":                   "",
		// As written.
		"savngs~":         "sharing luton",
		"zavngs~2":        "sharing luton",
		"savngs~1 -luton": "sharing",
		"title:shring~":   "sharing",
		"partn*":          "luton",
		"sick?ess":        "sharing",
		"Partner*":        "luton",
		"/partners?/":     "luton",
		"/partners??/":    "luton",
		"/PARTNER(ship)/": "luton",
		`/\d+/`:           "sharing call-off",
		"text:/sav.*/":    "sharing luton",
		"/[^a-r]avings/":  "sharing luton",
		"title:/sh.*ing/": "sharing",
		"*":               "sharing call-off sign luton",
		`\+savings`:       "sharing luton",
		"savings^3 sign":  "sharing luton sign",
		"kind:/check.*/":  "sign",
	} {
		got := names(t, x, query, nil)
		if unordered := slices.Sorted(strings.FieldsSeq(got)); !slices.Equal(unordered, slices.Sorted(strings.FieldsSeq(want))) {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func TestOrder(t *testing.T) {
	t.Parallel()
	x := newIndex(t, "", library())
	defer closing(t, x)
	for query, want := range map[string]string{
		"savings":       "sharing luton", // what is withdrawn comes later
		"*":             "sharing call-off sign luton",
		"sign contract": "sign call-off",
	} {
		if got := names(t, x, query, nil); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func TestLongestQuery(t *testing.T) {
	t.Parallel()
	x := newIndex(t, "", library())
	defer closing(t, x)
	if got := names(t, x, strings.Repeat("café ", search.LongestQuery/5), nil); got != "sign" {
		t.Errorf("as long a query as may be finds %q", got)
	}
}

func TestMistakesSayWhereAndWhatToDo(t *testing.T) {
	t.Parallel()
	x := newIndex(t, "", library())
	defer closing(t, x)
	for query, want := range map[string]string{
		"titel:x":                     "at character 1: there is no field “titel”; the fields are title,",
		"é titel:x":                   "at character 3: ",
		`savings "business case`:      "at character 9: the quotation does not end; put a second",
		`title:"business`:             "at character 7: the quotation does not end",
		"title:":                      "at character 1: title: is followed by nothing; say",
		"savings +title: ":            "at character 10: title: is followed by nothing",
		"savings~3":                   "at character 1: a word may differ by 1 or 2 letters; write savings~",
		"/(/":                         "at character 1: the regular expression has a mistake, missing closing ): (;",
		"x /^a/":                      "at character 3: a regular expression is about one whole word; leave out",
		`x /\pL{100}/`:                "at character 3: this pattern fits too many words; make it shorter",
		"/.*a.{10}/":                  "at character 1: this pattern fits too many words",
		"/a{1000}/":                   "at character 1: this pattern fits too many words",
		strings.Repeat("a* ", 11):     "at character 31: there are more than 10 patterns; ask",
		strings.Repeat("é ", 200_000): "at character 2001: a query has 2000 characters at most; ask",
		"title:>5":                    "at character 1: title holds no numbers; only paragraph:",
		`paragraph:>"2020-01-01"`:     "at character 1: there are no dates to compare with; search for the year",
		"title:a:b":                   "at character 1: “title:a:b” cannot be read",
		"savings^1.2.3":               "at character 1: “savings^1.2.3” cannot be read",
	} {
		_, err := x.Search(t.Context(), query, search.Options{})
		var mistake *QueryError
		if !errors.As(err, &mistake) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", query, err, want)
		}
	}
}

func TestPassagesAndMarks(t *testing.T) {
	t.Parallel()
	x := newIndex(t, "", library())
	defer closing(t, x)
	for _, c := range []struct{ query, anchor, marked string }{
		{"savings", "costs", "Savings"},
		{"sickness savings", "costs", "Savings|Sickness"},
		{"paragraph:24", "p24", ""},
		{"luton staff", "p25-luton", "Luton|staff"},
		{`+"off staff when"`, "p24", "off|staff|when"},
		{"savngs~ -luton", "costs", "Savings"},
		{"title:before", "", ""}, // the top of the page, where no passage fits
		{"/caf.*/", "", "café"},
		{"sickness", "costs", "Sickness"}, // after a £
	} {
		found, err := x.Search(t.Context(), c.query, search.Options{Filters: map[string][]string{"status": {"current"}}})
		if err != nil || len(found.Results) == 0 || len(found.Results[0].Passages) == 0 {
			t.Errorf("%q: %v: %+v", c.query, err, found)
			continue
		}
		if got := found.Results[0].Models; !slices.Equal(got, []string{"shared"}) {
			t.Errorf("%q: the page is about %q", c.query, got)
		}
		p := found.Results[0].Passages[0]
		var marked []string
		for _, m := range p.Marks {
			marked = append(marked, string(utf16.Decode(utf16.Encode([]rune(p.Excerpt))[m.From:m.To])))
		}
		if p.Anchor != c.anchor || strings.Join(marked, "|") != c.marked {
			t.Errorf("%q leads to %q with %q marked in %q; want %q and %q", c.query, p.Anchor, marked, p.Excerpt, c.anchor, c.marked)
		}
	}
}

func TestFacetsAndFilters(t *testing.T) {
	t.Parallel()
	x := newIndex(t, "", library())
	defer closing(t, x)
	found, err := x.Search(t.Context(), "*", search.Options{Filters: map[string][]string{"kind": {"guidance", "checklist"}}, Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if found.Total != 3 || len(found.Results) != 1 {
		t.Errorf("%d in all, %d shown", found.Total, len(found.Results))
	}
	for _, c := range []struct {
		facet, value string
		want         int
	}{{"kind", "guidance", 2}, {"kind", "testimonial", 1}, {"status", "current", 3}, {"status", "withdrawn", 0}, {"model", "shared", 3}} {
		if got := found.Facets[c.facet][c.value]; got != c.want {
			t.Errorf("%s %s: %d, want %d", c.facet, c.value, got, c.want)
		}
	}
	if got := names(t, x, "savings", map[string][]string{"kind": {"guidance"}, "status": {"withdrawn"}}); got != "" {
		t.Errorf("two filters leave %q", got)
	}
}

func TestExplain(t *testing.T) {
	t.Parallel()
	x := newIndex(t, "", library())
	defer closing(t, x)
	found, err := x.Search(t.Context(), "savings +kind:guidance", search.Options{Explain: true})
	if err != nil || len(found.Results) == 0 {
		t.Fatalf("%v: %+v", err, found)
	}
	var terms []string
	for _, p := range found.Results[0].Terms {
		terms = append(terms, p.Term)
		if p.Score <= 0 {
			t.Errorf("%s adds %f", p.Term, p.Score)
		}
	}
	slices.Sort(terms)
	if got := strings.Join(terms, " "); got != "kind:guidance save" {
		t.Errorf("explained: %s", got)
	}
}

// TestUpdatesAreIncremental counts what is indexed again.
func TestUpdatesAreIncremental(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	documents := library()
	x := newIndex(t, path, documents)
	update := func(want Changes) {
		t.Helper()
		got, err := x.Update(t.Context(), slices.Clone(documents))
		if err != nil || got != want {
			t.Errorf("update: %+v, %v; want %+v", got, err, want)
		}
	}
	update(Changes{})
	documents[1].Passages = []search.Passage{{Text: "Zeppelins."}}
	update(Changes{Indexed: 1})
	if got := names(t, x, "paragraph:24", nil) + names(t, x, "zeppelin", nil); got != "call-off" {
		t.Errorf("after an edit: %q", got)
	}
	documents = documents[1:]
	update(Changes{Removed: 1})
	if got := names(t, x, "sharing", nil); got != "" {
		t.Errorf("a page that is gone is found: %q", got)
	}
	closing(t, x)
	x = newIndex(t, path, nil)
	documents = library()
	update(Changes{Indexed: 4})
	closing(t, x)
	x, err := Open(t.Context(), path, "en")
	if err != nil {
		t.Fatal(err)
	}
	if x.InMemory() != nil {
		t.Error(x.InMemory())
	}
	update(Changes{}) // another run knows what the last one did
	closing(t, x)
}

// TestWhatIsNotWholeIsMadeAnew damages an index in many ways.
func TestWhatIsNotWholeIsMadeAnew(t *testing.T) {
	t.Parallel()
	for name, damage := range map[string]func(path string) error{
		"cut off": func(path string) error { return os.Truncate(someSegment(path), 100) },
		"changed": func(path string) error {
			file := someSegment(path)
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			data[len(data)/2] ^= 0x55
			return os.WriteFile(file, data, 0o600)
		},
		"a file missing": func(path string) error { return os.Remove(someSegment(path)) },
		"no table":       func(path string) error { return os.RemoveAll(filepath.Join(path, "passages")) },
		"no seal":        func(path string) error { return os.Remove(filepath.Join(path, sealName)) },
		"a broken seal":  func(path string) error { return os.WriteFile(filepath.Join(path, sealName), []byte("{"), 0o600) },
		"another version": func(path string) error {
			name := filepath.Join(path, sealName)
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			was := fmt.Sprintf(`"version":%d`, Version)
			return os.WriteFile(name, []byte(strings.Replace(string(data), was, `"version":0`, 1)), 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := t.TempDir()
			closing(t, newIndex(t, path, library()))
			if err := damage(path); err != nil {
				t.Fatal(err)
			}
			x, err := Open(t.Context(), path, "en")
			if err != nil {
				t.Fatal(err)
			}
			defer closing(t, x)
			changes, err := x.Update(t.Context(), library())
			if err != nil || changes.Indexed != 4 || x.InMemory() != nil {
				t.Errorf("update: %+v, %v, %v", changes, err, x.InMemory())
			}
			if got := names(t, x, "savings", nil); got != "sharing luton" {
				t.Errorf("found: %q", got)
			}
		})
	}
}

// someSegment returns the first file with postings.
func someSegment(path string) string {
	files, _ := filepath.Glob(filepath.Join(path, "pages", "store", "*.zap"))
	return files[0]
}

func TestAnotherLanguageIsAnotherIndex(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	closing(t, newIndex(t, path, library()))
	x, err := Open(t.Context(), path, "cy")
	if err != nil {
		t.Fatal(err)
	}
	defer closing(t, x)
	if changes, err := x.Update(t.Context(), library()); err != nil || changes.Indexed != 4 {
		t.Errorf("update: %+v, %v", changes, err)
	}
}

func TestASecondProcessUsesMemory(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	first := newIndex(t, path, library())
	defer closing(t, first)
	second := newIndex(t, path, library())
	defer closing(t, second)
	if !errors.Is(second.InMemory(), ErrInUse) || first.InMemory() != nil {
		t.Errorf("in memory: the first %v, the second %v", first.InMemory(), second.InMemory())
	}
	if got := names(t, second, "savings", nil); got != "sharing luton" {
		t.Errorf("found: %q", got)
	}
}

func TestAFolderThatCannotBeUsedMeansMemory(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	x := newIndex(t, filepath.Join(path, "index"), library())
	defer closing(t, x)
	if x.InMemory() == nil || errors.Is(x.InMemory(), ErrInUse) {
		t.Errorf("in memory: %v", x.InMemory())
	}
	if got := names(t, x, "savings", nil); got != "sharing luton" {
		t.Errorf("found: %q", got)
	}
}

// TestADiskThatFailsMeansMemory takes the folder away below the index, as good a
// failure as any.
func TestADiskThatFailsMeansMemory(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	x := newIndex(t, path, nil)
	if err := os.RemoveAll(filepath.Join(path, "passages", "store")); err != nil {
		t.Fatal(err)
	}
	if _, err := x.Update(t.Context(), library()); err != nil {
		t.Fatal(err)
	}
	if x.InMemory() == nil {
		t.Error("it is not in memory")
	}
	if got := names(t, x, "savings", nil); got != "sharing luton" {
		t.Errorf("found: %q", got)
	}
	closing(t, x)
	again := newIndex(t, path, library())
	defer closing(t, again)
	if again.InMemory() != nil {
		t.Errorf("the folder was not given back: %v", again.InMemory())
	}
}

// TestStopping stops an update, and goes on with it.
func TestStopping(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	x := newIndex(t, path, nil)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := x.Update(stopped, library()); !errors.Is(err, context.Canceled) {
		t.Errorf("update: %v", err)
	}
	if _, err := x.Search(stopped, "savings", search.Options{}); err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("search: %v", err)
	}
	if changes, err := x.Update(t.Context(), library()); err != nil || changes.Indexed != 4 {
		t.Errorf("update: %+v, %v", changes, err)
	}
	if _, err := x.Search(stopped, "savings", search.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("search: %v", err)
	}
	closing(t, x)
	if _, err := Open(stopped, path, "en"); !errors.Is(err, context.Canceled) {
		t.Errorf("open: %v", err)
	}
}

// TestManyAtOnce searches while the index changes.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	x := newIndex(t, "", library())
	defer closing(t, x)
	var all sync.WaitGroup
	for n := range 4 {
		all.Go(func() {
			for i := range 10 {
				if n == 0 {
					documents := library()
					documents[2].Title = fmt.Sprint("Version ", i)
					if _, err := x.Update(t.Context(), documents); err != nil {
						t.Error(err)
					}
					continue
				}
				if got := names(t, x, "savings", nil); got != "sharing luton" {
					t.Errorf("found: %q", got)
				}
			}
		})
	}
	all.Wait()
}

// FuzzQuery asks anything. There is an answer, or a mistake with a place in the
// query, and every mark is in its excerpt.
func FuzzQuery(f *testing.F) {
	for _, seed := range []string{
		`+title:luton -"call off" savngs~ /part.*/ s?ck* paragraph:>=24 x^2`, `title: "a b"~2`, `"`, `\`, `a\"b`, `+"`, `-title:`, `//`, `/[/`,
		`title:/a b/`, `paragraph:-5`, `é:“x”`, "\xff:\x00", `kind:*`, `a~9`, `*:*`, `url:\*`, `("`, `x"y" z`, `+-+-a`, `/a{1000}{1000}/`,
	} {
		f.Add(seed)
	}
	x, err := Open(context.Background(), "", "en")
	if err != nil {
		f.Fatal(err)
	}
	if _, err := x.Update(context.Background(), library()); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		found, err := x.Search(t.Context(), text, search.Options{Explain: true})
		var mistake *QueryError
		switch {
		case errors.As(err, &mistake):
			if mistake.Place < 1 || mistake.Place > len(text)+1 || mistake.Found == "" || mistake.Advice == "" {
				t.Errorf("%q: %+v", text, mistake)
			}
			return
		case err != nil:
			t.Fatalf("%q: %v", text, err)
		}
		for _, r := range found.Results {
			for _, p := range r.Passages {
				for _, m := range p.Marks {
					if m.From < 0 || m.From >= m.To || m.To > len(p.Excerpt) {
						t.Errorf("%q: the mark %+v is not in %q", text, m, p.Excerpt)
					}
				}
			}
		}
	})
}
