package main

import (
	"io/fs"
	"os"
	"path"
	"runtime/debug"
	"strconv"
	"strings"
)

// Where the system limits the memory of a program, as in a container, it ends a program
// that takes more, and then nothing can be said any more. So the garbage collector is told
// of the limit, and a site for which even that is too little is announced beforehand.

// useAllowed keeps the memory of this run below what the system allows, unless
// GOMEMLIMIT says otherwise. What is not the collector's, such as the program itself,
// needs some as well.
func (a *app) useAllowed() {
	if allowed := a.memory(); allowed > 0 && a.env("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(forHeap(allowed))
	}
}

// serveSmall makes the collector of a server work rather than its memory grow: edits need
// little time and little room. GOGC and GOMEMLIMIT, if set, have the last word.
func (a *app) serveSmall() {
	const percent = 25
	if a.env("GOGC") == "" && a.env("GOMEMLIMIT") == "" {
		debug.SetGCPercent(percent)
	}
}

// compareSmall makes the collector work for a comparison, which has two sites in memory: a
// fifth more time than without it, for a quarter less room. GOGC and GOMEMLIMIT, if set,
// have the last word.
func (a *app) compareSmall() {
	const percent = 50
	if a.env("GOGC") == "" && a.env("GOMEMLIMIT") == "" {
		debug.SetGCPercent(percent)
	}
}

func forHeap(allowed int64) int64 { return allowed - allowed/8 }

// memoryNeeded is about the least that a build of pages of so many bytes runs in. 10,000
// pages with three warnings each, 46 MB, did so in 280 MB and did not in 270.
func memoryNeeded(bytes int64) int64 {
	const itself, perByte = 24 << 20, 5.6
	return itself + int64(perByte*float64(bytes))
}

// warnOfMemory says beforehand that the system may end the program.
func (a *app) warnOfMemory(bytes int64) {
	allowed, needed := a.memory(), memoryNeeded(bytes)
	if allowed == 0 || allowed >= needed {
		return
	}
	a.screen.warn("This site needs about %d MB of memory, and the program may use %d MB here. If the program ends without a word, that is why.\n"+
		"  Allow it more (the memory limit of the container), or build on another machine", needed>>20, allowed>>20)
}

// allowedMemory returns how much memory Linux lets this program and its relatives use, or
// 0 if it sets no limit. The limits are those of its control groups, in either version;
// each also holds for the groups below.
func allowedMemory() int64 { return allowedIn(os.DirFS("/")) }

func allowedIn(root fs.FS) int64 {
	groups, err := fs.ReadFile(root, "proc/self/cgroup")
	if err != nil {
		return 0
	}
	least := int64(0)
	for line := range strings.Lines(string(groups)) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) != 3 {
			continue
		}
		switch {
		case parts[0] == "0" && parts[1] == "":
			least = smaller(least, limitAbove(root, "sys/fs/cgroup", parts[2], "memory.max"))
		case parts[1] == "memory":
			least = smaller(least, limitAbove(root, "sys/fs/cgroup/memory", parts[2], "memory.limit_in_bytes"))
		}
	}
	return least
}

// limitAbove returns the smallest limit of a group and of those above it. In a container
// the first may go by another name than the outside gives it.
func limitAbove(root fs.FS, mount, group, file string) int64 {
	least := int64(0)
	for at := path.Join("/", group); ; at = path.Dir(at) {
		if data, err := fs.ReadFile(root, path.Join(mount, at, file)); err == nil {
			n, err := strconv.ParseInt(strings.TrimSpace(string(data)), 10, 64)
			const noLimit = 1 << 50 // what version 1 says instead of none is larger
			if err == nil && n > 0 && n < noLimit {
				least = smaller(least, n)
			}
		}
		if at == "/" {
			return least
		}
	}
}

// smaller returns the smaller of two limits, of which 0 is none.
func smaller(a, b int64) int64 {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}
