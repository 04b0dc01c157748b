package markup

import "testing"

func TestSignificant(t *testing.T) {
	for figure, want := range map[string]int{"": 0, "0": 0, "7": 1, "100": 1, "1,500": 2, "1,050,000": 3, "0.05": 1, "12.30": 3, "1,001": 4, "900,000.00": 1} {
		if got := significant(figure); got != want {
			t.Errorf("%q has %d significant digits, want %d", figure, got, want)
		}
	}
}
