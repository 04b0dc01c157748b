package aid

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/BurntSushi/toml"
)

// aidNames are the worked aids of the specification.
var aidNames = []string{
	"where-to-start", "choose-delivery-model", "support-triage", "sharing-business-case", "outcome-payment", "uc-support-map",
}

var loaded sync.Map

// definition returns a worked aid of the specification. It is the one place where
// tests of the evaluators get their aids from.
func definition(t testing.TB, name string) *Definition {
	t.Helper()
	if d, ok := loaded.Load(name); ok {
		return d.(*Definition)
	}
	var file tomlAid
	meta, err := toml.DecodeFile(filepath.Join("testdata", "aids", name+".toml"), &file)
	if err != nil {
		t.Fatal(err)
	}
	d := &Definition{ID: name, Kind: Kind(file.Kind)}
	switch d.Kind {
	case GuideKind:
		d.Model = file.guide()
	case CompareKind:
		d.Model = file.compare()
	case ScoreKind:
		d.Model = file.score()
	case CalculatorKind:
		d.Model = file.calculator(t)
	case GapMapKind:
		d.Model = file.gapMap(meta)
	}
	loaded.Store(name, d)
	return d
}

// tomlAid holds what the evaluators read of all kinds.
type tomlAid struct {
	Kind, Start string
	Outcomes    []struct{ ID string }
	Questions   []struct {
		ID, Section string
		Options     []struct {
			ID, Next string
			Points   int
			Routes   []struct {
				When map[string]any
				Next string
			}
		}
	}
	Sections []Titled
	Bands    []struct {
		ID   string
		From int
	}
	Flags []struct {
		ID      string
		When    map[string]any
		AtLeast string `toml:"at_least"`
	}
	Actions []struct {
		ID   string
		When map[string]any
	}
	Options  []struct{ ID, Family string }
	Criteria []struct {
		ID     string
		Points int
	}
	Scores map[string]map[string]struct{ V int }
	Facts  []struct {
		ID      string
		Options []struct{ ID string }
	}
	Screens []struct {
		ID   string
		When map[string]any
		Out  []string
	}
	Adjust []struct {
		ID   string
		When map[string]any
		Add  map[string]map[string]int
	}
	Profiles []struct {
		ID     string
		Points map[string]int
	}
	Close, Clear any
	Inputs       []struct {
		ID                string
		Default, Min, Max any
		DP                int
		Solve             []string
	}
	Outputs []struct {
		ID, Formula string
		DP          int
		IfUndefined string `toml:"if_undefined"`
	}
	Series []struct {
		ID, Formula string
		From, To    any
	}
	Checks []struct{ ID, Formula string }

	Funders []struct {
		ID        string
		Temporary bool
	}
	Groups, Providers []struct{ ID string }
	Lines             map[string]struct {
		Need, Have, Cost any
		Funding, Who     []string
		Vital            bool
	}
}

func condition(when map[string]any) Condition {
	var c Condition
	for _, q := range slices.Sorted(maps.Keys(when)) {
		value, not := when[q], false
		if table, ok := value.(map[string]any); ok {
			value, not = table["not"], true
		}
		test := Test{Question: q, Not: not}
		switch value := value.(type) {
		case string:
			test.Answers = []string{value}
		case []any:
			for _, a := range value {
				test.Answers = append(test.Answers, a.(string))
			}
		}
		c = append(c, test)
	}
	return c
}

func (f *tomlAid) guide() *Guide {
	g := &Guide{Start: f.Start}
	for _, o := range f.Outcomes {
		g.Outcomes = append(g.Outcomes, Outcome{ID: o.ID})
	}
	for _, q := range f.Questions {
		question := GuideQuestion{ID: q.ID}
		for _, o := range q.Options {
			option := GuideOption{ID: o.ID}
			if o.Next != "" {
				option.Routes = []Route{{Next: o.Next}}
			}
			for _, r := range o.Routes {
				option.Routes = append(option.Routes, Route{When: condition(r.When), Next: r.Next})
			}
			question.Options = append(question.Options, option)
		}
		g.Questions = append(g.Questions, question)
	}
	return g
}

func (f *tomlAid) score() *Score {
	s := &Score{Sections: f.Sections}
	for _, q := range f.Questions {
		question := ScoreQuestion{ID: q.ID, Section: q.Section}
		for _, o := range q.Options {
			question.Options = append(question.Options, ScoreOption{ID: o.ID, Points: o.Points})
		}
		s.Questions = append(s.Questions, question)
	}
	for _, b := range f.Bands {
		s.Bands = append(s.Bands, Band{ID: b.ID, From: b.From})
	}
	for _, x := range f.Flags {
		s.Flags = append(s.Flags, Flag{ID: x.ID, When: condition(x.When), AtLeast: x.AtLeast})
	}
	for _, x := range f.Actions {
		s.Actions = append(s.Actions, Action{ID: x.ID, When: condition(x.When)})
	}
	return s
}

func (f *tomlAid) compare() *Compare {
	c := &Compare{Close: *tomlNumber(f.Close), Clear: *tomlNumber(f.Clear)}
	for _, x := range f.Criteria {
		c.Criteria = append(c.Criteria, Criterion{ID: x.ID, Points: x.Points})
	}
	for _, o := range f.Options {
		if o.Family == "" {
			o.Family = o.ID
		}
		c.Options = append(c.Options, Option{ID: o.ID, Family: o.Family})
		var row []OptionScore
		for _, x := range c.Criteria {
			row = append(row, OptionScore{V: f.Scores[o.ID][x.ID].V})
		}
		c.Scores = append(c.Scores, row)
	}
	for _, x := range f.Facts {
		fact := Fact{ID: x.ID}
		for _, o := range x.Options {
			fact.Options = append(fact.Options, Answer{ID: o.ID})
		}
		c.Facts = append(c.Facts, fact)
	}
	for _, x := range f.Screens {
		c.Screens = append(c.Screens, Screen{ID: x.ID, When: condition(x.When), Out: x.Out})
	}
	for _, x := range f.Adjust {
		a := Adjustment{ID: x.ID, When: condition(x.When)}
		for option, row := range x.Add {
			for criterion, points := range row {
				a.Add = append(a.Add, Addition{Option: option, Criterion: criterion, Points: points})
			}
		}
		c.Adjust = append(c.Adjust, a)
	}
	for _, x := range f.Profiles {
		c.Profiles = append(c.Profiles, Profile{ID: x.ID, Points: x.Points})
	}
	return c
}

func (f *tomlAid) gapMap(meta toml.MetaData) *GapMap {
	m := &GapMap{}
	for _, x := range f.Funders {
		m.Funders = append(m.Funders, Funder{ID: x.ID, Temporary: x.Temporary})
	}
	for _, x := range f.Providers {
		m.Providers = append(m.Providers, Titled{ID: x.ID})
	}
	for _, key := range meta.Keys() {
		if len(key) != 2 || key[0] != "lines" {
			continue
		}
		x := f.Lines[key[1]]
		m.Lines = append(m.Lines, Line{
			ID: key[1], Funding: x.Funding, Who: x.Who, Vital: x.Vital,
			Need: tomlNumber(x.Need), Have: tomlNumber(x.Have), Cost: tomlNumber(x.Cost),
		})
	}
	return m
}

func tomlNumber(v any) *Number {
	switch v := v.(type) {
	case int64:
		n := Whole(int(v))
		return &n
	case float64:
		n, err := NumberOfFloat(v)
		if err != nil {
			panic(err)
		}
		return &n
	}
	return nil
}

func (f *tomlAid) calculator(t testing.TB) *Calculator {
	c := &Calculator{}
	for _, x := range f.Inputs {
		c.Inputs = append(c.Inputs, CalcInput{
			ID: x.ID, DP: x.DP, Solve: x.Solve,
			Default: *tomlNumber(x.Default), Min: *tomlNumber(x.Min), Max: *tomlNumber(x.Max),
		})
	}
	for _, x := range f.Outputs {
		c.Outputs = append(c.Outputs, CalcOutput{
			ID: x.ID, DP: x.DP, Formula: x.Formula, Expr: formula(t, x.Formula), IfUndefined: x.IfUndefined,
		})
	}
	for _, x := range f.Series {
		c.Series = append(c.Series, CalcSeries{
			ID: x.ID, Expr: formula(t, x.Formula), From: formula(t, fmt.Sprint(x.From)), To: formula(t, fmt.Sprint(x.To)),
		})
	}
	for _, x := range f.Checks {
		e, err := ParseCheck(x.Formula)
		if err != nil {
			t.Fatal(err)
		}
		c.Checks = append(c.Checks, CalcCheck{ID: x.ID, Formula: x.Formula, Expr: e})
	}
	return c
}

// formula reads a formula that is right.
func formula(t testing.TB, text string) Expr {
	t.Helper()
	e, err := ParseFormula(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return e
}
