package aid

import (
	"math/rand/v2"
	"testing"
)

func TestGuideInput(t *testing.T) {
	g := definition(t, "where-to-start").Model
	for _, x := range []struct{ input, want string }{
		{`{}`, `{"state": "question", "at": "pressure", "path": [], "ignored": [], "invalid": [], "unknown": [], "flips": "absent", "near": "absent"}`},
		{`{"pressure": "", "lasting": null}`, `{"state": "question", "at": "pressure", "invalid": [], "ignored": []}`},
		{`{"client": 1, "pressure": ["cost"], "willing": "maybe", "neighbour": true, "lasting": "yes"}`, `{"invalid": ["pressure", "neighbour", "willing", "client"], "ignored": ["lasting"]}`},
		{`{"zebra": "yes", "__proto__": 1, "a": null, "\ue000": 1, "😀": 1}`, "{\"unknown\": [\"__proto__\", \"a\", \"zebra\", \"😀\", \"\ue000\"]}"},
		{`{"pressure": "backlog", "neighbour": "no", "willing": "unsure"}`, `{"state": "outcome", "at": "call-off", "ignored": ["willing"], "near": "mutual-support"}`},
	} {
		expectFields(t, g, x.input, x.want)
	}
}

// TestGuideNear has no outcome among the flips, and one on an earlier question.
func TestGuideNear(t *testing.T) {
	option := func(id, next string) GuideOption { return GuideOption{ID: id, Routes: []Route{{Next: next}}} }
	g := &Guide{Start: "a", Questions: []GuideQuestion{
		{ID: "a", Options: []GuideOption{option("x", "b"), option("y", "c"), option("z", "outcome:far")}},
		{ID: "b", Options: []GuideOption{option("x", "outcome:here"), option("y", "c")}},
		{ID: "c", Options: []GuideOption{option("x", "outcome:there")}},
	}}
	expectFields(t, g, `{"a": "x", "b": "x"}`, `{"near": "far", "flips": [["a", "y", "question:c"], ["a", "z", "outcome:far"], ["b", "y", "question:c"]]}`)
	expectFields(t, g, `{"a": "x", "b": "x", "c": "x"}`, `{"near": "there", "ignored": ["c"]}`)
	g.Questions[0].Options = g.Questions[0].Options[:2]
	expectFields(t, g, `{"a": "x", "b": "x"}`, `{"near": null}`)
}

// TestGuideBroken holds guides that decode refuses to an end.
func TestGuideBroken(t *testing.T) {
	back := GuideQuestion{ID: "a", Options: []GuideOption{{ID: "x", Routes: []Route{{Next: "a"}}}, {ID: "y"}, {ID: "z", Routes: []Route{{Next: "gone"}}}}}
	g := &Guide{Start: "a", Questions: []GuideQuestion{back}}
	expectFields(t, g, `{"a": "x"}`, `{"state": "question", "at": "a", "path": [["a", "x"]]}`)
	expectFields(t, g, `{"a": "y"}`, `{"state": "question", "at": "a", "path": []}`)
	expectFields(t, g, `{"a": "z"}`, `{"state": "question", "at": "gone"}`)
	expectFields(t, &Guide{}, `{"a": "z"}`, `{"state": "question", "at": "", "unknown": ["a"]}`)
}

// TestGuideFlips makes each flip an answer, and expects the walk to end there.
func TestGuideFlips(t *testing.T) {
	g := definition(t, "where-to-start").Model.(*Guide)
	r := rand.New(rand.NewPCG(9, 10))
	flips := 0
	for range 500 {
		in := Input{}
		for _, q := range g.Questions {
			if i := r.IntN(len(q.Options) + 1); i < len(q.Options) {
				in[q.ID] = q.Options[i].ID
			}
		}
		result := g.Evaluate(in).(*GuideResult)
		for _, flip := range result.Flips {
			flips++
			given := in[flip.Question]
			in[flip.Question] = flip.Option
			if end := g.Evaluate(in).(*GuideResult); end.State+":"+end.At != flip.End {
				t.Fatalf("%v ends at %s, not %s", in, end.At, flip.End)
			}
			in[flip.Question] = given
		}
		for _, id := range result.Ignored {
			if onPath(result.Path, id) {
				t.Fatalf("%v: %s is ignored and on the path", in, id)
			}
		}
	}
	if flips == 0 {
		t.Error("there were no flips")
	}
}
