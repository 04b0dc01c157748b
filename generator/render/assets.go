package render

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/evanw/esbuild/pkg/api"

	"partnerbook/generator/diag"
	"partnerbook/generator/word"
	"partnerbook/search/analyse"
)

// asset is a bundled style sheet or script. Its address holds a digest of its
// bytes, so that browsers may keep it for ever.
type asset struct {
	url  string
	data []byte
}

// bundle makes one file of entry and all that it imports, from a theme. extra
// is put behind it. In scripts, the name WORDS stands for words, which is JSON.
func bundle(theme fs.FS, name, entry, extra, words string) (asset, diag.List) {
	data, found := bundled(theme, name, bundling{entry: entry, words: words})
	if len(found) > 0 || data == nil {
		return asset{}, found
	}
	if strings.Contains(words, `\u003c`) { // as JSON has < in a text
		data = tag.ReplaceAll(data, []byte(`\x3C$1`))
	}
	return newAsset(entry, append(data, extra...)), nil
}

// tag is what a script that stands in a page may not hold. Scripts of the theme have none;
// where words do, it stands in a text of the script, in which < can be written otherwise.
// esbuild does that for the end of a script alone.
var tag = regexp.MustCompile(`(?i)<(/?script|!--)`)

// late is an asset that is bundled when it is first asked for, since many runs of the
// program need none. Those of a site's own theme were bundled when it was read, so that
// mistakes in it are found.
type late struct {
	made  string // of what; see names
	names *names
	asset func() asset
}

func (l late) data() []byte { return l.asset().data }

func (l late) url() string {
	url, _ := l.names.of(l.made, func() (asset, error) { return l.asset(), nil })
	return url
}

// bundler bundles what a theme has, and collects what is wrong with it.
type bundler struct {
	theme fs.FS
	name  string // as the author knows it
	names *names
	found diag.List
}

// late bundles what needs no words of a language.
func (b *bundler) late(entry string) late { return b.lateWith(entry, entry, "", "") }

// lateWith bundles an entry; see bundle. made tells it from all else that is made of a theme.
func (b *bundler) lateWith(made, entry, extra, words string) late {
	theme, name := b.theme, b.name
	if isBuiltIn(theme) {
		return late{made, b.names, sync.OnceValue(func() asset {
			a, problems := bundle(theme, name, entry, extra, words)
			if len(problems) > 0 {
				panic(problems[0].Message) // the program's tests bundle it
			}
			return a
		})}
	}
	a, problems := bundle(theme, name, entry, extra, words)
	b.found.Add(problems...)
	return late{made, b.names, func() asset { return a }}
}

// newAsset returns what was made of an entry as an asset.
func newAsset(entry string, data []byte) asset {
	sum := sha256.Sum256(data)
	ext := path.Ext(entry)
	stem := strings.TrimSuffix(path.Base(entry), ext)
	return asset{"assets/" + stem + "." + hex.EncodeToString(sum[:5]) + ext, data}
}

// Script bundles a script of a theme as pages get it, for those that run it outside
// a browser. What entry exports becomes the global variable of a name.
func Script(theme fs.FS, entry, global string) ([]byte, error) {
	data, found := bundled(theme, "theme", bundling{entry: entry, global: global})
	if len(found) > 0 {
		return nil, errors.New(found[0].Message)
	}
	return data, nil
}

// bundling says what to bundle.
type bundling struct {
	entry  string
	global string // the variable for what entry exports, or ""
	words  string // what WORDS stands for, or ""
}

// bundled is the content of a bundle.
func bundled(theme fs.FS, name string, what bundling) ([]byte, diag.List) {
	all, found := bundledTogether(theme, name, []string{what.entry}, what)
	return all[what.entry], found
}

// bundledTogether is the content of several bundles, by entry: the same as of each
// alone, in less time, since what they share is read once.
func bundledTogether(theme fs.FS, name string, entries []string, what bundling) (map[string][]byte, diag.List) {
	var define map[string]string
	if what.words != "" {
		define = map[string]string{"WORDS": what.words}
	}
	numbered := make([]api.EntryPoint, len(entries))
	for i, entry := range entries {
		numbered[i] = api.EntryPoint{InputPath: entry, OutputPath: strconv.Itoa(i)}
	}
	result := api.Build(api.BuildOptions{
		EntryPointsAdvanced: numbered,
		Bundle:              true,
		Write:               false,
		Outdir:              "/",
		LogLevel:            api.LogLevelSilent,
		Target:              api.ES2020,
		Format:              api.FormatIIFE, // classic scripts: modules do not run from file://
		GlobalName:          what.global,
		MinifyWhitespace:    true,
		MinifySyntax:        true,
		MinifyIdentifiers:   true,
		LegalComments:       api.LegalCommentsNone,
		Plugins:             []api.Plugin{fromFS(theme)},
		Define:              define,
	})
	var found diag.List
	for _, m := range result.Errors {
		found.Add(bundleProblem(name, m))
	}
	for _, m := range result.Warnings {
		if m.ID == "css-syntax-error" { // esbuild reads on, as browsers do
			found.Add(bundleProblem(name, m))
		}
	}
	if len(found) > 0 {
		return nil, found
	}
	out := map[string][]byte{}
	for _, file := range result.OutputFiles {
		base := filepath.Base(file.Path)
		if i, err := strconv.Atoi(strings.TrimSuffix(base, filepath.Ext(base))); err == nil {
			out[entries[i]] = file.Contents
		}
	}
	return out, nil
}

const (
	themeNamespace = "theme"
	dataNamespace  = "partnerbook" // of modules that the generator makes
)

// dataModules are what scripts can import as partnerbook:NAME, as JSON.
var dataModules = map[string]func() []byte{
	"tables": analyse.BrowserTables,
	"word":   word.BrowserTables,
}

// fromFS lets esbuild read a theme and the modules of data, and nothing else.
func fromFS(theme fs.FS) api.Plugin {
	return api.Plugin{Name: "theme", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			if data, found := strings.CutPrefix(a.Path, dataNamespace+":"); found {
				return api.OnResolveResult{Path: data, Namespace: dataNamespace}, nil
			}
			p := a.Path
			if a.Importer != "" {
				p = path.Join(path.Dir(a.Importer), p)
			}
			return api.OnResolveResult{Path: path.Clean(p), Namespace: themeNamespace}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: themeNamespace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := fs.ReadFile(theme, a.Path)
			if err != nil {
				return api.OnLoadResult{}, fmt.Errorf("there is no file %s in the theme", a.Path)
			}
			contents := string(data)
			loader := api.LoaderCSS
			switch path.Ext(a.Path) {
			case ".js":
				loader = api.LoaderJS
			case ".svg":
				loader = api.LoaderDataURL
			}
			return api.OnLoadResult{Contents: &contents, Loader: loader}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: dataNamespace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			module, found := dataModules[a.Path]
			if !found {
				return api.OnLoadResult{}, fmt.Errorf("there is no module %s:%s", dataNamespace, a.Path)
			}
			contents := string(module())
			return api.OnLoadResult{Contents: &contents, Loader: api.LoaderJSON}, nil
		})
	}}
}

// brandColour is the rule that gives a site its own colour. It stands in the
// style sheet because pages carry no styles.
func brandColour(colour string) string {
	if colour == "" {
		return ""
	}
	return "\n:root{--brand:" + colour + "}\n"
}
