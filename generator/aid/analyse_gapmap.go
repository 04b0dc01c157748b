package aid

import (
	"partnerbook/generator/diag"
)

// coverage counts the fields that lines lack.
func (m *GapMap) coverage() *GapMapCoverage {
	c := &GapMapCoverage{Lines: len(m.Lines), Groups: len(m.Groups), Lacking: []FieldCount{}}
	lacks := []struct {
		field string
		lacks func(l *Line) bool
	}{
		{"need", func(l *Line) bool { return l.Need == nil }},
		{"have", func(l *Line) bool { return l.Have == nil }},
		{"cost", func(l *Line) bool { return l.Cost == nil }},
		{"funding", func(l *Line) bool { return l.Funding == nil }},
		{"who", func(l *Line) bool { return l.Who == nil }},
	}
	for _, x := range lacks {
		n := 0
		for i := range m.Lines {
			if x.lacks(&m.Lines[i]) {
				n++
			}
		}
		if n > 0 {
			c.Lacking = append(c.Lacking, FieldCount{x.field, n})
		}
	}
	return c
}

// gapMap finds what a gap map leaves open.
func (f *findings) gapMap(m *GapMap) {
	c := m.coverage()
	for _, lacking := range c.Lacking {
		f.add(diag.AidLacking, spot{"lines", "lines"}, "Readers see it as not known. Find it out, or leave it so.",
			"%s of %s lines lack %s", grouped(lacking.Lines), grouped(c.Lines), lacking.Field)
	}
	used := map[string]bool{}
	for _, l := range m.Lines {
		used[l.Group] = true
	}
	for _, g := range m.Groups {
		if !used[g.ID] {
			f.add(diag.AidEmptyGroup, spot{"group", g.ID}, "Put a line into it, or remove it.", "group %q has no lines", g.ID)
		}
	}
}
