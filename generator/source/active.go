package source

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"partnerbook/generator/diag"
)

// Files beside the pages are published as they are. Browsers run what is in some of
// them, with the rights of the site: such a file could read what readers keep on their
// devices for it. So those are refused, and drawings, which browsers run too when they are
// opened on their own, are read through first.

// runByBrowsers are the endings of files that browsers open as pages, run as scripts, or
// unpack before.
var runByBrowsers = []string{
	".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".xsl", ".xslt", ".js", ".mjs", ".cjs", ".svgz", ".hta", ".wasm",
}

// readAsXML are the endings of files that browsers read as XML, which can hold scripts.
var readAsXML = []string{".svg", ".xml", ".rss", ".atom", ".rdf", ".mathml", ".mml", ".xsd"}

// maxDrawing is the largest file of XML that is read through, in bytes.
const maxDrawing = 16 << 20

// CanRun tells whether a file could be one that browsers run, so that Runs must look.
func CanRun(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return ext == "" || slices.Contains(runByBrowsers, ext) || slices.Contains(readAsXML, ext)
}

// Runs looks at a file that is to be published as it is, and returns what a browser
// would run of it, or nil. name is the file's path as its author knows it.
func Runs(fsys fs.FS, f File, name string) (*diag.Diagnostic, error) {
	ext := strings.ToLower(path.Ext(f.Path))
	start := diag.Position{Path: name}
	if slices.Contains(runByBrowsers, ext) {
		return refused(start, "Browsers would open “"+path.Base(f.Path)+"” as a part of this site, with any script in it.",
			"Write a page of Markdown in its place, or publish it as a PDF or in a zip file."), nil
	}
	if f.Size > maxDrawing && ext != "" {
		return refused(start, "The file is too large to be looked through for scripts.", "Publish it as a picture (PNG), as a PDF, or in a zip file."), nil
	}
	data, err := readStart(fsys, f, ext == "")
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if ext == "" {
		if looksLikePage(data) {
			return refused(start, "The file has no ending and begins like a page, so browsers would take it for one.",
				"Give it the ending of what it is, as in .txt, or publish it in a zip file."), nil
		}
		return nil, nil
	}
	return runsInXML(&Text{Name: name, Data: data}), nil
}

// readStart reads a file, or its start if that says enough.
func readStart(fsys fs.FS, f File, start bool) ([]byte, error) {
	if !start {
		return fs.ReadFile(fsys, f.Path)
	}
	file, err := fsys.Open(f.Path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, 1<<10))
}

// looksLikePage tells whether a file of unknown kind begins as browsers expect of pages.
func looksLikePage(data []byte) bool {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	return bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n\f"), []byte("<"))
}

func refused(pos diag.Position, message, hint string) *diag.Diagnostic {
	d := diag.New(diag.FileActive, pos, "%s", message).Hinted("%s", hint)
	return &d
}
