package aid

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partnerbook/generator/testrun"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// linked links everything.
func linked(id string) string { return "x.html?a=1&b=" + id }

func TestDiagramExamples(t *testing.T) {
	for _, name := range aidNames {
		d := definition(t, name)
		got := Diagram(d, nil)
		checkSVG(t, name, got)
		if again := Diagram(definition(t, name), nil); !bytes.Equal(got, again) {
			t.Errorf("%s: two diagrams of one aid differ", name)
		}
		golden(t, filepath.Join("testdata", "diagrams", name+".svg"), got)
		checkSVG(t, name+" with links", Diagram(d, linked))
	}
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what is drawn now (%v); look at it, and run the test with -update", path, err)
	}
}

// checkSVG reports what no picture may be.
func checkSVG(t *testing.T, name string, svg []byte) {
	t.Helper()
	if len(svg) > 2<<20 {
		t.Errorf("%s: %d bytes", name, len(svg))
	}
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	ids, first, role, links := map[string]bool{}, true, "", 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch element.Name.Local {
		case "style", "script", "foreignObject", "image":
			t.Errorf("%s: has <%s>", name, element.Name.Local)
		case "a":
			links++
		}
		for _, a := range element.Attr {
			if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
				t.Errorf("%s: <%s> has %s", name, element.Name.Local, a.Name.Local)
			}
			if a.Name.Local == "id" {
				if ids[a.Value] {
					t.Errorf("%s: id %s twice", name, a.Value)
				}
				ids[a.Value] = true
			}
			if first && a.Name.Local == "role" {
				role = a.Value
			}
		}
		first = false
	}
	if want := map[bool]string{true: "group", false: "img"}[links > 0]; role != want {
		t.Errorf("%s: role %q with %d links", name, role, links)
	}
	for _, part := range []string{"<title id=", "<desc id="} {
		if !bytes.Contains(svg, []byte(part)) {
			t.Errorf("%s: no %s", name, part)
		}
	}
}

// hostile are texts that must not break out of where they stand.
var hostile = []string{
	"", " ", "<script>alert(1)</script>", `"><a href="x" onload='y'`, "]]><!--", "&amp;&#0;&x;", "\x00\x01\x1b\x7f\u0085",
	"\xff\xfe broken \xc3", "\u202egnp.exe\u202c\u2066", "\ufffe\uffff\U0001F469\u200D\U0001F4BB", strings.Repeat("x", 5000),
	strings.Repeat("many words ", 2000), "a" + strings.Repeat("\u0301", 3000), "%s%d%[9]z", "two\nlines\tand\ra tab",
}

// hostileAids are aids of every kind whose texts are all s.
func hostileAids(s string) []*Definition {
	when := Condition{{Question: "q", Answers: []string{"a"}}, {Question: s, Not: true, Answers: []string{s}}}
	answers := []Answer{{ID: "a", Label: s}, {ID: s, Label: s}}
	half := Number{}
	models := []Model{
		&Guide{
			Start: "q",
			Questions: []GuideQuestion{{ID: "q", Ask: s, Options: []GuideOption{
				{ID: "a", Label: s, Routes: []Route{{When: when, Next: "outcome:x"}, {Next: "q"}, {Next: s}}},
			}}},
			Outcomes: []Outcome{{ID: "x", Title: s, Why: s}},
		},
		&Compare{
			Options: []Option{{ID: "o", Title: s, What: s}},
			Facts:   []Fact{{ID: "q", Ask: s, Options: answers}},
			Screens: []Screen{{ID: "m", Must: s, When: when, Out: []string{"o", s}}},
			Adjust:  []Adjustment{{ID: "j", Why: s, When: when, Add: []Addition{{Option: "o"}}}},
		},
		&Score{
			Sections: []Titled{{ID: "s", Title: s}},
			Questions: []ScoreQuestion{{ID: "q", Section: "s", Ask: s, Options: []ScoreOption{
				{ID: "a", Label: s, Points: 1},
			}}},
			Bands: []Band{{ID: "b", Title: s}},
			Flags: []Flag{{ID: "f", When: when, AtLeast: "b"}, {ID: s, AtLeast: s}},
		},
		&Calculator{
			Inputs:  []CalcInput{{ID: "i", Ask: s}},
			Outputs: []CalcOutput{{ID: "o", Title: s, Formula: s, Expr: Expr{Op: "ref", Name: "i"}}, {ID: s, Formula: s, Expr: Expr{Op: "ref", Name: s}}},
		},
		&GapMap{
			Unit: s, Groups: []Titled{{ID: "g", Title: s}},
			Lines: []Line{{ID: "l", Group: "g", Title: s, Need: &half}, {ID: s, Group: s, Title: s}},
		},
		nil,
	}
	var out []*Definition
	for _, m := range models {
		out = append(out, &Definition{ID: s, Title: s, Model: m})
	}
	return out
}

func TestDiagramHostile(t *testing.T) {
	for _, s := range hostile {
		for _, d := range hostileAids(s) {
			name := fmt.Sprintf("%T with %.20q", d.Model, s)
			checkSVG(t, name, Diagram(d, nil))
			checkSVG(t, name, Diagram(d, func(string) string { return "#" + s }))
			Outline(d)
		}
	}
}

// TestDiagramBounds draws what is large, or goes round in circles.
func TestDiagramBounds(t *testing.T) {
	testrun.Alone(t)
	guides := map[string]*Guide{"nothing": {}}
	for _, n := range []int{1, 2, 12, 200, 1000} {
		guides[fmt.Sprintf("a chain of %d", n)] = meshOf(n, func(i int) []int { return []int{i + 1} })
		guides[fmt.Sprintf("a circle of %d", n)] = meshOf(n, func(i int) []int { return []int{(i + 1) % n} })
		guides[fmt.Sprintf("a star of %d", n)] = meshOf(n, func(i int) []int {
			if i > 0 {
				return nil
			}
			all := make([]int, n)
			for k := range all {
				all[k] = k
			}
			return all
		})
		guides[fmt.Sprintf("a mesh of %d", n)] = meshOf(n, func(i int) []int {
			var next []int
			for k := i % 3; k < n; k += 7 {
				next = append(next, k)
			}
			return next
		})
	}
	for name, g := range guides {
		d := &Definition{ID: "g", Title: name, Model: g}
		checkSVG(t, name, Diagram(d, linked))
		told := map[string]bool{}
		eachNode(Outline(d), func(n OutlineNode, depth int) {
			if depth > mostNested+1 {
				t.Errorf("%s: nested %d deep", name, depth)
			}
			if !n.Again {
				told[n.ID] = true
			}
		})
		for _, q := range g.Questions {
			if !told[q.ID] {
				t.Errorf("%s: %s is never told", name, q.ID)
			}
		}
	}
}

// meshOf makes a guide of n questions.
func meshOf(n int, next func(int) []int) *Guide {
	g := &Guide{Start: "q0"}
	for i := range n {
		q := GuideQuestion{ID: fmt.Sprint("q", i), Ask: fmt.Sprintf("Question %d?", i)}
		for _, k := range next(i) {
			q.Options = append(q.Options, GuideOption{Label: fmt.Sprint("To ", k), Routes: []Route{{Next: fmt.Sprint("q", k)}}})
		}
		g.Questions = append(g.Questions, q)
	}
	return g
}

// TestDiagramClear proves, in the places of each example, that boxes and labels do
// not touch and that no line runs through one.
func TestDiagramClear(t *testing.T) {
	graphs := map[string]*graph{
		"a circle": meshOf(9, func(i int) []int { return []int{(i + 1) % 9, (i + 4) % 9, 0} }).graph(phrases{}),
		"a mesh":   meshOf(40, func(i int) []int { return []int{i + 1, 2*i + 1, 3*i + 2} }).graph(phrases{}),
	}
	for _, name := range aidNames {
		if d := definition(t, name); d.Kind != GapMapKind {
			graphs[name] = graphOf(d)
		}
	}
	for name, g := range graphs {
		l, ok := arrange(g)
		if !ok {
			t.Fatalf("%s does not fit", name)
		}
		for k, layer := range l.layers {
			if k > 0 && l.main[k] < l.main[k-1]+l.deep[k-1] {
				t.Errorf("%s: layer %d begins before the last ends", name, k)
			}
			for i, p := range layer {
				if i > 0 && p.cross-layer[i-1].cross < apart(layer[i-1], p) {
					t.Errorf("%s: layer %d, piece %d touches the one before it", name, k, i)
				}
			}
		}
		for _, w := range l.ways {
			for i, p := range w.pieces {
				if i > 0 && p.layer != w.pieces[i-1].layer+1 {
					t.Errorf("%s: a line leaps over layer %d", name, p.layer)
				}
			}
		}
	}
}

func TestWrapText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Yes", "Yes"},
		{"one two three four five six seven", "one two three four five|six seven"},
		{strings.Repeat("x", 30), strings.Repeat("x", 24) + "|xxxxxx"},
		{"a b\u00a0c", "a b c"},
	} {
		if got := strings.Join(wrapText(c.text, wrapAt, maxLines), "|"); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
	lines := wrapText(strings.Repeat("word ", 500), wrapAt, maxLines)
	if len(lines) != maxLines || !strings.HasSuffix(lines[maxLines-1], "…") {
		t.Errorf("a long text has %d lines: %q", len(lines), lines)
	}
}

func eachNode(nodes []OutlineNode, f func(n OutlineNode, depth int)) {
	var walk func([]OutlineNode, int)
	walk = func(nodes []OutlineNode, depth int) {
		for _, n := range nodes {
			f(n, depth)
			walk(n.Children, depth+1)
		}
	}
	walk(nodes, 1)
}

func TestOutlineCovers(t *testing.T) {
	for _, name := range aidNames {
		d := definition(t, name)
		boxes, edges, answers := map[string]bool{}, "", map[string]bool{}
		eachNode(Outline(d), func(n OutlineNode, _ int) {
			boxes[n.ID] = true
			edges += n.Edge + "\n"
			answers[n.Label] = answers[n.Label] || n.Kind == AnswerBox
		})
		for _, b := range graphOf(d).boxes {
			if !boxes[b.id] {
				t.Errorf("%s: the outline has no %s %s", name, b.kind, b.id)
			}
		}
		switch m := d.Model.(type) {
		case *Guide:
			for _, q := range m.Questions {
				for _, o := range q.Options {
					if !strings.Contains(edges, o.Label) {
						t.Errorf("%s: no answer %q", name, o.Label)
					}
				}
			}
		case *Compare:
			for _, f := range m.Facts {
				for _, a := range f.Options {
					if !answers[a.Label] {
						t.Errorf("%s: no answer %q", name, a.Label)
					}
				}
			}
		case *Score:
			for _, q := range m.Questions {
				if !boxes[q.ID] {
					t.Errorf("%s: no question %q", name, q.ID)
				}
				for _, o := range q.Options {
					if !answers[o.Label] {
						t.Errorf("%s: no answer %q", name, o.Label)
					}
				}
			}
		}
	}
}
