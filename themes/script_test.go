package themes_test

import (
	"io/fs"
	"sync"
	"testing"

	"github.com/dop251/goja"

	"partnerbook/generator/render"
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
