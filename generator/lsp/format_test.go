package lsp

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"partnerbook"
	"partnerbook/generator/kind"
	"partnerbook/generator/source"
	"partnerbook/generator/testrun"
)

// TestFormattingChangesNoPage formats the tables of every page of the knowledge base. Pages are
// compiled to the same, and formatting again finds nothing to do.
func TestFormattingChangesNoPage(t *testing.T) {
	testrun.Alone(t)
	c := kind.NewCompiler(source.PlainConfig(), "")
	tables, changed := 0, 0
	err := fs.WalkDir(partnerbook.Content(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".md") {
			return err
		}
		raw, err := fs.ReadFile(partnerbook.Content(), name)
		if err != nil {
			return err
		}
		before := newText(string(raw))
		tables += len(c.Tables([]byte(before.raw)))
		edits := formatTables(before, c)
		changed += len(edits)
		after := newText(before.with(edits))
		if !reflect.DeepEqual(compiled(before.raw, c), compiled(after.raw, c)) {
			t.Errorf("%s is another page with formatted tables", name)
		}
		if again := formatTables(after, c); len(again) > 0 {
			t.Errorf("%s is not formatted when it was: %v", name, again)
		}
		return nil
	})
	if err != nil || tables == 0 || changed == 0 {
		t.Errorf("%d tables, %d lines changed, %v", tables, changed, err)
	}
}

// FuzzFormat formats any text: it is compiled to the same.
func FuzzFormat(f *testing.F) {
	for _, seed := range []string{"|a|b|\n|-|-|\n|1|2|\n", "|a|\n|:-:|\n|`x\\|y` {#z}|\n||\n", "> |a|b|\n> |-|-|\n> |1|\n", "x\n|a|b|\n|--|--|\n|漢|\\||\n", "|a\t|b|\n|-|-|\n|1|2|3|\n"} {
		f.Add(seed)
	}
	c := kind.NewCompiler(source.PlainConfig(), "")
	f.Fuzz(func(t *testing.T, raw string) {
		before := newText(raw)
		after := before.with(formatTables(before, c))
		if !reflect.DeepEqual(compiled(raw, c), compiled(after, c)) {
			t.Errorf("%q was formatted to %q, which is another page", raw, after)
		}
	})
}
