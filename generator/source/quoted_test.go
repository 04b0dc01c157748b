package source

import "testing"

func TestQuoted(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":             `""`,
		`a "b" \ c`:    `"a \"b\" \\ c"`,
		"a\nb\x7f\tc":  `"a b  c"`,
		"“Ŵy” – 2 £m²": `"“Ŵy” – 2 £m²"`,
	} {
		if got := Quoted(text); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}
