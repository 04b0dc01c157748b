package render

import (
	"io/fs"
	"slices"
	"strings"
	"sync"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// Shelf keeps the themes that were loaded from it, with their programs and scripts:
// making these takes longer than all else that a small site takes. It is for themes
// whose files never change, as those that are built in; an author who edits site.toml
// gets the same theme again. The zero Shelf is empty. It may be used by several
// goroutines.
type Shelf struct {
	mu   sync.Mutex
	kept map[shelfKey]shelved
}

// shelfKey is all that LoadTheme looks at besides files.
type shelfKey struct{ name, languages, colour string }

type shelved struct {
	theme *Theme
	found diag.List
}

// roomOnShelf is how many themes are kept: an author may try many colours.
const roomOnShelf = 8

// Load returns the theme that LoadTheme loads. All calls must give the same files.
func (s *Shelf) Load(theme fs.FS, name string, config source.Config) (*Theme, diag.List) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := shelfKey{name, strings.Join(config.Languages, " "), config.Brand.Colour.Text}
	kept, ok := s.kept[key]
	if !ok {
		kept.theme, kept.found = LoadTheme(theme, name, config)
		if s.kept == nil || len(s.kept) >= roomOnShelf {
			s.kept = map[shelfKey]shelved{}
		}
		s.kept[key] = kept
	}
	return kept.theme, slices.Clone(kept.found)
}
