package schema

import (
	"encoding/json"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"partnerbook"
	"partnerbook/generator/aid"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
	"partnerbook/generator/stamp"
)

// validator returns what judges by a schema: a library that knows nothing of us.
func validator(t *testing.T, name string, config source.Config) func(value any) error {
	t.Helper()
	raw, err := Of(name, config)
	if err != nil {
		t.Fatal(err)
	}
	var s jsonschema.Schema
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	resolved, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return resolved.Validate
}

// plain returns a value of TOML as JSON has it.
func plain(v source.Value) any {
	switch v.Type {
	case source.Integer, source.Float:
		n, _ := strconv.ParseFloat(strings.ReplaceAll(v.Text, "_", ""), 64)
		return n
	case source.Boolean:
		return v.Text == "true"
	case source.Array:
		out := []any{}
		for _, item := range v.Items {
			out = append(out, plain(item))
		}
		return out
	case source.TableType:
		return plainTable(v.Table)
	}
	return v.Text
}

func plainTable(t *source.Table) map[string]any {
	out := map[string]any{}
	for _, e := range t.Entries {
		out[e.Key] = plain(e.Value)
	}
	return out
}

func parsed(t *testing.T, name string, raw []byte) (*source.Text, *source.Table) {
	t.Helper()
	text, _ := source.NewText(name, raw)
	from, to := 0, len(text.Data)
	if path.Ext(name) == ".md" {
		front, _ := source.FindFrontMatter(text)
		from, to = front.From, front.To
	}
	table, found := source.ParseTOML(text, from, to)
	if found.HasErrors() {
		t.Fatal(found)
	}
	return text, table
}

func siteConfig(t *testing.T) source.Config {
	t.Helper()
	raw, err := fs.ReadFile(partnerbook.Site, "site.toml")
	if err != nil {
		t.Fatal(err)
	}
	text, _ := source.NewText("site.toml", raw)
	config, found := source.ReadConfig(text, nil)
	if found.HasErrors() {
		t.Fatal(found)
	}
	return config
}

// TestContentIsValid judges all settings of the knowledge base by the schemas.
func TestContentIsValid(t *testing.T) {
	config := siteConfig(t)
	judge := map[string]func(any) error{}
	for _, name := range Names() {
		judge[name] = validator(t, name, config)
	}
	judged := map[string]int{}
	check := func(schema, file string, raw []byte) {
		_, table := parsed(t, file, raw)
		judged[schema]++
		if err := judge[schema](plainTable(table)); err != nil {
			t.Errorf("%s is not what the schema %s says: %v", file, schema, err)
		}
	}
	raw, _ := fs.ReadFile(partnerbook.Site, "site.toml")
	check("site", "site.toml", raw)
	err := fs.WalkDir(partnerbook.Content(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(partnerbook.Content(), name)
		switch {
		case err != nil:
			return err
		case strings.Contains(name, "/_") || strings.HasPrefix(name, "_"):
		case path.Ext(name) == ".md":
			check("front-matter", name, raw)
		case name == "glossary.toml":
			check("glossary", name, raw)
		case name == "search.toml":
			check("search", name, raw)
		case path.Ext(name) == ".toml" && path.Dir(name) == "data":
			check("data", name, raw)
		case name == "glossary.cy.toml":
			check("glossary-translation", name, raw)
		case strings.HasSuffix(name, ".cy.toml"):
			check("aid-translation", name, raw)
		case path.Ext(name) == ".toml":
			if text, table := parsed(t, name, raw); aid.IsAid(text, table) {
				check("aid", name, raw)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range Names() {
		if judged[name] == 0 {
			t.Errorf("nothing was judged by the schema %s", name)
		}
	}
}

// TestStartersAreValid judges the pages that `partnerbook new` begins.
func TestStartersAreValid(t *testing.T) {
	config := source.PlainConfig()
	for _, name := range append(kind.Names(), kind.AidStarters()...) {
		text, ext, ok := kind.Starter(name)
		if !ok {
			t.Fatalf("%s has no starter", name)
		}
		text = strings.NewReplacer("TITLE", "A new page", "TODAY", "2026-11-21", "NEXT", "2027-11-21", "YEAR", "2026", "ID", "x").Replace(text)
		schema := "front-matter"
		if ext == ".toml" {
			schema = "aid"
		}
		_, table := parsed(t, "x"+ext, []byte(text))
		if err := validator(t, schema, config)(plainTable(table)); err != nil {
			t.Errorf("the starter of %s: %v", name, err)
		}
	}
}

// TestSchemaSaysNo judges settings that the compiler refuses.
func TestSchemaSaysNo(t *testing.T) {
	config := siteConfig(t)
	for _, test := range []struct{ schema, toml string }{
		{"front-matter", "titel = \"x\""},
		{"front-matter", "title = 7"},
		{"front-matter", "title = \"x\"\nstatus = \"old\""},
		{"front-matter", "title = \"x\"\ntopics = [\"no such topic\"]"},
		{"front-matter", "title = \"x\"\nwho = \"x\""},
		{"front-matter", "title = \"x\"\nkind = \"checklist\"\nwho = \"x\""},
		{"front-matter", "title = \"x\"\nkind = \"source\""},
		{"front-matter", "title = \"x\"\nchanges = [ { on = 2026-11-21 } ]"},
		{"front-matter", "title = \"x\"\nid = \"Not an id\""},
		{"front-matter", "title = \"x\"\nreview_every = \"often\""},
		{"site", "titel = \"x\""},
		{"site", "[brand]\ncolor = \"x\""},
		{"site", "[[topic]]\nid = \"x\""},
		{"site", "[markdown]\nhtml = \"allow\""},
		{"aid", "aid = \"x\"\nkind = \"guide\""},
		{"aid-translation", "title = \"x\"\n[[questions]]\nid = \"x\"\nnext = \"y\""},
		{"aid-translation", "title = \"x\"\n[[questions]]\nask = \"x\""},
		{"aid-translation", "decision = \"x\""},
		{"glossary", "[[term]]\nterm = \"x\""},
		{"glossary-translation", "[[term]]\nterm = \"x\"\ndefinition = \"x\""},
		{"search", "[[best]]\nquery = \"x\""},
		{"data", "[[column]]\nid = \"x\"\ntype = \"nonsense\""},
	} {
		_, table := parsed(t, "x.toml", []byte(test.toml))
		if validator(t, test.schema, config)(plainTable(table)) == nil {
			t.Errorf("the schema %s lets through\n%s", test.schema, test.toml)
		}
	}
}

// TestSchemaKnowsEveryKey compiles pages with each setting that the schema has, and with one that
// it has not: the compiler knows the same.
func TestSchemaKnowsEveryKey(t *testing.T) {
	compiler := kind.NewCompiler(siteConfig(t), "")
	for _, name := range kind.Names() {
		keys := append(kind.Settings(siteConfig(t), name).Names(), "no_such_setting")
		for _, key := range keys {
			raw := "+++\ntitle = \"x\"\nkind = \"" + name + "\"\n" + key + " = 1\n+++\n"
			if key == "title" || key == "kind" {
				continue
			}
			o := compiler.Compile(source.File{Path: "x.md", Stamp: stamp.Stamp{Size: int64(len(raw))}}, []byte(raw))
			unknown := false
			for _, d := range o.Found {
				unknown = unknown || d.Code == diag.MetaUnknownKey || d.Code == diag.MetaOtherKind
			}
			if want := key == "no_such_setting"; unknown != want {
				t.Errorf("%s: the compiler does not know %s: %v", name, key, unknown)
			}
		}
	}
}
