package fill_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/fill"
	"partnerbook/generator/source"
	"partnerbook/generator/word"
)

func field(id string, kind fill.Type, columns ...fill.Field) fill.Field {
	return fill.Field{ID: source.Word{Text: id}, Label: strings.ToUpper(id), Type: kind, Columns: columns}
}

var printing = fill.Printing{
	Fields: fill.Fields{
		field("a", fill.Text), field("d", fill.Date), field("l", fill.Long),
		field("r", fill.Repeat, field("x", fill.Text), field("d", fill.Date)),
	},
	Months: strings.Fields("January February March April May June July August September October November December"),
}

// filled fills in a document and writes it as Markdown.
func filled(t *testing.T, page string, answers fill.Answers) string {
	t.Helper()
	nodes, err := word.Read([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	p := printing
	p.Answers = answers
	return strings.TrimSuffix(strings.TrimPrefix(fill.Markdown("T", fill.Document(nodes, p)), "# T\n\n"), "\n")
}

func blank(id string) string { return `<span class="blank" data-field="` + id + `">` + id + `</span>` }

// TestDocuments fills in pieces of documents. Hostile and careless answers stay text.
func TestDocuments(t *testing.T) {
	row := `<table><tr><th>X</th><th>D</th></tr><tr id="n" data-repeat="r"><td>` + blank("r.x") + `</td><td>` + blank("r.d") + blank("a") + `</td></tr></table>`
	block := `<div class="repeat" data-repeat="r"><h3 id="h">` + blank("r.x") + `</h3></div>`
	rows := fill.Answers{"r": {Rows: []map[string]string{{"x": "One"}, {"x": " ", "d": ""}, {"d": "2026-01-31", "x": "a|b\nc"}}}}
	for name, c := range map[string]struct {
		page    string
		answers fill.Answers
		want    string
	}{
		"nothing given":        {"<p>For " + blank("a") + ".</p>", nil, `For \[a\].`},
		"only spaces given":    {"<p>" + blank("a") + "</p>", fill.Answers{"a": {Text: " \n\u00a0"}}, `\[a\]`},
		"given":                {"<p>For " + blank("a") + ".</p>", fill.Answers{"a": {Text: "Us "}}, "For Us."},
		"given, a day":         {"<p>" + blank("d") + "</p>", fill.Answers{"d": {Text: "2026-11-01"}}, "1 November 2026"},
		"given, no day":        {"<p>" + blank("d") + "</p>", fill.Answers{"d": {Text: "31/2/2026"}}, "31/2/2026"},
		"the label itself":     {"<p>" + blank("a") + "</p>", fill.Answers{"a": {Text: "a"}}, "a"},
		"lines":                {"<p>So: " + blank("l") + "</p>", fill.Answers{"l": {Text: "1. x\n\n- y"}}, "So: 1. x\\\n\\- y"},
		"paragraphs":           {"<p>" + blank("l") + "</p>", fill.Answers{"l": {Text: "# x\n\n\n1. y"}}, "\\# x\n\n1\\. y"},
		"HTML and Markdown":    {"<p>" + blank("a") + "</p>", fill.Answers{"a": {Text: "<b>*x*</b> [y](z) &amp;"}}, `\<b\>\*x\*\</b\> \[y\](z) \&amp;`},
		"no rows":              {row, nil, "| X | D |\n| --- | --- |\n| \\[r.x\\] | \\[r.d\\]\\[a\\] |"},
		"rows of a table":      {row, rows, "| X | D |\n| --- | --- |\n| One | \\[r.d\\]\\[a\\] |\n| a\\|b<br>c | 31 January 2026\\[a\\] |"},
		"blocks":               {block, rows, "### One\n\n### a\\|b c"},
		"a text for rows":      {block, fill.Answers{"r": {Text: "x"}}, `### \[r.x\]`},
		"a column elsewhere":   {"<p>" + blank("r.x") + "</p>", rows, `\[r.x\]`},
		"labels of the source": {`<p><span class="ours">Our words <span class="tag">Ours</span></span></p>`, nil, "Our words"},
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(c.want, filled(t, c.page, c.answers)); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

// TestOnlyTheFirstCopyKeepsItsName sees to it that no name stands there twice.
func TestOnlyTheFirstCopyKeepsItsName(t *testing.T) {
	nodes, err := word.Read([]byte(`<div data-repeat="r" id="one"><p id="two">` + blank("r.x") + `</p></div>`))
	if err != nil {
		t.Fatal(err)
	}
	p := printing
	p.Answers = fill.Answers{"r": {Rows: []map[string]string{{"x": "1"}, {"x": "2"}}}}
	out := fill.Document(nodes, p)
	var ids []string
	for _, n := range out {
		ids = append(ids, n.Attrs["id"], n.Children[0].Attrs["id"], n.Attrs["data-row"])
	}
	if d := cmp.Diff([]string{"one", "two", "0", "", "", "1"}, ids); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if nodes[0].Attrs["data-row"] != "" {
		t.Error("the document itself was changed")
	}
}

// TestMarkdown writes what documents hold besides blanks.
func TestMarkdown(t *testing.T) {
	for page, want := range map[string]string{
		"<ul><li>a</li><li>b<ol start=\"3\"><li>c</li></ol></li></ul>":                        "- a\n\n- b\n\n  3. c",
		"<ul><li>a</li><li></li></ul>":                                                        "- a\n-",
		"<blockquote><p>a</p><p>b</p></blockquote>":                                           "> a\n>\n> b",
		"<p><strong> a </strong><em>b</em><del>c</del><code>d`e</code></p>":                   "**a** *b*~~c~~`` d`e ``",
		"<p><a href=\"https://x.org/_\">a_b</a> <a href=\"../c.html\">c</a></p>":              "[a\\_b](<https://x.org/_>) c",
		"<pre><code>a\n```\n*b*\n</code></pre>":                                               "````\na\n```\n*b*\n````",
		"<details><summary>S</summary><p>t</p></details><dl><dt>T</dt><dd>d</dd></dl>":        "**S**\n\nt\n\n**T**\n\nd",
		"<h2>1. A<br>b</h2><hr><p>+ a<br>= b<br>12) c</p>":                                    "## 1. A b\n\n---\n\n\\+ a\\\n\\= b\\\n12\\) c",
		"<table><caption>C</caption><tr><th>a</th></tr><tr><td>b</td><td>c</td></tr></table>": "**C**\n\n| a |  |\n| --- | --- |\n| b | c |",
		"loose <b>words</b><p>p</p>end":                                                       "loose **words**\n\np\n\nend",
	} {
		if d := cmp.Diff(want, filled(t, page, nil)); d != "" {
			t.Errorf("%s (-want +got):\n%s", page, d)
		}
	}
}

func TestNumbersAndDays(t *testing.T) {
	for text, want := range map[string]bool{"12": true, "1,200.50": true, "−3": true, "£40": true, "7 %": true, "": false, "x": false, "1-2": false, "12a": false} {
		if got := fill.IsNumber(text); got != want {
			t.Errorf("IsNumber(%q) = %v", text, got)
		}
	}
	for text, want := range map[string]bool{"2024-02-29": true, "2026-02-29": false, "1 May 2026": false, "2026-5-1": false} {
		if got := fill.IsDate(text); got != want {
			t.Errorf("IsDate(%q) = %v", text, got)
		}
	}
}

// TestDigestIsOfWhatAnswersDependOn changes words, and then what is asked for.
func TestDigestIsOfWhatAnswersDependOn(t *testing.T) {
	base := fill.Fields{field("a", fill.Choice), field("r", fill.Table, field("x", fill.Text))}
	reworded := fill.Fields{field("a", fill.Choice), field("r", fill.Table, field("x", fill.Text))}
	reworded[0].Label, reworded[0].Hint = "Other", "Other"
	changed := fill.Fields{field("a", fill.Choice), field("r", fill.Table, field("y", fill.Text))}
	if base.Digest() != reworded.Digest() || base.Digest() == changed.Digest() || len(base.Digest()) != 8 {
		t.Errorf("digests are %s, %s and %s", base.Digest(), reworded.Digest(), changed.Digest())
	}
}
