package main

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/licensecheck"

	"partnerbook/generator/testrun"
)

// accepted are the licences that a library may have: all of them let the program be
// given away in any form, if their texts go with it. OFL-1.1 is that of a font in
// chroma's formatter for SVG, which the program does not contain.
var accepted = []string{"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "OFL-1.1"}

// library is a module that the program contains.
type library struct{ path, version, dir string }

// releases are the systems and processors that releases are made for. While somebody
// works, those of one processor stand for all.
func releases() [][2]string {
	processors := []string{"amd64"}
	if testrun.Long() {
		processors = append(processors, "arm64")
	}
	var all [][2]string
	for _, system := range []string{"linux", "windows", "darwin"} {
		for _, processor := range processors {
			all = append(all, [2]string{system, processor})
		}
	}
	return all
}

// libraries returns the modules of all releases, sorted, and Go itself first.
func libraries(t *testing.T) []library {
	t.Helper()
	goroot := strings.TrimSpace(string(golang(t, nil, "env", "GOROOT")))
	found := map[library]bool{}
	for _, r := range releases() {
		env := append(os.Environ(), "GOOS="+r[0], "GOARCH="+r[1], "CGO_ENABLED=0")
		out := golang(t, env, "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}", ".")
		for s := bufio.NewScanner(bytes.NewReader(out)); s.Scan(); {
			if f := strings.Split(s.Text(), "\t"); len(f) == 3 {
				found[library{f[0], f[1], f[2]}] = true
			}
		}
	}
	list := slices.SortedFunc(maps.Keys(found), func(a, b library) int { return strings.Compare(a.path, b.path) })
	return append([]library{{"go", "standard-library", goroot}}, list...)
}

func golang(t *testing.T, env []string, args ...string) []byte {
	t.Helper()
	c := exec.Command("go", args...)
	c.Env = env
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents)(\.(md|txt)|-2\.0\.txt)?$`)

// read returns the texts of a library's licence, and its name.
func (l library) read(t *testing.T) (text, licence string) {
	t.Helper()
	entries, err := os.ReadDir(l.dir)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	names := map[string]bool{}
	for _, e := range entries {
		if !licenceFile.MatchString(e.Name()) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(l.dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n")))
		for _, m := range licensecheck.Scan(data).Match {
			if !m.IsURL && m.ID != "GooglePatentClause" && m.ID != "GooglePatentsFile" {
				names[m.ID] = true
			}
		}
	}
	if len(names) == 0 {
		t.Errorf("%s has no licence that is known: %s", l.path, l.dir)
	}
	for name := range names {
		if !slices.Contains(accepted, name) {
			t.Errorf("%s is under %s, which is not among those that are accepted", l.path, name)
		}
	}
	return strings.Join(texts, "\n\n"), strings.Join(slices.Sorted(maps.Keys(names)), "+")
}

// writeLicences returns what licences.txt should hold.
func writeLicences(t *testing.T, all []library) string {
	t.Helper()
	names, texts := map[string][]string{}, []string{}
	for _, l := range all {
		text, licence := l.read(t)
		if names[text] == nil {
			texts = append(texts, text)
		}
		names[text] = append(names[text], fmt.Sprintf("%s%s %s %s\n", licenceMark, l.path, l.version, licence))
	}
	var out strings.Builder
	for _, text := range texts {
		fmt.Fprintf(&out, "%s\n%s\n\n", strings.Join(names[text], ""), text)
	}
	return out.String()
}

// TestLicences holds the list of licences to what releases contain. With
// UPDATE_LICENCES=1 it writes the list.
func TestLicences(t *testing.T) {
	testrun.Alone(t)
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("no go command says what the program contains: ", err)
	}
	want := writeLicences(t, libraries(t))
	if os.Getenv("UPDATE_LICENCES") == "1" && !t.Failed() {
		if err := os.WriteFile("licences.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, licencesText); diff != "" {
		t.Errorf("the libraries are not those whose licences are listed; UPDATE_LICENCES=1 go test ./cmd/partnerbook -run TestLicences mends it (-want +got):\n%.2000s", diff)
	}
}
