package aid

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzEvaluate gives any object to each of the worked aids: there must be a
// result, always the same, that reads back as what it is.
func FuzzEvaluate(f *testing.F) {
	for _, c := range publishedCases(f) {
		f.Add([]byte(c.Input))
	}
	for _, seed := range []string{
		`{"facts":[],"points":{"savings":"x"},"method":"rank","ranks":{"savings":1e400},"scores":{"shared":{"local":-0}}}`,
		`{"lines":{"triage":{"need":null,"who":["council","council"]}}}`, `{"years":"30","rate":20,"setup":1e9}`,
		`{"pressure":{"a":["b"]},"__proto__":{"x":1},"\ud800":"\udfff"}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		input, err := ReadInput(data)
		if err != nil {
			return
		}
		before := jsonOf(t, input)
		for _, name := range aidNames {
			d := definition(t, name)
			first := Canonical(d.Evaluate(input))
			if second := Canonical(d.Evaluate(input)); !bytes.Equal(first, second) {
				t.Fatalf("%s of %s:\n%s\n%s", name, data, first, second)
			}
			if !bytes.Equal([]byte(canonicalJSON(t, first)), first) {
				t.Fatalf("%s of %s is no canonical JSON: %s", name, data, first)
			}
		}
		if after := jsonOf(t, input); !bytes.Equal(before, after) {
			t.Fatalf("the input was changed:\n%s\n%s", before, after)
		}
	})
}

func jsonOf(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
