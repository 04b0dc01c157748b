package diag

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestEveryRowIsComplete(t *testing.T) {
	seen := map[Code]bool{}
	form := regexp.MustCompile(`^([a-z]+(-[a-z]+)*/[a-z]+(-[a-z]+)*|DA[1-6][0-9][0-9])$`) // those of aids have numbers
	for _, row := range Rows() {
		switch {
		case seen[row.Code]:
			t.Errorf("%s has two rows", row.Code)
		case !form.MatchString(string(row.Code)):
			t.Errorf("%s is of no known form", row.Code)
		case row.Severity != Error && row.Severity != Warning && row.Severity != Info:
			t.Errorf("%s has no severity", row.Code)
		case row.Title == "" || row.Means == "" || row.Example == "" || row.Mend == "":
			t.Errorf("%s has an empty field", row.Code)
		}
		seen[row.Code] = true
		if strings.HasSuffix(row.Title, ".") {
			t.Errorf("%s: the title ends in a full stop, which `explain` adds", row.Code)
		}
		for _, sentence := range []string{row.Means, row.Mend} {
			if last := sentence[len(sentence)-1:]; !strings.Contains(".)}]", last) {
				t.Errorf("%s: %q does not end", row.Code, sentence)
			}
		}
	}
}

// TestRowsKnowNoInsideWords looks for words that only those who write the
// program know.
func TestRowsKnowNoInsideWords(t *testing.T) {
	inside := regexp.MustCompile(`(?i)\b(holes?|symbols?|objects?|goldmark|relocations?)\b|\bAST\b`)
	for _, row := range Rows() {
		for _, text := range []string{row.Title, row.Means, row.Example, row.Mend} {
			if word := inside.FindString(text); word != "" {
				t.Errorf("%s: authors do not know the word %q in %q", row.Code, word, text)
			}
		}
	}
}

// TestEveryConstantHasARow reads the package's own source, since Go cannot list
// constants.
func TestEveryConstantHasARow(t *testing.T) {
	constants := codeConstants(t)
	for name, code := range constants {
		row, known := Lookup(code)
		if !known {
			t.Errorf("%s, %q, has no row", name, code)
		}
		if code.Severity() != row.Severity {
			t.Errorf("%s: the severity %s is not that of its row", name, code.Severity())
		}
	}
	if len(constants) != len(Rows()) {
		t.Errorf("there are %d constants and %d rows", len(constants), len(Rows()))
	}
}

// codeConstants returns the constants of type Code, by name.
func codeConstants(t *testing.T) map[string]Code {
	files, err := filepath.Glob("codes_*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no tables found", err)
	}
	out := map[string]Code{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 || fmt.Sprint(spec.Type) != "Code" {
				return true
			}
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			out[spec.Names[0].Name] = Code(value)
			return true
		})
	}
	return out
}

func TestAnUnknownCodeIsAnError(t *testing.T) {
	if got := Code("no/such-code").Severity(); got != Error {
		t.Errorf("it is a %s", got)
	}
	if _, known := Lookup("no/such-code"); known {
		t.Error("it is in the table")
	}
}

// TestRowsCannotBeChanged holds the table to be the same for all.
func TestRowsCannotBeChanged(t *testing.T) {
	Rows()[0].Title = "changed"
	if Rows()[0].Title == "changed" {
		t.Error("a row was changed from outside")
	}
}
