package themes_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/checklist"
	"partnerbook/generator/spreadsheet"
)

// checkTwin is an engine with the twin of package checklist, checklist/pure.js.
type checkTwin struct{ engine }

// twinOf does with files what twinWork in Go does, and gives one text.
const twinOf = `(listJSON, files, namesJSON, choicesJSON, today) => {
	const list = JSON.parse(listJSON), names = JSON.parse(namesJSON);
	const choices = new Map(Object.entries(JSON.parse(choicesJSON)));
	const t = (key) => "<" + key + ">";
	const head = { notice: "Notice, with; marks", title: list.title, by: names.join(", "), made: today };
	const out = [], sides = [];
	JSON.parse(files).forEach((text, i) => {
		const { notes, problems, error } = m.readSaved(text, list.id);
		out.push("fault " + error, ...problems.map(({ code, item, value }) => "problem " + code + " " + JSON.stringify(item) + " " + JSON.stringify(value)));
		if (error !== "") return;
		sides.push({ name: names[i], notes });
		const { items, done, unneeded, overdue } = m.progressOf(list.items, notes, today);
		out.push([items, done, unneeded, overdue].join(" "), "gone " + m.goneFrom(list, notes).join(), "new " + m.newSince(list, notes).map(({ id }) => id).join());
		out.push(m.writeSaved(notes, head.notice), m.writeCSV(m.tableOf(list, notes, head, t)), m.calendar(m.eventsOf(list, notes), head, "20261121T090000Z", t));
	});
	if (sides.length > 0) {
		const rows = m.rowsOf(list, sides);
		const plan = m.planOf(rows, choices);
		out.push(m.writeCSV(m.planTableOf(list, plan, sides, head, t)), m.calendar(m.planEventsOf(list, plan, sides, choices), head, "20261121T090000Z", t));
		out.push(m.writeSaved({ id: list.id, site: list.site, edition: "", made: today, by: head.by, entries: m.jointOf(rows, sides, choices) }, head.notice));
	}
	return out.join("\n");
}`

const twinDay = "2026-11-21"

func (c checkTwin) work(t *testing.T, l *checklist.List, files, names []string, choices map[string]int) string {
	t.Helper()
	type item struct {
		ID      string `json:"id"`
		Words   string `json:"words"`
		Section string `json:"section"`
		Parent  string `json:"parent"`
	}
	list := struct {
		ID    string `json:"id"`
		Site  string `json:"site"`
		Title string `json:"title"`
		Items []item `json:"items"`
	}{l.ID, l.Site, l.Title, []item{}}
	for _, i := range l.Items {
		list.Items = append(list.Items, item{i.ID, i.Words, i.Section, i.Parent})
	}
	var args []string
	for _, v := range []any{list, files, names, choices} {
		args = append(args, quote(encoded(t, v)))
	}
	return c.text(t, "("+twinOf+")("+strings.Join(append(args, quote(twinDay)), ", ")+")")
}

// goWork does with files what twinOf does.
func goWork(l *checklist.List, files, names []string, choices map[string]int) string {
	words := func(key string, _ ...any) string { return "<" + key + ">" }
	head := checklist.Head{Notice: "Notice, with; marks", Title: l.Title, By: strings.Join(names, ", "), Made: twinDay}
	const stamp = "20261121T090000Z"
	var out []string
	var sides []checklist.Side
	for i, file := range files {
		saved, problems, fault := checklist.Read([]byte(file), l.ID)
		out = append(out, "fault "+string(fault))
		for _, p := range problems {
			out = append(out, "problem "+p.Code+" "+bareJSON(p.Item)+" "+bareJSON(p.Value))
		}
		if fault != "" {
			continue
		}
		sides = append(sides, checklist.Side{Name: names[i], Saved: saved})
		p := checklist.ProgressOf(l.Items, saved, twinDay)
		gone, fresh := checklist.Changed(l, saved)
		out = append(out, fmt.Sprint(p.Items, p.Done, p.NotNeeded, p.Overdue), "gone "+strings.Join(gone, ","), "new "+strings.Join(fresh, ","))
		out = append(out, string(saved.Write(head.Notice)), spreadsheetOf(checklist.Table(l, saved, head, words)), checklist.Calendar(checklist.Events(l, saved), head, stamp, words))
	}
	if len(sides) > 0 {
		rows := checklist.Rows(l, sides)
		plan := checklist.Plan(rows, choices)
		out = append(out, spreadsheetOf(checklist.PlanTable(l, plan, sides, head, words)), checklist.Calendar(checklist.PlanEvents(l, plan, sides, choices), head, stamp, words))
		joint := checklist.Saved{ID: l.ID, Site: l.Site, Made: twinDay, By: head.By, Entries: checklist.Joint(rows, sides, choices)}
		out = append(out, string(joint.Write(head.Notice)))
	}
	return strings.Join(out, "\n")
}

// spreadsheetOf returns rows as a file.
func spreadsheetOf(rows [][]string) string { return string(spreadsheet.CSV(slices.Values(rows))) }

// bareJSON returns a text as JSON.stringify has it.
func bareJSON(s string) string {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // a text can always be written
	return strings.NewReplacer(`\u2028`, "\u2028", `\u2029`, "\u2029").Replace(strings.TrimSuffix(out.String(), "\n"))
}

// twinList is a list with everything that lists have.
var twinList = &checklist.List{ID: "closure", Site: "Ways to deliver, & more", Title: "Closure: a checklist", Items: []checklist.Item{
	{ID: "complete", Words: "The project is complete, and ends; really", Section: "Points"},
	{ID: "approved", Words: "=Every change is listed \\ approved (Ours)", Section: "Points", Parent: "complete"},
	{ID: "manager", Words: strings.Repeat("Trosglwyddo’r gwasanaeth i’r rheolwr ", 5), Section: "Points"},
	{ID: "ŵyl-1a2b", Words: "Lessons “learnt” 💷", Section: "After, \"it\""},
}}

// TestChecklistParityOnFiles holds the two to each other on files that people may have.
func TestChecklistParityOnFiles(t *testing.T) {
	twin := checkTwin{inGo{module(t, "checklist/pure.js")}}
	files, err := filepath.Glob(filepath.Join("..", "generator", "checklist", "testdata", "saved", "*"))
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		given, names := []string{string(data)}, []string{"Northtown"}
		if diff := cmp.Diff(goWork(twinList, given, names, nil), twin.work(t, twinList, given, names, map[string]int{})); diff != "" {
			t.Errorf("%s (-Go +JavaScript):\n%s", name, diff)
		}
	}
}

// TestChecklistParity holds the two to each other on seeded files, two or three at a
// time, odd ones among them. The engine in Go takes one in fifteen.
func TestChecklistParity(t *testing.T) {
	t.Parallel()
	engines(t, "checklist/pure.js", func(t *testing.T, e engine, of int) {
		twin, random := checkTwin{e}, rand.New(rand.NewPCG(6, 7))
		for range 1500 / of {
			var files, names []string
			for i := range 2 + random.IntN(2) {
				files = append(files, seededFile(random))
				names = append(names, []string{"Northtown", "St Ives & Co.", "Bro Gŵyr!"}[i])
			}
			choices := map[string]int{}
			for _, item := range twinList.Items {
				if random.IntN(3) == 0 {
					choices[item.ID] = random.IntN(5) - 1
				}
			}
			want, got := goWork(twinList, files, names, choices), twin.work(t, twinList, files, names, choices)
			if want != got {
				t.Fatalf("on %q, %v (-Go +JavaScript):\n%s", files, choices, cmp.Diff(want, got))
			}
		}
	})
}

// seededFile makes a file that is right for the most part.
func seededFile(random *rand.Rand) string {
	pick := func(texts ...string) string { return texts[random.IntN(len(texts))] }
	text := func() string {
		return pick(`""`, `"HM"`, `"Head of service"`, `"Head of service"`, `" =1+1\n"`, `"a\r\nb\tc"`, `"💷,; \\"`, `"\ud800x"`, `"`+strings.Repeat("ŵ", 20*random.IntN(8))+`"`, `7`, `null`, `"\u0000\u007f"`, `"<script>alert(1)</script>"`, `"\u2028"`)
	}
	due := func() string {
		return pick(`"2026-12-01"`, `"2026-11-20"`, `"2026-11-22"`, `"2028-02-29"`, `"2027-02-29"`, `"tomorrow"`, `""`, `20261201`, `"2026-1-1"`, `"0999-01-01"`)
	}
	var items []string
	for range random.IntN(8) {
		id := pick(`"complete"`, `"approved"`, `"manager"`, `"\u0175yl-1a2b"`, `"gone"`, `"__proto__"`, `"constructor"`, `"12"`, `""`, `"\ud801"`, `"two\nlines"`)
		var fields []string
		for range random.IntN(5) {
			fields = append(fields, pick(
				`"state":`+pick(`"done"`, `"open"`, `"not-needed"`, `"finished"`, `true`), `"owner":`+text(), `"due":`+due(), `"note":`+text(), `"x":`+text()))
		}
		items = append(items, id+":"+pick("{"+strings.Join(fields, ",")+"}", "{"+strings.Join(fields, ",")+"}", "{"+strings.Join(fields, ",")+"}", `"done"`, "[]"))
	}
	form := pick(`1`, `1`, `1`, `1`, `1`, `1.0`, `1e0`, `2`, `0`, `"1"`, `1e9`)
	made := pick(`"2026-11-21"`, `"yesterday"`, `5`)
	file := `{"checklist":` + form + `,"id":` + pick(`"closure"`, `"closure"`, `"closure"`, `"closure"`, `"closure"`, `"other"`) +
		`,"site":"x","edition":"1a2b3c4d","made":` + made + `,"by":` + text() + `,"items":{` + strings.Join(items, ",") + `}}`
	if random.IntN(20) == 0 && len(file) > 0 {
		file = file[:random.IntN(len(file))]
		return strings.ToValidUTF8(file, "")
	}
	return file
}

// TestChecklistModulesArePure sees to it that the engine of these tests has all that the
// modules use.
func TestChecklistModulesArePure(t *testing.T) {
	for _, name := range []string{"ics.js", "merge.js", "progress.js", "read.js", "saved.js", "table.js"} {
		text, err := os.ReadFile(filepath.Join("default", "checklist", name))
		if err != nil {
			t.Fatal(err)
		}
		if found := beyond.FindString(string(text)); found != "" {
			t.Errorf("%s uses %s", name, found)
		}
	}
}
