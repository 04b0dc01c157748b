package diag

import (
	"bytes"
	"encoding/json"
	"flag"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares what a printer writes with a file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s (-want +got), `go test ./generator/diag -update` accepts it:\n%s", file, d)
	}
}

// TestJSON holds the form of `check --format json`, on which scripts rely.
func TestJSON(t *testing.T) {
	for name, list := range map[string]List{"sample.json": sample(), "none.json": nil} {
		var out bytes.Buffer
		if err := WriteJSON(&out, list); err != nil {
			t.Fatal(err)
		}
		if !json.Valid(out.Bytes()) {
			t.Errorf("%s is not JSON", name)
		}
		golden(t, name, out.Bytes())
	}
}

func TestSARIF(t *testing.T) {
	for name, list := range map[string]List{"sample.sarif": sample(), "none.sarif": nil} {
		var out bytes.Buffer
		if err := WriteSARIF(&out, list, "1.2.3"); err != nil {
			t.Fatal(err)
		}
		checkSARIF(t, out.Bytes(), list)
		golden(t, name, out.Bytes())
	}
}

// TestSARIFOfEveryCode gives each code its rule.
func TestSARIFOfEveryCode(t *testing.T) {
	var list List
	for _, row := range Rows() {
		list.Add(New(row.Code, Position{"content/a.md", 1, 1, 1}, "Message."))
	}
	var out bytes.Buffer
	if err := WriteSARIF(&out, list, ""); err != nil {
		t.Fatal(err)
	}
	checkSARIF(t, out.Bytes(), list)
}

// checkSARIF holds a log to what SARIF 2.1.0 requires and to what GitHub's code
// scanning requires besides (“SARIF support for code scanning”). Fingerprints
// are left to the program that uploads the log, which has the lines.
func checkSARIF(t *testing.T, data []byte, list List) {
	t.Helper()
	type text struct{ Text string }
	type region struct{ StartLine, StartColumn, EndLine, EndColumn int }
	type location struct {
		PhysicalLocation struct {
			ArtifactLocation struct{ URI string }
			Region           region
		}
		Message text
	}
	var log struct {
		Schema  string `json:"$schema"`
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct {
						ID                                      Code
						ShortDescription, FullDescription, Help text
						DefaultConfiguration                    struct{ Level string }
					}
				}
			}
			ColumnKind string
			Results    []struct {
				RuleID           Code
				RuleIndex        int
				Level            string
				Message          text
				Locations        []location
				RelatedLocations []location
			}
		}
	}
	if err := json.Unmarshal(data, &log); err != nil {
		t.Fatal(err)
	}
	if log.Schema == "" || log.Version != "2.1.0" || len(log.Runs) != 1 {
		t.Fatalf("not a log of SARIF 2.1.0 with one run: %s", data)
	}
	run := log.Runs[0]
	rules := run.Tool.Driver.Rules
	if run.Tool.Driver.Name == "" || rules == nil || run.Results == nil || run.ColumnKind != "unicodeCodePoints" {
		t.Errorf("the run lacks what it needs: %s", data)
	}
	seen := map[Code]bool{}
	for _, r := range rules {
		if seen[r.ID] || r.ShortDescription.Text == "" || r.FullDescription.Text == "" || r.Help.Text == "" {
			t.Errorf("the rule %s is there twice or lacks a text", r.ID)
		}
		if r.DefaultConfiguration.Level != sarifLevel(r.ID.Severity()) {
			t.Errorf("the rule %s has the level %s", r.ID, r.DefaultConfiguration.Level)
		}
		seen[r.ID] = true
	}
	if len(run.Results) != len(list) {
		t.Fatalf("%d results of %d", len(run.Results), len(list))
	}
	for i, r := range run.Results {
		if r.RuleID != list[i].Code || rules[r.RuleIndex].ID != r.RuleID || r.Message.Text == "" || len(r.Locations) != 1 {
			t.Errorf("result %d: %+v", i, r)
		}
		if r.Level != "error" && r.Level != "warning" && r.Level != "note" {
			t.Errorf("result %d has the level %s", i, r.Level)
		}
		for _, l := range append(r.Locations, r.RelatedLocations...) {
			p := l.PhysicalLocation
			if u, err := url.Parse(p.ArtifactLocation.URI); err != nil || u.Path == "" {
				t.Errorf("result %d is in %q: %v", i, p.ArtifactLocation.URI, err)
			}
			if p.Region.StartLine < 1 || p.Region.StartColumn < 1 ||
				p.Region.EndLine < p.Region.StartLine || p.Region.EndColumn < p.Region.StartColumn {
				t.Errorf("result %d is at %+v", i, p.Region)
			}
		}
		for _, l := range r.RelatedLocations {
			if l.Message.Text == "" {
				t.Errorf("result %d does not say why a place is related", i)
			}
		}
	}
}

func TestSARIFNamesFilesByReference(t *testing.T) {
	for name, want := range map[string]string{
		"content/a.md":           "content/a.md",
		"content/café page#1.md": "content/caf%C3%A9%20page%231.md",
		"a:b.md":                 "./a:b.md",
		"/srv/site/a.md":         "file:///srv/site/a.md",
		"C:/site/a.md":           "file:///C:/site/a.md",
		"../content/a.md":        "../content/a.md",
	} {
		if got := uri(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
