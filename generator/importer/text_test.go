package importer_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"partnerbook/generator/importer"
)

// TestText imports pieces of text as programs take them out of a PDF, and says what
// becomes of them.
func TestText(t *testing.T) {
	const long = "This paragraph is long enough to be taken for the first one of a text that somebody printed once upon a time, and says nothing. Its lines are not wrapped either.\n\n"
	for name, c := range map[string]struct{ text, want string }{
		"headings":       {"The title\n\nFirst part\n\n" + long + "Second part\n\nText.\n", "## First part\n\n" + strings.TrimSpace(long) + "\n\n## Second part\n\nText."},
		"contents":       {"The title\n\nContents\n\nOne.....3\nTwo.....4\n\nOne\n\n" + long + "Below it\n\nText.\n\nTwo\n\nText.\n", "## One\n\n" + strings.TrimSpace(long) + "\n\n### Below it\n\nText.\n\n## Two\n\nText."},
		"wrapped":        {"The title\n\nA paragraph that was printed in lines of a certain width, and whose last\nline is shorter, with a word that was di-\nvided and a well-known one.\n\nThe well-\nknown one.\n", "A paragraph that was printed in lines of a certain width, and whose last line is shorter, with a word that was divided and a well-known one.\n\nThe well-known one."},
		"bullets":        {"Title\n\n" + long + "• one:\n  • below\n  • below too\n• two\n", strings.TrimSpace(long) + "\n\n- one:\n  - below\n  - below too\n- two"},
		"one space more": {"Title\n\n" + long + "- one\n - two\n - three\n", strings.TrimSpace(long) + "\n\n- one\n- two\n- three"},
		"lost indents":   {"Title\n\n" + long + "- having a plan that:\n- is short\n- is known\n- linking it to others\n- using it\n- keeping it\n- asking others\n", strings.TrimSpace(long) + "\n\n- having a plan that:\n  - is short\n  - is known\n- linking it to others\n- using it\n- keeping it\n- asking others"},
		"split sentence": {"Title\n\nA sentence that goes on at the top of the next page, which is where the\n\nlaw of 1988 is named.\n", "A sentence that goes on at the top of the next page, which is where the law of 1988 is named."},
		"footnotes":      {"Title\n\nA sum of money¹ was saved^{2}, and 10 m³ of paper.\n\nMore text follows here.\n\n1. Not verified.\n2. www.example.org/a_b.\n", "A sum of money[^1] was saved[^2], and 10 m³ of paper.\n\nMore text follows here.\n\n[^1]: Not verified.\n\n[^2]: [www.example.org/a\\_b](http://www.example.org/a_b)."},
		"numbered":       {"Title\n\n1. First paragraph.\n2. Second, with a list:\n- a\n- b\n3. Third.\n\nA heading\n\n4. Fourth.\n\nAnother heading\n\n5. Fifth.\n", "First paragraph.\n\nSecond, with a list:\n\n- a\n- b\n\nThird.\n\n## A heading\n\nFourth.\n\n## Another heading\n\nFifth."},
		"ordered list":   {"Title\n\n" + long + "1. one\n2. two\n", strings.TrimSpace(long) + "\n\n1. one\n2. two"},
		"table":          {"Title\n\n" + long + "Model\tWhat it means for councils\tWho\nShared\tTwo councils do it together\tMany\nOut\tA company does it for a fee\tFew\n", strings.TrimSpace(long) + "\n\n| Model | What it means for councils | Who |\n|---|---|---|\n| Shared | Two councils do it together | Many |\n| Out | A company does it for a fee | Few |"},
		"prose table":    {"Title\n\n" + long + "Place\tPractice\tLesson\nYork\t<ul> • one • two</ul>\t<p>Learned.</p>\n", strings.TrimSpace(long) + "\n\n## York\n\n**Practice:**\n\n- one\n- two\n\n**Lesson:** Learned."},
		"meanings":       {"Title\n\n" + long + "Triage\tThe process of making sure that people get the right support.\nExit\tHow an arrangement ends and what it costs to leave it.\n", strings.TrimSpace(long) + "\n\nTriage\n: The process of making sure that people get the right support.\n\nExit\n: How an arrangement ends and what it costs to leave it."},
		"counted table":  {"Title\n\n" + long + "\tObjectives\n1\tDo this\n2\tDo that\n", strings.TrimSpace(long) + "\n\n**Objectives**\n\n1. Do this\n2. Do that"},
		"navigation":     {"home\n\nTitle\n\ntop of page\n\n" + long + "top of pageThe end\n\nText.\n", strings.TrimSpace(long) + "\n\n## The end\n\nText."},
		"repeated":       {"Title\n\n" + long + "Our work\n\nText.\n\n\n\n\nOur work (continued)\n\nMore.\n", strings.TrimSpace(long) + "\n\n## Our work\n\nText.\n\nMore."},
		"hostile":        {"Title\n\n" + long + "# no heading\n\n<script>alert(1)</script> and {{blank}} and :cite[x] and `code` _a_\n\n::: note\n\n+++\n\n> no quote\n\n[x](javascript:alert(1))\n", strings.TrimSpace(long) + "\n\n\\# no heading\n\n\\<script>alert(1)\\</script> and \\{\\{blank\\}\\} and :cite\\[x\\] and \\`code\\` \\_a\\_\n\n\\::: note\n\n\\+++\n\n\\> no quote\n\nx"},
	} {
		files, report := imported(t, "x.txt", []byte(c.text))
		if got := body(files["x.md"]); got != c.want {
			t.Errorf("%s: it becomes\n%s\nand not\n%s\n%s", name, got, c.want, report.Text())
		}
		if problems := build(t, files, false).errors(); len(problems) > 0 {
			t.Errorf("%s: %s", name, strings.Join(problems, "\n"))
		}
	}
}

// TestRunningHeads takes pages apart at form feeds: what stands at the top and foot of all
// is left out and reported.
func TestRunningHeads(t *testing.T) {
	text := ""
	for _, page := range []string{"1", "2", "3", "4"} {
		text += "Annual report 2018\n\nWords of page " + page + page + " and nothing else of note here.\n\nPage " + page + " of 4\n\f"
	}
	files, report := imported(t, "x.txt", []byte("Annual report\n\n"+text))
	page := files["x.md"]
	if strings.Contains(page, "2018") || strings.Contains(page, "Page 2 of") || !strings.Contains(page, "Words of page 33") {
		t.Errorf("heads or feet are left, or words are lost:\n%s", page)
	}
	if !strings.Contains(report.Text(), "running head or foot of a page: page 1, line 3; page 1, line 7") {
		t.Errorf("the report does not tell of them:\n%s", report.Text())
	}
}

// TestKinds imports a text that has an annex, good practice, testimonials, figures and a
// status.
func TestKinds(t *testing.T) {
	const text = `Withdrawn

This publication is withdrawn.

Department for Examples

How two councils share

Introduction

This guidance says how two councils share a service, what it costs them and what they gain by it, in one hundred words or a few more.

Good practice includes:

- talking to each other
- asking the staff:
  - early
  - often

What councils said

“We would do it again, and sooner, if we had to choose once more.” – Northtown Council and Southtown Council.

- “It saved money from the first year on, which nobody had foreseen.” – Telford and Wrekin Council

Figures

Indicator	Northtown		Southtown
Claims paid in	09/10	97.5%	09/10	98.6%
time	10/11	98.0%	10/11	98.7%
Visits	10/11	12	10/11	9

Annex A: Glossary

Words that are used above, and what they mean to those who use them, are explained here.
`
	files, report := imported(t, "papers/My Paper.txt", []byte(text))
	for path, want := range map[string][]string{
		"my-paper/index.md": {
			"title = \"How two councils share\"", "kind = \"source\"", "publisher = \"Department for Examples\"", "status = \"withdrawn\"", "because = \"The document says: This publication is withdrawn.\"",
			"<!-- source: line 11 -->\nThis guidance", "The good practice is a checklist: [Good practice: Introduction](good-practice-introduction.md)",
			"- [What Northtown Council and Southtown Council said](testimonials/northtown-council-and-southtown-council.md) {#northtown-council-and-southtown-council}",
			":::table{data=my-paper-table-1}", "- [Annex A: Glossary](annex-a-glossary.md)",
		},
		"my-paper/annex-a-glossary.md":                                     {"title = \"Annex A: Glossary\"", "Words that are used above"},
		"my-paper/good-practice-introduction.md":                           {"kind = \"checklist\"", "status = \"historic\"", "sources = [\"index.md#introduction\"]", "- [ ] asking the staff:\n  - [ ] early\n  - [ ] often"},
		"my-paper/testimonials/northtown-council-and-southtown-council.md": {"kind = \"testimonial\"", "councils = [\"Northtown Council\", \"Southtown Council\"]", "quote = \"We would do it again,", "sources = [\"../index.md#northtown-council-and-southtown-council\"]"},
		"my-paper/testimonials/telford-and-wrekin-council.md":              {"councils = [\"Telford and Wrekin Council\"]"},
		"data/my-paper-table-1.csv":                                        {"Indicator,Northtown year,Northtown,Southtown year,Southtown\nClaims paid in time,09/10,97.5%,09/10,98.6%\nClaims paid in time,10/11,98.0%,10/11,98.7%\nVisits,10/11,12,10/11,9\n"},
		"data/my-paper-table-1.toml":                                       {"title = \"Figures\"\n"},
		"my-paper/import-report.txt":                                       {"What became of My Paper.txt", "Guessed: look whether it is right"},
	} {
		for _, w := range want {
			if !strings.Contains(files[path], w) {
				t.Errorf("%s lacks\n%s\nin\n%s", path, w, files[path])
			}
		}
	}
	if len(files) != 8 {
		t.Errorf("%d files are made:\n%s", len(files), report.Text())
	}
	for _, plain := range []bool{true, false} {
		if problems := build(t, files, plain).errors(); len(problems) > 0 {
			t.Errorf("plain %v: %s", plain, strings.Join(problems, "\n"))
		}
	}
}

// seeds returns the source documents beside the repository.
func seeds(t *testing.T) []string {
	names, err := filepath.Glob("../../../shared/seeds/*.txt")
	if err != nil || len(names) == 0 {
		t.Skip("the source documents do not stand beside the repository, in ../shared/seeds")
	}
	return names
}

// TestSeeds imports the source documents: each gives a site that builds without errors,
// with all its words, and reports what was dropped and guessed.
func TestSeeds(t *testing.T) {
	for _, name := range seeds(t) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files, report := imported(t, name, data)
		for _, plain := range []bool{true, false} {
			b := build(t, files, plain)
			if problems := b.errors(); len(problems) > 0 || b.edition.Book == nil {
				t.Errorf("%s: %s", name, strings.Join(problems, "\n"))
			}
		}
		lost := slices.DeleteFunc(lostWords(tag.ReplaceAllString(string(data), " "), files), func(word string) bool {
			return strings.Trim(word, "0123456789") == "" || word == "para" // of the list of contents, which is reported as a whole
		})
		if len(lost) > 0 {
			t.Errorf("%s: these words are in no page and in no report: %q", name, lost)
		}
		if len(report.Guessed) == 0 || !strings.Contains(report.Text(), "title: line") {
			t.Errorf("%s: the report does not say what was guessed:\n%s", name, report.Text())
		}
	}
}

// tag is one of the HTML that stands in cells.
var tag = regexp.MustCompile(`</?[a-z]+(?: style="[^"]*")?>`)

// lostWords returns the words of a text that stand in no file.
func lostWords(text string, files map[string]string) []string {
	count := map[string]int{}
	for _, page := range files {
		for _, word := range wordsOf(page) {
			count[word]++
		}
	}
	var lost []string
	for _, word := range wordsOf(text) {
		if count[word] == 0 && !slices.Contains(lost, word) {
			lost = append(lost, word)
		}
	}
	return lost
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// TestNothingIsLost imports files in which words stand in odd places, and looks for each in
// the pages.
func TestNothingIsLost(t *testing.T) {
	for name, data := range map[string]string{
		"a.html": "<body><p>one<ul>two<li>three<p>four</ul><table><tr><td>five<td>six<ul>seven<li>eight</ul></table><dl>nine<dt>ten<dd>eleven</dl><blockquote>twelve</blockquote><div>thirteen<p>fourteen</p>fifteen</div><pre>sixteen</pre><details><summary>seventeen</summary>eighteen</details><h2>nineteen</h2><figure>twenty<figcaption>twentyone</figcaption></figure>",
		"b.txt":  "one\ntwo\n\n- three\n four\n\nfive\tsix\n\tseven\neight\n\n1. nine\n\n2.1 ten\n\na) eleven\n\n“twelve” – thirteen\n\nfourteen:\nfifteen\n",
		"c.docx": string(docx(t, p("Title", "one")+li(1, 2, "two")+li(1, 0, "three")+`<w:sdt><w:sdtContent>`+p("", "four")+`</w:sdtContent></w:sdt><w:tbl><w:tr><w:tc>`+p("", "five")+`<w:tbl><w:tr><w:tc>`+p("", "six")+`</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl><w:p><w:smartTag>`+run("seven")+`</w:smartTag><w:r><w:pict><w:txbxContent>`+p("", "eight")+`</w:txbxContent></w:pict></w:r></w:p>`, nil)),
	} {
		files, _ := imported(t, name, []byte(data))
		for path := range files {
			if strings.HasSuffix(path, ".txt") {
				delete(files, path)
			}
		}
		text := data
		if strings.HasSuffix(name, ".docx") {
			text = "one two three four five six seven eight"
		} else if strings.HasSuffix(name, ".html") {
			text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twentyone"
		}
		if lost := lostWords(text, files); len(lost) > 0 {
			t.Errorf("%s loses %q:\n%v", name, lost, files)
		}
	}
}

// TestSameBytes imports a file twice.
func TestSameBytes(t *testing.T) {
	for name, data := range map[string][]byte{
		"a.docx": docx(t, `<w:p><w:hyperlink w:anchor="x">`+run("down")+`</w:hyperlink><w:r><w:footnoteReference w:id="1"/></w:r></w:p><w:p><w:bookmarkStart w:name="x"/>`+run("Here.")+`</w:p>`, nil),
		"b.txt":  []byte("T\n\nA¹ b².\n\n1. one\n2. two\n"),
	} {
		one, err := importer.Import(name, data, importer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			two, _ := importer.Import(name, data, importer.Options{})
			for i := range one.Files {
				if string(one.Files[i].Data) != string(two.Files[i].Data) || one.Files[i].Path != two.Files[i].Path {
					t.Fatalf("%s: %s differs", name, one.Files[i].Path)
				}
			}
		}
	}
}
