package aid

import (
	"fmt"
	"strconv"
	"strings"

	"partnerbook/generator/diag"
)

// spot is an element of an aid: what it is, such as "question", and its id. It
// says where a finding belongs without saying on which line, so that findings can
// be kept while lines move. An allowance names the id.
type spot struct{ Kind, ID string }

// number tells the places of one id apart.
func (s spot) number(n int) spot { return spot{s.Kind + " " + strconv.Itoa(n), s.ID} }

// Finding is a diagnostic without a position.
type Finding struct {
	Code    diag.Code `json:"code"`
	Kind    string    `json:"kind"`
	At      string    `json:"at"`
	Message string    `json:"message"`
	Hint    string    `json:"hint"`
}

type findings []Finding

func (f *findings) add(code diag.Code, at spot, hint, format string, args ...any) {
	*f = append(*f, Finding{code, at.Kind, at.ID, fmt.Sprintf(format, args...), hint})
}

// placed gives findings their positions, and takes out those that the aid allows.
func (f findings) placed(d *Definition) (list diag.List, allowed []Allowed) {
	allowed = []Allowed{}
	at := places(d)
	for _, one := range f {
		if a, ok := d.Allows(one.Code, one.At); ok {
			allowed = append(allowed, Allowed{one.Code, one.At, one.Message, a.Because})
			continue
		}
		pos, ok := at[spot{one.Kind, one.At}]
		if !ok {
			pos = d.Pos
		}
		list.Add(diag.New(one.Code, pos, "%s", one.Message).Hinted("%s", one.Hint))
	}
	return list, allowed
}

// Allows returns the allowance that silences a warning at a place: the id of the
// element that the warning is about (an answer is "question=answer"), or
// "screens" for what is said of all must-haves together. Nothing but warnings can
// be allowed.
func (d *Definition) Allows(code diag.Code, at string) (Allow, bool) {
	if code.Severity() != diag.Warning {
		return Allow{}, false
	}
	for _, a := range d.Allow {
		if a.Code == string(code) && a.At == at {
			return a, true
		}
	}
	return Allow{}, false
}

// places returns the positions of all elements.
func places(d *Definition) map[spot]diag.Position {
	at := map[spot]diag.Position{{"review", "review"}: d.Review.NextPos}
	for i, e := range d.Evidence() {
		at[spot{"evidence", e.Ref}.number(i)] = e.Pos
	}
	for i, h := range handOffs(d) {
		at[spot{"next", h.step.Ref}.number(i)] = h.step.Pos
	}
	switch m := d.Model.(type) {
	case *Guide:
		m.places(at)
	case *Compare:
		m.places(at)
	case *Score:
		m.places(at)
	case *Calculator:
		m.places(at)
	case *GapMap:
		for _, g := range m.Groups {
			at[spot{"group", g.ID}] = g.Pos
		}
	}
	return at
}

// answerAt names an answer: "willing=no".
func answerAt(question, answer string) string { return question + "=" + answer }

func (g *Guide) places(at map[spot]diag.Position) {
	at[spot{"guide", "start"}] = g.StartPos
	for _, q := range g.Questions {
		at[spot{"question", q.ID}] = q.Pos
		for _, o := range q.Options {
			answer := spot{"answer", answerAt(q.ID, o.ID)}
			at[answer] = o.Pos
			for i, r := range o.Routes {
				at[spot{"route", answer.ID}.number(i+1)] = r.Pos
			}
		}
	}
	for _, o := range g.Outcomes {
		at[spot{"outcome", o.ID}] = o.Pos
	}
}

func (c *Compare) places(at map[spot]diag.Position) {
	for _, o := range c.Options {
		at[spot{"option", o.ID}] = o.Pos
	}
	for _, k := range c.Criteria {
		at[spot{"criterion", k.ID}] = k.Pos
	}
	for _, x := range c.Facts {
		at[spot{"fact", x.ID}] = x.Pos
	}
	for i, s := range c.Screens {
		if i == 0 {
			at[spot{"screens", "screens"}] = s.Pos
		}
		at[spot{"must-have", s.ID}] = s.Pos
	}
	for _, a := range c.Adjust {
		at[spot{"adjustment", a.ID}] = a.Pos
	}
}

func (s *Score) places(at map[spot]diag.Position) {
	for _, x := range s.Sections {
		at[spot{"section", x.ID}] = x.Pos
	}
	for _, q := range s.Questions {
		at[spot{"question", q.ID}] = q.Pos
	}
	for _, b := range s.Bands {
		at[spot{"band", b.ID}] = b.Pos
	}
	for _, x := range s.Flags {
		at[spot{"flag", x.ID}] = x.Pos
	}
}

func (c *Calculator) places(at map[spot]diag.Position) {
	for _, in := range c.Inputs {
		at[spot{"input", in.ID}] = in.Pos
	}
	for _, o := range c.Outputs {
		at[spot{"output", o.ID}] = o.FormulaPos
	}
	for _, s := range c.Series {
		at[spot{"series", s.ID}] = s.FormulaPos
	}
	for _, k := range c.Checks {
		at[spot{"check", k.ID}] = k.FormulaPos
	}
	for i, p := range c.Published {
		at[spot{"published", p.Output}.number(i)] = p.Pos
	}
}

// grouped writes a whole number with commas: 390,624.
func grouped[N int | int64 | uint64](n N) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// quantity writes a number of things: "1 case", "390,624 cases".
func quantity(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}

// words joins a list as in a sentence: "a, b and c".
func words(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}
