package generator

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allowedImports is the architecture as a table: which packages of ours, and
// which libraries, each package may import. "std" stands for the standard
// library, which all may. Arrows point down the list only.
var allowedImports = map[string][]string{
	".":      {},
	"themes": {},

	"themes/bidi": {"golang.org/x/net/websocket"},

	"generator/diag":   {},
	"generator/coding": {"github.com/andybalholm/brotli", "github.com/klauspost/compress"},
	"generator/header": {},
	"generator/stamp":  {},
	"generator/output": {"generator/stamp", "github.com/gofrs/flock", "golang.org/x/sync", "golang.org/x/sys"},
	"generator/source": {
		"generator/diag", "generator/stamp",
		"github.com/BurntSushi/toml", "github.com/pelletier/go-toml/v2/unstable", "github.com/goccy/go-yaml",
		"golang.org/x/text", "golang.org/x/sys",
	},
	"generator/markup": {
		"generator/diag", "generator/source",
		"github.com/yuin/goldmark", "github.com/alecthomas/chroma/v2", "github.com/microcosm-cc/bluemonday", "golang.org/x/net/html",
	},
	"generator/canonical":     {},
	"generator/calendar":      {},
	"generator/portable":      {"golang.org/x/text"},
	"generator/bundle":        {"generator/output", "generator/portable"},
	"generator/publish":       {"generator/coding", "generator/header", "generator/output", "github.com/minio/minio-go/v7", "golang.org/x/sync"},
	"generator/single":        {"generator/output", "generator/render", "golang.org/x/net/html", "golang.org/x/sync"},
	"generator/pdf":           {"generator/output", "github.com/ledongthuc/pdf", "golang.org/x/net/html"},
	"generator/spreadsheet":   {},
	"generator/checklist":     {"generator/calendar", "generator/canonical", "generator/diag", "generator/source"},
	"generator/aid":           {"generator/canonical", "generator/diag", "generator/source"},
	"generator/data":          {"generator/diag", "generator/source", "generator/spreadsheet", "generator/markup"},
	"generator/chart":         {},
	"generator/word":          {"golang.org/x/net/html"},
	"generator/word/wordtest": {"generator/word"},
	"generator/importer":      {"generator/markup", "generator/source", "generator/spreadsheet", "golang.org/x/net/html"},
	"generator/testrun":       {},
	"generator/redteam":       {"golang.org/x/tools"},
	"generator/fill":          {"generator/diag", "generator/source", "generator/word"},
	"generator/kind":          {"generator/diag", "generator/source", "generator/markup", "generator/aid", "generator/fill", "golang.org/x/text"},
	"generator/keep":          {"generator/diag", "generator/source", "generator/markup", "generator/kind"},
	"generator/site":          {"generator/checklist", "generator/data", "generator/diag", "generator/portable", "generator/source", "generator/markup", "generator/kind", "search/analyse", "golang.org/x/text"},
	"generator/render": {
		"generator/aid", "generator/calendar", "generator/chart", "generator/data", "generator/diag", "generator/fill", "generator/source", "generator/spreadsheet", "generator/markup", "generator/kind",
		"generator/site", "generator/output",
		"generator/word", "search", "search/analyse",
		"github.com/evanw/esbuild", "golang.org/x/text", "html/template",
	},
	"generator": {
		"generator/aid", "generator/checklist", "generator/data", "generator/diag", "generator/source", "generator/markup", "generator/kind", "generator/site",
		"generator/keep", "generator/render", "generator/output", "generator/stamp",
		"golang.org/x/sync",
	},
	"generator/serve": {
		"generator", "generator/coding", "generator/diag", "generator/header", "generator/render", "generator/output", "search", "search/full",
		"github.com/fsnotify/fsnotify", "golang.org/x/sys", "html/template",
	},
	"generator/revision": {},
	"generator/edition": {
		"generator/aid", "generator/kind", "generator/output", "generator/render", "generator/source", "search",
		"github.com/sergi/go-diff", "golang.org/x/net/html", "html/template",
	},
	"generator/schema":  {"generator/aid", "generator/data", "generator/kind", "generator/source"},
	"generator/lsp/rpc": {},
	"generator/lsp": {
		"generator", "generator/aid", "generator/data", "generator/diag", "generator/kind", "generator/lsp/rpc", "generator/markup", "generator/schema", "generator/site",
		"generator/source", "generator/stamp",
	},
	"cmd/partnerbook": {
		".", "themes", "generator", "generator/aid", "generator/bundle", "generator/checklist", "generator/coding", "generator/diag", "generator/edition", "generator/fill",
		"generator/importer", "generator/kind",
		"generator/lsp", "generator/lsp/rpc", "generator/output", "generator/pdf", "generator/portable", "generator/publish", "generator/render", "generator/revision",
		"generator/schema", "generator/serve", "generator/single", "generator/site", "generator/source", "generator/spreadsheet", "generator/stamp",
		"search", "search/full",
		"github.com/inconshreveable/mousetrap", "github.com/spf13/cobra", "github.com/spf13/pflag", "github.com/schollz/progressbar/v3",
		"golang.org/x/sync", "golang.org/x/term",
	},

	"search":         {"search/analyse"},
	"search/analyse": {"github.com/blevesearch/snowballstem"},
	"search/full":    {"search", "search/analyse", "github.com/blevesearch/bleve/v2", "github.com/gofrs/flock"},

	// The yardstick stands outside: it may use the libraries, and nothing of ours. Programs
	// are measured from outside too, as processes.
	"cmd/windowszip":        {},
	"generator/bench":       {},
	"generator/bench/table": {"generator/bench"},
	"generator/bench/limit": {"github.com/yuin/goldmark", "github.com/alecthomas/chroma/v2", "github.com/BurntSushi/toml"},
}

// fencedStandard are packages of the standard library that only those may import
// which name them above.
var fencedStandard = []string{"html/template"}

// TestEveryPackageIsIntroduced looks for each package in the list of doc.go.
func TestEveryPackageIsIntroduced(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, list, _ := strings.Cut(string(doc), "# Packages")
	list, _, _ = strings.Cut(list, "# Three recipes")
	introduced := map[string]bool{".": true}
	for line := range strings.Lines(list) {
		if words := strings.Fields(strings.TrimPrefix(line, "//")); len(words) > 0 {
			introduced[strings.TrimSuffix(words[0], ",")] = true
		}
	}
	for pkg := range allowedImports {
		if !introduced[pkg] && !introduced[strings.TrimPrefix(pkg, "generator/")] && !introduced[path.Base(pkg)] {
			t.Errorf("doc.go does not introduce %s", pkg)
		}
	}
}

// TestImports holds every import of every package to the table.
func TestImports(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != root || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		checkImports(t, root, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImports(t *testing.T, root, name string) {
	rel, err := filepath.Rel(root, name)
	if err != nil {
		t.Fatal(err)
	}
	pkg := path.Dir(filepath.ToSlash(rel))
	allowed, listed := allowedImports[pkg]
	if !listed {
		t.Errorf("%s: package %s is not in the table of imports", rel, pkg)
		return
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range file.Imports {
		imported := strings.Trim(spec.Path.Value, `"`)
		if ok := mayImport(allowed, imported); !ok {
			t.Errorf("%s:%d: %s may not import %s", rel, files.Position(spec.Pos()).Line, pkg, imported)
		}
	}
}

func mayImport(allowed []string, imported string) bool {
	if ours, ok := strings.CutPrefix(imported, "partnerbook"); ok && (ours == "" || ours[0] == '/') {
		return slices.Contains(allowed, strings.TrimPrefix(ours, "/")) || ours == "" && slices.Contains(allowed, ".")
	}
	first, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(first, ".") && !slices.Contains(fencedStandard, imported) {
		return true // the standard library
	}
	return slices.ContainsFunc(allowed, func(a string) bool {
		return imported == a || strings.HasPrefix(imported, a+"/")
	})
}
