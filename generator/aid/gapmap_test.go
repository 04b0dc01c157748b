package aid

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// mapOf makes a map of lines l0, l1, … without any fields, funders "f", "g" and
// the temporary "p", and providers "w" and "v".
func mapOf(n int) *GapMap {
	m := &GapMap{
		Funders:   []Funder{{ID: "f"}, {ID: "g"}, {ID: "p", Temporary: true}, {ID: "q", Temporary: true}},
		Providers: []Titled{{ID: "w"}, {ID: "v"}},
	}
	for i := range n {
		m.Lines = append(m.Lines, Line{ID: fmt.Sprint("l", i)})
	}
	return m
}

func TestGapMapLine(t *testing.T) {
	for _, x := range []struct{ line, status, gap, cost, marks string }{
		{`{}`, "unknown", `null`, `null`, `[]`},
		{`{"need": 0}`, "unknown", `null`, `null`, `[]`},
		{`{"have": 0, "funding": [], "who": []}`, "unknown", `null`, `null`, `["unfunded","no-provider"]`},
		{`{"need": 0, "funding": [], "who": []}`, "unknown", `null`, `null`, `[]`},
		{`{"need": 0, "have": 0, "funding": [], "who": []}`, "not-needed", `"0"`, `"0"`, `[]`},
		{`{"need": 0, "have": 1, "funding": ["p"], "who": ["w"]}`, "surplus", `"0"`, `"0"`, `[]`},
		{`{"need": 0, "have": 1, "who": ["w", "v"]}`, "surplus", `"0"`, `"0"`, `["check-duplication"]`},
		{`{"need": 2, "have": 0, "cost": 0}`, "gap", `"2"`, `"0"`, `[]`},
		{`{"need": 2, "have": 0, "funding": [], "who": []}`, "gap", `"2"`, `null`, `["unfunded","no-provider","cost-unknown"]`},
		{`{"need": "2.5", "have": 1, "cost": "0.1", "funding": ["p"]}`, "shortfall", `"3/2"`, `"3/20"`, `["time-limited","single-funder"]`},
		{`{"need": 2, "have": 1, "cost": 1, "funding": ["p", "q"]}`, "shortfall", `"1"`, `"1"`, `["time-limited"]`},
		{`{"need": 2, "have": 1, "cost": 1, "funding": ["p", "f"]}`, "shortfall", `"1"`, `"1"`, `[]`},
		{`{"need": 2, "have": 1, "cost": 1, "funding": ["f", "f"]}`, "shortfall", `"1"`, `"1"`, `["single-funder"]`},
		{`{"need": 2, "have": 2, "who": ["w", "v"]}`, "met", `"0"`, `"0"`, `[]`},
		{`{"need": 2, "have": 3, "who": ["w", "v"], "funding": []}`, "spare", `"0"`, `"0"`, `["unfunded","check-duplication"]`},
		{`{"need": 2, "have": 3, "who": ["w", "w"]}`, "spare", `"0"`, `"0"`, `[]`},
	} {
		want := fmt.Sprintf(`{"lines": [{"id": "l0", "status": %q, "gap": %s, "close_cost": %s, "marks": %s}], "counts": {%q: 1}, "invalid": "absent", "unknown": "absent"}`,
			x.status, x.gap, x.cost, x.marks, x.status)
		expectFields(t, mapOf(1), `{"lines": {"l0": `+x.line+`}}`, want)
		expectFields(t, mapOf(1), `{"l0": `+x.line+`}`, want)
	}
}

func TestGapMapInput(t *testing.T) {
	for _, x := range []struct{ input, want string }{
		{`{"lines": {"l1": {"vital": 1, "who": ["w", "nobody"], "funding": "f", "cost": -1, "have": "x", "need": true, "title": "no"}, "l0": {"need": -0.5, "have": 1, "vital": null}, "z": 1, "l2": 5}, "more": 1, "l0": {}}`,
			`{"invalid": ["l0.need", "l1.need", "l1.have", "l1.cost", "l1.funding", "l1.who", "l1.vital", "l2"], "unknown": ["l0", "l1.title", "more", "z"]}`},
		{`{"lines": [], "l0": {"need": 1, "have": 0}, "z": 1}`, `{"invalid": ["lines"], "unknown": ["z"], "counts": {"gap": 1, "unknown": 2}}`},
		{`{"lines": null, "l0": null}`, `{"invalid": "absent", "unknown": "absent"}`},
		{`{"lines": {}, "l0": {"need": 1}}`, `{"unknown": ["l0"]}`},
		{`{"l0": {"funding": ["f", 1]}, "toString": {}}`, `{"invalid": ["l0.funding"], "unknown": ["toString"]}`},
	} {
		expectFields(t, mapOf(3), x.input, x.want)
	}
	filed := definition(t, "uc-support-map").Model
	expectFields(t, filed, `{"triage": {"need": null, "funding": null, "vital": false}}`, `{
		"counts": {"met": 2, "shortfall": 5, "spare": 1, "gap": 2, "not-needed": 1, "unknown": 2},
		"funders": {"dwp": 5, "la": 7, "external": 1, "pilot": 6, "other": 1},
		"totals": {"gap": "360", "close_cost": "5840", "close_cost_unknown": ["triage", "complex-needs", "exceptions"]}}`)
}

func TestGapMapOrder(t *testing.T) {
	m := mapOf(11)
	expectFields(t, m, `{
		"l0": {"need": 0, "have": 0}, "l1": {"need": 1, "have": 1}, "l2": {"need": 1, "have": 2}, "l3": {"need": 0, "have": 1},
		"l4": {}, "l5": {"need": 2, "have": 1, "cost": 5}, "l6": {"need": 2, "have": 1, "cost": 9}, "l7": {"need": 2, "have": 1},
		"l8": {"need": 2, "have": 1, "cost": 1, "vital": true}, "l9": {"need": 2, "have": 0, "cost": 1}, "l10": {"need": 2, "have": 1, "cost": 9}
	}`, `{"order": ["l9", "l8", "l7", "l6", "l10", "l5", "l4", "l3", "l2", "l1", "l0"],
		"counts": {"gap": 1, "shortfall": 5, "unknown": 1, "surplus": 1, "spare": 1, "met": 1, "not-needed": 1}}`)
}

// TestGapMapProperties holds random maps to what must be so.
func TestGapMapProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 300 {
		m := mapOf(1 + r.IntN(8))
		for i := range m.Lines {
			for _, amount := range []**Number{&m.Lines[i].Need, &m.Lines[i].Have, &m.Lines[i].Cost} {
				if r.IntN(4) > 0 {
					n := Whole(r.IntN(4))
					*amount = &n
				}
			}
			m.Lines[i].Vital = r.IntN(2) == 0
		}
		result := m.Evaluate(Input{}).(*GapMapResult)
		ids := slices.Clone(result.Order)
		slices.Sort(ids)
		if len(slices.Compact(ids)) != len(m.Lines) {
			t.Fatalf("order %v", result.Order)
		}
		counted := 0
		for _, n := range result.Counts {
			counted += n
		}
		if counted != len(m.Lines) {
			t.Fatalf("counts %v of %d lines", result.Counts, len(m.Lines))
		}
		for _, l := range result.Lines {
			if (l.Gap != nil && l.Gap.Rat().Sign() > 0) != (l.Status == Gap || l.Status == Shortfall) {
				t.Fatalf("%+v has a gap of %s", l.Status, l.Gap)
			}
		}
	}
}
