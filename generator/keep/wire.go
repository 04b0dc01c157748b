package keep

import (
	"encoding/binary"
	"errors"
	"reflect"
	"unsafe"

	"partnerbook/generator/kind"
)

// ErrForm is the error for bytes that are not of this form.
var ErrForm = errors.New("what an earlier build kept cannot be read")

// writer appends values.
type writer struct {
	bytes []byte
	name  string // of the present page, for positions
}

func (w *writer) number(n int64) { w.bytes = binary.AppendVarint(w.bytes, n) }
func (w *writer) length(n int)   { w.unsigned(uint64(n)) }

func (w *writer) unsigned(n uint64) { w.bytes = binary.AppendUvarint(w.bytes, n) }

// fixed writes what has any of its values alike.
func (w *writer) fixed(n uint64) { w.bytes = binary.LittleEndian.AppendUint64(w.bytes, n) }

func (w *writer) flag(f bool) {
	var b byte
	if f {
		b = 1
	}
	w.bytes = append(w.bytes, b)
}

func (w *writer) text(s string) {
	w.length(len(s))
	w.bytes = append(w.bytes, s...)
}

// reader reads what a writer wrote. Behind a mistake all is zero.
type reader struct {
	data  string // texts are parts of it
	name  string
	err   error
	rooms []room // by the number of the type of list
	// objects are some that were made at once, and nobody has yet.
	objects []kind.Object
}

// room is where short lists of a type stand one after another: making each for itself
// takes longer than reading it.
type room struct {
	first unsafe.Pointer // of roomSize elements
	used  int
}

// roomSize is how many elements a room has, and roomMost how many a list there.
const roomSize, roomMost = 512, 64

// room returns room for a list of n zero values of a type of list.
func (r *reader) room(number int, t reflect.Type, n int) unsafe.Pointer {
	if n == 0 || n > roomMost {
		return reflect.MakeSlice(t, n, n).UnsafePointer()
	}
	here := &r.rooms[number]
	if here.first == nil || here.used+n > roomSize {
		*here = room{first: reflect.MakeSlice(t, roomSize, roomSize).UnsafePointer()}
	}
	at := unsafe.Add(here.first, uintptr(here.used)*t.Elem().Size())
	here.used += n
	return at
}

// object returns a new object.
func (r *reader) object() *kind.Object {
	const atOnce = 64
	if len(r.objects) == 0 {
		r.objects = make([]kind.Object, atOnce)
	}
	o := &r.objects[0]
	r.objects = r.objects[1:]
	return o
}

func (r *reader) fail() {
	r.err, r.data = ErrForm, ""
}

func (r *reader) byte() byte {
	if r.data == "" {
		r.fail()
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return b
}

func (r *reader) flag() bool { return r.byte() != 0 }

func (r *reader) unsigned() uint64 {
	if r.data != "" && r.data[0] < 0x80 { // as most are
		b := r.data[0]
		r.data = r.data[1:]
		return uint64(b)
	}
	var n uint64
	for shift := 0; shift < 64; shift += 7 {
		b := r.byte()
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
	r.fail()
	return 0
}

func (r *reader) number() int64 {
	n := r.unsigned()
	return int64(n>>1) ^ -int64(n&1)
}

func (r *reader) fixed() uint64 {
	data := r.take(8)
	if len(data) < 8 {
		return 0
	}
	return binary.LittleEndian.Uint64([]byte(data))
}

// length reads how much follows, of which each takes a byte at least.
func (r *reader) length() int {
	n := r.unsigned()
	if n > uint64(len(r.data))+1 { // one more: 1 says that there is a list of nothing
		r.fail()
		return 0
	}
	return int(n)
}

func (r *reader) text() string { return r.take(r.length()) }

// part reads a large text as that part of the data that it is in.
func (r *reader) part(data []byte) []byte {
	text := r.text()
	end := len(data) - len(r.data)
	return data[end-len(text) : end : end]
}

// take reads so many bytes.
func (r *reader) take(n int) string {
	if n > len(r.data) {
		r.fail()
		return ""
	}
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}
