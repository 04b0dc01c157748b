package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"partnerbook/generator/diag"
	"partnerbook/generator/lsp/rpc"
)

// mostItems bounds how many completions are sent at once. Of more, those that fit what is
// typed by then are asked for again.
const mostItems = 200

// triggers are the characters after which editors ask by themselves.
var triggers = []string{":", "[", "(", "#", "/", "{", "=", `"`, "?", "&", ",", "|"}

// offer collects completions of what is typed before the cursor.
type offer struct {
	*spot
	encoding
	snippets bool
	labels   bool   // the editor shows more than a name for each
	typed    string // before the cursor, to be replaced
	after    string // behind it
	items    []completionItem
	more     bool // some were left out
}

func (s *Server) completion(ctx context.Context, params json.RawMessage) (any, *rpc.Error) {
	p, ok := read[positionParams](params)
	d := s.documents[p.TextDocument.URI]
	if !ok || d == nil || d.folder == nil || p.Position.Line < 0 || p.Position.Line >= d.text.lines() {
		return nil, nil
	}
	// What was there a moment ago will do, if there was anything.
	e := d.folder.good()
	if e == nil {
		ctx, cancel := context.WithTimeout(ctx, settleTime)
		defer cancel()
		if d.folder.settle(ctx); d.folder.good() == nil {
			return nil, nil
		}
		e = d.folder.good()
	}
	line := d.text.line(p.Position.Line)
	column := s.encoding.bytes(line, p.Position.Character)
	o := &offer{
		spot:     &spot{d.folder, e, d, p.Position.Line, column},
		encoding: s.encoding, snippets: s.client.Capabilities.TextDocument.Completion.CompletionItem.SnippetSupport,
		labels: s.client.Capabilities.TextDocument.Completion.CompletionItem.LabelDetailsSupport,
		after:  line[column:],
	}
	if at, ok := o.settingAt(); ok {
		o.setting(at)
	} else if strings.HasSuffix(d.name, ".md") {
		o.page(line[:column])
	}
	if o.items == nil {
		return nil, nil
	}
	slices.SortStableFunc(o.items, func(a, b completionItem) int {
		return cmp.Compare(o.rank(a.Label), o.rank(b.Label))
	})
	for i := range o.items {
		o.items[i].SortText = fmt.Sprintf("%03d", i)
	}
	return completionList{o.more, o.items}, nil
}

// filtering are the characters behind a name that ask for what follows it. An editor that took
// them for a part of the name would go on showing the name.
const filtering = "=:"

// add offers a completion if it may be what is typed. text is what is put there, and label what
// the list shows.
func (o *offer) add(kind int, label, text, detail, about string) {
	if !fits(o.typed, text) && !fits(o.typed, label) {
		return
	}
	if len(o.items) == mostItems {
		o.more = true
		return
	}
	item := completionItem{
		Label: label, Kind: kind, Detail: detail, FilterText: strings.TrimRight(text, filtering),
		TextEdit: &textEdit{o.document.text.span(o.line, o.column-len(o.typed), o.column, o.encoding), text},
	}
	if detail != "" && o.labels {
		item.LabelDetails = &labelDetails{Description: detail}
	}
	if about != "" {
		item.Documentation = markdown(about)
	}
	o.items = append(o.items, item)
}

// addSnippet offers text with places to fill in: $1, $2 and $0, where the editor knows those.
func (o *offer) addSnippet(label, text, detail, about string) {
	before := len(o.items)
	o.add(itemSnippet, label, text, detail, about)
	if len(o.items) == before {
		return
	}
	item := &o.items[before]
	item.FilterText = label
	if o.snippets {
		item.InsertFormat = 2
		return
	}
	item.TextEdit.NewText = plainSnippet.Replace(text)
}

var plainSnippet = strings.NewReplacer("$0", "", "$1", "", "$2", "", "$3", "", "$4", "", "$5", "", "$6", "")

// rank is smaller for what begins as what is typed.
func (o *offer) rank(label string) int {
	if strings.HasPrefix(strings.ToLower(label), strings.ToLower(o.typed)) {
		return 0
	}
	return 1
}

// fits tells whether typed characters stand in a text in their order.
func fits(typed, text string) bool {
	text = strings.ToLower(text)
	for _, r := range strings.ToLower(typed) {
		at := strings.IndexRune(text, r)
		if at < 0 {
			return false
		}
		text = text[at+len(string(r)):]
	}
	return true
}

// paths offers the pages and files of the site as links from a content path.
func (o *offer) paths(from string, which func(string) bool) {
	for _, near := range []bool{true, false} { // what stands in the same folder comes first
		for i := range o.Site.Pages {
			p := &o.Site.Pages[i]
			if name := p.Object.Path; name != from && which(name) && (path.Dir(name) == path.Dir(from)) == near {
				o.add(itemFile, name, pathTo(from, name), p.Meta().Title, p.Meta().Summary)
			}
		}
	}
	for _, file := range o.otherFiles() {
		if which(file) {
			o.add(itemFile, file, pathTo(from, file), "", "")
		}
	}
}

func isPage(name string) bool { return path.Ext(name) == ".md" || path.Ext(name) == ".toml" }

func isPicture(name string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"}, strings.ToLower(path.Ext(name)))
}

func anyFile(string) bool { return true }

// anchors offers the places of a file.
func (o *offer) anchors(contentPath string) {
	obj := o.edition.object(contentPath)
	if obj == nil {
		return
	}
	for _, a := range obj.Body.Anchors {
		detail := a.Cite
		if a.Heading >= 0 && a.Heading < len(obj.Body.Headings) {
			detail = obj.Body.Headings[a.Heading].Text.Text
		}
		o.add(itemReference, a.ID, a.ID, detail, "")
	}
}

// names offers the pages of a kind by their names, as in checklist:closure.
func (o *offer) names(kindName string) {
	for i := range o.Site.Pages {
		p := &o.Site.Pages[i]
		if kindName == "page" || p.Meta().Kind == kindName {
			name := p.Meta().ID.Text
			if name == "" {
				name = nameOf(p.Object.Path)
			}
			o.add(itemReference, name, name, p.Meta().Title, p.Meta().Summary)
		}
	}
}

// ids offers the pages that have an id, or only those of a kind.
func (o *offer) ids(kindName string) {
	for i := range o.Site.Pages {
		if m := o.Site.Pages[i].Meta(); m.ID.Text != "" && (kindName == "" || m.Kind == kindName) {
			o.add(itemReference, m.ID.Text, m.ID.Text, m.Title, m.Summary)
		}
	}
}

// cites offers what can be cited: the ids of sources and, behind a #, their places.
func (o *offer) cites(typed string) {
	id, place, has := strings.Cut(typed, "#")
	if !has {
		o.typed = typed
		o.ids("source")
		return
	}
	o.typed = place
	if t := o.resolve(id); o.fileOf(t) != "" {
		o.anchors(o.fileOf(t))
	}
}

// values offers a fixed list.
func (o *offer) values(list []string) {
	for _, v := range list {
		o.add(itemValue, v, v, "", "")
	}
}

// terms offers one of the site's lists, with the titles of what is in it.
func (o *offer) terms(list string) bool {
	c := o.Site.Config
	switch list {
	case "topics":
		o.titled(c.Topics)
	case "models":
		o.titled(c.Models)
	case "nations":
		o.titled(c.Nations)
	case "audience":
		o.titled(c.Audiences)
	default:
		return false
	}
	return true
}

// codes offers the messages that can be silenced.
func (o *offer) codes() {
	for _, row := range diag.Rows() {
		if row.Severity == diag.Warning {
			o.add(itemEnum, string(row.Code), string(row.Code), "", "")
		}
	}
}
