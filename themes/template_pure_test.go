package themes_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/dop251/goja"
	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/fill"
	"partnerbook/generator/source"
	"partnerbook/generator/word"
)

var months = strings.Fields("January February March April May June July August September October November December")

// asAnswers are answers as scripts have them.
func asAnswers(answers fill.Answers) map[string]any {
	out := map[string]any{}
	for id, v := range answers {
		out[id] = v.Text
		if v.Rows != nil {
			out[id] = v.Rows
		}
	}
	return out
}

// filledAlike compares what Go and the script make of a document with answers.
func filledAlike(t *testing.T, e engine, page string, fields fill.Fields, answers fill.Answers) {
	t.Helper()
	doc := documentIn(t, page)
	want := fill.Document(doc, fill.Printing{Fields: fields, Answers: answers, Months: months})
	info := wordInfoOf(t, page)
	docx, err := word.Document(info, want)
	if err != nil {
		t.Fatal(err)
	}
	got := e.text(t, fmt.Sprintf(`f = m.fillDocument(%s, %s, %s, %s); JSON.stringify([f, m.toMarkdown("A *title*", f)])`,
		nodesJSON(t, doc), fields.JSON(), encoded(t, asAnswers(answers)), encoded(t, months)))
	var pair [2]any
	if err := json.Unmarshal([]byte(got), &pair); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(plain(t, nodesJSON(t, want)), plain(t, encoded(t, pair[0]))); d != "" {
		t.Errorf("the document with %v (-Go +script):\n%s", answers, d)
	}
	if !bytes.Equal(docx, e.bytes(t, fmt.Sprintf(`m.toWord(%s, f)`, encoded(t, info)))) {
		t.Errorf("the Word documents with %v differ", answers)
	}
	if d := cmp.Diff(fill.Markdown("A *title*", want), pair[1]); d != "" {
		t.Errorf("the Markdown with %v (-Go +script):\n%s", answers, d)
	}
}

// values are what hostile and careless people write.
var values = []string{
	"", " ", "Northtown", "a\nb", "One.\n\nTwo\nlines.\n \n\nThree.", "<script>alert(1)</script>", "# x", "1. x", "- y", "| a | b", "{{council}}",
	"*bold* _it_ `code` [x](y) &amp; &lt; ~~s~~", "\\", "2026-11-21", "2026-02-29", "2024-02-29", "0000-01-01", "21/11/", "\u00a0x\u00a0", "–5", "-5", "+1",
	"café 💷", "constructor", "__proto__", "=1+1", "  two  spaces  ", "a\n\n", "```", "``", ":::",
}

// documentIn returns the document of a page.
func documentIn(t *testing.T, page string) []*word.Node {
	t.Helper()
	nodes, err := word.Read([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	doc := word.Find(nodes, "document")
	if doc == nil {
		t.Fatal("the page has no document")
	}
	return doc.Children
}

// nodesJSON writes nodes as scripts have them: every element has attributes and
// children, and every text one.
func nodesJSON(t *testing.T, nodes []*word.Node) string {
	t.Helper()
	var all func([]*word.Node) []any
	all = func(nodes []*word.Node) []any {
		out := []any{}
		for _, n := range nodes {
			if n.Tag == "" {
				out = append(out, map[string]any{"text": n.Text})
				continue
			}
			attrs := map[string]string{}
			maps.Copy(attrs, n.Attrs)
			out = append(out, map[string]any{"tag": n.Tag, "attrs": attrs, "children": all(n.Children)})
		}
		return out
	}
	return encoded(t, all(nodes))
}

// randomAnswers gives most fields something.
func randomAnswers(r *rand.Rand, fields fill.Fields) fill.Answers {
	pick := func() string { return values[r.IntN(len(values))] }
	answers := fill.Answers{}
	for _, f := range fields {
		switch {
		case r.IntN(5) == 0:
		case f.Type.HasRows():
			rows := []map[string]string{}
			for range r.IntN(4) {
				row := map[string]string{}
				for _, c := range f.Columns {
					if r.IntN(3) > 0 {
						row[c.ID.Text] = pick()
					}
				}
				rows = append(rows, row)
			}
			answers[f.ID.Text] = fill.Value{Rows: rows}
		default:
			answers[f.ID.Text] = fill.Value{Text: pick()}
		}
	}
	return answers
}

func field(id string, kind fill.Type, columns ...fill.Field) fill.Field {
	return fill.Field{ID: source.Word{Text: id}, Label: id, Type: kind, Columns: columns}
}

// TestTemplatesFilledAlike fills the documents of the repository's own site, and one
// with everything in it, in Go and in the script. The engine in Go takes one in ten.
func TestTemplatesFilledAlike(t *testing.T) {
	t.Parallel()
	fields := fill.Fields{
		field("a", fill.Text), field("d", fill.Date), field("l", fill.Long),
		field("r", fill.Repeat, field("x", fill.Text), field("d", fill.Date)),
	}
	const blank = `<span class="blank" data-field="%s">Label</span>`
	row := fmt.Sprintf(blank+" and "+blank+blank, "r.x", "r.d", "a")
	page := `<div class="document" id="document"><h2 id="one">1. One ` + fmt.Sprintf(blank, "a") + `</h2>
<p id="p" class="k">` + fmt.Sprintf(blank, "l") + `</p><p>On ` + fmt.Sprintf(blank, "d") + `, <em>x </em><strong> y</strong> <code>a` + "`" + `b</code><br>1. z</p>
<ul><li>One</li><li><p>Two</p><p>` + fmt.Sprintf(blank, "l") + `</p><ol start="7"><li>x</li><li>` + fmt.Sprintf(blank, "l") + `</li></ol></li><li></li></ul>
<blockquote><p>Said ` + fmt.Sprintf(blank, "l") + `</p></blockquote><hr><pre><code>x
` + "```" + `
</code></pre><dl><dt>T</dt><dd>D</dd></dl><details><summary>S</summary>loose <b>words</b></details>
<div class="table"><table><caption>C</caption><thead><tr><th>A | B</th><th>Long</th></tr></thead><tbody><tr id="row" data-repeat="r"><td>` + row + `</td><td>` + fmt.Sprintf(blank, "l") + `<p>x</p></td></tr><tr></tr></tbody></table></div>
<div class="repeat" data-repeat="r"><h3 id="h">` + row + `</h3><p><a href="https://example.org/a_b">` + fmt.Sprintf(blank, "r.x") + `</a> <a href="b.html">c</a><img alt="A *b*"></p></div>
<p>` + fmt.Sprintf(blank, "none") + fmt.Sprintf(blank, "r.x") + `<span class="ours">o <span class="tag">Ours</span></span><sup><a href="#fn-1">1</a></sup><svg><title>t</title></svg></p><table></table></div>`
	engines(t, "template/pure.js", func(t *testing.T, e engine, of int) {
		r := rand.New(rand.NewPCG(1, 2))
		filledAlike(t, e, page, fields, fill.Answers{})
		for range max(2, 40/of) {
			filledAlike(t, e, page, fields, randomAnswers(r, fields))
		}
		for _, b := range everySite(t) {
			for _, name := range oneIn(of, templatesOf(t, b)) {
				html := string(readFile(t, filepath.Join(b.dir, name)))
				t.Run(name, func(t *testing.T) {
					fields := fieldsOf(t, html)
					filledAlike(t, e, html, fields, randomAnswers(r, fields))
				})
			}
		}
	})
}

// TestAnswersReadAlike reads files in Go and in the script.
func TestAnswersReadAlike(t *testing.T) {
	vm := module(t, "template/pure.js")
	template := fill.Template{Name: "templates/x", Digest: "ab", Fields: fill.Fields{
		field("a", fill.Text), field("d", fill.Date), field("r", fill.Table, field("x", fill.Text), field("y", fill.Choice)),
	}}
	files := []string{
		``, `{`, `[]`, `null`, `1`, `{}`, `{"answers":null}`, `{"answers":2,"fields":{}}`, `{"answers":"1","fields":{}}`, `{"answers":1}`, `{"answers":1,"fields":null}`,
		`{"answers":1,"fields":[]}`, "\ufeff" + `{"answers":1.0,"fields":{}}`,
		`{"answers":1,"template":"templates/x","digest":"ab","made":"2026-11-21","fields":{"a":"A","b":"B","d":"2026-11-21","r":[{"x":"1","z":"2"},{}]}}`,
		`{"answers":1,"template":"templates/y","digest":"ab","fields":{"a":"A"}}`, `{"answers":1,"template":"templates/x","digest":"cd","fields":{}}`,
		`{"answers":1,"template":5,"made":{},"fields":{"a":5,"d":true,"r":"x","é":"1","💷":"2","Ａ":"3"}}`,
		`{"answers":1,"fields":{"a":"\u0000x\r\ny\rz\u007f\ufffe\ud800\ud83d\udcb7\udc00","r":[null],"__proto__":"p","constructor":"c"}}`,
		`{"answers":1,"fields":{"a":null,"r":[{"x":null,"y":"Y"}]}}`, `{"answers":1,"fields":{"r":[{"x":1}]}}`, `{"answers":1,"fields":{"r":[[]]}}`, `{"answers":1,"fields":{"r":[]}}`,
		`{"answers":1,"answers":2,"fields":{"a":"x"}}`, `{"answers":1,"fields":{"a":"x","a":"y"}}`,
		`{"answers":1,"fields":{"a":"` + strings.Repeat("x", fill.MaxValue+1) + `"}}`, `{"answers":1,"fields":{"r":[` + strings.Repeat("{},", fill.MaxRows) + `{}]}}`,
		strings.Repeat(" ", fill.MaxFile+1), `{"answers":1,"fields":{"a":"<img src=x onerror=alert(1)>"}}`,
	}
	for _, file := range files {
		readAlike(t, vm, template, file)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 { // damaged in one place or two
		damaged := []byte(files[13+r.IntN(8)])
		for range 1 + r.IntN(2) {
			damaged[r.IntN(len(damaged))] = `{}[]",:1an\ `[r.IntN(12)]
		}
		readAlike(t, vm, template, string(damaged))
	}
}

func readAlike(t *testing.T, vm *goja.Runtime, template fill.Template, file string) {
	t.Helper()
	saved, err := fill.ReadAnswers([]byte(file), template)
	want := map[string]any{"error": ""}
	if err != nil {
		want["error"] = err.Error()
	} else {
		unknown := append([]string{}, saved.Unknown...)
		want = map[string]any{"error": "", "made": saved.Made, "other": saved.Other, "changed": saved.Changed, "answers": asAnswers(saved.Answers), "unknown": unknown}
	}
	got, err := vm.RunString(fmt.Sprintf(`r = m.readAnswers(%s, { name: %q, digest: %q, fields: %s }); delete r.rest; JSON.stringify(r)`,
		encoded(t, file), template.Name, template.Digest, template.Fields.JSON()))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(plain(t, encoded(t, want)), plain(t, got.String())); d != "" {
		t.Errorf("%.200q (-Go +script):\n%s", file, d)
	}
}

// TestAnswersWritten writes files, and keeps what the template cannot take.
func TestAnswersWritten(t *testing.T) {
	vm := module(t, "template/pure.js")
	if _, err := vm.RunString(`t = { name: "x", digest: "ab", fields: [{ id: "a", type: "text", shared: true }, { id: "r", type: "repeat", columns: [{ id: "c" }], shared: true }, { id: "n", type: "text" }] };
		round = (answers, rest) => { const { answers: a, rest: b } = m.readAnswers(m.writeAnswers(t, answers, rest, "2026-11-21"), t); return [a, b]; }`); err != nil {
		t.Fatal(err)
	}
	gives(t, vm, `round({ a: "A\n", r: [{ c: "1" }], n: "" }, { z: [1], "__proto__": 1, a: "no" })`, `[{"a":"A\n","r":[{"c":"1"}]},{"z":[1]}]`)
	gives(t, vm, `round({}, JSON.parse('{"__proto__": {"x": 1}}'))`, `[{},{"__proto__":{"x":1}}]`)
	gives(t, vm, `JSON.parse(m.writeAnswers(t, { a: "A" }, {}, "2026-11-21"))`, `{"answers":1,"template":"x","digest":"ab","made":"2026-11-21","fields":{"a":"A"}}`)
	gives(t, vm, `m.sharedOf(t, { a: "A", r: [], n: "N" })`, `{"a":"A"}`)
	gives(t, vm, `m.merge({ a: "A", n: "N" }, { a: "B", n: "", r: [] })`, `{"a":"B","n":"N","r":[]}`)
	gives(t, vm, `[m.dayParts("2026-11-21"), m.dayParts("2025-02-29"), m.dayParts("2000-02-29"), m.dayParts("2026-13-01"), m.dayParts("x")]`,
		`[{"year":2026,"month":11,"date":21},null,{"year":2000,"month":2,"date":29},null,null]`)
}

var comments = regexp.MustCompile(`(?m)(^|[ \t])//.*$|(?s)/\*.*?\*/`)

// TestTemplateScriptsArePure looks at those that the engine of these tests runs.
func TestTemplateScriptsArePure(t *testing.T) {
	for _, name := range []string{"template/answers.js", "template/fill.js", "template/markdown.js", "template/nodes.js", "template/standing.js", "app/own.js"} {
		text, err := os.ReadFile(filepath.Join("default", name))
		if err != nil {
			t.Fatal(err)
		}
		text = comments.ReplaceAll(text, nil) // which speak of documents
		for _, never := range []*regexp.Regexp{beyond, sends, regexp.MustCompile(`\bDate\b|localStorage|\(\?<`)} {
			if found := never.FindString(string(text)); found != "" {
				t.Errorf("%s uses %s", name, found)
			}
		}
	}
}
