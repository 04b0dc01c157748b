package themes_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/dop251/goja"
	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/aid"
	"partnerbook/generator/source"
)

// aidData holds the specification's worked aids and cases.
var aidData = filepath.Join("..", "generator", "aid", "testdata")

// definitions holds what definitionJSON has decoded.
var definitions = map[string]string{}

// definitionJSON returns the definition of a worked aid as browsers get it.
func definitionJSON(t testing.TB, name string) string {
	t.Helper()
	if definitions[name] != "" {
		return definitions[name]
	}
	raw, err := os.ReadFile(filepath.Join(aidData, "aids", name+".toml"))
	if err != nil {
		t.Fatal(err)
	}
	text, _ := source.NewText(name+".toml", raw)
	definition, found := aid.Decode(text, name)
	if definition == nil {
		t.Fatalf("%s: %v", name, found)
	}
	definitions[name] = string(definition.JSON())
	return definitions[name]
}

// publishedCase is one of the published cases, with all that must come out.
type publishedCase struct {
	ID, Aid string
	Input   json.RawMessage
	Result  any
}

func publishedCases(t testing.TB) []publishedCase {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(aidData, "decision-aids-cases.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Cases []publishedCase }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Cases) != 20 {
		t.Errorf("there are %d cases", len(file.Cases))
	}
	return file.Cases
}

// TestAidCases evaluates the published cases, which the results equal to the last
// byte.
func TestAidCases(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	for _, c := range publishedCases(t) {
		t.Run(c.ID, func(t *testing.T) {
			got, err := vm.RunString(`m.canonical(m.evaluate(` + definitionJSON(t, c.Aid) + `, ` + string(c.Input) + `))`)
			if err != nil {
				t.Fatal(err)
			}
			want := canonicalOf(t, c.Result)
			if got.String() != want {
				t.Errorf("(-want +got):\n%s", cmp.Diff(plain(t, want), plain(t, got.String())))
			}
		})
	}
}

// canonicalOf returns the canonical JSON of what encoding/json decoded.
func canonicalOf(t testing.TB, value any) string {
	t.Helper()
	var out any
	decoder := json.NewDecoder(bytes.NewReader([]byte(encoded(t, value))))
	decoder.UseNumber()
	if err := decoder.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return string(aid.Canonical(out))
}

// given sets the definition of a worked aid as d.
func given(t testing.TB, vm *goja.Runtime, name string) {
	t.Helper()
	if _, err := vm.RunString(`d = ` + definitionJSON(t, name)); err != nil {
		t.Fatal(err)
	}
}

// TestAidScriptsArePure looks for what this engine lacks, and for whatever sends
// something.
func TestAidScriptsArePure(t *testing.T) {
	uses(t, "aid", beyond, sends, regexp.MustCompile(`\bDate\b|localStorage|\(\?<`))
}

// uses reports what the scripts of a folder of the theme have that they must not have.
func uses(t *testing.T, folder string, never ...*regexp.Regexp) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("default", folder, "*.js"))
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		for _, pattern := range never {
			if found := pattern.FindString(string(readFile(t, name))); found != "" {
				t.Errorf("%s uses %s", name, found)
			}
		}
	}
}

// TestAidScriptsAreSmall bundles what a page of each kind needs to evaluate.
func TestAidScriptsAreSmall(t *testing.T) {
	for kind, most := range map[aid.Kind]int{
		aid.GuideKind: 1500, aid.CompareKind: 5000, aid.ScoreKind: 2000, aid.CalculatorKind: 4000, aid.GapMapKind: 3500,
	} {
		script := script(t, "aid/"+string(kind)+".js")
		packed := compressed(t, []byte(script))
		t.Logf("%s: %d bytes, %d with gzip", kind, len(script), packed)
		if packed > most {
			t.Errorf("%s has %d bytes with gzip; %d are the most", kind, packed, most)
		}
	}
}

func TestAidFractions(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	if _, err := vm.RunString(`const r = m.rational, f = (text) => r.parse(text), text = (x) => r.toText(x)`); err != nil {
		t.Fatal(err)
	}
	for expression, want := range map[string]string{
		`text(f("6/4"))`:                   `"3/2"`,
		`text(f("-6/3"))`:                  `"-2"`,
		`text(r.make(3n, -6n))`:            `"-1/2"`,
		`text(r.make(0n, -6n))`:            `"0"`,
		`text(r.add(f("1/6"), f("1/6")))`:  `"1/3"`,
		`text(r.add(f("1/2"), f("-1/2")))`: `"0"`,
		`text(r.sub(f("1/2"), f("2/3")))`:  `"-1/6"`,
		`text(r.mul(f("-3/4"), f("8/9")))`: `"-2/3"`,
		`text(r.div(f("1/2"), f("-3/4")))`: `"-2/3"`,
		`[r.compare(f("1/3"), f("1/2")), r.compare(f("-1/3"), f("-1/2")), r.compare(f("2/4"), f("1/2"))]`:                            `[-1,1,0]`,
		`["1/4", "-1/4", "5/4", "-5/4", "1/20", "-1/20", "1/21", "-1/21", "0", "1999/20", "-9999/100"].map((x) => r.shown(f(x), 1))`: `["0.3","-0.3","1.3","-1.3","0.1","-0.1","0.0","0.0","0.0","100.0","-100.0"]`,
		`["1/2", "-1/2", "3/2", "5/2", "-5/2", "1/3", "-1/3", "12345678901234567890/1"].map((x) => r.shown(f(x), 0))`:                `["1","-1","2","3","-3","0","0","12345678901234567890"]`,
		`[r.shown(f("1/1000"), 2), r.shown(f("1/3"), 15), r.shown(f("7"), 2)]`:                                                       `["0.00","0.333333333333333","7.00"]`,
	} {
		gives(t, vm, expression, want)
	}
}

func TestAidNumbers(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	for value, want := range map[string]string{
		`0`: `"0"`, `-0`: `"0"`, `"-0"`: `"0"`, `"-0.0"`: `"0"`, `12`: `"12"`, `0.1`: `"1/10"`, `-2.5`: `"-5/2"`, `"007.50"`: `"15/2"`,
		`"0.1"`: `"1/10"`, `1e21`: `"1000000000000000000000"`, `1.5e-7`: `"3/20000000"`, `-1e22`: `"-10000000000000000000000"`,
		`123456789012345`: `"123456789012345"`, `"1234567890123450000"`: `"1234567890123450000"`, `"0.123456789012345"`: `"24691357802469/200000000000000"`,
		`1e39`: `"1` + strings.Repeat("0", 39) + `"`, `"-1` + strings.Repeat("0", 39) + `"`: `"-1` + strings.Repeat("0", 39) + `"`,
		// What is no number, or too long, or too exact.
		`1e40`: `null`, `1e308`: `null`, `5e-324`: `null`, `NaN`: `null`, `Infinity`: `null`, `0.1 + 0.2`: `null`, `1234567890123456`: `null`,
		`"1234567890123456"`: `null`, `"0.1234567890123456"`: `null`, `"1e3"`: `null`, `"+1"`: `null`, `".5"`: `null`, `"5."`: `null`, `" 5"`: `null`, `"5\n"`: `null`,
		`""`: `null`, `"-"`: `null`, `"1,000"`: `null`, `"1_000"`: `null`, `"0x10"`: `null`, `"٣"`: `null`, `"1/2"`: `null`, `null`: `null`, `undefined`: `null`,
		`true`: `null`, `[]`: `null`, `[5]`: `null`, `({})`: `null`, `({ toString: () => "5" })`: `null`, `"` + strings.Repeat("0", 41) + `"`: `null`,
	} {
		gives(t, vm, `((x) => x && m.rational.toText(x))(m.readNumber(`+value+`))`, want)
	}
	gives(t, vm, `[0, "100", "50.0", 100.5, -1, 101, "x", "99"].map((x) => m.readWhole(x, 0, 100))`, `[0,100,50,null,null,null,null,99]`)
	gives(t, vm, `["1/2", "-5/4", "100", "0", "1/10000000"].map((x) => m.decimal(m.rational.parse(x)))`, `["0.5","-1.25","100","0","0.0000001"]`)
}

func TestAidConditions(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	const a, notA, b = `{q: "x", any: ["a", "b"]}`, `{q: "x", not: true, any: ["a"]}`, `{q: "y", any: ["b"]}`
	for condition, want := range map[string]string{
		`undefined`: `[true,true,true,true]`,
		`[]`:        `[true,true,true,true]`,
		// For no answer, x = a, x = c, and x = c with y = b.
		`[` + a + `]`:               `[null,true,false,false]`,
		`[` + notA + `]`:            `[null,false,true,true]`,
		`[` + a + `, ` + b + `]`:    `[null,null,false,false]`,
		`[` + b + `, ` + a + `]`:    `[null,null,false,false]`,
		`[` + notA + `, ` + b + `]`: `[null,false,null,true]`,
	} {
		gives(t, vm, `[{}, {x: "a"}, {x: "c"}, {x: "c", y: "b"}].map((answers) => m.holds(`+condition+`, (q) => answers[q]))`, want)
	}
}

func TestAidCanonicalText(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	value, err := vm.RunString(`m.canonical({ "\uffff": [1, "é\u2028<\u0001\n\"\\"], "\ud83d\ude00": null, b: {}, a: [true, []], "x\ud800": "\udc00y" })`)
	if err != nil {
		t.Fatal(err)
	}
	if want := "{\"a\":[true,[]],\"b\":{},\"x\ufffd\":\"\ufffdy\",\"😀\":null,\"\uffff\":[1,\"é\u2028<\\u0001\\n\\\"\\\\\"]}"; value.String() != want {
		t.Errorf("%q, not %q", value.String(), want)
	}
}

// TestAidHarmlessIDs gives ids that objects of JavaScript have by themselves.
func TestAidHarmlessIDs(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	for name, want := range map[string]string{
		"where-to-start":        `["__proto__","constructor","toString"]`,
		"choose-delivery-model": `["__proto__","constructor","toString"]`,
		"support-triage":        `["__proto__","constructor","toString"]`,
		"sharing-business-case": `["__proto__","constructor","toString"]`,
		"uc-support-map":        `["__proto__","constructor","toString"]`,
	} {
		given(t, vm, name)
		gives(t, vm, `m.evaluate(d, JSON.parse('{"toString":"yes","__proto__":{"pressure":"cost"},"constructor":"x"}')).unknown`, want)
	}
	given(t, vm, "choose-delivery-model")
	gives(t, vm, `(({ invalid, unknown }) => ({ invalid, unknown }))(m.evaluate(d, JSON.parse('{"facts":{"__proto__":"x","partner":"constructor"},"points":{"constructor":5,"flex":"toString"},"profile":"__proto__","scores":{"__proto__":{"flex":1},"shared":{"toString":1,"flex":-1}}}')))`,
		`{"invalid":["partner","flex","profile","shared.flex"],"unknown":["__proto__","constructor","shared.toString"]}`)
}

func TestAidInvalidInput(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	for _, c := range []struct{ aid, input, want string }{
		{"where-to-start", `{pressure: 5, neighbour: "", lasting: null, willing: ["yes"], client: "maybe"}`, `{"invalid":["pressure","willing","client"],"unknown":[]}`},
		{"choose-delivery-model", `{facts: 1, points: [], profile: "x", method: "y", ranks: 5, scores: "z", reasons: 3}`, `{"invalid":["facts","points","profile","method","scores"],"unknown":[]}`},
		{"choose-delivery-model", `{method: "rank", ranks: {flex: 0, savings: 100, quality: 1.5, local: "99"}, points: {flex: null}}`, `{"invalid":["savings","flex","quality"],"unknown":[]}`},
		{"choose-delivery-model", `{zebra: 1, facts: {apple: "x"}, scores: {shared: 5, hybrid: {flex: 101, savings: "50"}}}`, `{"invalid":["shared","hybrid.flex"],"unknown":["apple","zebra"]}`},
		{"sharing-business-case", `{setup: "1.5", rate: "3.255", years: true, what: 1}`, `{"invalid":["setup","years","rate"],"unknown":["what"]}`},
		{"uc-support-map", `{lines: {triage: {need: -1, who: ["nobody"], vital: 1, x: 1}, nothing: {}, banking: 5}, more: 1}`, `{"invalid":["triage.need","triage.who","triage.vital","banking"],"unknown":["more","nothing","triage.x"]}`},
		{"uc-support-map", `{triage: {have: "x", vital: null}, nothing: {}}`, `{"invalid":["triage.have"],"unknown":["nothing"]}`},
		{"uc-support-map", `{lines: [], triage: {need: true}}`, `{"invalid":["lines","triage.need"],"unknown":[]}`},
		{"choose-delivery-model", `{profile: "", method: ""}`, `{"invalid":[],"unknown":[]}`},
	} {
		given(t, vm, c.aid)
		gives(t, vm, `(({ invalid = [], unknown = [] }) => ({ invalid, unknown }))(m.evaluate(d, `+c.input+`))`, c.want)
	}
	for _, name := range []string{"where-to-start", "choose-delivery-model", "support-triage", "sharing-business-case", "uc-support-map"} {
		given(t, vm, name)
		for _, input := range []string{`null`, `undefined`, `5`, `"x"`, `[]`, `[[1]]`} {
			gives(t, vm, `m.canonical(m.evaluate(d, `+input+`)) === m.canonical(m.evaluate(d, {}))`, `true`)
		}
	}
}

// TestAidWorkings adds up what the values of options are made of.
func TestAidWorkings(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	given(t, vm, "choose-delivery-model")
	gives(t, vm, `(() => {
		const input = { profile: "savings-first", facts: { distance: "far" }, scores: { "call-off": { staff: 60 } } };
		const { parse, add, zero, toText } = m.rational, made = m.workings(d.model, input), { values } = m.evaluate(d, input);
		const wrong = d.model.options.map(({ id }) => id).filter((id) =>
			toText(Object.values(made[id]).map(({ contribution }) => parse(contribution.exact)).reduce(add, zero)) !== values[id].exact);
		return [wrong, made.shared.staff, made["call-off"].staff];
	})()`, `[[],{"score":"50","starting":"70","own":false,"contribution":{"exact":"50/13","shown":"3.8"}},{"score":"60","starting":"45","own":true,"contribution":{"exact":"60/13","shown":"4.6"}}]`)
	gives(t, vm, `m.workings(d.model, { points: Object.fromEntries(d.model.criteria.map(({ id }) => [id, 0])) }).shared.flex`, `{"score":"50","starting":"50","own":false,"contribution":null}`)
}

// TestAidLinks writes links and reads them back.
func TestAidLinks(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	for _, c := range []struct{ aid, input, link string }{
		{"where-to-start", `{neighbour: "yes", pressure: "backlog", lasting: "maybe", other: 1}`, `#v=1&d=0a1b2c3d&q.pressure=backlog&q.neighbour=yes`},
		{"choose-delivery-model", `{}`, `#v=1&d=0a1b2c3d`},
		{"choose-delivery-model", `{method: "swing", points: {flex: 50, savings: "75"}, facts: {saving: "large", partner: "no"}, scores: {shared: {flex: 10}, "in-house": {growth: 0}}}`,
			`#v=1&d=0a1b2c3d&q.partner=no&q.saving=large&w.savings=75&w.flex=50&s.in-house.growth=0&s.shared.flex=10`},
		{"choose-delivery-model", `{profile: "savings-first", points: {flex: 25, savings: 75}}`, `#v=1&d=0a1b2c3d&w.savings=75&p=savings-first`},
		{"choose-delivery-model", `{method: "rank", ranks: {flex: 2, savings: 1}}`, `#v=1&d=0a1b2c3d&m=rank&k.savings=1&k.flex=2`},
		{"sharing-business-case", `{cost_after: 4550000, rate: "03.250", setup: 800000, years: 1.5}`, `#v=1&d=0a1b2c3d&i.cost_after=4550000&i.rate=3.25`},
		{"outcome-payment", `{o1: -5}`, `#v=1&d=0a1b2c3d&i.o1=-5`},
		{"uc-support-map", `{lines: {triage: {need: null, have: "5", vital: false, funding: [], who: ["charity", "council"], cost: 20}}}`,
			`#v=1&d=0a1b2c3d&l.triage.need=&l.triage.have=5&l.triage.funding=~&l.triage.who=charity~council&l.triage.vital=false`},
	} {
		given(t, vm, c.aid)
		gives(t, vm, `m.writeLink(d, "0a1b2c3d", `+c.input+`)`, `{"hash":`+quote(c.link)+`,"long":false}`)
		gives(t, vm, `(({ input, version, same, lost }) => [m.writeLink(d, "0a1b2c3d", input).hash, version, same, lost])(m.readLink(d, "0a1b2c3d", `+quote(c.link)+`))`,
			`[`+quote(c.link)+`,true,true,[]]`)
		gives(t, vm, `((read) => Object.keys(m.evaluate(d, {})).filter((key) => !["invalid", "unknown", "defaults_used"].includes(key)
			&& m.canonical(m.evaluate(d, `+c.input+`)[key]) !== m.canonical(m.evaluate(d, read.input)[key])))(m.readLink(d, "", `+quote(c.link)+`))`, `[]`)
	}

	given(t, vm, "support-triage")
	gives(t, vm, `m.writeLink(d, "0a1b2c3d", { budget: "no" })`, `{"hash":"","long":false}`)
	gives(t, vm, `m.readLink(d, "0a1b2c3d", "#v=1&d=0a1b2c3d&q.budget=no").input`, `{}`)

	given(t, vm, "choose-delivery-model")
	gives(t, vm, `m.writeLink(d, "0a1b2c3d", { scores: Object.fromEntries(d.model.options.map((o) => [o.id, Object.fromEntries(d.model.criteria.map((c) => [c.id, 50]))])),
		facts: Object.fromEntries(d.model.facts.map((f) => [f.id, f.options[0].id])), points: Object.fromEntries(d.model.criteria.map((c) => [c.id, 50])) }).long`, `false`)
	gives(t, vm, `(() => { const long = JSON.parse(JSON.stringify(d)); long.model.options.forEach((o) => (o.id = o.id + "-" + "x".repeat(40)));
		return m.writeLink(long, "0a1b2c3d", { scores: Object.fromEntries(long.model.options.map((o) => [o.id, Object.fromEntries(d.model.criteria.map((c) => [c.id, 50]))])) }).long })()`, `true`)
}

// TestAidBrokenLinks reads links that were cut off, or written by others.
func TestAidBrokenLinks(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	given(t, vm, "where-to-start")
	for link, want := range map[string]string{
		``:                                  `{"version":false,"definition":"","same":false,"input":{},"kept":0,"lost":[]}`,
		`#result`:                           `{"version":false,"definition":"","same":false,"input":{},"kept":0,"lost":[]}`,
		`#v=2&q.pressure=cost`:              `{"version":false,"definition":"","same":false,"input":{},"kept":0,"lost":[]}`,
		`v=1&q.pressure=cost`:               `{"version":true,"definition":"","same":false,"input":{"pressure":"cost"},"kept":1,"lost":[]}`,
		`#v=1&d=ab&q.pressure=co`:           `{"version":true,"definition":"ab","same":true,"input":{},"kept":0,"lost":["q.pressure"]}`,
		`#v=1&d=ab&q.pressure=cost&q.willi`: `{"version":true,"definition":"ab","same":true,"input":{"pressure":"cost"},"kept":1,"lost":["q.willi"]}`,
		`#v=1&d=ab&q.pressure=cost&q.pressure=backlog`:               `{"version":true,"definition":"ab","same":true,"input":{"pressure":"cost"},"kept":1,"lost":[]}`,
		`#v=1&d=cd&q.gone=x&utm_source=y&&=&w.x=1&q.pressure=co%73t`: `{"version":true,"definition":"cd","same":false,"input":{"pressure":"cost"},"kept":1,"lost":["q.gone","w.x"]}`,
		`#v=1&d=%E0%A4%A&q.pressure=%E0%A4%A&q.%=%`:                  `{"version":true,"definition":"%E0%A4%A","same":false,"input":{},"kept":0,"lost":["q.pressure","q.%"]}`,
		`#v=1&q.__proto__=cost&q.constructor=cost&__proto__=x`:       `{"version":true,"definition":"","same":false,"input":{},"kept":0,"lost":["q.__proto__","q.constructor"]}`,
		`#v=1&q.` + strings.Repeat("x", 100) + `=1`:                  `{"version":true,"definition":"","same":false,"input":{},"kept":0,"lost":["q.` + strings.Repeat("x", 58) + `…"]}`,
	} {
		gives(t, vm, `m.readLink(d, "ab", `+quote(link)+`)`, want)
	}
	gives(t, vm, `m.readLink(d, "ab", "#v=1" + Array.from({ length: 10000 }, (_, i) => "&q.x" + i + "=1").join("")).lost.length`, `50`)

	given(t, vm, "choose-delivery-model")
	gives(t, vm, `(({ input, lost }) => [input, lost])(m.readLink(d, "ab", "#v=1&s.shared.flex=101&s.shared=5&s.shared.flex.x=5&s.gone.flex=5&w.flex.x=1&w.flex=-1&k.flex=0&m=best&p=gone&i.flex=5&l.shared.flex=5&s.shared.__proto__=1"))`,
		`[{},["s.shared.flex","s.shared","s.shared.flex.x","s.gone.flex","w.flex.x","w.flex","k.flex","m","p","i.flex","l.shared.flex","s.shared.__proto__"]]`)

	given(t, vm, "uc-support-map")
	gives(t, vm, `(({ input, lost }) => [input, lost])(m.readLink(d, "ab", "#v=1&l.triage.need&l.triage.have=-1&l.triage.who=nobody&l.triage.funding=la~&l.triage.vital=&l.triage.title=x&l.gone.need=1&l.banking.need=5"))`,
		`[{"lines":{"banking":{"need":"5"}}},["l.triage.need","l.triage.have","l.triage.who","l.triage.funding","l.triage.vital","l.triage.title","l.gone.need"]]`)
}

// TestAidRecords reads records that are not what they seem.
func TestAidRecords(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	given(t, vm, "where-to-start")
	gives(t, vm, `((input) => m.readRecord(d, "ab", JSON.stringify(m.makeRecord(d, "ab", { made: "2026-11-25", note: "Ours", input, result: m.evaluate(d, input) }))))({ pressure: "cost" })`,
		`{"input":{"pressure":"cost"},"same":true,"error":""}`)
	gives(t, vm, `Object.keys(m.makeRecord(d, "ab", { input: {}, result: {} }))`, `["record","aid","version","definition","made","note","input","result"]`)
	gives(t, vm, `m.readRecord(d, "ab", "\ufeff" + JSON.stringify({ record: 1, aid: "where-to-start", definition: "cd", input: { x: "[[[" }, result: { state: "outcome" } }))`,
		`{"input":{"x":"[[["},"same":false,"error":""}`)
	for text, want := range map[string]string{
		`undefined`: "not-json", `5`: "not-json", `""`: "not-json", `"{"`: "not-json", `"<html>"`: "not-json", `"\u0000"`: "not-json",
		`"null"`: "not-a-record", `"5"`: "not-a-record", `"[]"`: "not-a-record", `"{}"`: "not-a-record",
		`'{"record":"1"}'`: "not-a-record", `'{"record":0}'`: "not-a-record", `'{"record":2}'`: "newer",
		`'{"record":1}'`: "other-aid", `'{"record":1,"aid":"support-triage","input":{}}'`: "other-aid", `'{"__proto__":{"record":1,"aid":"where-to-start","input":{}}}'`: "not-a-record",
		`'{"record":1,"aid":"where-to-start"}'`: "no-input", `'{"record":1,"aid":"where-to-start","input":[]}'`: "no-input", `'{"record":1,"aid":"where-to-start","input":null}'`: "no-input",
		`"[".repeat(500000)`: "too-large", `'{"a":'.repeat(100000)`: "too-large", `"x".repeat(1000001)`: "too-large",
	} {
		gives(t, vm, `m.readRecord(d, "ab", `+text+`)`, `{"input":null,"same":false,"error":`+quote(want)+`}`)
	}
	given(t, vm, "support-triage")
	gives(t, vm, `m.readRecord(d, "ab", '{"record":1,"aid":"support-triage","input":{}}').error`, `"personal"`)
}

func TestAidTables(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	gives(t, vm, `m.writeCSV([["a", 5, -5, "-5.25", null, undefined, true], ["=1+1", "+1", "-x", "@x", "\tx", "\rx", "-1/2", "'x", " =1"], ["a,b", 'say "x"', "two\nlines", "é"]])`,
		`"\ufeffa,5,-5,-5.25,,,true\r\n'=1+1,'+1,'-x,'@x,'\tx,\"'\rx\",'-1/2,'x, =1\r\n\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",é\r\n"`)
	gives(t, vm, `m.readCSV(m.writeCSV([["=1", "", 'a "b"', "x\r\ny"], ["", "", "", "z"]]))`, `[["=1","","a \"b\"","x\r\ny"],["","","","z"]]`)
	for text, want := range map[string]string{
		``: `[]`, "\n\r\n": `[]`, "a": `[["a"]]`, "a,\nb": `[["a",""],["b"]]`, "a\rb\n\nc": `[["a"],["b"],["c"]]`, `"a`: `[["a"]]`, `"a"b,c"d"`: `[["ab","c\"d\""]]`, `"",x`: `[["","x"]]`,
	} {
		gives(t, vm, `m.readCSV(`+quote(text)+`)`, want)
	}

	for name, input := range map[string]string{
		"where-to-start": `{pressure: "cost", willing: "no", lasting: "yes"}`, "support-triage": `{health: "unsupported"}`, "sharing-business-case": `{setup: 1, cost_before: 0}`,
		"choose-delivery-model": `{facts: {partner: "no"}, scores: {shared: {flex: 5}}, reasons: {shared: {flex: "=HYPERLINK()"}, "in-house": {flex: "not used"}}}`, "uc-support-map": `{triage: {need: "7.5"}}`,
	} {
		given(t, vm, name)
		value, err := vm.RunString(`m.csv(d, "ab", ` + input + `, { made: "2026-11-25", note: "@me, \"you\"" })`)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		text := value.String()
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := strings.Join(rows[0], ","); got != "section,id,label,value,unit,basis,evidence" || !strings.HasPrefix(text, "\ufeff") {
			t.Errorf("%s begins with %q", name, text[:50])
		}
		for _, want := range []string{"aid,note,,\"'@me, \"\"you\"\"\",,,\r\n", "aid," + name + ","} {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %q:\n%s", name, want, text)
			}
		}
		if name == "choose-delivery-model" && (!strings.Contains(text, "'=HYPERLINK()") || strings.Contains(text, "not used")) {
			t.Errorf("the reasons are wrong:\n%s", text)
		}
	}

	given(t, vm, "uc-support-map")
	gives(t, vm, `((input) => [m.readSheet(d.model, m.writeSheet(d.model, input, m.evaluate(d, input)))]
		.map(({ input: back, lost }) => [m.canonical(m.evaluate(d, back)) === m.canonical(m.evaluate(d, input)), back.lines.triage, lost])[0])({ triage: { need: null, funding: [], vital: false } })`,
		`[true,{"need":null,"have":"60","cost":"20","funding":[],"who":["council"],"vital":false},[]]`)
	gives(t, vm, `m.readSheet(d.model, "line,need,who\ntriage,5,nobody\ngone,1,~\nbanking,-1")`,
		`{"input":{"lines":{"triage":{"need":"5"}}},"lost":["triage.who","gone","banking.need"]}`)
}

// TestAidGCD holds the greatest common divisor to math/big, on short and long
// numbers, with long and short factors in common.
func TestAidGCD(t *testing.T) {
	vm := goja.New()
	if _, err := vm.RunString(script(t, "aid/rational.js")); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(4, 5))
	number := func(bits int) *big.Int {
		n := new(big.Int)
		for range 1 + random.IntN(bits)/64 {
			n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(random.Uint64()))
		}
		return n
	}
	for range 200 {
		a, b, common := number(900), number(900), number(300)
		a.Mul(a, common)
		b.Mul(b, common)
		got, err := vm.RunString(fmt.Sprintf("String(m.gcd(%sn, -%sn))", a, b))
		if err != nil {
			t.Fatal(err)
		}
		if want := new(big.Int).GCD(nil, nil, a, b).String(); got.String() != want {
			t.Errorf("gcd(%s, %s) is %s, not %s", a, b, got, want)
		}
	}
}

// TestAidUndefined works out what cannot be worked out, from trees as the
// generator makes them.
func TestAidUndefined(t *testing.T) {
	vm := module(t, "aid/evaluate.js")
	if _, err := vm.RunString(`
		const num = (n) => ["num", String(n)], ref = (name) => ["ref", name];
		const outputs = (formulas, b = 0) => m.evaluate({ kind: "calculator", model: {
			inputs: [{ id: "a", default: "3", min: "-9", max: "9", dp: "0" }, { id: "b", default: "0", min: "-9", max: "9", dp: "0" }],
			series: [
				{ id: "s", from: num(0), to: num(3), expr: ["-", ref("t"), num(1)] },
				{ id: "u", from: num(0), to: num(3), expr: ["if", ["==", ref("t"), num(2)], ref("q"), num(-1)] },
				{ id: "own", from: num(0), to: num(3), expr: ["/", num(1), ["-", ref("t"), num(2)]] },
				{ id: "half", from: ["num", "1/2"], to: num(3), expr: ref("t") }, { id: "long", from: num(1), to: num(401), expr: ref("t") },
				{ id: "none", from: num(1), to: num(0), expr: ref("t") }, { id: "read", from: num(0), to: ref("q"), expr: ref("t") },
			],
			outputs: [{ id: "q", dp: "0", expr: ["/", ref("a"), ref("b")], if_undefined: "No b." }, ...formulas.map((expr, i) => ({ id: "o" + i, dp: "1", expr }))],
		} }, { b }).outputs;
		const comes = (...formulas) => formulas.map((_, i) => outputs(formulas)["o" + i]).map(({ shown, by }) => shown || by);`); err != nil {
		t.Fatal(err)
	}
	gives(t, vm, `outputs([["+", num(1), ref("q")], ["/", num(1), num(0)]])`, `{"q":{"undefined":"No b.","by":"q"},"o0":{"undefined":"No b.","by":"q"},"o1":{"undefined":"This cannot be worked out.","by":"o1"}}`)
	gives(t, vm, `outputs([["+", num(1), ref("q")]], "2").o0`, `{"exact":"5/2","shown":"2.5"}`)
	for formulas, want := range map[string]string{
		// Only the branch taken is worked out; arguments are, from left to right.
		`["if", ["==", ref("b"), num(0)], num(1), ref("q")], ["if", ["<", ref("q"), num(0)], num(1), num(2)], ["+", ["/", num(1), num(0)], ref("q")], ["+", ref("q"), ["/", num(1), num(0)]]`: `["1.0","q","o2","q"]`,
		`["ramp", num(5), num(5), num(5)], ["ramp", num(5), num(0), num(10)], ["ramp", num(5), num(10), num(20)], ["ramp", num(5), num(4), num(0)]`:                                           `["o0","0.5","0.0","0.0"]`,
		`["clamp", num(5), num(6), num(4)], ["clamp", num(5), num(6), num(7)], ["clamp", num(5), num(1), num(2)], ["neg", ["abs", num(-2)]]`:                                                  `["o0","6.0","2.0","-2.0"]`,
		`["round", ["num", "-5/4"], num(1)], ["round", ["num", "-1/20"], num(0)], ["round", num(1), num(16)], ["round", num(1), ["num", "1/2"]], ["round", num(1), num(-1)]`:                  `["-1.3","0.0","o2","o3","o4"]`,
		`["min", num(3), num(1), num(2)], ["max", num(3), num(1), num(4)], ["min", num(3)], ["max", num(1), ref("q")]`:                                                                        `["1.0","4.0","3.0","q"]`,
		// Elements 2 of u and own are undefined.
		`["sum", ref("s")], ["sum", ref("u")], ["sum", ref("own")], ["payback", ref("s")], ["payback", ref("u")], ["payback", ref("own")]`:                 `["2.0","q","o2","2.0","q","o5"]`,
		`["sum", ref("half")], ["sum", ref("long")], ["sum", ref("read")], ["sum", ref("none")], ["npv", num(1), ref("none")], ["payback", ref("none")]`:   `["o0","o1","q","0.0","0.0","o5"]`,
		`["npv", num(-1), ref("s")], ["npv", num(-1), ref("read")], ["npv", ref("q"), ref("own")], ["npv", num(1), ref("s")], ["npv", num(1), ref("own")]`: `["o0","o1","q","-0.5","o4"]`,
	} {
		gives(t, vm, `comes(`+formulas+`)`, want)
	}
}
