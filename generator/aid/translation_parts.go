package aid

import (
	"slices"
	"strconv"
	"strings"

	"partnerbook/generator/source"
)

// part is a part of an aid with the texts in it that readers see.
type part struct {
	place string   // what messages call it: `question "cost"`
	names []string // the keys that name it in a list; nil where its place does
	named []string // their values
	slots []*slot
	below bool // it is not the whole aid
}

// slot is what may stand under a key of a part: a text, a table, or a list of tables.
type slot struct {
	key   string
	text  *string
	given bool // the text is that of the translation
	one   string
	byKey bool    // a table: parts has one
	parts []*part // of a list
}

func (p *part) root() bool { return !p.below }

// text adds a text.
func (p *part) text(key string, text *string) { p.slots = append(p.slots, &slot{key: key, text: text}) }

// table adds a table in braces.
func (p *part) table(key, place string) *part {
	s, known := p.get(key)
	if !known {
		s = &slot{key: key, byKey: true, parts: []*part{{place: place, below: true}}}
		p.slots = append(p.slots, s)
	}
	return s.parts[0]
}

// item adds an element of a list of tables. one is what messages call it.
func (p *part) item(key, one string, named ...string) *part {
	s, known := p.get(key)
	if !known {
		s = &slot{key: key, one: one}
		p.slots = append(p.slots, s)
	}
	of := &part{place: one + ` "` + strings.Join(named, " ") + `"`, named: named, below: true}
	if len(named) > 0 {
		of.names = []string{"id"}
	} else {
		of.place = one + " of " + key + " of " + p.place
	}
	s.parts = append(s.parts, of)
	return of
}

// note adds what is said about a judgement.
func (p *part) note(j *Judgement) { p.text("note", &j.Note) }

func (p *part) get(key string) (*slot, bool) {
	i := slices.IndexFunc(p.slots, func(s *slot) bool { return s.key == key })
	if i < 0 {
		return nil, false
	}
	return p.slots[i], true
}

// keys returns what may stand in the part.
func (p *part) keys() []string {
	out := slices.Clone(p.names)
	for _, s := range p.slots {
		if s.text == nil || *s.text != "" {
			out = append(out, s.key)
		}
	}
	return out
}

// missing calls f with each text that the translation lacks, and where it belongs.
func (p *part) missing(above string, f func(place string, text *string)) {
	for _, s := range p.slots {
		place := above + s.key
		if s.text != nil && !s.given && *s.text != "" {
			f(place, s.text)
		}
		for i, of := range s.parts {
			name := ""
			switch {
			case s.byKey:
			case len(of.named) > 0:
				name = "." + strings.Join(of.named, " ")
			default:
				name = "." + strconv.Itoa(i+1)
			}
			of.missing(place+name+".", f)
		}
	}
}

// each gives a list elements of its own, and calls f with each.
func each[T any](list *[]T, f func(*T)) {
	*list = slices.Clone(*list)
	for i := range *list {
		f(&(*list)[i])
	}
}

// texts adds the texts to a part, and returns a model to which they belong.
func (g *Guide) texts(p *part) Model {
	c := *g
	each(&c.Questions, func(q *GuideQuestion) {
		item := p.item("questions", "question", q.ID)
		item.text("ask", &q.Ask)
		item.text("hint", &q.Hint)
		each(&q.Options, func(o *GuideOption) { item.item("options", "answer", o.ID).text("label", &o.Label) })
	})
	each(&c.Outcomes, func(o *Outcome) {
		item := p.item("outcomes", "outcome", o.ID)
		item.text("title", &o.Title)
		item.text("why", &o.Why)
		item.note(&o.Judgement)
	})
	return &c
}

func (p *part) points(key string, points *[]Point) {
	each(points, func(x *Point) {
		item := p.item(key, "point")
		item.text("text", &x.Text)
		item.note(&x.Judgement)
	})
}

func (c *Compare) texts(p *part) Model {
	m := *c
	each(&m.Options, func(o *Option) {
		item := p.item("options", "option", o.ID)
		item.text("title", &o.Title)
		item.text("what", &o.What)
		item.points("for", &o.For)
		item.points("against", &o.Against)
	})
	each(&m.Criteria, func(k *Criterion) {
		item := p.item("criteria", "criterion", k.ID)
		item.text("title", &k.Title)
		item.text("worst", &k.Worst)
		item.text("best", &k.Best)
	})
	each(&m.Facts, func(f *Fact) {
		item := p.item("facts", "fact", f.ID)
		item.text("ask", &f.Ask)
		item.text("hint", &f.Hint)
		each(&f.Options, func(a *Answer) { item.item("options", "answer", a.ID).text("label", &a.Label) })
	})
	each(&m.Screens, func(s *Screen) {
		item := p.item("screens", "must-have", s.ID)
		item.text("must", &s.Must)
		item.note(&s.Judgement)
	})
	each(&m.Adjust, func(a *Adjustment) {
		item := p.item("adjust", "adjustment", a.ID)
		item.text("why", &a.Why)
		item.note(&a.Judgement)
	})
	each(&m.Cautions, func(a *Caution) {
		item := p.item("cautions", "caution", a.ID)
		item.text("say", &a.Say)
		item.note(&a.Judgement)
	})
	each(&m.Profiles, func(x *Profile) { p.item("profiles", "profile", x.ID).text("title", &x.Title) })
	if m.Baseline != nil {
		b := *m.Baseline
		m.Baseline = &b
		item := p.table("baseline", "the baseline")
		item.text("title", &b.Title)
		item.text("what", &b.What)
	}
	m.Scores = slices.Clone(m.Scores)
	for i := range m.Scores {
		row := p.table("scores", "the scores").table(m.Options[i].ID, "the scores of "+m.Options[i].ID)
		k := -1
		each(&m.Scores[i], func(s *OptionScore) {
			k++
			cell := row.table(m.Criteria[k].ID, "score "+m.Options[i].ID+"."+m.Criteria[k].ID)
			cell.text("why", &s.Why)
			cell.note(&s.Judgement)
		})
	}
	return &m
}

func (s *Score) texts(p *part) Model {
	c := *s
	each(&c.Sections, func(x *Titled) { p.item("sections", "section", x.ID).text("title", &x.Title) })
	each(&c.Questions, func(q *ScoreQuestion) {
		item := p.item("questions", "question", q.ID)
		item.text("ask", &q.Ask)
		item.text("hint", &q.Hint)
		each(&q.Options, func(o *ScoreOption) { item.item("options", "answer", o.ID).text("label", &o.Label) })
	})
	each(&c.Bands, func(b *Band) { p.item("bands", "band", b.ID).text("title", &b.Title) })
	each(&c.Flags, func(f *Flag) { p.item("flags", "flag", f.ID).note(&f.Judgement) })
	each(&c.Actions, func(a *Action) {
		item := p.item("actions", "action", a.ID)
		item.text("theme", &a.Theme)
		item.text("do", &a.Do)
		item.note(&a.Judgement)
	})
	return &c
}

func (c *Calculator) texts(p *part) Model {
	m := *c
	each(&m.Inputs, func(in *CalcInput) {
		item := p.item("inputs", "input", in.ID)
		item.text("ask", &in.Ask)
		item.text("hint", &in.Hint)
		item.note(&in.Judgement)
	})
	each(&m.Outputs, func(o *CalcOutput) {
		item := p.item("outputs", "output", o.ID)
		item.text("title", &o.Title)
		item.text("if_undefined", &o.IfUndefined)
		item.note(&o.Judgement)
	})
	each(&m.Series, func(s *CalcSeries) { p.item("series", "series", s.ID).text("title", &s.Title) })
	each(&m.Checks, func(k *CalcCheck) { p.item("checks", "check", k.ID).text("title", &k.Title) })
	each(&m.Published, func(x *Published) {
		item := p.item("published", "published figure", x.Output, x.Is)
		item.names = []string{"output", "is"}
		item.text("note", &x.Note)
	})
	return &m
}

func (m *GapMap) texts(p *part) Model {
	c := *m
	p.text("unit", &c.Unit)
	each(&c.Funders, func(f *Funder) { p.item("funders", "funder", f.ID).text("title", &f.Title) })
	each(&c.Groups, func(g *Titled) { p.item("groups", "group", g.ID).text("title", &g.Title) })
	each(&c.Providers, func(x *Titled) { p.item("providers", "provider", x.ID).text("title", &x.Title) })
	each(&c.Lines, func(l *Line) {
		p.table("lines", "the lines").table(l.ID, `line "`+l.ID+`"`).text("title", &l.Title)
	})
	return &c
}

// partsOf returns the texts that an aid of a kind may have: one of each.
func partsOf(k Kind) *part {
	d := &Definition{Allow: make([]Allow, 1)}
	switch k {
	case GuideKind:
		d.Model = &Guide{Questions: []GuideQuestion{{Options: make([]GuideOption, 1)}}, Outcomes: make([]Outcome, 1)}
	case CompareKind:
		d.Model = &Compare{
			Options: []Option{{For: make([]Point, 1), Against: make([]Point, 1)}}, Criteria: make([]Criterion, 1),
			Facts: []Fact{{Options: make([]Answer, 1)}}, Screens: make([]Screen, 1), Adjust: make([]Adjustment, 1),
			Cautions: make([]Caution, 1), Profiles: make([]Profile, 1), Baseline: new(Baseline),
		}
	case ScoreKind:
		d.Model = &Score{
			Sections: make([]Titled, 1), Questions: []ScoreQuestion{{Options: make([]ScoreOption, 1)}},
			Bands: make([]Band, 1), Flags: make([]Flag, 1), Actions: make([]Action, 1),
		}
	case CalculatorKind:
		d.Model = &Calculator{
			Inputs: make([]CalcInput, 1), Outputs: make([]CalcOutput, 1), Series: make([]CalcSeries, 1),
			Checks: make([]CalcCheck, 1), Published: make([]Published, 1),
		}
	case GapMapKind:
		d.Model = &GapMap{Funders: make([]Funder, 1), Groups: make([]Titled, 1), Providers: make([]Titled, 1), Lines: make([]Line, 1)}
	}
	_, root := d.inOtherWords()
	root.text("summary", new(string))
	return root
}

// free are the tables whose keys are the ids of an aid.
var free = []string{"scores", "lines"}

// TranslationSettings returns what the file of a translation of an aid may hold, without how
// the translation came about. Of what kind the aid is, its own file says alone, so it is what
// any kind may have.
func TranslationSettings() *source.Shape {
	s := new(source.Shape)
	for _, k := range Kinds() {
		partsOf(k).shape(s)
	}
	for _, key := range free {
		s.Note(key, source.FreeKey)
	}
	s.Need("", "title")
	return s
}

// shape writes down what may stand in the part.
func (p *part) shape(s *source.Shape) {
	for _, name := range p.names {
		s.Note(name, source.TextKey)
		s.Need("", name)
	}
	for _, of := range p.slots {
		switch {
		case slices.Contains(free, of.key) && p.root():
		case of.text != nil:
			s.Note(of.key, source.TextKey)
		case of.byKey:
			of.parts[0].shape(s.Note(of.key, source.TableKey).Sub())
		default:
			of.parts[0].shape(s.Note(of.key, source.TablesKey).Sub())
		}
	}
}
