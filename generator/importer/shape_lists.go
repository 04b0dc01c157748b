package importer

import (
	"regexp"
	"strings"

	"partnerbook/generator/source"
)

// Checklists and testimonials.

var (
	goodPractice  = regexp.MustCompile(`(?i)\bgood practice (?:also )?(?:includes|included|is|could include|may include|might include)(?: the following)?\s*:$`)
	practiceTitle = regexp.MustCompile(`(?i)\b(?:good practice|checklist)\b`)
	tellsBenefits = regexp.MustCompile(`(?i)^(?:the )?benefits of\b|\bbenefits include\b|\badvantages\b`)
	quoted        = regexp.MustCompile(`^\s*["“](.{20,}?)["”]\s*[.,]?\s*[-–—]\s*([^-–—“”"].{2,250})$`)
)

// wholeChecklist makes a checklist of a page whose items have boxes, or of an annex that
// is good practice in lists.
func (s *shaper) wholeChecklist(p *page, annex bool) {
	if hasBoxes(p.blocks) {
		p.kind = "checklist"
		s.report.guessed(p.at, p.title, "checklist, since its items have boxes")
		return
	}
	if !annex || !practiceTitle.MatchString(p.title) {
		return
	}
	items, others := 0, 0
	for _, b := range p.blocks {
		switch b.Sort {
		case List:
			items += len(b.Items)
		case Paragraph, Table, Figures:
			others++
		}
	}
	if items < 10 || others*4 > items {
		return
	}
	p.kind = "checklist"
	s.report.guessed(p.at, p.title, "checklist, since its title says good practice and it is made of lists")
	heading, lead := "", ""
	for i := range p.blocks {
		b := &p.blocks[i]
		switch b.Sort {
		case Heading:
			heading, lead = words(b.Text), ""
		case Paragraph:
			lead = words(b.Text)
		case List:
			if !tellsBenefits.MatchString(heading) && !tellsBenefits.MatchString(lead) {
				tick(b)
			} else {
				s.report.guessed(b.At, heading, "list in a checklist that has no boxes, since it tells benefits")
			}
			lead = ""
		}
	}
}

func hasBoxes(blocks []Block) bool {
	for _, b := range blocks {
		for _, item := range b.Items {
			if item.Tick != NoBox || hasBoxes(item.Blocks) {
				return true
			}
		}
		if hasBoxes(b.Blocks) {
			return true
		}
	}
	return false
}

// tick gives all items of a list a box.
func tick(b *Block) {
	b.Ordered = false
	for i := range b.Items {
		item := &b.Items[i]
		if item.Tick == NoBox {
			item.Tick = Unticked
		}
		for j := range item.Blocks {
			if item.Blocks[j].Sort == List {
				tick(&item.Blocks[j])
			}
		}
	}
}

// checklists makes pages of lists below "Good practice includes:".
func (s *shaper) checklists(p *page) {
	var out []Block
	heading := -1
	for i := 0; i < len(p.blocks); i++ {
		b := p.blocks[i]
		if b.Sort == Heading {
			heading = len(out)
		}
		said := words(b.Text)
		if len(s.more) >= maxPages || i+1 >= len(p.blocks) || p.blocks[i+1].Sort != List || !(b.Sort == Paragraph && goodPractice.MatchString(said)) {
			out = append(out, b)
			continue
		}
		list := p.blocks[i+1]
		i++
		title := p.title
		if heading >= 0 {
			title = words(out[heading].Text)
		}
		out = append(out, s.checklist(p, title, b, list))
		if heading < 0 {
			continue
		}
		if out[heading].ID == "" {
			out[heading].ID = s.freeID(anchorOf(title, "section"))
		}
		s.more[len(s.more)-1].sources = []string{p.file() + "#" + out[heading].ID}
	}
	p.blocks = out
}

// checklist makes a page of a list, and returns the paragraph that stands in its place.
func (s *shaper) checklist(p *page, title string, lead, list Block) Block {
	tick(&list)
	made := page{
		kind: "checklist", at: lead.At.to(list.At), weight: 100 + 10*len(s.more),
		title:   shortened("Good practice: "+title, 180),
		blocks:  []Block{lead, list},
		related: []string{p.file()},
	}
	made.blocks[0].Number = ""
	made.path = s.name("good-practice-" + source.Slug(title))
	s.report.guessed(made.at, title, "checklist, from a list below “Good practice includes:”")
	s.more = append(s.more, made)
	return Block{
		Sort: Paragraph, At: made.at, Number: lead.Number,
		Text: []Span{{Text: "The good practice is a checklist: "}, {Text: made.title, Link: "page:" + made.path}},
	}
}

// testimonials makes pages of quotations that say whose they are.
func (s *shaper) testimonials(p *page) {
	var out []Block
	number, section := "", ""
	add := func(b Block) {
		if n := len(out); n > 0 && out[n-1].Name == "testimonials" {
			out[n-1].Items = append(out[n-1].Items, b.Items...)
			out[n-1].At = out[n-1].At.to(b.At)
			return
		}
		out = append(out, b)
	}
	for _, b := range p.blocks {
		if b.Number != "" {
			number = b.Number
		}
		if b.Sort == Heading {
			section = words(b.Text)
		}
		switch {
		case len(s.more) >= maxPages:
			out = append(out, b)
		case b.Sort == Paragraph && b.Number == "" && quoted.MatchString(words(b.Text)):
			item := s.testimonial(p, b, b.At, number, section)
			add(Block{Sort: List, Name: "testimonials", At: b.At, Items: []Item{item}})
		case b.Sort == List && allQuoted(b.Items):
			list := Block{Sort: List, Name: "testimonials", At: b.At}
			for _, item := range b.Items {
				list.Items = append(list.Items, s.testimonial(p, item.Blocks[0], item.At, number, section))
			}
			add(list)
		default:
			out = append(out, b)
		}
	}
	p.blocks = out
}

func allQuoted(items []Item) bool {
	for _, item := range items {
		if len(item.Blocks) != 1 || item.Blocks[0].Sort != Paragraph || !quoted.MatchString(words(item.Blocks[0].Text)) {
			return false
		}
	}
	return len(items) > 0
}

// testimonial makes a page of a quotation, and returns the item that links to it.
func (s *shaper) testimonial(p *page, b Block, at Place, number, section string) Item {
	m := quoted.FindStringSubmatch(words(b.Text))
	who := strings.TrimRight(strings.TrimSpace(m[2]), ".")
	short := who
	title := who
	if first, _, more := strings.Cut(who, ", "); more {
		short = first
		if len(who) > 100 {
			title = first + " and others"
		}
	}
	made := page{
		kind: "testimonial", at: at, weight: 200 + 10*len(s.more),
		title: shortened("What "+title+" said", 180), who: who, quote: strings.TrimSpace(m[1]), councils: councilsOf(who),
	}
	made.path = "testimonials/" + s.name(source.Slug(short))
	id := anchorOf(short, "testimonial")
	if number != "" {
		id = "p" + number + "-" + id
	}
	id = s.freeID(id)
	made.sources = []string{"../" + p.file() + "#" + id}
	if section != "" {
		made.summary = "Quoted in “" + s.doc.Title + "”, under “" + section + "”."
	}
	s.more = append(s.more, made)
	s.report.guessed(at, who, "testimonial, from a quotation and a name behind a dash; look who said it and which councils it is about")
	return Item{At: at, ID: id, Blocks: []Block{{Sort: Paragraph, At: at, Text: []Span{{Text: made.title, Link: "page:" + made.path}}}}}
}

// freeID returns an id that no other place has which was made here.
func (s *shaper) freeID(id string) string {
	name := id
	for n := 2; s.names["#"+name]; n++ {
		name = id + "-" + itoa(n)
	}
	s.names["#"+name] = true
	return name
}

// anchorOf makes the name of a place of words.
func anchorOf(said, other string) string {
	slug := shortSlug(source.Slug(said), 40)
	if slug == "" || slug[0] >= '0' && slug[0] <= '9' {
		return other + "-" + slug
	}
	return slug
}

// councilsOf parts the names of councils: at commas, and at an "and" between two that
// both end in Council.
func councilsOf(who string) []string {
	parts := strings.Split(who, ", ")
	var out []string
	for _, part := range parts {
		a, b, two := strings.Cut(part, " and ")
		if two && strings.HasSuffix(a, "Council") && strings.HasSuffix(b, "Council") || two && len(parts) > 1 {
			out = append(out, strings.TrimSpace(a), strings.TrimSpace(b))
			continue
		}
		out = append(out, strings.TrimSpace(part))
	}
	return out
}
