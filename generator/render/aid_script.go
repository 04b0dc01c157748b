package render

import (
	"bytes"
	"errors"
	"io/fs"
	"sync"

	"partnerbook/generator/aid"
)

// aidScripts are the scripts of the pages of decision aids, one for each kind and
// language. Each is bundled when a site first has such an aid: most have few, and
// bundling takes longer than emitting a page.
type aidScripts struct {
	theme fs.FS
	words map[string]*Words
	mu    sync.Mutex
	made  map[aidScriptKey]madeScript
}

type aidScriptKey struct {
	kind     aid.Kind
	language string
}

type madeScript struct {
	asset asset
	err   error
}

func newAidScripts(theme fs.FS, words map[string]*Words) *aidScripts {
	return &aidScripts{theme: theme, words: words, made: map[aidScriptKey]madeScript{}}
}

// of returns the script of a kind in a language.
func (s *aidScripts) of(k aid.Kind, language string) (asset, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := aidScriptKey{k, language}
	if made, ok := s.made[key]; ok {
		return made.asset, made.err
	}
	words := ""
	if w, ok := s.words[language]; ok {
		words = w.table("aid_", "aidjs_", "state_")
	}
	var made madeScript
	script, found := bundle(s.theme, "theme", "aid/app-"+string(k)+".js", "", words)
	if len(found) > 0 {
		made.err = errors.New(found[0].Message)
	}
	made.asset = script
	s.made[key] = made
	return made.asset, made.err
}

// addAidScripts adds the scripts of the aids that the site has.
func (b *Book) addAidScripts() {
	for i := range b.site.Pages {
		p := &b.site.Pages[i]
		d := definitionOf(p)
		if d == nil {
			continue
		}
		script, err := b.theme.aids.of(d.Kind, b.theme.Words(p.Object.Language).Language)
		if err != nil {
			continue // the page itself says so when it is emitted
		}
		b.add(script.url, func(out *bytes.Buffer) error { _, err := out.Write(script.data); return err })
	}
}
