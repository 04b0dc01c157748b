package aid

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestParseFormula(t *testing.T) {
	for _, c := range []struct{ text, tree string }{
		{"1", `["num","1"]`},
		{"0.50", `["num","1/2"]`},
		{"a+2", `["+",["ref","a"],["num","2"]]`},
		{"a - b - c", `["-",["-",["ref","a"],["ref","b"]],["ref","c"]]`},
		{"a / b * c", `["*",["/",["ref","a"],["ref","b"]],["ref","c"]]`},
		{"a + b * c", `["+",["ref","a"],["*",["ref","b"],["ref","c"]]]`},
		{"(a + b) * c", `["*",["+",["ref","a"],["ref","b"]],["ref","c"]]`},
		{"-a * b", `["*",["neg",["ref","a"]],["ref","b"]]`},
		{"a - -b", `["-",["ref","a"],["neg",["ref","b"]]]`},
		{"if(a < b, 1, (2))", `["if",["<",["ref","a"],["ref","b"]],["num","1"],["num","2"]]`},
		{"if((a != b), 1, 2)", `["if",["!=",["ref","a"],["ref","b"]],["num","1"],["num","2"]]`},
		{"min(a)", `["min",["ref","a"]]`},
		{"sum(cash)", `["sum",["ref","cash"]]`},
		{"npv(rate/100,cash)", `["npv",["/",["ref","rate"],["num","100"]],["ref","cash"]]`},
		{"payback + npv", `["+",["ref","payback"],["ref","npv"]]`},
		{" a\n+\tb ", `["+",["ref","a"],["ref","b"]]`},
	} {
		e, err := ParseFormula(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		tree, err := e.MarshalJSON()
		if err != nil || canonicalJSON(t, tree) != c.tree {
			t.Errorf("%s:\n got %s %v\nwant %s", c.text, tree, err, c.tree)
		}
	}
}

// TestFormulaErrors holds messages to words that people understand who write no
// programs, and to the right place.
func TestFormulaErrors(t *testing.T) {
	for _, c := range []struct {
		text string
		pos  int
		say  string
	}{
		{"", 1, "there is no formula; write, for example, cost_before - cost_after"},
		{"  ", 1, "there is no formula; write, for example, cost_before - cost_after"},
		{"2 * (a + b", 5, "there is a ( without its )"},
		{"min(a, b", 4, "there is a ( without its )"},
		{"min(", 4, "there is a ( without its )"},
		{"a + b)", 6, "there is a ) without its ("},
		{")", 1, "there is a ) without its ("},
		{"()", 2, "there is nothing between ( and )"},
		{"cost before - 2", 1, "“cost before” is two names; did you mean cost_before?"},
		{"year 1", 1, "“year 1” is a name and a number; did you mean year_1?"},
		{"1 200", 1, "“1 200” is two numbers; write large numbers without spaces"},
		{"2 a", 3, "an operator is missing between 2 and a; to multiply, write *"},
		{"(a)(b)", 4, "an operator is missing between ) and (; to multiply, write *"},
		{"a = b", 3, "= compares nothing; write == to compare"},
		{"a <> b", 3, "write != for “not equal”, not <>"},
		{"a => b", 3, "write >= for “at least”, not =>"},
		{"a ≤ b", 3, "write <= for “at most”, not ≤"},
		{"a === b", 3, "“===” is not there: compare with one of < <= > >= == !="},
		{"a ^ 2", 3, "powers are not there: write x * x"},
		{"a ** 2", 3, "powers are not there: write x * x"},
		{"pow(a, 2)", 1, "powers are not there: write x * x"},
		{"mxa(a, 2)", 1, "there is no function “mxa”; did you mean max?"},
		{"cost(a)", 1, "there is no function “cost”; there are abs, clamp, if, max, min, npv, payback, ramp, round, sum. To multiply, write cost * ( … )"},
		{"round(a)", 1, "round needs 2 parts between its brackets, not 1: write, for example, round(a, 2)"},
		{"if(a > 1, 2)", 1, "if needs 3 parts between its brackets, not 2: write, for example, if(a > 0, a, 0)"},
		{"min()", 1, "min needs at least one figure between its brackets, not 0: write, for example, min(a, b)"},
		{"abs(a, b)", 1, "abs needs one figure between its brackets, not 2: write, for example, abs(a)"},
		{"sum(a, b)", 1, "sum needs the name of one series between its brackets, not 2: write, for example, sum(cash)"},
		{"sum(a + 1)", 7, "sum needs the name of a series here, as in sum(cash)"},
		{"npv(cash, 3)", 11, "npv needs the name of a series here, as in npv(rate / 100, cash)"},
		{"if(a, 1, 2)", 4, "the first part of if must compare, as in if(a > 0, a, 0)"},
		{"a < b", 3, "< says yes or no, and a figure is needed here: use if, as in if(a < b, 1, 0)"},
		{"1 + (a < b)", 8, "< says yes or no, and a figure is needed here: use if, as in if(a < b, 1, 0)"},
		{"-(a == b)", 5, "== says yes or no, and a figure is needed here: use if, as in if(a == b, 1, 0)"},
		{"max(a > b, 1)", 7, "> says yes or no, and a figure is needed here: use if, as in if(a > b, 1, 0)"},
		{"if(a < b < c, 1, 0)", 10, "compare two figures at a time: put one if inside another, as in if(a < b, if(b < c, 1, 0), 0)"},
		{"if(a < b and b < c, 1, 0)", 10, "“and” is not there: put one if inside another, as in if(a > 1, if(b > 2, 1, 0), 0)"},
		{"a +", 3, "something is missing after +"},
		{"(a +)", 4, "something is missing after +"},
		{"a + * b", 5, "something is missing before *"},
		{"* 2", 1, "something is missing before *"},
		{"+2", 1, "something is missing before +"},
		{"min(a,)", 6, "something is missing after ,"},
		{"min(,a)", 5, "something is missing before ,"},
		{"a, b", 2, "a comma stands only between the parts of a function; write large numbers without it, as in 1000"},
		{"(a, b)", 3, "a comma stands only between the parts of a function; write large numbers without it, as in 1000"},
		{"min(1,000, a)", 7, "“000” begins with 0; write large numbers without commas or spaces, as in 1000"},
		{".5", 1, "write 0.5, not .5"},
		{"5.", 1, "a digit is missing after the point in “5.”"},
		{"50%", 3, "% is not there: write / 100"},
		{"£5", 1, "leave out the £: the unit says what a figure counts"},
		{"a − b", 3, "write - from the keyboard, not −"},
		{"Cost + 1", 1, "names have small letters only; did you mean cost?"},
		{"coût + 1", 1, "“coût” is not a name: names have the letters a to z, digits and _, and begin with a letter"},
		{"é + £", 1, "“é” is not a name: names have the letters a to z, digits and _, and begin with a letter"},
		{"a # b", 3, "'#' has no meaning in a formula"},
		{"1" + strings.Repeat("0", 40), 1, "the number “1" + strings.Repeat("0", 39) + "…” has more than 40 characters"},
		{"1234567890123456", 1, "“1234567890123456” has more than 15 significant digits"},
	} {
		_, err := ParseFormula(c.text)
		expectFormulaError(t, c.text, err, c.pos, c.say)
	}
	_, err := ParseCheck("a + b")
	expectFormulaError(t, "check a + b", err, 1, "a check must compare, as in payback <= 2")
	if e, err := ParseCheck("(a <= b)"); err != nil || e.Op != "<=" {
		t.Errorf("(a <= b): %v %v", e, err)
	}
}

func expectFormulaError(t *testing.T, text string, err error, pos int, say string) {
	t.Helper()
	var wrong *FormulaError
	switch {
	case !errors.As(err, &wrong):
		t.Errorf("%s: no error but %v", text, err)
	case wrong.Pos != pos || wrong.Message != say:
		t.Errorf("%s:\n got %d %s\nwant %d %s", text, wrong.Pos, wrong.Message, pos, say)
	case wrong.Error() != fmt.Sprintf("%s, at character %d", say, pos):
		t.Errorf("%s: %s", text, wrong)
	}
}

// TestFormulaBounds holds deep and long formulas to a clear error, soon.
func TestFormulaBounds(t *testing.T) {
	deep := func(n int, open, shut string) string {
		return strings.Repeat(open, n) + "a" + strings.Repeat(shut, n)
	}
	for _, c := range []struct{ name, text, say string }{
		{"brackets", deep(201, "(", ")"), "more than 200 deep"},
		{"10,000 brackets", deep(10000, "(", ")"), "longer than 10000 characters"},
		{"many brackets", deep(4999, "(", ")"), "more than 200 deep"},
		{"open brackets", strings.Repeat("(", 9999), "more than 200 deep"},
		{"functions", deep(1000, "abs(", ")"), "more than 200 deep"},
		{"minus", deep(9000, "-", ""), "more than 200 deep"},
		{"chain", "a" + strings.Repeat("+a", 4900), "more than 1000 steps"},
		{"long", strings.Repeat("ü", 10001), "longer than 10000 characters"},
	} {
		start := time.Now()
		_, err := ParseFormula(c.text)
		if err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("%s: %v, want %s", c.name, err, c.say)
		}
		if spent := time.Since(start); spent > time.Second {
			t.Errorf("%s took %v", c.name, spent)
		}
	}
	for _, text := range []string{deep(200, "(", ")"), deep(200, "abs(", ")"), deep(200, "-", ""), "a" + strings.Repeat("+a", 1000)} {
		if _, err := ParseFormula(text); err != nil {
			t.Errorf("%.20s…: %v", text, err)
		}
	}
}

func TestRefs(t *testing.T) {
	e := formula(t, "if(t == 0, a, npv(b, cash)) + sum(cash) - a")
	got := fmt.Sprint(e.Refs())
	want := "[{t false 4} {a false 12} {b false 19} {cash true 22} {cash true 35} {a false 43}]"
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestFormulaString(t *testing.T) {
	for _, text := range []string{
		"a - (b - c)", "a - b - c", "(a + b) * -c", "-(a + b)", "--a", "a / (b * c)", "-a * b", "0.25 * a",
		"if(a < b + 1, min(a, b), npv(r / 100, cash))", "a * (b / c) / (d + 1)",
	} {
		if got := formula(t, text).String(); got != text {
			t.Errorf("%s is printed as %s", text, got)
		}
	}
	for text, want := range map[string]string{
		"((a))+(b*c)": "a + b * c", "0.50": "0.5", "a-(b)": "a - b", "if((a)<(b),1,2)": "if(a < b, 1, 2)",
	} {
		if got := formula(t, text).String(); got != want {
			t.Errorf("%s is printed as %s, want %s", text, got, want)
		}
	}
}

// TestApply works out single functions.
func TestApply(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"1 / 3 + 1 / 6", "1/2"},
		{"7 / 0", "undefined"},
		{"abs(0 - 3)", "3"},
		{"-3", "-3"},
		{"min(3, 1, 2)", "1"},
		{"max(3, 1, 2)", "3"},
		{"round(2.5, 0)", "3"},
		{"round(-2.5, 0)", "-3"},
		{"round(-0.4, 0)", "0"},
		{"round(1 / 3, 2)", "33/100"},
		{"round(1, 0.5)", "undefined"},
		{"round(1, 16)", "undefined"},
		{"round(1, -1)", "undefined"},
		{"round(1 / 3, 15)", "333333333333333/1000000000000000"},
		{"clamp(5, 1, 3)", "3"},
		{"clamp(0, 1, 3)", "1"},
		{"clamp(2, 1, 3)", "2"},
		{"clamp(2, 3, 1)", "undefined"},
		{"ramp(15, 5, 25)", "1/2"},
		{"ramp(3, 5, 25)", "0"},
		{"ramp(30, 5, 25)", "1"},
		{"ramp(15, 25, 5)", "1/2"},
		{"ramp(1, 5, 5)", "undefined"},
		{"if(1 == 1, 2, 1 / 0)", "2"},
		{"if(1 != 1, 1 / 0, 2)", "2"},
		{"if(1 / 0 > 1, 1, 2)", "undefined"},
		{"if(1 <= 1, 1, 0) + if(1 < 1, 10, 0) + if(1 >= 1, 100, 0) + if(1 > 1, 1000, 0)", "101"},
		{"0 * (1 / 0)", "undefined"},
		{"nobody", "undefined"},
		{"t", "undefined"},
	} {
		s := &scope{}
		got := "undefined"
		if v := s.eval(formula(t, c.text)); v.rat != nil {
			got = v.rat.RatString()
		}
		if got != c.want {
			t.Errorf("%s = %s, want %s", c.text, got, c.want)
		}
	}
}

// FuzzFormula holds the reader of formulas to never fail in any other way than
// with an error at a place of the text, and printing to what was read.
func FuzzFormula(f *testing.F) {
	for _, seed := range []string{
		"cost_before - cost_after", "if(t == 0, 0 - setup, if(t == 1, saving * year1 / 100, saving))",
		"pot / 3 * (ramp(o1, 5, 25) + ramp(o2, 4, 10))", "payback <= 2", "npv(rate / 100, cash)", "round(-2.5, 0)", "((((", "1,000", "£5 ≤ 3²",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, parse := range []func(string) (Expr, error){ParseFormula, ParseCheck} {
			e, err := parse(text)
			if err != nil {
				var wrong *FormulaError
				if !errors.As(err, &wrong) || wrong.Message == "" || wrong.Pos < 1 || wrong.Pos > max(1, len([]rune(text))+1) {
					t.Fatalf("%q: %v", text, err)
				}
				continue
			}
			printed := e.String()
			again, err := parse(printed)
			if len(printed) < maxFormula && (err != nil || again.String() != printed) {
				t.Fatalf("%q is printed as %q, which is read as %v, %v", text, printed, again, err)
			}
			s := &scope{values: map[string]value{}, columns: map[string]column{}}
			for _, ref := range e.Refs() {
				s.values[ref.Name] = value{rat: Whole(len(ref.Name)).Rat()}
				s.columns[ref.Name] = column{values: []value{s.values[ref.Name]}}
			}
			s.eval(e)
			s.holds(e)
		}
	})
}
