package generator

import (
	"bytes"
	"io/fs"
	"testing"

	"partnerbook"
	"partnerbook/generator/checklist"
	"partnerbook/themes"
)

// TestLockIsUpToDate holds the lock of this repository's checklists to their items:
// `partnerbook checklist lock` mends it.
func TestLockIsUpToDate(t *testing.T) {
	held, err := fs.ReadFile(partnerbook.Content(), checklist.LockName)
	if err != nil {
		t.Fatal(err)
	}
	w := NewWorkspace(Settings{Content: partnerbook.Content(), Prefix: "content", Site: partnerbook.Site, Themes: themes.FS})
	now, _ := w.Lock(refresh(t, w, Everything))
	if want := checklist.WriteLock(now); !bytes.Equal(held, want) {
		t.Errorf("content/%s is not up to date; run `partnerbook checklist lock`", checklist.LockName)
	}
	if len(now) < 300 {
		t.Errorf("only %d items are locked", len(now))
	}
}
