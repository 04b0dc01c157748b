package testrun

import (
	"os"
	"path/filepath"
	"testing"
)

// Put writes a file, and the folders above it, as somebody other than the program would.
func Put[T ~string | ~[]byte](t testing.TB, name string, data T) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
}
