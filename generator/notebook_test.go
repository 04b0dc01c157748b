package generator

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"partnerbook/generator/kind"
	"partnerbook/generator/testrun"
	"partnerbook/themes"
)

// notebook is a site in memory that tests edit at random. An edit returns the
// folders that a watcher would mark.
type notebook struct {
	*rand.Rand
	content, site fstest.MapFS
	served        bool // with drafts, and live
	clock         time.Time
	titles        int
	folders       int
}

// newNotebook returns a site of about 40 files that is sound, or, with plain set,
// a folder without site.toml.
func newNotebook(r *rand.Rand, plain bool) *notebook {
	n := &notebook{
		Rand: r, content: fstest.MapFS{}, site: fstest.MapFS{},
		clock: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC),
	}
	n.restore(plain)
	for _, k := range kind.Names() {
		n.write(k+"/index.md", n.page("guidance", true))
		for range 3 {
			n.write(n.freshPath(k), n.page(k, true))
		}
	}
	return n
}

// restore writes the files that others rely on.
func (n *notebook) restore(plain bool) {
	for p, text := range map[string]string{
		"index.md":            "+++\ntitle = \"Start\"\n+++\n\nSee [](/guidance/index.md).\n\n:::list{kind=checklist}\n",
		"sources/src.md":      "+++\ntitle = \"A source\"\nkind = \"source\"\nid = \"src\"\npublisher = \"Somebody\"\nnumbered = true\n+++\n\nFirst. {#p1}\n\nSecond. {#p2}\n",
		"_inc/x.md":           "Included, with [a link](/guidance/index.md) and :term[SLA]. :cite[src#p2]\n",
		"_inc/y.md":           "Included:\n\n:::include{file=x.md}\n",
		"files/form.txt":      "A form.\n",
		"img/plan.svg":        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
		"glossary.toml":       n.glossary(),
		"data/kpi.csv":        "council,year,value\nA,2009,97.5\nA,2010,97.4\n",
		"aids/choose.toml":    n.aid("choose", true),
		"aids/choose.cy.toml": n.aidTexts(true),
		"data/kpi.toml":       "title = \"Figures\"\nsources = [\"src#p1\"]\n[[column]]\nid = \"value\"\nunit = \"%\"\n",
	} {
		n.write(p, text)
	}
	n.removeBelow("themes/")
	n.writeSite("site.toml", n.settings())
	if plain {
		delete(n.site, "site.toml")
	}
}

// workspace returns a new workspace of the notebook, which loads its themes itself.
func (n *notebook) workspace() *Workspace { return NewWorkspace(alone(n.all())) }

// alone returns settings of a workspace that shares nothing with others.
func alone(s Settings) Settings {
	s.Shelf = nil
	return s
}

func (n *notebook) all() Settings {
	return Settings{
		Content: n.content, Prefix: "content", Site: n.site, Themes: themes.FS, Shelf: shelf,
		Day:    time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC),
		Drafts: n.served, Live: n.served,
	}
}

func (n *notebook) glossary() string {
	text := "[[term]]\nterm = \"SLA\"\nexpansion = \"service level agreement\"\nforms = [\"SLAs\"]\ndefinition = \"A promise.\"\nsources = [\"src#p1\"]\n"
	if n.IntN(2) == 0 {
		text += "\n[[term]]\nterm = \"LA\"\ndefinition = \"A local authority.\"\nbasis = \"ours\"\n"
	}
	return text
}

// aid returns a decision aid; one that is not sound may be wrong.
func (n *notebook) aid(id string, sound bool) string {
	text := "aid = \"" + id + "\"\nkind = \"guide\"\nversion = \"1.0.0\"\ntitle = \"Choose " + id + "\"\ndecision = \"What.\"\n" +
		"review = { by = \"Editors\", on = 2026-11-2" + strconv.Itoa(n.IntN(2)) + ", next = 2027-11-21 }\nbasis = \"source\"\nev = [\"src#p1\"]\nstart = \"q\"\n" +
		"outcomes = [ { id = \"a\", title = \"A\", why = \"Because " + strconv.Itoa(n.IntN(9)) + ".\" }, { id = \"b\", title = \"B\", why = \"So.\" } ]\n" +
		"[[questions]]\nid = \"q\"\nask = \"Which?\"\n"
	if n.IntN(2) == 0 {
		text += "hint = \"One of two.\"\n"
	}
	if !sound && n.IntN(8) == 0 {
		text += "typo = 1\n"
	}
	return text + "options = [ { id = \"x\", label = \"X\", next = \"outcome:a\" }, { id = \"y\", label = \"Y\", next = \"outcome:b\" } ]\n"
}

// aidTexts returns the Welsh of a decision aid; what is not sound may be wrong.
func (n *notebook) aidTexts(sound bool) string {
	text := "title = \"Dewis " + strconv.Itoa(n.IntN(5)) + "\"\n"
	for _, more := range []string{
		"decision = \"Beth.\"\n", "translation = { of = 2026-11-20, review = \"needed\" }\n", "review = { by = \"Golygyddion\" }\n",
		"outcomes = [ { id = \"a\", why = \"Achos.\" } ]\n", "questions = [ { id = \"q\", ask = \"Pa un?\", options = [ { id = \"y\", label = \"Y Gymraeg\" } ] } ]\n",
	} {
		if n.IntN(2) == 0 {
			text += more
		}
	}
	if !sound && n.IntN(6) == 0 {
		text += n.pick("start = \"q\"\n", "criteria = []\n", "notice = \"Nid oes.\"\n", "title = \n")
	}
	return text
}

func (n *notebook) settings() string {
	text := "title = \"Notebook\"\nbuild_date = 2026-11-21\nlanguages = [\"en\", \"cy\"]\n"
	for _, more := range []string{
		"base_url = \"https://example.org/\"\n",
		"fail_on_overdue = false\n",
		"[brand]\ncolour = \"#14504a\"\nfooter = \"A footer.\"\n",
		"[[navigation]]\ntitle = \"Start\"\npage = \"index.md\"\n",
		"[contact]\nemail = \"someone@example.org\"\n",
		"[diagnostics]\n\"page/orphan\" = \"off\"\n",
	} {
		if n.IntN(3) == 0 {
			text += more
		}
	}
	return text + "[[topic]]\nid = \"costs\"\ntitle = \"Costs " + fmt.Sprint(n.IntN(3)) + "\"\n[[topic]]\nid = \"staff\"\ntitle = \"Staff\"\n"
}

// own holds what a kind of page needs: settings and text.
var own = map[string][2]string{
	"guidance":    {"numbered = true\n", "Numbered.\n\nTwo.\n"},
	"checklist":   {"", "- [ ] One {#one}\n- [ ] Two {#two}\n  - [ ] Three {#three}\n"},
	"testimonial": {"who = \"A council\"\ngist = \"It worked.\"\nsources = [\"src#p1\"]\n", "Text.\n"},
	"case-study":  {"sources = [\"src#p2\"]\n[facts]\nStaff = \"12\"\n", "Text.\n"},
	"template":    {"[[field]]\nid = \"name\"\nlabel = \"Name\"\n", "Dear {{name}}.\n"},
	"reference":   {"", "| a | b |\n|---|---|\n| 1 | 2 |\n"},
	"source":      {"publisher = \"Somebody\"\n", "A place. {#p1}\n"},
	"directory":   {"as_of = 2018\nmembers = [\"A\", \"B\"]\n", "Text.\n"},
}

// page returns the text of a page of a kind; one that is not sound may refer to
// what is not there, or be broken in other ways.
func (n *notebook) page(kindName string, sound bool) string {
	n.titles++
	var out strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	some := func(of int, format string, args ...any) {
		if n.IntN(of) == 0 {
			line(format, args...)
		}
	}
	line("+++\ntitle = \"Page %d\"\nkind = %q", n.titles, kindName)
	some(2, "summary = \"Summary of %d.\"", n.IntN(100))
	some(3, "models = [\"shared\"]")
	some(3, "nations = [\"wales\"]")
	some(3, "topics = [%q]", n.pick("costs", "staff"))
	some(3, "weight = %d", n.IntN(5))
	some(3, "review_by = 202%d-0%d-01", 6+n.IntN(2), 1+n.IntN(9))
	some(4, "aliases = [\"old/%d.html\"]", n.titles)
	some(4, "related = [%q]", "/"+n.target(sound))
	some(8, "status = \"withdrawn\"\nwithdrawn = { because = \"It is old.\", use = %q }", "/"+n.target(sound))
	some(9, "changes = [ { on = 2026-01-0%d, note = \"Changed\" } ]", 1+n.IntN(9))
	if !sound {
		some(6, "status = \"draft\"")
		some(6, "id = %q", n.pick("src", "twice", "thrice"))
		some(9, "colour = \"red\"")
		some(9, "title = \"Twice\"")
	}
	if parts := own[kindName]; n.IntN(20) > 0 || sound {
		out.WriteString(parts[0])
		line("+++\n\n%s", parts[1])
	} else {
		line("+++")
	}
	n.paragraphs(line, some, sound)
	return out.String()
}

func (n *notebook) paragraphs(line func(string, ...any), some func(int, string, ...any), sound bool) {
	for i := range 1 + n.IntN(3) {
		line("## Part %d\n\nText with [a link](/%s), and [](/%s).\n", i, n.target(sound), n.target(sound))
		some(2, "A statement. :cite[src#p%d]\n", 1+n.IntN(2))
		some(3, ":::include{file=/_inc/%s.md}\n", n.pick("x", "y"))
		some(3, ":::list{kind=%s}\n", n.pick(kind.Names()...))
		some(3, "Explain the :term[SLA] please.\n")
		some(3, "Get [the form](/files/form.txt).\n")
		some(4, "![A plan](/img/plan.svg)\n")
		some(4, "They had :data[kpi?council=A&year=%d], or 97.5%%. :cite[src#p1]\n", 2009+n.IntN(2))
		some(6, ":::table{data=kpi}\n")
		some(6, ":::chart{data=/data/kpi.csv type=line x=year}\n")
		some(4, "Noted.[^n%d]\n\n[^n%d]: A footnote.\n", i, i)
		some(5, ":::note Mind\nThe gap.\n:::\n")
		some(9, "```go\nfunc main() {}\n```\n")
		if !sound {
			some(4, "Broken [one](gone.md#x) :cite[nobody#p1] :term[Nothing] ABC.\n")
			some(5, "<script>x</script> <b>bold</b>\n")
			some(5, ":::unknown\n")
			some(6, ":data[kpi?council=B] :data[more?x=1]\n\n:::table{data=more}\n")
			some(9, "#### Skipped\n\n![](/img/none.png)\n")
			some(9, "<!-- allow text/long-sentence: none here -->\n")
			some(9, "Caf\xe9.\n")
			some(9, "Same. {#same}\n\nSame. {#same}\n")
		}
	}
}

// target returns the path of a page; of one that is there if that must be.
func (n *notebook) target(sound bool) string {
	if !sound && n.IntN(8) == 0 {
		return n.pick("gone.md", "guidance/nothing.md", "../outside.md", "files/form.txt", "guidance/")
	}
	there := n.paths(func(p string) bool {
		return strings.HasSuffix(p, ".md") && p[0] != '_' && !strings.Contains(p, ".cy.") && !isDraft(n.content[p])
	})
	if len(there) == 0 || n.content["index.md"] == nil {
		return "index.md"
	}
	return n.pick(there...)
}

func isDraft(f *fstest.MapFile) bool { return strings.Contains(string(f.Data), "status = \"draft\"") }

func (n *notebook) pick(from ...string) string { return from[n.IntN(len(from))] }

// paths returns the content paths that fit, sorted, so that the same seed gives
// the same edits.
func (n *notebook) paths(fits func(string) bool) []string {
	var out []string
	for p := range n.content {
		if fits(p) {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return out
}

func (n *notebook) freshPath(folder string) string {
	n.titles++
	return path.Join(folder, fmt.Sprintf("page-%d.md", n.titles))
}

// file makes a file as if it were saved now: with a date long past, so that it
// counts as settled, or with that of this moment.
func (n *notebook) file(text string) *fstest.MapFile {
	n.clock = n.clock.Add(time.Second)
	when := n.clock
	if n.IntN(4) == 0 {
		when = time.Now()
	}
	return &fstest.MapFile{Data: []byte(text), Mode: 0o644, ModTime: when}
}

// write writes a file of the content.
func (n *notebook) write(p, text string) (marked []string) {
	marked = []string{n.nearest(path.Dir(p))}
	n.content[p] = n.file(text)
	return marked
}

func (n *notebook) writeSite(p, text string) []string {
	n.site[p] = n.file(text)
	return []string{}
}

func (n *notebook) removeBelow(prefix string) {
	for p := range n.site {
		if strings.HasPrefix(p, prefix) {
			delete(n.site, p)
		}
	}
}

// nearest returns a folder, or the nearest above it that is there.
func (n *notebook) nearest(dir string) string {
	for dir != "." && len(n.below(dir)) == 0 {
		dir = path.Dir(dir)
	}
	return dir
}

func (n *notebook) below(dir string) []string {
	return n.paths(func(p string) bool { return strings.HasPrefix(p, dir+"/") })
}

func (n *notebook) remove(p string) (marked []string) {
	delete(n.content, p)
	return []string{path.Dir(p)}
}

func (n *notebook) rename(from, to string) (marked []string) {
	marked = []string{path.Dir(from), n.nearest(path.Dir(to))}
	n.content[to] = n.content[from]
	delete(n.content, from)
	return marked
}

func (n *notebook) renameFolder(from, to string) (marked []string) {
	marked = []string{path.Dir(from), n.nearest(path.Dir(to))}
	for _, p := range n.below(from) {
		n.content[to+strings.TrimPrefix(p, from)] = n.content[p]
		delete(n.content, p)
	}
	return marked
}

// seeded returns a source of random numbers and prints its seed. The seed is the
// same each time, or that of PARTNERBOOK_SEED; long runs take a new one.
func seeded(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(1)
	if testrun.Long() {
		seed = uint64(time.Now().UnixNano())
	}
	if s, err := strconv.ParseUint(os.Getenv("PARTNERBOOK_SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Logf("PARTNERBOOK_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}
