// Package keep writes what the next build takes up from this one, and reads it.
//
// A build that follows another compiles only the files that changed. Of all others it
// needs what linking sees: settings, places, references, what is wrong. That is kept,
// in a form that is read in a hundredth of the time that compiling takes. The text of a
// page, its HTML and its passages, is the larger part of an object, and only its own page
// shows it: it is left out, and made again from the file should it be asked for. An object
// without it is called bare (kind.Object.Bare).
//
// The form is made of the types by reflection, so that nobody has to think of it who adds
// a field: a list of all fields in their order, numbers as varints, texts and lists with
// their length first. It is not meant to be read by another program, nor by another build
// of this one: whoever keeps it keeps with it which program wrote it. Bytes that are
// something else come to ErrForm, or to a value that means nothing; they never end the
// program. Whoever keeps them proves with a sum that they are what was written.
//
// Decision aids are not kept. Their definitions are large, with numbers of any size and
// with links among them, there are few, and compiling them takes no time.
package keep

import (
	"crypto/sha256"
	"io"
	"reflect"
	"slices"
	"unsafe"

	"partnerbook/generator/kind"
	"partnerbook/generator/source"
)

// Page is a file that was compiled.
type Page struct {
	File source.File
	// Young says that the file may have changed since without another date.
	Young bool
	Sum   Sum    // of its bytes
	kept  string // Object, as it was read
	// Object is bare when it was read; nil if it has to be compiled again.
	Object *kind.Object
}

// As returns a page that was read with what is known of its file now.
func (p *Page) As(now Page) Page {
	now.Object, now.kept = p.Object, p.kept
	return now
}

// Sum tells the bytes of files apart.
type Sum [16]byte

// SumOf returns the sum of some bytes: the first half of their SHA-256.
func SumOf(data []byte) Sum {
	sum := sha256.Sum256(data)
	return Sum(sum[:len(Sum{})])
}

// Objects writes and reads objects.
type Objects struct {
	object, file *codec
	settings     []reflect.Type
}

// NewObjects returns what writes and reads objects. Making it takes a moment.
func NewObjects() Objects {
	all := codecs{}
	return Objects{all.of(objectType), all.of(reflect.TypeFor[source.File]()), settingsTypes()}
}

// atOnce is how many bytes are written at once, or a few more.
const atOnce = 1 << 16

// Write writes pages. Of a page that was read what stood there is copied.
func (o Objects) Write(to io.Writer, pages []Page) error {
	w := writer{}
	w.length(len(pages))
	for i := range pages {
		o.append(&w, &pages[i])
		if len(w.bytes) >= atOnce {
			if _, err := to.Write(w.bytes); err != nil {
				return err
			}
			w.bytes = w.bytes[:0]
		}
	}
	_, err := to.Write(w.bytes)
	return err
}

func (o Objects) append(w *writer, p *Page) {
	o.file.put(w, reflect.ValueOf(&p.File).Elem())
	w.flag(p.Young)
	w.bytes = append(w.bytes, p.Sum[:]...)
	if p.kept != "" {
		w.flag(true)
		w.bytes = append(w.bytes, p.kept...)
		return
	}
	keeps := p.Object != nil && slices.Contains(o.settings, reflect.TypeOf(p.Object.Fields))
	w.flag(keeps)
	if keeps {
		w.name = p.Object.Name
		w.text(w.name)
		o.object.put(w, reflect.ValueOf(p.Object).Elem())
	}
}

// Read reads what Write wrote. The pages keep data, which must not be changed any more.
func (o Objects) Read(data []byte) ([]Page, error) {
	r := reader{data: unsafe.String(unsafe.SliceData(data), len(data)), rooms: map[reflect.Type]*room{}}
	pages := make([]Page, min(r.length(), len(data)))
	for i := range pages {
		p := &pages[i]
		o.file.get(&r, reflect.ValueOf(&p.File).Elem())
		p.Young = r.flag()
		copy(p.Sum[:], r.take(len(p.Sum)))
		if r.flag() {
			kept := r.data
			r.name = r.text()
			p.Object = new(kind.Object)
			o.object.get(&r, reflect.ValueOf(p.Object).Elem())
			p.Object.Bare = true
			p.kept = kept[:len(kept)-len(r.data)]
		}
	}
	if r.err == nil && r.data != "" {
		r.fail()
	}
	if r.err != nil {
		return nil, r.err
	}
	return pages, nil
}
