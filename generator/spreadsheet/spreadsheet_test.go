package spreadsheet

import (
	"slices"
	"testing"
)

func TestCSV(t *testing.T) {
	got := string(CSV(slices.Values([][]string{{"a", `say "b"`, "c,d"}, {"=1+1", "-2", "-"}, {"two\nlines", "", "-x"}})))
	want := "\uFEFFa,\"say \"\"b\"\"\",\"c,d\"\r\n'=1+1,-2,-\r\n\"two\nlines\",,'-x\r\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestIsFormula(t *testing.T) {
	for _, text := range []string{"=A1", "+1", "@SUM(1)", "-A1", "-1,00", "-1+1", "-2%%", "\tx", "\rx", "＝1+1"} {
		if !IsFormula(text) {
			t.Errorf("%q is taken for harmless", text)
		}
	}
	for _, text := range []string{"", "-", "-1", "-1,000.50", "-£5", "-7%", "1+1", "\u22125", "a=b"} {
		if IsFormula(text) {
			t.Errorf("%q is taken for a formula", text)
		}
	}
}
