package wordtest

import (
	"strings"

	"partnerbook/generator/word"
)

// Fields are those of the blanks in Cases.
func Fields() map[string]word.Field {
	return map[string]word.Field{
		"council":     {Label: "Your council", Type: "text"},
		"why":         {Label: "Why", Type: "longtext"},
		"day":         {Label: "Date", Type: "date"},
		"cost":        {Label: "Cost", Type: "number"},
		"level":       {Label: "Level", Type: "choice", Choices: []string{"Low", "High", "High", "", `<"&>`}},
		"risks":       {Label: "Risks", Type: "table"},
		"risks.what":  {Label: "Risk", Type: "text"},
		"risks.owner": {Label: "Owner", Type: "text"},
	}
}

// Cases are pieces of text by their names: each construct of the dialect, and what
// must not do harm.
func Cases() map[string]string {
	deep := strings.Repeat("<ul><li>x", 12) + strings.Repeat("</li></ul>", 12)
	return map[string]string{
		"empty":    ``,
		"within":   `<x-a><h1>Heading in a line</h1></x-a><b>bold <h2>and another</h2></b><pre><h2 id="p">no heading</h2></pre><p><a href="#p">a way</a></p><div><i><span class="blank" data-field="day"><h3 id="q">in a blank</h3></span></i> <a href="#q">to it</a></div>`,
		"words":    "only words\nand <em>more</em> <b>of <i>them</i></b> <del>gone</del> H<sub>2</sub>O <code>a  b</code><br> next <br>",
		"spaces":   "<p> one <em> two </em> three</p>\n<p>\n</p><p>x <strong> </strong> y</p><p>nb\u00a0sp</p>",
		"headings": `<h2 id="a">A</h2><h3>B <em>x</em></h3><h4>C</h4><h5>D</h5><h6>E</h6><h2></h2><p><a href="#a">up</a></p>`,
		"lists": `<ul><li>one</li><li><p>two</p><p>more</p><ol start="5"><li>a</li><li>b<ul><li>c</li></ul></li></ol></li><li><ul><li>nested first</li></ul></li></ul>` +
			`<ol><li></li><li><table><tr><td>t</td></tr></table></li><li><pre>x
  y	z
</pre></li></ol>` + deep,
		"tasks": `<ul class="tasks"><li id="one"><label><input type="checkbox"> One <em>long</em> title that goes on and on until it is longer than Word can bear it</label><p>Details.</p><ul class="tasks"><li><label><input type="checkbox" checked> Two</label></li></ul></li><li>no box</li></ul><ol class="tasks"><li><label><input type="checkbox"> n</label></li></ol><p><input type="checkbox"> alone <input type="text"></p>`,
		"tables": `<div class="table"><table><caption>What <em>it</em> costs</caption><thead><tr id="r"><th scope="col">A</th><th scope="col" class="right">B</th></tr></thead><tbody id="body"><tr><th scope="row">x</th><td class="right">1</td></tr><tr><td colspan="2">wide</td></tr><tr><td rowspan="2">high</td><td>1</td></tr><tr><td>2</td></tr><tr><td>short</td></tr></tbody></table></div>` +
			`<table><tr><td>a<table><tr><td>in</td></tr></table></td></tr></table><table></table><p><a href="#r">row</a> <a href="#body">body</a></p>`,
		"wide":     `<table><tr></tr><tr><th>h</th></tr><tr><td rowspan="9" colspan="70">x</td><td>y</td></tr><tr><td>z</td></tr></table>`,
		"overlap":  `<table><tr><td>a</td><td rowspan="3">b</td><td>c</td></tr><tr><td colspan="3">wide</td></tr><tr><td>d</td><td>e</td><td>f</td></tr></table>`,
		"callouts": `<div class="note"><p class="note-title">Note</p><p>Text.</p><ul><li>item<ul><li>deep</li></ul></li></ul><div class="warning"><p class="warning-title">Warning</p>Text</div></div><div class="example"><p class="example-title">Example</p><table><tr><td>x</td></tr></table></div><div class="inset">Set in</div><details><summary>More <em>of it</em></summary><h3>In it</h3><p>Text.</p></details>`,
		"tabs":     `<div class="tabs"><details name="t" open><summary>England</summary><p>E</p></details><details name="t"><summary>Wales</summary><p lang="cy">Cymraeg</p></details></div>`,
		"steps":    `<div class="steps"><ol><li class="step"><p>Ask.</p></li><li class="step joined"><span class="joint">or</span> <p>tell</p></li><li class="step joined x"><span class="joint">and</span> write</li></ol></div>`,
		"quote":    `<figure class="quote"><blockquote><p>Words.</p></blockquote><figcaption>Said by A</figcaption></figure><blockquote><ul><li>q</li></ul><blockquote>deeper</blockquote></blockquote>`,
		"figure":   `<figure><img src="a.png" alt="The team"><figcaption><p>Who.</p></figcaption></figure><p><img alt=""><svg><title>no</title><text>chart</text></svg></p>`,
		"terms":    `<dl><dt id="t">Term</dt><dd>One <a href="#t">t</a></dd><dd><p>Two</p><ul><li>x</li></ul></dd><div><dt>In</dt><dd>a group</dd></div></dl><p>An <button type="button" class="term">SLA</button><span class="meaning" popover>hidden</span> and <button>press</button></p>`,
		"notes": `<h2>Head<sup class="footnote-ref" id="fnref-1"><a href="#fn-1">1</a></sup></h2><p>a<sup class="footnote-ref"><a href="#fn-2">2</a></sup> again<sup class="footnote-ref"><a href="#fn-1">1</a></sup> none<sup class="footnote-ref"><a href="#fn-9">9</a></sup></p><section class="footnotes"><h2>Footnotes</h2><ol><li id="fn-1"><p>First <a href="https://example.org/n">n</a>. <a class="footnote-back" href="#fnref-1">b</a></p></li>` +
			`<li id="fn-2">Refers<sup class="footnote-ref"><a href="#fn-3">3</a></sup><ul><li>list</li></ul></li><li id="fn-3">Third<sup class="footnote-ref"><a href="#fn-2">2</a></sup></li></ol></section>`,
		"links": `<p><a href="https://example.org/x?a=1&b=2#c">out</a> <a href="other.html#p">other</a> <a href="../x/./y.html">up</a> <a href="../../../z">far</a> <a href="/root">root</a> <a href="#nowhere">no</a> <a href="">self</a> <a class="cite" href="../s.html#p1">Source, <em>para</em> 1</a> <a class="cite">none</a> <a>bare</a><a href="mailto:a@b.org?subject=A b">mail</a></p><p class="numbered" id="p4"><a class="number" href="#p4">4</a> Text <a href="#p4">4</a></p>`,
		"evil": "<p>]]&gt; { DDEAUTO c:\\x } &lt;w:p/&gt; &amp; \u0001\u0008\u000b\ufffe\uffff 😀 \u202eabc שלום <a href=\"javascript:alert(1)\">js</a> <a href=\"file:///etc\">f</a> <a href=\"data:text/html,x\">d</a> <a href=\"https://a b/\">s</a> <a href=\"https://example.org/a b&quot;>{é}[x]|%zz%41#a#b\\\">odd</a> <a href=\"https://user@example.org/\">u</a> <a href=\"https://é.org/\">i</a> <a href=\" HTTPS://example.org:80\">up</a> <a href=\"//example.org/\">two</a> <a href=\"vbscript:x\">v</a></p>" +
			`<p id="__proto__" class="constructor toString"><a href="#__proto__">p</a><span class="blank" data-field="__proto__">x</span><span class="blank" data-field="&quot;/>&lt;w">"/&gt;</span></p><table><tr data-repeat="constructor"><td>r</td></tr></table>` +
			`<a href="https://example.org/` + strings.Repeat("x", 3000) + `">long</a><p>` + strings.Repeat("word ", 3000) + `</p>`,
		"hidden": `<p hidden>no</p><p>a<span aria-hidden="true">no</span><span class="unseen"> yes</span></p><nav>no</nav><script>no</script><style>no</style><div class="app">no</div><p class="no-print">no</p>`,
		"rtl":    `<p dir="rtl" lang="ar">مرحبا <span dir="ltr">abc</span></p><ul dir="rtl"><li>x</li></ul><p lang="bad lang!">x</p>`,
		"blanks": `<h2>For <span class="blank" data-field="council">Your council</span></h2><p>By <strong><span class="blank" data-field="council">North &amp; South</span></strong> on <span class="blank" data-field="day">Date</span>, <span class="blank" data-field="day">2026-03-07</span>, <span class="blank" data-field="day" data-value="2026-12-31">x</span>, <span class="blank" data-field="day">soon</span>, <span class="blank" data-field="day" data-value="2026-13-31"></span> <span class="blank" data-field="level">Level</span> <span class="blank" data-field="level">High</span> <span class="blank" data-field="cost" data-value="5"></span> <span class="blank" data-field="why">One<br>two
three</span> <span class="blank" data-field="why"></span> <span class="blank" data-field="council" data-value="Your council">Your council</span> <span class="blank">No field</span> <a href="https://example.org"><span class="blank" data-field="other">In a link</span></a></p>`,
		"repeats": `<table><thead><tr><th>Risk</th><th>Owner</th></tr></thead><tbody><tr data-repeat="risks"><td><span class="blank" data-field="risks.what">Risk</span></td><td><span class="blank" data-field="risks.owner">Owner</span></td></tr> <tr data-repeat="risks"><td><span class="blank" data-field="risks.what">Fire</span></td><td>x</td></tr><tr><td>after</td></tr></tbody></table>
<div class="repeat" data-repeat="risks"><h3><span class="blank" data-field="risks.what">Risk</span></h3><p>x</p></div>
<div class="repeat" data-repeat="risks"></div><p>between</p><div data-repeat="other"><ul><li>y</li></ul></div><table><tr><td><div data-repeat="risks">in a cell</div></td></tr></table>`,
		"code":                 "<pre><code class=\"language-go code\"><span class=\"k\">if</span> a {\n\tb &lt; c\n}\n\n</code></pre><p><kbd>Ctrl</kbd></p>",
		"marks":                `<p><a id="here"></a></p><p>a<mark>b</mark>c <span class="ours">Ask. <span class="tag">Ours</span></span> <a href="#here">h</a></p><ul class="page-list"><li><a href="x.html">X</a> <span class="state state-withdrawn">Withdrawn</span><span class="summary">Sum</span></li></ul><hr><span>in<p>line</p>d</span><form><fieldset><legend>L</legend>x</fieldset></form>`,
		"pages":                `<article data-base="a/one.html"><h1>One</h1><p id="x">To <a href="two.html">two</a>, <a href="two.html#x">its x</a>, <a href="#x">mine</a>, <a href="three.html">three</a><sup class="footnote-ref"><a href="#fn-1">1</a></sup></p><section class="footnotes"><ol><li id="fn-1">N1</li></ol></section></article><article data-base="a/two.html"><h1>Two</h1><h2>Sub</h2><p id="x">X<sup class="footnote-ref"><a href="#fn-1">1</a></sup></p><section class="footnotes"><ol><li id="fn-1">N2</li></ol></section></article>`,
		"page in a line":       `<article data-base="a/one.html"><p>To <a href="two.html#x">its x</a></p></article><p id="x"><span><article data-base="a/two.html"><p id="x">X, as <a href="#x">mine</a></p></article></span></p>`,
		"place in a reference": `<p>To <a href="#r">the sign</a><sup class="footnote-ref" id="r"><a href="#fn-1"><b id="in">1</b></a></sup> and <a href="#in">in it</a><sup class="footnote-ref"><span><h2>A heading</h2></span></sup></p><section class="footnotes"><ol><li id="fn-1">N</li></ol></section>`,
	}
}
