package render

import (
	"slices"
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
