package aid

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"partnerbook/generator/diag"
)

// WriteText writes the report of an analysis as plain text: what was found, then
// what was counted, in columns.
func (a Analysis) WriteText(w io.Writer) error {
	r := &report{}
	c := &a.Coverage
	r.line("%s: %s %s, definition %s", c.Aid, c.Kind, c.Version, c.Definition)
	r.findings("Findings", a.Found, diag.Error, diag.Warning)
	r.basics(c)
	switch {
	case c.Guide != nil:
		r.guide(c.Guide)
	case c.Compare != nil:
		r.compare(c.Compare)
	case c.Score != nil:
		r.score(c.Score)
	case c.Calculator != nil:
		r.calculator(c.Calculator)
	case c.GapMap != nil:
		r.gapMap(c.GapMap)
	}
	if !c.Counted {
		r.heading("Counts")
		r.line("  Nothing was counted yet.")
	}
	r.judgements(c)
	r.allowed(c)
	r.handOffs(c)
	r.findings("Worth knowing", a.Found, diag.Info)
	_, err := io.WriteString(w, r.String())
	return err
}

// report is a text made of tables.
type report struct{ strings.Builder }

func (r *report) line(format string, args ...any) { fmt.Fprintf(r, format+"\n", args...) }

func (r *report) heading(text string) { r.line("\n%s", text) }

// table writes rows in columns: the first to the left, the others to the right.
func (r *report) table(rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		line := " "
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				line += " " + cell + space
			} else {
				line += "  " + space + cell
			}
		}
		r.line("%s", strings.TrimRight(line, " "))
	}
}

// findings lists those of some severities, as the specification of aids writes
// them.
func (r *report) findings(title string, found diag.List, severities ...diag.Severity) {
	r.heading(title)
	none := true
	for _, f := range found {
		if !slices.Contains(severities, f.Severity) {
			continue
		}
		none = false
		r.line("%s: %s %s: %s", f.Pos, f.Severity, f.Code, f.Message)
		if f.Hint != "" {
			r.line("    fix: %s", f.Hint)
		}
	}
	if none {
		r.line("  None.")
	}
}

func (r *report) basics(c *Coverage) {
	r.heading("What there is")
	names := map[Kind][3]string{
		GuideKind: {"Questions", "Answers", "Outcomes"}, CompareKind: {"Facts", "Answers to them", "Options"},
		ScoreKind: {"Questions", "Answers", "Bands"}, CalculatorKind: {"Inputs", "", "Outputs"},
	}[c.Kind]
	var rows [][]string
	for i, n := range []int{c.Questions, c.Answers, c.Outcomes} {
		if names[i] != "" {
			rows = append(rows, []string{names[i], grouped(n)})
		}
	}
	if c.GapMap != nil {
		rows = [][]string{{"Lines", grouped(c.GapMap.Lines)}, {"Groups", grouped(c.GapMap.Groups)}}
	}
	r.table(rows)
}

// notChances is said of every count.
const notChances = "  These are counts of answers, and not chances."

func (r *report) guide(c *GuideCoverage) {
	r.heading("Paths")
	if !c.Walked {
		r.line("  The paths could not be followed: they go in a circle or are too many.")
		return
	}
	rows := [][]string{
		{"Question pages", c.QuestionPages.String()}, {"Result pages", c.ResultPages.String()},
		{"Longest path, in questions", grouped(c.Longest)},
	}
	for _, o := range c.Outcomes {
		rows = append(rows, []string{"Paths to " + o.ID, o.Paths.String()})
	}
	r.table(rows)
	r.line("%s", notChances)
}

func (r *report) compare(c *CompareCoverage) {
	r.heading("Options")
	rows := [][]string{{"", "for", "against", "on one citation"}}
	for _, o := range c.Options {
		on := fmt.Sprintf("%d of %d scores", o.OnCitation, o.Scores)
		rows = append(rows, []string{o.ID, grouped(o.For), grouped(o.Against), on})
	}
	r.table(rows)
	if c.Counts == nil {
		return
	}
	if c.Counts.Skipped != "" {
		r.heading("Who leads")
		r.line("  Nothing was counted: %s.", c.Counts.Skipped)
		return
	}
	r.heading("Who leads when no fact is answered, " + c.Counts.Weightings.Cases.String())
	r.standings(c.Counts.Weightings)
	for _, f := range c.Counts.Facts {
		points := "at the default points"
		if f.Profile != "" {
			points = "in the profile " + f.Profile
		}
		r.heading("Who leads for all facts, " + points + ", " + f.Cases.String())
		r.standings(&f.Standings)
		if f.NoneLeft > 0 {
			r.line("  Every option is ruled out in %s, for example %s.", quantity(f.NoneLeft, "combination", "combinations"), f.Example)
		}
	}
	r.heading("Who leads for points and facts together, " + c.Counts.Joint.Cases.String())
	r.standings(c.Counts.Joint)
	r.line("%s", notChances)
}

func (r *report) standings(s *Standings) {
	rows := [][]string{{"", "alone", "level"}}
	for _, o := range s.Leads {
		rows = append(rows, []string{o.ID, grouped(o.Alone), grouped(o.Level)})
	}
	r.table(rows)
	rows = nil
	for _, v := range s.Verdicts {
		rows = append(rows, []string{"Verdict " + string(v.Verdict), grouped(v.Cases)})
	}
	rows = append(rows, []string{"Close or tied, with one family ahead", grouped(s.FamilyAhead)})
	for _, t := range s.Ties {
		rows = append(rows, []string{"Level: " + words(t.Options), grouped(t.Cases)})
	}
	r.table(rows)
}

func (r *report) score(c *ScoreCounts) {
	r.heading("Bands, " + c.Cases.String())
	rows := [][]string{{"", "cases", "raised by a flag", "without action"}}
	for _, b := range c.Bands {
		rows = append(rows, []string{b.ID, grouped(b.Cases), grouped(b.Raised), grouped(b.NoAction)})
	}
	r.table(rows)
	rows = nil
	for _, f := range c.Flags {
		rows = append(rows, []string{"Cases that flag " + f.ID + " raises", grouped(f.Raises)})
	}
	r.table(rows)
	r.line("%s", notChances)
}

func (r *report) calculator(c *CalculatorCounts) {
	r.heading("Least, default and greatest values of the inputs")
	if c.Skipped != "" {
		r.line("  Nothing was tried: %s.", c.Skipped)
		return
	}
	rows := [][]string{{"", "cases", "undefined"}}
	for _, o := range c.Outputs {
		rows = append(rows, []string{o.ID, tried(o.Cases), grouped(o.Undefined)})
	}
	r.table(rows)
	if len(c.Checks) > 0 {
		rows = [][]string{{"", "cases", "hold", "fail", "undefined"}}
		for _, x := range c.Checks {
			rows = append(rows, []string{x.ID, tried(x.Cases), grouped(x.Holds), grouped(x.Fails), grouped(x.Undefined)})
		}
		r.line("")
		r.table(rows)
	}
	r.line("%s", notChances)
}

// tried says in a table how many cases there were.
func tried(c Cases) string {
	if c.Sampled {
		return grouped(c.Count) + " sampled"
	}
	return grouped(c.Count)
}

func (r *report) gapMap(c *GapMapCoverage) {
	r.heading("Lines that lack")
	var rows [][]string
	for _, f := range c.Lacking {
		rows = append(rows, []string{f.Field, grouped(f.Lines)})
	}
	if len(rows) == 0 {
		r.line("  Nothing.")
	}
	r.table(rows)
}

func (r *report) judgements(c *Coverage) {
	j := c.Judgements
	r.heading("What judgements rest on")
	rows := [][]string{
		{"From the source", grouped(j.Source)}, {"Our judgement, from the source", grouped(j.Mixed)},
		{"Our judgement", grouped(j.Author)}, {"All", grouped(j.Total)},
	}
	if j.Total > 0 {
		rows = append(rows, []string{"With evidence", grouped(j.WithEvidence) + " (" + percentOf(j.WithEvidence, j.Total) + "%)"})
	}
	rows = append(rows, []string{"Places cited", grouped(len(c.Citations))})
	r.table(rows)
	if !c.Resolved {
		r.line("  Evidence was not looked up.")
		return
	}
	r.refs("Withdrawn", c.Withdrawn)
	r.refs("Self-reported", c.SelfReported)
}

func (r *report) refs(what string, list []string) {
	if len(list) > 0 {
		r.line("  %s: %s", what, strings.Join(list, ", "))
	}
}

func (r *report) allowed(c *Coverage) {
	if len(c.Allowed) == 0 {
		return
	}
	r.heading("Allowed")
	for _, a := range c.Allowed {
		r.line("  %s at %s: %s", a.Code, a.At, a.Message)
		r.line("    because: %s", a.Because)
	}
}

func (r *report) handOffs(c *Coverage) {
	if len(c.HandOffs) == 0 {
		return
	}
	r.heading("Leads on to")
	for _, h := range c.HandOffs {
		r.line("  %s: %s", h.From, strings.Join(h.To, ", "))
	}
}
