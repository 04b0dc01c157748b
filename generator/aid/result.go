package aid

import (
	"encoding/json"
	"strconv"
)

// texts makes a list of a result of strings; it is empty, not null, if list is
// nil.
func texts(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// list makes a list with one value for each item.
func list[T, V any](items []T, value func(T) V) []V {
	out := make([]V, len(items))
	for i, item := range items {
		out[i] = value(item)
	}
	return out
}

// textOrNull makes null of "".
func textOrNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// numberOrNull makes null of a number that is not known.
func numberOrNull(n *Number) any {
	if n == nil {
		return nil
	}
	return n.String()
}

// count makes a number of JSON of a number of things.
func count(n int) json.Number { return json.Number(strconv.Itoa(n)) }

// shownDecimals is how many decimals values, leads and tips are shown with.
const shownDecimals = 1

// shown rounds a value, lead or tip for display.
func shown(n Number) string { return Shown(n.Rat(), shownDecimals) }

// setIfAny sets a field of a result to a list unless the list is empty.
func setIfAny(result map[string]any, key string, list []string) {
	if len(list) > 0 {
		result[key] = texts(list)
	}
}
