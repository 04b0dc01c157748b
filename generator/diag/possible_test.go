package diag

import "testing"

func TestPossible(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{
		{nil, ""},
		{[]string{"b", "a", "b"}, "Possible here: a, b."},
		{[]string{"a", "b", "c", "d", "e", "f"}, "Possible here: a, b, c, d, e, f."}, // "and 1 more" would be as long
		{[]string{"g", "a", "b", "c", "d", "e", "f"}, "Possible here: a, b, c, d, e and 2 more."},
	} {
		if got := Possible(c.names); got != c.want {
			t.Errorf("Possible(%q) = %q, want %q", c.names, got, c.want)
		}
	}
}
