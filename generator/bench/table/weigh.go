package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"regexp"
)

// loaded finds the style sheets and scripts that a page loads.
var loaded = regexp.MustCompile(`<(?:link rel="stylesheet" href|script src)="([^"]+)"`)

// weigh returns how many bytes gzip makes of a page and of all that it loads.
func weigh(page string) (int, error) {
	html, err := os.ReadFile(page)
	if err != nil {
		return 0, err
	}
	total, err := zipped(html)
	if err != nil {
		return 0, err
	}
	for _, m := range loaded.FindAllSubmatch(html, -1) {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(page), filepath.FromSlash(string(m[1]))))
		if err != nil {
			return 0, err
		}
		n, err := zipped(data)
		if err != nil {
			return 0, err
		}
		total += n
	}
	return total, nil
}

func zipped(data []byte) (int, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return 0, err
	}
	if _, err := z.Write(data); err != nil {
		return 0, err
	}
	err = z.Close()
	return out.Len(), err
}
