package generator

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
	"partnerbook/generator/testrun"
	"partnerbook/themes"
)

var update = flag.Bool("update", false, "rewrite what the cases want")

// TestDiagnostics runs testdata/diag/FAMILY/NAME.txtar, at least one archive for
// each code FAMILY/NAME; NAME.VARIANT.txtar holds a further case. An archive
// holds a site, and in the file "want" everything that the program says of it,
// to the letter. Archives in the folder none hold sites of which it has nothing
// to say.
//
// An archive without site.toml or content/index.md gets one (see fill), so that
// a case is about one thing. Lines of its comment set options, and those that
// begin with # are remarks:
//
//	plain                      there is no site.toml
//	drafts                     drafts are published
//	set: KEY=VALUE             a setting from the command line
//	crlf: FILE                 the file's lines end in CR LF
//	bom: FILE                  the file begins with a byte order mark
//	bytes: FILE TEXT           the file holds TEXT, in which \xFF is a byte
//	large: FILE N TEXT         the file holds TEXT, repeated up to N bytes
//	symlink: FILE -> TARGET    the file is a symbolic link
func TestDiagnostics(t *testing.T) {
	covered := map[diag.Code]bool{}
	for _, file := range diagCases(t) {
		name := strings.TrimSuffix(filepath.ToSlash(file), ".txtar")
		name = strings.TrimPrefix(name, "testdata/diag/")
		code := codeOfCase(name)
		covered[code] = true
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			runDiagCase(t, file, code)
		})
	}
	for _, row := range diag.Rows() {
		// What other sites answer is tested where it is asked, and what an aid says
		// without a site in package aid.
		elsewhere := row.Code.OnRequest() || row.Code.OfAid()
		if !covered[row.Code] && !elsewhere {
			t.Errorf("the code %s has no case; write testdata/diag/%s.txtar", row.Code, row.Code)
		}
	}
}

func diagCases(t *testing.T) []string {
	files, err := filepath.Glob("testdata/diag/*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases found", err)
	}
	return files
}

// codeOfCase returns the code that a case is for, or "" for none.
func codeOfCase(name string) diag.Code {
	if strings.HasPrefix(name, "none/") {
		return ""
	}
	code, _, _ := strings.Cut(name, ".")
	if number, ok := strings.CutPrefix(code, "aid/DA"); ok {
		return diag.Code("DA" + number)
	}
	return diag.Code(code)
}

func runDiagCase(t *testing.T, file string, code diag.Code) {
	if _, known := diag.Lookup(code); !known && code != "" {
		t.Fatalf("%s: there is no code %s", file, code)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(data)
	c := readDiagCase(t, archive)
	found, text := c.build(t)
	checkFound(t, found, text)
	c.settings.Bare = true
	bare, _ := c.build(t)
	if d := cmp.Diff(found, bare); d != "" {
		t.Errorf("%s: without a book something else is found (-with +without):\n%s", file, d)
	}

	var got bytes.Buffer
	if err := diag.WriteText(&got, found, diag.TextStyle{Lines: text}); err != nil {
		t.Fatal(err)
	}
	has := slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == code })
	switch {
	case code == "" && len(found) > 0:
		t.Errorf("%s: nothing is wrong here, and yet:\n%s", file, &got)
		return
	case code != "" && !has:
		t.Errorf("%s: there is no %s; found was:\n%s", file, code, &got)
		return
	}
	if *update {
		c.rewrite(t, file, archive, got.Bytes())
		return
	}
	if d := cmp.Diff(c.want, got.String()); d != "" {
		t.Errorf("%s (-want +got), `go test ./generator -run Diagnostics -update` accepts it:\n%s", file, d)
	}
}

// diagCase is a site to be built.
type diagCase struct {
	settings Settings
	files    map[string][]byte
	links    map[string]string
	want     string
}

func readDiagCase(t *testing.T, archive *txtar.Archive) *diagCase {
	c := &diagCase{files: map[string][]byte{}, links: map[string]string{}}
	c.settings = Settings{
		Expect: true,
		Prefix: "content",
		Themes: themes.FS,
		Shelf:  shelf,
		Day:    time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
	}
	for _, f := range archive.Files {
		if f.Name == "want" {
			c.want = string(f.Data)
			continue
		}
		c.files[f.Name] = f.Data
	}
	plain := false
	for line := range strings.Lines(string(archive.Comment)) {
		line = strings.TrimSpace(line)
		switch option, value, _ := strings.Cut(line, ":"); {
		case line == "" || strings.HasPrefix(line, "#"):
		case line == "plain":
			plain = true
		case line == "drafts":
			c.settings.Drafts = true
		case option == "set":
			c.settings.Overrides = append(c.settings.Overrides, strings.TrimSpace(value))
		default:
			c.special(t, option, strings.TrimSpace(value))
		}
	}
	c.fill(plain)
	return c
}

// special makes a file that text cannot hold.
func (c *diagCase) special(t *testing.T, option, value string) {
	name, rest, _ := strings.Cut(value, " ")
	switch option {
	case "crlf":
		c.files[name] = bytes.ReplaceAll(c.files[name], []byte("\n"), []byte("\r\n"))
	case "bom":
		c.files[name] = append([]byte("\xEF\xBB\xBF"), c.files[name]...)
	case "bytes":
		c.files[name] = []byte(unquoted(t, rest))
	case "large":
		number, text, _ := strings.Cut(rest, " ")
		n, err := strconv.Atoi(number)
		piece := unquoted(t, text)
		if err != nil || piece == "" {
			t.Fatalf("large wants a file, a number and a text, not %q", value)
		}
		c.files[name] = []byte(strings.Repeat(piece, n/len(piece)+1)[:n])
	case "symlink":
		_, target, ok := strings.Cut(rest, "-> ")
		if !ok {
			t.Fatalf("symlink wants FILE -> TARGET, not %q", value)
		}
		c.links[name] = target
	default:
		t.Fatalf("there is no option %q", option)
	}
}

func unquoted(t *testing.T, s string) string {
	text, err := strconv.Unquote(`"` + s + `"`)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return text
}

// fill adds what a site needs and the case does not care about: settings, and a
// start page from which every page can be reached.
func (c *diagCase) fill(plain bool) {
	if _, given := c.files["site.toml"]; !given && !plain {
		c.files["site.toml"] = []byte("title = \"Example\"\n")
	}
	if _, given := c.files["content/index.md"]; given {
		return
	}
	home := "+++\ntitle = \"Home\"\n+++\n\nAll pages:\n\n"
	for name := range c.files {
		if strings.HasPrefix(name, "content/") && strings.HasSuffix(name, ".md") {
			home += ":::list\n"
			break
		}
	}
	c.files["content/index.md"] = []byte(home)
}

// build builds the site and returns what it found, and the text of its files.
func (c *diagCase) build(t *testing.T) (diag.List, func(string) (string, bool)) {
	site := c.open(t)
	settings := c.settings
	settings.Content = sub(t, site, "content")
	if _, ok := c.files["site.toml"]; ok {
		settings.Site = site
	}
	w := NewWorkspace(settings)
	edition, err := w.Refresh(context.Background(), Everything)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range w.Objects() {
		for _, d := range o.Found { // as the judge takes for granted
			if d.Pos.Path != o.Name {
				t.Errorf("compiling %s found something in %s: %v", o.Name, d.Pos.Path, d)
			}
		}
	}
	return edition.Found.List(), w.Text
}

// open returns the case's files: in memory or, if there are links among them, on
// disk.
func (c *diagCase) open(t *testing.T) fs.FS {
	if len(c.links) == 0 {
		files := fstest.MapFS{}
		for name, data := range c.files {
			files[name] = &fstest.MapFile{Data: data}
		}
		return files
	}
	dir := t.TempDir()
	for name, data := range c.files {
		writeFile(t, filepath.Join(dir, name), data)
	}
	for _, name := range slices.Sorted(maps.Keys(c.links)) {
		if err := os.Symlink(filepath.FromSlash(c.links[name]), filepath.Join(dir, name)); err != nil {
			t.Skip("this machine makes no symbolic links:", err)
		}
	}
	return openDisk(t, dir)
}

func writeFile(t *testing.T, name string, data []byte) {
	t.Helper()
	testrun.Put(t, name, data)
}

// diskFolder is a folder on disk that can be asked for those in it.
type diskFolder struct {
	*source.Disk
	path string
}

func openDisk(t *testing.T, dir string) diskFolder {
	disk, err := source.OpenDisk(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { disk.Close() })
	return diskFolder{disk, dir}
}

// sub returns a folder in site. On disk it is opened on its own, as the command
// does, so that links cannot lead from it into the rest of the site.
func sub(t *testing.T, site fs.FS, name string) fs.FS {
	if folder, ok := site.(diskFolder); ok {
		return openDisk(t, filepath.Join(folder.path, name)).Disk
	}
	folder, err := fs.Sub(site, name)
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// rewrite replaces what is wanted by what was found.
func (c *diagCase) rewrite(t *testing.T, file string, archive *txtar.Archive, got []byte) {
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
	if len(got) > 0 {
		archive.Files = append(archive.Files, txtar.File{Name: "want", Data: got})
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// checkFound checks what holds for every diagnostic: it is in the table, its
// places are in the file, and it is said in sentences that an author knows the
// words of.
func checkFound(t *testing.T, found diag.List, text func(string) (string, bool)) {
	for _, d := range found {
		label := fmt.Sprintf("%s: %s [%s]", d.Pos, d.Message, d.Code)
		if _, known := diag.Lookup(d.Code); !known {
			t.Errorf("%s: the code is not in the table", label)
		}
		for _, s := range []string{d.Message, d.Hint} {
			if word := insideWord.FindString(s); word != "" {
				t.Errorf("%s: authors do not know the word %q", label, word)
			}
		}
		// The specification of aids words its own.
		if !d.Code.OfAid() && (!strings.HasSuffix(d.Message, ".") || strings.HasSuffix(d.Message, "..")) {
			t.Errorf("%s: the message is not one sentence", label)
		}
		if d.Hint == "" && d.Severity == diag.Error {
			t.Errorf("%s: there is no hint at a way out", label)
		}
		checkPlace(t, label, d.Pos, text)
		for _, r := range d.Related {
			checkPlace(t, label+" (related)", r.Pos, text)
		}
	}
}

// insideWord finds the words for the inside of the program.
var insideWord = regexp.MustCompile(`(?i)\b(holes?|symbols?|objects?|goldmark|relocations?)\b|\bAST\b`)

func checkPlace(t *testing.T, label string, p diag.Position, text func(string) (string, bool)) {
	if p.Path == "" || p.Line == 0 && p.Column > 0 {
		t.Errorf("%s: %+v is no place", label, p)
	}
	content, ok := text(p.Path)
	if !ok || p.Line == 0 {
		return
	}
	lines := strings.Split(content, "\n")
	if p.Line > len(lines) {
		t.Errorf("%s: line %d of %d", label, p.Line, len(lines))
		return
	}
	length := len([]rune(strings.TrimSuffix(lines[p.Line-1], "\r")))
	if p.Column > length+1 || p.Column+p.Length > length+1 {
		t.Errorf("%s: columns %d to %d in a line of %d characters", label, p.Column, p.Column+p.Length, length)
	}
}
