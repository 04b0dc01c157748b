package pdf

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"partnerbook/generator/output"
)

// Report says what was made.
type Report struct {
	Pages  int // of the site
	Sheets int // of paper; 0 if that is not known
	Bytes  int64
}

// Maker makes PDFs.
type Maker struct {
	Browser string                            // the program
	File    func(path string) ([]byte, error) // a file of the site, by its address from the start
	Told    func(round int)                   // is told before each printing, from 1
}

// mark ends every PDF that was made here, so that it can be told from others. Readers
// pass over it: it is a comment behind the end.
const mark = "\n%Partnerbook\n%%EOF\n"

// Made tells whether a file is a PDF that Write made.
func Made(name string) (bool, error) {
	f, err := os.Open(name)
	if err != nil {
		return false, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() < int64(len(mark)) {
		return false, err
	}
	end := make([]byte, len(mark))
	if _, err := f.ReadAt(end, info.Size()-int64(len(mark))); err != nil {
		return false, err
	}
	return string(end) == mark, nil
}

// Write makes a PDF of a document and puts it under a name. What the browser reads stands
// in a folder beside it meanwhile: some browsers may not look into folders for passing files.
func (m Maker) Write(ctx context.Context, name string, d Document) (Report, error) {
	draft, err := d.draft()
	if err != nil {
		return Report{}, err
	}
	folder, err := os.MkdirTemp(filepath.Dir(name), "partnerbook-pdf-")
	if err != nil {
		return Report{}, err
	}
	defer os.RemoveAll(folder)
	if folder, err = filepath.Abs(folder); err != nil {
		return Report{}, err
	}
	if err := m.lay(folder, draft.files); err != nil {
		return Report{}, err
	}
	data, sheets, err := m.print(ctx, folder, &draft)
	if err != nil {
		return Report{}, err
	}
	data = append(bytes.TrimRight(data, "\n"), mark...)
	if err := output.Replace(name, data); err != nil {
		return Report{}, err
	}
	return Report{Pages: len(d.Pages), Sheets: sheets, Bytes: int64(len(data))}, nil
}

// lay puts files of the site into a folder.
func (m Maker) lay(folder string, files []string) error {
	for _, p := range files {
		data, err := m.File(p)
		if err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
		name := filepath.Join(folder, filepath.FromSlash(p))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// print prints the document twice, the second time with numbers in its contents.
func (m Maker) print(ctx context.Context, folder string, d *draft) (data []byte, all int, err error) {
	once := func(round int, sheets map[string]int) ([]byte, error) {
		m.Told(round)
		const document, made = "document.html", "document.pdf"
		if err := os.WriteFile(filepath.Join(folder, document), d.html(sheets), 0o666); err != nil {
			return nil, err
		}
		return printed(ctx, m.Browser, folder, document, made)
	}
	if data, err = once(1, nil); err != nil {
		return nil, 0, err
	}
	sheets, all, err := sheetsOf(data)
	if err != nil {
		return data, 0, nil // without numbers it is a PDF all the same
	}
	if data, err = once(2, sheets); err != nil {
		return nil, 0, err
	}
	return data, all, nil
}
