package fill

import (
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/source"
)

// checkDeclared reports what cannot be right about a field or column as it is
// declared, whatever the text of the page does with it.
func checkDeclared(sub *source.Decoder, f Field, what string) {
	if f.ID.Text != "" && !validID.MatchString(f.ID.Text) {
		sub.Report(diag.TemplateField, "id", "“%s” cannot be the id of a %s.", f.ID.Text, what).
			Hint = "It holds letters, digits, - and _, and begins with a letter, as in review_date."
	}
	if what == "column" && f.Type.HasRows() {
		sub.Report(diag.TemplateField, "type", "A column cannot be a %s itself.", f.Type).
			Hint = "Make the column text, longtext, date, number or choice, or make a second field of it."
	}
	checkChoices(sub, f)
	checkExample(sub, f)
}

func checkChoices(sub *source.Decoder, f Field) {
	switch {
	case f.Type == Choice && len(f.Choices) == 0:
		sub.Report(diag.TemplateIncomplete, "type", "“%s” is a choice, and there is nothing to choose from.", f.ID.Text).
			Hint = `Add a line choices = ["…", "…"].`
	case f.Type != Choice && len(f.Choices) > 0:
		sub.Report(diag.TemplateField, "choices", "“%s” has choices, but it is not a choice.", f.ID.Text).
			Hint = `Add type = "choice", or remove the choices.`
	}
	for i, w := range sub.Words("choices") {
		if w.Text == "" || slices.Contains(f.Choices[:i], f.Choices[i]) {
			sub.Report(diag.TemplateField, "choices", "Choice %d is empty or stands there twice.", i+1).
				Hint = "Readers must be able to tell the choices apart. Remove one, or word it in another way."
		}
	}
}

func checkExample(sub *source.Decoder, f Field) {
	if f.Example == "" {
		return
	}
	hint := ""
	switch {
	case f.Type == Date && !IsDate(f.Example):
		hint = `Write a day that there is, as in example = "2026-11-21". Readers see it in words.`
	case f.Type == Number && !IsNumber(f.Example):
		hint = `Write a number, as in example = "12", or make the field text.`
	case f.Type == Choice && !slices.Contains(f.Choices, f.Example):
		hint = diag.DidYouMean(f.Example, f.Choices)
	case f.Type.HasRows():
		hint = "Give each column an example of its own."
	default:
		return
	}
	sub.Report(diag.TemplateField, "example", "The example of “%s” does not fit its type, %s.", f.ID.Text, f.Type).Hint = hint
}

func checkColumns(sub *source.Decoder, f Field) {
	switch {
	case f.Type.HasRows() && len(f.Columns) == 0:
		sub.Report(diag.TemplateIncomplete, "type", "“%s” is a %s and has no columns.", f.ID.Text, f.Type).
			Hint = "Put [[field.column]] with an id and a label below it, once for each thing to be said in a row."
	case !f.Type.HasRows() && len(f.Columns) > 0:
		sub.Report(diag.TemplateField, "column", "“%s” has columns, but it is neither a table nor a repeat.", f.ID.Text).
			Hint = `Add type = "repeat" or type = "table", or make fields of the columns.`
	}
}
