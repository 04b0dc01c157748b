package render

import (
	"bufio"
	"encoding/xml"
	"errors"
	"image"
	_ "image/gif" // the formats whose size is known
	_ "image/jpeg"
	_ "image/png"
	"io"
	"math"
	"path"
	"strconv"
	"strings"
)

// Pictures are given their size in the page, so that nothing moves when they
// arrive.

// size is a picture's width and height in pixels; zero if it is not known.
type size struct{ width, height int }

// words returns width and height as attributes of <img> have them.
func (s size) words() (width, height string) {
	if s.width <= 0 || s.height <= 0 {
		return "", ""
	}
	return strconv.Itoa(s.width), strconv.Itoa(s.height)
}

// pictureSize returns the size of a picture in the content folder. It is found
// once.
func (b *Book) pictureSize(file string) size {
	if known, ok := b.pictures.Load(file); ok {
		return known.(size)
	}
	s := b.measure(file)
	b.pictures.Store(file, s)
	return s
}

// measure reads the head of a picture. What cannot be read has no size: whether
// the file is there was checked when the site was linked.
func (b *Book) measure(file string) size {
	f, err := b.content.Open(file)
	if err != nil {
		return size{}
	}
	defer f.Close()
	if strings.EqualFold(path.Ext(file), ".svg") {
		return svgSize(f)
	}
	config, _, err := image.DecodeConfig(bufio.NewReader(f))
	if err != nil {
		return size{}
	}
	return size{config.Width, config.Height}
}

// svgSize returns the size of a drawing: its width and height in pixels, else
// those of its view box.
func svgSize(r io.Reader) size {
	const head = 64 << 10
	decoder := xml.NewDecoder(io.LimitReader(r, head))
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		token, err := decoder.Token()
		if err != nil {
			return size{}
		}
		if start, ok := token.(xml.StartElement); ok {
			return sizeOf(start)
		}
	}
}

func sizeOf(svg xml.StartElement) size {
	values := map[string]string{}
	for _, a := range svg.Attr {
		values[a.Name.Local] = a.Value
	}
	width, errWidth := pixels(values["width"])
	height, errHeight := pixels(values["height"])
	if errWidth == nil && errHeight == nil {
		return size{width, height}
	}
	box := strings.FieldsFunc(values["viewBox"], func(r rune) bool { return r == ' ' || r == ',' })
	if len(box) != 4 {
		return size{}
	}
	width, errWidth = pixels(box[2])
	height, errHeight = pixels(box[3])
	if errWidth != nil || errHeight != nil {
		return size{}
	}
	return size{width, height}
}

var errNoPixels = errors.New("not a length in pixels")

// pixels reads a length without a unit or in px.
func pixels(s string) (int, error) {
	const most = 100_000
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64)
	if err != nil || !(n >= 1 && n <= most) {
		return 0, errNoPixels
	}
	return int(math.Round(n)), nil
}
