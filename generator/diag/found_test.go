package diag

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// at returns a diagnostic with a message for each of some places, as "e a.md:1 words".
func at(t *testing.T, texts ...string) List {
	t.Helper()
	var list List
	for _, text := range texts {
		var severity, path, message string
		var line int
		if _, err := fmt.Sscanf(text, "%s %s %d %s", &severity, &path, &line, &message); err != nil {
			t.Fatal(text, err)
		}
		d := Diagnostic{Code: "x", Severity: Warning, Pos: Position{Path: path, Line: line}, Message: message}
		switch severity {
		case "e":
			d.Severity = Error
		case "i":
			d.Severity = Info
		}
		list.Add(d)
	}
	return list
}

func TestFoundIsItsList(t *testing.T) {
	list := at(t, "w a 1 one", "e a 2 two", "i a 3 three", "w b 1 one", "e c 1 one", "w c 2 two")
	f := FoundIn(list)
	if len(f) != 3 || f.Len() != len(list) || !f.HasErrors() {
		t.Errorf("there are %d files and %d diagnostics", len(f), f.Len())
	}
	if diff := cmp.Diff(list, f.List()); diff != "" {
		t.Error(diff)
	}
	if errors, warnings := f.Count(); errors != 2 || warnings != 3 {
		t.Errorf("it counts %d errors and %d warnings", errors, warnings)
	}
	for most, want := range []List{
		{}, at(t, "e a 2 two"), at(t, "e a 2 two", "e c 1 one"), at(t, "w a 1 one", "e a 2 two", "e c 1 one"),
		at(t, "w a 1 one", "e a 2 two", "w b 1 one", "e c 1 one"),
	} {
		if diff := cmp.Diff(want, f.MostSevere(most)); diff != "" {
			t.Errorf("the %d most severe (-want +got):\n%s", most, diff)
		}
	}
	if FoundIn(nil).HasErrors() || FoundIn(at(t, "w a 1 one")).HasErrors() {
		t.Error("there are errors where there are none")
	}
}

func TestNewsOfFound(t *testing.T) {
	kept := at(t, "w m 1 old", "w m 2 old")
	before := append(FoundIn(at(t, "w a 1 gone", "w b 1 old", "w b 2 old", "e c 1 old")), Say("m", kept))
	for name, c := range map[string]struct{ now, want List }{
		"nothing":            {nil, nil},
		"the same":           {at(t, "w b 1 old", "w b 2 old"), nil},
		"in other lines":     {at(t, "w b 7 old", "w b 8 old"), nil},
		"one more of a kind": {at(t, "w b 1 old", "w b 2 old", "w b 3 old"), at(t, "w b 3 old")},
		"other words":        {at(t, "w b 1 other"), at(t, "w b 1 other")},
		"another file":       {at(t, "w bb 1 old"), at(t, "w bb 1 old")},
		"an error again":     {at(t, "e c 1 old"), at(t, "e c 1 old")},
		"an old warning now": {at(t, "w b 1 old", "e b 2 new"), at(t, "e b 2 new")},
	} {
		now := append(FoundIn(c.now), Say("m", kept))
		if diff := cmp.Diff(c.want, now.News(before)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff(now.List(), append(List{}, now.News(nil)...)); diff != "" {
			t.Errorf("%s, of which everything is new (-want +got):\n%s", name, diff)
		}
	}
}
