package aid

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// notHere are codes that have their case elsewhere.
var notHere = map[diag.Code]string{
	diag.AidNotCited:   "it is about pages of a site and not about an aid",
	diag.AidNoText:     "it is about a translation (translation_test.go)",
	diag.AidNotThere:   "it is about a translation (translation_test.go)",
	diag.AidNoOriginal: "it is about two files of a site",
}

// TestDiagnostics runs testdata/diagnostics/CODE.txtar, at least one archive for
// each code; CODE-VARIANT.txtar is a further case. An archive holds aid.toml, whose
// id is example, and in the file want everything that is said of it, to the
// letter. A variant may want that its code is not said. Lines of its comment set
// the world around the aid, in which otherwise all places and pages exist:
//
//	today: 2027-02-01                   the day of the build
//	missing: REF, near: OTHER           a place or page that does not exist
//	withdrawn: REF                      a place in a source that was withdrawn
func TestDiagnostics(t *testing.T) {
	files, err := filepath.Glob("testdata/diagnostics/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	covered := map[diag.Code]bool{}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		code, _, variant := strings.Cut(name, "-")
		if _, known := diag.Lookup(diag.Code(code)); !known {
			t.Errorf("%s: there is no such code", file)
		}
		covered[diag.Code(code)] = true
		t.Run(name, func(t *testing.T) { runCase(t, file, code, variant) })
	}
	for _, row := range diag.Rows() {
		if code := row.Code; strings.HasPrefix(string(code), "DA") && !covered[code] && notHere[code] == "" {
			t.Errorf("%s has no case", code)
		}
	}
}

func runCase(t *testing.T, file, code string, variant bool) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files) != 2 || archive.Files[0].Name != "aid.toml" || archive.Files[1].Name != "want" {
		t.Fatal("it holds other files than aid.toml and want")
	}
	got := whatIsSaid(archive.Files[0].Data, world(t, string(archive.Comment)))
	if !variant && !strings.Contains(got, " "+code+": ") {
		t.Errorf("nothing says %s:\n%s", code, got)
	}
	if *update {
		archive.Files[1].Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(archive.Files[1].Data), got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// whatIsSaid decodes and analyses an aid and returns all diagnostics.
func whatIsSaid(data []byte, opts AnalyseOptions) string {
	text, found := source.NewText("aid.toml", data)
	d, more := Decode(text, "example")
	found.Add(more...)
	if d != nil {
		found.Add(Analyse(d, opts).Found...)
	}
	var b strings.Builder
	for _, f := range found.Sorted() {
		fmt.Fprintf(&b, "%s:%d:%d: %s %s: %s\n    fix: %s\n", f.Pos.Path, f.Pos.Line, f.Pos.Column, f.Severity, f.Code, f.Message, f.Hint)
	}
	return b.String()
}

// world makes the options of an analysis of the lines of a comment.
func world(t *testing.T, comment string) AnalyseOptions {
	missing, withdrawn := map[string]string{}, []string{}
	var opts AnalyseOptions
	for line := range strings.Lines(comment) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "today":
			day, err := time.Parse(time.DateOnly, value)
			if err != nil {
				t.Fatal(err)
			}
			opts.Today = day
		case "missing":
			ref, near, _ := strings.Cut(value, ", near: ")
			missing[ref] = near
		case "withdrawn":
			withdrawn = append(withdrawn, value)
		case "":
		default:
			t.Fatalf("what is %q?", line)
		}
	}
	opts.Evidence = func(ref string) (EvidenceStatus, string, bool) {
		near, gone := missing[ref]
		return EvidenceStatus{Withdrawn: slices.Contains(withdrawn, ref)}, near, !gone
	}
	opts.Next = func(ref string) (string, bool) {
		near, gone := missing[ref]
		return near, !gone
	}
	return opts
}

// exampleText returns the file of a worked aid under the name example.
func exampleText(t testing.TB, name string) []byte {
	raw, err := os.ReadFile(filepath.Join("testdata", "aids", name+".toml"))
	if err != nil {
		t.Fatal(err)
	}
	return []byte(strings.Replace(string(raw), fmt.Sprintf("aid = %q", name), `aid = "example"`, 1))
}

// caseTexts returns the aids of all cases.
func caseTexts(t testing.TB) [][]byte {
	files, err := filepath.Glob("testdata/diagnostics/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var texts [][]byte
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, archive.Files[0].Data)
	}
	return texts
}
