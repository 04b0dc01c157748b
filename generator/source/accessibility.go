package source

import (
	"slices"
	"strings"
	"time"

	"partnerbook/generator/diag"
)

// Accessibility is what site.toml says for the accessibility statement. Public bodies of
// the United Kingdom must publish one: regulation 8 of SI 2018/952 says what it holds.
type Accessibility struct {
	Pos          diag.Position // of the table
	Draft        bool          // nobody has adopted the statement yet
	Body         string        // whose site it is
	Scope        string        // what the statement is about
	Level        Level
	AssessedBy   string // who says that the level is so
	AssessedOn   time.Time
	Form         Word   // where readers report a barrier: a page, or the address of a form
	OtherWay     string // by which they can do so as well
	ResponseDays int    // within which they get an answer; 0 if nobody promises one
	Enforcement  Enforcement
	Prepared     time.Time
	Reviewed     time.Time
	Tests        []Tested
	NotTested    []string
	Failures     []Failure
	OutOfScope   []string // content that need not be accessible
}

// Level is how far a site meets the Web Content Accessibility Guidelines 2.2, level AA.
type Level string

// The levels, as the model statement has them. NoLevel is that of a site that nobody has
// judged.
const (
	NoLevel   Level = ""
	Fully     Level = "fully"
	Partially Level = "partially"
	NotMet    Level = "not"
)

// Enforcement is whom readers turn to if they are not content with an answer.
type Enforcement string

// The bodies: in England, Scotland and Wales, and in Northern Ireland.
const (
	EASS Enforcement = "EASS" // Equality Advisory and Support Service
	ECNI Enforcement = "ECNI" // Equality Commission for Northern Ireland
)

// Tested is a test that the statement rests on.
type Tested struct {
	What     string
	ByPeople bool // and not by a machine
	Who      string
	On       time.Time
}

// Failure is something that is not accessible.
type Failure struct {
	What      string
	Why       string
	Burden    bool   // to mend it would be a disproportionate burden; else it fails the requirement
	Criterion string // of the guidelines, as in 1.4.10
	Instead   string // what readers can use
	By        time.Time
}

// TestedByPeople tells whether any test was made by people.
func (a *Accessibility) TestedByPeople() bool {
	return slices.ContainsFunc(a.Tests, func(t Tested) bool { return t.ByPeople })
}

// accessibility reads [accessibility], or returns nil. Nobody in notOurs may be named.
func accessibility(d *Decoder, notOurs []string) *Accessibility {
	sub := d.Sub("accessibility")
	if sub == nil {
		return nil
	}
	level, enforcement := sub.Word("level"), sub.Word("enforcement")
	sub.OneOf("level", []Word{level}, []string{string(Fully), string(Partially), string(NotMet)})
	sub.OneOf("enforcement", []Word{enforcement}, []string{string(EASS), string(ECNI)})
	a := &Accessibility{
		Pos:          sub.Start(),
		Draft:        sub.Flag("draft"),
		Body:         sub.unclaimed("body", notOurs),
		Scope:        Typographic(sub.Text("scope")),
		AssessedBy:   sub.unclaimed("assessed_by", notOurs),
		AssessedOn:   sub.Day("assessed_on"),
		Form:         sub.Word("form"),
		OtherWay:     Typographic(sub.Text("other_way")),
		ResponseDays: responseDays(sub),
		Prepared:     sub.Day("prepared"),
		Reviewed:     sub.Day("reviewed"),
		NotTested:    sub.sentences("not_tested"),
		OutOfScope:   sub.sentences("out_of_scope"),
	}
	if slices.Contains([]Level{Fully, Partially, NotMet}, Level(level.Text)) {
		a.Level = Level(level.Text)
	}
	if e := Enforcement(enforcement.Text); e == EASS || e == ECNI {
		a.Enforcement = e
	}
	for _, t := range sub.Subs("test") {
		a.Tests = append(a.Tests, tested(t, notOurs))
	}
	for _, f := range sub.Subs("failure") {
		a.Failures = append(a.Failures, failure(f))
	}
	sub.Finish(nil)
	a.check(sub, level)
	return a
}

func tested(d *Decoder, notOurs []string) Tested {
	d.Need("every test says what was tested, and whether a machine or people did it", "what", "by")
	by := d.Word("by")
	d.OneOf("by", []Word{by}, []string{"machine", "people"})
	t := Tested{
		What: Typographic(d.Text("what")), ByPeople: by.Text == "people",
		Who: d.unclaimed("who", notOurs), On: d.Day("on"),
	}
	d.Finish(nil)
	return t
}

func failure(d *Decoder) Failure {
	d.Need("every failure says what is not accessible, and why", "what", "why")
	f := Failure{
		What: Typographic(d.Text("what")), Why: Typographic(d.Text("why")), Burden: d.Flag("burden"),
		Criterion: d.Text("criterion"), Instead: Typographic(d.Text("instead")), By: d.Day("by"),
	}
	d.Finish(nil)
	return f
}

// sentences returns a list of texts as readers see them.
func (d *Decoder) sentences(key string) []string {
	var out []string
	for _, w := range d.Words(key) {
		out = append(out, Typographic(w.Text))
	}
	return out
}

// unclaimed returns a name, and reports one that may not stand there.
func (d *Decoder) unclaimed(key string, notOurs []string) string {
	w := d.Word(key)
	for _, name := range notOurs {
		if w.Text != "" && strings.EqualFold(w.Text, name) {
			d.ReportAt(diag.MetaClaimedOwner, w.Pos, "%s is “%s”, which [claims] says has not seen the site.", d.name(key), w.Text).
				Hint = "Name whoever publishes the site, or leave the line out until it is known."
		}
	}
	return w.Text
}

func responseDays(d *Decoder) int {
	days, _ := d.NumberIn("response_days", 1, 90,
		"Write within how many working days readers get an answer, from 1 to 90, as in response_days = 10.")
	return days
}

// check reports what the settings say that does not hold together, and what a statement
// that is no draft lacks.
func (a *Accessibility) check(d *Decoder, level Word) {
	a.checkLevel(d, level)
	if !a.Reviewed.IsZero() && a.Reviewed.Before(a.Prepared) {
		d.Report(diag.MetaUnknownValue, "reviewed", "reviewed in [accessibility] lies before prepared.").
			Hint = "A statement is prepared first. Mend one of the two days."
	}
	if a.Draft {
		return
	}
	if lacks := a.Lacks(); len(lacks) > 0 {
		d.ReportAt(diag.AccessibilityIncomplete, a.Pos, "The accessibility statement lacks %s.", strings.Join(lacks, ", ")).
			Hint = "Add what is missing below [accessibility], or write draft = true there until it is known."
	}
}

// checkLevel reports a level that says more than was assessed. A machine finds some
// barriers only, so it cannot show that there are none.
func (a *Accessibility) checkLevel(d *Decoder, level Word) {
	report := func(hint, format string, args ...any) {
		d.ReportAt(diag.AccessibilityLevel, level.Pos, format, args...).Hint = hint
	}
	const lower = `Or write level = "partially".`
	switch {
	case a.Level == Partially && len(a.Tests) == 0:
		report(`Add a part [[accessibility.test]] for each test, or leave level out.`, "The level is “partially”, and no test is named that it rests on.")
	case a.Level != Fully:
	case !a.TestedByPeople():
		report(`Have people test the site and add [[accessibility.test]] with by = "people". `+lower,
			"Tests by machine alone cannot show that a site is fully compliant.")
	case a.AssessedBy == "" || a.AssessedOn.IsZero():
		report("Add assessed_by, a person or body, and assessed_on, the day. "+lower, "Nobody is named who found the site to be fully compliant, or no day.")
	case len(a.Failures) > 0:
		report("Take out what was mended. "+lower, "The level is “fully”, and there are known failures.")
	}
}

// Lacks returns the names of the settings that a statement needs and this one does not
// have.
func (a *Accessibility) Lacks() []string {
	var out []string
	for _, part := range []struct {
		name string
		has  bool
	}{
		{"body", a.Body != ""}, {"scope", a.Scope != ""}, {"level", a.Level != NoLevel},
		{"form", a.Form.Text != ""}, {"other_way", a.OtherWay != ""}, {"response_days", a.ResponseDays > 0},
		{"enforcement", a.Enforcement != ""}, {"prepared", !a.Prepared.IsZero()}, {"a test", len(a.Tests) > 0},
	} {
		if !part.has {
			out = append(out, part.name)
		}
	}
	return out
}
