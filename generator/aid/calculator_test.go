package aid

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"partnerbook/generator/testrun"
)

// calculatorOf makes a calculator of lines "id = formula": an input if the
// formula is a number, a series if it ends in "for t from … to …", a check if the
// id ends in "?", else an output. Inputs lie within ±1000 and have 2 decimals.
func calculatorOf(t testing.TB, lines ...string) *Calculator {
	t.Helper()
	c := &Calculator{}
	for _, line := range lines {
		id, text, _ := strings.Cut(line, " = ")
		body, years, isSeries := strings.Cut(text, " for t from ")
		switch n, err := ParseNumber(text); {
		case isSeries:
			from, to, _ := strings.Cut(years, " to ")
			c.Series = append(c.Series, CalcSeries{ID: id, From: formula(t, from), To: formula(t, to), Expr: formula(t, body)})
		case err == nil:
			c.Inputs = append(c.Inputs, CalcInput{ID: id, DP: 2, Default: n, Min: Whole(-1000), Max: Whole(1000)})
		case strings.HasSuffix(id, "?"):
			e, err := ParseCheck(text)
			if err != nil {
				t.Fatal(err)
			}
			c.Checks = append(c.Checks, CalcCheck{ID: id, Expr: e})
		default:
			c.Outputs = append(c.Outputs, CalcOutput{ID: id, Expr: formula(t, text), IfUndefined: "no " + id})
		}
	}
	return c
}

// TestUndefined holds the spreading of what cannot be worked out.
func TestUndefined(t *testing.T) {
	c := calculatorOf(t,
		"a = 0", "b = 1",
		"reader = first + 1", // before what it reads
		"first = b / a",
		"second = 2 / a",
		"left = second + first",
		"branch = if(b > 0, b, first)",
		"asked = if(first > 0, 1, 2)",
		"element = sum(bad)",
		"through = sum(reads)",
		"early = payback(late)",
		"never = payback(debts)",
		"nothing = sum(none)", "worth = npv(1, none)", "back = payback(none)",
		"rate = npv(0 - b, none)",
		"long = sum(many)", "broken = sum(half)", "ends = sum(until)",
		"bad = 1 / t for t from 0 to 2",
		"reads = second for t from 1 to 2",
		"late = if(t == 3, 1 / 0, t - 1) for t from 0 to 3",
		"debts = 0 - 1 for t from 0 to 3",
		"none = t for t from 1 to 0",
		"many = t for t from 1 to 401",
		"half = t for t from 0 to b / 2",
		"until = t for t from 0 to first",
		"known? = b > 0", "unknown? = b > first",
	)
	c.Outputs[2].IfUndefined = "" // second
	expectFields(t, c, `{}`, `{
		"outputs": {
			"reader":  {"undefined": "no first", "by": "first"},
			"first":   {"undefined": "no first", "by": "first"},
			"second":  {"undefined": "This cannot be worked out.", "by": "second"},
			"left":    {"undefined": "This cannot be worked out.", "by": "second"},
			"branch":  {"exact": "1", "shown": "1"},
			"asked":   {"undefined": "no first", "by": "first"},
			"element": {"undefined": "no element", "by": "element"},
			"through": {"undefined": "This cannot be worked out.", "by": "second"},
			"early":   {"exact": "2", "shown": "2"},
			"never":   {"undefined": "no never", "by": "never"},
			"nothing": {"exact": "0", "shown": "0"},
			"worth":   {"exact": "0", "shown": "0"},
			"back":    {"undefined": "no back", "by": "back"},
			"rate":    {"undefined": "no rate", "by": "rate"},
			"long":    {"undefined": "no long", "by": "long"},
			"broken":  {"undefined": "no broken", "by": "broken"},
			"ends":    {"undefined": "no first", "by": "first"}
		},
		"checks": {"known?": true, "unknown?": null},
		"series": {
			"bad": [null, "1", "1/2"], "reads": [null, null], "late": ["-1", "0", "1", null],
			"debts": ["-1", "-1", "-1", "-1"], "none": [], "many": [], "half": [], "until": []
		},
		"invalid": "absent", "unknown": "absent", "out_of_range": "absent"
	}`)
}

func TestPayback(t *testing.T) {
	for _, c := range []struct{ cash, want string }{
		{"0 - 1 + t", "2"},
		{"5 - t", "0"},
		{"0 * t", "0"},
		{"if(t == 0, -10, 4)", "5/2"},
		{"if(t == 0, -10, if(t == 3, 20, 0))", "5/2"},
	} {
		k := calculatorOf(t, "x = payback(cash)", "cash = "+c.cash+" for t from 0 to 5")
		r := k.Evaluate(Input{}).(*CalculatorResult)
		if got := r.Outputs[0].Value; got == nil || got.String() != c.want {
			t.Errorf("payback of %s is %v, want %s", c.cash, got, c.want)
		}
	}
	late := calculatorOf(t, "x = payback(cash)", "cash = if(t == 5, -10, 4) for t from 5 to 9")
	if got := late.Evaluate(Input{}).(*CalculatorResult).Outputs[0].Value.String(); got != "5/2" {
		t.Errorf("payback counts from year 5: %s", got)
	}
}

func TestCalculatorInput(t *testing.T) {
	c := calculatorOf(t, "a = 1", "b = 2.5", "c = 3", "sum = a + b + c")
	for _, x := range []struct{ input, want string }{
		{`{}`, `{"defaults_used": ["a","b","c"], "outputs": {"sum": {"exact": "13/2", "shown": "7"}}, "series": {}, "checks": {}, "break_even": []}`},
		{`{"a": "1.25", "b": -3, "c": 1e2}`, `{"defaults_used": [], "outputs": {"sum": {"exact": "393/4", "shown": "98"}}, "invalid": "absent"}`},
		{`{"a": 1.005, "b": "x", "c": true}`, `{"invalid": ["a","b","c"], "defaults_used": ["a","b","c"]}`},
		{`{"a": null, "b": [1], "c": "+1"}`, `{"invalid": ["b","c"], "defaults_used": ["a","b","c"]}`},
		{`{"a": 1001, "c": -1000.01, "z": 1, "constructor": 2}`, `{"out_of_range": ["a","c"], "unknown": ["constructor","z"], "defaults_used": ["b"], "outputs": "absent", "checks": "absent", "series": "absent", "break_even": "absent"}`},
		{`{"a": "1000000000000000.1", "b": 1e400, "c": "1e2"}`, `{"invalid": ["a","b","c"]}`},
		{`{"a": "1.10", "b": "007", "c": "-0"}`, `{"outputs": {"sum": {"exact": "81/10", "shown": "8"}}}`},
	} {
		expectFields(t, c, x.input, x.want)
	}
}

func TestBreakEven(t *testing.T) {
	c := calculatorOf(t, "a = 1", "b = 2",
		"line = 2 * a - b", "square = a * a - 4", "level = b + 1", "bent = abs(a) - 1", "hole = a / (a - 1000) + a",
		"far = a + 10000", "third = 3 * a - 1", "edge = a + 1000")
	c.Inputs[0].Solve = []string{"line", "square", "level", "bent", "hole", "far", "third", "edge", "nobody"}
	c.Inputs[1].Solve = []string{"line", "square"}
	expectFields(t, c, `{"b": 7}`, `{"break_even": [
		{"input": "a", "output": "line", "value": "7/2", "shown": "3.50"},
		{"input": "a", "output": "far", "value": null, "shown": null},
		{"input": "a", "output": "third", "value": "1/3", "shown": "0.33"},
		{"input": "a", "output": "edge", "value": "-1000", "shown": "-1000.00"},
		{"input": "b", "output": "line", "value": "2", "shown": "2.00"}
	]}`)
}

// TestBreakEvenIsZero puts each break-even back and expects exactly zero.
func TestBreakEvenIsZero(t *testing.T) {
	c := definition(t, "sharing-business-case").Model.(*Calculator)
	k := c.calculation()
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		in := Input{"year1": fmt.Sprint(r.IntN(101)), "years": fmt.Sprint(1 + r.IntN(30)), "rate": fmt.Sprint(r.IntN(20))}
		result := c.Evaluate(in).(*CalculatorResult)
		inputs := ratsOf(result)
		for _, b := range result.BreakEven {
			if b.Value == nil {
				continue
			}
			given := inputs[b.Input]
			inputs[b.Input] = b.Value.Rat()
			if v := k.run(inputs, k.upTo(b.Output)).values[b.Output]; v.rat == nil || v.rat.Sign() != 0 {
				t.Errorf("%v: %s is %v at %s = %s", in, b.Output, v.rat, b.Input, b.Value)
			}
			inputs[b.Input] = given
		}
	}
}

func ratsOf(r *CalculatorResult) map[string]*big.Rat {
	inputs := map[string]*big.Rat{}
	for _, in := range r.Inputs {
		inputs[in.Input] = in.Value.Rat()
	}
	return inputs
}

func TestOrder(t *testing.T) {
	c := calculatorOf(t, "x = 1", "d = c + sum(s)", "c = b * x", "b = 2 * x", "s = b * t for t from 0 to n", "n = 3 * x",
		"p = q", "q = if(x > 0, 1, r)", "r = p + b", "self = self + 1", "after = p + b")
	order, circles := c.Order()
	if got, want := fmt.Sprint(order, circles), "[b c n s d] [[p q r] [self]]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	expectFields(t, c, `{}`, `{"outputs": {
		"d": {"exact": "14", "shown": "14"}, "c": {"exact": "2", "shown": "2"}, "b": {"exact": "2", "shown": "2"}, "n": {"exact": "3", "shown": "3"},
		"p": {"undefined": "no p", "by": "p"}, "q": {"undefined": "no q", "by": "q"}, "r": {"undefined": "no r", "by": "r"},
		"self": {"undefined": "no self", "by": "self"}, "after": {"undefined": "no after", "by": "after"}
	}}`)
}

// TestLongChain holds chains of outputs to any length.
func TestLongChain(t *testing.T) {
	testrun.Alone(t)
	const n = 20000
	c := &Calculator{}
	for i := range n {
		e := Expr{Op: "num", Value: Whole(1)}
		if i < n-1 {
			e = Expr{Op: "+", Args: []Expr{e, {Op: "ref", Name: fmt.Sprint("o", i+1)}}}
		}
		c.Outputs = append(c.Outputs, CalcOutput{ID: fmt.Sprint("o", i), Expr: e})
	}
	r := c.Evaluate(Input{}).(*CalculatorResult)
	if got := r.Outputs[0].Value.String(); got != fmt.Sprint(n) {
		t.Errorf("the first of %d outputs is %s", n, got)
	}
}

// TestPresentValue compares npv with a sum of quotients, term by term.
func TestPresentValue(t *testing.T) {
	c := calculatorOf(t, "r = 3.5", "whole = npv(r / 100, s)", "total = sum(s)", "terms = s0 + s1 / f + s2 / (f * f) + s3 / (f * f * f)", "plain = s0 + s1 + s2 + s3",
		"f = 1 + r / 100", "s0 = 0 - 7 / 3", "s1 = 1 / 6", "s2 = 0 * r", "s3 = 5 / 4",
		"s = if(t == 0, s0, if(t == 1, s1, if(t == 2, s2, s3))) for t from 0 to 3")
	for _, rate := range []string{"3.5", "0", "-50", "99.99", "-99.99"} {
		r := c.Evaluate(Input{"r": rate}).(*CalculatorResult)
		if r.Outputs[0].Value.Cmp(*r.Outputs[2].Value) != 0 || r.Outputs[1].Value.Cmp(*r.Outputs[3].Value) != 0 {
			t.Errorf("at %s: npv %s, want %s; sum %s, want %s", rate, r.Outputs[0].Value, r.Outputs[2].Value, r.Outputs[1].Value, r.Outputs[3].Value)
		}
	}
	for _, rate := range []string{"-100", "-101"} {
		if r := c.Evaluate(Input{"r": rate}).(*CalculatorResult); r.Outputs[0].Value != nil || r.Outputs[0].By != "whole" {
			t.Errorf("npv at %s is %v", rate, r.Outputs[0])
		}
	}
}

// formula reads a formula that is right.
func formula(t testing.TB, text string) Expr {
	t.Helper()
	e, err := ParseFormula(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return e
}
