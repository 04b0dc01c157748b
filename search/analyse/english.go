package analyse

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	snowball "github.com/blevesearch/snowballstem/english"
)

// english returns the stem of a surface.
func english(surface string) string {
	env := snowballstem.NewEnv(surface)
	snowball.Stem(env)
	term := env.Current()
	if strings.HasPrefix(surface, term) {
		return surface[:len(term)]
	}
	return strings.Clone(term)
}
