package generator

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	gocmp "github.com/google/go-cmp/cmp"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/output"
	"partnerbook/generator/render"
	"partnerbook/generator/site"
	"partnerbook/generator/testrun"
	"partnerbook/themes"
)

// outcome is everything that an edition comes to.
type outcome struct {
	Found diag.List
	Files map[string]string // nil: there are errors
}

func outcomeOf(t *testing.T, e *Edition) outcome {
	t.Helper()
	o := outcome{Found: e.Found.List()}
	if e.Book != nil {
		o.Files = emitted(t, e.Book.Files())
	}
	return o
}

func emitted(t *testing.T, files []output.File) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, f := range files {
		var b bytes.Buffer
		if err := f.Emit(&b); err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		if _, twice := out[f.Path]; twice {
			t.Errorf("%s is emitted twice", f.Path)
		}
		out[f.Path] = b.String()
	}
	return out
}

func refresh(t *testing.T, w *Workspace, folders []string) *Edition {
	t.Helper()
	e, err := w.Refresh(context.Background(), folders)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func clean(t *testing.T, s Settings) outcome {
	t.Helper()
	return outcomeOf(t, refresh(t, NewWorkspace(s), Everything))
}

// wantSame fails if two outcomes differ, and says where.
func wantSame(t *testing.T, want, got outcome) {
	t.Helper()
	if diff := gocmp.Diff(want.Found, got.Found); diff != "" {
		t.Errorf("the messages differ (-want +got):\n%s", diff)
	}
	if (want.Files == nil) != (got.Files == nil) {
		t.Errorf("one edition can be shown and the other cannot")
		return
	}
	for p, data := range want.Files {
		if other, ok := got.Files[p]; !ok {
			t.Errorf("%s is missing", p)
		} else if diff := gocmp.Diff(data, other); diff != "" {
			t.Errorf("%s differs (-want +got):\n%s", p, diff)
		}
	}
	for p := range got.Files {
		if _, ok := want.Files[p]; !ok {
			t.Errorf("%s is too many", p)
		}
	}
}

// edit is one thing that happens to a notebook. It returns what it did and the
// folders that a watcher would mark.
type edit struct {
	weight int
	do     func(n *notebook) (what string, marked []string)
}

var edits = []edit{
	{20, func(n *notebook) (string, []string) {
		p := n.pick(n.pages()...)
		return "edit " + p, n.write(p, n.page(n.pick(kind.Names()...), n.IntN(4) > 0))
	}},
	{20, func(n *notebook) (string, []string) {
		p := n.pick(n.pages()...)
		lines := strings.SplitAfter(string(n.content[p].Data), "\n")
		i := n.IntN(len(lines))
		words := n.pick("\nMore words.\n\n", "Words", "\nThe LGA and the ABC said so.\n\n", "\n## A part {#a-part}\n\n", "\n")
		return "insert into " + p, n.write(p, strings.Join(slices.Insert(lines, i, words), ""))
	}},
	{8, func(n *notebook) (string, []string) {
		p := n.freshPath(n.pick("guidance", "checklist", ".", "guidance/deep/er", fmt.Sprint("new-", n.IntN(5))))
		return "add " + p, n.write(p, n.page(n.pick(kind.Names()...), n.IntN(3) > 0))
	}},
	{6, func(n *notebook) (string, []string) {
		p := n.pick(n.pages()...)
		return "delete " + p, n.remove(p)
	}},
	{6, func(n *notebook) (string, []string) {
		p := n.pick(n.pages()...)
		to := n.freshPath(n.pick(path.Dir(p), "guidance", "_inc"))
		return "rename " + p + " to " + to, n.rename(p, to)
	}},
	{3, func(n *notebook) (string, []string) {
		from := path.Dir(n.pick(n.pages()...))
		if from == "." {
			return "nothing", []string{}
		}
		n.folders++
		to := fmt.Sprintf("%s-%d", n.pick("moved", "guidance/moved", "_moved"), n.folders)
		return "rename folder " + from + " to " + to, n.renameFolder(from, to)
	}},
	{3, func(n *notebook) (string, []string) {
		dir := path.Dir(n.pick(n.pages()...))
		var marked []string
		for _, p := range n.below(dir) {
			marked = append(marked, n.remove(p)...)
		}
		return "delete folder " + dir, append(marked, path.Dir(dir))
	}},
	{4, func(n *notebook) (string, []string) {
		p := n.pick(n.pages()...)
		return "break " + p, n.write(p, n.pick("+++\ntitle = ", "+++\n", "", "\xff\xfeT\x00", "---\na: [\n---\n", "Caf\xe9\x00"))
	}},
	{4, func(n *notebook) (string, []string) {
		p := n.pick("_inc/x.md", "_inc/y.md")
		return "edit " + p, n.write(p, n.pick("Included.\n", "## Heading\n", ":::include{file=x.md}\n", "See [it](/gone.md).\n", "Fine, see [](/index.md).\n"))
	}},
	{3, func(n *notebook) (string, []string) {
		p := n.pick("files/form.txt", "files/more.txt", "img/plan.svg", "guidance/files/deep.bin")
		if n.content[p] != nil && n.IntN(3) == 0 {
			return "delete " + p, n.remove(p)
		}
		return "edit " + p, n.write(p, fmt.Sprint("bytes ", n.IntN(100)))
	}},
	{6, func(n *notebook) (string, []string) {
		p := n.pick("data/kpi.csv", "data/kpi.csv", "data/kpi.toml", "data/more.csv", "data/more.toml")
		if n.content[p] != nil && n.IntN(4) == 0 {
			return "delete " + p, n.remove(p)
		}
		if strings.HasSuffix(p, ".toml") {
			return "edit " + p, n.write(p, n.pick("title = \"Other\"\n", "caveat = \"Care.\"\nsources = [\"src#p2\"]\n", "", "title = \n", "[[column]]\nid = \"gone\"\n"))
		}
		return "edit " + p, n.write(p, n.pick(
			fmt.Sprintf("council,year,value\nA,2009,%d.5\nA,2010,97.4\n", n.IntN(100)),
			"council;year;value\nA;2009;97.5\nA;2010;N/A\n", "council,year\nA,2009,1\n", "", "a,\"b\n", "council,year,value\nB,2009,=1\n"))
	}},
	{3, func(n *notebook) (string, []string) {
		p := strings.TrimSuffix(n.pick(n.pages()...), ".md") + ".cy.md"
		return "translate " + p, n.write(p, n.page("guidance", true))
	}},
	{6, func(n *notebook) (string, []string) {
		p := n.pick("aids/choose.toml", "aids/choose.cy.toml", "aids/choose.cy.toml", "aids/other.cy.toml", "aids/other.toml")
		if n.content[p] != nil && n.IntN(4) == 0 {
			return "delete " + p, n.remove(p)
		}
		if n.content[p] != nil && n.IntN(6) == 0 {
			to := n.pick("aids/choose.cy.toml", "aids/other.cy.toml", "aids/choose.toml")
			return "rename " + p + " to " + to, n.rename(p, to)
		}
		if strings.HasSuffix(p, ".cy.toml") {
			return "edit " + p, n.write(p, n.aidTexts(false))
		}
		return "edit " + p, n.write(p, n.aid(strings.TrimSuffix(path.Base(p), ".toml"), false))
	}},
	{3, func(n *notebook) (string, []string) {
		if n.content["glossary.toml"] != nil && n.IntN(3) == 0 {
			return "delete the glossary", n.remove("glossary.toml")
		}
		return "edit the glossary", n.write("glossary.toml", n.pick(n.glossary(), n.glossary(), "[[term]]\nterm = 1\n", ""))
	}},
	{3, func(n *notebook) (string, []string) {
		p := "glossary.cy.toml"
		if n.content[p] != nil && n.IntN(3) == 0 {
			return "delete " + p, n.remove(p)
		}
		return "edit " + p, n.write(p, "[[term]]\nof = \""+n.pick("SLA", "SLA", "LA")+"\"\nterm = \"CLG\"\ndefinition = \"Addewid "+n.pick("un", "dau")+".\"\n")
	}},
	{3, func(n *notebook) (string, []string) {
		return "edit site.toml", n.writeSite("site.toml", n.pick(n.settings(), n.settings(), n.settings(), "title = \n", "colour = 1\n", "theme = \"own\"\n", ""))
	}},
	{1, func(n *notebook) (string, []string) {
		delete(n.site, "site.toml")
		return "delete site.toml", []string{}
	}},
	{3, func(n *notebook) (string, []string) {
		name := "themes/" + n.pick("default", "own") + "/"
		if n.IntN(3) == 0 {
			n.removeBelow(name)
			return "delete " + name, []string{}
		}
		p := name + n.pick("style.css", "guidance/page.html", "markup/cite.html", "theme.toml")
		return "edit " + p, n.writeSite(p, themeFile(n, path.Base(p)))
	}},
	{2, func(n *notebook) (string, []string) {
		p := n.pick("guidance/link.md", "files/link.txt", "link.md")
		if n.content[p] != nil {
			return "delete link " + p, n.remove(p)
		}
		marked := n.write(p, n.pick("index.md", "form.txt", "../../outside", "."))
		n.content[p].Mode = fs.ModeSymlink | 0o777
		return "link " + p, marked
	}},
	{2, func(n *notebook) (string, []string) {
		p := n.pick(n.pages()...)
		return "touch " + p, n.write(p, string(n.content[p].Data))
	}},
	{1, func(*notebook) (string, []string) { return "nothing", []string{} }},
}

func themeFile(n *notebook, name string) string {
	switch name {
	case "style.css":
		return n.pick("p{color:red}", "p{color:blue}", "@import \"gone.css\";")
	case "theme.toml":
		return n.pick("api = 1\n", "api = 99\n")
	}
	return n.pick(`{{define "before"}}<p>Before.</p>{{end}}`, `{{define "after"}}<p>After {{.Title}}.</p>{{end}}`,
		`{{define "before"}}{{.Nothing}}{{end}}`, `{{define "before"}}{{end`)
}

// pages returns the paths of all Markdown files; there is always one.
func (n *notebook) pages() []string {
	pages := n.paths(func(p string) bool { return strings.HasSuffix(p, ".md") && n.content[p].Mode.IsRegular() })
	if len(pages) == 0 {
		n.write("index.md", n.page("guidance", true))
		return []string{"index.md"}
	}
	return pages
}

// step does a random edit. Where the last edition had errors, it mostly mends
// them: an edition with errors has no pages to compare.
func (n *notebook) step(last *Edition, plain bool) (what string, marked []string) {
	if last.Book == nil && n.IntN(4) > 0 {
		return "mend", n.mend(last, plain)
	}
	total := 0
	for _, e := range edits {
		total += e.weight
	}
	at := n.IntN(total)
	for _, e := range edits {
		if at -= e.weight; at < 0 {
			return e.do(n)
		}
	}
	return "nothing", []string{}
}

// mend removes what an error names, and writes other pages there. Of two pages that want the
// same, both go: restore may put back the one that the error is at.
func (n *notebook) mend(last *Edition, plain bool) (marked []string) {
	renew := func(pos diag.Position) {
		p, inContent := strings.CutPrefix(pos.Path, "content/")
		if !inContent || n.content[p] == nil {
			return
		}
		marked = append(marked, n.remove(p)...)
		if strings.HasSuffix(p, ".md") && !strings.HasSuffix(p, ".cy.md") {
			n.write(p, n.page("guidance", true))
		}
	}
	for _, d := range last.Found.List() {
		if d.Severity != diag.Error {
			continue
		}
		renew(d.Pos)
		for _, r := range d.Related {
			renew(r.Pos)
		}
	}
	n.restore(plain)
	return append(marked, ".", "sources", "_inc", "files", "img", "data", "aids")
}

// TestEditsEqualClean is the promise of the package comment: after any edits, a
// workspace that kept what it could has come to what a new one comes to.
func TestEditsEqualClean(t *testing.T) {
	steps := 60
	if testrun.Long() {
		steps = 500
	}
	for name, plain := range map[string]bool{"with site.toml": false, "plain folder": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := newNotebook(seeded(t), plain)
			n.served = plain
			w := n.workspace()
			last := refresh(t, w, Everything)
			if last.Book == nil {
				t.Fatalf("the first edition has errors: %v", last.Found.List())
			}
			var script []string
			shown := 0
			for range steps {
				what, marked := n.step(last, plain)
				if n.IntN(8) == 0 {
					marked = Everything
				}
				script = append(script, fmt.Sprintf("%s %q", what, marked))
				last = refresh(t, w, marked)
				if last.Book != nil {
					shown++
				}
				wantSame(t, clean(t, n.all()), outcomeOf(t, last))
				if again := refresh(t, w, marked); again != last {
					t.Error("nothing changed, and there is a new edition")
				}
				if t.Failed() {
					t.Fatalf("after these edits:\n%s", strings.Join(script[max(0, len(script)-10):], "\n"))
				}
			}
			t.Logf("%d of %d editions could be shown", shown, steps)
			if shown < steps/4 {
				t.Error("most editions had errors, so this shows little")
			}
		})
	}
}

// messy returns a plain folder in which there is something wrong everywhere.
func messy(r *rand.Rand) *notebook {
	n := newNotebook(r, true)
	for range 60 {
		for _, e := range edits {
			if e.weight >= 4 && r.IntN(2) == 0 {
				e.do(n)
			}
		}
	}
	return n
}

// TestBuildsAreTheSame: the same files give the same bytes and messages, however
// often, with however many jobs, and in whatever order the files come.
func TestBuildsAreTheSame(t *testing.T) {
	for name, n := range map[string]*notebook{
		"sound": newNotebook(seeded(t), false),
		"messy": messy(seeded(t)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := clean(t, alone(n.all()))
			if want.Files == nil {
				t.Fatal("the site cannot be shown:", want.Found)
			}
			for i, jobs := range []int{1, 8, 2, 3} {
				s := alone(n.all())
				s.Jobs = jobs
				if i > 0 {
					s.Content = shuffled{n.content, rand.New(rand.NewPCG(uint64(i), 0))}
				}
				wantSame(t, want, clean(t, s))
			}
		})
	}
}

// shuffled is a file system that lists its folders in no order.
type shuffled struct {
	fstest.MapFS
	r *rand.Rand
}

func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := s.MapFS.ReadDir(name)
	s.r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

// TestLinkDoesNotDependOnOrder gives the objects and files to Link in no order.
func TestLinkDoesNotDependOnOrder(t *testing.T) {
	n := messy(seeded(t))
	w := n.workspace()
	refresh(t, w, Everything)
	theme, problems := render.LoadTheme(must(fs.Sub(themes.FS, "default")), "themes/default", w.config)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	in := site.Input{Config: w.config, Files: slices.Clone(w.files), Prefix: "content", Date: w.buildDay()}
	for _, c := range w.objects {
		if !c.other {
			in.Objects = append(in.Objects, c.object)
		}
	}
	link := func() outcome {
		s, found := site.Link(in)
		return outcome{found.Sorted(), emitted(t, render.NewBook(s, theme, n.content, false, new(render.Digests), nil).Files())}
	}
	slices.SortFunc(in.Objects, func(a, b *kind.Object) int { return cmp.Compare(a.Path, b.Path) })
	want := link()
	for range 4 {
		n.Shuffle(len(in.Objects), func(i, j int) { in.Objects[i], in.Objects[j] = in.Objects[j], in.Objects[i] })
		n.Shuffle(len(in.Files), func(i, j int) { in.Files[i], in.Files[j] = in.Files[j], in.Files[i] })
		wantSame(t, want, link())
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
