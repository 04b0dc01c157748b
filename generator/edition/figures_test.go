package edition

import (
	"strings"
	"testing"
)

func TestFiguresOf(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It cost £250,000 in 2018, or 1.5% more.", "£250,000; 2018; 1.5%"},
		{"by 1 April 2027 or in June 2028", "1 April 2027; June 2028"},
		{"between 2025/26 and 2027–28", "2025/26; 2027–28"},
		{"£1.2 million, £3bn and 12 per cent", "£1.2 million; £3bn; 12 per cent"},
		{"three of ten, often", "three; ten"},
		{"NI181 and 1.2.3 and 3899bd0c are names", ""},
		{"[HB resilience, para 9] says 4.", "4"},
		{"erbyn 1 Ebrill 2027", "1 Ebrill 2027"},
		{"A year (2018).", "2018"},
	} {
		var got []string
		for _, f := range figuresOf(c.text) {
			got = append(got, f.text)
			if c.text[f.from:f.to] != f.text {
				t.Errorf("%q does not stand at %d", f.text, f.from)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%q has %q, want %q", c.text, strings.Join(got, "; "), c.want)
		}
	}
}

func TestFigureChanges(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"a sum", "It costs £250,000 a year.", "It costs £260,000 a year.", "£250,000 → £260,000 (It costs £260,000 a year.)"},
		{"two of three", "From 2 to 4 of 9.", "From 3 to 5 of 9.", "2 → 3 (From 3 to 5 of 9.); 4 → 5 (From 3 to 5 of 9.)"},
		{"among other words", "It was 7 then.", "Now you need 9 forms.", " → 9 (Now you need 9 forms.); 7 →  (It was 7 then.)"},
		{"the same with a capital", "of six steps", "Six steps", ""},
		{"one that comes", "A year.", "A year of 12 months.", " → 12 (A year of 12 months.)"},
		{"far inside", long(0, 9) + " 5 " + long(9, 9), long(0, 9) + " 6 " + long(9, 9),
			"5 → 6 (… word4 word5 word6 word7 word8 6 word9 word10 word11 word12 word13 …)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range figureChanges(c.old, c.new, "") {
				got = append(got, f.Old+" → "+f.New+" ("+f.Around+")")
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), c.want)
			}
		})
	}
}
