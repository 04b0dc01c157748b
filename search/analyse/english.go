package analyse

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	snowball "github.com/blevesearch/snowballstem/english"
)

// listed holds the stems of words that the stemmer takes for others: a plan for
// succession is not about success, nor governance about local government. And those
// of irregular forms that people ask with.
var listed = map[string]string{
	"succession": "succession", "governance": "governanc",
	"wrote": "write", "written": "write", "paid": "pay",
}

// english returns the stem of a surface.
func english(surface string) string {
	if stem, ok := listed[surface]; ok {
		return stem
	}
	env := snowballstem.NewEnv(surface)
	snowball.Stem(env)
	term := env.Current()
	if strings.HasPrefix(surface, term) {
		return surface[:len(term)]
	}
	return strings.Clone(term)
}
