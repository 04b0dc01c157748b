// Package coding compresses files for the web, and finds out how a browser wants
// them.
//
//   - coding.go: the codings gzip, brotli and Zstandard: their names, the endings of
//     files that hold them, and what is worth compressing.
//   - compress.go: the compressors. Best is for files that are made once and kept;
//     Quick for an answer that somebody waits for.
//   - accept.go: what an Accept-Encoding asks for.
//
// The same bytes are always compressed to the same bytes, whatever the machine: a
// build of the same content is the same. Another version of a library may compress
// to others; a test then says that Version must grow.
//
// The package imports nothing of ours.
package coding
