package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestZip(t *testing.T) {
	t.Parallel()
	program := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(program, []byte("MZ"), 0o755); err != nil {
		t.Fatal(err)
	}
	site := fstest.MapFS{"site.toml": {Data: []byte("title = \"A\"\n")}, "content/index.md": {Data: []byte("# A\n")}}
	day := time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)
	var once, twice bytes.Buffer
	if err := errors.Join(write(&once, program, site, day), write(&twice, program, site, day)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(once.Bytes(), twice.Bytes()) {
		t.Error("the same files give other bytes")
	}
	r, err := zip.NewReader(bytes.NewReader(once.Bytes()), int64(once.Len()))
	if err != nil {
		t.Fatal(err)
	}
	names, texts := []string{}, map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil || !f.Modified.Equal(day) {
			t.Errorf("%s: %v, of %v", f.Name, err, f.Modified)
		}
		names, texts[f.Name] = append(names, f.Name), string(text)
	}
	if want := []string{"1-READ-ME-FIRST.txt", "partnerbook.exe", "my-site/content/index.md", "my-site/site.toml"}; !slices.Equal(names, want) {
		t.Errorf("it holds %q, want %q", names, want)
	}
	if texts["partnerbook.exe"] != "MZ" || texts["my-site/content/index.md"] != "# A\n" {
		t.Errorf("it holds %q", texts)
	}
	for line := range strings.Lines(texts["1-READ-ME-FIRST.txt"]) {
		if !strings.HasSuffix(line, "\r\n") || len(line) > 74 {
			t.Errorf("a line that Notepad or a narrow window cannot show: %q", line)
		}
	}
}

func TestWrongUse(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, args := range [][]string{
		nil, {"a", "b", "c"}, {filepath.Join(dir, "out.zip"), "program", dir, "today"},
		{filepath.Join(dir, "none", "out.zip"), "program", dir, "2026-11-27"},
		{filepath.Join(dir, "out.zip"), filepath.Join(dir, "none"), dir, "2026-11-27"},
	} {
		if run(args) == nil {
			t.Errorf("%q is taken", args)
		}
	}
}
