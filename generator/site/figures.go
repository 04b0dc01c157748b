package site

import (
	"path"
	"slices"
	"strings"

	"partnerbook/generator/data"
	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
	"partnerbook/generator/portable"
)

// Dataset is a data set with what it rests on.
type Dataset struct {
	*data.Set
	Sources []Target // those that are there
	// Used says that a page shows figures of it or links to it, so that it is
	// published, at the address that is its content path.
	Used  bool
	wrong bool // an error of the file is reported
	index int  // in Site.Data
}

// Figures are what a page shows of a data set: a single figure, a table or a chart.
type Figures struct {
	Set   int    // index in Site.Data
	Text  string // what it says, for searching
	Cell  data.Shown
	Table *data.View
	Plot  *data.Plot
}

// datasets resolves what data sets rest on, and notes them by their paths.
func (s *symbols) datasets(in Input) ([]Dataset, diag.List) {
	sets := slices.Clone(in.Data)
	slices.SortFunc(sets, func(a, b *data.Set) int { return strings.Compare(a.Path, b.Path) })
	out := make([]Dataset, len(sets))
	s.data = make(map[string]*Dataset, len(sets))
	r := newResolver(s, in, nil)
	for i, set := range sets {
		out[i] = Dataset{Set: set, index: i}
		s.data[set.Path] = &out[i]
		root := &kind.Object{Path: set.Path, Language: in.Config.Language, Fields: kind.NoFields{}}
		for _, w := range set.Sources {
			ref := markup.Reference{Kind: markup.RefCite, Raw: w.Text, Pos: w.Pos}
			if t := r.resolve(root, None, ref, true); t.Kind == ToPage {
				out[i].Sources = append(out[i].Sources, t)
			}
		}
	}
	return out, r.found
}

// figures resolves what a page shows of a data set.
func (r *resolver) figures(o *kind.Object, ref reference) Target {
	set, ok := r.dataset(o, ref)
	if !ok {
		return missing(ref)
	}
	r.used[set.Path] = true
	if set.Broken {
		return missing(ref) // it is said there
	}
	if !r.affords(o, ref, set) {
		return missing(ref)
	}
	f := &Figures{Set: set.index}
	var problem *data.Problem
	kind := ToCell
	switch ref.Kind {
	case markup.RefData:
		f.Cell, problem = cellOf(set, ref.Data)
		f.Text = f.Cell.Text
	case markup.RefTable:
		kind = ToTable
		if f.Table, problem = set.Table(ref.Data); problem == nil {
			f.Text = f.Table.Text()
		}
	case markup.RefChart:
		kind = ToChart
		if f.Plot, problem = set.Plot(ref.Data); problem == nil {
			f.Text = f.Plot.View("").Text()
		}
	}
	if problem != nil {
		r.wrongFigures(ref, problem)
		return missing(ref)
	}
	return Target{Kind: kind, Data: f, Raw: ref.Raw}
}

// maxLooks is how many rows the figures of one page may be looked for in, and the cells
// that its tables and charts show count for it twenty times.
const (
	maxLooks = 20_000_000
	perCell  = 20
)

// affords tells whether a page may look up one thing more, and reports the first that
// it may not.
func (r *resolver) affords(o *kind.Object, ref reference, set *Dataset) bool {
	if r.looked.by != o {
		r.looked = looks{by: o}
	}
	before := r.looked.rows
	r.looked.rows += set.Rows()
	if ref.Kind != markup.RefData {
		r.looked.rows += perCell * set.Rows() * len(set.Columns)
	}
	if before <= maxLooks && r.looked.rows > maxLooks {
		r.found.Add(diag.New(diag.DataTooLarge, ref.Pos, "Up to here this page shows more figures than can be looked up.").
			Hinted("Show fewer, or put the figures into smaller files."))
	}
	return r.looked.rows <= maxLooks
}

// looks is how many rows were looked at for a page.
type looks struct {
	by   *kind.Object
	rows int
}

func cellOf(set *Dataset, q *markup.DataQuery) (data.Shown, *data.Problem) {
	row, column, problem := set.One(q.Where, q.Show)
	if problem != nil {
		return data.Shown{}, problem
	}
	return set.Show(row, column), nil
}

// wrongFigures reports what is wrong with a question, where that stands.
func (r *resolver) wrongFigures(ref reference, p *data.Problem) {
	pos := ref.Pos
	if at, ok := ref.Places[p.Part]; ok {
		pos = at
	}
	if p.Pos.Path != "" {
		pos = p.Pos
	}
	r.found.Add(diag.New(p.Code, pos, "%s", p.Message).Hinted("%s", p.Hint))
}

// dataset finds a data set by its name in the folder data, or by its path as seen from
// the page. The ending may be left out.
func (r *resolver) dataset(o *kind.Object, ref reference) (*Dataset, bool) {
	name := ref.Data.File
	seen, inside := join(o.Path, name)
	if !inside {
		ref.Target.Path = name
		r.outside(ref, "Show")
		return nil, false
	}
	for _, p := range []string{path.Join(data.Folder, name), seen} {
		for _, ending := range []string{"", ".csv"} {
			if set, ok := r.data[r.spelt.of(p+ending)]; ok {
				return set, true
			}
		}
	}
	at := ref.Pos
	if given, ok := ref.Places["data"]; ok {
		at = given
	}
	r.found.Add(diag.New(diag.DataUnknownFile, at, "There is no file of figures “%s”.", name).Hinted("%s", r.hintDataset(name, seen)))
	return nil, false
}

// hintDataset says what an author may mean by the name of a file of figures; seen is its
// path as seen from the page.
func (r *resolver) hintDataset(name, seen string) string {
	names := make([]string, 0, len(r.data))
	for _, set := range r.data {
		names = append(names, set.ID())
	}
	if path.Ext(name) == "" {
		if near := diag.Suggest(name, withoutEndings(names)); near != "" {
			return "Did you mean " + near + "?"
		}
	}
	if near := diag.Suggest(name, names); near != "" {
		return "Did you mean " + near + "?"
	}
	if r.files[seen] || r.files[seen+".csv"] {
		return "Move it to the folder data of the content: files elsewhere can only be downloaded."
	}
	if some := diag.Possible(names); some != "" {
		return some
	}
	return "Put the file into the folder data of the content. Its name ends in .csv."
}

func withoutEndings(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = strings.TrimSuffix(n, path.Ext(n))
	}
	return out
}

// claimData claims the addresses of the data sets that are published, and returns
// what is wrong with those that count.
func claimData(sets []Dataset, in Input, used map[string]bool, taken *addresses) diag.List {
	var found diag.List
	for i := range sets {
		s := &sets[i]
		s.wrong = s.Broken
		if s.Used = used[s.Path]; s.Used {
			pos := diag.Position{Path: s.Name}
			taken.take(s.Path, claim{what: "the file " + s.Path, pos: pos})
		}
		// In somebody's folder of Markdown, files called data may be anything.
		if s.Used || !in.Config.Plain {
			found.Add(s.Found...)
		}
	}
	if !in.Config.Plain {
		found.Add(alikeData(sets)...)
	}
	return found
}

// alikeData reports files of figures whose names differ in capital letters only: on
// Windows they are one file. Where both are published, their addresses say so.
func alikeData(sets []Dataset) diag.List {
	var found diag.List
	first := map[string]*Dataset{}
	for i := range sets {
		s := &sets[i]
		other, twice := first[portable.Key(s.Path)]
		if !twice {
			first[portable.Key(s.Path)] = s
			continue
		}
		s.wrong, other.wrong = true, true
		if !s.Used || !other.Used {
			found.Add(diag.New(diag.PathCase, diag.Position{Path: s.Name}, "The file %s differs from %s only in %s.", s.ID(), other.ID(), difference(s.ID(), other.ID())).
				Hinted("Rename or delete one of the two.").
				See(diag.Position{Path: other.Name}, "The other is here."))
		}
	}
	return found
}
