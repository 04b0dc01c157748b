package word_test

import (
	"bytes"
	"strings"
	"testing"

	"partnerbook/generator/word"
	"partnerbook/generator/word/wordtest"
)

func made(t testing.TB, info word.Info, html string) []byte {
	t.Helper()
	nodes, err := word.Read([]byte(html))
	if err != nil {
		t.Fatal(err)
	}
	data, err := word.Document(info, nodes)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func info() word.Info {
	return word.Info{
		Title: "Title", Language: "en", Date: "2026-11-21", Base: "https://example.org/a/b.html", Fields: wordtest.Fields(),
		Words: word.Words{Page: "Page {n} of {all}", Picture: "Picture: {alt}", Choose: "Choose", Months: "January February March April May June July August September October November December"},
	}
}

// TestCases makes a document of each written case, and looks for what Word would
// refuse.
func TestCases(t *testing.T) {
	for name, html := range wordtest.Cases() {
		for _, problem := range wordtest.Check(made(t, info(), html)) {
			t.Errorf("%s: %s", name, problem)
		}
	}
}

// TestText says what pieces of HTML become, as the XML in the document's body.
func TestText(t *testing.T) {
	for html, want := range map[string]string{
		`<p>a <em>b</em></p>`:                                                                 `<w:p><w:r><w:t xml:space="preserve">a </w:t></w:r><w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">b</w:t></w:r></w:p>`,
		`<h3>A</h3>`:                                                                          `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t xml:space="preserve">A</w:t></w:r></w:p>`,
		`<ul><li>A</li></ul>`:                                                                 `<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r>`,
		`<p><a href="c.html">A</a></p>`:                                                       `<w:hyperlink r:id="rId10" w:history="1"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">A</w:t></w:r></w:hyperlink>`,
		`<p><a href="javascript:x">A</a></p>`:                                                 `<w:p><w:r><w:t xml:space="preserve">A</w:t></w:r></w:p>`,
		`<p><a class="cite">S</a></p>`:                                                        `<w:t xml:space="preserve">[S]</w:t>`,
		`<p>{ DDEAUTO x } &lt;w:br/></p>`:                                                     `<w:t xml:space="preserve">{ DDEAUTO x } &lt;w:br/&gt;</w:t>`,
		`<span class="blank" data-field="day">Date</span>`:                                    `<w:sdt><w:sdtPr><w:alias w:val="Date"/><w:tag w:val="day"/><w:id w:val="1"/><w:showingPlcHdr/><w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t xml:space="preserve">[Date]</w:t></w:r></w:sdtContent></w:sdt>`,
		`<span class="blank" data-field="day">2026-03-07</span>`:                              `<w:date w:fullDate="2026-03-07T00:00:00Z">`,
		`<span class="blank" data-field="day" data-value="2026-03-07">x</span>`:               `<w:t xml:space="preserve">7 March 2026</w:t>`,
		`<span class="blank" data-field="level">High</span>`:                                  `<w:dropDownList><w:listItem w:displayText="Low" w:value="Low"/><w:listItem w:displayText="High" w:value="High"/>`,
		`<span class="blank" data-field="why">One<br>two</span>`:                              `<w:text w:multiLine="1"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">One</w:t><w:br/><w:t xml:space="preserve">two</w:t></w:r>`,
		`<table><tr data-repeat="risks"><td>A</td></tr></table>`:                              `<w:sdt><w:sdtPr><w:alias w:val="Risks"/><w:tag w:val="risks"/><w:id w:val="1"/><w15:repeatingSection/></w:sdtPr><w:sdtContent><w:sdt><w:sdtPr><w:id w:val="2"/><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent><w:tr>`,
		`<table><thead><tr><th>A</th></tr></thead></table>`:                                   `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`,
		`<p>a<img src="x" alt="The team"></p>`:                                                `a[Picture: The team]`,
		`<ul class="tasks"><li id="x"><label><input type="checkbox"> Do it</label></li></ul>`: `<w:alias w:val="Do it"/><w:tag w:val="x"/><w:id w:val="1"/><w14:checkbox><w14:checked w14:val="0"/>`,
	} {
		body := wordtest.Parts(made(t, info(), html))["word/document.xml"]
		if !strings.Contains(body, want) {
			t.Errorf("%s becomes\n%s\nwithout\n%s", html, body, want)
		}
	}
}

// TestNothingIsLost compares the words of nodes with those of the document: nothing
// that readers see or hear is left out, or there twice.
func TestNothingIsLost(t *testing.T) {
	html := `<p>one <span class="unseen">two</span></p><details><summary>three</summary>four</details><div class="tabs"><details name="t"><summary>five</summary><p>six</p></details></div><dl><dt>seven</dt><dd>eight</dd></dl><figure><svg><text>no</text></svg><figcaption>nine</figcaption></figure>`
	got := strings.Join(strings.Fields(wordtest.Text(made(t, info(), html))), " ")
	if want := "Title one two three four five six seven eight nine"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}

// TestSameBytes makes a document twice.
func TestSameBytes(t *testing.T) {
	html := wordtest.Cases()["notes"] + wordtest.Cases()["links"]
	if !bytes.Equal(made(t, info(), html), made(t, info(), html)) {
		t.Error("the same page gives other bytes")
	}
}

// FuzzDocument makes documents of any HTML: all of them are whole.
func FuzzDocument(f *testing.F) {
	for _, html := range wordtest.Cases() {
		f.Add(html, "en")
	}
	f.Fuzz(func(t *testing.T, html, language string) {
		if len(html) > 5000 {
			t.Skip()
		}
		nodes, err := word.Read([]byte(html))
		if err != nil {
			t.Skip() // nested too deeply
		}
		about := info()
		about.Language, about.Title, about.Origin, about.Contents = language, html, html, len(html)%2 == 0
		data, err := word.Document(about, nodes)
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range wordtest.Check(data) {
			t.Errorf("%s", problem)
		}
	})
}

// BenchmarkDocument makes a document of all cases that fit on a page.
func BenchmarkDocument(b *testing.B) {
	html := ""
	for name, c := range wordtest.Cases() {
		if name != "evil" {
			html += c
		}
	}
	nodes, err := word.Read([]byte(html))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := word.Document(info(), nodes); err != nil {
			b.Fatal(err)
		}
	}
}
