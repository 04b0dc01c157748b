package aid

import (
	"maps"
	"slices"
)

// FunctionNames returns the names of the functions that formulas may call.
func FunctionNames() []string { return slices.Sorted(maps.Keys(functions)) }

// Names returns the distinct names that the formula reads.
func (e Expr) Names() []string {
	var names []string
	for _, r := range e.Refs() {
		if !slices.Contains(names, r.Name) {
			names = append(names, r.Name)
		}
	}
	return names
}

// Circle returns the ids of a circle of formulas, the first repeated at the end;
// nil if there is none.
func (c *Calculator) Circle() []string {
	_, circles := c.Order()
	if len(circles) == 0 {
		return nil
	}
	return append(slices.Clone(circles[0]), circles[0][0])
}
