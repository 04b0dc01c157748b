package aid

import (
	"fmt"
	"strconv"

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
		if a, ok := d.allows(one.Code, one.At); ok {
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

// allows returns the allowance that silences a warning at a place: the id of the
// element that the warning is about (an answer is "question=answer"), or
// "screens" for what is said of all must-haves together. Nothing but warnings can
// be allowed.
func (d *Definition) allows(code diag.Code, at string) (Allow, bool) {
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

// answerAt names an answer: "willing=no".
func answerAt(question, answer string) string { return question + "=" + answer }
