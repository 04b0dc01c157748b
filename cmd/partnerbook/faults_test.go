package main_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"

	"partnerbook/generator/testrun"
)

// page returns the text of a page.
func page(title, text string) string {
	return fmt.Sprintf("+++\ntitle = %q\n+++\n\n%s\n", title, text)
}

func inUTF16(s string) string {
	var out bytes.Buffer
	for _, unit := range append([]uint16{0xFEFF}, utf16.Encode([]rune(s))...) {
		_ = binary.Write(&out, binary.LittleEndian, unit)
	}
	return out.String()
}

// TestOddFiles holds what becomes of one odd page of a site.
func TestOddFiles(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		raw   string
		code  int
		words []string // of the message
		shown string   // on the page
	}{
		"byte order mark": {raw: "\uFEFF" + page("Odd", "Text."), shown: "<p>Text.</p>"},
		"CR LF":           {raw: strings.ReplaceAll(page("Odd", "Text."), "\n", "\r\n"), shown: "<p>Text.</p>"},
		"CR LF with a mistake": {
			raw:   strings.ReplaceAll(page("Odd", "Ä [x](no.md)"), "\n", "\r\n"),
			code:  exitContent,
			words: []string{"content/guide/odd.md:5:7: error: There is no page no.md."},
		},
		"CR alone": {raw: strings.ReplaceAll(page("Odd", "Text."), "\n", "\r"), shown: "<p>Text.</p>"},
		"NUL": {
			raw: page("Odd", "Te\x00xt."), code: exitContent,
			words: []string{"content/guide/odd.md:5:3: error: There is an invisible control character (U+0000) here."},
		},
		"UTF-16": {
			raw: inUTF16(page("Odd", "Text.")), code: exitContent,
			words: []string{"content/guide/odd.md:1:1: error: The file is saved as UTF-16", "Encoding to UTF-8"},
		},
		"Latin-1": {
			raw: page("Odd", "Caf\xe9."), code: exitContent,
			words: []string{"content/guide/odd.md:5:4: error: The character here (byte 0xE9) cannot be read", "It may be “é”"},
		},
		"empty": {
			raw: "", code: exitContent,
			words: []string{"content/guide/odd.md:1:1: error: title is missing", "Begin the file with"},
		},
		"spaces and lines": {raw: " \n\n \n", code: exitContent, words: []string{"title is missing"}},
		"settings alone":   {raw: page("Odd", ""), code: exitFine, words: []string{"The page has no text."}, shown: "<h1>Odd</h1>"},
		"settings not closed": {
			raw: "+++\ntitle = \"Odd\"\n", code: exitContent,
			words: []string{"content/guide/odd.md:1:1: error: The settings that begin here are never closed."},
		},
		"nothing but a fence": {raw: "+++", code: exitContent, words: []string{"never closed"}},
		"no line end":         {raw: strings.TrimSuffix(page("Odd", "Text."), "\n"), shown: "<p>Text.</p>"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := newSite(t, tree{"content/guide/odd.md": c.raw})
			r := run(t, dir, "build")
			wantRefusal(t, r, c.code, c.words...)
			html := readTree(t, filepath.Join(dir, "public"))["guide/odd.html"]
			if !strings.Contains(html, c.shown) || c.code != exitFine && html != "" {
				t.Errorf("the page is:\n%s\nwant %q", html, c.shown)
			}
		})
	}
}

// TestOddFilesInPlainFolder: in somebody's folder of Markdown nothing stops a
// build.
func TestOddFilesInPlainFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	putAll(t, dir, tree{
		"docs/index.md":  "# Start\n\nText.\n",
		"docs/latin1.md": "# Latin\n\nCaf\xe9.\n",
		"docs/utf16.md":  inUTF16("# Wide\n\nText.\n"),
		"docs/nul.md":    "# Nul\n\nTe\x00xt.\n",
		"docs/empty.md":  "",
		"docs/half.md":   "---\ntitle: Half\n",
		"docs/toml.md":   "+++\ntitle = \"Half\n",
	})
	large(t, filepath.Join(dir, "docs", "large.md"))
	r := built(t, dir, "--content", "docs")
	for _, words := range []string{
		"docs/latin1.md:3:4: warning: The character here (byte 0xE9) cannot be read",
		"docs/utf16.md:1:1: warning: The file is saved as UTF-16",
		"docs/nul.md:3:3: warning: There is an invisible control character",
		"docs/large.md: warning: The file is 47.7 MB large; a page may be 4 MB.",
	} {
		if !strings.Contains(r.errs, words) {
			t.Errorf("the messages do not hold %q:\n%s", words, r.errs)
		}
	}
	got := readTree(t, filepath.Join(dir, "public"))
	for _, p := range []string{"index", "latin1", "utf16", "nul", "empty", "half", "toml", "large"} {
		if !hasFile(got, p+".html") {
			t.Errorf("there is no page %s.html", p)
		}
	}
}

// large makes a file of 50 million bytes, which takes no room on disk.
func large(t *testing.T, name string) {
	t.Helper()
	f, err := os.Create(name)
	if err == nil {
		err = f.Truncate(50_000_000)
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestLargePageIsRefused(t *testing.T) {
	t.Parallel()
	dir := newSite(t, nil)
	large(t, filepath.Join(dir, "content", "guide", "two.md"))
	wantRefusal(t, run(t, dir, "build"), exitContent,
		"content/guide/two.md: error: The file is 47.7 MB large; a page may be 4 MB.", "Split the page")
	if exists(filepath.Join(dir, "public")) {
		t.Error("something was written")
	}
}

func TestFolderWithoutPages(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	putAll(t, dir, tree{"docs/notes.txt": "notes", "docs/.hidden.md": "# Hidden"})
	r := run(t, dir, "build", "--content", "docs")
	wantRefusal(t, r, exitUsage, "There is no page in docs", "partnerbook new")
	if exists(filepath.Join(dir, "public")) {
		t.Error("something was written")
	}
}

func TestContentFolderThatIsNotThere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	wantRefusal(t, run(t, dir, "build", "--content", "docs"), exitUsage, "There is no folder docs")
	putAll(t, dir, tree{"site.toml": "title = \"X\"\n"})
	wantRefusal(t, run(t, dir, "build"), exitUsage, "There is no folder", "content")
}

// TestOddNames builds pages with odd names and follows the links to them.
func TestOddNames(t *testing.T) {
	t.Parallel()
	names := []string{
		"with space", "über", norm.NFD.String("nöch"), "emoji 🎉", "it's", "100% sure", "50%25", "hash#1",
		"a+b & c=d", "[brackets]", "(round)", "semi;colon", "a,b", "comma@at", "tilde~", "$HOME", "!bang", "中文",
		"_under", "dash-", "dots.in.name", "UPPER", "ß", strings.Repeat("x", 100),
	}
	names = append(names[:18:18], names[19:]...) // a name that begins with _ is no page
	files := tree{}
	var list strings.Builder
	for i, n := range names {
		files["content/odd/"+n+".md"] = page(fmt.Sprint("Odd ", i), "Text, see [the start](../index.md).")
		target := strings.NewReplacer("%", "%25", "#", "%23").Replace(norm.NFC.String(n))
		fmt.Fprintf(&list, "- See [one](<odd/%s.md>)\n", target)
	}
	for _, hidden := range []string{".hidden", "..dots", "_fragment"} {
		files["content/odd/"+hidden+".md"] = "Not a page.\n"
	}
	files["content/index.md"] = page("Start", list.String()+"\nAnd [one](guide/one.md).")
	dir := newSite(t, files)
	built(t, dir)
	got := readTree(t, filepath.Join(dir, "public"))
	for _, n := range names {
		if !hasFile(got, "odd/"+n+".html") {
			t.Errorf("there is no page odd/%s.html", n)
		}
	}
	for p := range got {
		if strings.HasPrefix(filepath.Base(p), ".") || strings.Contains(p, "fragment") {
			t.Errorf("%s was published", p)
		}
	}
	links := regexp.MustCompile(`See <a href="([^"#]+)">one</a>`).FindAllStringSubmatch(got["index.html"], -1)
	if len(links) != len(names) {
		t.Errorf("%d links were made, want %d", len(links), len(names))
	}
	for _, l := range links {
		// As a browser reads it: character references first, then the address.
		u, err := url.Parse(strings.NewReplacer("&#43;", "+", "&amp;", "&", "&#39;", "'").Replace(l[1]))
		if err != nil || u.Scheme != "" || !hasFile(got, u.Path) {
			t.Errorf("the link %s leads nowhere (%v)", l[1], err)
		}
	}
}

func TestNamesThatWindowsCannotHold(t *testing.T) {
	t.Parallel()
	if os.PathSeparator == '\\' {
		t.Skip("Windows cannot hold them")
	}
	names := []string{`quote"s`, "what?", "a<b", "a|b", "star*", `back\slash`, "colon: x", "CON", "dot./x", "new\nline"}
	files := tree{}
	for i, n := range names {
		files["content/guide/"+n+".md"] = page(fmt.Sprint("Odd ", i), "Text.")
	}
	r := run(t, newSite(t, files), "build")
	wantRefusal(t, r, exitContent)
	for _, n := range names {
		place := "content/guide/" + strings.ReplaceAll(n, "\n", "\uFFFD") + ".md: error: Windows or SharePoint cannot hold this file"
		wantRefusal(t, r, exitContent, place)
	}
}

func TestNameThatIsTooLong(t *testing.T) {
	t.Parallel()
	name := "content/guide/" + strings.Repeat("x", 251) + ".md"
	dir := newSite(t, tree{name: page("Odd", "Text.")})
	r := run(t, dir, "build")
	if r.code == exitFine {
		t.Skip("this disk has room for it")
	}
	wantRefusal(t, r, exitMachine, "has 262 characters; at most 120 work everywhere.", "too long", "shorter names")
	if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
		t.Fatal(err)
	}
	built(t, dir)
	wantNothingLeft(t, filepath.Join(dir, "public"))
}

func TestNameThatIsNotUTF8(t *testing.T) {
	t.Parallel()
	dir := newSite(t, nil)
	name := filepath.Join(dir, "content", "guide", "caf\xe9.md")
	if err := os.WriteFile(name, []byte(page("Odd", "Text.")), 0o644); err != nil {
		t.Skip("this disk takes no such names: ", err)
	}
	if _, err := os.Lstat(name); err != nil || !listed(t, filepath.Dir(name), "caf\xe9.md") {
		t.Skip("this disk takes no such names")
	}
	wantRefusal(t, run(t, dir, "build"), exitContent, "The name cannot be read, for it is not UTF-8", "Rename it")
}

func listed(t *testing.T, dir, name string) bool {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() == name {
			return true
		}
	}
	return false
}

func TestDeepFolder(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("ddd/", 30)
	dir := newSite(t, tree{
		"content/" + deep + "page.md": page("Deep", "See [the start](/index.md)."),
		"content/index.md":            page("Start", "See [deep]("+deep+"page.md) and [one](guide/one.md)."),
	})
	wantRefusal(t, run(t, dir, "build"), exitFine, "has 129 characters; at most 120 work everywhere.", "shorter names")
	got := readTree(t, filepath.Join(dir, "public"))
	if up := strings.Repeat("../", 30) + "index.html"; !strings.Contains(got[deep+"page.html"], `<a href="`+up+`">the start</a>`) {
		t.Errorf("the page 30 folders down does not link to the start:\n%s", got[deep+"page.html"])
	}
}

func TestManyFilesInOneFolder(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	n := 500
	if testrun.Long() {
		n = 10_000
	}
	dir := t.TempDir()
	files := tree{"docs/index.md": "# Start\n\nText.\n"}
	for i := range n {
		files[fmt.Sprintf("docs/p%05d.md", i)] = fmt.Sprintf("# Page %d\n\nSee [the next](p%05d.md) and [nothing](q%d.md).\n", i, (i+1)%n, i)
	}
	putAll(t, dir, files)
	built(t, dir, "--content", "docs")
	got := readTree(t, filepath.Join(dir, "public"))
	pages := maps.Collect(maps.All(got))
	maps.DeleteFunc(pages, func(p, _ string) bool { return !strings.HasPrefix(p, "p0") })
	if len(pages) != n {
		t.Errorf("there are %d pages, want %d", len(pages), n)
	}
}
