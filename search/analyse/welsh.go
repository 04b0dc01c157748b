package analyse

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
)

// welshTable holds the rules for Welsh terms, for us and for the browser: stages,
// with an empty line between them, of rules, one a line: a regular expression and
// what the match is replaced by. Of each stage the first rule that fits is applied.
// The expressions mean the same in Go and in JavaScript.
//
//go:embed welsh.txt
var welshTable string

// rewrite replaces what fits a pattern.
type rewrite struct {
	pattern *regexp.Regexp
	by      string
}

// welshStages are read when a Welsh word comes, because most sites have none.
var welshStages = sync.OnceValue(func() [][]rewrite { return readStages(welshTable) })

func readStages(table string) [][]rewrite {
	var out [][]rewrite
	for stage := range strings.SplitSeq(strings.TrimSpace(table), "\n\n") {
		var rules []rewrite
		for line := range strings.Lines(stage) {
			pattern, by, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
			rules = append(rules, rewrite{regexp.MustCompile(pattern), strings.ReplaceAll(by, "$1", "${1}")})
		}
		out = append(out, rules)
	}
	return out
}

// welsh returns the term of a surface.
func welsh(surface string) string {
	for _, stage := range welshStages() {
		for _, r := range stage {
			if at := r.pattern.FindStringSubmatchIndex(surface); at != nil {
				by := r.pattern.ExpandString(nil, r.by, surface, at)
				surface = surface[:at[0]] + string(by) + surface[at[1]:]
				break
			}
		}
	}
	return surface
}

// clitic returns how many letters of a word are a short word that an apostrophe
// ties to it: 'r, 'n, 'i, 'u, 'w, 'm, 'ch, 'th.
func clitic(s string) int {
	n := 1
	if len(s) > 2 && strings.IndexByte("hH", s[len(s)-1]) >= 0 && strings.IndexByte("ctCT", s[len(s)-2]) >= 0 {
		n = 2
	} else if s == "" || strings.IndexByte("rniuwmRNIUWM", s[len(s)-1]) < 0 {
		return 0
	}
	before := s[:len(s)-n]
	if strings.HasSuffix(before, "'") || strings.HasSuffix(before, "’") {
		return n
	}
	return 0
}
