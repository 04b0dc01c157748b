package aid

import "strings"

// Ref is a name that a formula reads. Series says that it stands where a series
// is needed, else it stands where a figure is. Pos is as in Expr.
type Ref struct {
	Name   string
	Series bool
	Pos    int
}

// Refs returns the names that a formula reads, in its order, with repeats; t is
// among them.
func (e Expr) Refs() []Ref { return e.refs(nil, false) }

func (e Expr) refs(refs []Ref, series bool) []Ref {
	if e.Op == "ref" {
		return append(refs, Ref{e.Name, series, e.Pos})
	}
	f, isFunction := functions[e.Op]
	for i, arg := range e.Args {
		refs = arg.refs(refs, isFunction && i == f.series)
	}
	return refs
}

// How tightly operators bind; operands bind tightest.
const (
	bindsCompare = iota + 1
	bindsSum
	bindsProduct
	bindsMinus
	bindsOperand
)

func (e Expr) binds() int {
	switch e.Op {
	case "+", "-":
		return bindsSum
	case "*", "/":
		return bindsProduct
	case "neg":
		return bindsMinus
	}
	if e.isComparison() {
		return bindsCompare
	}
	return bindsOperand
}

// String returns the formula that e stands for, with no more brackets than it
// needs; reading it gives e again.
func (e Expr) String() string {
	var b strings.Builder
	e.print(&b, 0)
	return b.String()
}

// print writes e, in brackets if it binds less tightly than least.
func (e Expr) print(b *strings.Builder, least int) {
	binds := e.binds()
	if binds < least {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	switch {
	case e.Op == "num":
		b.WriteString(e.Value.decimal())
	case e.Op == "ref":
		b.WriteString(e.Name)
	case e.Op == "neg" && len(e.Args) == 1:
		b.WriteByte('-')
		e.Args[0].print(b, bindsMinus)
	case binds < bindsMinus && len(e.Args) == 2:
		e.Args[0].print(b, max(binds, bindsSum))
		b.WriteString(" " + e.Op + " ")
		e.Args[1].print(b, binds+1)
	default:
		b.WriteString(e.Op + "(")
		for i, arg := range e.Args {
			if i > 0 {
				b.WriteString(", ")
			}
			arg.print(b, 0)
		}
		b.WriteByte(')')
	}
}

// decimal returns a number of a formula as it may be written there; a fraction
// that is no decimal becomes a quotient.
func (n Number) decimal() string {
	for dp := range maxLength {
		if n.Fits(dp) {
			return Shown(n.Rat(), dp)
		}
	}
	return n.String()
}
