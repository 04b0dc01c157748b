// Package source reads what authors write: files, their text, and the settings
// in them. It knows bytes, places and types; it does not know pages.
//
//   - text.go: Text, one file made regular (UTF-8, LF, no control characters)
//     that can say at which line and column an offset stands;
//   - tree.go: Scan and Rescan, which find the files;
//   - disk.go: Disk, a folder that nothing leads out of;
//   - frontmatter.go: where the settings of a page begin and end;
//   - value.go, toml.go, yaml.go: settings as a Table in which every key and
//     value knows its place;
//   - limits.go: which settings are refused since reading them would take minutes;
//   - decoder.go: typed reading of a Table, with a diagnostic for every wrong
//     type and unknown key;
//   - config.go: site.toml; glossary.go: glossary.toml.
//
// TOML is read twice. BurntSushi/toml decides what is valid and says where it
// is not; the AST parser of pelletier/go-toml gives the place and the raw text
// of every key and value, which BurntSushi does not. TestTwoReaders compares
// what the two read, and a fuzz target looks for text on which they differ.
// Foreign pages may have YAML instead; goccy/go-yaml keeps places and so gives
// the same Table.
//
// Positions stay true because nothing is cut off: a byte order mark and
// carriage returns are dropped (neither moves a line or a column), and the
// front matter is replaced by spaces before the body is parsed.
package source
