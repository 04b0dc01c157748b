// Package lsp is a language server: it tells editors what is wrong with pages while they are
// written, what can be written next, what things mean and where they are, and mends links when
// something is renamed. It speaks LSP 3.17 over two pipes.
//
// It knows nothing of the dialect that the compiler does not say. Blocks, marks and attributes
// are markup.Blocks and markup.Marks; settings are written down by running the code that reads
// them (kind.Settings, source.Shape); pages, places, terms and figures are those of the last
// edition of the site.
//
//   - server.go: the talk with the editor, from initialize to exit; rpc frames its messages;
//   - documents.go, text.go: open texts, and places in them; each edit makes another document;
//     late.go: edits that come in another order than they were made in;
//   - folder.go: a site that is kept compiled. A goroutine of its own lays the open texts over
//     the files (overlay.go) and runs the same Workspace as serve does: one file is compiled,
//     and the rest linked from what is kept. Edits that come in quick succession are looked at
//     once, and an edit stops a look that is going on;
//   - publish.go: what is wrong, sent where it is other than before;
//   - complete*.go, toml.go: what can be written at a place. They take the last site whose
//     settings could be read, so that nothing has to be waited for;
//   - uses.go: everything that refers to something, with the stretch of text to change;
//     define.go, hover.go, rename.go and moves.go rest on it, and wait until the last edit was
//     looked at;
//   - format.go: tables, whose columns are aligned. Each is compiled before and after, and left
//     alone if a page would come to be another.
//
// What only a made page tells (whether search finds what it should, whether a theme of the
// site's own works) is not looked for here; check and build do.
//
// The types of the protocol are those few that are used, written by hand: go.lsp.dev/protocol has
// all of an older edition, with a logger and a JSON library of its own, and github.com/tliron/glsp
// is a server with a WebSocket library, while a start with `go run` compiles whatever is imported.
package lsp
