package aid

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"time"

	"partnerbook/generator/canonical"
	"partnerbook/generator/source"
)

// ErrShipped is the error for what pages carry and is no definition that this version of
// the program understands.
var ErrShipped = errors.New("it is no definition that this version of the program understands")

// mostShipped bounds the bytes of a definition, and deepestShipped how deep it nests.
const (
	mostShipped    = 4 << 20
	deepestShipped = 200
)

// ReadShipped reads a definition as pages carry it: what Definition.JSON returns. Pages may
// come from strangers, so nothing in it is relied on. It is written as authors write aids,
// and decoded like any file, which holds it to all that an evaluator needs to be safe; and
// what is decoded must come to the same JSON. The authors' cases are not in it.
func ReadShipped(data []byte) (*Definition, error) {
	if len(data) > mostShipped {
		return nil, ErrShipped
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value map[string]any
	if err := decoder.Decode(&value); err != nil || depth(value) > deepestShipped {
		return nil, ErrShipped
	}
	id, _ := value["aid"].(string)
	s := &shipped{}
	s.definition(value)
	if s.failed {
		return nil, ErrShipped
	}
	text, _ := source.NewText(id+".toml", []byte(s.out.String()))
	d, _ := Decode(text, id)
	if d == nil || !bytes.Equal(d.JSON(), canonical.JSON(value)) {
		return nil, ErrShipped
	}
	return d, nil
}

// shipped writes a definition as a file of an author, in one line for each key.
type shipped struct {
	out    strings.Builder
	failed bool
}

func (s *shipped) fail() { s.failed = true }

func (s *shipped) definition(all map[string]any) {
	model, ok := all["model"].(map[string]any)
	if !ok {
		s.fail()
		return
	}
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if key != "model" {
			s.entry(key, all[key])
		}
	}
	for _, key := range slices.Sorted(maps.Keys(model)) {
		switch {
		case key == "scores":
			s.scores(model)
		case key == "lines":
			s.lines(model[key])
		default:
			s.entry(key, model[key])
		}
	}
}

func (s *shipped) entry(key string, value any) {
	if value == nil { // an empty list of JSON
		return
	}
	s.key(key)
	s.value(key, value)
	s.out.WriteByte('\n')
}

func (s *shipped) key(key string) {
	s.text(key)
	s.out.WriteString(" = ")
}

// numbers are the keys whose texts are numbers in a file.
var numbers = []string{"v", "points", "from", "dp", "default", "min", "max", "value", "need", "have", "cost", "close", "clear"}

// value writes what stands behind a key.
func (s *shipped) value(key string, value any) {
	switch v := value.(type) {
	case bool:
		fmt.Fprint(&s.out, v)
	case string:
		switch {
		case slices.Contains(numbers, key):
			s.number(v)
		case key == "on" || key == "next" && isDay(v):
			s.day(v)
		default:
			s.text(v)
		}
	case []any:
		s.list(key, v)
	case map[string]any:
		s.table(key, v)
	default:
		s.fail()
	}
}

func (s *shipped) list(key string, items []any) {
	switch {
	case key == "when":
		s.when(items)
		return
	case key == "add":
		s.additions(items)
		return
	case key == "from" || key == "to":
		s.formula(items)
		return
	}
	s.out.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			s.out.WriteString(", ")
		}
		s.value("", item)
	}
	s.out.WriteByte(']')
}

// table writes a table. Under points, keys are names and all values are numbers.
func (s *shipped) table(key string, table map[string]any) {
	s.out.WriteByte('{')
	first := true
	for _, name := range slices.Sorted(maps.Keys(table)) {
		if table[name] == nil || name == "expr" { // a formula stands beside it as text
			continue
		}
		if !first {
			s.out.WriteString(", ")
		}
		first = false
		s.key(name)
		if key == "points" {
			s.value(key, table[name])
		} else {
			s.value(name, table[name])
		}
	}
	s.out.WriteByte('}')
}

// text writes a text of TOML.
func (s *shipped) text(text string) {
	s.out.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			s.out.WriteByte('\\')
			s.out.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&s.out, `\u%04X`, r)
		default:
			s.out.WriteRune(r)
		}
	}
	s.out.WriteByte('"')
}

// number writes a number, which JSON has as a fraction.
func (s *shipped) number(text string) {
	const longest = 2 * maxLength
	if len(text) > longest || strings.Trim(text, "-/0123456789") != "" {
		s.fail()
		return
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		s.fail()
		return
	}
	decimal := NumberOf(r).decimal()
	if strings.Contains(decimal, "/") {
		s.fail()
		return
	}
	s.out.WriteString(decimal)
}

func isDay(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

func (s *shipped) day(text string) {
	if !isDay(text) {
		s.fail()
		return
	}
	s.out.WriteString(text)
}

// when writes a condition: a table of questions with their answers.
func (s *shipped) when(tests []any) {
	s.out.WriteByte('{')
	for i, item := range tests {
		test, _ := item.(map[string]any)
		question, ok := test["q"].(string)
		answers, isList := test["any"].([]any)
		if !ok || !isList {
			s.fail()
			return
		}
		if i > 0 {
			s.out.WriteString(", ")
		}
		s.key(question)
		if test["not"] == true {
			s.out.WriteString("{ not = ")
			s.list("", answers)
			s.out.WriteString(" }")
			continue
		}
		s.list("", answers)
	}
	s.out.WriteByte('}')
}

// additions writes what an adjustment adds: a table of options, each with one of criteria.
func (s *shipped) additions(items []any) {
	s.out.WriteByte('{')
	last := ""
	for i, item := range items {
		addition, _ := item.(map[string]any)
		option, okO := addition["option"].(string)
		criterion, okC := addition["criterion"].(string)
		points, okP := addition["points"].(string)
		if !okO || !okC || !okP {
			s.fail()
			return
		}
		switch {
		case i == 0 || option != last:
			if i > 0 {
				s.out.WriteString("}, ")
			}
			s.key(option)
			s.out.WriteByte('{')
		default:
			s.out.WriteString(", ")
		}
		last = option
		s.key(criterion)
		s.number(points)
	}
	if len(items) > 0 {
		s.out.WriteByte('}')
	}
	s.out.WriteByte('}')
}

// scores writes the table of scores: for each option and criterion a cell.
func (s *shipped) scores(model map[string]any) {
	options, criteria := idsIn(model["options"]), idsIn(model["criteria"])
	rows, ok := model["scores"].([]any)
	if !ok || len(rows) != len(options) {
		s.fail()
		return
	}
	s.key("scores")
	s.out.WriteByte('{')
	for i, item := range rows {
		row, ok := item.([]any)
		if !ok || len(row) != len(criteria) {
			s.fail()
			return
		}
		if i > 0 {
			s.out.WriteString(", ")
		}
		s.key(options[i])
		s.out.WriteByte('{')
		for k, cell := range row {
			if k > 0 {
				s.out.WriteString(", ")
			}
			s.key(criteria[k])
			s.value("", cell)
		}
		s.out.WriteByte('}')
	}
	s.out.WriteString("}\n")
}

// idsIn returns the ids of a list of tables.
func idsIn(value any) []string {
	items, _ := value.([]any)
	out := make([]string, len(items))
	for i, item := range items {
		table, _ := item.(map[string]any)
		out[i], _ = table["id"].(string)
	}
	return out
}

// lines writes the lines of a gap map, which are a table by their ids.
func (s *shipped) lines(value any) {
	items, _ := value.([]any)
	ids := idsIn(value)
	s.key("lines")
	s.out.WriteByte('{')
	for i, item := range items {
		line, ok := item.(map[string]any)
		if !ok {
			s.fail()
			return
		}
		if i > 0 {
			s.out.WriteString(", ")
		}
		s.key(ids[i])
		without := maps.Clone(line)
		delete(without, "id")
		s.table("", without)
	}
	s.out.WriteString("}\n")
}

// formula writes where a series begins or ends, which JSON has as a tree alone.
func (s *shipped) formula(tree []any) {
	e, ok := exprOf(tree)
	if !ok {
		s.fail()
		return
	}
	if e.Op == "num" && e.Value.Rat().IsInt() {
		s.out.WriteString(e.Value.decimal())
		return
	}
	s.text(e.String())
}

// exprOf reads the tree of a formula.
func exprOf(tree []any) (Expr, bool) {
	if len(tree) == 0 {
		return Expr{}, false
	}
	op, ok := tree[0].(string)
	e := Expr{Op: op}
	if !ok {
		return e, false
	}
	switch op {
	case "ref", "num":
		text, isText := "", false
		if len(tree) == 2 {
			text, isText = tree[1].(string)
		}
		if !isText || len(text) > 2*maxLength {
			return e, false
		}
		if op == "ref" {
			e.Name = text
			return e, true
		}
		if strings.Trim(text, "-/0123456789") != "" {
			return e, false
		}
		r, isNumber := new(big.Rat).SetString(text)
		if isNumber {
			e.Value = NumberOf(r)
		}
		return e, isNumber
	}
	for _, item := range tree[1:] {
		branch, isTree := item.([]any)
		if !isTree {
			return e, false
		}
		arg, ok := exprOf(branch)
		if !ok {
			return e, false
		}
		e.Args = append(e.Args, arg)
	}
	return e, true
}
