package render

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"partnerbook/generator/diag"
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
	var define map[string]string
	if words != "" {
		define = map[string]string{"WORDS": words}
	}
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		Write:             false,
		Outdir:            "/",
		LogLevel:          api.LogLevelSilent,
		Target:            api.ES2020,
		Format:            api.FormatIIFE, // classic scripts: modules do not run from file://
		MinifyWhitespace:  true,
		MinifySyntax:      true,
		MinifyIdentifiers: true,
		LegalComments:     api.LegalCommentsNone,
		Plugins:           []api.Plugin{fromFS(theme)},
		Define:            define,
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
	if len(found) > 0 || len(result.OutputFiles) == 0 {
		return asset{}, found
	}
	data := append(result.OutputFiles[0].Contents, extra...)
	sum := sha256.Sum256(data)
	ext := path.Ext(entry)
	stem := strings.TrimSuffix(path.Base(entry), ext)
	return asset{"assets/" + stem + "." + hex.EncodeToString(sum[:5]) + ext, data}, nil
}

const themeNamespace = "theme"

// fromFS lets esbuild read a theme, and nothing else.
func fromFS(theme fs.FS) api.Plugin {
	return api.Plugin{Name: "theme", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
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
