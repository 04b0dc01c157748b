// Package output writes files into a folder so that nothing is lost and nothing
// is left behind, whatever happens in between.
//
//   - Each file is written beside its place and renamed into it, so a reader, or
//     a build killed at any moment, sees the old file or the new one, whole
//     (atomic.go).
//   - Only files whose bytes change are touched.
//   - manifest.json names every file with its SHA-256. Only files that a
//     manifest names, or that an interrupted build noted before it began, are
//     ever removed; a file of somebody else's is never overwritten either
//     (manifest.go).
//   - One build at a time writes into a folder; a second one waits (Write).
//
// The program's own files stand in the folder .partnerbook: the lock, and the
// note of an interrupted build.
//
// A file that replaces another is synced to disk before it is renamed, so that
// a power cut leaves one of the two. A file that is new is not: there is nothing
// to lose, syncing 10,000 files takes as long as making them, and the next build
// compares bytes and mends what a power cut left empty.
//
// The package imports nothing of ours.
package output
