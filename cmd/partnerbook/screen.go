package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"partnerbook/generator/diag"
)

// screen is everything that is printed. Results go to out; progress, problems
// and remarks to errs. Rules: say what was done, not what is being tried; one
// line for one thing; nothing but problems when quiet; colours and bars on
// terminals only.
type screen struct {
	out      *sink
	errs     io.Writer
	quiet    bool
	noColor  bool
	terminal bool // errs is one
	outColor bool // out is a terminal that shows colours
	env      func(string) string
}

// sink is where results go. It remembers that one could not be printed.
type sink struct {
	io.Writer
	err error
}

func (s *sink) Write(data []byte) (int, error) {
	n, err := s.Writer.Write(data)
	if s.err == nil {
		s.err = err
	}
	return n, err
}

func newScreen(out, errs io.Writer, env func(string) string) *screen {
	return &screen{out: &sink{Writer: out}, errs: errs, env: env, terminal: isTerminal(errs), outColor: isTerminal(out)}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// width returns how many characters a line of out has if that is a terminal, else
// 0.
func (s *screen) width() int {
	f, ok := s.out.Writer.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// colorOn tells whether colours are wanted where terminal says that they can be
// shown (no-color.org).
func (s *screen) colorOn(terminal bool) bool {
	return terminal && !s.noColor && s.env("NO_COLOR") == "" && s.env("TERM") != "dumb"
}

// say prints a remark, unless quiet.
func (s *screen) say(format string, args ...any) {
	if !s.quiet {
		fmt.Fprintf(s.errs, format+"\n", args...)
	}
}

// warn prints what the result does not hold although its reader may think so. It is a
// problem and no remark, so it is said when quiet as well.
func (s *screen) warn(format string, args ...any) { fmt.Fprintf(s.errs, format+"\n", args...) }

// result prints what the command is for.
func (s *screen) result(format string, args ...any) { fmt.Fprintf(s.out, format+"\n", args...) }

// complain prints why the command could not do its work.
func (s *screen) complain(format string, args ...any) {
	label := "partnerbook:"
	if s.colorOn(s.terminal) {
		label = "\x1b[1;31m" + label + "\x1b[0m"
	}
	fmt.Fprintf(s.errs, label+" "+format+"\n", args...)
}

// sentence makes an error's text a sentence. A first word that is no word, such
// as the name of a file or flag, stays as it is.
func sentence(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if strings.IndexFunc(strings.TrimRight(first, ".,:"), func(r rune) bool { return !unicode.IsLetter(r) }) < 0 {
		r, n := utf8.DecodeRuneInString(s)
		s = string(unicode.ToUpper(r)) + s[n:]
	}
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return s
	}
	return s + "."
}

// mostPrinted bounds how many problems a build or a server prints; check prints
// all.
const mostPrinted = 40

// problems prints diagnostics and how many there are.
func (s *screen) problems(found diag.Summarized, lines func(string) (string, bool)) error {
	return s.news(found, found, lines)
}

// news prints those of all diagnostics that are to be seen now, and how many there are.
func (s *screen) news(found, all diag.Summarized, lines func(string) (string, bool)) error {
	style := diag.TextStyle{Color: s.colorOn(s.terminal), Lines: lines}
	if err := found.Summary(mostPrinted).WriteText(s.errs, style); err != nil {
		return machineError(err)
	}
	if errors, warnings := all.Count(); errors+warnings > 0 {
		fmt.Fprintf(s.errs, "%s%s.\n", countWords(all), newOf(found, warnings))
	}
	return nil
}

// newOf says how many warnings are new, if not all are.
func newOf(found diag.Summarized, warnings int) string {
	switch _, seen := found.Count(); seen {
	case warnings:
		return ""
	case 0:
		return " (none new)"
	default:
		return fmt.Sprintf(" (%d new)", seen)
	}
}

// countWords returns "2 errors and 1 warning".
func countWords(found diag.Summarized) string {
	errors, warnings := found.Count()
	var parts []string
	if errors > 0 {
		parts = append(parts, plural(errors, "error"))
	}
	if warnings > 0 {
		parts = append(parts, plural(warnings, "warning"))
	}
	if len(parts) == 0 {
		return "No problems"
	}
	return strings.Join(parts, " and ")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// thousands returns a number with commas.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// progress shows a bar on a terminal, and one line elsewhere, for work of n steps
// if that is at least as much as is worth it. It returns what to call after each
// step and at the end.
func (s *screen) progress(what string, n, least int) (step, done func()) {
	switch {
	case s.quiet || n < least:
	case !s.terminal:
		s.say("%s.", what)
	default:
		bar := s.bar(what, n)
		return func() { _ = bar.Add(1) }, func() { _ = bar.Finish() }
	}
	return func() {}, func() {}
}

// onFiles is progress for work on n files.
func (s *screen) onFiles(what string, n int) (step, done func()) {
	const worthABar = 200
	return s.progress(what+" "+plural(n, "file"), n, worthABar)
}

func (s *screen) bar(what string, n int) *progressbar.ProgressBar {
	return progressbar.NewOptions(n,
		progressbar.OptionSetWriter(s.errs),
		progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(),
		progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionEnableColorCodes(false),
	)
}
