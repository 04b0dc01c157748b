package themes_test

import (
	"path/filepath"
	"regexp"
	"testing"
)

// TestSideBySide puts rows of records beside each other.
func TestSideBySide(t *testing.T) {
	vm := module(t, "aid/app/side.js")
	gives(t, vm, `m.sideBySide([
		[["answer", "a", "First?", "Yes"], ["answer", "b", "Second?", "No"], ["flip", "x", "x", "x"], ["outcome", "o", "", "One"]],
		[["answer", "a", "First?", "Yes"], ["answer", "c", "Third?", "Yes"], ["outcome", "p", "", "Two"], ["method", "rank", "", ""]],
	])`, `[
		{"section":"answer","label":"Second?","values":["No",""],"same":false},
		{"section":"answer","label":"Third?","values":["","Yes"],"same":false},
		{"section":"outcome","label":"","values":["One","Two"],"same":false},
		{"section":"method","label":"","values":["","+"],"same":false},
		{"section":"answer","label":"First?","values":["Yes","Yes"],"same":true}]`)
	// What is called the same in one section is one line.
	gives(t, vm, `m.sideBySide([
		[["action", "x", "Home", "Move"], ["action", "y", "Home", "Stay"], ["action", "z", "Home", "Move"]],
		[["action", "x", "Home", "Move"], ["points", "x", "Home", "3"]],
	], ["points"])`, `[{"section":"action","label":"Home","values":["Move; Stay","Move"],"same":false}]`)
	gives(t, vm, `m.sideBySide([])`, `[]`)
	gives(t, vm, `m.sideBySide([[], []])`, `[]`)
}

// TestSavedRecords reads records with their notes, and what hostile files have instead.
func TestSavedRecords(t *testing.T) {
	vm := module(t, "aid/app/saved.js")
	if _, err := vm.RunString(`d = ` + definitionJSON(t, "where-to-start") + `; read = (record) => m.readSaved(d, "ab", JSON.stringify({ record: 1, aid: "where-to-start", input: {}, ...record }))`); err != nil {
		t.Fatal(err)
	}
	gives(t, vm, `read({ definition: "ab", note: "Ours", made: "2026-11-21" })`, `{"input":{},"same":true,"error":"","note":"Ours","made":"2026-11-21"}`)
	gives(t, vm, `read({ note: { toString: 1 }, made: "<b>" })`, `{"input":{},"same":false,"error":"","note":"","made":""}`)
	gives(t, vm, `read({ note: "x".repeat(9000) }).note.length`, `5000`)
	gives(t, vm, `m.readSaved(d, "ab", "{")`, `{"input":null,"same":false,"error":"not-json","note":"","made":""}`)
	gives(t, vm, `m.fileName({ aid: "x", made: "2026-11-21" }, "json") + " " + m.fileName({ aid: "x", made: "" }, "csv")`, `"x-2026-11-21.json x.csv"`)
}

// TestNamesOfAids finds what the parts of an aid are called.
func TestNamesOfAids(t *testing.T) {
	vm := module(t, "aid/app/names.js")
	model := `{ questions: [{ id: "a", ask: "First?" }], criteria: [{ id: "b", title: "Second" }] }`
	gives(t, vm, `[m.nameOf(`+model+`, "a"), m.nameOf(`+model+`, "b"), m.nameOf(`+model+`, "constructor")]`, `["First?","Second","constructor"]`)
	gives(t, vm, `[m.nameOfKey(`+model+`, "q.a"), m.nameOfKey(`+model+`, "s.z.b"), m.nameOfKey(`+model+`, "m")]`, `["First?","z, Second","m"]`)
	gives(t, vm, `[m.nameOfRecord({ note: " Finance\nmore" }, "other"), m.nameOfRecord({ note: "" }, "other"), m.nameOfRecord({ note: "x".repeat(70) }).length]`, `["Finance","other",61]`)
}

// TestGuideQuestionsAhead counts how many questions a guide may ask.
func TestGuideQuestionsAhead(t *testing.T) {
	vm := module(t, "aid/app/guide.js")
	if _, err := vm.RunString(`d = ` + definitionJSON(t, "where-to-start") + `; most = (input, id) => m.steps.most({ model: d.model, result: m.evaluate(d.model, input) }, id)`); err != nil {
		t.Fatal(err)
	}
	gives(t, vm, `[most({}, "pressure"), most({ pressure: "backlog" }, "neighbour"), most({ pressure: "vacancies", lasting: "yes" }, "lasting"), most({ pressure: "cost", willing: "no" }, "client")]`, `[3,2,3,3]`)
	gives(t, vm, `m.clean(d.model, { pressure: "cost", willing: "gone", strange: "x" })`, `{"pressure":"cost"}`)
}

// TestInterfaceSendsNothing looks for whatever sends something, runs text as a program
// or takes it for markup.
func TestInterfaceSendsNothing(t *testing.T) {
	uses(t, filepath.Join("aid", "app"), sends, regexp.MustCompile(`Worker|innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|\.style\b|style:`))
}
