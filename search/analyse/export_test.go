package analyse

// Texts returns the texts of the cases of the analysis, for other tests.
func Texts() []string {
	var out []string
	for _, c := range cases {
		out = append(out, c.text)
	}
	return out
}
