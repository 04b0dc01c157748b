package themes_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"partnerbook/generator/redteam"
	"partnerbook/generator/testrun"
)

// redSingle is the single file of a hostile site.
func redSingle(t *testing.T, round int) (b built, file string, cases []redteam.Case) {
	t.Helper()
	b, cases = redSite(t, round)
	return b, singleFile(t, b), cases
}

// redSingleRounds is how many rounds of hostile content become single files.
func redSingleRounds(t *testing.T) int {
	t.Helper()
	switch {
	case testrun.Long():
		return redSet(t).Rounds()
	case quick():
		return 1
	}
	return 2
}

// TestRedTeamSingle reads single files of hostile content as a browser does: the file holds
// its own elements and nothing else, and each page inside is what it is in a folder, but
// for what it loads.
func TestRedTeamSingle(t *testing.T) {
	testrun.Alone(t)
	for n := range redSingleRounds(t) {
		b, file, cases := redSingle(t, n)
		outerOfSingle(t, readFile(t, strings.TrimPrefix(file, "file://")))
		inside, leads := insideSingle(t, b)
		for from, to := range leads {
			if at, err := url.Parse(to); err != nil || inside[at.Path] == nil {
				t.Errorf("%s leads on to %q, %v", from, to, err)
			}
		}
		compared := 0
		for name, data := range inside {
			switch path.Ext(name) {
			case ".html":
				compared++
				sameInside(t, b, name, data, cases)
				for _, m := range markInPage.FindAllSubmatch(data, -1) {
					if inside[string(m[1])] == nil {
						t.Errorf("%s has a mark of %q, which is not inside", name, m[1])
					}
				}
			case ".js", ".css":
				staysInside(t, name, data)
			}
		}
		if compared < 60 {
			t.Errorf("only %d pages were compared", compared)
		}
	}
}

// sameInside compares a page inside the single file with the one in the folder.
func sameInside(t *testing.T, b built, name string, data []byte, cases []redteam.Case) {
	t.Helper()
	want, got := shapeOf(t, readFile(t, filepath.Join(b.dir, filepath.FromSlash(name)))), shapeOf(t, data)
	if slices.Equal(want, got) {
		return
	}
	at := 0
	for at < min(len(want), len(got)) && want[at] == got[at] {
		at++
	}
	in := strings.Join(got[at:min(at+2, len(got))], " ")
	t.Errorf("%s becomes another page: %.200q, want %.200q%s", name, in, strings.Join(want[at:min(at+2, len(want))], " "), caseOf(cases, in))
}

// staysInside sees that a script or style sheet does not end the element it is put into.
func staysInside(t *testing.T, name string, data []byte) {
	t.Helper()
	ends := map[string]string{".js": "</script", ".css": "</style"}[path.Ext(name)]
	data, isData := bytes.CutPrefix(data, []byte("partnerbook.put(")) // the shell reads those, and puts them nowhere
	if !isData && bytes.Contains(bytes.ToLower(data), []byte(ends)) {
		t.Errorf("%s would end where it stands", name)
	}
}

// outerOfSingle reads the file around the pages.
func outerOfSingle(t *testing.T, data []byte) {
	t.Helper()
	policy, count := "", map[string]int{}
	for _, e := range elements(t, data) {
		count[e.Data]++
		if e.Data == "meta" && attribute(e, "http-equiv") == "Content-Security-Policy" {
			policy = attribute(e, "content")
		}
		for _, a := range e.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "href" && a.Val != "data:," {
				t.Errorf("the file has %s=%.80q", a.Key, a.Val)
			}
		}
		if e.Data == "script" && attribute(e, "type") == "" {
			sum := sha256.Sum256([]byte(textOf(e)))
			if !strings.Contains(policy, "sha256-"+base64.StdEncoding.EncodeToString(sum[:])) {
				t.Errorf("the policy does not know the script %.80q", textOf(e))
			}
			count["script that runs"]++
		}
	}
	for name, want := range map[string]int{"script that runs": 1, "style": 1, "h1": 1, "noscript": 1, "link": 1, "title": 1, "p": count["p"]} {
		if count[name] != want {
			t.Errorf("the file has %d times <%s>", count[name], name)
		}
	}
	for name := range count {
		if !slices.Contains([]string{"html", "head", "body", "meta", "title", "link", "style", "script", "script that runs", "h1", "p", "noscript"}, name) {
			t.Errorf("the file has the element <%s>", name)
		}
	}
	if strings.Contains(policy, "unsafe") || !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "connect-src 'none'") {
		t.Errorf("the policy is %q", policy)
	}
}

// shapeOf is the elements of a page with their attributes, and its texts, without what
// loads something, which differs in the single file.
func shapeOf(t *testing.T, data []byte) []string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	add := func(text string) { out = append(out, strings.NewReplacer("\x01", "", "\x02", "").Replace(text)) }
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if loadsSomething(n) {
			return
		}
		switch n.Type {
		case html.TextNode:
			if text := strings.TrimSpace(n.Data); text != "" {
				add(text)
			}
		case html.CommentNode:
			add("<!--" + n.Data)
		case html.ElementNode:
			line := "<" + n.Data
			for _, a := range n.Attr {
				if a.Key != "src" {
					line += " " + a.Namespace + a.Key + "=" + a.Val
				}
			}
			add(line)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return out
}

func loadsSomething(n *html.Node) bool {
	switch n.Data {
	case "meta":
		return n.Type == html.ElementNode && strings.EqualFold(attribute(n, "http-equiv"), "Content-Security-Policy")
	case "link":
		return attribute(n, "rel") == "stylesheet"
	case "style":
		return strings.HasPrefix(textOf(n), "\x01") // only where we put a mark
	case "script":
		return attribute(n, "src") != "" || strings.HasPrefix(textOf(n), "\x01")
	}
	return false
}

// redHashes are what somebody may write behind the single file's "#".
var redHashes = []string{
	"#/javascript:window.pwned=1", "#/javascript:window.pwned=1//.html", "#javascript:window.pwned=1", "#/../../../etc/passwd", "#/..%2f..%2fx.html", "#//canary-reader.invalid/x.html", `#/\\canary-reader.invalid\x.html`,
	"#/https://canary-reader.invalid/", "#/file:///etc/passwd", "#/data:text/html,<script>window.pwned=1</script>", "#/%00", "#/index.html%00.html", "#/index.html#%00", "#/" + strings.Repeat("a/", 20_000) + ".html", "#/index.html#" + strings.Repeat("a", 40_000),
	"#/__proto__", "#/constructor.html", "#/__proto__#__proto__", "#/nothing/<img src=x onerror=window.pwned=1>.html", "#/%3Cimg src=x onerror=window.pwned=1%3E.html", "#/index.html#find=<img src=x onerror=window.pwned=1>", "#/search.html#q=<img src=x onerror=window.pwned=1>&kind=<b>",
	"#/%E0%A4%A", "#/assets", "#/assets/", "#/?x", "#/index.html?<script>#</script>", "##", "#/#", "#/%23", "#%23/", "#/index.html#%23%23", "#/ index.html", "#/index.html/..", "#/\u202eindex.html", "#/\u2028.html",
}

// TestRedTeamSingleInBrowser opens single files of hostile content, without their policy:
// every page that holds such a text, and addresses that lead nowhere. All stays inside.
func TestRedTeamSingleInBrowser(t *testing.T) {
	touch := redTouch(redElements) // here the style sheets stand in the page
	for n := range redRounds(t) {
		b, file, cases := redSingle(t, n)
		p := openHostile(t, file)
		p.open(file)
		p.until("the start page", `document.querySelector("main h1") !== null`)
		hashes := append(slices.Clone(redHashes), texted(redTexts(t))...)
		if n > 0 {
			hashes = nil // they are of no site in particular
		}
		for _, behind := range redSome(4, 4, hashes) {
			ask[any](p, "location.hash = "+quote(behind)+", 0")
			p.nothingRan("single file "+behind, redRest)
			if !ask[bool](p, `document.querySelector("main h1") !== null && location.pathname === `+quote(strings.TrimPrefix(file, "file://"))) {
				t.Errorf("at %.100q there is no page", behind)
			}
		}
		for _, address := range redSome(12, 12, hostilePages(t, b)) {
			p.turnTo((&url.URL{Path: address}).EscapedPath())
			if got := ask[string](p, touch); got != "" {
				t.Errorf("%s: a text ran: %s%s", address, got, caseOf(cases, got))
			}
			p.quiet(address)
		}
		p.onlyFile(file)
	}
}

// texted is what is written behind "#" for each text.
func texted(texts []redteam.Case) []string {
	var out []string
	for _, c := range texts {
		out = append(out, "#/"+inAddress(c.Text), "#/"+url.PathEscape(c.Text)+".html#"+inAddress(c.Text), "#"+inAddress(c.Text))
	}
	return out
}
