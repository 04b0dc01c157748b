package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadGlossary(t *testing.T) {
	text := regular([]byte(`[[term]]
term = "SLA"
expansion = "service level 'agreement'"
forms = ["SLAs", ""]
definition = "What two organisations promise -- in writing..."
sources = ["wwo#sla"]
basis = "ours"

[[term]]
term = "back office"
id = "office"
definition = "x"
`))
	got, found := ReadGlossary(text)
	wants(t, found)
	want := Glossary{[]GlossaryTerm{
		{ID: "office", Term: "back office", Definition: "x", Pos: text.Position(strings.Index(string(text.Data), `"back`), 13)},
		{
			ID: "sla", Term: "SLA", Forms: []string{"SLAs"}, Expansion: "service level ‘agreement’",
			Definition: "What two organisations promise – in writing…", Ours: true, Pos: text.Position(16, 5),
			Sources: []Word{{"wwo#sla", text.Position(strings.Index(string(text.Data), `"wwo`), 9)}},
		},
	}}
	if diff := cmp.Diff(want, got, cmp.Transformer("none", func(w []Word) string { return cmp.Diff([]Word(nil), w) })); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"SLA", "SLAs", "service level ‘agreement’"}, got.Terms[1].Surfaces()); diff != "" {
		t.Error(diff)
	}
}

func TestGlossaryMistakes(t *testing.T) {
	one := func(settings string) string { return "[[term]]\n" + settings + "\ndefinition = 'x'\n" }
	for src, want := range map[string]string{
		"":                                "",
		"[[term]]\nterm = 'a'":            "1:3+0 meta/missing-key definition in [[term]] is missing: every term has a word and an explanation.",
		"[[term]]\ndefinition = 'a'":      "1:3+0 meta/missing-key term in [[term]] is missing: every term has a word and an explanation.",
		one("term = 'a'\nbasis = 'own'"):  "3:9+5 meta/unknown-value basis in [[term]] cannot be “own”.",
		one("term = 'a'\nform = 'b'"):     "3:1+4 meta/unknown-key There is no setting form in [[term]].",
		one("term = 'a'\nid = 'A B'"):     "3:6+5 meta/bad-id “A B” cannot be an id.",
		one("term = '%'"):                 "2:8+3 meta/missing-key id in [[term]] is missing: “%” has no letters or digits to make one of.",
		one("term = '%'\nid = 'percent'"): "",
		one("term = 'SLA'") + one("term = 'b'\nforms = ['sla']"):          "5:8+3 glossary/duplicate The glossary explains “sla” twice.",
		one("term = 'C'") + one("term = 'C++'"):                           "5:8+5 glossary/duplicate The glossary explains “c” twice.",
		one("term = 'a'\nforms = ['A']"):                                  "",
		one("term = 'a'\nforms = ['']") + one("term = 'b'\nforms = ['']"): "",
		"term = 'a'": "1:8+3 meta/wrong-type term must be a list of tables; this is text.",
		"other = 1":  "1:1+5 meta/unknown-key There is no setting other.",
		// After a mistake in the syntax nothing else is said.
		one("term = 'a'") + "[[term]]\nterm = \n": "5:8+0 toml/syntax The setting term.term has no value.",
	} {
		_, found := ReadGlossary(regular([]byte(src)))
		if got := strings.Join(brief(found), "\n"); got != want {
			t.Errorf("%q:\n%s\nwant:\n%s", src, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for s, want := range map[string]string{
		"Shared services": "shared-services", "  What's  new? ": "whats-new", "the council’s": "the-councils", "Café Ŵŷ": "cafe-wy",
		"2026/27": "2026-27", "-": "", "": "", "a--b_c.d": "a-b-c-d", "Ἀθήνα": "αθηνα", "Москва": "москва", "漢字 かな": "漢字-かな", "İ": "i", "\xFFa\xFF": "a",
	} {
		if got := Slug(s); got != want {
			t.Errorf("Slug(%q) = %q, want %q", s, got, want)
		}
		if got := string(AppendSlug([]byte("x-"), []byte(s))); got != "x-"+want {
			t.Errorf("AppendSlug(x-, %q) = %q", s, got)
		}
	}
	if got := Composed("e\u0301"); got != "é" {
		t.Errorf("Composed gives %q", got)
	}
}

func TestTitleFromName(t *testing.T) {
	for name, want := range map[string]string{
		"shared-services.md": "Shared services", "a_b": "A b", "éa.md": "Éa", ".md": "", "": "", "--x--": "X", "two  spaces": "Two spaces",
	} {
		if got := TitleFromName(name); got != want {
			t.Errorf("TitleFromName(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestTypographic(t *testing.T) {
	for s, want := range map[string]string{
		"plain": "plain", "": "", `"a" 'b'`: "“a” ‘b’", "it's": "it’s", `("a")`: "(“a”)", `"'a'"`: "“‘a’”", "a -- b --- c": "a – b — c",
		"a-b": "a-b", "...": "…", "a.. b": "a.. b", "....": "….", `--"a"`: "–“a”", "-": "-", `é"`: "é”",
	} {
		if got := Typographic(s); got != want {
			t.Errorf("Typographic(%q) = %q, want %q", s, got, want)
		}
	}
}
