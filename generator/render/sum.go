package render

import (
	"bytes"
	"hash/crc32"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"partnerbook/generator/site"
)

// Sum is a digest of what a page shows besides the text of its own file: titles and
// states of other pages, figures, navigation, lists, everything around the text. Two pages
// of one file with the same sum are the same page. The zero value is that of a page of
// which it is not known.
//
// It can be told of a bare page as well (kind.Object.Bare): that is made with its holes
// filled and without the text between them, and with textless in the place of its body.
type Sum uint64

// DocumentSum returns the sum of what search finds a page by besides the text of its own
// file.
func DocumentSum(s *site.Site, p *site.Page) Sum {
	var f fills
	d := documentOf(s, p, appendIncluded)
	for _, text := range []string{d.URL, d.Title, d.Language, d.Kind, d.Status, strconv.FormatBool(d.Ended), strconv.FormatBool(d.Aside)} {
		f.add([]byte(text))
	}
	for _, facet := range slices.Sorted(maps.Keys(d.Facets)) {
		f.add([]byte(facet))
		f.add([]byte(strings.Join(d.Facets[facet], "\x00")))
	}
	for _, passage := range d.Passages {
		f.add([]byte(passage.Anchor + "\x00" + passage.Heading + "\x00" + passage.Text + "\x00" + passage.Also))
	}
	for _, t := range p.Targets {
		f.add([]byte(s.TargetTitle(t)))
	}
	return f.value()
}

// textless stands for the body of a bare page.
const textless = "\x00text\x00"

// fills is a digest of pieces, in their order: what the holes of a page are filled with.
// It is two CRC-32, of which processors make several gigabytes a second. They tell apart
// what changes by accident, as is enough here: whoever writes a page may as well write
// another. The zero value is that of no holes; nil notes nothing.
type fills struct{ castagnoli, ieee uint32 }

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// add adds a piece, and where it ends.
func (f *fills) add(piece []byte) {
	if f == nil {
		return
	}
	n := len(piece)
	f.sum(piece)
	f.sum([]byte{byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)})
}

func (f *fills) sum(data []byte) {
	f.castagnoli = crc32.Update(f.castagnoli, castagnoli, data)
	f.ieee = crc32.Update(f.ieee, crc32.IEEETable, data)
}

// viewSum returns the sum of a page of which the body has such holes.
func (f fills) viewSum(body template.HTML, page []byte) Sum {
	at := indexOf(page, string(body))
	if at < 0 {
		return 0
	}
	f.add(page[:at])
	f.add(page[at+len(body):])
	return f.value()
}

func (f fills) value() Sum { return Sum(f.castagnoli)<<32 | Sum(f.ieee) }

// indexOf is where a long text begins in another, or -1. It looks for the beginning of the
// text alone, which bytes.Index finds many times as fast.
func indexOf(in []byte, text string) int {
	if text == "" {
		return -1
	}
	begins := []byte(text[:min(len(text), 32)])
	for from := 0; ; from++ {
		at := bytes.Index(in[from:], begins)
		if at < 0 || from+at+len(text) > len(in) {
			return -1
		}
		if from += at; string(in[from:from+len(text)]) == text {
			return from
		}
	}
}

var actions = regexp.MustCompile(`(?s)\{\{-?(.*?)-?\}\}`)

// ReadsText tells whether a theme does something with the text of a page besides putting
// it somewhere: asks how long it is, say. The sum of a page that is bare does then not
// tell whether it is the same.
func (t *Theme) ReadsText() bool {
	if isBuiltIn(t.files) {
		return false
	}
	reads := false
	err := fs.WalkDir(t.files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || reads || path.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(t.files, name)
		for _, action := range actions.FindAllSubmatch(data, -1) {
			said := strings.TrimSpace(string(action[1]))
			reads = reads || strings.Contains(said, "Body") && said != ".Body" && said != "$.Body"
		}
		return err
	})
	return reads || err != nil
}
