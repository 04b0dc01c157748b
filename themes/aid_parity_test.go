package themes_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/chromedp/chromedp"
	"github.com/dop251/goja"
	"github.com/google/go-cmp/cmp"

	"partnerbook"
	"partnerbook/generator/aid"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
)

// TestAidParity holds the evaluators in Go and in the shipped JavaScript to each
// other, byte for byte, in an engine that is always there: on a part of the inputs,
// since it is slow, and on all of them in the long tier. TestAidParityInChromium takes
// all of them.
func TestAidParity(t *testing.T) {
	usual := debug.SetGCPercent(400) // goja makes much that is soon gone
	t.Cleanup(func() { debug.SetGCPercent(usual) })
	for name, d := range everyAid(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inputs := parityInputs(d)
			if !long() {
				inputs = oneIn(43, inputs)
			}
			newAidTwin(t, d).compare(t, inputs)
		})
	}
}

// parityInputs are the whole of every space of up to 10,000 inputs, and 2,000 seeded
// inputs, odd ones among them.
func parityInputs(d *aid.Definition) []string {
	return append(wholeSpace(d, 10_000), seededInputs(d, 2_000)...)
}

// TestAidParityInChromium holds the same scripts in a browser to Go: on the published
// cases and on every input; while somebody works, on one in three.
func TestAidParityInChromium(t *testing.T) {
	t.Parallel()
	aids := everyAid(t)
	p := openTab(t)
	p.open(everySite(t)[0].file("index.html"))
	p.do(chromedp.Evaluate[chromedp.Void](script(t, "aid/evaluate.js")))
	for _, c := range publishedCases(t) {
		got := p.evaluates(aids["worked/"+c.Aid], "text", []string{string(c.Input)})[0]
		if want := canonicalOf(t, c.Result); got != want {
			t.Errorf("%s (-want +got):\n%s", c.ID, cmp.Diff(plain(t, want), plain(t, got)))
		}
	}
	for name, d := range aids {
		all := parityInputs(d)
		if quick() {
			all = oneIn(10, all)
		}
		for inputs := range slices.Chunk(all, 2_000) {
			for i, got := range p.evaluates(d, "digest", inputs) {
				want := goResult(t, d, inputs[i])
				if got != digest(want) {
					t.Fatalf("%s, input %s:\nChromium %s\nGo       %s", name, inputs[i], p.evaluates(d, "text", inputs[i:i+1])[0], want)
				}
			}
		}
	}
	p.quiet("parity")
}

// evaluates evaluates inputs in the browser, and returns of each result its text or
// its digest.
func (p *tab) evaluates(d *aid.Definition, form string, inputs []string) []string {
	p.Helper()
	all := ask[string](p, "("+digests+")("+string(d.JSON())+", "+quote("["+strings.Join(inputs, ",")+"]")+", "+quote(form)+")")
	return strings.Split(all, "\n")
}

// digests gives results as texts or digests, which spare sending long texts.
const digests = `(function(d, inputs, form) {
	const forms = {
		text: (s) => s,
		digest: (s) => {
			let a = 2166136261, b = 3339675911;
			for (let i = 0; i < s.length; i++) {
				a = Math.imul(a ^ s.charCodeAt(i), 16777619);
				b = Math.imul(b ^ s.charCodeAt(i), 709607);
			}
			return (a >>> 0) + "-" + (b >>> 0);
		},
	};
	return JSON.parse(inputs).map((input) => forms[form](m.canonical(m.evaluate(d, input)))).join("\n");
})`

// digest is the twin of the digest in digests: two of FNV-1a over UTF-16
// (www.rfc-editor.org/rfc/rfc9923), with different numbers.
func digest(s string) string {
	a, b := uint32(2166136261), uint32(3339675911)
	for _, unit := range utf16.Encode([]rune(s)) {
		a = (a ^ uint32(unit)) * 16777619
		b = (b ^ uint32(unit)) * 709607
	}
	return fmt.Sprintf("%d-%d", a, b)
}

// oneIn returns the first of every n.
func oneIn[T any](n int, all []T) []T {
	var out []T
	for some := range slices.Chunk(all, n) {
		out = append(out, some[0])
	}
	return out
}

// everyAid returns the worked aids of the specification and those of our content,
// by names.
func everyAid(t testing.TB) map[string]*aid.Definition {
	t.Helper()
	out := map[string]*aid.Definition{}
	add := func(prefix, folder string, files fs.FS) {
		entries, err := fs.ReadDir(files, folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			name, isTOML := strings.CutSuffix(e.Name(), ".toml")
			if _, _, translated := kind.SplitLanguage(e.Name()); !isTOML || translated {
				continue
			}
			raw, err := fs.ReadFile(files, path.Join(folder, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			text, _ := source.NewText(e.Name(), raw)
			d, found := aid.Decode(text, name)
			if d == nil {
				t.Fatalf("%s: %v", e.Name(), found)
			}
			out[prefix+name] = d
		}
	}
	add("worked/", "aids", os.DirFS(aidData))
	add("content/", "decision-aids", partnerbook.Content())
	return out
}

// aidTwin evaluates an aid in Go and in the browser's script.
type aidTwin struct {
	definition *aid.Definition
	vm         *goja.Runtime
	evaluate   goja.Callable
}

// batch evaluates many inputs, for a call costs much.
const batch = `(function(d, inputs) {
	return JSON.parse(inputs).map(input => m.canonical(m.evaluate(d, input))).join("\n");
})`

func newAidTwin(t testing.TB, d *aid.Definition) *aidTwin {
	t.Helper()
	vm := module(t, "aid/evaluate.js")
	if err := vm.Set("text", string(d.JSON())); err != nil {
		t.Fatal(err)
	}
	if _, err := vm.RunString("var definition = JSON.parse(text)"); err != nil {
		t.Fatal(err)
	}
	function, err := vm.RunString(batch)
	if err != nil {
		t.Fatal(err)
	}
	evaluate, _ := goja.AssertFunction(function)
	return &aidTwin{d, vm, evaluate}
}

// compare evaluates inputs, each an object of JSON, in both.
func (a *aidTwin) compare(t testing.TB, inputs []string) {
	t.Helper()
	const many = 200
	for len(inputs) > 0 {
		some := inputs[:min(many, len(inputs))]
		inputs = inputs[len(some):]
		result, err := a.evaluate(goja.Undefined(), a.vm.Get("definition"), a.vm.ToValue("["+strings.Join(some, ",")+"]"))
		if err != nil {
			t.Fatalf("%s: %v", a.definition.ID, err)
		}
		for i, got := range strings.Split(result.String(), "\n") {
			if want := goResult(t, a.definition, some[i]); got != want {
				t.Fatalf("%s, input %s:\nJavaScript %s\nGo         %s", a.definition.ID, some[i], got, want)
			}
		}
	}
}

func goResult(t testing.TB, d *aid.Definition, text string) string {
	t.Helper()
	input, err := aid.ReadInput([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return string(aid.Canonical(d.Evaluate(input)))
}

// choice is a question with what may be answered; the first answer is none.
type choice struct {
	id      string
	answers []string
}

func choicesOf(d *aid.Definition) []choice {
	var out []choice
	add := func(id string, n int, answer func(int) string) {
		c := choice{id, []string{""}}
		for i := range n {
			c.answers = append(c.answers, answer(i))
		}
		out = append(out, c)
	}
	switch m := d.Model.(type) {
	case *aid.Guide:
		for _, q := range m.Questions {
			add(q.ID, len(q.Options), func(i int) string { return q.Options[i].ID })
		}
	case *aid.Compare:
		for _, f := range m.Facts {
			add(f.ID, len(f.Options), func(i int) string { return f.Options[i].ID })
		}
	case *aid.Score:
		for _, q := range m.Questions {
			add(q.ID, len(q.Options), func(i int) string { return q.Options[i].ID })
		}
	}
	return out
}

// wholeSpace returns every combination of answers, or none if there are more than
// so many.
func wholeSpace(d *aid.Definition, most int) []string {
	choices := choicesOf(d)
	size := 1
	for _, c := range choices {
		if size *= len(c.answers); size > most {
			return nil
		}
	}
	if len(choices) == 0 {
		return nil
	}
	out := make([]string, 0, size)
	for n := range size {
		answers := map[string]any{}
		for _, c := range choices {
			if a := c.answers[n%len(c.answers)]; a != "" {
				answers[c.id] = a
			}
			n /= len(c.answers)
		}
		if d.Kind == aid.CompareKind {
			answers = map[string]any{"facts": answers}
		}
		out = append(out, inputText(answers))
	}
	return out
}

func inputText(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(bytes.TrimSpace(data))
}

// seededInputs returns inputs that look random and are always the same.
func seededInputs(d *aid.Definition, n int) []string {
	g := inputMaker{rand.New(rand.NewPCG(1, 2)), d}
	out := make([]string, n)
	for i := range out {
		out[i] = inputText(g.input())
	}
	return out
}

// inputMaker makes inputs: mostly sensible, some with what does not belong there.
type inputMaker struct {
	*rand.Rand
	definition *aid.Definition
}

func (g inputMaker) chance(percent int) bool { return g.IntN(100) < percent }

func (g inputMaker) input() map[string]any {
	out := map[string]any{}
	switch m := g.definition.Model.(type) {
	case *aid.Compare:
		out = g.comparison(m)
	case *aid.Calculator:
		for _, in := range m.Inputs {
			if g.chance(40) {
				out[in.ID] = g.figure(in)
			}
		}
	case *aid.GapMap:
		out["lines"] = g.lines(m)
	default:
		out = g.answers()
	}
	if g.chance(5) {
		out[g.odd()] = g.oddValue()
	}
	return out
}

func (g inputMaker) answers() map[string]any {
	out := map[string]any{}
	often := g.IntN(101)
	for _, c := range choicesOf(g.definition) {
		switch {
		case g.chance(3):
			out[c.id] = g.oddValue()
		case g.chance(often):
			out[c.id] = c.answers[g.IntN(len(c.answers))]
		}
	}
	if g.chance(3) {
		out[g.odd()] = g.oddValue()
	}
	return out
}

func (g inputMaker) odd() string {
	return []string{"__proto__", "constructor", "toString", "x", "é", "\U0001F600", "\uFFFD", "", "a\u2028b", "length"}[g.IntN(10)]
}

func (g inputMaker) oddValue() any {
	return []any{nil, true, "nobody", "__proto__", "", -1, 101, 2.5, 1e21, 1e-9, []any{}, map[string]any{}, "1e3", "-0", "007", 0.1}[g.IntN(16)]
}

func (g inputMaker) comparison(m *aid.Compare) map[string]any {
	out := map[string]any{"facts": g.answers()}
	points, ranks := map[string]any{}, map[string]any{}
	often := g.IntN(101)
	for _, c := range m.Criteria {
		if g.chance(often) {
			points[c.ID] = []int{0, 25, 50, 75, 100, g.IntN(101)}[g.IntN(6)]
			ranks[c.ID] = 1 + g.IntN(len(m.Criteria))
		}
		if g.chance(2) {
			points[c.ID], ranks[c.ID] = g.oddValue(), g.oddValue()
		}
	}
	if g.chance(60) {
		out["points"] = points
	}
	if g.chance(25) {
		out["method"], out["ranks"] = "rank", ranks
	}
	if len(m.Profiles) > 0 && g.chance(25) {
		out["profile"] = m.Profiles[g.IntN(len(m.Profiles))].ID
	}
	if g.chance(30) {
		out["scores"] = g.ownScores(m)
	}
	if g.chance(3) {
		out[[]string{"facts", "points", "profile", "method", "ranks", "scores"}[g.IntN(6)]] = g.oddValue()
	}
	return out
}

func (g inputMaker) ownScores(m *aid.Compare) map[string]any {
	scores := map[string]any{}
	for range 1 + g.IntN(4) {
		row := map[string]any{m.Criteria[g.IntN(len(m.Criteria))].ID: g.IntN(101)}
		if g.chance(10) {
			row[g.odd()] = g.oddValue()
		}
		scores[m.Options[g.IntN(len(m.Options))].ID] = row
	}
	if g.chance(5) {
		scores[g.odd()] = g.oddValue()
	}
	return scores
}

// figure returns a value for an input of a calculator: mostly one that is allowed.
func (g inputMaker) figure(in aid.CalcInput) any {
	switch {
	case g.chance(4):
		return g.oddValue()
	case g.chance(15):
		return json.Number(in.Min.String())
	case g.chance(15):
		return json.Number(in.Max.String())
	}
	low, _ := in.Min.Rat().Float64()
	high, _ := in.Max.Rat().Float64()
	text := fmt.Sprintf("%.*f", in.DP, low+(high-low)*g.Float64()*g.Float64())
	if g.chance(50) {
		return text
	}
	return json.Number(text)
}

func (g inputMaker) lines(m *aid.GapMap) map[string]any {
	lines := map[string]any{}
	for _, l := range m.Lines {
		if !g.chance(40) {
			continue
		}
		line := map[string]any{}
		for _, field := range []string{"need", "have", "cost"} {
			if g.chance(50) {
				line[field] = []any{0, 1, 2.5, 10, "7", nil, g.IntN(300)}[g.IntN(7)]
			}
		}
		if g.chance(30) {
			line["funding"] = g.some(len(m.Funders), func(i int) string { return m.Funders[i].ID })
		}
		if g.chance(30) {
			line["who"] = g.some(len(m.Providers), func(i int) string { return m.Providers[i].ID })
		}
		if g.chance(20) {
			line["vital"] = g.chance(50)
		}
		if g.chance(5) {
			line[[]string{"need", "have", "cost", "funding", "who", "vital", g.odd()}[g.IntN(7)]] = g.oddValue()
		}
		lines[l.ID] = line
	}
	if g.chance(4) {
		lines[g.odd()] = g.oddValue()
	}
	return lines
}

func (g inputMaker) some(n int, id func(int) string) any {
	if g.chance(10) {
		return nil
	}
	out := []any{}
	for i := range n {
		if g.chance(40) {
			out = append(out, id(i))
		}
	}
	if g.chance(4) {
		out = append(out, g.odd())
	}
	return out
}
