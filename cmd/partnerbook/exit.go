package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Exit codes (contract).
const (
	exitFine    = 0 // all is well
	exitContent = 1 // the content has errors, or a check failed
	exitUsage   = 2 // wrong usage
	exitMachine = 3 // disk, permission, port, or stopped before the end
)

// failure is an error with the exit code that it means.
type failure struct {
	code int
	err  error // nil: everything has been said already
}

func (f failure) Error() string {
	if f.err == nil {
		return ""
	}
	return f.err.Error()
}

func (f failure) Unwrap() error { return f.err }

// errContent ends a command whose diagnostics are printed already.
var errContent = failure{code: exitContent}

func usageError(format string, args ...any) error {
	return failure{exitUsage, fmt.Errorf(format, args...)}
}

func machineError(err error) error {
	if err == nil {
		return nil
	}
	return failure{exitMachine, err}
}

// stopped is the error for work that its user stopped before the end.
type stopped struct{ words string }

func (s stopped) Error() string { return s.words }

// Is makes stopped a context.Canceled that says more.
func (stopped) Is(target error) bool { return target == context.Canceled }

// wordsFor returns what to print about an error, or "" if everything has been
// said.
func wordsFor(err error) string {
	var s stopped
	switch {
	case err == nil:
		return ""
	case errors.Is(err, context.Canceled) && !errors.As(err, &s):
		return "Stopped. Nothing was changed."
	case err.Error() == "":
		return ""
	}
	words := plainCalls.Replace(" " + err.Error())
	return sentence(words[1:])
}

// plainCalls puts what systems call their calls into words.
var plainCalls = strings.NewReplacer(
	" openat ", " open ", "(openat ", "(open ", " lstat ", " look at ", "(lstat ", "(look at ", " statat ", " look at ", "(statat ", "(look at ",
	" unlinkat ", " remove ", "(unlinkat ", "(remove ", " mkdirat ", " make the folder ", "(mkdirat ", "(make the folder ",
	" mkdir ", " make the folder ", "(mkdir ", "(make the folder ", " fsync ", " write ",
)

// codeOf returns the exit code that an error means. What cobra reports is wrong
// usage.
func codeOf(err error) int {
	var f failure
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &f):
		return f.code
	case errors.Is(err, context.Canceled):
		return exitMachine
	}
	return exitUsage
}
