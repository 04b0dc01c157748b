// Package output writes files into a folder so that nothing is lost and nothing
// is left behind, whatever happens in between.
//
//   - Each file is written beside its place and renamed into it, so a reader, or
//     a build killed at any moment, sees the old file or the new one, whole
//     (atomic.go).
//   - Only files whose bytes change are touched (write.go).
//   - manifest.json names every file with its SHA-256, and says of what day and by what
//     program they are (manifest.go). Only files that a manifest names, or that an
//     unfinished build noted before it began, are ever removed (state.go, remove.go); a
//     file of somebody else's is never overwritten either, and no link is followed out
//     of the folder.
//   - Files may have companions, such as compressed forms, which are made anew only where
//     their file changed (companions.go).
//   - One build at a time writes into a folder; a second one waits (lock.go).
//   - A build that would make what the last one made need not begin (record.go).
//
// The program's own files stand in the folder .partnerbook: the lock, the note of an
// unfinished build, how companions were made, and the record of the last build.
//
// A file that replaces another is synced to disk before it is renamed, so that
// a power cut leaves one of the two. A file that is new is not: there is nothing
// to lose, syncing 10,000 files takes as long as making them, and the next build
// compares bytes and mends what a power cut left empty.
//
// Commands that write a single file have Replace, ReplaceFile and Create (replace.go),
// which keep the first of these promises.
//
// The package imports nothing of ours but stamp.
package output
