package serve

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
)

func TestSearchOverHTTP(t *testing.T) {
	t.Parallel()
	s := show(t, newFolder(t, map[string]string{
		"content/sharing.md": page("Sharing a service", "Savings were reported."),
		"content/sign.md":    "+++\ntitle = \"Before you sign\"\nkind = \"checklist\"\n+++\n\n- [ ] Savings are certain. {#savings}\n",
	}))
	for query, want := range map[string]string{
		"?q=share":                           `"url":"sharing.html"`,
		"?q=savngs":                          `"corrected":"savings"`,
		"?q=savings&filter=kind%3Dchecklist": `"total":1`,
		"?q=savings&limit=1":                 `"total":2`,
		"?q=savings&explain=1":               `"terms":[{"term":"savings"`,
		"?q=zzz":                             `"results":[]`,
		"":                                   `"results":[]`,
		"?engine=index&q=savngs":             `"corrected":"savings"`,
		"?engine=bleve&q=%2Bkind:checklist":  `"url":"sign.html"`,
		"?engine=bleve&q=savngs~":            `"total":2`,
		"?engine=bleve&q=savings&filter=kind%3Dchecklist": `"total":1`,
		"?engine=bleve&q=savings&explain=1":               `"terms":[{"term":"save"`,
		"?engine=bleve&q=zzz":                             `"results":[]`,
		"?engine=bleve":                                   `"results":[]`,
		"?q=" + url.QueryEscape("\xff\"<script>"):         `"results":[]`,
	} {
		if status, body := s.get(searchPath + query); status != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %d %s, want %s", query, status, body, want)
		}
	}
	for query, want := range map[string]string{
		"?q=x&limit=0":                    "limit",
		"?q=x&limit=many":                 "limit",
		"?q=x&limit=101":                  "limit",
		"?q=x&filter=kind":                "filter",
		"?q=x&filter=colour%3Dred":        "filter",
		"?q=x&engine=y":                   "engine is index or bleve",
		"?engine=bleve&q=titel:x":         "There is a mistake in the query, at character 1: there is no field",
		"?engine=bleve&q=%22x":            "the quotation does not end",
		"?q=" + strings.Repeat("x", 1001): "too long",
	} {
		if status, body := s.get(searchPath + query); status != http.StatusBadRequest || !strings.Contains(body, want) {
			t.Errorf("%s: %d %s, want %s", query, status, body, want)
		}
	}
}

// TestSearchIsRightAfterAnEdit saves a page and asks at once.
func TestSearchIsRightAfterAnEdit(t *testing.T) {
	t.Parallel()
	s := show(t, newFolder(t, map[string]string{"content/one.md": page("One", "Old words.")}))
	s.wants(searchPath+"?q=old", `"url":"one.html"`)
	s.write("content/one.md", page("One", "Brand new zeppelins."))
	s.wants(searchPath+"?q=zeppelins", `"url":"one.html"`)
}

// TestTheFullIndexIsRightAfterAnEdit does the same with the other engine, while
// others ask.
func TestTheFullIndexIsRightAfterAnEdit(t *testing.T) {
	t.Parallel()
	s := show(t, newFolder(t, map[string]string{"content/one.md": page("One", "Old words."), "content/two.md": page("Two", "Zeppelin.")}))
	var others sync.WaitGroup
	for range 4 {
		others.Go(func() { s.wants(searchPath+"?engine=bleve&q=zeppelin", `"url":"two.html"`) })
	}
	s.wants(searchPath+"?engine=bleve&q=old", `"url":"one.html"`)
	s.write("content/one.md", page("One", "Brand new zeppelins."))
	s.wants(searchPath+"?engine=bleve&q=zeppelins", `"total":2`)
	others.Wait()
}
