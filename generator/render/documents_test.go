package render

import (
	"slices"
	"strings"
	"testing"

	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
)

func TestBesidesNamesTheKindAndLeavesOutWhatIsEmpty(t *testing.T) {
	m := &kind.Meta{Kind: "template"}
	if got, want := besides(m, kind.Searched{Words: []string{"Start", "", "End"}}), "template. Start. End"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCouncilsOfSettingsAndAccountsComeTogether(t *testing.T) {
	o := &kind.Object{}
	o.Body.Accounts = []markup.Account{{Councils: []string{"Bedford"}}}
	if got := councils(o, kind.Searched{Councils: []string{"Luton"}}); !slices.Equal(got, []string{"Luton", "Bedford"}) {
		t.Errorf("got %q", got)
	}
}

// TestPagesFoundByTitle sees that a search does not come upon what a page keeps for the
// record only.
func TestPagesFoundByTitle(t *testing.T) {
	found := false
	for _, d := range Documents(ownSiteWith(t, nil)) {
		if d.ID != "reference/historic-contacts" {
			continue
		}
		found = true
		for _, p := range d.Passages {
			if strings.Contains(p.Text, "0141") || p.Heading != "" {
				t.Errorf("a search finds %q", p.Text)
			}
		}
	}
	if !found {
		t.Error("the page is not there")
	}
}
