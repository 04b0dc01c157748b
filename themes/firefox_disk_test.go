package themes_test

import "testing"

// TestFirefoxFromDisk opens a page of each kind in Firefox, narrow and wide, and does there
// what readers come for.
func TestFirefoxFromDisk(t *testing.T) {
	t.Parallel()
	p := openFirefox(t)
	b := everySite(t)[0]
	p.size(320, 256)
	p.opensEachKind(b)
	p.readsFromDisk(b)
}
