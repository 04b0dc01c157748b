package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"partnerbook"
	"partnerbook/generator/aid"
)

// aidData holds the specification's worked aids and cases.
var aidData = filepath.Join("..", "aid", "testdata")

// aidBook is the repository's own content with the worked aids, in one book for all
// tests: nothing changes a book.
func aidBook(t *testing.T) *Book {
	t.Helper()
	madeAidBook.Do(func() { theAidBook = newAidBook(t) })
	if theAidBook == nil {
		t.Fatal("the book of the worked aids could not be made")
	}
	return theAidBook
}

var (
	madeAidBook sync.Once
	theAidBook  *Book
)

func newAidBook(t *testing.T) *Book {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(aidData, "aids", "*.toml"))
	if err != nil || len(files) == 0 {
		t.Fatal("there are no worked aids", err)
	}
	aids := map[string][]byte{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		aids["decision-aids/"+filepath.Base(file)] = text
	}
	return NewBook(ownSiteWith(t, aids), defaultTheme(t), partnerbook.Content(), false, new(Digests), nil)
}

// contextOf returns what the views of an aid's first page are made from.
func contextOf(t *testing.T, b *Book, name string) *aidContext {
	t.Helper()
	url := "decision-aids/" + name + ".html"
	id, ok := b.site.PageAt(url)
	if !ok {
		t.Fatalf("there is no %s", url)
	}
	return b.aidContext(&b.site.Pages[id], url)
}

// publishedCase returns the result of one of the specification's cases.
func publishedCase(t *testing.T, id string) (result map[string]any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(aidData, "decision-aids-cases.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Cases []struct {
			ID     string         `json:"id"`
			Result map[string]any `json:"result"`
		} `json:"cases"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	for _, c := range file.Cases {
		if c.ID == id {
			return c.Result
		}
	}
	t.Fatalf("there is no case %s", id)
	return nil
}

// aidPages returns the pages of an aid, by address.
func aidPages(t *testing.T, b *Book, name string) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for _, f := range b.Files() {
		if f.Path != "decision-aids/"+name+".html" && !strings.HasPrefix(f.Path, "decision-aids/"+name+"/") {
			continue
		}
		var out bytes.Buffer
		if err := f.Emit(&out); err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		pages[f.Path] = out.String()
	}
	return pages
}

var (
	mainOf = regexp.MustCompile(`(?s)<main.*</main>`)
	linkTo = regexp.MustCompile(`<a [^>]*href="([^"#]+)[^"]*"`)
)

// TestAidLinks follows every link of every page of the worked aids.
func TestAidLinks(t *testing.T) {
	b := aidBook(t)
	for _, name := range []string{"where-to-start", "support-triage", "uc-support-map"} {
		for url, text := range aidPages(t, b, name) {
			for _, m := range linkTo.FindAllStringSubmatch(mainOf.FindString(text), -1) {
				to := path.Join(path.Dir(url), html.UnescapeString(m[1]))
				if _, ok := b.plan.byPath[to]; !ok && !strings.Contains(m[1], ":") {
					t.Errorf("%s leads to %s, which is not there", url, to)
				}
			}
			if at := strings.Index(text, `="[`); at >= 0 || strings.Contains(text, ">[aid_") {
				t.Errorf("%s lacks words", url)
			}
		}
	}
}

// TestGuideSteps compares every step with the evaluator: each way leads to a page
// whose question or outcome is the one that follows.
func TestGuideSteps(t *testing.T) {
	b := aidBook(t)
	c := contextOf(t, b, "where-to-start")
	g := c.definition.Model.(*aid.Guide)
	questions, outcomes := 0, 0
	for _, sub := range c.definition.Pages() {
		if sub.Kind != aid.StepPage {
			continue
		}
		step := c.stepView(sub)
		if len(step.Answers) != len(sub.Answers) {
			t.Errorf("%s shows %d answers", sub.Path, len(step.Answers))
		}
		for i, a := range step.Answers {
			if want := "where-to-start/" + aid.StepPath(sub.Answers[:i]); a.URL != want {
				t.Errorf("%s: the answer %q is changed at %s, not at %s", sub.Path, a.Answer, a.URL, want)
			}
		}
		result := g.Evaluate(inputOf(sub.Answers)).(*aid.GuideResult)
		switch {
		case step.Question != nil && result.State == aid.AtQuestion:
			questions++
			if step.Heading != step.Question.Ask {
				t.Errorf("%s is headed %q", sub.Path, step.Heading)
			}
			for i, o := range step.Question.Options {
				question, _ := g.After(sub.Answers)
				want := "where-to-start/" + aid.StepPath(aid.With(sub.Answers, question.ID, question.Options[i].ID))
				if _, ok := b.plan.byPath["decision-aids/"+want]; o.URL != want || !ok {
					t.Errorf("%s: the answer %q leads to %s, not to %s", sub.Path, o.Title, o.URL, want)
				}
			}
		case step.Result != nil && result.State == aid.AtOutcome:
			outcomes++
			if step.Result.Outcome.ID != result.At || step.Result.Outcome.Why == "" {
				t.Errorf("%s shows %q", sub.Path, step.Result.Outcome.ID)
			}
		default:
			t.Errorf("%s is neither a question nor a result", sub.Path)
		}
	}
	if questions != 7 || outcomes != 14 {
		t.Errorf("%d pages of questions and %d of results; 7 and 14 are expected", questions, outcomes)
	}
}

// TestGuideResultPage holds the page of the case guide-1 to its published result.
func TestGuideResultPage(t *testing.T) {
	c := contextOf(t, aidBook(t), "where-to-start")
	g := c.definition.Model.(*aid.Guide)
	answers := []aid.Pick{{Question: "pressure", Option: "backlog"}, {Question: "neighbour", Option: "yes"}}
	_, outcome := g.After(answers)
	v := c.guideResult(g, outcome, answers)
	if v.Near == nil || v.Near.Title != "Look at a call-off contract" || v.Near.Answer != "No" ||
		v.Near.URL != "where-to-start/at/backlog/no.html" {
		t.Errorf("the runner-up is %+v", v.Near)
	}
	var got []string
	for _, group := range v.Flips {
		for _, o := range group.Others {
			got = append(got, fmt.Sprintf("%s → %s%s, %s", o.Answer, o.Outcome, o.Ask, o.URL))
		}
	}
	want := []string{
		"Trained assessors leave and their posts stay empty → Do you expect the posts to stay empty for more than a year?, where-to-start/at/vacancies.html",
		"The budget must fall, and stay lower → Would Members consider sharing the service with another authority?, where-to-start/at/cost.html",
		"No → Look at a call-off contract, where-to-start/at/backlog/no.html",
		"Not asked → Look at a call-off contract, where-to-start/at/backlog/unsure.html",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if n := len(publishedCase(t, "guide-1")["flips"].([]any)); n != len(got) {
		t.Errorf("the case has %d flips", n)
	}
	if len(v.Sources) != 1 || !strings.Contains(v.Sources[0].Status, "withdrawn") || v.Outcome.Judgement.Label != "From the source" {
		t.Errorf("it rests on %+v, %+v", v.Sources, v.Outcome.Judgement)
	}
	if len(v.Outcome.Next) == 0 {
		t.Error("it leads nowhere")
	}
}

// TestGuideProgress says how long the way still is at most.
func TestGuideProgress(t *testing.T) {
	c := contextOf(t, aidBook(t), "where-to-start")
	for at, want := range map[string]string{
		"": "Question 1 of up to 3", "vacancies": "Question 2 of up to 3", "backlog": "Question 2 of 2", "cost/no": "Question 3 of 3",
	} {
		for _, sub := range c.definition.Pages() {
			if sub.Kind == aid.StepPage && strings.TrimPrefix(strings.TrimSuffix(strings.TrimPrefix(sub.Path, "at"), ".html"), "/") == at {
				if got := c.stepView(sub).Question.Progress; got != want {
					t.Errorf("after %q: %q, not %q", at, got, want)
				}
			}
		}
	}
}

// TestScoreView holds the numbers of the sheet to the cases: the most points of
// each section, the band of each total.
func TestScoreView(t *testing.T) {
	c := contextOf(t, aidBook(t), "support-triage")
	v := c.scoreView(c.definition.Model.(*aid.Score), c.view())
	published := publishedCase(t, "score-1")
	if fmt.Sprint(v.Most) != published["max"] {
		t.Errorf("the most is %d", v.Most)
	}
	for i, s := range published["sections"].([]any) {
		if most := s.([]any)[2]; fmt.Sprint(v.Sections[i].Most) != most {
			t.Errorf("the most of %q is %d, not %v", v.Sections[i].Title, v.Sections[i].Most, most)
		}
	}
	var bands []string
	for _, b := range v.Bands {
		bands = append(bands, b.Points+" "+b.Title)
	}
	want := []string{"0 to 6 Can manage with information", "7 to 13 Agree a support plan", "14 to 29 Offer a support appointment"}
	if diff := cmp.Diff(want, bands); diff != "" {
		t.Error(diff)
	}
	flag := v.Flags[0]
	if flag.AtLeast != "Offer a support appointment" || flag.When[0] != "“Do you have a settled home?” is answered “No”" {
		t.Errorf("the first flag is %+v", flag)
	}
	if len(v.Themes) != 4 || len(v.Themes[1].Actions) != 3 {
		t.Errorf("themes: %+v", v.Themes)
	}
	if o := v.Sections[0].Questions[1].Options[1]; o.Words != "1 point" {
		t.Errorf("a point is %q", o.Words)
	}
}

// TestPersonal shows no way to keep what is answered about a person.
func TestPersonal(t *testing.T) {
	pages := aidPages(t, aidBook(t), "support-triage")
	for _, url := range []string{"decision-aids/support-triage.html", "decision-aids/support-triage/paper.html"} {
		if !strings.Contains(pages[url], "Handle it as you would a case note.") {
			t.Errorf("%s does not say how to handle what is printed", url)
		}
	}
}

// TestGapMapView holds the example's table to the case gapmap-1.
func TestGapMapView(t *testing.T) {
	c := contextOf(t, aidBook(t), "uc-support-map")
	v := c.gapMapView(c.definition.Model.(*aid.GapMap), c.view())
	published := publishedCase(t, "gapmap-1")
	for i, id := range published["order"].([]any) {
		if v.Lines[i].ID != id {
			t.Errorf("line %d is %s, not %v", i, v.Lines[i].ID, id)
		}
	}
	for _, l := range published["lines"].([]any) {
		line := l.(map[string]any)
		i := slices.IndexFunc(v.Lines, func(v GapLineView) bool { return v.ID == line["id"] })
		if got := v.Lines[i]; got.Status != line["status"] || len(got.Marks) != len(line["marks"].([]any)) || got.Gap != known(line["gap"], "") || strings.ReplaceAll(got.Cost, ",", "") != known(line["close_cost"], "£") {
			t.Errorf("%+v is not %v", got, line)
		}
	}
	if v.Gap != "450" || v.Cost != "£7,640" || len(v.NotCosted) != 2 {
		t.Errorf("totals: %s, %s, %v", v.Gap, v.Cost, v.NotCosted)
	}
	counts := map[string]int{}
	for _, s := range v.Statuses {
		counts[s.Name] = s.Lines
	}
	if diff := cmp.Diff(map[string]int{"Gap": 2, "Shortfall": 6, "Not known": 1, "Surplus": 0, "Spare": 1, "Met": 2, "Not needed": 1}, counts); diff != "" {
		t.Error(diff)
	}
	for i, id := range []string{"dwp", "la", "external", "pilot", "other"} {
		if want := published["funders"].(map[string]any)[id]; float64(v.Funders[i].Lines) != want {
			t.Errorf("%s pays for %d lines, not %v", id, v.Funders[i].Lines, want)
		}
	}
	if !v.Funders[3].Temporary || v.Lines[0].Funding != "nobody" {
		t.Errorf("funders: %+v", v.Funders)
	}
}

func known(v any, unit string) string {
	if v == nil {
		return "not known"
	}
	return unit + fmt.Sprint(v)
}

// TestGapTemplate reads the table for a spreadsheet as one does.
func TestGapTemplate(t *testing.T) {
	m := &aid.GapMap{Lines: []aid.Line{{ID: "a", Group: "g", Title: `One, "quoted"`}, {ID: "b", Group: "g", Title: "=SUM(A1)"}}}
	var out bytes.Buffer
	if err := gapTemplate(&out, m); err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(out.String(), "\uFEFF")
	if !marked || strings.Count(text, "\r\n") != 3 || strings.Count(text, "\n") != 3 {
		t.Errorf("%q", out.String())
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"id", "group", "title", "need", "have", "cost", "funding", "who", "vital"},
		{"a", "g", `One, "quoted"`, "", "", "", "", "", ""},
		{"b", "g", "'=SUM(A1)", "", "", "", "", "", ""},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

func TestFigures(t *testing.T) {
	for decimal, want := range map[string]string{
		"0": "0", "999": "999", "1000": "1,000", "-1234567.50": "−1,234,567.50", "-12": "−12", "0.5": "0.5",
	} {
		if got := figure(decimal); got != want {
			t.Errorf("figure(%s) is %s, not %s", decimal, got, want)
		}
	}
	for decimal, want := range map[string]string{"1200": "£1,200", "-1200.5": "−£1,200.50", "0": "£0"} {
		n, err := aid.ParseNumber(decimal)
		if err != nil {
			t.Fatal(err)
		}
		if got := pounds(n); got != want {
			t.Errorf("pounds(%s) is %s, not %s", decimal, got, want)
		}
	}
	n, _ := aid.ParseNumber("2.50")
	if got := plain(n, 3); got != "2.5" {
		t.Errorf("plain is %s", got)
	}
}

// TestWhen says conditions in words.
func TestWhen(t *testing.T) {
	c := contextOf(t, aidBook(t), "support-triage")
	condition := aid.Condition{
		{Question: "rent", Answers: []string{"behind", "far-behind"}},
		{Question: "health", Not: true, Answers: []string{"no"}},
	}
	want := []string{
		"“Is your rent up to date?” is answered “A little behind” or “More than 8 weeks behind”",
		"“Does a health condition, learning difficulty or addiction make it hard to manage a claim?” is answered, and not “No”",
	}
	if diff := cmp.Diff(want, c.when(condition)); diff != "" {
		t.Error(diff)
	}
}

// TestAidPagesArePrograms makes the pages of the worked aids by programs, never by
// html/template.
func TestAidPagesArePrograms(t *testing.T) {
	b := aidBook(t)
	for _, name := range []string{"where-to-start", "support-triage", "uc-support-map"} {
		aidPages(t, b, name)
	}
	for key, p := range b.theme.templates {
		for _, entry := range slices.SortedFunc(maps.Keys(p.failed), func(a, b programKey) int { return strings.Compare(a.name, b.name) }) {
			t.Errorf("%s in %s was not made by a program: %v", entry.name, key.folder, p.failed[entry])
		}
	}
}
