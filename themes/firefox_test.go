package themes_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"partnerbook/generator/testrun"
	"partnerbook/themes/bidi"
)

// Firefox opens pages from disk too: see disk_firefox_test.go. A tab in it is a tab like
// one in Chromium to what asks the page itself; what only Chromium can do is a command
// there and fails here.

// findFirefox returns the program, or "".
func findFirefox() string {
	if named := os.Getenv("FIREFOX"); named != "" {
		return named
	}
	for _, name := range []string{"firefox-esr", "firefox"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	return ""
}

// foxTab is the tab in Firefox behind a tab.
type foxTab struct {
	fox     *bidi.Firefox
	context string // its name
}

// openFirefox starts Firefox for one test, and returns its tab.
func openFirefox(t testing.TB, preferences ...string) *tab {
	t.Helper()
	testrun.Alone(t)
	program := findFirefox()
	if program == "" {
		needed(t, "there is no Firefox (Debian: firefox-esr); set FIREFOX to where it is")
	}
	ctx, stop := context.WithTimeout(t.Context(), hangs)
	t.Cleanup(stop)
	fox, err := bidi.Start(ctx, program, t.TempDir(), preferences...)
	if err != nil {
		t.Fatalf("%s does not start: %v", program, err)
	}
	t.Cleanup(fox.Close)
	p := &tab{TB: t, ctx: ctx, status: map[string]int64{}, files: make(chan string, 10), fox: &foxTab{fox: fox}}
	fox.Listen(p.hearFirefox)
	if err := fox.Subscribe(ctx, "log.entryAdded", "network.beforeRequestSent", "network.fetchError", "browsingContext.downloadEnd", "script.message"); err != nil {
		t.Fatal(err)
	}
	type made struct{ Context string }
	// In the tab that is there at the start, the field for addresses has the focus.
	p.fox.context = inFirefox[made](p, "browsingContext.create", map[string]any{"type": "tab"}).Context
	inFirefox[any](p, "script.addPreloadScript", map[string]any{
		"functionDeclaration": missingFiles,
		"arguments":           []any{map[string]any{"type": "channel", "value": map[string]any{"channel": "missing"}}},
	})
	return p
}

// missingFiles tells of scripts, style sheets and pictures that do not come: of files
// on disk Firefox says nothing.
const missingFiles = `(tell) => addEventListener("error", ({ target }) => { if (target instanceof Element) tell(target.outerHTML.slice(0, 200)); }, true)`

// hearFirefox notes what must not happen on a page, and what was downloaded.
func (p *tab) hearFirefox(e bidi.Event) {
	var all struct {
		Level, Text, ErrorText string
		Request                struct{ URL string }
		Status, Filepath       string
		Data                   struct{ Value string }
	}
	if err := json.Unmarshal(e.Params, &all); err != nil {
		p.note("%s: %v", e.Method, err)
		return
	}
	switch e.Method {
	case "log.entryAdded":
		p.note("%s: %s", all.Level, all.Text)
	case "network.beforeRequestSent":
		p.requested(all.Request.URL)
	case "network.fetchError":
		p.note("request failed: %s %s", all.Request.URL, all.ErrorText)
	case "script.message":
		p.note("did not come: %s", all.Data.Value)
	case "browsingContext.downloadEnd":
		if all.Status != "complete" {
			p.note("the download is %s", all.Status)
		}
		p.files <- all.Filepath
	}
}

// inFirefox sends one command to Firefox.
func inFirefox[R any](p *tab, method string, params any) R {
	p.Helper()
	result, err := bidi.Call[R](p.ctx, p.fox.fox, method, params)
	if err != nil {
		p.Fatal(err)
	}
	return result
}

// evaluated is what came of an expression in Firefox.
type evaluated struct {
	Result           struct{ Value json.RawMessage }
	ExceptionDetails struct{ Text string }
}

// askFirefox evaluates an expression on the page.
func askFirefox[T any](p *tab, expression string) (T, error) {
	var value T
	result, err := bidi.Call[evaluated](p.ctx, p.fox.fox, "script.evaluate", map[string]any{
		"expression": "(async () => JSON.stringify(await (" + expression + ")))()", "awaitPromise": true,
		"target": map[string]any{"context": p.fox.context}, "userActivation": true,
	})
	if err != nil {
		return value, err
	}
	if text := result.ExceptionDetails.Text; text != "" {
		return value, fmt.Errorf("%s", text)
	}
	var written string
	if result.Result.Value == nil {
		return value, nil // undefined
	}
	if err := json.Unmarshal(result.Result.Value, &written); err != nil {
		return value, err
	}
	return value, json.Unmarshal([]byte(written), &value)
}

// openInFirefox loads a page.
func (p *tab) openInFirefox(address string) error {
	_, err := bidi.Call[any](p.ctx, p.fox.fox, "browsingContext.navigate", map[string]any{
		"context": p.fox.context, "url": address, "wait": "complete",
	})
	return err
}

// pressInFirefox presses keys, by the names that press has for them.
func (p *tab) pressInFirefox(keys ...string) {
	p.Helper()
	var actions []map[string]string
	for _, key := range keys {
		if code, ok := foxKeys[key]; ok {
			key = code
		}
		actions = append(actions, map[string]string{"type": "keyDown", "value": key}, map[string]string{"type": "keyUp", "value": key})
	}
	inFirefox[any](p, "input.performActions", map[string]any{
		"context": p.fox.context, "actions": []any{map[string]any{"type": "key", "id": "keyboard", "actions": actions}},
	})
}

// foxKeys are the keys that type nothing, as WebDriver names them.
var foxKeys = map[string]string{
	"Enter": "\ue007", "Escape": "\ue00c", "End": "\ue010", "Home": "\ue011", "ArrowLeft": "\ue012", "ArrowUp": "\ue013",
	"ArrowRight": "\ue014", "ArrowDown": "\ue015", "Tab": "\ue004", "Backspace": "\ue003",
}

// onlyChromium fails a test that asks Firefox for what it cannot do.
func (p *tab) onlyChromium(what string) {
	p.Helper()
	if p.fox != nil {
		p.Fatalf("%s is a command of Chromium", strings.TrimSpace(what))
	}
}
