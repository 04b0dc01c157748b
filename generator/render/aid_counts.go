package render

import (
	"partnerbook/generator/aid"
)

// counted returns tables of what an analysis counted.
func (c *aidContext) counted(v aid.Coverage) []TableView {
	var out []TableView
	switch {
	case v.Guide != nil:
		out = append(out, c.pathTable(v.Guide))
	case v.Compare != nil && v.Compare.Counts != nil:
		out = append(out, c.standingTables(v.Compare.Counts)...)
		out = append(out, c.pointsTable(v.Compare.Options))
	case v.Score != nil:
		out = append(out, c.bandTable(v.Score))
	case v.Calculator != nil:
		out = append(out, c.figureTable(v.Calculator))
	case v.GapMap != nil:
		t := c.table("aid_count_lacking", "aid_count_field", "aid_count_lines")
		for _, f := range v.GapMap.Lacking {
			t.add(c.words.T("aid_field_"+f.Field), thousands(f.Lines))
		}
		out = append(out, t)
	}
	return out
}

func (c *aidContext) pathTable(g *aid.GuideCoverage) TableView {
	t := c.table("aid_count_paths", "aid_count_outcome", "aid_count_path")
	t.Note = c.words.T("aid_count_paths_note", "questions", g.QuestionPages.String(), "results", g.ResultPages.String(), "longest", g.Longest)
	for _, o := range g.Outcomes {
		t.add(c.titleOf(o.ID), o.Paths.String())
	}
	return t
}

func (c *aidContext) standingTables(counts *aid.CompareCounts) []TableView {
	var out []TableView
	if counts.Weightings != nil {
		out = append(out, c.standings("aid_count_weightings", "", *counts.Weightings))
	}
	for _, f := range counts.Facts {
		profile := c.words.T("aid_count_default")
		if f.Profile != "" {
			profile = c.nameOfProfile(f.Profile)
		}
		t := c.standings("aid_count_facts", profile, f.Standings)
		if f.NoneLeft > 0 {
			t.Note += " " + c.words.T("aid_count_none_left", "n", thousands(f.NoneLeft))
		}
		out = append(out, t)
	}
	return out
}

func (c *aidContext) nameOfProfile(id string) string {
	if m, ok := c.definition.Model.(*aid.Compare); ok {
		for _, p := range m.Profiles {
			if p.ID == id {
				return p.Title
			}
		}
	}
	return id
}

func (c *aidContext) standings(caption, profile string, s aid.Standings) TableView {
	t := c.table(caption, "aid_count_option", "aid_count_alone", "aid_count_level")
	t.Caption = c.words.T(caption, "n", thousands(s.Cases.Count), "profile", profile)
	t.Note = c.words.T("aid_count_ties", "n", thousands(s.Tied), "family", thousands(s.FamilyAhead))
	if s.Cases.Sampled {
		t.Note += " " + c.words.T("aid_count_sample", "seed", s.Cases.Seed)
	}
	for _, o := range s.Leads {
		t.add(c.titleOf(o.ID), thousands(o.Alone), thousands(o.Level))
	}
	for _, v := range s.Verdicts {
		t.add(c.words.T("aid_count_verdict_"+string(v.Verdict)), thousands(v.Cases), "")
	}
	return t
}

func (c *aidContext) pointsTable(options []aid.OptionCoverage) TableView {
	t := c.table("aid_count_points", "aid_count_option", "aid_count_for", "aid_count_against", "aid_count_citation")
	for _, o := range options {
		t.add(c.titleOf(o.ID), thousands(o.For), thousands(o.Against),
			c.words.T("aid_count_of", "n", o.OnCitation, "all", o.Scores))
	}
	return t
}

func (c *aidContext) bandTable(s *aid.ScoreCounts) TableView {
	t := c.table("aid_count_bands", "aid_count_band", "aid_count_cases", "aid_count_raised")
	t.Caption = c.words.T("aid_count_bands", "n", thousands(s.Cases.Count))
	if s.Cases.Sampled {
		t.Note = c.words.T("aid_count_sample", "seed", s.Cases.Seed)
	}
	for _, b := range s.Bands {
		t.add(c.titleOf(b.ID), thousands(b.Cases), thousands(b.Raised))
	}
	return t
}

func (c *aidContext) figureTable(counts *aid.CalculatorCounts) TableView {
	t := c.table("aid_count_figures", "aid_count_figure", "aid_count_cases", "aid_count_undefined")
	for _, o := range counts.Outputs {
		t.add(c.titleOf(o.ID), thousands(o.Cases.Count), thousands(o.Undefined))
	}
	return t
}
