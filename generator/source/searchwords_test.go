package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"partnerbook/generator/diag"
)

func readSearchWords(text string) (SearchWords, diag.List) {
	t, found := NewText("search.toml", []byte(text))
	words, problems := ReadSearchWords(t)
	return words, append(found, problems...).Sorted()
}

func TestSearchWords(t *testing.T) {
	got, found := readSearchWords(`stop = ["please", ""]

[[synonym]]
words = ["SLA", "service level agreement", "SLAs"]

[[synonym]]
from = ["temps"]
to = ["agency staff", "call-off"]

[[expect]]
query = "cover"
page = "a.md#x"

[[expect]]
query = "temps"
page = "b.md"
within = 1

[[best]]
query = "old"
page = "c.md"
`)
	want := SearchWords{
		Stop: []string{"please"},
		Synonyms: []Synonym{
			{[]string{"SLA"}, []string{"service level agreement", "SLAs"}},
			{[]string{"service level agreement"}, []string{"SLA", "SLAs"}},
			{[]string{"SLAs"}, []string{"SLA", "service level agreement"}},
			{[]string{"temps"}, []string{"agency staff", "call-off"}},
		},
		Expect: []Expectation{
			{Word{Text: "cover"}, Word{Text: "a.md#x"}, 3},
			{Word{Text: "temps"}, Word{Text: "b.md"}, 1},
		},
		Best: []Expectation{{Word{Text: "old"}, Word{Text: "c.md"}, 3}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Word{}, "Pos")); diff != "" || len(found) > 0 {
		t.Error(diff, found)
	}
	if got.Expect[1].Query.Pos.Line != 15 {
		t.Errorf("the second query stands in line %d, want 15", got.Expect[1].Query.Pos.Line)
	}
}

func TestSearchWordsThatAreWrong(t *testing.T) {
	for text, want := range map[string]string{
		"stop = \"please\"":           "1:8",
		"stopp = []":                  "1:1",
		"[[synonym]]\nfrom = [\"a\"]": "to in [[synonym]] is missing",
		"[[synonym]]\nwords = [\"a\", \"b\"]\nother = 1":       "3:1",
		"[[expect]]\nquery = \"a\"":                            "page in [[expect]] is missing",
		"[[expect]]\nquery = 5\npage = \"a.md\"":               "2:9",
		"[[best]]\npage = \"a.md\"":                            "query in [[best]] is missing",
		"[[best]]\nquery = \"a\"\npage = \"a.md\"\nwithin = 3": "4:1",
		"[[expect]":  "1:",
		"expect = 1": "1:",
	} {
		_, found := readSearchWords(text)
		var said strings.Builder
		if err := diag.WriteText(&said, found, diag.TextStyle{}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(said.String(), want) {
			t.Errorf("%q: %q, want %q", text, said.String(), want)
		}
	}
	if got, found := readSearchWords(""); len(found) > 0 || len(got.Expect) > 0 {
		t.Error(found)
	}
}

func FuzzSearchWords(f *testing.F) {
	f.Add("[[expect]]\nquery = \"a\"\npage = \"b\"\nwithin = -1\n")
	f.Add("[[synonym]]\nwords = [\"a\", \"b\"]\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, _ := readSearchWords(text)
		for _, e := range got.Expect {
			if e.Within < 1 {
				t.Errorf("a place before the first: %+v", e)
			}
		}
	})
}
