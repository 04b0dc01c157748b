package aid

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// Input is what a reader answered: an object of JSON. Its fields depend on the
// kind:
//
//	guide, score  question: answer
//	compare       facts {fact: answer}, points {criterion: 0–100}, profile,
//	              method "swing" or "rank", ranks {criterion: 1–99},
//	              scores {option: {criterion: 0–100}}
//	calculator    input: number, or text that is a decimal
//	gapmap        lines {line: {need, have, cost, funding, who, vital}}; null
//	              for an amount or a list says that it is not known
//
// Values are strings, json.Number, bool, nil, []any and map[string]any.
type Input map[string]any

// maxDepth bounds how deep an input may nest; none of ours needs more than 4.
const maxDepth = 16

// ReadInput reads one object of JSON.
func ReadInput(data []byte) (Input, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		return nil, plainJSON(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("there is more after the object")
	}
	object, ok := value.(map[string]any)
	if !ok {
		return nil, errors.New(`it must be an object, as in {"question": "answer"}`)
	}
	if depth(object) > maxDepth {
		return nil, errors.New("it is nested too deep")
	}
	return object, nil
}

func plainJSON(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("it is no JSON: %s, at byte %d", syntax.Error(), syntax.Offset)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("it is no JSON: it ends too early")
	}
	return fmt.Errorf("it is no JSON: %w", err)
}

func depth(v any) int {
	deepest := 0
	switch v := v.(type) {
	case map[string]any:
		for _, sub := range v {
			deepest = max(deepest, depth(sub))
		}
	case []any:
		for _, sub := range v {
			deepest = max(deepest, depth(sub))
		}
	default:
		return 0
	}
	return deepest + 1
}

// number reads a value of an input. A number of JSON is what a browser makes of
// it: the shortest decimal of the nearest float64.
func number(v any) (Number, bool) {
	switch v := v.(type) {
	case json.Number:
		f, err := strconv.ParseFloat(v.String(), 64)
		if err != nil {
			return Number{}, false
		}
		n, err := numberOfFloat(f)
		return n, err == nil
	case string:
		n, err := ParseNumber(v)
		return n, err == nil
	}
	return Number{}, false
}

// wholeNumber reads a value that must be whole and between from and to.
func wholeNumber(v any, from, to int) (int, bool) {
	n, ok := number(v)
	if !ok || !n.Rat().IsInt() || !n.Rat().Num().IsInt64() {
		return 0, false
	}
	whole := n.Rat().Num().Int64()
	if whole < int64(from) || whole > int64(to) {
		return 0, false
	}
	return int(whole), true
}
