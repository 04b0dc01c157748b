package aid

import "encoding/json"

// Expr is the syntax tree of a formula. Op is "num" (Value), "ref" (Name, an
// input, an output, a series or t), "neg", one of + - * / < <= > >= == !=, or the
// name of a function; Args are its operands. Pos is the character of the formula,
// from 1, where a name, number or function begins, or where an operator stands; it
// is 0 in a tree that no formula was read for, and not part of the JSON.
type Expr struct {
	Op    string
	Name  string
	Value Number
	Args  []Expr
	Pos   int
}

// MarshalJSON writes the tree as the browser evaluates it:
// ["+",["ref","a"],["num","2"]].
func (e Expr) MarshalJSON() ([]byte, error) { return json.Marshal(e.tree()) }

// tree returns the tree as lists. That lists hold no Expr keeps the time of writing
// a deep one from growing with its square.
func (e Expr) tree() []any {
	list := []any{e.Op}
	switch e.Op {
	case "num":
		list = append(list, e.Value)
	case "ref":
		list = append(list, e.Name)
	}
	for _, arg := range e.Args {
		list = append(list, arg.tree())
	}
	return list
}
