package themes_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// The tests of what readers see of search use a site of their own, with a
// stand-in for the engine that tests can steer (testdata/search/engine.js).

// fakePage is a page of that site, and what the stand-in knows of it.
type fakePage struct {
	URL      string              `json:"url"`
	Title    string              `json:"title"`
	Kind     string              `json:"kind"`
	Language string              `json:"language,omitempty"`
	Status   string              `json:"status"`
	Chosen   bool                `json:"chosen"`
	Models   []string            `json:"models,omitempty"`
	Passages []fakePassage       `json:"passages"`
	Facets   map[string][]string `json:"facets"`
}

type fakePassage struct {
	Anchor  string `json:"anchor"`
	Heading string `json:"heading"`
	Excerpt string `json:"excerpt"`
}

// fakePages returns 26 pages that have the word "cover", two of which have "temps", and one in
// Welsh that has "cover".
func fakePages() []fakePage {
	pages := []fakePage{
		{
			URL: "guidance/temps.html", Title: "Temps and agency staff", Kind: "guidance", Status: "current", Chosen: true,
			Models: []string{"call-off", "shared"},
			Passages: []fakePassage{
				{"", "", "How councils cover gaps with temps."},
				{"cost", "What it costs", "Temps cost more by the hour than staff, and cover can begin in a week."},
				{"far-down", "How to end it", "Give the temps notice. See café-cover for the rest."},
			},
			Facets: map[string][]string{"kind": {"guidance"}, "model": {"shared", "call-off"}, "topic": {"staff"}, "status": {"current"}},
		},
		{
			URL: "guidance/old.html", Title: "Old rules for cover", Kind: "guidance", Status: "withdrawn",
			Passages: []fakePassage{{"rules", "The rules", "Cover by temps needed the consent of members."}},
			Facets: map[string][]string{
				"kind": {"guidance"}, "model": {"in-house"}, "topic": {"staff"}, "status": {"withdrawn"},
				"council": {"Llanfairpwllgwyngyllgogerychwyrndrobwll Council", "Northtown Council"},
			},
		},
	}
	pages = append(pages, fakePage{
		URL: "guidance/temps.cy.html", Title: "Staff dros dro", Kind: "guidance", Status: "current", Language: "cy",
		Passages: []fakePassage{{"", "", "Testun: cover."}},
		Facets:   map[string][]string{"kind": {"guidance"}, "status": {"current"}},
	})
	for i := range 24 {
		pages = append(pages, fakePage{
			URL: fmt.Sprintf("more/page-%02d.html", i+1), Title: fmt.Sprintf("Checklist %d for cover", i+1), Kind: "checklist", Status: "current",
			Passages: []fakePassage{{"steps", "Steps", "Arrange cover in good time."}},
			Facets:   map[string][]string{"kind": {"checklist"}, "model": {"shared"}, "topic": {"staff"}, "status": {"current"}},
		})
	}
	return pages
}

// markdown writes the page for the generator.
func (p fakePage) markdown() string {
	var out strings.Builder
	fmt.Fprintf(&out, "+++\ntitle = %q\nkind = %q\ntopics = [\"staff\"]\n", p.Title, p.Kind)
	if p.Status == "withdrawn" {
		out.WriteString("status = \"withdrawn\"\nwithdrawn = { because = \"The law changed.\", use = \"temps.md\" }\n")
	}
	out.WriteString("+++\n\n")
	for _, passage := range p.Passages {
		if passage.Anchor != "" {
			fmt.Fprintf(&out, "%s\n\n## %s {#%s}\n\n", strings.Repeat("One more paragraph to scroll over.\n\n", 30), passage.Heading, passage.Anchor)
		}
		text := strings.Replace(passage.Excerpt, "temps notice", "*temps* [temps](old.md) notice", 1)
		fmt.Fprintf(&out, "%s\n\n", text)
	}
	if p.Kind == "checklist" {
		out.WriteString("- [ ] Ask {#ask}\n")
	}
	return out.String()
}

const searchSettings = `title = "Searched"
languages = ["en", "cy"]
build_date = 2026-11-21
search_help = "guidance/index.md"

[[topic]]
id = "staff"
title = "Staff & skills"

[[navigation]]
title = "Start here"
page = "index.md"
`

// searchFiles returns the site for tests of search.
func searchFiles() (fstest.MapFS, error) {
	engine, err := os.ReadFile(filepath.Join("testdata", "search", "engine.js"))
	if err != nil {
		return nil, err
	}
	pages := fakePages()
	known, err := json.Marshal(pages)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{
		"site.toml":                        searchSettings,
		"themes/default/search/search.js":  string(engine),
		"themes/default/search/pages.js":   "export const pages = " + string(known) + ";\n",
		"content/index.md":                 "+++\ntitle = \"Home\"\n+++\n\n:::list{kind=guidance}\n\n:::list{kind=checklist}\n\nA :term[SLA].\n",
		"content/guidance/index.md":        "+++\ntitle = \"Guidance\"\n+++\n\n:::list{kind=guidance}\n",
		"content/guidance/temps.cy.md":     "+++\ntitle = \"Staff dros dro\"\n+++\n\nTestun.\n",
		"content/guidance/école.md":        "+++\ntitle = \"“École” and other names\"\n+++\n\nText.\n",
		"content/guidance/2018-figures.md": "+++\ntitle = \"2018 in figures\"\n+++\n\nText.\n",
		"content/glossary.toml": "[[term]]\nterm = \"SLA\"\nexpansion = \"service level agreement\"\n" +
			"definition = \"What two organisations promise each other.\"\nbasis = \"ours\"\n",
	}
	for _, p := range pages {
		if p.Language != "" {
			continue // it stands above
		}
		texts["content/"+strings.TrimSuffix(p.URL, ".html")+".md"] = p.markdown()
	}
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files, nil
}

// searchSite returns the site for tests of search.
func searchSite(t testing.TB) built {
	t.Helper()
	everySite(t)
	return sites.searched
}
