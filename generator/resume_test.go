package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"partnerbook/generator/testrun"
)

// folder is an output folder in memory, with what its last build kept.
type folder struct {
	files map[string]string
	kept  []byte
}

func (f *folder) read(p string) ([]byte, error) {
	data, ok := f.files[p]
	if !ok {
		return nil, fmt.Errorf("%s: %w", p, fs.ErrNotExist)
	}
	return []byte(data), nil
}

// build does what the command does: it goes on from the last build if it can. went says
// how: "nothing" was written because of errors, "again" only what changed, or "whole".
func (f *folder) build(t *testing.T, s Settings) (found outcome, went string) {
	t.Helper()
	w := NewWorkspace(s)
	o := scanned(t, w)
	if o.RestCalm {
		if _, err := w.Resume(f.kept, o.Rest); err != nil {
			t.Fatal(err)
		}
	}
	e := refresh(t, w, Everything)
	if e.Book == nil {
		return outcome{Found: e.Found.List()}, "nothing"
	}
	if w.Bare() {
		again, ok, err := w.Again(context.Background(), e, f.read)
		if err != nil {
			t.Fatal(err)
		}
		if ok {
			maps.Copy(f.files, emitted(t, again.Files))
			for _, p := range again.Gone {
				delete(f.files, p)
			}
			f.keep(t, w, e, o, again)
			return outcome{e.Found.List(), f.files}, "again"
		}
		w.Forget()
		if e = refresh(t, w, Everything); e.Book == nil {
			return outcome{Found: e.Found.List()}, "nothing"
		}
	}
	all := e.Book.Spend(len(f.kept) == 0)
	if len(all)%2 == 0 { // a build makes them in order, but the order makes no difference
		rand.New(rand.NewPCG(uint64(len(all)), 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	}
	f.files = emitted(t, all)
	f.keep(t, w, e, o, nil)
	return outcome{e.Found.List(), f.files}, "whole"
}

func (f *folder) keep(t *testing.T, w *Workspace, e *Edition, o Origin, again *Again) {
	t.Helper()
	var kept bytes.Buffer
	if err := w.Keep(&kept, e, o.Rest, again); err != nil {
		t.Fatal(err)
	}
	f.kept = kept.Bytes()
}

// reword edits the text of a page in one of the ways in which most pages are edited.
func (n *notebook) reword() string {
	p := n.pick(n.pages()...)
	lines := strings.SplitAfter(string(n.content[p].Data), "\n")
	settings := max(0, slices.Index(lines[min(1, len(lines)):], "+++\n")+2)
	for range 20 {
		i := settings + n.IntN(max(1, len(lines)-settings))
		if i < len(lines) && len(lines[i]) > 1 && !strings.HasPrefix(lines[i], "#") {
			line := strings.TrimSuffix(lines[i], "\n")
			lines[i] = n.pick(line+" More words", line+" on overpayments in "+n.pick("Dover", "Thanet", "Ashford"), "Words "+line,
				line+"\n\nA paragraph.", line+" The LGA said so.", line+" It was 71.3 per cent of 1,204 cases.", line+" [A link](/index.md).", strings.TrimSuffix(line, ".")) + "\n"
			break
		}
	}
	n.write(p, strings.Join(lines, ""))
	return "reword " + p
}

// retitle edits something of a page that other pages, lists or filters show.
func (n *notebook) retitle() string {
	p := n.pick(n.pages()...)
	text := string(n.content[p].Data)
	n.titles++
	before := n.pick("title = \"", "summary = \"", "nations = [", "weight = ", "## Part ", "review_by = 20")
	after := before + strconv.Itoa(n.titles)
	switch before {
	case "title = \"", "summary = \"", "## Part ":
		after += " "
	case "nations = [":
		before, after = "nations = [\"wales\"]", "nations = [\"scotland\"]"
	case "review_by = 20":
		before, after = "review_by = 202", "review_by = 201"
	}
	n.write(p, strings.Replace(text, before, after, 1))
	return "retitle " + p + " " + before
}

// settle makes everything but pages look as if it had not been changed just now: after
// such a change nothing is kept. Now and then it does so to pages too: then they are not
// read again.
func (n *notebook) settle() {
	pages := n.IntN(2) == 0
	for p, f := range n.content {
		if (pages || !strings.HasSuffix(p, ".md") || strings.Contains("/"+p, "/_")) && time.Since(f.ModTime) < time.Hour {
			f.ModTime = f.ModTime.Add(-2 * time.Hour)
		}
	}
}

// TestAgainEqualsClean edits a site at random and builds it after each edit, each time as
// another process does. What then stands is what a clean build makes.
func TestAgainEqualsClean(t *testing.T) {
	testrun.Alone(t)
	steps := 60
	if testrun.Long() {
		steps = 500
	}
	for name, plain := range map[string]bool{"with site.toml": false, "plain folder": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := newNotebook(seeded(t), plain)
			out := &folder{files: map[string]string{}}
			out.build(t, alone(n.all()))
			last := refresh(t, n.workspace(), Everything)
			var script []string
			went := map[string]int{}
			for range steps {
				what := "nothing"
				switch at := n.IntN(4); {
				case at == 0 || last.Book == nil:
					what, _ = n.step(last, plain)
				case at == 1:
					what = n.reword() + ", " + n.retitle()
				case n.IntN(3) == 0:
					what = n.retitle()
				default:
					what = n.reword()
				}
				script = append(script, what)
				n.settle()
				got, how := out.build(t, n.all())
				went[how]++
				last = refresh(t, NewWorkspace(n.all()), Everything)
				wantSame(t, outcomeOf(t, last), got)
				if t.Failed() {
					t.Fatalf("after these edits, the last %s:\n%s", how, strings.Join(script[max(0, len(script)-10):], "\n"))
				}
			}
			t.Log(went)
			if wrote := went["again"] + went["whole"]; went["again"] < wrote/8 {
				t.Errorf("only %d of %d builds went on from the last, so this shows little", went["again"], wrote)
			}
		})
	}
}

// TestAgainMakesLittle sees that an edit of words makes its own page, that of reading ages
// and index files, and nothing else that stands there; be it a figure, which the linker
// looks up in the data, or capitals, which it looks up in the glossary.
func TestAgainMakesLittle(t *testing.T) {
	for _, words := range []string{"Two, on overpayments.", "Two of 71.3 per cent in 1,204 cases.", "Two, by the XYZQ."} {
		t.Run(words, func(t *testing.T) {
			n := newNotebook(seeded(t), false)
			n.settle()
			out := &folder{files: map[string]string{}}
			out.build(t, n.all())
			w := NewWorkspace(n.all())
			p := "guidance/index.md"
			n.write(p, strings.Replace(string(n.content[p].Data), "Two.", words, 1))
			o := scanned(t, w)
			if ok, err := w.Resume(out.kept, o.Rest); !ok || err != nil {
				t.Fatal(ok, err)
			}
			e := refresh(t, w, Everything)
			if e.Stats.Compiled > e.Stats.Files/2 {
				t.Errorf("%d of %d files were compiled", e.Stats.Compiled, e.Stats.Files)
			}
			again, ok, err := w.Again(context.Background(), e, out.read)
			if !ok || err != nil {
				t.Fatal(ok, err)
			}
			var pages []string
			for _, f := range again.Files {
				if !strings.HasPrefix(f.Path, "search/") {
					pages = append(pages, f.Path)
				}
			}
			if !slices.Contains(pages, "guidance/index.html") || slices.Contains(pages, "a-z.html") || len(pages) > e.Stats.Pages/2 {
				t.Errorf("these of %d pages were made: %v", e.Stats.Pages, pages)
			}
		})
	}
}

// TestResumeTakesNothingElse gives Resume what was kept of something else, cut off, or
// with a byte changed. It is taken up only where it makes the same as a clean build.
func TestResumeTakesNothingElse(t *testing.T) {
	n := newNotebook(seeded(t), false)
	n.settle()
	out := &folder{files: map[string]string{}}
	out.build(t, n.all())
	whole := out.kept
	n.reword()
	want := clean(t, n.all())
	for name, kept := range map[string][]byte{
		"nothing": nil, "a byte": whole[:1], "the rest alone": whole[:32], "half": whole[:len(whole)/2], "but a byte": whole[:len(whole)-1],
		"more": append(slices.Clone(whole), 0), "another rest": append([]byte{whole[0] ^ 1}, whole[1:]...),
	} {
		w := NewWorkspace(n.all())
		o := scanned(t, w)
		if ok, err := w.Resume(kept, o.Rest); ok || err != nil {
			t.Errorf("%s: %t, %v", name, ok, err)
		}
		wantSame(t, want, outcomeOf(t, refresh(t, w, Everything)))
	}
}

// TestYoungPagesAreReadAgain saves a page twice within a tick of the disk's clock, with a
// build in between.
func TestYoungPagesAreReadAgain(t *testing.T) {
	n := newNotebook(seeded(t), false)
	p := "guidance/index.md"
	text := string(n.content[p].Data)
	save := func(words string, at time.Time) {
		n.write(p, strings.Replace(text, "Two.", words, 1))
		n.content[p].ModTime = at
	}
	n.settle()
	now := time.Now()
	save("First words.", now)
	out := &folder{files: map[string]string{}}
	out.build(t, n.all())
	save("Other words.", now)
	got, went := out.build(t, n.all())
	if went != "again" {
		t.Errorf("the build after that: %s", went)
	}
	wantSame(t, clean(t, n.all()), got)
}
