package checklist

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzRead reads whatever comes. What is understood must come back the same when it is
// written and read again.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "saved", "*"))
	if err != nil || len(files) == 0 {
		f.Fatal("there are no files: ", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, _, fault := Read(data, "")
		if fault != "" {
			return
		}
		written := s.Write("notice")
		again, problems, fault := Read(written, s.ID)
		if fault == TooLarge {
			return // entries without anything noted become longer
		}
		if fault != "" || len(problems) > 0 {
			t.Fatalf("%s reads as %v, %v", written, problems, fault)
		}
		if twice := again.Write("notice"); string(twice) != string(written) {
			t.Fatalf("%q is written as\n%s\nthen as\n%s", data, written, twice)
		}
	})
}
