package kind

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/fill"
	"partnerbook/generator/source"
)

// TestWhatKindsAreFoundBy holds each kind to its own words: a new kind is a row.
func TestWhatKindsAreFoundBy(t *testing.T) {
	word := func(s string) source.Word { return source.Word{Text: s} }
	for _, c := range []struct {
		fields Fields
		want   Searched
	}{
		{NoFields{}, Searched{}},
		{
			Testimonial{Who: word("Luton"), Gist: "It went well.", Quote: word("Very well"), Councils: []string{"Luton", "Bedford"}},
			Searched{[]string{"Luton", "It went well.", "Very well", "Luton", "Bedford"}, []string{"Luton", "Bedford"}},
		},
		{
			Directory{Members: []string{"A", "B"}, Since: "2015", AsOf: "2018", Successor: "C"},
			Searched{[]string{"2015", "C", "A", "B"}, []string{"A", "B"}},
		},
		{CaseStudy{[]Fact{{"Where", "Luton"}, {"How many", "12"}}}, Searched{Words: []string{"Where Luton", "How many 12"}}},
		{Source{Publisher: "Us", Date: "2018", CiteAs: "X", Terms: "Open"}, Searched{Words: []string{"X", "Us", "2018"}}},
		{Template{fill.Fields{{Label: "Start", Hint: "The first day"}, {Label: "End", Columns: fill.Fields{{Label: "Day", Hint: "In words"}}}}}, Searched{Words: []string{"Start", "The first day", "End", "", "Day", "In words"}}},
	} {
		if d := cmp.Diff(c.want, c.fields.Search()); d != "" {
			t.Errorf("%T (-want +got):\n%s", c.fields, d)
		}
	}
}
