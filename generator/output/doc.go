// Package output writes files into a folder so that nothing is lost and nothing
// is left behind, whatever happens in between.
//
//   - Each file is written beside its place and renamed into it, so a reader, or
//     a build killed at any moment, sees the old file or the new one, whole
//     (atomic.go).
//     A folder that is new is filled under another name (stage.go).
//   - Only files whose bytes change are touched (write.go).
//   - manifest.json names every file with its SHA-256, and says of what day and by what
//     program they are (manifest.go). Only files that a manifest names, or that an
//     unfinished build noted before it began, are ever removed (state.go, remove.go); a
//     file of somebody else's is never overwritten either, and no link is followed out
//     of the folder.
//   - Files may have companions, such as compressed forms, which are made anew only where
//     their file changed (companions.go).
//   - One build at a time writes into a folder; a second one waits (lock.go).
//   - A build that would make what the last one made need not begin, and one that would
//     make most of it anew makes the rest alone (below).
//
// The program's own files stand in the folder .partnerbook: the lock, the note of an
// unfinished build, how companions were made, the record of the last build, and what that
// kept.
//
// # Going on from the last build
//
// At its end a build leaves a record of what it was made of and what the folder holds, by
// the stamp of everything in it (record.go, walk.go). Known reads it, and looks whether
// that stands there still. If so, Update makes a few files anew and leaves the others,
// without a look at them (update.go); all else it does as Write does, by the same writer
// (writer.go, file.go). It writes the record from what Known saw and what it touched
// itself: what somebody else did meanwhile shows as a difference at the next build.
//
// What a program needs to know so that it can tell which files change, it has the build
// keep (kept.go). The record names it by size and sum, and is written after it and
// forgotten before it, so that nothing is taken for kept that belongs to no record or to
// another one.
//
// Whatever does not fit is an end of all this, not a fault: Known says no, Kept says no,
// or Update returns ErrAllNeeded, and Write makes everything. A record is not believed
// once the machine was started anew, so neither it nor what is kept must survive that.
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
