package render

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/site"
)

// appScripts are the scripts of pages that readers work with, one for each entry of
// the theme and each language. Each is bundled when a site first has such a page:
// most sites have few kinds, and bundling takes longer than emitting a page.
type appScripts struct {
	theme   fs.FS
	words   map[string]*Words
	names   *names
	bundles sync.Map // entry → func() (bareScript, error)
	made    sync.Map // appScriptKey → asset
}

type appScriptKey struct{ entry, language string }

// bareScript is a script before and after the words of a language, with the texts in
// it that may be keys of words.
type bareScript struct {
	before, after []byte
	keys          []string
}

func newAppScripts(theme fs.FS, words map[string]*Words, names *names) *appScripts {
	return &appScripts{theme: theme, words: words, names: names}
}

// appWords is the variable that holds the words in a script, and opening is where
// esbuild begins what is not seen outside.
const (
	appWords = "APP_WORDS"
	opening  = "(()=>{"
)

// bare returns the script of an entry without words, bundled once.
func (s *appScripts) bare(entry string) (bareScript, error) {
	once, _ := s.bundles.LoadOrStore(entry, sync.OnceValues(func() (bareScript, error) { return s.bundle(entry) }))
	return once.(func() (bareScript, error))()
}

func (s *appScripts) bundle(entry string) (bareScript, error) {
	data, found := bundled(s.theme, "theme", bundling{entry: entry, words: appWords})
	if len(found) > 0 {
		return bareScript{}, errors.New(found[0].Message)
	}
	return bareOf(data), nil
}

func bareOf(data []byte) bareScript {
	before, after, ok := bytes.Cut(data, []byte(opening))
	if !ok {
		return bareScript{nil, data, nil} // it is empty
	}
	return bareScript{append(before, opening...), after, wordKeys(after)}
}

// prepare bundles the scripts of several entries that are not bundled yet. If anything
// is wrong with one, whoever asks for it is told.
func (s *appScripts) prepare(entries []string) {
	entries = slices.DeleteFunc(entries, func(entry string) bool { _, ok := s.bundles.Load(entry); return ok })
	if len(entries) == 0 {
		return
	}
	all, _ := bundledTogether(s.theme, "theme", entries, bundling{words: appWords})
	for entry, data := range all {
		bare := bareOf(data)
		s.bundles.LoadOrStore(entry, func() (bareScript, error) { return bare, nil })
	}
}

// of returns the script of an entry in a language.
func (s *appScripts) of(entry, language string) (asset, error) {
	key := appScriptKey{entry, language}
	if made, ok := s.made.Load(key); ok {
		return made.(asset), nil
	}
	bare, err := s.bare(entry)
	if err != nil {
		return asset{}, err
	}
	words := "{}"
	if w, ok := s.words[language]; ok {
		words = w.named(bare.keys)
	}
	data := slices.Concat(bare.before, []byte("var "+appWords+"="+words+";"), bare.after)
	made := newAsset(entry, data)
	s.made.Store(key, made)
	return made, nil
}

// url returns the address of the script of an entry in a language.
func (s *appScripts) url(entry, language string) (string, error) {
	return s.names.of("app "+entry+" "+language, func() (asset, error) { return s.of(entry, language) })
}

// wordKeys returns the texts of a script that may be the key of a word, or the
// beginning of some: those that begin with small letters and "_" behind a quote.
func wordKeys(script []byte) []string {
	seen := map[string]bool{}
	for at := bytes.IndexAny(script, quotation); at >= 0; at = bytes.IndexAny(script, quotation) {
		script = script[at+1:]
		letters := len(script) - len(bytes.TrimLeft(script, lower))
		if letters == 0 || letters == len(script) || script[letters] != '_' {
			continue
		}
		key := script[:len(script)-len(bytes.TrimLeft(script, lower+"_-"))]
		seen[string(key)] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

const (
	quotation = "\"'`"
	lower     = "abcdefghijklmnopqrstuvwxyz"
)

// named returns the words whose keys a script names, as JSON. A text of the script
// that ends with "_" is the beginning of keys that it puts together.
func (w *Words) named(keys []string) string {
	out := map[string]string{}
	take := func(key string) {
		if text, ok := w.text[key]; ok {
			out[key] = text
		}
	}
	for _, key := range keys {
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

// appOf returns the entry of the script with which readers work on a page, or "".
func (b *Book) appOf(p *site.Page) string {
	if d := p.Object.Aid(); d != nil {
		return "aid/app-" + string(d.Kind) + ".js"
	}
	if _, ok := b.site.Checklist(p, ""); ok {
		return "checklist/app.js"
	}
	if t, ok := p.Object.Fields.(kind.Template); ok && len(t.Fields) > 0 {
		return "template/app-template.js"
	}
	for _, ref := range p.Object.Body.Refs {
		if ref.Kind == markup.RefView && ref.View.Name == markup.ViewPartnerships {
			return "directory/app.js"
		}
	}
	if p.Object.Body.Device {
		return "device/app.js"
	}
	return ""
}

// textsEntry is the script of translated aids, which runs before the one with which readers
// work on them.
const textsEntry = "aid/app/texts.js"

// addAppScripts adds the scripts that the pages of the site need.
func (b *Book) addAppScripts() {
	b.bundleAppScripts()
	for i := range b.site.Pages {
		o := b.site.Pages[i].Object
		if entry := b.appOf(&b.site.Pages[i]); entry != "" {
			b.addInLanguage(entry, o.Language)
		}
		if d := o.Aid(); d != nil && d.Translated() {
			b.addInLanguage(textsEntry, o.Language)
		}
	}
	for _, language := range b.site.Config.Languages {
		b.addInLanguage(madeEntry, language)
		if b.Offline() {
			b.addInLanguage(offlineEntry, language)
		}
	}
	if len(b.full) > 0 {
		b.addInLanguage(abbrEntry, b.site.Config.Language) // that of the glossary
	}
	if b.reviews != "" {
		for _, language := range b.site.Languages {
			b.addInLanguage(reviewsEntry, language)
		}
	}
}

// scriptURL returns the address, as seen from a page, of the script of an entry in the
// language of some words.
func (b *Book) scriptURL(from, entry string, w *Words) (string, error) {
	script, err := b.theme.apps.url(entry, w.Language)
	if err != nil {
		return "", err
	}
	return site.Relative(from, script), nil
}

// addInLanguage adds the script of an entry in a language. If anything is wrong with it,
// the pages that have it say so.
func (b *Book) addInLanguage(entry, language string) {
	if script, err := b.theme.apps.of(entry, b.theme.Words(language).Language); err == nil {
		b.add(script.url, emitBytes(script.data))
	}
}

// bundleAppScripts bundles all that are needed together.
func (b *Book) bundleAppScripts() {
	needed := map[string]bool{packEntry: b.pack != "", abbrEntry: len(b.full) > 0, madeEntry: true, offlineEntry: b.Offline(), reviewsEntry: b.reviews != ""}
	for i := range b.site.Pages {
		p := &b.site.Pages[i]
		needed[b.appOf(p)] = true
		if d := p.Object.Aid(); d != nil && d.Translated() {
			needed[textsEntry] = true
		}
		needed[takeEntry] = needed[takeEntry] || b.takes(p)
	}
	delete(needed, "")
	maps.DeleteFunc(needed, func(_ string, is bool) bool { return !is })
	b.theme.apps.prepare(slices.Sorted(maps.Keys(needed)))
}
