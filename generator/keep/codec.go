package keep

import (
	"fmt"
	"math/bits"
	"reflect"
	"slices"
	"strings"
	"time"
	"unsafe"

	"partnerbook/generator/diag"
	"partnerbook/generator/kind"
	"partnerbook/generator/markup"
)

// codec writes values of one type and reads them again.
type codec struct {
	put func(w *writer, v reflect.Value)
	// get reads into room for a value of the type, which is zero. It takes a pointer to that:
	// by way of reflect, reading takes half as long again, and every build reads what the one
	// before kept.
	get func(r *reader, at unsafe.Pointer)
}

// codecs makes the codecs of types, each once, so that types may hold themselves.
type codecs map[reflect.Type]*codec

var (
	timeType     = reflect.TypeFor[time.Time]()
	positionType = reflect.TypeFor[diag.Position]()
	fieldsType   = reflect.TypeFor[kind.Fields]()
	bodyType     = reflect.TypeFor[markup.Body]()
	objectType   = reflect.TypeFor[kind.Object]()
)

// of returns the codec of a type. It panics for a type whose values could not come back
// the same: the program's own tests meet all that there are.
func (all codecs) of(t reflect.Type) *codec {
	if c, ok := all[t]; ok {
		return c
	}
	c := new(codec)
	all[t] = c
	*c = all.make(t)
	return c
}

func (all codecs) make(t reflect.Type) codec {
	switch t {
	case timeType:
		return codec{putTime, getTime}
	case positionType:
		return codec{putPosition, getPosition}
	case fieldsType:
		return all.fields()
	}
	switch t.Kind() {
	case reflect.Bool:
		return codec{
			func(w *writer, v reflect.Value) { w.flag(v.Bool()) },
			func(r *reader, at unsafe.Pointer) { *(*bool)(at) = r.flag() },
		}
	case reflect.Int:
		return codec{putInt, func(r *reader, at unsafe.Pointer) { *(*int)(at) = int(r.number()) }}
	case reflect.Int64:
		return codec{putInt, func(r *reader, at unsafe.Pointer) { *(*int64)(at) = r.number() }}
	case reflect.Uint64:
		return codec{
			func(w *writer, v reflect.Value) { w.number(int64(v.Uint())) },
			func(r *reader, at unsafe.Pointer) { *(*uint64)(at) = uint64(r.number()) },
		}
	case reflect.Uint8:
		return codec{
			func(w *writer, v reflect.Value) { w.bytes = append(w.bytes, byte(v.Uint())) },
			func(r *reader, at unsafe.Pointer) { *(*byte)(at) = r.byte() },
		}
	case reflect.String:
		return codec{
			func(w *writer, v reflect.Value) { w.text(v.String()) },
			func(r *reader, at unsafe.Pointer) { *(*string)(at) = r.text() },
		}
	case reflect.Struct:
		return all.structure(t)
	case reflect.Slice:
		number := len(all) // no other type has it
		return slice(all.of(t.Elem()), t, number)
	case reflect.Pointer:
		return pointer(all.of(t.Elem()), t)
	case reflect.Map:
		return mapping(all.of(t.Elem()), t)
	}
	panic(fmt.Sprintf("no way to keep a %s", t))
}

// structure keeps which fields are not zero, as bits of a number, and those alone: most
// are zero.
func (all codecs) structure(t reflect.Type) codec {
	type field struct {
		number int
		offset uintptr
		*codec
	}
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			panic(fmt.Sprintf("no way to keep %s.%s", t, f.Name))
		}
		if isLeftOut(t, f.Name) {
			continue
		}
		fields = append(fields, field{i, f.Offset, all.of(f.Type)})
	}
	if len(fields) > 64 {
		panic(fmt.Sprintf("no way to keep the %d fields of %s", len(fields), t))
	}
	return codec{
		func(w *writer, v reflect.Value) {
			var set uint64
			for i, f := range fields {
				if !v.Field(f.number).IsZero() {
					set |= 1 << i
				}
			}
			w.unsigned(set)
			for ; set != 0; set &= set - 1 {
				f := &fields[bits.TrailingZeros64(set)]
				f.put(w, v.Field(f.number))
			}
		},
		func(r *reader, at unsafe.Pointer) {
			set := r.unsigned()
			if bits.Len64(set) > len(fields) {
				r.fail()
				return
			}
			for ; set != 0; set &= set - 1 {
				f := &fields[bits.TrailingZeros64(set)]
				f.get(r, unsafe.Add(at, f.offset))
			}
		},
	}
}

// isLeftOut tells whether a field is what makes an object bare.
func isLeftOut(t reflect.Type, field string) bool {
	return t == bodyType && (field == "HTML" || field == "Passages") || t == objectType && field == "Bare"
}

// list is how a slice stands in memory.
type list struct {
	first     unsafe.Pointer
	long, cap int
}

// slice keeps nil apart from a slice of nothing.
func slice(element *codec, t reflect.Type, number int) codec {
	size := t.Elem().Size()
	return codec{
		func(w *writer, v reflect.Value) {
			if v.IsNil() {
				w.length(0)
				return
			}
			w.length(v.Len() + 1)
			for i := range v.Len() {
				element.put(w, v.Index(i))
			}
		},
		func(r *reader, at unsafe.Pointer) {
			n := r.length()
			if n == 0 {
				return
			}
			n--
			first := r.room(number, t, n)
			*(*list)(at) = list{first, n, n}
			for i := range n {
				element.get(r, unsafe.Add(first, uintptr(i)*size))
			}
		},
	}
}

func pointer(element *codec, t reflect.Type) codec {
	return codec{
		func(w *writer, v reflect.Value) {
			w.flag(!v.IsNil())
			if !v.IsNil() {
				element.put(w, v.Elem())
			}
		},
		func(r *reader, at unsafe.Pointer) {
			if r.flag() {
				made := reflect.New(t.Elem()).UnsafePointer()
				element.get(r, made)
				*(*unsafe.Pointer)(at) = made
			}
		},
	}
}

// mapping keeps maps by text.
func mapping(element *codec, t reflect.Type) codec {
	return codec{
		func(w *writer, v reflect.Value) {
			if v.IsNil() {
				w.length(0)
				return
			}
			keys := v.MapKeys()
			slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
			w.length(len(keys) + 1)
			for _, key := range keys {
				w.text(key.String())
				element.put(w, addressable(v.MapIndex(key)))
			}
		},
		func(r *reader, at unsafe.Pointer) {
			n := r.length()
			if n == 0 {
				return
			}
			made := reflect.MakeMapWithSize(t, n-1)
			for range n - 1 {
				key := reflect.New(t.Key()).Elem()
				key.SetString(r.text())
				value := reflect.New(t.Elem())
				element.get(r, value.UnsafePointer())
				made.SetMapIndex(key, value.Elem())
			}
			reflect.NewAt(t, at).Elem().Set(made)
		},
	}
}

// addressable returns a copy that has an address.
func addressable(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	return out
}

func putInt(w *writer, v reflect.Value) { w.number(v.Int()) }

func putTime(w *writer, v reflect.Value) {
	t := v.Addr().Interface().(*time.Time)
	w.flag(!t.IsZero())
	if !t.IsZero() {
		w.number(t.Unix())
		w.number(int64(t.Nanosecond()))
	}
}

func getTime(r *reader, at unsafe.Pointer) {
	if r.flag() {
		seconds, nanoseconds := r.number(), r.number()
		*(*time.Time)(at) = time.Unix(seconds, nanoseconds).UTC()
	}
}

// putPosition writes the path only where it is another than that of the page.
func putPosition(w *writer, v reflect.Value) {
	p := v.Addr().Interface().(*diag.Position)
	here := p.Path == w.name
	w.flag(here)
	if !here {
		w.text(p.Path)
	}
	w.number(int64(p.Line))
	w.number(int64(p.Column))
	w.number(int64(p.Length))
}

func getPosition(r *reader, at unsafe.Pointer) {
	p := (*diag.Position)(at)
	p.Path = r.name
	if !r.flag() {
		p.Path = r.text()
	}
	p.Line, p.Column, p.Length = int(r.number()), int(r.number()), int(r.number())
}

// settingsTypes returns the types that the settings of a page have which can be kept.
func settingsTypes() []reflect.Type {
	var types []reflect.Type
	for _, f := range []kind.Fields{kind.NoFields{}, kind.Testimonial{}, kind.CaseStudy{}, kind.Template{}, kind.Source{}, kind.Directory{}} {
		types = append(types, reflect.TypeOf(f))
	}
	return types
}

// fields keeps the settings of the kinds of page, with the number of their type.
func (all codecs) fields() codec {
	types := settingsTypes()
	for _, t := range types {
		all.of(t)
	}
	return codec{
		func(w *writer, v reflect.Value) {
			n := slices.Index(types, v.Elem().Type())
			w.length(n)
			all[types[n]].put(w, addressable(v.Elem()))
		},
		func(r *reader, at unsafe.Pointer) {
			n := r.length()
			if n >= len(types) {
				r.fail()
				return
			}
			made := reflect.New(types[n])
			all[types[n]].get(r, made.UnsafePointer())
			*(*kind.Fields)(at) = made.Elem().Interface().(kind.Fields)
		},
	}
}
