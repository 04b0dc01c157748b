package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"partnerbook/generator/coding"
	"partnerbook/generator/header"
	"partnerbook/generator/output"
)

// Forms says which compressed forms of files are put, and how.
type Forms uint8

// The forms: files as they are; also compressed ones beside them, for servers that choose
// between them; or, in place of files that shrink, their gzip, which every browser takes,
// for places that choose nothing.
const (
	Plain Forms = iota
	Beside
	InPlace
)

// item is a file that is to stand in the place.
type item struct {
	path string
	from *output.File // its bytes, or what they are made of
	sum  string       // of that
	size int64        // of that, in bytes
	code coding.Coding
	Headers
}

// made says how the bytes are made, as an entry says it.
func (i item) made() string {
	if i.code == coding.Identity {
		return ""
	}
	return i.code.Name() + " " + strconv.Itoa(coding.Version)
}

// is tells whether an entry is this item, as it stands.
func (i item) is(e Entry) bool {
	return !e.Begun && e.Sum == i.sum && e.Made == i.made() && e.Headers == i.Headers
}

// bytes returns what is put. It returns nil for a compressed form that is no smaller.
func (i item) bytes(room *bytes.Buffer) ([]byte, error) {
	room.Reset()
	if err := i.from.Emit(room); err != nil {
		return nil, &output.EmitError{Path: i.from.Path, Err: err}
	}
	if sumOf(room.Bytes()) != i.sum {
		return nil, ErrChanged
	}
	if i.code == coding.Identity {
		return room.Bytes(), nil
	}
	small, err := i.code.Best(room.Bytes())
	if err != nil || len(small) >= room.Len() {
		return nil, err
	}
	return small, nil
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// items returns what is to stand in the place for some files, by working out their sums.
func items(ctx context.Context, files []output.File, forms Forms, jobs int) (map[string]item, error) {
	made := make([][]item, len(files))
	all := make(map[string]bool, len(files))
	for _, f := range files {
		if !isPath(f.Path) {
			return nil, fmt.Errorf("%q cannot be the address of a file", f.Path)
		}
		if all[f.Path] {
			return nil, fmt.Errorf("two files have the address %q", f.Path)
		}
		all[f.Path] = true
	}
	group, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	for range max(1, jobs) {
		group.Go(func() error {
			var room bytes.Buffer
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				if err := ctx.Err(); err != nil {
					return err
				}
				room.Reset()
				if err := files[i].Emit(&room); err != nil {
					return &output.EmitError{Path: files[i].Path, Err: err}
				}
				made[i] = itemsOf(&files[i], room.Bytes(), forms, all)
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	out := make(map[string]item, len(files))
	for _, some := range made {
		for _, i := range some {
			if _, twice := out[i.path]; twice {
				return nil, &output.ClashError{File: i.from.Path, Companion: i.path}
			}
			out[i.path] = i
		}
	}
	return out, nil
}

// itemsOf returns what is to stand for one file that holds data; all are the paths of all
// files.
func itemsOf(f *output.File, data []byte, forms Forms, all map[string]bool) []item {
	plain := item{path: f.Path, from: f, sum: sumOf(data), size: int64(len(data)), Headers: Headers{Type: header.Type(f.Path), Cache: header.Cache(f.Path)}}
	if file, way := formOf(f.Path, all); way != coding.Identity {
		plain.Headers = Headers{header.Type(file), header.Cache(file), way.Name()} // a build made it
		return []item{plain}
	}
	out := []item{plain}
	if !coding.Worth(f.Path, len(data)) {
		return out
	}
	switch forms {
	case Beside:
		for _, way := range coding.All() {
			form := plain
			form.path, form.code, form.Encoding = f.Path+way.Ending(), way, way.Name()
			out = append(out, form)
		}
	case InPlace:
		out[0].code, out[0].Encoding = coding.Gzip, coding.Gzip.Name()
	}
	return out
}

// formOf tells of which file another is the compressed form, as build makes them.
func formOf(p string, all map[string]bool) (file string, way coding.Coding) {
	for _, way := range coding.All() {
		if file, is := strings.CutSuffix(p, way.Ending()); is && all[file] && coding.Shrinks(file) {
			return file, way
		}
	}
	return "", coding.Identity
}
