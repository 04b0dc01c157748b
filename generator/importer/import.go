package importer

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"partnerbook/generator/source"
)

// Options say how pages are made.
type Options struct {
	// Name is what the pages are called; "" takes the name of the file.
	Name string
	// Draft makes all pages drafts.
	Draft bool
}

// File is a file that an import makes.
type File struct {
	// Path is slash-separated, and seen from the folder of the pages, or, if Figures is
	// set, from the folder data of the content.
	Path    string
	Figures bool
	Data    []byte
}

// Result is what an import makes of one file.
type Result struct {
	Files  []File // pages first; the report is the last
	Report Report
}

// Formats are the endings of files that can be read.
func Formats() []string { return []string{".docx", ".html", ".htm", ".txt"} }

// Slug returns what the pages of a file are called if nobody says otherwise.
func Slug(name string) string {
	base := name[strings.LastIndexAny(name, `/\`)+1:]
	return shortSlug(source.Slug(strings.TrimSuffix(base, extension(base))), 60)
}

// Import makes pages of a file. name is that of the file, whose ending says what it is.
// An error is an ErrFile, whose text tells the author what is wrong with the file.
func Import(name string, data []byte, opts Options) (Result, error) {
	base := name[strings.LastIndexAny(name, `/\`)+1:]
	slug := opts.Name
	if slug == "" {
		slug = Slug(name)
	}
	report := Report{File: base}
	doc, err := read(base, data, &report)
	if err != nil {
		return Result{}, err
	}
	pages, tables := shape(doc, slug, &report)
	m := &maker{doc: doc, report: &report, slug: slug, opts: opts, pages: pages, used: map[string]bool{}, cited: map[string]bool{}}
	sum := sha256.Sum256(data)
	m.write(hex.EncodeToString(sum[:]))
	m.figures(tables)
	m.pictures()
	m.finish()
	return Result{Files: m.files, Report: report}, nil
}

// read reads a file of any format.
func read(name string, data []byte, r *Report) (*Document, error) {
	if len(data) > MaxFile {
		return nil, tooLarge("A file may have %d MB.", MaxFile>>20)
	}
	ending := strings.ToLower(extension(name))
	if ending != ".docx" && len(data) > maxText {
		return nil, tooLarge("A text or web page may have %d MB.", maxText>>20)
	}
	switch ending {
	case ".docx":
		return readDocx(name, data, r)
	case ".html", ".htm", ".xhtml":
		return readHTML(name, data, r)
	case ".txt", ".text":
		if bytes.HasPrefix(data, []byte("%PDF-")) || bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.IndexByte(data[:min(len(data), 4096)], 0) >= 0 && !isUTF16(data) {
			return nil, fileError{"it holds no plain text, although its name ends in " + ending + ". Open it in the program that made it, and save its text with the encoding UTF-8"}
		}
		return readText(name, data, r), nil
	}
	words := "its name ends in none of " + strings.Join(Formats(), ", ")
	if way := wayOut(ending); way != "" {
		return nil, fileError{words + ". " + way}
	}
	return nil, fileError{words + ", so nobody can tell what it is"}
}

// wayOut says how an author gets from a file of another sort to one that can be read, or "".
func wayOut(ending string) string {
	switch ending {
	case ".doc", ".odt", ".rtf", ".docm", ".dotx":
		return "Open it in Word or LibreOffice and save it as .docx"
	case ".pdf":
		return "Import the document that it was made of, or save its text as .txt"
	}
	return ""
}

func isUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff})
}

// maker makes files of pages.
type maker struct {
	doc    *Document
	report *Report
	slug   string
	opts   Options
	pages  []page
	files  []File
	used   map[string]bool // pictures
	cited  map[string]bool // footnotes that a page refers to
}

// home is the folder of the document's pages, or "".
func (m *maker) home() string {
	if dir := path.Dir(m.pages[0].path); dir != "." {
		return dir
	}
	return ""
}

// writer returns what writes a page whose links may lead to some places.
func (m *maker) writer(page string, all map[string]place, report *Report, used map[string]bool) *writer {
	w := &writer{
		doc: m.doc, report: report, places: map[string]string{}, own: map[string]string{}, used: used, shown: map[string]bool{}, noted: map[string]int{},
		files: strings.TrimSuffix(seenFrom(page, path.Join(m.home(), "files", "x")), "x"),
	}
	for name, at := range all {
		if at.page == page {
			w.own[name] = at.name
			w.places[name] = "#" + at.name
		} else {
			w.places[name] = seenFrom(page, at.page) + "#" + at.name
		}
	}
	return w
}

// written returns the places that have their names on the pages: what comes to no words,
// or has no place for a name in Markdown, has none, and no link may lead there.
func (m *maker) written(all map[string]place) map[string]place {
	bodies := make(map[string]string, len(m.pages))
	for _, p := range m.pages {
		bodies[p.path] = m.writer(p.path, all, new(Report), map[string]bool{}).page(p)
	}
	maps.DeleteFunc(all, func(_ string, at place) bool {
		body, name := bodies[at.page], "{#"+at.name
		return !at.counted && !strings.Contains(body, name+"}") && !strings.Contains(body, name+" ")
	})
	return all
}

func (m *maker) write(sum string) {
	for name, image := range m.doc.Images {
		image.Name = m.slug + "-" + strings.TrimPrefix(image.Name, "picture-")
		m.doc.Images[name] = image
	}
	all := m.written(places(m.pages))
	for i := range m.pages {
		p := &m.pages[i]
		w := m.writer(p.path, all, m.report, m.used)
		for j, s := range p.sources {
			if file, name, ok := strings.Cut(s, "#"); ok {
				p.sources[j] = file + "#" + nonBlank(all[name].name, name)
			}
		}
		p.draft = m.hasComments(p.blocks)
		body := w.page(*p)
		for _, id := range w.notes {
			m.cited[id] = true
		}
		m.add(File{Path: p.path, Data: []byte(front(*p, m.doc, sum, m.opts.Draft) + "\n" + body)}, p.kind, sizeOf(*p))
	}
	m.report.Notes = len(m.cited)
	for _, id := range slices.Sorted(maps.Keys(m.doc.Notes)) {
		if !m.cited[id] {
			m.report.dropped(m.doc.Notes[id].At, allWords(m.doc.Notes[id].Blocks), "footnote to which nothing refers")
		}
	}
	if m.pages[0].kind == "source" && m.doc.Publisher == "" {
		m.report.guessed(Place{}, "Write who published it into the settings of the page.", "publisher: the file does not say, so “Not known” stands there")
	}
}

// hasComments tells whether reviewers noted something, and reports it.
func (m *maker) hasComments(blocks []Block) bool {
	found := false
	for _, b := range blocks {
		eachSpan([]Block{b}, func(s *Span) {
			if s.Comment != nil {
				found = true
				m.report.lookAt(b.At, s.Comment.By+": "+s.Comment.Text, "comment, kept as a note; its page is a draft until you deal with it")
			}
		})
	}
	return found
}

// sizeOf says how much a page holds.
func sizeOf(p page) string {
	if p.kind == "checklist" {
		n := ticks(p.blocks)
		return plural(n, "item")
	}
	return ""
}

func ticks(blocks []Block) int {
	n := 0
	for _, b := range blocks {
		for _, item := range b.Items {
			n += count(item.Tick != NoBox) + ticks(item.Blocks)
		}
		n += ticks(b.Blocks)
	}
	return n
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func (m *maker) add(f File, what, size string) {
	m.files = append(m.files, f)
	shown := f.Path
	if f.Figures {
		shown = "data/" + f.Path
	}
	m.report.Pages = append(m.report.Pages, Made{shown, what, size})
}

// figures writes tables as files of figures, each with its description.
func (m *maker) figures(tables []figures) {
	for _, f := range tables {
		var out bytes.Buffer
		csv := csv.NewWriter(&out)
		_ = csv.Write(f.header) // a buffer takes all
		_ = csv.WriteAll(f.rows)
		m.add(File{Path: f.name + ".csv", Figures: true, Data: out.Bytes()}, "figures", plural(len(f.rows), "row"))
		about := "title = " + source.Quoted(shortened(f.title, 150)) + "\ncaveat = " + source.Quoted("Taken from "+m.doc.Name+".") + "\n"
		m.files = append(m.files, File{Path: f.name + ".toml", Figures: true, Data: []byte(about)})
	}
}

// pictures writes the pictures that pages show.
func (m *maker) pictures() {
	for _, name := range slices.Sorted(maps.Keys(m.doc.Images)) {
		image := m.doc.Images[name]
		if !m.used[name] {
			m.report.dropped(Place{}, image.Name, "picture that no page shows")
			continue
		}
		m.report.Pictures++
		m.add(File{Path: path.Join(m.home(), "files", image.Name), Data: image.Data}, "picture", "")
	}
}

// finish adds the report. Its name ends in .txt, so it is no page, and is not published
// unless a page links to it.
func (m *maker) finish() {
	name := m.slug + "-import-report.txt"
	if home := m.home(); home != "" {
		name = path.Join(home, "import-report.txt")
	}
	m.files = append(m.files, File{Path: name, Data: []byte(m.report.Text())})
}
