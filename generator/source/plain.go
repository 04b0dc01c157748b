package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the libraries say of a text that they cannot read, in words that an
// author knows, with a way out. Their own words stand only where none of ours
// fit.

// plainTOML says what is wrong with TOML. key is the last setting that was read.
func plainTOML(message, key string) (said, hint string) {
	name := "The setting"
	if key != "" {
		name = "The setting " + key
	}
	has := func(words string) bool { return strings.Contains(message, words) }
	switch {
	case has("unexpected EOF"):
		return name + " is not finished.", "Close the quote or bracket that is open."
	case has("expected value but found '“'"), has("expected value but found '”'"), has("expected value but found '‘'"),
		has("expected value but found '’'"):
		return name + " has curly quotes, as word processors make them.", `Type straight ones, as in title = "Sharing a service".`
	case has(`expected value but found '\n'`), has("expected value but found '}'"), has("expected value but found ']'"),
		has("expected value but found ','"):
		return name + " has no value.", `Write a value after the =, or delete the line.`
	case has("expected value but found"):
		return name + " has a value that is neither text in quotes, a number, a date, true nor false.",
			`Put text into straight double quotes, as in title = "Sharing a service".`
	case has("expected value"):
		return name + " has no value.", `Write a value after the =, or delete the line.`
	case has("already been defined"), has("already exists"), has("was already created"):
		return name + " stands here a second time.", "Keep one of the two."
	case has("strings cannot contain newlines"):
		return name + " has a quote that is opened but not closed on the same line.",
			`Close it with a ". Text of several lines stands between """ and """.`
	case has("expected a top-level item to end"):
		return "Something stands after the end of a value that does not belong there.",
			"Write each setting on a line of its own. A remark begins with #."
	case has("array terminator"):
		return name + " has a list that is not closed, or lacks a comma between two of its values.",
			`Write lists as in models = ["shared", "outsourced"].`
	case has("expected '.' or '='"):
		return plainKey(message)
	case has("to end table name"):
		return "The name of a table is not closed.", "Write it as in [extra], on a line of its own."
	case has("invalid datetime"):
		return name + " has a date that does not exist.", "Write dates as year-month-day, as in 2026-11-21."
	case has("out of range"):
		return name + " has a number that is too large.", "Write one of at most 15 digits."
	case has("float value"), has("integer value"):
		return name + " has a number that cannot be read.", "Write it as in 12 or 1.5, or put it into straight double quotes if it is no number."
	case has("key name appears blank"):
		return "A setting has no name.", `Write its name before the =, as in title = "Sharing a service".`
	case has("inline table terminator"):
		return name + " stands between a { and a } that is missing, or a comma is missing there.", "Write it as in review = { by = \"A council\", on = 2026-11-21 }."
	case has("leading zero"):
		return name + " has a number that begins with 0.", "Leave out the 0, or put the number into quotes if it is a name."
	case has("invalid escape"), has("hexadecimal digits"):
		return name + ` has a \ before a letter that it cannot stand before.`,
			`Write \\ for one \, or use single quotes around the text.`
	}
	return name + " cannot be read: " + strings.TrimRight(message, ". ") + ".", `Settings look like title = "Sharing a service".`
}

// plainKey says what is wrong with the name of a setting.
func plainKey(message string) (said, hint string) {
	_, found, _ := strings.Cut(message, "but got '")
	if r, _ := utf8.DecodeRuneInString(found); r > unicode.MaxASCII && unicode.IsLetter(r) {
		return "The name of a setting holds a letter that it cannot hold.",
			`Put the name into double quotes, as in "Café" = "…".`
	}
	return "There is no = after the setting's name.", `Write settings as in title = "Sharing a service".`
}

// plainYAML says what is wrong with YAML.
func plainYAML(message string) (said, hint string) {
	has := func(words string) bool { return strings.Contains(message, words) }
	switch {
	case has("mapping value is not allowed"):
		return "The value that begins here holds a colon.", `Put it into double quotes, as in title: "Sharing: how to start".`
	case has("already defined"):
		return "This setting stands here a second time.", "Keep one of the two."
	case has(`'\t'`), has("'\t'"), has("tab character"):
		return "The line begins with a tab.", "Indent with spaces."
	case has("could not find end character"):
		return "The quote that begins here is not closed.", "Close it on the same line."
	case has("sequence end token"):
		return "The list that begins here is not closed.", "Close it with a ]."
	case has("mapping end token"), has("flow map"):
		return "The table that begins here is not closed.", "Close it with a }."
	}
	return "The settings cannot be read here: " + strings.TrimRight(message, ". ") + ".",
		"Settings look like title: Sharing. Put a value that holds a colon into double quotes."
}
