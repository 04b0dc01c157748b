package data

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"partnerbook/generator/markup"
)

const kpi = `indicator,council,year,value,unit,kind
Council tax collected in the whole of the year & before,Dartford BC,09/10,97.50,%,actual
Council tax collected in the whole of the year & before,Dartford BC,08/09,97.4,%,actual
Council tax collected in the whole of the year & before,Dartford BC,10/11,98,%,target
Days,Dartford BC,09/10,1,days,actual
Days,Dartford BC,08/09,n/a,days,actual
Cost,Dartford BC,09/10,-1234567.8,£,actual
Cost,Dartford BC,08/09,4.6,£ million,actual
`

func set(t testing.TB, text, description string) *Set {
	t.Helper()
	f := Files{Path: "data/kpi.csv", Name: "content/data/kpi.csv", CSV: []byte(text), Size: int64(len(text)), DescriptionName: "content/data/kpi.toml"}
	if description != "" {
		f.Description = []byte(description)
	}
	s := Compile(f, true)
	if s.Broken {
		t.Fatal(s.Found)
	}
	return s
}

func where(pairs ...string) []markup.Condition {
	var out []markup.Condition
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, markup.Condition{Column: pairs[i], Values: strings.Split(pairs[i+1], "|")})
	}
	return out
}

// TestFiguresAsReadersWriteThem prints cells, whose digits must stay.
func TestFiguresAsReadersWriteThem(t *testing.T) {
	s := set(t, kpi, "")
	for row, want := range []string{"97.50%", "97.4%", "98%", "1 day", "N/A", "−£1,234,567.8", "£4.6 million"} {
		if got := s.Show(row, 3).Text; got != want {
			t.Errorf("row %d shows %q, want %q", row, got, want)
		}
	}
}

func TestTypesAreGuessed(t *testing.T) {
	for text, want := range map[string]Type{
		"1\n2,000\n": Whole, "1\n2.5\nN/A\n": Decimal, "5%\n6\n": Text, "5%\n6%\n": Percent, "£5\n\"£1,000\"\n": Money, "08/09\n2010\n": Year,
		"June 2010\n1 May 2011\n": Date, "✓\n\n✓\n": Tick, "A\n1\n": Text, "0171\n0181\n": Text, "2010\n2011\n": Year, "2010\n20\n": Whole, "N/A\n": Text,
	} {
		if strings.Contains(text, ",") && !strings.Contains(text, `"`) {
			text = strings.Replace(text, "2,000", `"2,000"`, 1)
		}
		if got := set(t, "column\n"+text, "").Columns[0].Type; got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestPeriods(t *testing.T) {
	for text, want := range map[string]string{
		"2010": "2010-01-01 2010-12-31", "09/10": "2009-04-01 2010-03-31", "2009/10": "2009-04-01 2010-03-31", "1999/2000": "1999-04-01 2000-03-31",
		"99/00": "", "11-14": "2011-04-01 2014-03-31", "10": "", "10/10": "", "February 2012": "2012-02-01 2012-02-29", "3 March 2010": "2010-03-03 2010-03-03",
		"June 2010 to 2 July 2010": "2010-06-01 2010-07-02", "2011 to 2010": "", "31/02/2010": "", "soon": "", "1799": "", "to": "", " to ": "",
	} {
		got := ""
		if p, ok := periodOf(text); ok {
			got = p.From.Format("2006-01-02") + " " + p.To.Format("2006-01-02")
		}
		if text == "99/00" {
			want = "2099-04-01 2100-03-31" // two digits are years of this century
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// TestAskIsShortest asks for every cell in the way that the program proposes: it must
// be the same cell.
func TestAskIsShortest(t *testing.T) {
	s := set(t, kpi, "")
	want := ":data[kpi.csv?indicator=Council tax collected…&year=09/10]"
	if got := s.Ask(0, 3); got != want {
		t.Errorf("the first cell is asked for as %s, want %s", got, want)
	}
	if got := s.Ask(3, 1); got != ":data[kpi.csv?indicator=Days&year=09/10&show=council]" {
		t.Errorf("a cell of words is asked for as %s", got)
	}
	for row := range s.Rows() {
		ask := strings.TrimSuffix(strings.TrimPrefix(s.Ask(row, 3), ":data[kpi.csv?"), "]")
		var pairs []string
		for pair := range strings.SplitSeq(ask, "&") {
			column, value, _ := strings.Cut(pair, "=")
			pairs = append(pairs, column, strings.ReplaceAll(value, "%26", "&"))
		}
		got, column, problem := s.One(where(pairs...), "")
		if problem != nil || got != row || column != 3 {
			t.Errorf("%s leads to row %d, column %d: %v", ask, got, column, problem)
		}
	}
}

func TestFind(t *testing.T) {
	s := set(t, kpi, "")
	for typed, want := range map[string]bool{
		"97.50%": true, "97.50": false, "97.5%": false, "£4.6": true, "4.6%": false, "1,234,567.8": false, "1.2.3": false,
	} {
		if _, _, ok := s.Find(typed); ok != want {
			t.Errorf("%s is found: %v, want %v", typed, ok, want)
		}
	}
}

func TestTableAcross(t *testing.T) {
	s := set(t, kpi, "")
	v, problem := s.Table(&markup.DataQuery{Where: where("indicator", "Days|Council tax…"), Columns: []string{"indicator"}, Across: "year"})
	if problem != nil {
		t.Fatal(problem)
	}
	var heads []string
	for _, c := range v.Columns {
		heads = append(heads, c.Title)
	}
	if diff := cmp.Diff([]string{"Indicator", "08/09", "09/10", "10/11"}, heads); diff != "" {
		t.Error(diff)
	}
	if got := v.Rows[1]; got[1].Text != "N/A" || got[1].Kind != Missing || got[2].Text != "1 day" || got[3].Kind != Missing || got[3].Text != "" {
		t.Errorf("the second row is %v", got)
	}
	if text := v.Text(); strings.Count(text, "97.50%") != 1 || strings.Contains(text, "Dartford") {
		t.Errorf("a search finds %q", text)
	}
}

func TestPlotTakesTargetsApart(t *testing.T) {
	s := set(t, kpi, "")
	p, problem := s.Plot(&markup.DataQuery{Type: markup.ChartLine, X: "year", Series: "council", Where: where("indicator", "Council…"), Target: where("kind", "target")})
	if problem != nil {
		t.Fatal(problem)
	}
	var got []string
	for _, s := range p.Series {
		line := fmt.Sprint(s.Name, " ", s.Target, ":")
		for _, v := range s.Values {
			line += " " + v.Text
		}
		got = append(got, line)
	}
	want := []string{"Dartford BC false: 97.4% 97.50% ", "Dartford BC true:   98%"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{2008, 2009, 2010}, p.Years); diff != "" {
		t.Error(diff)
	}
}

// TestDownloadIsSafe reads what is written: the same cells, and none that a spreadsheet
// would run.
func TestDownloadIsSafe(t *testing.T) {
	s := &Set{Columns: []Column{{ID: "a"}, {ID: "b"}}, rows: 2, cells: []string{"=1+1", "-5", "say \"so\", twice", "@x"}}
	want := "\ufeffa,b\r\n'=1+1,-5\r\n\"say \"\"so\"\", twice\",'@x\r\n"
	if diff := cmp.Diff(want, string(s.CSV())); diff != "" {
		t.Error(diff)
	}
}

// FuzzCompile tries files: nothing may crash, and what encoding/csv reads is read the
// same here.
func FuzzCompile(f *testing.F) {
	for _, seed := range []string{kpi, "a;b\n1;\"2\n3\"\n", "a\tb\n=1\t2\n", "\"a\"\"b\",c\n1\n", "a,a\n,\n", "\xff\xfe", "\xef\xbb\xbfa\r\n1\r\n", "a\n\"", "a,\n1,2,3\n"} {
		f.Add([]byte(seed), []byte("[[column]]\nid = \"a\"\ntype = \"year\"\nunit_from = \"b\"\n"))
	}
	f.Fuzz(func(t *testing.T, figures, description []byte) {
		s := Compile(Files{Path: "data/x.csv", Name: "x.csv", CSV: bytes.Clone(figures), Description: description, DescriptionName: "x.toml", Size: int64(len(figures))}, true)
		for _, d := range s.Found {
			if d.Pos.Path == "" || d.Hint == "" && d.Pos.Path == "x.csv" {
				t.Errorf("%+v has no place or no way out", d)
			}
		}
		if s.Broken {
			return
		}
		out := s.CSV()
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(out, []byte("\ufeff")))).ReadAll()
		if err != nil || len(rows) != s.Rows()+1 || !utf8.Valid(out) {
			t.Fatalf("what is written cannot be read: %v", err)
		}
		for row := range s.Rows() {
			for column := range s.Columns {
				s.Show(row, column)
			}
			if row < 3 {
				s.Ask(row, 0)
			}
		}
		for _, kind := range markup.ChartTypes() {
			_, _ = s.Plot(&markup.DataQuery{Type: kind, X: s.Columns[0].ID, Where: where(s.Columns[0].ID, "1|…")})
		}
	})
}

// BenchmarkCompile compiles a file of 1,000 rows.
func BenchmarkCompile(b *testing.B) {
	var text strings.Builder
	text.WriteString("indicator,council,year,value,unit\n")
	for i := range 1000 {
		fmt.Fprintf(&text, "Percentage of council tax collected in year %d,Dartford BC,%d/%02d,%d.%d,%%\n", i%50, 2000+i%20, (1+i%20)%100, i%100, i%10)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if s := Compile(Files{Path: "data/x.csv", Name: "x", CSV: []byte(text.String()), Size: 1}, true); s.Broken {
			b.Fatal(s.Found)
		}
	}
}
