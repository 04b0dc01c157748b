package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"time"

	"partnerbook/generator/bench"
)

// fact is a line of the head: under which circumstances figures were measured.
type fact struct{ name, value string }

// facts returns the head of the output.
func facts(ctx context.Context, o options, programs bench.Programs) ([]fact, error) {
	r, err := bench.Measure(bench.Command(ctx, programs.Partnerbook, "version"))
	if err != nil {
		return nil, err
	}
	all := []fact{
		{"Date", time.Now().Format("2006-01-02 15:04 MST")},
		{"Machine", machine()},
		{"System", system(ctx)},
		{"Go", runtime.Version()},
		{"Program", program(ctx, r.Output)},
		{"Corpus", "format " + strconv.Itoa(bench.Version)},
		{"Command", o.command},
	}
	for _, rival := range []struct{ name, file, arg string }{
		{"Hugo", o.rivals.hugo, "version"}, {"Pagefind", o.rivals.pagefind, "--version"},
	} {
		if rival.file == "" {
			continue
		}
		r, err := bench.Measure(bench.Command(ctx, rival.file, rival.arg))
		if err != nil {
			return nil, err
		}
		all = append(all, fact{rival.name, firstLine(r.Output)})
	}
	return all, nil
}

// program returns the version and the commit, of what the command version prints.
func program(ctx context.Context, version []byte) string {
	name := firstLine(version)
	commit := regexp.MustCompile(`(?m)^commit\s+(.+)$`).FindSubmatch(version)
	if commit != nil && string(commit[1]) != "unknown" {
		return name + ", commit " + string(commit[1])
	}
	// The compiler notes no commit in a second work tree, but git knows it.
	const digits = "--abbrev=40"
	if r, err := bench.Measure(bench.Command(ctx, "git", "describe", "--always", "--exclude=*", "--dirty= with changes", digits)); err == nil {
		return name + ", commit " + firstLine(r.Output)
	}
	return name
}

// machine returns the processor, how many of it there are, and the memory; what a system
// does not tell is left out.
func machine() string {
	model := runtime.GOARCH
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if found := regexp.MustCompile(`(?m)^model name\s*:\s*(.+)$`).FindSubmatch(info); found != nil {
			model = string(found[1])
		}
	}
	parts := []string{model, strconv.Itoa(runtime.NumCPU()) + " cores"}
	if info, err := os.ReadFile("/proc/meminfo"); err == nil {
		if found := regexp.MustCompile(`(?m)^MemTotal:\s*(\d+) kB$`).FindSubmatch(info); found != nil {
			kb, _ := strconv.ParseFloat(string(found[1]), 64) // digits alone
			parts = append(parts, shown(kb/(1<<20))+" GiB of memory")
		}
	}
	return strings.Join(parts, ", ")
}

// system returns the system, its kernel, and how busy it is: figures of a machine that
// does other work say little.
func system(ctx context.Context) string {
	parts := []string{runtime.GOOS + "/" + runtime.GOARCH}
	if r, err := bench.Measure(bench.Command(ctx, "uname", "-sr")); err == nil {
		parts = append(parts, firstLine(r.Output))
	}
	if load, err := os.ReadFile("/proc/loadavg"); err == nil {
		first, _, _ := strings.Cut(string(load), " ")
		parts = append(parts, "load "+first+" before the first run")
	}
	return strings.Join(parts, ", ")
}

// commandLine returns how the program was started, as one would type it again.
func commandLine(args []string) string {
	shown := []string{"go run ./generator/bench/table"}
	for _, a := range args {
		if filepath.IsAbs(a) {
			a = filepath.Base(a) // where it stood on one machine is of no use on others
		}
		if a == "" || strings.ContainsAny(a, " '\"$\\*?") {
			a = strconv.Quote(a)
		}
		shown = append(shown, a)
	}
	return strings.Join(shown, " ")
}

func firstLine(b []byte) string {
	line, _, _ := bytes.Cut(bytes.TrimSpace(b), []byte("\n"))
	return string(bytes.TrimSpace(line))
}
