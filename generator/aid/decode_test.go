package aid

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partnerbook/generator/source"
)

// aidNames are the worked aids of the specification.
var aidNames = []string{
	"where-to-start", "choose-delivery-model", "support-triage", "sharing-business-case", "outcome-payment", "uc-support-map",
}

// definition returns one of them.
func definition(t testing.TB, name string) *Definition {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "aids", name+".toml"))
	if err != nil {
		t.Fatal(err)
	}
	return decodeText(t, name, string(raw))
}

// decodeText decodes an aid that must be right.
func decodeText(t testing.TB, name, toml string) *Definition {
	t.Helper()
	text, _ := source.NewText(name+".toml", []byte(toml))
	d, found := Decode(text, name)
	for _, f := range found {
		t.Errorf("%s: %s [%s] %s", f.Pos, f.Message, f.Code, f.Hint)
	}
	if d == nil {
		t.Fatal("nothing was decoded")
	}
	return d
}

func TestDecodeExamples(t *testing.T) {
	for _, name := range aidNames {
		d := definition(t, name)
		if d.ID != name || len(d.Digest()) != 8 {
			t.Errorf("%s: id %q, digest %q", name, d.ID, d.Digest())
		}
		if json := string(d.JSON()); strings.Contains(json, "null,") && name != "uc-support-map" {
			t.Logf("%s has nulls: %s", name, json)
		}
	}
}

// TestMeantAsAid asks of files whose key aid stands at its place, below a table, after a
// mistake, and nowhere.
func TestMeantAsAid(t *testing.T) {
	for data, want := range map[string]bool{
		"aid = \"choose\"\n": true,
		"kind = \"score\"\n\n[review]\nby = \"Us\"\naid=\"choose\"\n": true,
		"title = \"Not closed\naid = \"choose\"\n":                    true,
		"title = \"A list\"\n# aid = \"choose\"\n":                    false,
		"aids = \"choose\"\n":                                         false,
		"":                                                            false,
	} {
		text, _ := source.NewText("choose.toml", []byte(data))
		table, _ := source.ParseTOML(text, 0, len(text.Data))
		if IsAid(text, table) != want {
			t.Errorf("%q is meant as an aid: %t", data, !want)
		}
	}
}
