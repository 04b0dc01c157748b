//go:build !unix

package source

import "os"

// readRegular appends the content of a file that is not a symbolic link.
func readRegular(dst []byte, name string) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	data, err := os.ReadFile(name)
	return append(dst, data...), err
}
