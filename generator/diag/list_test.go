package diag

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sample is a list with everything that a printer must handle, and with the
// first place of a second one.
func sample() List {
	page := Position{"content/café page.md", 3, 14, 6}
	return List{
		New(LinkMissingPage, page, "There is no page <x>.md & “y”.").Hinted("Did you mean z.md?"),
		New(AnchorDuplicate, Position{"content/b.md", 9, 1, 7}, "There is another place “costs”.").
			See(page, "The first is here.").See(Position{Path: "content/c.md"}, "And here."),
		New(PageEmpty, Position{Path: "content/c.md"}, "The page has no text.").Hinted("Write it."),
		New(LinkMissingPage, Position{"site.toml", 2, 8, 0}, "There is no page 💷.md."),
	}
}

func TestSortedDoesNotDependOnTheOrderOfTheList(t *testing.T) {
	at := func(path string, line, column int) Position { return Position{path, line, column, 3} }
	list := append(sample(),
		New(LinkText, at("content/b.md", 9, 1), "A."),
		New(LinkText, at("content/b.md", 9, 1), "B."),
		New(LinkText, at("content/b.md", 9, 1), "B.").Hinted("With a hint."),
		New(LinkText, at("content/b.md", 9, 1), "B.").Hinted("With one more."),
		New(LinkText, at("content/b.md", 9, 1), "B.").See(at("content/c.md", 1, 1), "Here."),
		New(LinkText, at("content/b.md", 9, 1), "B.").See(at("content/c.md", 2, 1), "There."),
		New(LinkText, at("content/b.md", 9, 2), "A."),
		New(LinkText, at("content/b.md", 10, 1), "A."),
		New(LinkText, at("content/a.md", 10, 1), "A."),
	)
	list = append(list, list...)
	want := list.Sorted()
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		if d := cmp.Diff(want, list.Sorted()); d != "" {
			t.Fatal(d)
		}
	}
}

func TestSortedGoesByPlaceAndKeepsOneOfEach(t *testing.T) {
	first := New(LinkText, Position{"a", 1, 2, 0}, "A.")
	list := List{
		New(LinkText, Position{"b", 1, 1, 0}, "A."),
		New(LinkText, Position{"a", 2, 1, 0}, "A."),
		New(LinkText, Position{"a", 10, 1, 0}, "A."),
		New(TextAvoid, Position{"a", 1, 2, 0}, "A."),
		first,
		New(LinkText, Position{Path: "a"}, "A."),
		New(LinkText, Position{"a", 1, 2, 0}, "B."),
		first.Hinted("Mend it."),
	}
	before := slices.Clone(list)
	want := List{
		New(LinkText, Position{Path: "a"}, "A."),
		first.Hinted("Mend it."),
		New(LinkText, Position{"a", 1, 2, 0}, "B."),
		New(TextAvoid, Position{"a", 1, 2, 0}, "A."),
		New(LinkText, Position{"a", 2, 1, 0}, "A."),
		New(LinkText, Position{"a", 10, 1, 0}, "A."),
		New(LinkText, Position{"b", 1, 1, 0}, "A."),
	}
	if d := cmp.Diff(want, list.Sorted()); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(before, list); d != "" {
		t.Error("the list itself was changed:", d)
	}
}

func TestCountAndHasErrors(t *testing.T) {
	list := sample()
	if errors, warnings := list.Count(); errors != 3 || warnings != 1 || !list.HasErrors() {
		t.Errorf("%d errors and %d warnings", errors, warnings)
	}
	if (List{list[2]}).HasErrors() || (List)(nil).HasErrors() {
		t.Error("a warning counts as an error")
	}
}

// TestSeeLeavesItsDiagnosticAlone makes two of one, as checks in a loop do.
func TestSeeLeavesItsDiagnosticAlone(t *testing.T) {
	base := New(LinkAmbiguous, Position{Path: "a"}, "A.").See(Position{Path: "b"}, "B.")
	one, two := base.See(Position{Path: "c"}, "C."), base.See(Position{Path: "d"}, "D.")
	if one.Related[1].Message != "C." || two.Related[1].Message != "D." || len(base.Related) != 1 {
		t.Errorf("%v\n%v\n%v", base, one, two)
	}
}

func TestPolicy(t *testing.T) {
	failure := New(LinkMissingPage, Position{Path: "a"}, "A.")
	warning := New(LinkText, Position{Path: "a"}, "B.")
	overdue := New(LifeOverdue, Position{Path: "a"}, "C.")
	as := func(s Severity, d Diagnostic) Diagnostic { d.Severity = s; return d }
	all := List{failure, warning, overdue}
	for _, c := range []struct {
		name   string
		policy Policy
		want   List
	}{
		{"nothing is said", Policy{}, all},
		{"a warning is turned off", Policy{Off: map[Code]bool{LinkText: true}}, List{failure, overdue}},
		{"an error cannot be turned off", Policy{Off: map[Code]bool{LinkMissingPage: true}}, all},
		{"an overdue page fails", Policy{OverdueFails: true}, List{failure, warning, as(Error, overdue)}},
		{"and then cannot be turned off", Policy{OverdueFails: true, Off: map[Code]bool{LifeOverdue: true}},
			List{failure, warning, as(Error, overdue)}},
		{"somebody's folder has warnings only", Policy{Plain: true}, List{as(Warning, failure), warning, overdue}},
		{"even if an overdue page fails", Policy{Plain: true, OverdueFails: true}, List{as(Warning, failure), warning, overdue}},
	} {
		before := slices.Clone(all)
		if d := cmp.Diff(c.want, c.policy.Apply(all)); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if d := cmp.Diff(before, all); d != "" {
			t.Errorf("%s: the list itself was changed: %s", c.name, d)
		}
	}
}
