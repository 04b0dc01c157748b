// Package bundle is the offline edition as a zip: it makes one, proves one, and makes and
// applies updates.
//
//   - A bundle is the files of a site, a note for whoever receives it, and the manifest
//     that an output folder has as well (make.go). The same files come to the same bytes:
//     they stand sorted, dated by the day of the site, packed by a library that does not
//     depend on the machine (zip.go), several at a time with the order kept (pack.go).
//   - Verify holds a zip or a folder against its manifest and names each file that is not
//     as made (verify.go, folder.go). A zip is a stranger's file until then: how much is
//     read of it is bounded, and nothing of it is written (archive.go).
//   - An update holds only what changed, and says which edition it starts from (update.go).
//     Applying one proves the folder and the update first, and writes by way of package
//     output, so that a kill leaves each file old or new and applying again finishes it
//     (apply.go).
//
// # No folder at the top of the zip
//
// The files stand at the top of the zip and not in a folder of its own. "Extract all" of
// Windows and the Finder make a folder that is named like the zip; another in it would
// cost its length twice of the 260 characters that a path may have, and whoever opens the
// zip to look would see a folder and not the note that says what to do. The manifest
// stands where it stands in an output folder, so one rule proves both. A zip that somebody
// packed again, with a folder at the top, is proved all the same.
//
// # What an update looks like unpacked
//
// Its files stand at their places in the site, with the new manifest. Whoever has a
// bundle and not the program can therefore unpack it over the folder of the bundle; only
// what the update removes is left then. The program does it safely.
//
// The package imports output, portable and the standard library.
package bundle
