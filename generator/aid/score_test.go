package aid

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestScoreResults(t *testing.T) {
	s := definition(t, "support-triage").Model
	for _, x := range []struct{ input, want string }{
		{`{}`, `{"total": "0", "max": "29", "band": null, "settled": false, "possible": ["self", "plan", "appointment"], "range": ["0", "29"], "highest": [], "to_next": "absent", "flips": "absent", "actions": []}`},
		{`{"budget": "often", "account": 3, "online": null, "nobody": "x"}`, `{"invalid": ["budget", "account"], "unknown": ["nobody"], "total": "0"}`},
		// A flag that is not false yet bounds what is possible from above.
		{`{"budget": "yes", "account": "yes", "online": "alone", "access": "yes", "rent": "yes", "settled": "yes", "job": "now"}`,
			`{"missing": ["health"], "possible": ["self", "plan", "appointment"], "range": ["0", "4"]}`},
		{`{"budget": "yes", "account": "yes", "online": "alone", "access": "yes", "rent": "yes", "settled": "no", "job": "now", "health": "no"}`,
			`{"band": "appointment", "total": "5", "to_next": null, "flags": ["homeless"], "flips": [["settled", "yes", "self"], ["settled", "temporary", "self"]]}`},
		{`{"budget": "no", "account": "no", "online": "never", "access": "no", "rent": "yes", "settled": "yes", "job": "now", "health": "supported"}`,
			`{"band": "appointment", "total": "15", "highest": ["money", "digital"], "to_next": null}`},
		{`{"budget": "yes", "account": "yes", "online": "alone", "access": "yes", "rent": "yes", "settled": "yes", "job": "now", "health": "supported"}`,
			`{"band": "plan", "total": "2", "to_next": ["appointment", "12"]}`},
	} {
		expectFields(t, s, x.input, x.want)
	}
	high := &Score{
		Questions: []ScoreQuestion{{ID: "q", Section: "s", Options: []ScoreOption{{ID: "a", Points: 9}, {ID: "b"}}}},
		Sections:  []Titled{{ID: "s"}, {ID: "empty"}},
		Bands:     []Band{{ID: "low"}, {ID: "mid", From: 4}, {ID: "top", From: 6}},
		Flags:     []Flag{{ID: "f", When: Condition{{Question: "q", Answers: []string{"b"}}}, AtLeast: "mid"}},
	}
	expectFields(t, high, `{"q": "a"}`, `{"band": "top", "to_next": null, "highest": ["s"], "sections": [["s", "9", "9"], ["empty", "0", "0"]], "flips": [["q", "b", "mid"]]}`)
	expectFields(t, high, `{"q": "b"}`, `{"band": "mid", "to_next": ["top", "6"], "highest": []}`)
}

// TestScorePossible completes partial answers: the band must have been possible,
// and the total within the range.
func TestScorePossible(t *testing.T) {
	s := definition(t, "support-triage").Model.(*Score)
	r := rand.New(rand.NewPCG(11, 12))
	settled := 0
	for range 500 {
		in := Input{}
		answer := func(odds int) {
			for _, q := range s.Questions {
				if _, ok := in[q.ID]; !ok && r.IntN(odds) == 0 {
					in[q.ID] = q.Options[r.IntN(len(q.Options))].ID
				}
			}
		}
		answer(2)
		part := s.Evaluate(in).(*ScoreResult)
		if part.Settled {
			settled++
		}
		answer(1)
		whole := s.Evaluate(in).(*ScoreResult)
		if !slices.Contains(part.Possible, whole.Band) || whole.Total < part.Lowest || whole.Total > part.Highest {
			t.Fatalf("%v: %s at %d, possible were %v from %d to %d", in, whole.Band, whole.Total, part.Possible, part.Lowest, part.Highest)
		}
		for _, flip := range whole.Flips {
			given := in[flip.Question]
			in[flip.Question] = flip.Option
			if band := s.Evaluate(in).(*ScoreResult).Band; band != flip.Band || band == whole.Band {
				t.Fatalf("%v: band %s, flip %v of %s", in, band, flip, whole.Band)
			}
			in[flip.Question] = given
		}
	}
	if settled == 0 {
		t.Error("nothing was settled early")
	}
}

// TestScoreCounts counts all cases: the figures are the specification's.
func TestScoreCounts(t *testing.T) {
	s := definition(t, "support-triage").Model.(*Score)
	bands, raised := map[string]int{}, 0
	given := answers{}
	var each func(i int)
	each = func(i int) {
		if i == len(s.Questions) {
			points, flags := s.bandAt(s.total(given)), s.raised(given, True)
			bands[s.Bands[max(points, flags)].ID]++
			if flags > points {
				raised++
			}
			return
		}
		for _, o := range s.Questions[i].Options {
			given[s.Questions[i].ID] = o.ID
			each(i + 1)
		}
	}
	each(0)
	if got, want := fmt.Sprint(bands, raised), "map[appointment:4566 plan:1813 self:182] 1063"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
