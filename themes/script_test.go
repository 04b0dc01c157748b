package themes_test

import (
	"encoding/base64"
	"io/fs"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/dop251/goja"

	"partnerbook/generator/render"
	"partnerbook/generator/testrun"
	"partnerbook/themes"
)

// bundle returns a script of the theme as pages have it; what its entry exports is
// the global m.
func bundle(entry string) (string, error) {
	theme, err := fs.Sub(themes.FS, "default")
	if err != nil {
		return "", err
	}
	script, err := render.Script(theme, entry, "m")
	return string(script), err
}

// script returns a script of the theme, or ends the test.
func script(t testing.TB, entry string) string {
	t.Helper()
	text, err := bundle(entry)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// compiled has the scripts that tests ran so far, by entry.
var compiled sync.Map

// module returns a runtime without a browser in which what a module of the theme
// exports is the global m.
func module(t testing.TB, entry string) *goja.Runtime {
	t.Helper()
	testrun.Alone(t)
	once, _ := compiled.LoadOrStore(entry, sync.OnceValues(func() (*goja.Program, error) {
		text, err := bundle(entry)
		if err != nil {
			return nil, err
		}
		return goja.Compile(entry, text, false)
	}))
	program, err := once.(func() (*goja.Program, error))()
	if err != nil {
		t.Fatal(err)
	}
	vm := goja.New()
	if _, err := vm.RunProgram(program); err != nil {
		t.Fatal(err)
	}
	return vm
}

// engine runs a module of the theme whose exports are the global m. There are two: one
// in Go, which is always there and slow, and the browser, which may take all that
// there is.
type engine interface {
	// text evaluates an expression that gives a text.
	text(t testing.TB, expression string) string
	// bytes evaluates an expression that gives a Uint8Array.
	bytes(t testing.TB, expression string) []byte
}

// engines calls f with each engine that runs a module, and with the part of cases that are
// alike that it is to take: one in so many.
func engines(t *testing.T, entry string, f func(t *testing.T, e engine, of int)) {
	t.Helper()
	inGoja, inChromium := 10, 1
	switch {
	case long():
		inGoja = 1
	case quick():
		inGoja, inChromium = 30, 4
	}
	t.Run("goja", func(t *testing.T) { f(t, inGo{module(t, entry)}, inGoja) })
	t.Run("browser", func(t *testing.T) {
		p := openTab(t)
		p.do(chromedp.Evaluate[chromedp.Void](script(t, entry)))
		f(t, inBrowser{p}, inChromium)
	})
}

type inGo struct{ vm *goja.Runtime }

func (e inGo) run(t testing.TB, expression string) goja.Value {
	t.Helper()
	value, err := e.vm.RunString(expression)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func (e inGo) text(t testing.TB, expression string) string {
	t.Helper()
	return e.run(t, expression).String()
}

func (e inGo) bytes(t testing.TB, expression string) []byte {
	t.Helper()
	return e.run(t, "("+expression+").buffer").Export().(goja.ArrayBuffer).Bytes()
}

type inBrowser struct{ p *tab }

func (e inBrowser) text(t testing.TB, expression string) string {
	t.Helper()
	return ask[string](e.p, expression)
}

func (e inBrowser) bytes(t testing.TB, expression string) []byte {
	t.Helper()
	text := ask[string](e.p, `((bytes) => {
		let all = "";
		for (let i = 0; i < bytes.length; i += 8192) all += String.fromCharCode(...bytes.subarray(i, i + 8192));
		return btoa(all);
	})(`+expression+`)`)
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
