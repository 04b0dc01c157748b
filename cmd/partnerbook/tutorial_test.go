package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"partnerbook/generator/testrun"
)

// TestFirstTenMinutes does what the authors' guide tells beginners, in its order, and sees
// what it says that they see: commands end well, edits are shown, and the mistake is
// told in the words of the page until it is mended.
func TestFirstTenMinutes(t *testing.T) {
	text, err := os.ReadFile(filepath.FromSlash("../../content/writing/first-ten-minutes.md"))
	if err != nil {
		t.Fatal(err)
	}
	l := &lesson{begun: begin(t), published: filepath.Join(t.TempDir(), "handbook")}
	did := []string{}
	for _, s := range lessonSteps(string(text)) {
		l.follow(t, s)
		did = append(did, s.language)
	}
	r := l.end(t)
	for _, words := range l.told {
		if !strings.Contains(plainWords(r.errs), words) {
			t.Errorf("the program does not say as the page does:\n%s\nIt says:\n%s", words, r.errs)
		}
	}
	if want := []string{"sh", "markdown", "markdown", "text", "change", "markdown", "sh", "sh"}; !slices.Equal(did, want) {
		t.Errorf("the page tells to do %q, and the test knows %q", did, want)
	}
	page, err := os.ReadFile(filepath.Join(l.published, "documents", "lunch-cover.html"))
	if err != nil || !strings.Contains(string(page), "Write down who answers the telephone.") {
		t.Errorf("the new checklist is not published: %v", err)
	}
}

// step is something that the page tells to do: a block of code in a language, or a change,
// with the paragraph above it.
type step struct{ before, language, text string }

var (
	lessonBlock  = regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```\n|^In your editor change `([^`]+)` into `([^`]+)`")
	lessonFile   = regexp.MustCompile("`my-site/([^`]+)`")
	lessonFolder = "file:///S:/handbook"
)

func lessonSteps(page string) []step {
	var steps []step
	last := 0
	for _, at := range lessonBlock.FindAllStringSubmatchIndex(page, -1) {
		before := page[last:at[0]]
		last = at[1]
		if at[2] < 0 {
			steps = append(steps, step{before, "change", page[at[6]:at[7]] + "\n" + page[at[8]:at[9]]})
			continue
		}
		steps = append(steps, step{before, page[at[2]:at[3]], page[at[4]:at[5]]})
	}
	return steps
}

// lesson is how far somebody came.
type lesson struct {
	begun
	file, published string
	told            []string // what the page says that the program says
}

func (l *lesson) follow(t *testing.T, s step) {
	t.Helper()
	if m := lessonFile.FindAllStringSubmatch(s.before, -1); m != nil {
		l.file = filepath.FromSlash(m[len(m)-1][1])
	}
	switch s.language {
	case "sh":
		l.enter(t, s.text)
	case "markdown":
		l.write(t, s)
	case "text":
		l.told = append(l.told, plainWords(s.text))
	case "change":
		wrong, right, _ := strings.Cut(s.text, "\n")
		l.edit(t, func(text string) string {
			if !strings.Contains(text, wrong) {
				t.Errorf("there is no %s to mend", wrong)
			}
			return strings.ReplaceAll(text, wrong, right)
		})
		l.see(t, `href="../documents/first-meeting.html">the first meeting</a>`)
	}
}

// enter runs the commands of a block. The first, without arguments, runs already and asks
// in the browser.
func (l *lesson) enter(t *testing.T, lines string) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		words := strings.Fields(line)
		switch {
		case line == "partnerbook":
			l.choose(t, "small", "my-site")
			continue
		case words[0] == "cd":
			t.Chdir(words[1])
			continue
		}
		for i := range words {
			words[i] = strings.ReplaceAll(words[i], lessonFolder, "file://"+leadingSlash(filepath.ToSlash(l.published)))
		}
		a, _, _ := testApp()
		if r := runCommand(t.Context(), a, words[1:]...); r.code != exitFine {
			t.Fatalf("%s ends with %d:\n%s%s", line, r.code, r.out, r.errs)
		}
	}
}

func leadingSlash(name string) string { return "/" + strings.TrimPrefix(name, "/") }

// write puts a block at the end of the file, or into a new one, and waits until the
// browser shows it, or the mistake in it is told.
func (l *lesson) write(t *testing.T, s step) {
	t.Helper()
	if !strings.Contains(s.before, "at its end") && !strings.Contains(s.before, "at the end of the same file") {
		if !strings.Contains(s.before, "Make a new file") {
			t.Fatalf("the page does not say where this goes:\n%s", s.text)
		}
		testrun.Put(t, filepath.Join("my-site", l.file), []byte(s.text))
		l.see(t, "Write down who answers the telephone.")
		return
	}
	l.edit(t, func(text string) string { return text + s.text })
	if !strings.Contains(s.text, "first-meting") {
		l.see(t, "Agree who answers the telephone at lunch time.")
		return
	}
	l.awaitMistake(t)
}

func (l *lesson) edit(t *testing.T, change func(string) string) {
	t.Helper()
	name := filepath.Join("my-site", l.file)
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	testrun.Put(t, name, []byte(change(string(text))))
}

// see waits until the page that is edited shows something.
func (l *lesson) see(t *testing.T, what string) {
	t.Helper()
	url := l.url + strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(l.file), "content/"), ".md") + ".html"
	l.await(t, what, func() bool { return strings.Contains(fetch(t, url), what) })
}

// awaitMistake waits until the program told a mistake, and sees that the last good page is
// still shown.
func (l *lesson) awaitMistake(t *testing.T) {
	t.Helper()
	l.await(t, "the mistake", func() bool { return strings.Contains(l.errs.String(), "first-meting") })
	l.see(t, "Agree who answers the telephone at lunch time.")
}

func (l *lesson) await(t *testing.T, what string, seen func() bool) {
	t.Helper()
	for began := time.Now(); !seen(); time.Sleep(10 * time.Millisecond) {
		if time.Since(began) > hangs {
			t.Fatalf("never seen: %s\n%s", what, l.errs)
		}
	}
}

// plainWords are words alone, as they are whatever the width of the window.
func plainWords(s string) string { return strings.Join(strings.Fields(s), " ") }
