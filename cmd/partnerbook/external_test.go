package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// linkSite names addresses in every place where pages can: in links, bare, in
// an included file, and as the url of a source.
const linkSite = `
-- site.toml --
title = "Example"
[diagnostics]
"link/moved" = "off"
-- content/index.md --
+++
title = "Home"
related = ["source.md"]
+++

See [the report](http://site.test/404#page=3), [again](http://site.test/404), and
<http://gone.example/x>. Write to [us](mailto:us@gone.example).

See [a page that moved](http://site.test/moved) and [a good one](http://site.test/fine#top).

<!-- allow link/unreachable: it refuses programs -->
The [register](http://site.test/403) is public.

:::include{file=_part.md}

:::include{file=_part.md}
-- content/_part.md --
The [archive](http://site.test/500).
-- content/source.md --
+++
title = "Source"
kind = "source"
publisher = "Us"
numbered = true
url = "http://site.test/410"
+++

Text.
-- content/draft.md --
+++
title = "Draft"
status = "draft"
+++

A [draft](http://site.test/404).
`

const linkProblems = `content/_part.md:1:15: warning: site.test reports a fault of its own (500 Internal Server Error). [link/unreachable]
   1 | The [archive](http://site.test/500).
     |               ^^^^^^^^^^^^^^^^^^^^
  Check again in a few days.
content/index.md:6:18: warning: site.test has no such page (404 Not Found). [link/dead]
   6 | See [the report](http://site.test/404#page=3), [again](http://site.test/404), and
     |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^
  Look there for where it is now, or link to a copy in a web archive.
content/index.md:6:56: warning: site.test has no such page (404 Not Found). [link/dead]
   6 | See [the report](http://site.test/404#page=3), [again](http://site.test/404), and
     |                                                        ^^^^^^^^^^^^^^^^^^^^
  Look there for where it is now, or link to a copy in a web archive.
content/index.md:7:2: warning: There is no server gone.example. [link/dead]
   7 | <http://gone.example/x>. Write to [us](mailto:us@gone.example).
     |  ^^^^^^^^^^^^^^^^^^^^^
  Check the spelling of the address, or link to a copy in a web archive.
content/source.md:6:7: warning: site.test has no such page (410 Gone). [link/dead]
   6 | url = "http://site.test/410"
     |       ^^^^^^^^^^^^^^^^^^^^^^
  Look there for where it is now, or link to a copy in a web archive.
`

func TestLinksToOtherSites(t *testing.T) {
	enterSite(t, linkSite)
	check := func(args ...string) (ran, *web) {
		a, _, _ := testApp()
		w, k := newWeb(t)
		a.asker = k
		return runCommand(t.Context(), a, append([]string{"check", "--external"}, args...)...), w
	}
	r, w := check()
	want := ran{exitFine, linkProblems, "Asking other sites about 7 links.\n5 warnings.\n"}
	if d := cmp.Diff(want.out, r.out); d != "" {
		t.Errorf("results (-want +got):\n%s", d)
	}
	if r.code != want.code || r.errs != want.errs {
		t.Errorf("exit code %d, remarks %q; want %d, %q", r.code, r.errs, want.code, want.errs)
	}
	heads := 0
	for _, a := range w.asked {
		if a == "HEAD site.test/404" {
			heads++
		}
	}
	if heads != 1 {
		t.Errorf("the same address was asked for %d times", heads)
	}

	if r, _ := check("--strict", "--quiet"); r.code != exitContent || r.errs != "" {
		t.Errorf("strict and quiet: exit code %d, remarks %q", r.code, r.errs)
	}
	if r, _ := check("--format", "json"); !strings.Contains(r.out, `"code": "link/dead"`) || r.code != exitFine {
		t.Errorf("JSON: %+v", r)
	}
	if r, _ := check("--drafts"); !strings.Contains(r.out, "content/draft.md:6:11: warning:") {
		t.Errorf("the draft's link was not checked: %s", r.out)
	}
	if r, _ := check("--config", `diagnostics."link/dead"=off`); strings.Contains(r.out, "link/dead") {
		t.Errorf("a warning that is turned off is printed: %s", r.out)
	}
}

// A comment for what only check --external finds is not reported as needless by
// runs that cannot know.
func TestOtherRunsAskNobody(t *testing.T) {
	enterSite(t, linkSite)
	for _, command := range []string{"check", "build"} {
		a, _, _ := testApp()
		a.asker = nil // to ask would panic
		if r := runCommand(t.Context(), a, command, "--strict"); r.code != exitFine {
			t.Errorf("%s: %+v", command, r)
		}
	}
}

func TestNoServerAnswers(t *testing.T) {
	enterSite(t, "-- page.md --\nSee <http://a.example/> and <http://b.example/>.\n")
	a, _, _ := testApp()
	_, a.asker = newWeb(t)
	r := runCommand(t.Context(), a, "check", "--content", ".", "--external")
	if r.code != exitFine || !strings.Contains(r.errs, "No server answered at all.") {
		t.Errorf("got %+v", r)
	}
}
