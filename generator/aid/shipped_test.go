package aid

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partnerbook/generator/source"
)

// everyDefinition returns the aids of the knowledge base and of the tests that are sound.
func everyDefinition(t testing.TB) map[string]*Definition {
	t.Helper()
	out := map[string]*Definition{}
	for _, pattern := range []string{"../../content/decision-aids/*.toml", "testdata/*.toml", "testdata/*/*.toml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text, _ := source.NewText(file, raw)
			if d, _ := Decode(text, strings.TrimSuffix(filepath.Base(file), ".toml")); d != nil {
				out[file] = d
			}
		}
	}
	return out
}

// TestShippedDefinitionIsReadAgain reads what pages carry of every aid, and evaluates it.
func TestShippedDefinitionIsReadAgain(t *testing.T) {
	kinds := map[Kind]bool{}
	for file, d := range everyDefinition(t) {
		read, err := ReadShipped(d.JSON())
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		kinds[d.Kind] = true
		if !bytes.Equal(read.JSON(), d.JSON()) {
			t.Errorf("%s comes out as another definition", file)
		}
		for _, c := range append(d.Cases, Case{Input: map[string]any{}}) {
			if want, got := Canonical(d.Evaluate(c.Input)), Canonical(read.Evaluate(c.Input)); !bytes.Equal(want, got) {
				t.Errorf("%s, case %q: %s, want %s", file, c.Name, got, want)
			}
		}
	}
	if len(kinds) != len(Kinds()) {
		t.Errorf("only these kinds were tried: %v", kinds)
	}
}

func TestOtherThingsAreNotShipped(t *testing.T) {
	for _, data := range []string{
		"", "null", "[]", "{}", `{"aid":"x","model":{}}`, `{"aid":"x","kind":"guide","model":[]}`, `{"aid":"x\n[a]","kind":"guide","model":{"start":"y"}}`,
		`{"aid":"x","kind":"calculator","model":{"inputs":[{"id":"a","default":"1e9"}]}}`,
		`{"aid":"x","kind":"gapmap","model":{"lines":[1]}}`, `{"aid":"x","kind":"compare","model":{"scores":[[{}]]}}`,
		strings.Repeat(`{"a":`, 300) + "1" + strings.Repeat("}", 300),
	} {
		if d, err := ReadShipped([]byte(data)); err == nil {
			t.Errorf("%.60s is read as %v", data, d)
		}
	}
}

// FuzzShipped reads anything as a definition. What is accepted can be asked, and comes out
// as it went in.
func FuzzShipped(f *testing.F) {
	for _, d := range everyDefinition(f) {
		if data := d.JSON(); len(data) < 20_000 {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := ReadShipped(data)
		if err != nil {
			return
		}
		Canonical(d.Evaluate(Input{}))
		if again, err := ReadShipped(d.JSON()); err != nil || !bytes.Equal(again.JSON(), d.JSON()) {
			t.Errorf("it is not read again: %v", err)
		}
	})
}
