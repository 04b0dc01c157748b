package portable

import (
	"strings"
	"testing"
)

func TestReserved(t *testing.T) {
	for _, p := range []string{
		"index.html", "guidance/shared-services.html", "files/50% off #1.csv", "files/Éire.csv", "console/com.html", "com10.html",
		"coma/lpt.html", "a~b/~c.html", ".htaccess", "con-tract.html", "nulls/x.html", "files/rota & plan (2).xlsx", "lock.html",
	} {
		if why := Reserved(p); why != "" {
			t.Errorf("%q is refused: %s", p, why)
		}
	}
	for p, want := range map[string]string{
		"con.html": "reserved", "a/AUX/b.html": "reserved", "nul": "reserved", "com1.tar.gz": "reserved", "LPT0.txt": "reserved",
		"com².html": "reserved", "aux .txt": "reserved", "conin$": "reserved", "files/Desktop.ini": "reserved", "a/.lock": "reserved",
		"a:b.html": "the character :", `a\b.html`: `the character \`, "what?.html": "the character ?", "a\x01b": "invisible", "a\x7fb": "invisible",
		"a./b.html": "ends in", "b.html.": "ends in", "b ": "ends in", " b.html": "begins with a space", "a/_VTI_x.html": "_vti_",
		"~$report.docx": "begins with ~", "~old/page.html": "begins with ~",
	} {
		if why := Reserved(p); !strings.Contains(why, want) {
			t.Errorf("of %q it says %q, want a reason with %q", p, why, want)
		}
	}
}

func TestKey(t *testing.T) {
	for _, pair := range [][2]string{
		{"Guide/One.html", "guide/one.html"}, {"É.csv", "é.csv"}, {"e\u0301.csv", "é.csv"}, {"E\u0301.csv", "é.csv"}, {"straße", "STRASSE"}, {"ŵ", "Ŵ"},
	} {
		if Key(pair[0]) != Key(pair[1]) {
			t.Errorf("%q and %q are two, want one", pair[0], pair[1])
		}
	}
	if Key("a-b.html") == Key("a_b.html") || Key("é") == Key("e") {
		t.Error("two names are taken for one")
	}
}

func TestLength(t *testing.T) {
	for p, want := range map[string]int{"abc": 3, "ŵy": 2, "a😀": 3} {
		if got := Length(p); got != want {
			t.Errorf("%q has %d characters, want %d", p, got, want)
		}
	}
}
