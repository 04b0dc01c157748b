package main

import (
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"syscall"
)

// What is said of faults of the machine. Commands that know more say it themselves
// (explainWrite, listen); all others are explained here, in one place.

// wayOut is what is said of a kind of fault, and what to do about it.
type wayOut struct {
	is   func(error) bool
	lead string // stands before what the machine says, if that is hard to read
	hint string
}

var waysOut = []wayOut{
	{isFull, "the disk is full", "Free some room and run the command again"},
	{
		oneOf(windows(4), syscall.EMFILE, syscall.ENFILE), "this machine lets the program open too few files at once",
		"Close other programs, or allow more (`ulimit -n 1024` on Linux and macOS), and run the command again",
	},
	{
		oneOf(windows(32), syscall.ETXTBSY), "another program has the file open",
		"Close it there, or wait until a virus scanner or a program that copies files to the cloud is done, and run the command again",
	},
	{
		oneOf(windows(1117), syscall.EIO), "the disk reports a fault",
		"If it does so again, copy what it holds to another disk while that can be read",
	},
	{
		oneOf(windows(64), syscall.ESTALE, syscall.ENODEV, syscall.ENXIO), "the disk or shared folder went away",
		"Plug it in or connect to it, and run the command again",
	},
	{
		oneOf(windows(19), syscall.EROFS), "this disk can only be read",
		"Use a folder on another disk, or ask whoever runs this machine",
	},
	{
		func(err error) bool { return errors.Is(err, fs.ErrPermission) }, "",
		"You may not read or write there. Use another folder, or ask whoever runs this machine",
	},
}

// windows returns what Windows calls a fault; its numbers mean other things elsewhere.
func windows(n syscall.Errno) syscall.Errno {
	if runtime.GOOS == "windows" {
		return n
	}
	return 0
}

func oneOf(known ...syscall.Errno) func(error) bool {
	return func(err error) bool {
		for _, k := range known {
			if k != 0 && errors.Is(err, k) {
				return true
			}
		}
		return false
	}
}

// isFull tells whether a disk, or what its user may fill of it, is full.
func isFull(err error) bool {
	return oneOf(syscall.ENOSPC, syscall.EDQUOT, windows(112), windows(39), windows(1295))(err)
}

// mayNotWrite tells whether this user, or anybody, may not write somewhere.
func mayNotWrite(err error) bool {
	return errors.Is(err, fs.ErrPermission) || oneOf(syscall.EROFS, windows(19))(err)
}

// explainMachine says in plain words what is wrong with the machine and what to do,
// where nobody did.
func explainMachine(err error) error {
	var f failure
	if !errors.As(err, &f) || f.code != exitMachine || f.err == nil || hasHint(f.err) {
		return err
	}
	for _, w := range waysOut {
		if w.is(err) {
			return machineError(w.explained(f.err))
		}
	}
	return err
}

// hasHint tells whether an error says what to do about it.
func hasHint(err error) bool { return strings.Contains(err.Error(), "\n  ") }

func (w wayOut) explained(err error) error {
	if w.lead == "" {
		return fmt.Errorf("%w.\n  %s", err, w.hint)
	}
	return fmt.Errorf("%s (%w).\n  %s", w.lead, err, w.hint)
}

// printed returns the error of a command, or, if it has none, that its result could not
// be printed. Who stopped reading it needs no word.
func (s *screen) printed(err error) error {
	switch {
	case s.out.err == nil || err != nil && !errors.Is(err, s.out.err):
		return err
	case errors.Is(s.out.err, syscall.EPIPE):
		return failure{code: exitMachine}
	}
	return machineError(fmt.Errorf("what the command prints is not whole: %w", s.out.err))
}
