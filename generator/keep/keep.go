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
// a field: which fields are not zero, as bits of a number, and then those in their order,
// numbers as varints, texts and lists with their length first. It is not meant to be read
// by another program, nor by another build of this one: whoever keeps it keeps with it
// which program wrote it. Bytes that are something else come to ErrForm, or to a value
// that means nothing; they never end the program. Whoever keeps them proves with a sum
// that they are what was written.
//
// Decision aids are not kept. Their definitions are large, with numbers of any size and
// with links among them, there are few, and compiling them takes no time.
package keep

import (
	"crypto/sha256"
	"io"
	"reflect"
	"slices"
	"sync"
	"unsafe"

	"partnerbook/generator/diag"
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
	// View and Document are digests of what its page shows and is found by besides what
	// stands in the file (render.Sum); zero where they are not known.
	View, Document uint64
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

// Build is what a build keeps for the next.
type Build struct {
	Index []byte    // what search needs to patch the index
	Aids  diag.List // what counting the answers of decision aids has found
	// Counts is what that counting came to, as whoever counts writes it.
	Counts []byte
	// Places is a digest of which pages there are, and where.
	Places  uint64
	Besides []string          // addresses of all files but pages and the index
	Names   map[string]string // see render.Theme.Names
	Pages   []Page
}

// form is how a build is written.
type form struct {
	object, file, found, names *codec
	settings                   []reflect.Type
	types                      int // more than any of them has for a number
}

// theForm makes the form of the types, once.
var theForm = sync.OnceValue(func() form {
	all := codecs{}
	f := form{
		object: all.of(objectType), file: all.of(reflect.TypeFor[source.File]()), found: all.of(reflect.TypeFor[diag.List]()),
		names: all.of(reflect.TypeFor[map[string]string]()), settings: settingsTypes(),
	}
	f.types = len(all) + 1
	return f
})

// atOnce is how many bytes are written at once, or a few more.
const atOnce = 1 << 16

// Write writes a build. Of a page that was read what stood there is copied.
func (b Build) Write(to io.Writer) error {
	f, w := theForm(), writer{}
	for _, large := range [][]byte{b.Index, b.Counts} {
		w.length(len(large))
		if _, err := to.Write(w.bytes); err != nil {
			return err
		}
		if _, err := to.Write(large); err != nil {
			return err
		}
		w.bytes = w.bytes[:0]
	}
	f.found.put(&w, reflect.ValueOf(&b.Aids).Elem())
	w.fixed(b.Places)
	w.length(len(b.Besides))
	for _, p := range b.Besides {
		w.text(p)
	}
	f.names.put(&w, reflect.ValueOf(&b.Names).Elem())
	w.length(len(b.Pages))
	for i := range b.Pages {
		f.append(&w, &b.Pages[i])
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

func (f form) append(w *writer, p *Page) {
	f.file.put(w, reflect.ValueOf(&p.File).Elem())
	w.flag(p.Young)
	w.bytes = append(w.bytes, p.Sum[:]...)
	w.fixed(p.View)
	w.fixed(p.Document)
	if p.kept != "" {
		w.flag(true)
		w.bytes = append(w.bytes, p.kept...)
		return
	}
	keeps := p.Object != nil && slices.Contains(f.settings, reflect.TypeOf(p.Object.Fields))
	w.flag(keeps)
	if keeps {
		w.name = p.Object.Name
		w.text(w.name)
		f.object.put(w, reflect.ValueOf(p.Object).Elem())
	}
}

// Read reads what Write wrote. The build keeps data, which must not be changed any more.
func Read(data []byte) (Build, error) {
	f := theForm()
	r := reader{data: unsafe.String(unsafe.SliceData(data), len(data)), rooms: make([]room, f.types)}
	var b Build
	b.Index, b.Counts = r.part(data), r.part(data)
	f.found.get(&r, unsafe.Pointer(&b.Aids))
	b.Places = r.fixed()
	b.Besides = make([]string, min(r.length(), len(data)))
	for i := range b.Besides {
		b.Besides[i] = r.text()
	}
	f.names.get(&r, unsafe.Pointer(&b.Names))
	b.Pages = make([]Page, min(r.length(), len(data)))
	for i := range b.Pages {
		f.read(&r, &b.Pages[i])
	}
	if r.err == nil && r.data != "" {
		r.fail()
	}
	if r.err != nil {
		return Build{}, r.err
	}
	return b, nil
}

func (f form) read(r *reader, p *Page) {
	f.file.get(r, unsafe.Pointer(&p.File))
	p.Young = r.flag()
	copy(p.Sum[:], r.take(len(p.Sum)))
	p.View, p.Document = r.fixed(), r.fixed()
	if r.flag() {
		kept := r.data
		r.name = r.text()
		p.Object = r.object()
		f.object.get(r, unsafe.Pointer(p.Object))
		if p.Object.Fields == nil {
			r.fail() // every page has settings of its kind
		}
		p.Object.Bare = true
		p.kept = kept[:len(kept)-len(r.data)]
	}
}
