package themes_test

import (
	"bytes"
	"context"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/fill"
	"partnerbook/generator/testrun"
	"partnerbook/generator/word"
	"partnerbook/generator/word/wordtest"
)

// office finds LibreOffice and what reads its PDFs.
func office(t testing.TB) (soffice, pdftotext string) {
	t.Helper()
	testrun.Alone(t)
	soffice = os.Getenv("SOFFICE")
	if soffice == "" {
		soffice, _ = exec.LookPath("soffice")
	}
	pdftotext, _ = exec.LookPath("pdftotext")
	if soffice == "" || pdftotext == "" {
		needed(t, "there is no LibreOffice or no pdftotext (Debian: libreoffice-writer-nogui poppler-utils); SOFFICE can say where it is")
	}
	return soffice, pdftotext
}

// convert lets LibreOffice convert files, all in one call: it is slow to start.
func convert(t testing.TB, soffice, to, out string, files []string) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 2*hangs)
	defer stop()
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(out, "..", "profile")), "--headless", "--convert-to", to, "--outdir", out}
	said, err := exec.CommandContext(ctx, soffice, append(args, files...)...).CombinedOutput()
	if err != nil || bytes.Contains(said, []byte("Error:")) {
		t.Fatalf("LibreOffice: %v\n%s", err, said)
	}
}

// TestWordInLibreOffice opens the blank document of every template, one of each that is
// filled in, a page with everything and all written cases in LibreOffice: as a PDF they
// have the same words, and saved again the same controls, headings and header rows. While
// somebody works, it takes one blank in three and none that is filled in.
func TestWordInLibreOffice(t *testing.T) {
	thorough(t)
	t.Parallel()
	soffice, pdftotext := office(t)
	version, err := exec.Command(soffice, "--version").Output()
	if err != nil {
		t.Fatal(err)
	}
	keepsTags := !oldOffice.Match(version)
	t.Logf("%s", version)
	dir := t.TempDir()
	documents := blankDocuments(t)
	if quick() {
		for i, name := range slices.Sorted(maps.Keys(documents)) {
			if i%10 != 0 {
				delete(documents, name)
			}
		}
	} else {
		maps.Copy(documents, filledDocuments(t))
	}
	info := wordInfo("en")
	info.Fields["why"] = word.Field{Label: "Why"} // an old LibreOffice takes the lines of a longtext together
	for name, html := range wordtest.Cases() {
		if name == "evil" || name == "wide" { // they do not fit on a page
			continue
		}
		data, err := word.Document(info, readNodes(t, html))
		if err != nil {
			t.Fatal(err)
		}
		documents["case-"+name] = data
	}
	var files []string
	for name, data := range documents {
		file := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	convert(t, soffice, "pdf", filepath.Join(dir, "pdf"), files)
	convert(t, soffice, "docx:Office Open XML Text", filepath.Join(dir, "again"), files)
	for name, data := range documents {
		t.Run(name, func(t *testing.T) {
			text, err := exec.Command(pdftotext, "-enc", "UTF-8", filepath.Join(dir, "pdf", name+".pdf"), "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			sameWords(t, wordtest.Text(data), wordtest.Frame(data), string(text))
			again := readFile(t, filepath.Join(dir, "again", name+".docx"))
			for kind, n := range wordtest.Kinds(data) {
				if wordtest.Kinds(again)[kind] < n {
					t.Errorf("of %d controls %s, %d are left", n, kind, wordtest.Kinds(again)[kind])
				}
			}
			if diff := cmp.Diff(inlineTags(data), inlineTags(again)); keepsTags && diff != "" {
				t.Errorf("controls (-ours +LibreOffice's):\n%s", diff)
			}
			if diff := cmp.Diff(wordtest.Headings(data), wordtest.Headings(again)); diff != "" {
				t.Errorf("headings (-ours +LibreOffice's):\n%s", diff)
			}
			if ours, theirs := wordtest.HeaderRows(data), wordtest.HeaderRows(again); ours != theirs {
				t.Errorf("%d header rows became %d", ours, theirs)
			}
		})
	}
}

// oldOffice finds the versions of LibreOffice that keep controls, and forget tags.
var oldOffice = regexp.MustCompile(`LibreOffice ([1-6]\.|7\.[0-5])`)

// inlineTags returns the tags of the controls in a document but of repeating
// sections, which only Word knows.
func inlineTags(document []byte) []string {
	tags := slices.DeleteFunc(wordtest.Controls(document), func(tag string) bool { return tag == "risks" || tag == "other" })
	slices.Sort(tags)
	return tags
}

// blankDocuments returns the blank documents of both sites by their names.
func blankDocuments(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, b := range everySite(t) {
		files, err := filepath.Glob(filepath.Join(b.dir, "*", "*.docx"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data := readFile(t, file)
			for _, problem := range wordtest.Check(data) {
				t.Errorf("%s: %s", file, problem)
			}
			out[b.name+"-"+strings.TrimSuffix(filepath.Base(file), ".docx")] = data
		}
	}
	if len(out) < 10 {
		t.Fatalf("there are %d blank documents", len(out))
	}
	return out
}

// filledDocuments returns the documents of the templates of this site with an answer to
// every field, and two rows in each table.
func filledDocuments(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	b := everySite(t)[0]
	for _, name := range templatesOf(t, b) {
		page := string(readFile(t, filepath.Join(b.dir, name)))
		answers := fill.Answers{}
		for _, f := range fieldsOf(t, page) {
			v := fill.Value{Text: answerTo(f)}
			for range 2 {
				if f.Type.HasRows() {
					row := map[string]string{}
					for _, c := range f.Columns {
						row[c.ID.Text] = answerTo(c)
					}
					v.Rows = append(v.Rows, row)
				}
			}
			answers[f.ID.Text] = v
		}
		filled := fill.Document(documentIn(t, page), fill.Printing{Fields: fieldsOf(t, page), Answers: answers, Months: months})
		data, err := word.Document(wordInfoOf(t, page), filled)
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range wordtest.Check(data) {
			t.Errorf("%s, filled in: %s", name, problem)
		}
		out["filled-"+strings.TrimSuffix(path.Base(name), ".html")] = data
	}
	if len(out) < 26 {
		t.Fatalf("there are %d templates", len(out))
	}
	return out
}

// answerTo is an answer to a field, of its type.
func answerTo(f fill.Field) string {
	switch f.Type {
	case fill.Date:
		return "2027-03-31"
	case fill.Number:
		return "1,250"
	case fill.Choice:
		return f.Choices[0]
	}
	return "Words about " + f.Label
}

// sameWords compares the words of a document with those of its PDF, in which those of
// the frame and of repeated headings of tables stand besides.
func sameWords(t *testing.T, want, frame, got string) {
	t.Helper()
	left := map[string]int{}
	for _, w := range ofLetters(got) {
		left[w]++
	}
	known := map[string]bool{}
	for _, w := range ofLetters(want) {
		known[w] = true
		if left[w]--; left[w] < 0 {
			t.Errorf("the PDF lacks %q", w)
		}
	}
	for _, w := range ofLetters(frame) {
		known[w] = true
	}
	for w := range left {
		if !known[w] {
			t.Errorf("the PDF has %q besides", w)
		}
	}
}

// ofLetters returns the words of a text that have more than two letters: pdftotext
// takes shorter ones together. It leaves out hyphens at which lines end.
func ofLetters(s string) []string {
	s = strings.NewReplacer("-\n", "", "-", "").Replace(s)
	words := strings.FieldsFunc(s, func(c rune) bool { return !unicode.IsLetter(c) })
	return slices.DeleteFunc(words, func(w string) bool { return len(w) < 3 })
}
