package diag

// Policy says what becomes of the diagnostics that a build found. It is made
// from site.toml; a folder without one has Plain set.
type Policy struct {
	// Off holds the warnings that site.toml turns off. Codes of errors have no
	// effect here; site.toml is refused when it names one.
	Off map[Code]bool
	// Plain makes every problem a warning: a folder of somebody's Markdown is
	// shown as well as it can be.
	Plain bool
	// OverdueFails makes an overdue review an error.
	OverdueFails bool
}

// Apply returns the list as the author is to see it.
func (p Policy) Apply(l List) List {
	out := make(List, 0, len(l))
	for _, d := range l {
		if p.OverdueFails && d.Code == LifeOverdue {
			d.Severity = Error
		}
		if p.Plain {
			d.Severity = Warning
		}
		if d.Severity == Warning && p.Off[d.Code] {
			continue
		}
		out = append(out, d)
	}
	return out
}
