package themes_test

import (
	"github.com/chromedp/cdproto/input"
)

// press presses a key as a keyboard does: one whose default is prevented types
// nothing. Keys that type have their text as name.
func (p *tab) press(keys ...string) {
	p.Helper()
	if p.fox != nil {
		p.pressInFirefox(keys...)
		return
	}
	for _, key := range keys {
		down := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key, WindowsVirtualKeyCode: keyCodes[key]}
		switch {
		case len([]rune(key)) == 1:
			down.Text = key
		case key == "Enter":
			down.Text = "\r"
		}
		command(p, input.DispatchKeyEvent, down)
		command(p, input.DispatchKeyEvent, input.DispatchKeyEventParams{
			Type: input.DispatchKeyEventTypeKeyUp, Key: key, WindowsVirtualKeyCode: keyCodes[key],
		})
	}
}

// keyCodes are the codes of the keys that type nothing.
var keyCodes = map[string]int64{
	"Enter": 13, "Escape": 27, "End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Tab": 9, "Backspace": 8,
}

// write types a text.
func (p *tab) write(text string) {
	p.Helper()
	for _, r := range text {
		p.press(string(r))
	}
}
