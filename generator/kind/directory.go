package kind

import (
	"path"
	"slices"

	"partnerbook/generator/diag"
	"partnerbook/generator/markup"
	"partnerbook/generator/source"
)

// Directory: a council or partnership, and what the sources say of it. A page with
// members is one partnership; one may hold several in its text (:::partnership).
var directory = Kind{
	Name:   "directory",
	About:  "a council or partnership, and what is said of it",
	keys:   []string{"members", "since", "as_of", "successor"},
	decode: decodeDirectory,
	check:  checkDirectory,
}

// Directory holds the settings of a directory page.
type Directory struct {
	Members   []string
	Since     string // as the source gives it
	AsOf      string // the year that the source speaks of
	Successor string
}

func decodeDirectory(d *source.Decoder, _ *Compiler) Fields {
	successor := d.Word("successor")
	out := Directory{Since: yearOrText(d, "since"), AsOf: yearOrText(d, "as_of"), Successor: successor.Text, Members: decodeMembers(d)}
	if problem, hint := markup.LinkProblem(out.Successor); problem != "" {
		d.ReportAt(diag.DirectoryWords, successor.Pos, "%s", problem).Hint = hint
	}
	if out.AsOf != "" && !markup.HasYear(out.AsOf) {
		d.Report(diag.MetaUnknownValue, "as_of", "as_of names no year: %s.", out.AsOf).
			Hint = "Write the year that the source speaks of, as in as_of = 2018."
	}
	return out
}

// decodeMembers reads the names of the members. Those that are shown nowhere are left
// out.
func decodeMembers(d *source.Decoder) []string {
	words := d.Words("members")
	names := make([]string, len(words))
	for i, w := range words {
		names[i] = w.Text
	}
	for i, w := range words {
		if problem, hint := markup.MemberProblem(names, i); problem != "" {
			d.ReportAt(diag.DirectoryWords, w.Pos, "%s", problem).Hint = hint
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" })
}

// yearOrText reads a setting that is a year (2018) or words ("about 2018").
func yearOrText(d *source.Decoder, key string) string {
	if d.IsNumber(key) {
		return d.Raw(key)
	}
	return d.Text(key)
}

// References implements Fields.
func (Directory) References() []markup.Reference { return nil }

// DirectoryView is what a theme sees of a directory page.
type DirectoryView Directory

// View implements Fields.
func (d Directory) View([]Link) any {
	if len(d.Members) == 0 && d.Since == "" && d.AsOf == "" && d.Successor == "" {
		return nil
	}
	return DirectoryView(d)
}

// Search implements Fields: the members, which are councils, since when, and what
// came after. AsOf is the same year on most pages, so it tells none from the others.
func (d Directory) Search() Searched {
	words := append([]string{d.Since, d.Successor}, d.Members...)
	return Searched{Words: words, Councils: d.Members}
}

func checkDirectory(o *Object) diag.List {
	if o.Fields.(Directory).AsOf != "" || len(o.Body.Partnerships) > 0 || path.Base(o.Path) == "index.md" || o.Found.HasErrors() || o.Meta.Status == Draft {
		return nil
	}
	return diag.List{diag.New(diag.DirectoryNoDate, diag.Position{Path: o.Name, Line: 1, Column: 1},
		"The page does not say when it was true.").
		Hinted("Add as_of = 2018, the year that the source speaks of.")}
}
