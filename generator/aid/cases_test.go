package aid

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// publishedCase is one of the specification's reference cases.
type publishedCase struct {
	ID, Aid string
	Input   json.RawMessage
	Result  json.RawMessage
}

func publishedCases(t testing.TB) []publishedCase {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "decision-aids-cases.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Cases []publishedCase }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file.Cases
}

// canonicalJSON returns text that is JSON in canonical form.
func canonicalJSON(t testing.TB, text []byte) string {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return string(Canonical(value))
}

// evaluate returns the canonical JSON of the result of an input, which is JSON.
func evaluate(t testing.TB, m Model, input string) string {
	t.Helper()
	in, err := ReadInput([]byte(input))
	if err != nil {
		t.Fatalf("%v in %s", err, input)
	}
	return string(Canonical(m.Evaluate(in).Canonical()))
}

// expectFields holds the result of an input to some of its fields. want is an
// object of JSON; a field that must not be there is "absent".
func expectFields(t *testing.T, m Model, input, want string) {
	t.Helper()
	in, err := ReadInput([]byte(input))
	if err != nil {
		t.Fatalf("%v in %s", err, input)
	}
	fields, err := ReadInput([]byte(want))
	if err != nil {
		t.Fatalf("%v in %s", err, want)
	}
	result := m.Evaluate(in).Canonical()
	for field, value := range fields {
		got, ok := result[field]
		if value == "absent" {
			if ok {
				t.Errorf("%s: %s is there: %s", input, field, Canonical(got))
			}
			continue
		}
		if !ok {
			t.Errorf("%s: %s is missing", input, field)
		} else if got, want := Canonical(got), Canonical(value); !bytes.Equal(got, want) {
			t.Errorf("%s: %s\n got %s\nwant %s", input, field, got, want)
		}
	}
}

// TestCases holds the evaluators to every field of the published cases.
func TestCases(t *testing.T) {
	cases := publishedCases(t)
	if len(cases) != 20 {
		t.Errorf("%d cases", len(cases))
	}
	for _, c := range cases {
		t.Run(c.ID, func(t *testing.T) {
			got := evaluate(t, definition(t, c.Aid).Model, string(c.Input))
			if want := canonicalJSON(t, c.Result); got != want {
				t.Errorf("%s\n got %s\nwant %s", c.Input, got, want)
			}
		})
	}
}

// object returns a field that holds an object; nothing if it is another thing.
func (in Input) object(key string) map[string]any {
	object, _ := in[key].(map[string]any)
	return object
}
