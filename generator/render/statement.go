package render

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
	"partnerbook/generator/source"
)

// The accessibility statement. Its parts follow the model statement that the Government
// Digital Service publishes, and the sentence on the level is the model's, which says that
// its wording is required; all other words are the theme's. What site.toml does not say is
// left open in plain sight, and no sentence is kinder than what was tested.

// StatementView is what "accessibility-statement" sees.
type StatementView struct {
	*Words
	Nested bool   // it stands under a heading of the second level
	Draft  string // says that the statement is a draft, or ""
	Lead   []string
	Parts  []StatementPart
}

// StatementPart is a part of a statement with its heading.
type StatementPart struct {
	ID     string
	Title  string
	Nested bool
	Text   []string
	Items  []StatementItem
	After  []string // text below the items
	Links  []Link
}

// StatementItem is a point of a list, and what is said of it.
type StatementItem struct {
	Text     string
	Language string // of Text, where it is not that of the page
	More     []string
}

// The places where readers turn to, and the law.
var enforcers = map[source.Enforcement]string{
	source.EASS: "https://www.equalityadvisoryservice.com/",
	source.ECNI: "https://www.equalityni.org/",
}

// statement shows the accessibility statement.
func (f *filler) statement(v *markup.View) error {
	a := f.book.site.Config.Accessibility
	if a == nil {
		return nil // reported
	}
	f.stated++
	s := statement{Accessibility: a, book: f.book, words: f.words, from: f.page.URL}
	if f.stated > 1 {
		s.suffix = "-" + strconv.Itoa(f.stated)
	}
	return f.execute("accessibility-statement", s.view(v.Level > 2))
}

// statement makes the parts of a statement.
type statement struct {
	*source.Accessibility
	book   *Book
	words  *Words
	from   string // address of the page that shows it
	suffix string // of the names of places, where the page has a statement already
}

func (s *statement) t(key string, pairs ...any) string { return s.words.T("statement_"+key, pairs...) }

func (s *statement) view(nested bool) StatementView {
	v := StatementView{Words: s.words, Nested: nested, Lead: s.lead()}
	if s.Draft {
		v.Draft = s.t("draft")
	}
	for _, part := range []StatementPart{
		s.status(), s.failures(), s.outOfScope(), s.downloads(), s.tested(), s.notTested(), s.feedback(), s.enforcement(), s.dates(),
	} {
		if len(part.Text)+len(part.Items)+len(part.Links) > 0 {
			part.Nested = nested
			v.Parts = append(v.Parts, part)
		}
	}
	return v
}

func (s *statement) part(name string) StatementPart {
	return StatementPart{ID: "page-statement-" + strings.ReplaceAll(name, "_", "-") + s.suffix, Title: s.t(name)}
}

func (s *statement) lead() []string {
	scope := s.Scope
	if scope == "" {
		scope = s.book.site.Name
	}
	lead := []string{s.t("applies", "scope", scope)}
	if s.Body != "" {
		return append(lead, s.t("run_by", "body", s.Body))
	}
	return append(lead, s.t("run_by_nobody"))
}

// status says how far the site meets the guidelines, and how that is known.
func (s *statement) status() StatementPart {
	p := s.part("status")
	switch s.Level {
	case source.Fully, source.Partially, source.NotMet:
		p.Text = append(p.Text, s.t("level_"+string(s.Level)))
	default:
		p.Text = append(p.Text, s.t("level_none"))
	}
	if s.AssessedBy != "" && s.Level != source.NoLevel {
		if day := s.words.Day(s.AssessedOn); day != "" {
			p.Text = append(p.Text, s.t("assessed", "who", s.AssessedBy, "day", day))
		} else {
			p.Text = append(p.Text, s.t("assessed_undated", "who", s.AssessedBy))
		}
	}
	if len(s.Tests) > 0 && !s.TestedByPeople() {
		p.Text = append(p.Text, s.t("machine_only"))
	}
	return p
}

// failures lists what is known not to be accessible.
func (s *statement) failures() StatementPart {
	p := s.part("failures")
	if len(s.Failures) == 0 {
		p.Text = []string{s.t("failures_none")}
		return p
	}
	for _, f := range s.Failures {
		item := s.item(f.What, s.t("because", "why", f.Why))
		if f.Burden {
			item.More = append(item.More, s.t("burden"))
		}
		if f.Criterion != "" {
			item.More = append(item.More, s.t("criterion", "n", f.Criterion))
		}
		if f.Instead != "" {
			item.More = append(item.More, s.t("instead", "what", f.Instead))
		}
		if !f.By.IsZero() {
			item.More = append(item.More, s.t("mended_by", "day", s.words.Day(f.By)))
		}
		p.Items = append(p.Items, item)
	}
	return p
}

func (s *statement) outOfScope() StatementPart {
	p := s.part("out_of_scope")
	p.Items = s.items(s.OutOfScope)
	return p
}

// downloads says that what readers take away has to be accessible as well.
func (s *statement) downloads() StatementPart {
	p := s.part("downloads")
	p.Text = []string{s.t("downloads_lead")}
	p.Items = append(p.Items, StatementItem{Text: s.t("downloads_word")})
	st := s.book.site
	has := func(name string) bool {
		return slices.ContainsFunc(st.Pages, func(p site.Page) bool { return p.Meta().Kind == name })
	}
	checklists := has("checklist")
	if checklists || has(kind.AidName) || slices.ContainsFunc(st.Data, func(d site.Dataset) bool { return d.Used }) {
		p.Items = append(p.Items, StatementItem{Text: s.t("downloads_csv")})
	}
	if checklists || s.book.reviews != "" {
		p.Items = append(p.Items, StatementItem{Text: s.t("downloads_calendar")})
	}
	if endings := fileEndings(st.Files); endings != "" {
		p.Items = append(p.Items, StatementItem{Text: s.t("downloads_files", "endings", endings)})
	}
	p.After = []string{s.t("downloads_untested")}
	return p
}

// fileEndings returns the endings of files to download, sorted, with commas between them.
// Pictures are parts of pages.
func fileEndings(files []string) string {
	var out []string
	for _, f := range files {
		ending := strings.TrimPrefix(strings.ToLower(path.Ext(f)), ".")
		switch ending {
		case "", "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico":
			continue
		}
		if !slices.Contains(out, ending) {
			out = append(out, ending)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func (s *statement) tested() StatementPart {
	p := s.part("tested")
	if len(s.Tests) == 0 {
		p.Text = []string{s.t("tested_none")}
	}
	for _, t := range s.Tests {
		by := s.t("by_machine")
		if t.ByPeople {
			by = s.t("by_people")
		}
		if t.Who != "" {
			by += ": " + t.Who
		}
		item := s.item(t.What, by+".")
		if day := s.words.Day(t.On); day != "" {
			item.More = append(item.More, s.t("tested_on", "day", day))
		}
		p.Items = append(p.Items, item)
	}
	return p
}

// notTested lists what nobody has looked at. Where only machines did, it says what they
// cannot see.
func (s *statement) notTested() StatementPart {
	p := s.part("not_tested")
	p.Items = s.items(s.NotTested)
	if !s.TestedByPeople() {
		for _, key := range []string{"machine_readers", "machine_words", "machine_downloads"} {
			p.Items = append(p.Items, StatementItem{Text: s.t(key)})
		}
	}
	return p
}

func (s *statement) feedback() StatementPart {
	p := s.part("feedback")
	p.Text = []string{s.t("feedback_lead")}
	switch form := s.book.site.Form; {
	case form != site.None:
		p.Links = append(p.Links, s.book.link(s.from, s.words, form))
	case source.IsWebAddress(s.Form.Text):
		p.Links = append(p.Links, Link{URL: s.Form.Text, Title: s.t("form")})
	default:
		p.Text = append(p.Text, s.t("form_none"))
	}
	if s.OtherWay != "" {
		p.After = append(p.After, s.t("other_way", "way", s.OtherWay))
	}
	if s.ResponseDays > 0 {
		p.After = append(p.After, s.words.N("statement_answer", s.ResponseDays))
	} else {
		p.After = append(p.After, s.t("answer_none"))
	}
	return p
}

func (s *statement) enforcement() StatementPart {
	p := s.part("enforcement")
	if s.Enforcement == "" {
		p.Text = []string{s.t("enforcement_none")}
		return p
	}
	name := strings.ToLower(string(s.Enforcement))
	p.Text = []string{s.t("enforcement_" + name)}
	p.Links = []Link{{URL: enforcers[s.Enforcement], Title: s.t("enforcer_" + name)}}
	return p
}

func (s *statement) dates() StatementPart {
	p := s.part("dates")
	if day := s.words.Day(s.Prepared); day != "" {
		p.Text = append(p.Text, s.t("prepared", "day", day))
	}
	if day := s.words.Day(s.Reviewed); day != "" {
		p.Text = append(p.Text, s.t("reviewed", "day", day))
	}
	return p
}

// item returns a point of which site.toml holds the text, in the language of the site.
func (s *statement) item(text string, more ...string) StatementItem {
	item := StatementItem{Text: text, More: more}
	if language := s.book.site.Config.Language; language != s.words.Language {
		item.Language = language
	}
	return item
}

func (s *statement) items(list []string) []StatementItem {
	var out []StatementItem
	for _, text := range list {
		out = append(out, s.item(text))
	}
	return out
}
