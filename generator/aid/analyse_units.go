package aid

import "partnerbook/generator/diag"

// anyUnit fits with every unit: that of bare numbers, of percentages and counts,
// and of what has a unit that is not tracked, such as pounds times hours.
const anyUnit Unit = ""

// tracked returns a unit if it is one that must not be mixed with others.
func tracked(u Unit) Unit {
	switch u {
	case GBP, FTE, Hours, Years:
		return u
	}
	return anyUnit
}

// unitCheck follows units through one formula. Of mistakes it keeps the first.
type unitCheck struct {
	known  map[string]Unit // of inputs, outputs and series
	does   string          // "adds" or "compares"
	a, b   Unit
	failed bool
}

// units reports formulas that add or compare, say, pounds and hours. The unit of
// an output is what the author says it is; that of a series is that of its formula.
func (f *findings) units(c *Calculator) {
	known := map[string]Unit{}
	for _, in := range c.Inputs {
		known[in.ID] = tracked(in.Unit)
	}
	for _, o := range c.Outputs {
		known[o.ID] = tracked(o.Unit)
	}
	look := func(at spot, formulas ...Expr) Unit {
		k := unitCheck{known: known}
		var last Unit
		for _, e := range formulas {
			last = k.unit(e)
		}
		if k.failed {
			f.add(diag.AidUnits, at, "Multiply or divide first, so that both count the same thing.",
				"formula for %q %s %s and %s", at.ID, k.does, k.a, k.b)
		}
		return last
	}
	k := c.calculation()
	for _, id := range k.order {
		if s := k.series[id]; s != nil {
			known[id] = look(spot{"series", id}, s.From, s.To, s.Expr)
		}
	}
	for _, o := range c.Outputs {
		look(spot{"output", o.ID}, o.Expr)
	}
	for _, x := range c.Checks {
		look(spot{"check", x.ID}, x.Expr)
	}
}

// unit returns the unit of what a formula gives.
func (k *unitCheck) unit(e Expr) Unit {
	if e.Op == "ref" {
		return k.known[e.Name]
	}
	args := make([]Unit, len(e.Args))
	for i, arg := range e.Args {
		args[i] = k.unit(arg)
	}
	switch e.Op {
	case "+", "-":
		return k.fit("adds", args...)
	case "<", "<=", ">", ">=", "==", "!=", "ramp":
		k.fit("compares", args...)
		return anyUnit
	case "min", "max", "clamp":
		return k.fit("compares", args...)
	case "payback":
		return Years
	}
	return combine(e.Op, args)
}

// combine returns the unit of what neither adds nor compares.
func combine(op string, args []Unit) Unit {
	switch {
	case op == "*" && len(args) == 2 && args[0] == anyUnit, op == "npv" && len(args) == 2:
		return args[1]
	case (op == "*" || op == "/") && len(args) == 2 && args[1] == anyUnit:
		return args[0]
	case op == "if" && len(args) == 3:
		if args[1] == args[2] {
			return args[1]
		}
	case (op == "neg" || op == "abs" || op == "round" || op == "sum") && len(args) > 0:
		return args[0]
	}
	return anyUnit
}

// fit returns the unit that all have, but for those that fit with any.
func (k *unitCheck) fit(does string, units ...Unit) Unit {
	found := anyUnit
	for _, u := range units {
		switch {
		case u == anyUnit || u == found:
		case found == anyUnit:
			found = u
		default:
			if !k.failed {
				k.failed, k.does, k.a, k.b = true, does, found, u
			}
			return anyUnit
		}
	}
	return found
}
