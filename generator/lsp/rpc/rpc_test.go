package rpc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestFrames(t *testing.T) {
	for name, test := range map[string]struct {
		in   string
		want []string // messages, then the error that ends them
		err  error
	}{
		"nothing":           {"", nil, io.EOF},
		"two":               {"Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\nnull", []string{"{}", "null"}, io.EOF},
		"lines between":     {"\n\r\nContent-Length: 2\r\n\r\n{}\n", []string{"{}"}, io.EOF},
		"other headers":     {"Content-Type: x\r\ncontent-length:2\r\n\r\n{}", []string{"{}"}, io.EOF},
		"bare line ends":    {"Content-Length: 2\n\n{}", []string{"{}"}, io.EOF},
		"cut short":         {"Content-Length: 9\r\n\r\n{}", nil, io.ErrUnexpectedEOF},
		"cut in the header": {"Content-Le", nil, io.ErrUnexpectedEOF},
		"no header":         {"{}\r\n\r\n", nil, ErrFrames},
		"no length":         {"Content-Type: x\r\n\r\n{}", nil, ErrFrames},
		"less than nothing": {"Content-Length: -2\r\n\r\n{}", nil, ErrFrames},
		"beyond numbers":    {"Content-Length: 99999999999999999999\r\n\r\n{}", nil, ErrFrames},
		"two lengths":       {"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", nil, ErrFrames},
		"long header":       {strings.Repeat("x", maxHeader+1), nil, ErrFrames},
		"many headers":      {strings.Repeat("a: b\r\n", mostHeaders+1), nil, ErrFrames},
		"promises a lot":    {"Content-Length: 60000000\r\n\r\n{}", nil, io.ErrUnexpectedEOF},
	} {
		r := NewReader(strings.NewReader(test.in))
		var got []string
		body, err := r.Read()
		for ; err == nil; body, err = r.Read() {
			got = append(got, string(body))
		}
		if fmt.Sprint(got) != fmt.Sprint(test.want) || !errors.Is(err, test.err) {
			t.Errorf("%s: %q, %v; want %q, %v", name, got, err, test.want, test.err)
		}
	}
}

// TestTooLargeIsPassedOver reads on behind a message that is too large.
func TestTooLargeIsPassedOver(t *testing.T) {
	large := io.LimitReader(zeros{}, MaxMessage+1)
	r := NewReader(io.MultiReader(strings.NewReader(fmt.Sprintf("Content-Length: %d\r\n\r\n", MaxMessage+1)), large, strings.NewReader("Content-Length: 2\r\n\r\n{}")))
	if _, err := r.Read(); !errors.Is(err, ErrTooLarge) {
		t.Fatal(err)
	}
	if body, err := r.Read(); err != nil || string(body) != "{}" {
		t.Errorf("%q, %v", body, err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestParse(t *testing.T) {
	for in, want := range map[string]int{
		`{"id":1,"method":"a"}`: 0, `{"method":"a"}`: 0, `{"id":"x","result":null}`: 0, `{"id":null,"method":"a"}`: 0,
		`[]`: InvalidRequest, `{}`: InvalidRequest, `{"id":{},"method":"a"}`: InvalidRequest, `{"id":true}`: InvalidRequest,
		`{`: ParseError, ``: ParseError, `{"method":1}`: ParseError, `7`: ParseError,
	} {
		got := 0
		if _, err := Parse([]byte(in)); err != nil {
			got = err.Code
		}
		if got != want {
			t.Errorf("%s is answered with %d, want %d", in, got, want)
		}
	}
}

// FuzzReader reads any bytes: it ends, and what is written as a message is read as one.
func FuzzReader(f *testing.F) {
	for _, seed := range []string{"Content-Length: 2\r\n\r\n{}", "Content-Length: 1\n\n\nContent-Length: 0\r\n\r\n", "a: b\r\n", "Content-Length: 7000000000\r\n\r\n", `{"id":1,"method":"x"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		r := NewReader(bytes.NewReader(in))
		for range len(in) + 1 {
			body, err := r.Read()
			if err != nil {
				break
			}
			_, _ = Parse(body)
		}
		var out bytes.Buffer
		if err := NewWriter(&out).Write(in); err != nil {
			t.Fatal(err)
		}
		if got, err := NewReader(&out).Read(); err != nil || !bytes.Equal(got, in) {
			t.Fatalf("%q came back as %q, %v", in, got, err)
		}
	})
}
