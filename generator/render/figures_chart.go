package render

import (
	"strings"

	"partnerbook/generator/chart"
	"partnerbook/generator/data"
	"partnerbook/generator/markup"
)

// Charts of data sets: from figures to what package chart draws.

func (f *filler) draw(id string, p *data.Plot) chart.Drawing {
	c := chart.Chart{
		ID: id, Title: p.Title, Desc: f.describe(p), Categories: p.Categories, At: p.Years, Target: f.words.T("data_target"),
	}
	switch {
	case p.Unit == "£" || strings.HasPrefix(p.Unit, "£ a "): // of millions the values say so
		c.Before = "£"
	case strings.HasPrefix(p.Unit, "%"):
		c.After = "%"
	default:
		c.Unit = p.Unit
	}
	for _, s := range p.Series {
		series := chart.Series{Name: s.Name, Target: s.Target}
		for _, v := range s.Values {
			point := chart.Point{Number: v.Number, Text: v.Text}
			if v.Number == nil {
				point.Text = f.missing(v.Shown)
			}
			series.Points = append(series.Points, point)
		}
		c.Series = append(c.Series, series)
	}
	switch p.Type {
	case markup.ChartLine:
		return chart.Lines(c)
	case markup.ChartSlope:
		return chart.Slope(c)
	case markup.ChartStacked:
		return chart.Stack(c)
	case markup.ChartTimeline:
		var events []chart.Event
		for _, e := range p.Events {
			events = append(events, chart.Event{Label: e.When + ": " + e.What, From: e.From, To: e.To})
		}
		return chart.Timeline(c, events)
	}
	return chart.Bars(c)
}

// describe says in words what a chart shows, for those who cannot see it.
func (f *filler) describe(p *data.Plot) string {
	const most = 40 // figures; more are better read in the table
	out := []string{f.words.T("data_type_" + p.Type)}
	if len(p.Categories)*len(p.Series) > most {
		return out[0] + " " + f.words.T("data_see_table")
	}
	for _, s := range p.Series {
		var values []string
		for i, v := range s.Values {
			switch {
			case v.Number != nil:
				values = append(values, p.Categories[i]+" "+v.Text)
			case !s.Target:
				values = append(values, p.Categories[i]+" "+f.missing(v.Shown))
			}
		}
		out = append(out, strings.TrimPrefix(f.seriesName(s)+": ", ": ")+strings.Join(values, ", ")+".")
	}
	for _, e := range p.Events {
		out = append(out, e.When+": "+e.What+".")
	}
	return strings.Join(out, " ")
}

func (f *filler) seriesName(s data.Series) string {
	if word := f.words.T("data_target"); !s.Target || strings.EqualFold(s.Name, word) {
		return s.Name
	}
	return strings.TrimSpace(s.Name + " " + f.words.T("data_target"))
}

// gaps says which figures of a line are not there, so that its gap is no riddle. Bars say it
// in their places.
func (f *filler) gaps(p *data.Plot) []string {
	if p.Type != markup.ChartLine && p.Type != markup.ChartSlope {
		return nil
	}
	var out []string
	for _, s := range p.Series {
		var at []string
		for i, v := range s.Values {
			if v.Number == nil && !s.Target && !hasTarget(p, i) {
				words := p.Categories[i]
				if v.Text != "" {
					words += " (" + v.Text + ")"
				}
				at = append(at, words)
			}
		}
		if len(at) > 0 {
			out = append(out, f.words.T("data_gap", "what", strings.TrimSpace(s.Name+" "+strings.Join(at, ", "))))
		}
	}
	return out
}

// hasTarget tells whether a target stands at a place of a chart: then no other figure
// is due there.
func hasTarget(p *data.Plot, category int) bool {
	for _, s := range p.Series {
		if s.Target && s.Values[category].Number != nil {
			return true
		}
	}
	return false
}
