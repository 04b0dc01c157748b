package importer

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Reading Word documents: a zip of XML (ECMA-376, in both its forms). Tracked changes
// are accepted as they are read.

// readDocx makes a document of a .docx file.
func readDocx(name string, data []byte, r *Report) (*Document, error) {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return nil, fileError{"it is an old Word document (.doc) or needs a password. Open it in Word and save it as .docx without one"}
	}
	archive, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	d := &docx{
		archive: archive, report: r, counters: map[string][]int{},
		doc: &Document{Name: name, Notes: map[string]Note{}, Images: map[string]Image{}},
	}
	main, err := d.mainPart()
	if err != nil {
		return nil, err
	}
	if err := d.parts(main); err != nil {
		return nil, err
	}
	body := main.child("w:body")
	if body == nil {
		return nil, damaged("It has no text.")
	}
	d.notes()
	d.doc.Blocks = d.blocks(body)
	d.doc.Blocks = lists(d.doc.Blocks, &Report{})
	d.finish()
	return d.doc, nil
}

// archive holds the parts of a document, unpacked when they are asked for.
type archive struct {
	files map[string]*zip.File
	left  int64 // how much may still be unpacked
}

func openArchive(data []byte) (*archive, error) {
	reader, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged("It cannot be unpacked. Ask for it again, or open it in Word or LibreOffice and save it as .docx")
	}
	if len(reader.File) > maxEntries {
		return nil, tooLarge("A document may hold %d parts.", maxEntries)
	}
	a := &archive{files: map[string]*zip.File{}, left: maxUnpacked}
	for _, f := range reader.File {
		name := strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, "\\", "/")), "/"))
		if a.files[name] == nil {
			a.files[name] = f
		}
	}
	return a, nil
}

// read unpacks a part of at most so many bytes; nil if there is no such part.
func (a *archive) read(name string, most int64) ([]byte, error) {
	f := a.files[strings.ToLower(strings.TrimPrefix(path.Clean("/"+name), "/"))]
	if f == nil {
		return nil, nil
	}
	in, err := f.Open()
	if err != nil {
		return nil, damaged("Its part %s cannot be unpacked.", path.Base(name))
	}
	defer in.Close()
	most = min(most, a.left)
	data, err := io.ReadAll(io.LimitReader(in, most+1))
	switch {
	case int64(len(data)) > most:
		return nil, tooLarge("Unpacked, a part may have %d MB and all parts together %d MB.", maxPart>>20, maxUnpacked>>20)
	case err != nil:
		return nil, damaged("Its part %s cannot be unpacked.", path.Base(name))
	}
	a.left -= int64(len(data))
	return data, nil
}

// xml reads a part as XML; nil if there is no such part.
func (a *archive) xml(name string) (*node, error) {
	data, err := a.read(name, maxPart)
	if data == nil || err != nil {
		return nil, err
	}
	root, err := parseXML(data)
	if err != nil {
		return nil, err
	}
	return root, nil
}

// docx is a document that is being read.
type docx struct {
	archive  *archive
	report   *Report
	doc      *Document
	base     string // folder of the main part
	links    map[string]relation
	styles   map[string]style
	numbers  map[string]numbering
	counters map[string][]int
	started  map[string]bool
	comments map[string]*Comment
	noteRoot map[string]*node // footnotes and endnotes by "f12", "e3"

	paragraphs, page int
	fields           []field
	titled           bool // there is a paragraph of the style Title
}

// relation is where a part refers to.
type relation struct {
	target   string
	external bool
}

// mainPart finds the part that holds the text.
func (d *docx) mainPart() (*node, error) {
	name := "word/document.xml"
	if rels, err := d.archive.xml("_rels/.rels"); err != nil {
		return nil, err
	} else if rels != nil {
		for _, r := range rels.kids {
			if strings.HasSuffix(r.attrs["Type"], "/officeDocument") {
				name = strings.TrimPrefix(r.attrs["Target"], "/")
			}
		}
	}
	main, err := d.archive.xml(name)
	if err != nil {
		return nil, err
	}
	if main == nil || main.name != "w:document" {
		return nil, damaged("The part with its text is missing.")
	}
	d.base = path.Dir(name)
	d.links, err = d.relations(name)
	return main, err
}

// relations reads what a part refers to.
func (d *docx) relations(part string) (map[string]relation, error) {
	root, err := d.archive.xml(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	out := map[string]relation{}
	if root == nil || err != nil {
		return out, err
	}
	for _, r := range root.kids {
		out[r.attrs["Id"]] = relation{r.attrs["Target"], r.attrs["TargetMode"] == "External"}
	}
	return out, nil
}

// parts reads the parts beside the text.
func (d *docx) parts(main *node) error {
	roots := map[string]*node{}
	for _, name := range []string{"styles", "numbering", "comments", "footnotes", "endnotes"} {
		root, err := d.archive.xml(path.Join(d.base, name+".xml"))
		if err != nil {
			return err
		}
		roots[name] = root
	}
	d.styles = stylesOf(roots["styles"])
	d.numbers = numberingsOf(roots["numbering"])
	d.started = map[string]bool{}
	d.comments = map[string]*Comment{}
	if root := roots["comments"]; root != nil {
		for _, c := range root.kids {
			on, _, _ := strings.Cut(c.attrs["w:date"], "T")
			d.comments[c.attrs["w:id"]] = &Comment{By: c.attrs["w:author"], On: on, Text: c.text()}
		}
	}
	d.noteRoot = map[string]*node{}
	for letter, name := range map[string]string{"f": "footnotes", "e": "endnotes"} {
		if root := roots[name]; root != nil {
			for _, n := range root.kids {
				if kind := n.attrs["w:type"]; kind == "" || kind == "normal" {
					d.noteRoot[letter+n.attrs["w:id"]] = n
				}
			}
		}
	}
	main.walk(func(n *node) {
		if n.name == "w:pStyle" && d.styles[n.attrs["w:val"]].role == "title" {
			d.titled = true
		}
	})
	return nil
}

// notes reads the footnotes and endnotes. Those of a part have links of their own.
func (d *docx) notes() {
	links := d.links
	for _, key := range slices.Sorted(maps.Keys(d.noteRoot)) {
		part := "footnotes.xml"
		if key[0] == 'e' {
			part = "endnotes.xml"
		}
		if own, err := d.relations(path.Join(d.base, part)); err == nil {
			d.links = own
		}
		blocks := d.blocks(d.noteRoot[key])
		d.doc.Notes[key] = Note{Blocks: blocks}
	}
	d.links, d.paragraphs, d.page = links, 0, 0
}

// finish reports what concerns the document as a whole, and takes its title.
func (d *docx) finish() {
	n := 0
	renamed := map[string]string{}
	before := ""
	again := map[string]string{} // the id of a note by its number
	eachSpan(d.doc.Blocks, func(s *Span) {
		if id := again[s.Text]; s.Raised && s.plain() && id != "" && afterWord.MatchString(before) {
			s.Note, s.Raised = id, false // Word has no second sign for a note
		}
		if before = s.Text; s.Note == "" {
			return
		}
		if renamed[s.Note] == "" {
			again[itoa(n+1)] = s.Note
		}
		if renamed[s.Note] == "" {
			n++
			renamed[s.Note] = itoa(n)
		}
	})
	for _, key := range slices.Sorted(maps.Keys(d.doc.Notes)) {
		if renamed[key] == "" {
			n++
			renamed[key] = itoa(n)
		}
	}
	notes := map[string]Note{}
	for key, note := range d.doc.Notes {
		eachSpan(note.Blocks, func(s *Span) { s.Note = renamed[s.Note] })
		notes[renamed[key]] = note
	}
	d.doc.Notes = notes
	eachSpan(d.doc.Blocks, func(s *Span) {
		if s.Note != "" {
			s.Note = renamed[s.Note]
			if _, there := notes[s.Note]; !there {
				s.Note, s.Text = "", ""
			}
		}
	})
}

// afterWord tells a word from a unit, behind which a number above the line is none of a
// note.
var afterWord = regexp.MustCompile(`(?:\pL{3,}|[\pL)]{2}[.,;:!?”’"')]+)\s*$`)

func (d *docx) at() Place {
	p := Place{Unit: "paragraph", From: d.paragraphs, To: d.paragraphs}
	if d.page > 0 {
		p.Page = d.page + 1
	}
	return p
}

// media returns the picture that a relation names.
func (d *docx) media(id, alt string) (Span, string) {
	rel, ok := d.links[id]
	switch {
	case !ok:
		return Span{}, "picture that is missing in the file"
	case rel.external:
		return Span{}, "picture that is not in the file itself"
	case len(d.doc.Images) >= maxPictures:
		return Span{}, fmt.Sprintf("picture beyond the first %d", maxPictures)
	}
	name := rel.target
	if !strings.HasPrefix(name, "/") {
		name = path.Join(d.base, name)
	}
	for key, image := range d.doc.Images {
		if image.part == name {
			return Span{Image: key, Text: alt}, ""
		}
	}
	data, err := d.archive.read(name, maxPicture)
	ending := pictureEnding(data)
	switch {
	case err != nil:
		return Span{}, "picture that cannot be unpacked"
	case ending == "":
		return Span{}, "picture of a format that web pages do not show (" + strings.TrimPrefix(path.Ext(name), ".") + ")"
	}
	key := "picture-" + itoa(len(d.doc.Images)+1)
	d.doc.Images[key] = Image{Name: key + ending, Data: data, part: name}
	return Span{Image: key, Text: alt}, ""
}
