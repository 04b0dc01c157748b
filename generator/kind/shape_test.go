package kind

import (
	"slices"
	"testing"

	"partnerbook/generator/aid"
	"partnerbook/generator/source"
)

// TestSettingsOfKinds looks for what only one kind has, and only there.
func TestSettingsOfKinds(t *testing.T) {
	config := source.PlainConfig()
	config.Topics = []source.Term{{ID: "staff"}}
	for _, name := range Names() {
		s := Settings(config, name)
		for _, other := range Names() {
			for _, key := range OwnKeys(other) {
				if has, want := s.Get(key) != nil, slices.Contains(OwnKeys(name), key); has != want {
					t.Errorf("%s has the setting %s of %s: %v", name, key, other, has)
				}
			}
		}
		if got := s.Get("topics"); got == nil || !slices.Equal(got.Values, []string{"staff"}) {
			t.Errorf("%s: topics are %+v", name, got)
		}
		if got := s.Get("status"); got == nil || !slices.Equal(got.Values, StatusNames()) || got.Required {
			t.Errorf("%s: status is %+v", name, got)
		}
		if got := s.Get("kind"); got == nil || !slices.Equal(got.Values, Names()) {
			t.Errorf("%s: kind is %+v", name, got)
		}
		if got := s.Get("title"); got == nil || !got.Required {
			t.Errorf("%s: title is %+v", name, got)
		}
		if got := s.Get("changes"); got == nil || !slices.Equal(got.Table.Names(), []string{"on", "note"}) {
			t.Errorf("%s: changes are %+v", name, got)
		}
	}
	if Settings(config, "no such kind") != nil {
		t.Error("there are settings of no kind")
	}
}

func TestSettingsOfAids(t *testing.T) {
	config := source.PlainConfig()
	own := map[aid.Kind]string{aid.GuideKind: "outcomes", aid.CompareKind: "criteria", aid.ScoreKind: "bands", aid.CalculatorKind: "inputs", aid.GapMapKind: "lines"}
	for _, k := range aid.Kinds() {
		s := AidSettings(config, k)
		for other, key := range own {
			if has := s.Get(key) != nil; has != (other == k) {
				t.Errorf("%s has the key %s of %s: %v", k, key, other, has)
			}
		}
		if key := s.Get("review"); key == nil || key.Table.Get("next") == nil || s.Get("weight") == nil {
			t.Errorf("%s lacks what all have: %v", k, s.Names())
		}
	}
}
