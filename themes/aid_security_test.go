package themes_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pelletier/go-toml/v2"
	"golang.org/x/net/html"
)

// sends finds what a script could send or load something with.
var sends = regexp.MustCompile(`fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|import\(`)

// TestScriptsSendNothing looks through every script that a page of the site loads.
// Texts may say “fetch”, scripts may not do it.
func TestScriptsSendNothing(t *testing.T) {
	b := everySite(t)[0]
	seen := map[string]bool{}
	for _, address := range b.pages {
		for _, m := range loaded.FindAllSubmatch(readFile(t, filepath.Join(b.dir, filepath.FromSlash(address))), -1) {
			name := path.Join(path.Dir(address), string(m[1]))
			if path.Ext(name) == ".js" {
				seen[name] = true
			}
		}
	}
	more, err := filepath.Glob(filepath.Join(b.dir, "assets", "*.js")) // those that scripts load
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range more {
		seen["assets/"+filepath.Base(name)] = true
	}
	if len(seen) < 8 {
		t.Errorf("there are only %d scripts", len(seen))
	}
	for name := range seen {
		text := string(readFile(t, filepath.Join(b.dir, filepath.FromSlash(name))))
		if at := sends.FindStringIndex(text); at != nil {
			t.Errorf("%s has …%s…", name, text[max(0, at[0]-60):min(len(text), at[1]+60)])
		}
	}
}

// aidPolicy is the policy of every page of an aid.
const aidPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'; form-action 'none'; base-uri 'none'"

// TestAidPagesAreSealed sees to it that every page of an aid has the policy, and
// nothing inline but JSON.
func TestAidPagesAreSealed(t *testing.T) {
	b := everySite(t)[0]
	pages := b.aidPages(t)
	if len(pages) < 100 {
		t.Errorf("there are only %d pages of aids", len(pages))
	}
	for _, address := range pages {
		sealed(t, address, readFile(t, filepath.Join(b.dir, filepath.FromSlash(address))))
	}
}

// sealed reports what a page of an aid must not have, and returns its blocks of
// JSON by ids.
func sealed(t *testing.T, where string, data []byte) map[string]string {
	t.Helper()
	policy, blocks := "", map[string]string{}
	for _, e := range elements(t, data) {
		switch e.Data {
		case "meta":
			if strings.EqualFold(attribute(e, "http-equiv"), "Content-Security-Policy") {
				policy += attribute(e, "content")
			}
		case "script":
			id := attribute(e, "id")
			switch {
			case attribute(e, "type") == "application/json" && (id == "aid-definition" || id == "aid-links"):
				blocks[id] = textOf(e)
				if !json.Valid([]byte(blocks[id])) {
					t.Errorf("%s: #%s is not JSON", where, id)
				}
			case textOf(e) != "" || !strings.Contains(attribute(e, "src"), "assets/"):
				t.Errorf("%s has the script %.80q %v", where, textOf(e), e.Attr)
			}
		case "style", "iframe", "object", "embed", "base", "img":
			t.Errorf("%s has the element %s %v", where, e.Data, e.Attr)
		}
		for _, a := range e.Attr {
			_, address, isAddress := strings.Cut(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:")
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" ||
				isAddress && (a.Key == "href" || a.Key == "src" || a.Key == "action") {
				t.Errorf("%s: %s has %s=%.80q %s", where, e.Data, a.Key, a.Val, address)
			}
		}
	}
	if policy != aidPolicy {
		t.Errorf("%s has the policy %q", where, policy)
	}
	return blocks
}

func textOf(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data)
		}
	}
	return out.String()
}

// hostile is a text that does something wherever it is taken for more than a text.
const hostile = `</script><script>window.hit=1</script><!--<script> <img src=x onerror="window.hit=2"> ]]> </title></textarea></svg><svg onload=hit=3> ` +
	`'" onmouseover=hit=4 x=" javascript:hit=5 [x](javascript:hit=6) {{.T}} ${window.hit=7} &lt;b&gt; \u003cscript> %3Cscript%3E` + "\u2028\u2029" + ` $& $1`

// hostileKeys are the keys of aids whose values are texts for readers.
var hostileKeys = []string{
	"title", "decision", "summary", "notice", "ask", "hint", "label", "why", "note", "must", "worst", "best", "what", "do", "say", "text",
	"if_undefined", "theme", "by", "for", "against",
}

// poison makes every text of an aid hostile, and takes out what leads elsewhere.
func poison(v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			poison(item)
		}
	case map[string]any:
		for key, value := range v {
			switch list, isList := value.([]any); {
			case key == "ev" || key == "next" && isList || key == "published" || key == "aliases":
				delete(v, key)
			case key == "basis":
				v[key] = "author"
			case !slices.Contains(hostileKeys, key):
				poison(value)
			case isList:
				for i, item := range list {
					if _, isText := item.(string); isText {
						list[i] = hostile
					}
				}
				poison(list)
			default:
				if _, isText := value.(string); isText {
					v[key] = hostile
				}
				poison(value)
			}
		}
	}
}

// workedSite returns the files of a site with the worked aids, each changed.
func workedSite(t *testing.T, change func(id string, aid map[string]any)) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{
		"site.toml": {Data: []byte("title = \"Hostile\"\nbuild_date = 2026-11-21\n")},
	}
	home := "+++\ntitle = \"Start\"\n+++\n\nTools:\n\n"
	names, err := filepath.Glob(filepath.Join(aidData, "aids", "*.toml"))
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		var a map[string]any
		if err := toml.Unmarshal(readFile(t, name), &a); err != nil {
			t.Fatal(err)
		}
		id := strings.TrimSuffix(filepath.Base(name), ".toml")
		poison(a)
		if change != nil {
			change(id, a)
		}
		text, err := toml.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		files["content/aids/"+id+".toml"] = &fstest.MapFile{Data: text}
		home += "- [Tool](aid:" + id + ")\n"
	}
	files["content/index.md"] = &fstest.MapFile{Data: []byte(home)}
	return files
}

// buildTemporarily builds a site for one test.
func buildTemporarily(t *testing.T, files fstest.MapFS) (built, error) {
	t.Helper()
	inside, err := fs.Sub(files, "content")
	if err != nil {
		t.Fatal(err)
	}
	s := siteList{dir: t.TempDir()}
	t.Cleanup(s.remove)
	return s.buildOne("site", files, inside)
}

// TestHostileTexts builds aids of every kind all of whose texts are hostile. Their
// pages hold them as texts, and in the browser nothing comes of them.
func TestHostileTexts(t *testing.T) {
	t.Parallel()
	b, err := buildTemporarily(t, workedSite(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]bool{}
	for _, address := range b.pages {
		data := readFile(t, filepath.Join(b.dir, filepath.FromSlash(address)))
		if !bytes.Contains(data, []byte(`<body class="kind-aid`)) {
			continue
		}
		blocks := sealed(t, address, data)
		if blocks["aid-definition"] == "" {
			continue
		}
		var d struct{ Kind, Title string }
		if err := json.Unmarshal([]byte(blocks["aid-definition"]), &d); err != nil || !strings.Contains(d.Title, "</script><script>window.hit=1</script>") || !strings.Contains(d.Title, "\u2028") {
			t.Errorf("%s: the title of the definition is %q, %v", address, d.Title, err) // its quotes are curled
		}
		kinds[d.Kind] = true
	}
	if len(kinds) != 5 {
		t.Errorf("there are aids of the kinds %v", slices.Sorted(maps.Keys(kinds)))
	}
	p := openTab(t)
	steps := 0
	for i, address := range b.pages {
		if slices.Contains(b.redirects, address) || quick() && i%3 > 0 && !bytes.Contains(readFile(t, filepath.Join(b.dir, filepath.FromSlash(address))), []byte(` id="aid-app"`)) {
			continue
		}
		if strings.Contains(address, "/at/") {
			if steps++; steps > 4 {
				continue
			}
		}
		p.open(b.file(address))
		p.nothingCame(address)
		if ask[bool](p, `document.getElementById("aid-app") !== null`) {
			p.until("the interface", `!document.getElementById("aid-app").hidden`)
			if got := ask[string](p, throughApp); got != "" {
				t.Errorf("%s: %s", address, got)
			}
			p.nothingCame(address + ", after answers")
		}
	}
}

// throughApp answers all that an interface asks, and presses what leads on.
const throughApp = `(async () => {
	const app = document.getElementById("aid-app");
	for (let i = 0; i < 14; i++) {
		for (const d of app.querySelectorAll("details")) d.open = true;
		const names = new Set();
		for (const radio of app.querySelectorAll("input[type=radio]")) {
			if (!names.has(radio.name) && radio.checkVisibility()) radio.click();
			names.add(radio.name);
		}
		const leads = [...app.querySelectorAll("button")].find((b) => b.checkVisibility() && /^(Start now|Continue|See the result)$/.test(b.textContent));
		if (!leads) break;
		leads.click();
		await new Promise((done) => setTimeout(done, 20));
	}
	await new Promise((done) => setTimeout(done, 600));
	return app.textContent.includes("onmouseover=hit=4") ? "" : "the interface shows no text of the aid";
})()`

// nothingCame reports what a hostile text did to the page that is open.
func (p *tab) nothingCame(where string) {
	p.Helper()
	if hit := ask[string](p, `"hit" in window ? String(window.hit) : ""`); hit != "" {
		p.Errorf("%s: a text ran as a script: %s", where, hit)
	}
	if made := ask[[]string](p, `[...document.querySelectorAll("img, iframe, object, embed, base, style, body script, [onload], [onerror], [onmouseover], svg svg")]
		.filter((e) => e.type !== "application/json" && !(e.src || "").includes("/assets/")).map((e) => e.outerHTML.slice(0, 80))`); len(made) > 0 {
		p.Errorf("%s: a text became %q", where, made)
	}
	p.quiet(where)
}

// TestHostileReferences gives aids references and ids that are none.
func TestHostileReferences(t *testing.T) {
	t.Parallel()
	first := func(v any) map[string]any { return v.([]any)[0].(map[string]any) }
	for name, change := range map[string]func(a map[string]any){
		"a next step":     func(a map[string]any) { first(a["outcomes"])["next"] = []any{"javascript:alert(1)"} },
		"a page":          func(a map[string]any) { first(a["outcomes"])["next"] = []any{"page:javascript:alert(1)"} },
		"evidence":        func(a map[string]any) { a["ev"] = []any{"javascript:alert(1)"} },
		"a place":         func(a map[string]any) { a["ev"] = []any{"start#\"><script>alert(1)</script>"} },
		"an answer's id":  func(a map[string]any) { first(first(a["questions"])["options"])["id"] = `"><script>alert(1)</script>` },
		"a question's id": func(a map[string]any) { first(a["questions"])["id"] = "../../x" },
		"the way on":      func(a map[string]any) { first(first(a["questions"])["options"])["next"] = "javascript:alert(1)" },
	} {
		t.Run(name, func(t *testing.T) {
			files := workedSite(t, func(id string, a map[string]any) {
				if id == "where-to-start" {
					change(a)
				}
			})
			b, err := buildTemporarily(t, files)
			if err == nil {
				t.Errorf("it is accepted")
				for _, address := range b.pages {
					data := readFile(t, filepath.Join(b.dir, filepath.FromSlash(address)))
					if bytes.Contains(data, []byte(`<body class="kind-aid`)) {
						sealed(t, address, data)
					}
				}
			} else if !strings.Contains(err.Error(), "where-to-start") {
				t.Error(err)
			}
		})
	}
}
