package kind

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/source"
)

func TestKindsOfTheContract(t *testing.T) {
	want := []string{"guidance", "checklist", "testimonial", "case-study", "template", "reference", "source", "directory"}
	if d := cmp.Diff(want, Names()); d != "" {
		t.Errorf("kinds (-want +got):\n%s", d)
	}
	for _, name := range Names() {
		if About(name) == "" {
			t.Errorf("nothing says what %s is", name)
		}
	}
}

func TestReferencesNameKinds(t *testing.T) {
	for word, want := range map[string]bool{
		"guidance": true, "case-study": true, "page": true, "aid": true, "https": false, "mailto": false, "": false, "Guidance": false,
	} {
		if IsReference(word) != want {
			t.Errorf("IsReference(%q) = %t", word, !want)
		}
	}
}

func TestNoSettingBelongsToTwoKinds(t *testing.T) {
	seen := map[string]string{}
	for _, k := range table {
		for _, key := range k.keys {
			if other, twice := seen[key]; twice {
				t.Errorf("%s belongs to %s and %s", key, other, k.Name)
			}
			seen[key] = k.Name
		}
	}
}

// TestStarters sees to it that a new page of each kind is a good example: it is
// of its kind, a draft, without a single problem, and it shows what its kind can
// do. The command's tests build them in a new site.
func TestStarters(t *testing.T) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			text, _, ok := Starter(name)
			if !ok {
				t.Fatal("there is no starter")
			}
			text = strings.NewReplacer("TITLE", "A new page", "TODAY", "2026-11-21", "YEAR", "2026").Replace(text)
			o := compilePage(t, text)
			wantNothing(t, o)
			if o.Meta.Kind != name || o.Meta.Title != "A new page" || o.Meta.Status != Draft {
				t.Errorf("kind %s, title %q, status %s", o.Meta.Kind, o.Meta.Title, o.Meta.Status)
			}
			if len(o.Body.HTML) == 0 {
				t.Error("it has no text")
			}
			for line := range strings.Lines(text) {
				if len([]rune(line)) > 100 && strings.Contains(line, " # ") {
					t.Errorf("this note runs out of the editor's window: %s", line)
				}
			}
		})
	}
}

// TestNotesInStartersNameSettings takes the # away from the settings that
// starters offer in notes: all must exist.
func TestNotesInStartersNameSettings(t *testing.T) {
	for _, name := range Names() {
		text, _, _ := Starter(name)
		text = strings.NewReplacer("TITLE", "A new page", "TODAY", "2026-11-21", "YEAR", "2026", `["…"]`, `["staff"]`).Replace(text)
		var lines []string
		for line := range strings.Lines(text) {
			rest := strings.TrimPrefix(line, "# ")
			if key, _, ok := strings.Cut(rest, " = "); ok && !strings.ContainsAny(key, " .") && rest != line {
				line = rest
			}
			lines = append(lines, line)
		}
		o := compilePage(t, strings.Join(lines, ""))
		t.Run(name, func(t *testing.T) { wantNothing(t, o) })
	}
}

func TestThereIsAStarterForNothingElse(t *testing.T) {
	files, err := fs.Glob(starters, "starter/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(path.Base(file), path.Ext(file))
		if !slices.Contains(append(Names(), AidStarters()...), name) {
			t.Errorf("%s is a starter of no kind", file)
		}
	}
	if _, _, ok := Starter("../kind"); ok {
		t.Error("a starter was found outside the folder")
	}
}

// TestReadingAgesOfAllKinds gives each kind of page a reading age of its own.
func TestReadingAgesOfAllKinds(t *testing.T) {
	for _, name := range Names() {
		text, _ := source.NewText("site.toml", []byte("[reading]\nall = 9\n"+name+" = 20\n"))
		config, found := source.ReadConfig(text, nil)
		if len(found) > 0 || config.Reading.Of(name) != 20 {
			t.Errorf("the age for %s is %d; %v", name, config.Reading.Of(name), found)
		}
	}
}
