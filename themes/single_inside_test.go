package themes_test

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/json"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"partnerbook/themes"
)

// packedInside finds what the single file holds.
var packedInside = regexp.MustCompile(`<script type="application/octet-stream">([^<]*)</script>`)

// insideSingle unpacks the single file of a site, without its script: its files, and
// where pages lead that only lead on.
func insideSingle(t testing.TB, b built) (files map[string][]byte, leads map[string]string) {
	t.Helper()
	name, err := b.single()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var blocks [][]byte
	for _, m := range packedInside.FindAllSubmatch(data, -1) {
		r, err := zlib.NewReader(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(m[1])))
		if err != nil {
			t.Fatal(err)
		}
		block, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		blocks = append(blocks, block)
	}
	var table struct {
		Home   string
		Blocks [][][2]any
		Leads  map[string]string
	}
	if err := json.Unmarshal(blocks[0], &table); err != nil {
		t.Fatal(err)
	}
	files = map[string][]byte{}
	for i, entries := range table.Blocks {
		at := 0
		for _, e := range entries {
			n := int(e[1].(float64))
			files[e[0].(string)] = blocks[i+1][at : at+n]
			at += n
		}
		if at != len(blocks[i+1]) {
			t.Errorf("block %d has %d bytes, and its files %d", i, len(blocks[i+1]), at)
		}
	}
	if files[table.Home] == nil {
		t.Errorf("the start page %q is not inside", table.Home)
	}
	return files, table.Leads
}

// TestSingleHoldsAll finds every page of every site in its single file, and sees that
// every link and every file that a page loads leads to something inside, and every place
// is there.
func TestSingleHoldsAll(t *testing.T) {
	for _, b := range everySite(t) {
		files, leads := insideSingle(t, b)
		places := map[string]map[string]bool{}
		var pages []linkedPage
		for name, data := range files {
			if path.Ext(name) != ".html" {
				continue
			}
			p := readLinks(t, name, data)
			places[name] = p.places
			pages = append(pages, p)
		}
		for _, address := range b.pages {
			if places[address] == nil && leads[address] == "" && address != "404.html" {
				t.Errorf("%s: %s is not inside", b.name, address)
			}
		}
		for from, to := range leads {
			checkLink(t, b.name+": "+from, ".", to, files, leads, places)
		}
		links := 0
		for _, p := range pages {
			for _, link := range p.links {
				links++
				checkLink(t, b.name+": "+p.name, path.Dir(p.name), link, files, leads, places)
			}
			for _, load := range p.loads {
				if files[load] == nil {
					t.Errorf("%s: %s loads %s, which is not inside", b.name, p.name, load)
				}
			}
		}
		if len(pages) == 0 || links < 10*len(pages) || len(b.redirects) != len(leads) {
			t.Errorf("%s: %d pages with %d links and %d that lead on", b.name, len(pages), links, len(leads))
		}
	}
}

func checkLink(t *testing.T, from, dir, link string, files map[string][]byte, leads map[string]string, places map[string]map[string]bool) {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: %v", from, err)
		return
	}
	if u.Scheme != "" {
		return
	}
	to := path.Join(dir, u.Path)
	if on, ok := leads[to]; ok {
		on, _, _ = strings.Cut(on, "#")
		to = on
	}
	if files[to] == nil {
		t.Errorf("%s: %s leads to %s, which is not inside", from, link, to)
		return
	}
	// The state of a page stands behind "#" as well.
	if u.Fragment != "" && !strings.Contains(u.Fragment, "=") && !places[to][u.Fragment] {
		t.Errorf("%s: %s leads to a place that is not there", from, link)
	}
}

// linkedPage is what a page refers to.
type linkedPage struct {
	name         string
	links, loads []string
	places       map[string]bool
}

var markInPage = regexp.MustCompile("\x01[td]([^\x02]*)\x02")

func readLinks(t testing.TB, name string, data []byte) linkedPage {
	t.Helper()
	p := linkedPage{name: name, places: map[string]bool{}}
	for _, m := range markInPage.FindAllSubmatch(data, -1) {
		p.loads = append(p.loads, string(m[1]))
	}
	z := html.NewTokenizer(bytes.NewReader(data))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		token := z.Token()
		for _, a := range token.Attr {
			switch {
			case a.Key == "id" || a.Key == "name" && token.Data == "a":
				p.places[a.Val] = true
			case a.Key == "href" && token.Data == "a" || a.Key == "action":
				link := a.Val
				if strings.HasPrefix(link, "#") {
					link = path.Base(name) + link
				}
				p.links = append(p.links, link)
			case a.Key == "src" && !strings.HasPrefix(a.Val, "data:") && !strings.Contains(a.Val, "\x01"),
				a.Key == "href" && token.Data == "link" && strings.Contains(token.String(), "stylesheet"),
				token.Data == "meta" && a.Key == "http-equiv":
				t.Errorf("%s still has %s", name, token)
			}
		}
	}
	return p
}

// around are ways for a script to reach past what the single file gives it in place of
// location and history.
var around = regexp.MustCompile(`\b(window|self|globalThis|top|parent|document)\.(location|history)\b|\bdocument\.(URL|documentURI|baseURI|referrer)\b|\.pushState\.call`)

// TestScriptsUseWhatTheyAreGiven holds the scripts of pages to the plain names.
func TestScriptsUseWhatTheyAreGiven(t *testing.T) {
	err := fs.WalkDir(themes.FS, "default", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".js" || strings.HasPrefix(name, "default/single/") || strings.HasPrefix(name, "default/serve/") {
			return err
		}
		data, err := fs.ReadFile(themes.FS, name)
		for i, line := range strings.Split(string(data), "\n") {
			if found := around.FindString(line); found != "" && !strings.HasPrefix(strings.TrimSpace(line), "//") {
				t.Errorf("%s:%d: in the single file, %s is not the address of the page; write location or history", name, i+1, found)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestAddressesInTheSingleFile reads and writes the part behind "#", also such as nobody
// writes.
func TestAddressesInTheSingleFile(t *testing.T) {
	vm := module(t, "single/address.js")
	for expression, want := range map[string]string{
		`m.readHash("")`:                                                   `{"path":"","fragment":""}`,
		`m.readHash("#/")`:                                                 `{"path":"","fragment":""}`,
		`m.readHash("#place")`:                                             `{"path":"","fragment":"#place"}`,
		`m.readHash("#/a/b.html")`:                                         `{"path":"a/b.html","fragment":""}`,
		`m.readHash("#/a/b.html#c&find=d#e")`:                              `{"path":"a/b.html","fragment":"#c&find=d#e"}`,
		`m.readHash("#/a/b.html%23c%23d")`:                                 `{"path":"a/b.html","fragment":"#c%23d"}`,
		`m.readHash("#/a.html#q=c%23")`:                                    `{"path":"a.html","fragment":"#q=c%23"}`,
		`m.readHash("#/a.html?b#c?d")`:                                     `{"path":"a.html","fragment":"#c?d"}`,
		`m.readHash("#/a.html#q=a\nb")`:                                    `{"path":"a.html","fragment":"#q=a\nb"}`,
		`m.writeHash("a/b.html", "#c")`:                                    `"#/a/b.html#c"`,
		`m.inside("file:///s.html/a.html?b#c","file:///s.html/")`:          `{"path":"a.html","fragment":"#c"}`,
		`m.inside("file:///a.html#file:///s.html/","file:///s.html/")`:     `null`,
		`m.inside("https://e.org/file:///s.html/","file:///s.html/")`:      `null`,
		`m.inside("file:///s.html","file:///s.html/")`:                     `null`,
		`["", "a/", "a.html", "caf%C3%A9.html", "%zz.html"].map(m.nameOf)`: `["index.html","a/index.html","a.html","café.html","%zz.html"]`,
	} {
		gives(t, vm, expression, want)
	}
	vm = module(t, "single/types.js")
	gives(t, vm, `["a.DOCX", "a.csv", "a.constructor", "a"].map((n) => m.typeOf(n).slice(0, 20))`, `["application/vnd.open","text/csv","application/octet-st","application/octet-st"]`)
}
