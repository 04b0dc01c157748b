package themes_test

import (
	"encoding/json"
	"path/filepath"
	"regexp"
	"testing"

	"partnerbook/generator/fill"
	"partnerbook/generator/source"
	"partnerbook/generator/word"
)

var templateDataPattern = regexp.MustCompile(`(?s)<script type="application/json" id="template-data">(.*?)</script>`)

// templatesOf returns the pages of a site that hold a form.
func templatesOf(t *testing.T, b built) []string {
	t.Helper()
	var out []string
	for _, name := range b.pages {
		if templateDataPattern.Match(readFile(t, filepath.Join(b.dir, name))) {
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		t.Fatalf("%s has no template", b.name)
	}
	return out
}

// fieldsOf reads the fields that a page hands to its script.
func fieldsOf(t *testing.T, page string) fill.Fields {
	t.Helper()
	type wire struct {
		ID      string
		Label   string
		Type    fill.Type
		Choices []string
		Columns []wire
	}
	var data struct{ Fields []wire }
	if err := json.Unmarshal([]byte(templateDataPattern.FindStringSubmatch(page)[1]), &data); err != nil {
		t.Fatal(err)
	}
	var read func([]wire) fill.Fields
	read = func(list []wire) fill.Fields {
		var out fill.Fields
		for _, w := range list {
			out = append(out, fill.Field{ID: source.Word{Text: w.ID}, Label: w.Label, Type: w.Type, Choices: w.Choices, Columns: read(w.Columns)})
		}
		return out
	}
	return read(data.Fields)
}

// wordInfoOf reads what a page hands to its script about the Word document; of a
// document without a page it is the title alone.
func wordInfoOf(t *testing.T, page string) word.Info {
	t.Helper()
	found := templateDataPattern.FindStringSubmatch(page)
	if found == nil {
		return word.Info{Title: "A *title*", Language: "en", Fields: map[string]word.Field{}}
	}
	var data struct{ Word word.Info }
	if err := json.Unmarshal([]byte(found[1]), &data); err != nil {
		t.Fatal(err)
	}
	if data.Word.Title == "" || len(data.Word.Fields) == 0 || data.Word.Words.Page == "" {
		t.Fatalf("the page says too little: %+v", data.Word)
	}
	return data.Word
}
