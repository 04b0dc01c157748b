package fill_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/fill"
)

var template = fill.Template{Name: "templates/x", Digest: "ab", Fields: printing.Fields}

func TestAnswers(t *testing.T) {
	for file, want := range map[string]error{
		``: fill.ErrSyntax, `{"answers":1,`: fill.ErrSyntax, `[]`: fill.ErrKind, `{}`: fill.ErrKind, `{"answers":1}`: fill.ErrKind,
		`{"answers":2,"fields":{}}`: fill.ErrVersion, `{"answers":"1","fields":{}}`: fill.ErrVersion, strings.Repeat(" ", fill.MaxFile+1): fill.ErrLarge,
	} {
		if _, err := fill.ReadAnswers([]byte(file), template); !errors.Is(err, want) {
			t.Errorf("%.40q: %v, want %v", file, err, want)
		} else if problem := fill.Problem(err); problem == err.Error() {
			t.Errorf("%v has no words", err)
		}
	}
	saved, err := fill.ReadAnswers([]byte(`{"answers":1,"template":"templates/x","digest":"cd","made":"2026-11-21",
		"fields":{"a":"A\u0000\r\nB","d":5,"r":[{"x":"1","z":"2"}],"b":"?","l":["x"]}}`), template)
	if err != nil {
		t.Fatal(err)
	}
	want := fill.Saved{
		Answers: fill.Answers{"a": {Text: "A\nB"}, "r": {Rows: []map[string]string{{"x": "1"}}}},
		Unknown: []string{"b", "d", "l"}, Made: "2026-11-21", Changed: true,
	}
	if d := cmp.Diff(want, saved); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if saved, err = fill.ReadAnswers([]byte(`{"answers":1,"template":"y","fields":{}}`), template); err != nil || saved.Other != "y" || saved.Changed {
		t.Errorf("%+v, %v", saved, err)
	}
}

// FuzzAnswers reads files from anywhere. Whatever is read can be written as text, in
// which no answer is cut or doubled.
func FuzzAnswers(f *testing.F) {
	for _, seed := range []string{
		``, `{}`, `{"answers":1,"fields":{}}`, `{"answers":1,"template":"templates/x","digest":"ab","made":"2026-11-21","fields":{"a":"A","r":[{"x":"1"},{}],"z":[null]}}`,
		`{"answers":1,"fields":{"a":"\ud800","__proto__":"x"}}`, "\ufeff{\"answers\":1e0,\"fields\":{\"d\":\"2026-02-30\"}}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		saved, err := fill.ReadAnswers(data, template)
		if err != nil {
			if fill.Problem(err) == err.Error() {
				t.Errorf("%v has no words", err)
			}
			return
		}
		fields := map[string]any{}
		check := func(s string) string {
			if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\r\x7f\ufffe") || s != fill.Clean(s) {
				t.Errorf("%q is in an answer", s)
			}
			return s
		}
		for id, v := range saved.Answers {
			if _, known := template.Fields.Find(id); !known {
				t.Errorf("there is no field %q", id)
			}
			fields[id] = check(v.Text)
			if v.Rows == nil {
				continue
			}
			for _, row := range v.Rows {
				for _, cell := range row {
					check(cell)
				}
			}
			fields[id] = v.Rows
		}
		again, err := json.Marshal(map[string]any{"answers": 1, "template": template.Name, "digest": template.Digest, "fields": fields})
		if err != nil {
			t.Fatal(err)
		}
		second, err := fill.ReadAnswers(again, template)
		if err != nil {
			t.Fatalf("%s: %v", again, err)
		}
		if d := cmp.Diff(saved.Answers, second.Answers); d != "" {
			t.Errorf("read again (-first +second):\n%s", d)
		}
	})
}
