package aid

func FunctionNames() []string {
	return []string{"if", "min", "max", "abs", "round", "clamp", "ramp", "sum", "npv", "payback"}
}

type FormulaError struct {
	At      int
	Message string
}

func (e *FormulaError) Error() string     { return e.Message }
func ParseFormula(string) (Expr, error)   { return Expr{Op: "num"}, nil }
func ParseCheck(string) (Expr, error)     { return Expr{Op: "num"}, nil }
func (e Expr) Names() []string            { return nil }
func (c *Calculator) Circle() []string    { return nil }
func (*Calculator) Evaluate(Input) Result { return nil }
