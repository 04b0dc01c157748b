package themes_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dop251/goja"
	"github.com/google/go-cmp/cmp"

	"partnerbook"
	"partnerbook/generator/render"
	"partnerbook/generator/testrun"
	"partnerbook/search"
	"partnerbook/themes"
)

// The browser's engine and its twin in Go give the same answers, to the last bit of
// each score: in goja here, and in Chromium below, over HTTP and from disk.

// asking is a query with what it asks for besides, as JSON for the browser.
type asking struct {
	Query    string              `json:"query"`
	Limit    int                 `json:"limit,omitempty"`
	Filters  map[string][]string `json:"filters,omitempty"`
	Language string              `json:"language,omitempty"`
	Explain  bool                `json:"explain,omitempty"`
	Unchosen bool                `json:"unchosen,omitempty"`
}

func (a asking) options() search.Options {
	return search.Options{Limit: a.Limit, Filters: a.Filters, Language: a.Language, Explain: a.Explain, Unchosen: a.Unchosen}
}

func (a asking) String() string { return fmt.Sprintf("%.60q %v %s", a.Query, a.Filters, a.Language) }

// expected returns the queries of the site's search.toml.
func expected(t testing.TB) []asking {
	t.Helper()
	data, err := fs.ReadFile(partnerbook.Content(), "search.toml")
	if err != nil {
		t.Fatal(err)
	}
	var out []asking
	for _, m := range regexp.MustCompile(`(?m)^query = "([^"]*)"`).FindAllSubmatch(data, -1) {
		out = append(out, asking{Query: string(m[1]), Limit: 3, Explain: len(out)%2 == 0, Unchosen: len(out)%2 == 0})
	}
	if len(out) < 50 {
		t.Fatalf("there are %d queries in search.toml", len(out))
	}
	return out
}

// hard are queries of every form that there is.
func hard() []asking {
	var out []asking
	for _, query := range []string{
		"", " ", "the", "to be", "-", `"`, `""`, "a", "ho", "hou", "hous", "housi", "housing", "housing ", "co", "c",
		"benfit", "benifit servce", "csot", "partnershp agrement", "outsorcing", "xqzzy", "xqzzy wkkv", "sahred service",
		`"shared service"`, `"service shared"`, `"cost of leaving"`, `"the"`, `"call off"`, `“call-off” contract`, `"no such phrase here"`,
		"call-off", "call off", "calloff", "revs and bens", "SLA", "SLAs", "service level agreement", "temps", "LGR", "TUPE",
		"£250,000", "250000", "£971m", "£1.6bn", "outsorcing", "1.6", "NI 181", "para 24", "paragraph 11", "2008/09", "council's", "councils’",
		"shared -service", "-shared", "shared -", "shared service notice period for leaving a partnership early",
		"how long does it take to set up a shared service and what did it cost the councils that did it",
		"Ŵyn café naïve ﬁnance", "🙂", "🙂 housing 🙂", "𝒳 𐐨𐐩", "مجلس الإسكان", "\u202eshared", "(?:.*)[a-z]+$", "a|b", `\d+`, "\x00shared", "shared\u00a0service",
		"!", "shared !", "<script>alert(1)</script>", "__proto__", "constructor", "toString hasOwnProperty",
		strings.Repeat("shared ", 1000), strings.Repeat("a", 100_000), strings.Repeat("x y ", 25_000), strings.Repeat("call-off/", 200),
	} {
		out = append(out, asking{Query: query})
	}
	filters := map[string][]string{"kind": {"guidance"}}
	return append(out,
		asking{Query: "service", Filters: filters},
		asking{Query: "service", Filters: map[string][]string{"kind": {"guidance", "checklist"}, "model": {"shared"}}, Explain: true},
		asking{Query: "service", Filters: map[string][]string{"kind": {"no such kind"}}},
		asking{Query: "service", Filters: map[string][]string{"toString": {"x"}, "topic": {}}},
		asking{Query: "service", Language: "cy"}, asking{Query: "service", Language: "all", Limit: 30},
		asking{Query: "service", Limit: 1}, asking{Query: "service", Limit: 100},
	)
}

// twin is the browser's engine in goja.
type twin struct {
	testing.TB
	vm *goja.Runtime
}

// newTwin opens the index in a folder.
func newTwin(t testing.TB, folder string) *twin {
	t.Helper()
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	script, err := render.Script(theme, "search/engine.js", "twin")
	if err != nil {
		t.Fatal(err)
	}
	w := &twin{t, goja.New()}
	w.must("read", w.vm.Set("read", func(name string) (string, error) {
		data, err := os.ReadFile(filepath.Join(folder, name))
		return string(data), err
	}))
	w.run(string(script))
	w.run(`var self = this, values = {}, partnerbook = { put: (name, value) => { values[name] = value } };
		var evaluate = eval;
		evaluate(read("index.js"));
		const load = async (name) => {
			if (!(name in values)) evaluate(read(name + ".js"));
			return values[name];
		};
		const engine = twin.engine(partnerbook.directory, load);
		let answer;
		const ask = (text) => {
			const { query, ...options } = JSON.parse(text);
			answer = undefined;
			engine.search(query, options).then((r) => { answer = JSON.stringify(r) }, (e) => { answer = "failed: " + e.stack });
		};`)
	return w
}

func (w *twin) must(what string, err error) {
	w.Helper()
	if err != nil {
		w.Fatalf("%s: %v", what, err)
	}
}

func (w *twin) run(script string) goja.Value {
	w.Helper()
	v, err := w.vm.RunString(script)
	w.must("the engine", err)
	return v
}

func (w *twin) ask(a asking) string {
	w.Helper()
	w.run("ask(" + quote(encoded(w, a)) + ")")
	return w.run("answer").String()
}

func encoded(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// openFolder opens the index in a folder with the twin in Go.
func openFolder(t testing.TB, folder string) *search.Index {
	t.Helper()
	x, err := search.Open(func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(folder, name)) })
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// agree compares an answer of the browser's engine with that of Go. What is empty
// may be left out.
func agree(t testing.TB, x *search.Index, a asking, answer string) {
	t.Helper()
	want, err := x.Search(a.Query, a.options())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(plain(t, encoded(t, want)), plain(t, answer)); diff != "" {
		t.Errorf("%s: Go and the browser differ (-Go +browser):\n%s", a, diff)
	}
}

// plain reads JSON and drops what is empty; numbers stay as they are written.
func plain(t testing.TB, text string) any {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v: %.200s", err, text)
	}
	return full(v)
}

func full(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, inner := range v {
			if inner = full(inner); inner == nil || inner == "" || inner == false {
				delete(v, k)
			} else {
				v[k] = inner
			}
		}
		if len(v) == 0 {
			return nil
		}
	case []any:
		for i := range v {
			v[i] = full(v[i])
		}
		if len(v) == 0 {
			return nil
		}
	}
	return v
}

// TestEngineInGoja asks a part of the queries, since goja takes a hundred times as
// long as a browser; TestEngineInChromium asks them all.
func TestEngineInGoja(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	for _, site := range everySite(t) {
		folder := filepath.Join(site.dir, "search")
		x, w := openFolder(t, folder), newTwin(t, folder)
		queries := hard()
		if site.name == "own" {
			queries = slices.Concat(expected(t), queries)
		}
		switch {
		case quick():
			queries = oneIn(90, queries)
		case !long():
			queries = oneIn(35, queries)
		}
		queries = append(queries, asking{Query: strings.Repeat("housing é ", 40_000)})
		for _, q := range queries {
			agree(t, x, q, w.ask(q))
		}
	}
}

func TestEngineInChromium(t *testing.T) {
	t.Parallel()
	own := everySite(t)[0]
	x := openFolder(t, filepath.Join(own.dir, "search"))
	for name, start := range map[string]string{"http": own.url + "/", "file": "file://" + filepath.ToSlash(own.dir) + "/"} {
		t.Run(name, func(t *testing.T) {
			page := openTab(t)
			page.open(start + "search.html")
			page.until("the engine", "Boolean(window.partnerbook && partnerbook.search)")
			queries := slices.Concat(expected(t), hard())
			switch {
			case quick():
				queries = oneIn(10, queries)
			case name == "http" && !long():
				queries = oneIn(4, queries)
			}
			for _, a := range queries {
				agree(t, x, a, ask[string](page, "(({ query, ...options }) => partnerbook.search(query, options).then(JSON.stringify))("+encoded(t, a)+")"))
			}
			page.quiet(name)
		})
	}
}
