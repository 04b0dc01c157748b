package render

import (
	"errors"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode"
	"unicode/utf8"

	"github.com/evanw/esbuild/pkg/api"

	"partnerbook/generator/diag"
)

// What the libraries that read a theme say is wrong with it, as diagnostics. They
// count columns in bytes, from 0.

var (
	templateError = regexp.MustCompile(`template: ?([^:]+):(\d+)(?::(\d+))?: (?:executing "[^"]*" at <(.*?)>: )?(.*)$`)
	noField       = regexp.MustCompile(`can't evaluate field (\w+) in type \*?(?:render\.)?(\w+)`)
	noFunction    = regexp.MustCompile(`function "(\w+)" not defined`)
)

// templateProblem makes a diagnostic of an error of html/template, whose text
// begins with the file and line. theme is the theme's path as the author knows
// it.
func templateProblem(files fs.FS, theme string, err error) diag.Diagnostic {
	pos, said := diag.Position{Path: theme}, err.Error()
	var escape *template.Error
	if errors.As(err, &escape) {
		said = escape.Description
		if escape.Node != nil {
			place, _ := new(parse.Tree).ErrorContext(escape.Node)
			said = "template: " + place + ": " + said
		}
	}
	if m := templateError.FindStringSubmatch(said); m != nil {
		line, _ := strconv.Atoi(m[2])
		pos = diag.Position{Path: path.Join(theme, m[1]), Line: line}
		if column, err := strconv.Atoi(m[3]); err == nil {
			pos.Column, pos.Length = columnsOf(files, m[1], line, column, m[4])
		}
		said = m[5]
	}
	message, hint := plainTemplate(said)
	return diag.New(diag.ThemeTemplate, pos, "%s.", strings.TrimRight(message, ".")).Hinted("%s", hint)
}

// columnsOf returns where an expression stands in a line that has it at or before
// a byte, in characters.
func columnsOf(files fs.FS, file string, line, at int, expression string) (column, length int) {
	data, err := fs.ReadFile(files, file)
	lines := strings.Split(string(data), "\n")
	if err != nil || line < 1 || line > len(lines) {
		return 1, 0
	}
	text := lines[line-1]
	at = min(at, len(text))
	if expression != "" {
		if found := strings.LastIndex(text[:min(at+len(expression), len(text))], expression); found >= 0 {
			at, length = found, utf8.RuneCountInString(expression)
		}
	}
	return utf8.RuneCountInString(text[:at]) + 1, length
}

// plainTemplate says what is wrong with a template, with a way out.
func plainTemplate(said string) (message, hint string) {
	if m := noField.FindStringSubmatch(said); m != nil {
		return m[2] + " has no " + m[1], "generator/render/view.go in the program's source lists what templates can use."
	}
	if m := noFunction.FindStringSubmatch(said); m != nil {
		return "There is no function " + m[1], "Templates have the functions of Go's html/template, and .T and .N for words."
	}
	if strings.HasSuffix(said, "unexpected EOF") {
		return "The file ends before an {{if}}, {{range}}, {{with}} or {{define}} is closed", "Add {{end}} where it belongs."
	}
	return upperFirst(said), "Templates are written as for Go's html/template, which also sees to it that no text can become HTML."
}

// bundleProblem makes a diagnostic of a message of esbuild.
func bundleProblem(theme string, m api.Message) diag.Diagnostic {
	pos := diag.Position{Path: theme}
	if l := m.Location; l != nil {
		file := strings.TrimPrefix(l.File, themeNamespace+":")
		from := min(l.Column, len(l.LineText))
		to := min(from+l.Length, len(l.LineText))
		pos = diag.Position{
			Path:   theme + "/" + file,
			Line:   l.Line,
			Column: utf8.RuneCountInString(l.LineText[:from]) + 1,
			Length: utf8.RuneCountInString(l.LineText[from:to]),
		}
	}
	return diag.New(diag.ThemeStyle, pos, "%s.", upperFirst(strings.TrimRight(m.Text, ".: "))).
		Hinted("Correct the place shown. Files are named as seen from the one that imports them.")
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
