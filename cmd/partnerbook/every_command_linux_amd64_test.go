package main_test

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"partnerbook/generator/testrun"
)

// writing is a command that writes files, and what stands in its folder before.
type writing struct {
	args   []string
	before tree
	// made says that files come into being in place, and that running the command
	// again makes them whole.
	made bool
	// once says that the command refuses, rightly, what a run did that was stopped
	// right after its work.
	once bool
}

func writingCommands() map[string]writing {
	site := tree{"site.toml": "title = \"Small\"\n", "content/index.md": page("Start", "Text.")}
	with := func(more tree) tree {
		out := maps.Clone(site)
		maps.Copy(out, more)
		return out
	}
	list := "+++\ntitle = \"List\"\nkind = \"checklist\"\n+++\n\n- [ ] First\n- [ ] Second\n"
	template := "+++\ntitle = \"Plan\"\nkind = \"template\"\nid = \"plan\"\n\n[[field]]\nid = \"who\"\nlabel = \"Who\"\n+++\n\nAbout it.\n\n:::document\nBetween {{who}} and others.\n:::\n"
	answers := `{"answers":1,"template":"plan","fields":{"who":"Northtown"}}`
	fill := with(tree{"content/plan.md": template, "answers.json": answers, "out.md": "old\n", "out.md~": "an editor's", "out.docx": "old"})
	return map[string]writing{
		"init":           {args: []string{"init", "site"}, before: tree{"notes.txt": "mine"}, once: true},
		"init here":      {args: []string{"init"}, before: tree{"notes.txt": "mine"}, once: true},
		"new":            {args: []string{"new", "guidance", "guide/deep/new.md"}, before: site, once: true},
		"lock":           {args: []string{"checklist", "lock"}, before: with(tree{"content/list.md": list})},
		"lock again":     {args: []string{"checklist", "lock"}, before: with(tree{"content/list.md": list, "content/checklist-ids.lock": "", "content/checklist-ids.lock~": "an editor's"})},
		"fill to text":   {args: []string{"fill", "plan", "answers.json", "--out", "out.md"}, before: fill},
		"fill to Word":   {args: []string{"fill", "plan", "answers.json", "--out", "out.docx"}, before: fill},
		"manual":         {args: []string{"man", "pages"}, before: tree{"notes.txt": "mine"}, made: true},
		"a comparison":   {args: []string{"diff", ".", ".", "--page", "changes.html"}, before: with(tree{"changes.html~": "an editor's"})},
		"into an output": {args: []string{"build"}, before: site, made: true},
		"publish":        {args: []string{"publish", "file://" + inPlace + "/www"}, before: site, made: true},
	}
}

// commandFaults are tried on each call of each of them.
var commandFaults = []struct {
	name  string
	f     fault
	code  int
	words string
}{
	{"killed", fault{}, exitKilled, ""},
	{"killed in the middle", fault{half: true}, exitKilled, ""},
	{"full disk", fault{errno: syscall.ENOSPC, onward: true, only: needsRoom}, exitMachine, "disk is full"},
	{"broken disk", fault{errno: syscall.EIO}, exitMachine, "disk reports a fault"},
	{"interrupted call", fault{errno: syscall.EINTR, only: byKind("create", "write", "sync", "rename")}, exitFine, ""},
}

// TestEveryCommandThatWrites kills and refuses the commands that write, and runs each
// again: nothing that stood there is lost, nothing is half, and in the end all is as if
// nothing had happened.
func TestEveryCommandThatWrites(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	commands := writingCommands()
	for i, name := range slices.Sorted(maps.Keys(commands)) {
		w := commands[name]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			putAll(t, dir, w.before)
			all := w.run(t, dir, fault{})
			wantRefusal(t, all.result, exitFine)
			want := w.left(t, dir)
			stopped := 0
			for j, c := range commandFaults {
				if !testrun.Long() && (i+j)%3 != 0 && !(name == "publish" && c.name == "full disk") {
					continue // others have their turn with other commands
				}
				for _, at := range some(all.concerned(c.f), 1) {
					f := c.f
					f.at = at
					stopped += w.trial(t, f, want, c.code, c.words)
					if t.Failed() {
						t.Fatalf("%s at call %d of %d", c.name, at, all.concerned(c.f))
					}
				}
			}
			t.Logf("%d calls; %d runs were stopped or refused", len(all.calls), stopped)
		})
	}
}

var fixedDay = []string{"SOURCE_DATE_EPOCH=1795219200"}

// inPlace stands in arguments for the folder of the run, where it must be whole.
const inPlace = "{here}"

func (w writing) argsIn(dir string) (out []string) {
	for _, a := range w.args {
		out = append(out, strings.ReplaceAll(a, inPlace, dir))
	}
	return out
}

func (w writing) run(t *testing.T, dir string, f fault) traced {
	t.Helper()
	return tracedRun(t, dir, []string{dir}, f, fixedDay, w.argsIn(dir)...)
}

// left returns what stands in a folder, without what the program keeps to itself.
func (w writing) left(t *testing.T, dir string) tree {
	t.Helper()
	out := readTree(t, dir)
	maps.DeleteFunc(out, func(p, _ string) bool {
		return slices.ContainsFunc(strings.Split(p, "/"), func(s string) bool { return strings.HasPrefix(s, ".partnerbook-") })
	})
	return out
}

// trial has one fault happen, and returns how many runs did not come to their end.
func (w writing) trial(t *testing.T, f fault, want tree, code int, words string) (stopped int) {
	t.Helper()
	dir := t.TempDir()
	putAll(t, dir, w.before)
	r := w.run(t, dir, f)
	if r.hit && r.code != exitFine {
		stopped = 1
		wantRefusal(t, r.result, code, words)
		if code == exitMachine {
			wantPlain(t, r.errs)
		}
	}
	now := w.left(t, dir)
	for p, data := range w.before {
		if now[p] != data && now[p] != want[p] {
			t.Errorf("%s held %q and holds %q", p, data, now[p])
		}
	}
	for p, data := range now {
		if !w.made && data != want[p] && data != w.before[p] {
			t.Errorf("%s is not whole: %q", p, data)
		}
	}
	again := command(t, dir, w.argsIn(dir)...)
	again.Env = append(again.Env, fixedDay...)
	if end := finish(t, again); end.code != exitFine && !(w.once && end.code == exitUsage && strings.Contains(end.errs, "there already")) {
		t.Errorf("the next run ends with %d:\n%s", end.code, end.errs)
	}
	if got := w.left(t, dir); !maps.Equal(got, want) {
		t.Errorf("the next run leaves %q, want %q", slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
	if exists(filepath.Join(dir, ".partnerbook-init")) {
		t.Error("a draft is left")
	}
	return stopped
}
