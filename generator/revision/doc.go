// Package revision reads the files of a git revision as a file system, so that a site can
// be made of it in memory.
//
// The git program of the machine does the reading, and only what cannot change or run
// anything: `git rev-parse`, `git ls-tree`, and `git cat-file --batch`, which is kept open
// and asked for one file at a time. Files come as they were committed: no filter, no hook
// and no helper of the repository's settings runs, nothing is fetched, and nothing is
// written to disk (git.go).
//
// A library that reads repositories (go-git) would need no program, but it adds thirty
// modules, lags behind what git can do (partial clones, SHA-256, worktrees), and whoever
// has a repository has git.
//
// Symbolic links inside the tree are followed, as on disk; those that lead out of it, and
// submodules, are not there. The package imports the standard library alone.
package revision
