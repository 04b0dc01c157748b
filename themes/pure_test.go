package themes_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/dop251/goja"
	"github.com/google/go-cmp/cmp"
)

// pureModules have no browser in them, and run here in an engine that has none.
var pureModules = []string{
	"search/state.js", "search/languages.js", "search/ranges.js", "search/facets.js", "search/excerpt.js", "directory/table.js", "abbr/expand.js",
	"single/address.js", "app/canonical.js", "app/csv.js", "app/day.js", "app/json.js", "app/own.js", "app/text.js", "life/state.js", "offline/plan.js", "search/age.js",
}

// gives evaluates an expression and compares what it gives, as JSON.
func gives(t *testing.T, vm *goja.Runtime, expression, want string) {
	t.Helper()
	value, err := vm.RunString("JSON.stringify(" + expression + ")")
	if err != nil {
		t.Errorf("%s: %v", expression, err)
		return
	}
	var got, wanted any
	if err := json.Unmarshal([]byte(value.String()), &got); err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	if err := json.Unmarshal([]byte(want), &wanted); err != nil {
		t.Fatalf("%s: %v", want, err)
	}
	if diff := cmp.Diff(wanted, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", expression, diff)
	}
}

// beyond finds what the engine of these tests lacks, some of it without a word.
var beyond = regexp.MustCompile(`\\p\{|\bIntl\b|TextDecoder|structuredClone|\bdocument\b|\bwindow\b`)

func TestPureModulesArePure(t *testing.T) {
	for _, name := range pureModules {
		text, err := os.ReadFile(filepath.Join("default", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if found := beyond.FindString(string(text)); found != "" {
			t.Errorf("%s uses %s", name, found)
		}
	}
}

func TestStateOfTheSearchPage(t *testing.T) {
	vm := module(t, "search/state.js")
	for address, want := range map[string]string{
		``:                             `{"query":"","filters":{},"shown":10,"language":""}`,
		`#q=revs+and+bens`:             `{"query":"revs and bens","filters":{},"shown":10,"language":""}`,
		`?q=caf%C3%A9%20%26+x&lang=cy`: `{"query":"café & x","filters":{},"shown":10,"language":"cy"}`,
		`#q=a&kind=checklist&kind=guidance&model=shared&n=20`: `{"query":"a","filters":{"kind":["checklist","guidance"],"model":["shared"]},"shown":20,"language":""}`,
		`#kind=a&kind=a&kind=&other=x&q`:                      `{"query":"","filters":{"kind":["a"]},"shown":10,"language":""}`,
		`#q=%E0%A4%A&n=-5`:                                    `{"query":"%E0%A4%A","filters":{},"shown":10,"language":""}`,
		`#q=a&n=17`:                                           `{"query":"a","filters":{},"shown":20,"language":""}`,
		`#q=a&n=99999999`:                                     `{"query":"a","filters":{},"shown":10,"language":""}`,
		`#q=__proto__&kind=__proto__&__proto__=x`:             `{"query":"__proto__","filters":{"kind":["__proto__"]},"shown":10,"language":""}`,
	} {
		gives(t, vm, `m.readState(`+quote(address)+`)`, want)
	}
	// However much is typed or pasted, the address stays one that browsers take, and leads to the same.
	gives(t, vm, `[m.queryOf(" 🙂".repeat(200000)), m.queryOf("é".repeat(400000))].map((q) => [Array.from(q).length, m.readState("#" + m.writeState({query: q})).query === q])`, `[[1999, true], [2000, true]]`)
	gives(t, vm, `m.readState("#q=" + "a+".repeat(200000)).query.length`, `1999`)
	gives(t, vm, `m.writeState({query: "a & b=c#d", filters: {model: ["shared"], kind: ["x y"]}, shown: 30, language: "cy"})`,
		`"q=a+%26+b%3Dc%23d&kind=x+y&model=shared&n=30&lang=cy"`)
	gives(t, vm, `m.readState(m.writeState({query: "1 + 1, “100 %”", filters: {council: ["A & B"]}}))`,
		`{"query":"1 + 1, “100 %”","filters":{"council":["A & B"]},"shown":10,"language":""}`)
	gives(t, vm, `m.withValue({kind: ["a"]}, "kind", "b", true)`, `{"kind":["a","b"]}`)
	gives(t, vm, `m.withValue({kind: ["a"]}, "kind", "a", false)`, `{}`)
	gives(t, vm, `m.chosenIn({kind: ["a", "b"], model: ["c"]})`, `3`)
}

func TestPlacesInAddresses(t *testing.T) {
	vm := module(t, "search/state.js")
	for hash, want := range map[string]string{
		`#p24-stour&find=saving,cost`: `{"anchor":"p24-stour","words":["saving","cost"]}`,
		`#find=saving`:                `{"anchor":"","words":["saving"]}`,
		`#p24-stour`:                  `null`,
		``:                            `null`,
		`#find=`:                      `null`,
		`#a=b&c&find=x%2Cy,z`:         `{"anchor":"a=b&c","words":["x,y","z"]}`,
		`#finding=x`:                  `null`,
	} {
		gives(t, vm, `m.readPlace(`+quote(hash)+`)`, want)
	}
	gives(t, vm, `m.writePlace("p1", [])`, `"p1"`)
	gives(t, vm, `m.writePlace("", [])`, `""`)
	gives(t, vm, `m.writePlace("", ["a,b", "é"])`, `"find=a%2Cb,%C3%A9"`)
	gives(t, vm, `m.readPlace(m.writePlace("p1", Array.from({length: 50}, (x, i) => "w" + i))).words.length`, `20`)
}

func TestMarkedRanges(t *testing.T) {
	vm := module(t, "search/ranges.js")
	const compound = `[{surface: "call-off", start: 4, end: 12}, {surface: "call", start: 4, end: 8}, {surface: "off", start: 9, end: 12}, {surface: "x", start: 13, end: 14}]`
	gives(t, vm, `m.foundRanges(`+compound+`, new Set(["call", "call-off"]))`, `[{"from":4,"to":12}]`)
	gives(t, vm, `m.foundRanges(`+compound+`, new Set(["off", "call"]))`, `[{"from":4,"to":8},{"from":9,"to":12}]`)
	gives(t, vm, `m.foundRanges(`+compound+`, new Set())`, `[]`)
	gives(t, vm, `m.segments("the £1m saving", [{from: 4, to: 7}, {from: 8, to: 14}])`,
		`[{"text":"the ","marked":false},{"text":"£1m","marked":true},{"text":" ","marked":false},{"text":"saving","marked":true}]`)
	gives(t, vm, `m.segments("😀 cost", [{from: 3, to: 7}])`, `[{"text":"😀 ","marked":false},{"text":"cost","marked":true}]`)
	gives(t, vm, `m.segments("cost", [{from: 2, to: 9}, {from: 0, to: 4}, {from: 1, to: 2}])`, `[{"text":"cost","marked":true}]`)
	gives(t, vm, `m.segments("", [])`, `[]`)
}

func TestExcerpts(t *testing.T) {
	vm := module(t, "search/excerpt.js")
	const text = `m.readable(%s).map(({ text, marked }) => (marked ? "[" + text + "]" : text)).join("")`
	for excerpt, want := range map[string]string{
		`{excerpt: "Cost\nLower\nPrice?\nYes.\nNo"}`:                                    "Cost · Lower · Price? Yes. No",
		`{excerpt: "Cost\nlower\nprice", marks: [{from: 0, to: 4}, {from: 5, to: 10}]}`: "[Cost] · [lower] · price",
		`{excerpt: "Pay:\nmore", marks: [{from: 0, to: 4}]}`:                            "[Pay:] more",
		`{excerpt: "and the rest."}`:                                                    "… and the rest.",
		`{excerpt: "£5 a case"}`:                                                        "£5 a case",
		`{excerpt: "École ".repeat(30).trim()}`:                                         strings.Repeat("École ", 30) + "…",
		`{excerpt: "École ".repeat(30) + "end."}`:                                       strings.Repeat("École ", 30) + "end.",
		`{excerpt: ""}`: "",
	} {
		gives(t, vm, strings.Replace(text, "%s", excerpt, 1), quote(want))
	}
}

func TestGroupsOfFilters(t *testing.T) {
	vm := module(t, "search/facets.js")
	const known = `[{name: "kind", title: "Kind", values: [{id: "guidance", title: "Guidance"}, {id: "template", title: "Template"}]}, {name: "council", title: "Council", values: []}]`
	gives(t, vm, `m.groupsOf(`+known+`, {kind: {guidance: 3}, council: {Z: 1, A: 2}}, {kind: ["template"], council: ["M"]})`, `[
		{"name":"kind","title":"Kind","values":[
			{"id":"guidance","title":"Guidance","count":3,"chosen":false},{"id":"template","title":"Template","count":0,"chosen":true}]},
		{"name":"council","title":"Council","values":[
			{"id":"A","title":"A","count":2,"chosen":false},{"id":"M","title":"M","count":0,"chosen":true},{"id":"Z","title":"Z","count":1,"chosen":false}]}]`)
	gives(t, vm, `m.groupsOf(`+known+`, {}, {})`, `[{"name":"kind","title":"Kind","values":[]},{"name":"council","title":"Council","values":[]}]`)
}
