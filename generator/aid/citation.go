package aid

// SingleCitation returns the place on which most scores of an option rest alone,
// the first of several, and how many do. Scores that are the authors' own rest on
// nothing else and do not count.
func (c *Compare) SingleCitation(option int) (ref string, most int) {
	n := map[string]int{}
	for _, s := range c.Scores[option] {
		if len(s.Ev) == 1 && s.Basis != FromAuthor {
			n[s.Ev[0].Ref]++
		}
	}
	for _, s := range c.Scores[option] {
		if len(s.Ev) == 1 && n[s.Ev[0].Ref] > most {
			ref, most = s.Ev[0].Ref, n[s.Ev[0].Ref]
		}
	}
	return ref, most
}
