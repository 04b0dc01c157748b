package importer_test

import (
	"strings"
	"testing"
)

// TestHTML imports pieces of web pages, and says what becomes of them.
func TestHTML(t *testing.T) {
	for name, c := range map[string]struct{ html, want string }{
		"headings":   {"<h1>T</h1><p>a<h2>One</h2><h4>Deep</h4><p>b", "a\n\n## One\n\n### Deep\n\nb"},
		"furniture":  {"<nav>Menu</nav><header>Head</header><main><h1>T</h1><p>a</p><aside>b</aside></main><footer>Foot</footer><script>x()</script><style>p{}</style>", "a\n\nb"},
		"inline":     {"<p>a <b>b</b> <em>c</em> <s>d</s> <code>e*</code> x<sup>2</sup> <a href='https://example.org/a(b)'>f</a> <a href='/local'>g</a>", "a **b** *c* ~~d~~ `e*` x² [f](<https://example.org/a(b)>) g"},
		"lists":      {"<ul><li>a<ul><li>b</ul><li><p>c</ul><ol start=3><li>d</ol>", "- a\n  - b\n- c\n\n3. d"},
		"boxes":      {"<ul><li><input type=checkbox> a<li><label><input type=checkbox checked> b</label></ul>", "- [ ] a\n- [x] b"},
		"table":      {"<table><caption>C</caption><thead><tr><th>A<th>B</thead><tr><td>1<td rowspan=2>x y<tr><td>2</table>", "**C**\n\n| A | B |\n|---|---|\n| 1 | x y |\n| 2 |  |"},
		"figures":    {"<h2>F</h2><table><tr><th>Year<th>Cost<th>Staff<tr><th>One<td>£1,000<td>12<tr><th>Two<td>£900<td>11</table>", "## F\n\n:::table{data=x-table-1}"},
		"footnotes":  {"<p>a<sup><a href='#n1'>1</a></sup></p><section class=footnotes><ol><li id=n1>Note. <a href='#r1' class='footnote-back'>↩</a></ol></section>", "a[^n1]\n\n[^n1]: Note."},
		"link down":  {"<p><a href='#costs'>down</a><h2 id=costs>What it costs</h2><p>a", "[down](#costs)\n\n## What it costs {#costs}\n\na"},
		"lost link":  {"<p><a href='#none'>nowhere</a> <a href='javascript:x'>bad</a>", "nowhere bad"},
		"meanings":   {"<dl><dt>A<dd>b<dt>C<dd><p>d<p>e</dl>", "A\n: b\n\nC\n: d\n\n  e"},
		"quotation":  {"<blockquote><p>a<p>b</blockquote><pre>c\n  d</pre><hr>", "> a\n>\n> b\n\n```\nc\n  d\n```\n\n***"},
		"picture":    {"<p><img src='data:image/png;base64,iVBORw0KGgo=' alt='The team'> <img src='https://example.org/x.png' alt='Far'>", "![The team](files/x-1.png) \\[Picture: Far\\]"},
		"entities":   {"<p>&lt;b&gt; &amp;amp; &copy; a&nbsp;b", "\\<b> \\&amp; © a b"},
		"old coding": {"<meta charset=windows-1252><p>caf\xe9 \x93a\x94", "café “a”"},
		"wide":       {"\xff\xfe<\x00p\x00>\x00\xe9\x00", "é"},
		"details":    {"<details><summary>More</summary><p>a</details>", ":::details [More]\na\n:::"},
	} {
		files, report := imported(t, "x.html", []byte(c.html))
		page := files["x.md"]
		if got := body(page); got != c.want {
			t.Errorf("%s: it becomes\n%s\nand not\n%s\n%s", name, got, c.want, report.Text())
		}
		if problems := build(t, files, false).errors(); len(problems) > 0 {
			t.Errorf("%s: %s", name, strings.Join(problems, "\n"))
		}
	}
}

// TestPlaces looks for the line of each block of a web page.
func TestPlaces(t *testing.T) {
	files, _ := imported(t, "x.html", []byte("<h1>T</h1>\n<p>a\n\n<p\nclass=x>b\n<table>\n<tr><td>c<td>d\n</table>"))
	for _, want := range []string{"<!-- source: line 2 -->\na", "<!-- source: line 4 -->\nb", "<!-- source: lines 6-7 -->\n| c | d |"} {
		if !strings.Contains(files["x.md"], want) {
			t.Errorf("it lacks\n%s\nin\n%s", want, files["x.md"])
		}
	}
}

// TestHeadingOfAnEmptyColumn looks for words that are in no section of a table with long text.
func TestHeadingOfAnEmptyColumn(t *testing.T) {
	_, report := imported(t, "x.html", []byte("<table><tr><td>a<table><tr><td>in</table><td rowspan=2>both years<tr><td>c</table>"))
	if !strings.Contains(report.Text(), "heading of a column without text, of a table that was made sections: line 1\n    both years") {
		t.Errorf("nobody is told that the words are lost:\n%s", report.Text())
	}
}
