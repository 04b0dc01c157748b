package importer

import (
	"path"
	"regexp"
	"strings"

	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// Places: which names in the document something links to, and what they are called on
// the pages.

// place is a place on a page.
type place struct {
	page    string // path
	name    string
	counted bool // the page gives the name itself, by the number of a paragraph
}

// places gives names to the places of all pages that something links to or cites, and to
// numbered paragraphs.
func places(pages []page) map[string]place {
	wanted := map[string]bool{}
	for _, p := range pages {
		eachSpan(p.blocks, func(s *Span) {
			if name, ok := strings.CutPrefix(s.Link, "#"); ok {
				wanted[name] = true
			}
		})
		for _, source := range p.sources {
			if _, name, ok := strings.Cut(source, "#"); ok {
				wanted[name] = true
			}
		}
	}
	out := map[string]place{}
	for i := range pages {
		n := &namer{page: &pages[i], wanted: wanted, all: out, taken: map[string]bool{}}
		for _, b := range pages[i].blocks {
			if b.Sort == Heading && b.ID == "" {
				n.taken[source.Slug(words(b.Text))] = true
			}
		}
		n.blocks(pages[i].blocks, true)
	}
	return out
}

type namer struct {
	page   *page
	wanted map[string]bool
	all    map[string]place
	taken  map[string]bool
}

func (n *namer) blocks(blocks []Block, top bool) {
	for i := range blocks {
		b := &blocks[i]
		if b.Sort == Paragraph && b.Number != "" {
			n.number(b, top)
			continue
		}
		if b.Number != "" {
			b.Text = append(text(b.Number+" "), b.Text...)
			b.Number = ""
		}
		if b.Sort == List && len(b.Items) > 0 && b.Items[0].ID == "" {
			b.ID, b.Items[0].ID = "", b.ID // lists have no names, items have
		}
		own := ""
		if b.Sort == Heading && b.ID == "" {
			own = source.Slug(words(b.Text))
		}
		n.names(b.ID, b.Text, own)
		for j := range b.Items {
			n.names(b.Items[j].ID, b.Items[j].Term, "")
			n.blocks(b.Items[j].Blocks, false)
		}
		n.blocks(b.Blocks, false)
		for _, row := range b.Rows {
			for _, c := range row {
				n.blocks(c.Blocks, false)
			}
		}
	}
}

// number names a numbered paragraph: p12. Where the page does not count by itself, the
// number stands in the text.
func (n *namer) number(b *Block, top bool) {
	name, counted := n.free("p"+placeName(b.Number)), n.page.numbered && top
	for _, other := range append([]string{b.ID}, marks(b.Text)...) {
		if other != "" && n.wanted[other] {
			n.all[other] = place{n.page.path, name, counted}
		}
	}
	if counted {
		b.ID = ""
		return
	}
	key := "number " + n.page.path + " " + name
	b.ID = key
	n.all[key] = place{n.page.path, name, false}
	b.Text = append(text(b.Number+". "), b.Text...)
	b.Number = ""
}

// names gives a name to a place if something links to it. own is the name that the place
// would have anyway, or "".
func (n *namer) names(id string, spans []Span, own string) {
	given := ""
	for _, name := range append([]string{id}, marks(spans)...) {
		if name == "" || !n.wanted[name] {
			continue
		}
		if _, there := n.all[name]; there {
			continue
		}
		switch {
		case given != "":
		case placeName(name) == own:
			given = own
		default:
			given = n.free(placeName(name))
		}
		n.all[name] = place{n.page.path, given, false}
	}
}

func marks(spans []Span) []string {
	var out []string
	for _, s := range spans {
		if s.Mark != "" {
			out = append(out, s.Mark)
		}
	}
	return out
}

func (n *namer) free(name string) string {
	out := name
	for i := 2; n.taken[out]; i++ {
		out = name + "-" + itoa(i)
	}
	n.taken[out] = true
	return out
}

var (
	notInPlaces  = regexp.MustCompile(`[^\pL\pN_.-]+`)
	ofFootnotes  = regexp.MustCompile(`^fn(?:ref)?-[0-9-]+$`)
	beginsPlaces = regexp.MustCompile(`^\pL`)
)

// placeName makes a name that authors may give a place.
func placeName(name string) string {
	name = strings.Trim(notInPlaces.ReplaceAllString(name, "-"), "-._")
	if len(name) > 60 {
		name = strings.ToValidUTF8(name[:60], "")
	}
	if digits := strings.Trim(name, "0123456789."); digits == "" && name != "" {
		return name // of a paragraph; a letter is put before it
	}
	if !beginsPlaces.MatchString(name) || ofFootnotes.MatchString(name) || markup.IsPageName(name) {
		return "place-" + name
	}
	return name
}

// seenFrom returns the path of a file as a page links to it.
func seenFrom(page, file string) string {
	from, to := strings.Split(path.Dir(page), "/"), strings.Split(file, "/")
	if from[0] == "." {
		from = nil
	}
	for len(from) > 0 && len(to) > 1 && from[0] == to[0] {
		from, to = from[1:], to[1:]
	}
	return strings.Repeat("../", len(from)) + strings.Join(to, "/")
}
