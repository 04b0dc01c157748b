package search

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
)

// small is a site of a few pages.
func small() []Document {
	page := func(id, title, kind string, passages ...string) Document {
		d := Document{ID: id, URL: id + ".html", Title: title, Kind: kind, Status: "current", Facets: map[string][]string{FacetKind: {kind}}}
		for i, text := range passages {
			heading := ""
			if h, rest, ok := strings.Cut(text, ": "); ok {
				heading, text = h, rest
			}
			d.Passages = append(d.Passages, Passage{Anchor: fmt.Sprintf("p%d", i+1), Heading: heading, Text: text})
		}
		return d
	}
	docs := []Document{
		page("sharing", "Sharing a service", "guidance", "Two councils run a service together.", "Costs: Savings of £250,000 were reported. A call-off contract covers peaks."),
		page("call-off", "Call-off contracts", "guidance", "Staff are bought in when the work goes up.", "Notice: Capacity goes up and down at short notice."),
		page("list", "Before you sign: a checklist", "checklist", "Ask for the notice period.", "Ask what it costs to leave."),
		page("old", "Sharing a service in 2008", "source", "An old report on sharing a service, kept for reference. Savings were small."),
		page("travel", "Travel", "guidance", "Trains and buses."),
	}
	docs[3].Ended, docs[3].Status = true, "withdrawn"
	docs[0].Facets[FacetModel], docs[1].Facets[FacetModel] = []string{"shared", "call-off", "shared"}, []string{"call-off"}
	return docs
}

// Build makes the index of documents in memory.
func Build(documents []Document, language string, w Words) *Index {
	x, err := Collect(Slice(documents), language, nil, 1).Open(w)
	if err != nil {
		panic(err) // it was written a moment ago
	}
	return x
}

// found answers a query.
func found(t testing.TB, x *Index, query string, o Options) Results {
	t.Helper()
	r, err := x.Search(query, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func ids(r Results) string {
	var out []string
	for _, page := range r.Results {
		out = append(out, page.ID)
	}
	return strings.Join(out, " ")
}

func TestSearch(t *testing.T) {
	x := Build(small(), "en", Words{})
	for query, want := range map[string]string{
		"sharing a service":      "sharing old",
		"share services":         "sharing old",
		"trains zeppelin":        "travel",
		"call off":               "call-off sharing",
		"calloff":                "call-off sharing",
		"250000":                 "sharing",
		"£250,000":               "sharing",
		`"short notice"`:         "call-off",
		`"call off contract"`:    "call-off sharing",
		`"notice short"`:         "call-off list",
		"notice -capacity":       "list",
		"savngs":                 "sharing old",
		"traveling":              "travel",
		"tra":                    "travel",
		"the":                    "list call-off",
		"zzz":                    "",
		"":                       "",
		`"`:                      "",
		"-":                      "",
		"costs to leave":         "list sharing",
		"Sharing":                "sharing old",
		"‘sharing’ a “service”":  "sharing old",
		"sharing -withdrawn old": "old sharing",
	} {
		if got := ids(found(t, x, query, Options{})); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func TestWordsOfASummaryCountMore(t *testing.T) {
	docs := small()[1:3]
	docs[0].Passages[0].Text, docs[1].Passages[0].Text = "Zeppelins come in.", "Zeppelins go out."
	docs[0].Passages, docs[1].Passages = docs[0].Passages[:1], docs[1].Passages[:1]
	for i := range docs {
		for j := range docs {
			docs[j].Passages[0].Summary = j == i
		}
		if got := found(t, Build(docs, "en", Words{}), "zeppelins", Options{}).Results[0].ID; got != docs[i].ID {
			t.Errorf("%s comes first, want %s, whose summary has the word", got, docs[i].ID)
		}
	}
}

func TestResultsTellWhatWasSearchedFor(t *testing.T) {
	x := Build(small(), "en", Words{})
	if got := found(t, x, "savngs reported", Options{}).Corrected; got != "savings reported" {
		t.Errorf("corrected is %q", got)
	}
	if got := found(t, x, "savings reported", Options{}).Corrected; got != "" {
		t.Errorf("a known word is corrected to %q", got)
	}
	if got := found(t, x, "trav ", Options{}); got.Corrected != "" || got.Total != 0 {
		t.Errorf("a finished word is completed: %+v", got)
	}
	if got := found(t, x, "noetce wxxn", Options{}); strings.Join(got.Nearest, " ") != "notice" {
		t.Errorf("near words are %q; “when” leads to nothing", got.Nearest)
	}
}

func TestModels(t *testing.T) {
	x := Build(small(), "en", Words{})
	got := map[string][]string{}
	for _, r := range found(t, x, "sharing contracts checklist", Options{}).Results {
		got[r.ID] = r.Models
	}
	want := map[string][]string{"sharing": {"call-off", "shared"}, "call-off": {"call-off"}, "list": nil, "old": nil}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPassages(t *testing.T) {
	x := Build(small(), "en", Words{})
	r := found(t, x, "costs of savings", Options{Explain: true}).Results[0]
	p := r.Passages[0]
	if r.ID != "sharing" || p.Anchor != "p2" || p.Heading != "Costs" {
		t.Fatalf("the best passage is %+v of %s", p, r.ID)
	}
	var marked []string
	for _, m := range p.Marks {
		marked = append(marked, p.Excerpt[m.From:m.To])
	}
	if diff := cmp.Diff([]string{"Savings"}, marked); diff != "" {
		t.Error(diff)
	}
	sum := 0.0
	for _, part := range r.Terms {
		sum += part.Score
	}
	if len(r.Terms) != 2 || sum <= 0 || sum > r.Score+1e-9 {
		t.Errorf("the terms %+v add up to %v of %v", r.Terms, sum, r.Score)
	}
}

func TestFilters(t *testing.T) {
	x := Build(small(), "en", Words{})
	r := found(t, x, "notice", Options{Filters: map[string][]string{FacetKind: {"checklist"}}})
	if ids(r) != "list" || r.Total != 1 {
		t.Errorf("found %q of %d", ids(r), r.Total)
	}
	// The counts say what another value of the facet would find.
	if diff := cmp.Diff(map[string]int{"guidance": 1, "checklist": 1}, r.Facets[FacetKind]); diff != "" {
		t.Error(diff)
	}
}

func TestLimit(t *testing.T) {
	x := Build(small(), "en", Words{})
	r := found(t, x, "sharing", Options{Limit: 1})
	if len(r.Results) != 1 || r.Total != 2 {
		t.Errorf("%d results of %d", len(r.Results), r.Total)
	}
}

func TestWordsOfEditors(t *testing.T) {
	words := Words{
		Stop:     []string{"please"},
		Synonyms: []Synonym{{[]string{"temps", "agency people"}, []string{"call-off contract"}}, {[]string{"call-off contract"}, []string{"temps"}}},
		Best:     []Best{{"Leaving", "travel.html"}, {"gone", "gone.html"}},
	}
	x := Build(small(), "en", words)
	for query, want := range map[string]string{
		"temps":                "call-off sharing",
		"agency people please": "call-off sharing",
		"people agency":        "",
		"please":               "",
		"leaving":              "travel list",
		"gone":                 "",
	} {
		if got := ids(found(t, x, query, Options{})); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
	if r := found(t, x, "temps", Options{}); !cmp.Equal(r.Expanded, []string{"call-off contract"}) {
		t.Errorf("expanded to %q", r.Expanded)
	}
	if r := found(t, x, "leaving", Options{}).Results; !r[0].Chosen || r[1].Chosen {
		t.Errorf("the choice is not labelled: %+v", r)
	}
	if got := ids(found(t, x, "leaving", Options{Unchosen: true})); got != "list" {
		t.Errorf("without choices: %q", got)
	}
}

// TestNames tests that a name of several words is found where all of them stand.
func TestNames(t *testing.T) {
	page := func(id, text string) Document {
		return Document{ID: id, URL: id, Title: id, Passages: []Passage{{Text: text}}}
	}
	docs := Slice{page("team", "The performance development team helps."), page("sport", "A team that runs"), page("it", "Information technology")}
	x := Build(docs, "en", Words{Synonyms: []Synonym{
		{[]string{"PDT"}, []string{"Performance Development Team"}},
		{[]string{"relay"}, []string{"sport team"}},
		{[]string{"gym"}, []string{"sport development"}},
		{[]string{"IT"}, []string{"information technology"}},
	}})
	for query, want := range map[string]string{
		"PDT":          "team",
		"relay":        "sport",
		"gym":          "sport team", // no page has both words
		"who runs IT":  "it sport",
		"it runs":      "it sport",
		"who runs it":  "sport",
		"runs with it": "sport",
	} {
		if got := ids(found(t, x, query, Options{})); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

// TestHeading tests that a word counts for more in a heading than in a text.
func TestHeading(t *testing.T) {
	x := Build(Slice{
		{ID: "text", URL: "text", Passages: []Passage{{Heading: "Other", Text: "leaving it"}}},
		{ID: "heading", URL: "heading", Passages: []Passage{{Heading: "Leaving", Text: "other it"}}},
	}, "en", Words{})
	if got := ids(found(t, x, "leaving", Options{})); got != "heading text" {
		t.Errorf("found %q", got)
	}
}

func TestNear(t *testing.T) {
	var docs []Document
	for i := range 80 {
		subject := []string{"trains platform ticket", "housing rent landlord"}[i%2]
		docs = append(docs, Document{ID: fmt.Sprint(i), URL: fmt.Sprint(i), Title: fmt.Sprint("Page ", i), Passages: []Passage{{Text: fmt.Sprintf("%s group%d alpha%d", subject, i%8, i%8)}}})
	}
	c := Collect(Slice(docs), "en", nil, 2)
	for id := range docs {
		near := c.Near().To(id, 4)
		if len(near) != 4 {
			t.Errorf("%d has the neighbours %v", id, near)
		}
		for _, other := range near {
			if other%8 != id%8 {
				t.Errorf("%d has the neighbour %d, which is about something else", id, other)
			}
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"cost", "cost", 0}, {"cost", "costs", 1}, {"cost", "csot", 1}, {"cost", "coast", 1}, {"cost", "lost", 1}, {"cost", "loss", 2}, {"cost", "trains", 3}, {"", "ab", 2}} {
		if got := distance([]rune(c.a), []rune(c.b), 2); got != c.want {
			t.Errorf("from %q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

// FuzzSearch asks for anything: marks stand in excerpts, and scores go down.
func FuzzSearch(f *testing.F) {
	for _, seed := range []string{"sharing a service", `"short notice" -x`, "-", `"`, "\xff\xfe", "250,000", strings.Repeat("a", 300)} {
		f.Add(seed)
	}
	x := Build(small(), "en", Words{})
	f.Fuzz(func(t *testing.T, query string) {
		r := found(t, x, query, Options{})
		for i, page := range r.Results {
			if i > 0 && page.Score > r.Results[i-1].Score {
				t.Errorf("result %d has a higher score than the one before", i)
			}
			for _, p := range page.Passages {
				for _, m := range p.Marks {
					if m.From < 0 || m.From >= m.To || m.To > len(utf16.Encode([]rune(p.Excerpt))) {
						t.Errorf("mark %v in %q", m, p.Excerpt)
					}
				}
			}
		}
	})
}
