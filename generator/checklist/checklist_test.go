package checklist

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var closure = &List{ID: "closure", Site: "Site", Title: "Closure", Items: []Item{
	{ID: "complete", Words: "The project is complete", Section: "Points"},
	{ID: "approved", Words: "Changes are approved", Section: "Points", Parent: "complete"},
	{ID: "report", Words: "There is a report", Section: "After"},
}}

func TestReadSaysWhatItLeavesOut(t *testing.T) {
	saved, problems, fault := Read([]byte(`{"checklist":1,"id":"closure","items":{
		"complete":{"state":"finished","owner":"HM","due":"2026-02-30","colour":"red"},"report":5,"report":{"note":"a\r\nb"}}}`), "closure")
	if fault != "" {
		t.Fatal(fault)
	}
	want := map[string]Entry{"complete": {State: Open, Owner: "HM"}, "report": {State: Open, Note: "a\nb"}}
	if d := cmp.Diff(want, saved.Entries); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]Problem{{"field", "complete", "colour"}, {"due", "complete", "2026-02-30"}, {"state", "complete", "finished"}, {"twice", "report", ""}}, problems); d != "" {
		t.Error(d)
	}
}

func TestFaults(t *testing.T) {
	for file, want := range map[string]Fault{
		"": NotJSON, "{": NotJSON, "null": NotOurs, `{"record":1}`: NotOurs, `{"checklist":2}`: Newer, `{"checklist":1,"id":"other","items":{}}`: OtherList,
		`{"checklist":1,"id":"closure","items":[]}`: NoItems, strings.Repeat("[", 50): TooLarge, strings.Repeat(" ", largest+1): TooLarge,
	} {
		if _, _, got := Read([]byte(file), "closure"); got != want {
			t.Errorf("%.30q gives %q, want %q", file, got, want)
		}
	}
}

func TestMerge(t *testing.T) {
	north := Saved{Entries: map[string]Entry{"complete": {State: Done}, "report": {State: Open, Owner: "HM", Due: "2026-12-01"}, "gone": {State: Open, Note: "n"}}}
	south := Saved{Entries: map[string]Entry{"complete": {State: Done}, "approved": {State: NotNeeded}, "report": {State: Done, Owner: "HM", Due: "2026-11-01", Note: "ready"}}}
	sides := []Side{{"North", north}, {"South", south}}
	rows := Rows(closure, sides)
	plan := func(choices map[string]int) string {
		var ids []string
		for _, row := range Plan(rows, choices) {
			ids = append(ids, row.Item.ID)
		}
		return strings.Join(ids, " ")
	}
	if got := plan(nil); got != "approved report gone" {
		t.Errorf("open are %s", got)
	}
	if got := plan(map[string]int{"report": 1, "approved": 1, "gone": 1}); got != "" {
		t.Errorf("by the south's word open are %s", got)
	}
	want := map[string]Entry{
		"complete": {State: Done}, "approved": {State: Open}, "report": {State: Open, Owner: "HM", Due: "2026-11-01", Note: "ready"}, "gone": {State: Open, Note: "n"},
	}
	if d := cmp.Diff(want, Joint(rows, sides, nil)); d != "" {
		t.Error(d)
	}
}

func TestLockMergesAndReadsBack(t *testing.T) {
	lines := Lock([]List{*closure})
	data := WriteLock(lines)
	// git keeps the lines of both sides.
	read, found := ReadLock("lock", append(data, data...))
	if len(found) > 0 || len(Missing(lines, read)) > 0 || len(read) != len(lines) {
		t.Errorf("%v, %v", read, found)
	}
}

func TestLost(t *testing.T) {
	lock := Lock([]List{*closure})
	reworded := *closure
	reworded.Items = []Item{{ID: "project-complete-1a2b", Words: "The whole project is complete"}, closure.Items[1]}
	found := Lost(lock, []List{reworded}, "lock", func(string) bool { return false })
	if len(found) != 2 || !strings.Contains(found[0].Hint+found[1].Hint, "Add {#complete} to the end of this item") || !strings.Contains(found[0].Hint+found[1].Hint, "an item that is gone") {
		t.Errorf("%v", found)
	}
	if found := Lost(lock, nil, "lock", func(string) bool { return true }); len(found) > 0 {
		t.Errorf("of a draft: %v", found)
	}
}

// TestDamagedLock sees that a lock whose lines were all damaged is named once.
func TestDamagedLock(t *testing.T) {
	_, few := ReadLock("a.lock", []byte("closure complete The\nclosure\tclosed\tIt\nclosure open It\n"))
	if len(few) != 2 {
		t.Errorf("two lines give %d diagnostics", len(few))
	}
	_, many := ReadLock("a.lock", []byte(strings.Repeat("closure complete The\n", 50)))
	if len(many) != 1 || many[0].Pos.Line != 1 || !strings.Contains(many[0].Message, "49 others") {
		t.Errorf("fifty lines give %+v", many)
	}
}
