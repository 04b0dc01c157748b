// Command partnerbook compiles a folder of Markdown and TOML into a partnership
// knowledge base: a static, searchable, accessible site, online and from a USB
// stick.
//
// This package is the only one that prints, reads flags and environment, and
// decides exit codes. One file for each subcommand; besides:
//
//   - root.go: the command as a whole and its global flags;
//   - help.go, arguments.go: how commands are used, and what is said of wrong use;
//   - place.go: which folders a command works on;
//   - screen.go: everything that is printed;
//   - ask.go, external.go: what other sites answer, and where pages link to them;
//   - exit.go: exit codes;
//   - machine.go, memory.go: what is said and done where the machine lacks something.
//
// cobra, with pflag below it, gives flags, completions and manual pages. It is
// imported here and nowhere else.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() { os.Exit(Main()) }

// Main runs the command with the arguments of the process and returns the exit
// code. Tests run it in their own process.
func Main() int {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // as nohup has it
		ends = append(ends, syscall.SIGHUP) // the terminal was closed
	}
	ctx, stop := signal.NotifyContext(context.Background(), ends...)
	defer stop()
	// A second Ctrl-C ends the program at once, should the first not do.
	context.AfterFunc(ctx, stop)
	a := newApp(os.Stdin, os.Stdout, os.Stderr, os.Getenv)
	return a.run(ctx, os.Args[1:])
}
