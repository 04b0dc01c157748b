package aid

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"partnerbook/generator/diag"
)

// FailedCases evaluates the authors' cases and reports those whose result is not
// as they expect.
func FailedCases(d *Definition) diag.List {
	var found diag.List
	for i, c := range d.Cases {
		result := d.Evaluate(c.Input)
		for _, field := range slices.Sorted(maps.Keys(c.Expect)) {
			got, there := result[field]
			if there && expected(c.Expect[field], got) {
				continue
			}
			name := c.Name
			if name == "" {
				name = fmt.Sprint(i + 1)
			}
			f := diag.New(diag.AidCaseFailed, c.Pos, "The case “%s” expects %s to be %s, and it is %s.",
				name, field, shortJSON(c.Expect[field]), shortJSON(got))
			if !there {
				f = diag.New(diag.AidCaseFailed, c.Pos, "The case “%s” expects %s, which the result does not have.", name, field)
			}
			found.Add(f.Hinted("Change what the case expects, or what the aid says. The whole result: `partnerbook aid eval %s`.", d.ID))
		}
	}
	return found
}

// expected tells whether a value of a result is what a case expects. Of a table,
// the case may name some fields; a number fits its text; of a figure with exact
// and shown, the case may name either.
func expected(want, got any) bool {
	switch want := want.(type) {
	case map[string]any:
		fields, ok := got.(map[string]any)
		if !ok {
			return false
		}
		for key, value := range want {
			field, there := fields[key]
			if !there || !expected(value, field) {
				return false
			}
		}
		return true
	case []any:
		items, ok := got.([]any)
		return ok && slices.EqualFunc(want, items, expected)
	}
	if figure, ok := got.(map[string]any); ok {
		return expected(want, figure["exact"]) || expected(want, figure["shown"])
	}
	return sameValue(want, got)
}

func sameValue(want, got any) bool {
	if n, ok := want.(json.Number); ok {
		text, isText := got.(string)
		if !isText {
			return false
		}
		exact, err := ParseNumber(n.String())
		return text == n.String() || err == nil && text == exact.String()
	}
	return want == got
}

func shortJSON(v any) string {
	text := string(Canonical(v))
	const most = 120
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return strings.Trim(text, `"`)
}
