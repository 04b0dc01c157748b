package aid

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"partnerbook/generator/diag"
)

// FormulaError says what is wrong with a formula, in words for people who write
// no programs. Pos is the character, from 1, where it is wrong.
type FormulaError struct {
	Pos     int
	Message string
}

// Error returns the message and the place.
func (e *FormulaError) Error() string { return fmt.Sprintf("%s, at character %d", e.Message, e.Pos) }

func formulaError(pos int, format string, args ...any) error {
	return &FormulaError{Pos: pos, Message: fmt.Sprintf(format, args...)}
}

// instead says what to write in place of characters that formulas do not have.
var instead = map[rune]string{
	'^':  "powers are not there: write x * x",
	'²':  "powers are not there: write x * x",
	'³':  "powers are not there: write x * x * x",
	'√':  "roots are not there: figures must stay exact",
	'%':  "% is not there: write / 100",
	'£':  "leave out the £: the unit says what a figure counts",
	'$':  "leave out the $: the unit says what a figure counts",
	'€':  "leave out the €: the unit says what a figure counts",
	'×':  "write * to multiply, not ×",
	'·':  "write * to multiply, not ·",
	'÷':  "write / to divide, not ÷",
	'−':  "write - from the keyboard, not −",
	'–':  "write - from the keyboard, not –",
	'—':  "write - from the keyboard, not —",
	'≤':  "write <= for “at most”, not ≤",
	'≥':  "write >= for “at least”, not ≥",
	'≠':  "write != for “not equal”, not ≠",
	'!':  "! alone is not there: write != for “not equal”",
	'&':  "“and” is not there: put one if inside another, as in if(a > 1, if(b > 2, 1, 0), 0)",
	'|':  "“or” is not there: put one if inside another, as in if(a > 1, 1, if(b > 2, 1, 0))",
	'[':  "write ( and ), not [ and ]",
	']':  "write ( and ), not [ and ]",
	'{':  "write ( and ), not { and }",
	'}':  "write ( and ), not { and }",
	';':  "write a comma between the parts of a function, not ;",
	'"':  "texts are not there: a formula has figures and names only",
	'“':  "texts are not there: a formula has figures and names only",
	'”':  "texts are not there: a formula has figures and names only",
	'‘':  "texts are not there: a formula has figures and names only",
	'’':  "texts are not there: a formula has figures and names only",
	'\'': "texts are not there: a formula has figures and names only",
}

// missingWords are names from spreadsheets and programs, with what to do instead.
var missingWords = map[string]string{
	"and":     instead['&'],
	"or":      instead['|'],
	"not":     "“not” is not there: turn the comparison round, as in a <= b for “not a > b”",
	"pow":     instead['^'],
	"power":   instead['^'],
	"sqrt":    instead['√'],
	"irr":     "rates of return are not there, for they cannot be worked out exactly: use npv",
	"avg":     "“avg” is not there: write (a + b) / 2",
	"average": "“average” is not there: write (a + b) / 2",
	"mean":    "“mean” is not there: write (a + b) / 2",
}

// noFunction says that a function is not there.
func noFunction(name string) string {
	if say := missingWords[name]; say != "" {
		return say
	}
	if near := diag.Suggest(name, functionNames()); near != "" {
		return fmt.Sprintf("there is no function “%s”; did you mean %s?", clip(name), near)
	}
	return fmt.Sprintf("there is no function “%s”; there are %s. To multiply, write %s * ( … )",
		clip(name), strings.Join(functionNames(), ", "), clip(name))
}

func functionNames() []string { return slices.Sorted(maps.Keys(functions)) }
