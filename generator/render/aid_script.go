package render

import (
	"bytes"
	"errors"
	"io/fs"
	"regexp"
	"slices"
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
	kinds map[aid.Kind]func() (bareScript, error)
	made  sync.Map // aidScriptKey → asset
}

type aidScriptKey struct {
	kind     aid.Kind
	language string
}

// bareScript is a script before and after the words of a language.
type bareScript struct{ before, after []byte }

func newAidScripts(theme fs.FS, words map[string]*Words) *aidScripts {
	s := &aidScripts{theme: theme, words: words, kinds: map[aid.Kind]func() (bareScript, error){}}
	for _, k := range aid.Kinds() {
		s.kinds[k] = sync.OnceValues(func() (bareScript, error) { return s.bundle(k) })
	}
	return s
}

// aidWords is the variable that holds the words in a script, and opening is where
// esbuild begins what is not seen outside.
const (
	aidWords = "AID_WORDS"
	opening  = "(()=>{"
)

func (s *aidScripts) bundle(k aid.Kind) (bareScript, error) {
	data, found := bundled(s.theme, "theme", bundling{entry: "aid/app-" + string(k) + ".js", words: aidWords})
	if len(found) > 0 {
		return bareScript{}, errors.New(found[0].Message)
	}
	before, after, ok := bytes.Cut(data, []byte(opening))
	if !ok {
		return bareScript{after: data}, nil // it is empty
	}
	return bareScript{append(before, opening...), after}, nil
}

// of returns the script of a kind in a language.
func (s *aidScripts) of(k aid.Kind, language string) (asset, error) {
	key := aidScriptKey{k, language}
	if made, ok := s.made.Load(key); ok {
		return made.(asset), nil
	}
	bare, err := s.kinds[k]()
	if err != nil {
		return asset{}, err
	}
	words := "{}"
	if w, ok := s.words[language]; ok {
		words = w.namedIn(bare.after)
	}
	data := slices.Concat(bare.before, []byte("var "+aidWords+"="+words+";"), bare.after)
	made := newAsset("aid/app-"+string(k)+".js", data)
	s.made.Store(key, made)
	return made, nil
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
	b.bundleAidScripts()
	for i := range b.site.Pages {
		p := &b.site.Pages[i]
		d := p.Object.Aid()
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

// bundleAidScripts bundles all that are needed at the same time.
func (b *Book) bundleAidScripts() {
	needed := map[aid.Kind]bool{}
	for i := range b.site.Pages {
		if d := b.site.Pages[i].Object.Aid(); d != nil {
			needed[d.Kind] = true
		}
	}
	var wait sync.WaitGroup
	for k := range needed {
		wait.Go(func() { _, _ = b.theme.aids.kinds[k]() }) // whoever asks for one is told what is wrong
	}
	wait.Wait()
}
