// Command windowszip makes the zip in which the program comes for Windows, for people
// who have no administrator's rights and have never seen a terminal: the program, a small
// site beside it that a double click shows, and what to read first.
//
//	windowszip OUT.zip PROGRAM.exe FOLDER DAY
//
// FOLDER is the small site, as `partnerbook init` makes it. DAY, as in 2026-11-27, is when
// the files in the zip were changed: the same files give the same bytes. It is used by
// .ci/release.
package main

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "windowszip:", err)
		os.Exit(1)
	}
}

// What stands in the zip. The name of the note puts it first in a list.
const (
	noteName    = "1-READ-ME-FIRST.txt"
	programName = "partnerbook.exe"
	siteName    = "my-site"
)

//go:embed note.txt
var note []byte

func run(args []string) error {
	if len(args) != 4 {
		return errors.New("usage: windowszip OUT.zip PROGRAM.exe FOLDER DAY")
	}
	day, err := time.Parse(time.DateOnly, args[3])
	if err != nil {
		return err
	}
	out, err := os.Create(args[0])
	if err != nil {
		return err
	}
	return errors.Join(write(out, args[1], os.DirFS(args[2]), day), out.Close())
}

// write writes the zip.
func write(out io.Writer, program string, site fs.FS, day time.Time) error {
	w := zip.NewWriter(out)
	if err := put(w, noteName, bytes.NewReader(windowsLines(note)), day); err != nil {
		return err
	}
	f, err := os.Open(program)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := put(w, programName, f, day); err != nil {
		return err
	}
	if err := putSite(w, site, day); err != nil {
		return err
	}
	return w.Close()
}

func putSite(w *zip.Writer, site fs.FS, day time.Time) error {
	return fs.WalkDir(site, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := site.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		return put(w, path.Join(siteName, name), f, day)
	})
}

func put(w *zip.Writer, name string, r io.Reader, day time.Time) error {
	file, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: day})
	if err != nil {
		return err
	}
	_, err = io.Copy(file, r)
	return err
}

// windowsLines ends lines as the oldest editor on Windows wants them.
func windowsLines(text []byte) []byte {
	return bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
}
