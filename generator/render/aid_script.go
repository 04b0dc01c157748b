package render

import (
	"bytes"
	"errors"
	"io/fs"
	"regexp"
	"strings"
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
	entry := "aid/app-" + string(k) + ".js"
	words := ""
	if w, ok := s.words[language]; ok {
		bare, _ := bundled(s.theme, "theme", bundling{entry: entry, words: "{}"})
		words = w.namedIn(bare)
	}
	var made madeScript
	script, found := bundle(s.theme, "theme", entry, "", words)
	if len(found) > 0 {
		made.err = errors.New(found[0].Message)
	}
	made.asset = script
	s.made[key] = made
	return made.asset, made.err
}

// wordKey is a text of a script that may be the key of a word, or the beginning of
// some.
var wordKey = regexp.MustCompile("[\"'`]((?:aid|aidjs|state)_[a-z_-]*)")

// namedIn returns the words whose keys a script has in it, as JSON. A text of the
// script that ends with "_" is the beginning of keys that it puts together.
func (w *Words) namedIn(script []byte) string {
	out := map[string]string{}
	take := func(key string) {
		if text, ok := w.text[key]; ok {
			out[key] = text
		}
	}
	for _, m := range wordKey.FindAllSubmatch(script, -1) {
		key := string(m[1])
		take(key)
		for _, form := range pluralForms {
			take(key + form)
		}
		if !strings.HasSuffix(key, "_") {
			continue
		}
		for other := range w.text {
			if strings.HasPrefix(other, key) {
				take(other)
			}
		}
	}
	return asJSON(out)
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
