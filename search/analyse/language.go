package analyse

import "strings"

// rule is what a language has of its own.
type rule struct {
	term    func(surface string) string // of three or more letters a to z
	stop    []string
	clitics bool // whether short words are written on to others by an apostrophe
}

var rules = map[string]rule{
	"en": {term: english, stop: stopList(englishStop)},
	"cy": {term: welsh, stop: stopList(welshStop), clitics: true},
}

// ruleOf returns the rule of a language, which is a tag as in HTML.
func ruleOf(language string) rule {
	language, _, _ = strings.Cut(language, "-")
	return rules[strings.ToLower(language)]
}

// term returns the term of a surface.
func (a *Analyser) term(surface string) string {
	if a.rule.term == nil || len(surface) < 3 {
		return surface
	}
	for _, ch := range []byte(surface) {
		if ch < 'a' || ch > 'z' {
			return surface
		}
	}
	return a.rule.term(surface)
}
