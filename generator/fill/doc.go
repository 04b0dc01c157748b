// Package fill knows what a document template asks for and fills it in: the fields
// that its settings declare, the answers that a reader gives, and what the document
// becomes with them.
//
//   - field.go: what a field is;
//   - decode.go: reading fields from a page's settings;
//   - declared.go: what cannot be right about a declaration;
//   - answers.go: reading files of answers;
//   - wire.go: what browsers get of the fields;
//   - document.go, node.go: a document with the answers in it, made of the nodes that
//     package word reads from a page's HTML;
//   - markdown.go: a document as Markdown.
//
// themes/default/template/ has the twins of answers.go, document.go and markdown.go
// for browsers. A test holds them to each other.
//
// It knows nothing of pages: package kind compares the fields with the blanks in a
// page's text, because only it sees both. It stands by itself and not in kind so
// that a command can fill a document without a site's other kinds of page, and so
// that the browser's script has one package to be compared with.
package fill
