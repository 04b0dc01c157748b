package render

import (
	"regexp"
	"strings"
	"testing"

	"partnerbook/generator/aid"
)

// TestCalculatorPage holds the worked scenario to the published case, with pounds,
// commas and units.
func TestCalculatorPage(t *testing.T) {
	b := aidBook(t)
	page := aidPages(t, b, "sharing-business-case")["decision-aids/sharing-business-case.html"]
	text := textOf(page)
	for _, x := range [][2]string{
		{"saving", "£500,000"}, {"saving_pct", "10.9%"}, {"saving_each", "£250,000"}, {"fte_cut", "15.0"}, {"fte_cut_pct", "19.5%"},
		{"gross", "£2,500,000"}, {"net", "£1,700,000"}, {"payback", "1.6 years"}, {"npv", "£1,457,526"},
		{"cost_before", "£4,600,000"}, {"setup", "£800,000"}, {"fte_before", "77"}, {"rate", "3.5%"},
	} {
		line := regexp.MustCompile(`<tr role="row" id="figure-` + x[0] + `">.*?<div>` + regexp.QuoteMeta(x[1]) + `</div>`)
		if !line.MatchString(page) {
			t.Errorf("%s is not %s", x[0], x[1])
		}
	}
	for _, want := range []string{
		"“Net present value” is zero when “Set-up cost, in year 0” is £2,257,526 instead of £800,000, and all else stays the same.",
		"“Net present value” is zero when “Yearly cost after” is £4,422,815 instead of £4,100,000",
		"Yearly cost now, all partners minus Yearly cost after",
		"0 −£800,000", "5 £500,000",
		"Repaid within 2 years Yes", "Yearly saving for each authority, split equally is at least £250,000", "Years until the set-up cost is repaid is at most 2 years", "less than 2 years", "£2,500,000 or more", "11%, rounded to a whole number",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q", want)
		}
	}
}

// TestFormulasInWords reads formulas out.
func TestFormulasInWords(t *testing.T) {
	words := defaultTheme(t).Words("en")
	m := &aid.Calculator{
		Inputs: []aid.CalcInput{{ID: "a", Ask: "Apples"}, {ID: "b", Ask: "Bread"}, {ID: "rate", Ask: "Rate"}, {ID: "cost", Ask: "Cost", Unit: aid.GBP}},
		Series: []aid.CalcSeries{{ID: "cash", Title: "Cash"}},
	}
	for formula, want := range map[string]string{
		"a - b":                      "Apples minus Bread",
		"a + b - 1000":               "Apples plus Bread minus 1,000",
		"a - (b - 1)":                "Apples minus (Bread minus 1)",
		"a + b * 2":                  "Apples plus (Bread times 2)",
		"a * b / 2":                  "Apples times Bread divided by 2",
		"(a + b) / 2":                "(Apples plus Bread) divided by 2",
		"100 * a / b":                "Apples as a percentage of Bread",
		"100 * (a / b)":              "Apples as a percentage of Bread",
		"100 * (a - b) / b":          "(Apples minus Bread) as a percentage of Bread",
		"100 * a / b + 1":            "(Apples as a percentage of Bread) plus 1",
		"0 - a":                      "minus Apples",
		"-a + b":                     "minus Apples plus Bread",
		"min(a, b)":                  "the smaller of Apples and Bread",
		"max(a, b, 3)":               "the largest of Apples, Bread and 3",
		"a * min(a, b)":              "Apples times (the smaller of Apples and Bread)",
		"abs(a - b)":                 "(Apples minus Bread), without a minus sign",
		"round(a / b, 2)":            "(Apples divided by Bread), rounded to 2 decimals",
		"round(a, 0)":                "Apples, rounded to a whole number",
		"clamp(a, 0, b)":             "Apples, but at least 0 and at most Bread",
		"ramp(a, 5, 25)":             "how far Apples has come from 5 (counts 0) to 25 (counts 1)",
		"sum(cash) + a":              "(the sum of Cash over all years) plus Apples",
		"payback(cash)":              "the time until the running total of Cash reaches 0",
		"npv(rate / 100, cash)":      "the sum of Cash over all years, each discounted to year 0 at the yearly rate Rate divided by 100",
		"if(t == 0, 0 - a, b)":       "if the year is 0: minus Apples; otherwise Bread",
		"if(a < b, 1, if(a>b,2,3))":  "if Apples is less than Bread: 1; otherwise if Apples is more than Bread: 2; otherwise 3",
		"if(a != 1, if(b>=2,1,0),5)": "if Apples is not 1: (if Bread is at least 2: 1; otherwise 0); otherwise 5",
		"cost >= 250000":             "Cost is at least £250,000",
		"cost - 1.5 * 1000":          "Cost minus (1.5 times 1,000)",
		"nothing * 2.5":              "nothing times 2.5",
	} {
		parse := aid.ParseFormula
		if strings.Contains(formula, "cost >=") {
			parse = aid.ParseCheck
		}
		e, err := parse(formula)
		if err != nil {
			t.Errorf("%s: %v", formula, err)
			continue
		}
		got := aid.PlainText(m.FormulaWords(e, words.T, func(n aid.Number, unit aid.Unit) string { return words.Exact(n, unit, 15) }))
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", formula, got, want)
		}
	}
}

// TestUnits shows numbers with their units.
func TestUnits(t *testing.T) {
	w := defaultTheme(t).Words("en")
	for _, x := range []struct {
		number string
		unit   aid.Unit
		dp     int
		want   string
	}{
		{"1457526.4", aid.GBP, 0, "£1,457,526"},
		{"-574247", aid.GBP, 0, "−£574,247"},
		{"13500", aid.GBP, 2, "£13,500.00"},
		{"-0.4", aid.GBP, 0, "£0"},
		{"10.95", aid.Percent, 1, "11.0%"},
		{"1", aid.Years, 0, "1 year"},
		{"1.6", aid.Years, 1, "1.6 years"},
		{"15", aid.FTE, 1, "15.0"},
		{"999", aid.Count, 0, "999"},
		{"-1000", aid.Count, 0, "−1,000"},
	} {
		n, err := aid.ParseNumber(x.number)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.Figure(n, x.unit, x.dp); got != x.want {
			t.Errorf("%s: %s, not %s", x.number, got, x.want)
		}
	}
}

// TestJustAhead marks the higher of two values that show the same text.
func TestJustAhead(t *testing.T) {
	number := func(text string) aid.Number {
		n, err := aid.ParseNumber(text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	values := []aid.Number{number("65.01"), number("65.02"), number("65.02"), number("60"), number("60")}
	want := []bool{false, true, true, false, false}
	for i, got := range justAhead(values, tenths) {
		if got != want[i] {
			t.Errorf("value %d: %v", i, got)
		}
	}
}
