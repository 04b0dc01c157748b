package render

import "partnerbook/generator/aid"

// CalculatorView is what the template "aid-calculator" sees.
type CalculatorView struct {
	AidView
}

func (c *aidContext) calculatorView(m *aid.Calculator, base AidView) *CalculatorView {
	return &CalculatorView{AidView: base}
}
