package generator

import (
	"regexp"
	"testing"
)

// steps is how many links lead from the navigation to any page, at most: the first is
// the one in the navigation.
const steps = 3

// TestContentIsThreeStepsAway follows links from the navigation at the top of every page.
// The foot of the page does not count, from where an index leads to everything. Steps of
// decision aids are read one after the other and are left out.
func TestContentIsThreeStepsAway(t *testing.T) {
	pages := ownPages(t)
	away := map[string]int{}
	var next []string
	for _, home := range []string{"index.html", "index.cy.html"} { // readers of either language
		led := pages.ledTo(pages.pages[home], "site-nav")
		if len(led) < 5 {
			t.Fatalf("the navigation of %s leads to %v", home, led)
		}
		next = append(next, led...)
	}
	for step := 1; step <= steps; step++ {
		var found []string
		for _, p := range next {
			if away[p] == 0 {
				away[p] = step
				found = append(found, pages.ledTo(pages.pages[p], "page")...)
			}
		}
		next = found
	}
	for p, w := range pages.pages {
		if away[p] == 0 && !w.isRedirect() && !besides.MatchString(p) {
			t.Errorf("%s is more than %d steps from the navigation", p, steps)
		}
	}
}

// besides are pages that are no part of the way: steps of decision aids, the letters of
// the index, and what stands at the foot of every page or is for editors. Few pages in
// Welsh lead to their topics: there the list of topics does, at the foot.
var besides = regexp.MustCompile(`/at/|^a-z|^(404|search|pack|reviews|reading|translations|topics/index)(\.cy)?\.html$|^topics/.*\.cy\.html$`)

// ledTo returns the pages to which the part of a page with a class leads.
func (s *website) ledTo(w *webpage, class string) []string {
	var out []string
	for _, n := range w.all("div", "nav") {
		if attribute(n, "class") != class {
			continue
		}
		part := &webpage{path: w.path, root: n}
		for _, a := range part.all("a") {
			if p, _, here := s.target(w, attribute(a, "href")); here && s.pages[p] != nil {
				out = append(out, p)
			}
		}
	}
	return out
}
