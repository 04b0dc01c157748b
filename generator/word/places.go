package word

import "strconv"

// survey goes through the nodes once before they are written: it finds the places
// to which links in the document lead, the footnotes, and the headings.
type survey struct {
	wanted   map[string]bool
	there    []string
	notes    map[string]note
	headings []*Node
}

func (s *survey) look(nodes []*Node, base string) {
	for _, n := range nodes {
		if n.has("footnotes") {
			s.lookForNotes(n.Children, base)
			continue
		}
		if n.Tag == "" || skipped(n) {
			continue
		}
		base := base
		if own, ok := n.attr("data-base"); ok {
			base = own
			s.there = append(s.there, base+"#")
		}
		if id := n.Attrs["id"]; id != "" {
			s.there = append(s.there, base+"#"+id)
		}
		if href, ok := n.attr("href"); ok && n.Tag == "a" {
			page, at := withoutFragment(resolve(base, href))
			s.wanted[page+"#"+at] = true
		}
		if len(n.Tag) == 2 && n.Tag[0] == 'h' && n.Tag[1] >= '1' && n.Tag[1] <= '6' && squeeze(plain(n.Children)) != "" {
			s.headings = append(s.headings, n)
		}
		if n.Tag != "pre" { // of which the text alone is written
			s.look(n.Children, base)
		}
	}
}

func (s *survey) lookForNotes(nodes []*Node, base string) {
	for _, n := range nodes {
		if id := n.Attrs["id"]; n.Tag == "li" && id != "" {
			s.notes[base+"#"+id] = note{n, base}
		}
		s.lookForNotes(n.Children, base)
	}
}

// names gives a name to each place that is there and wanted.
func (s *survey) names() map[string]string {
	out := map[string]string{}
	for _, key := range s.there {
		if s.wanted[key] && out[key] == "" {
			out[key] = "place" + strconv.Itoa(len(out)+1)
		}
	}
	return out
}

// bookmark returns the bookmarks of an element: links lead to them, and the list of
// contents, if it is a heading, which may stand within a line too.
func (w *writer) bookmark(n *Node) string {
	out := ""
	if own, ok := n.attr("data-base"); ok {
		out += w.markAt(own + "#")
	}
	if id := n.Attrs["id"]; id != "" {
		out += w.markAt(w.base + "#" + id)
	}
	if name := w.tocs[n]; name != "" {
		out += w.mark(name)
	}
	return out
}

// bookmarksIn returns the bookmarks of elements of which only the words are written.
func (w *writer) bookmarksIn(nodes []*Node) string {
	out, base := "", w.base
	for _, n := range nodes {
		if n.Tag == "" {
			continue
		}
		if own, ok := n.attr("data-base"); ok {
			w.base = own
		}
		out += w.bookmark(n) + w.bookmarksIn(n.Children)
		w.base = base
	}
	return out
}

func (w *writer) markAt(key string) string {
	name := w.names[key]
	if name == "" || w.done[name] {
		return ""
	}
	w.done[name] = true
	return w.mark(name)
}

func (w *writer) mark(name string) string {
	w.marks++
	id := strconv.Itoa(w.marks)
	return `<w:bookmarkStart w:id="` + id + `" w:name="` + name + `"/><w:bookmarkEnd w:id="` + id + `"/>`
}
