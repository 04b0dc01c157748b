package render

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"testing"
	"testing/fstest"
)

func TestPictureSize(t *testing.T) {
	drawn := image.NewPaletted(image.Rect(0, 0, 30, 20), color.Palette{color.Black})
	encoded := func(encode func(io.Writer) error) []byte {
		var out bytes.Buffer
		if err := encode(&out); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	svg := func(head string) []byte { return []byte(`<?xml version="1.0"?><!-- x --><svg ` + head + `><g/></svg>`) }
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"a.png":     {encoded(func(w io.Writer) error { return png.Encode(w, drawn) }), "30 20"},
		"a.jpg":     {encoded(func(w io.Writer) error { return jpeg.Encode(w, drawn, nil) }), "30 20"},
		"a.gif":     {encoded(func(w io.Writer) error { return gif.Encode(w, drawn, nil) }), "30 20"},
		"a.svg":     {svg(`width="40" height="25.4px"`), "40 25"},
		"box.svg":   {svg(`width="100%" viewBox="0 0 12,8"`), "12 8"},
		"none.svg":  {svg(`viewBox="0 0 12"`), " "},
		"huge.svg":  {svg(`width="1e9" height="1"`), " "},
		"nan.svg":   {svg(`width="NaN" height="1"`), " "},
		"empty.svg": {nil, " "},
		"text.png":  {[]byte("no picture"), " "},
		"a.webp":    {[]byte("RIFF"), " "},
	} {
		b := &Book{content: fstest.MapFS{name: {Data: c.data}}}
		for range 2 { // the second time it is known
			width, height := b.pictureSize(name).words()
			if got := width + " " + height; got != c.want {
				t.Errorf("%s: %q, want %q", name, got, c.want)
			}
		}
	}
	if got := (&Book{content: fstest.MapFS{}}).pictureSize("gone.png"); got != (size{}) {
		t.Errorf("a file that is not there has the size %v", got)
	}
}
