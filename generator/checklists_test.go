package generator

import (
	"bytes"
	"io/fs"
	"testing"

	"partnerbook"
	"partnerbook/generator/checklist"
	"partnerbook/generator/testrun"
)

// TestLockIsUpToDate holds the lock of this repository's checklists to their items:
// `partnerbook checklist lock` mends it.
func TestLockIsUpToDate(t *testing.T) {
	testrun.Alone(t)
	held, err := fs.ReadFile(partnerbook.Content(), checklist.LockName)
	if err != nil {
		t.Fatal(err)
	}
	own := ownBuilt(t)
	now, _ := own.Lock(own.edition)
	if want := checklist.WriteLock(now); !bytes.Equal(held, want) {
		t.Errorf("content/%s is not up to date; run `partnerbook checklist lock`", checklist.LockName)
	}
	if len(now) < 300 {
		t.Errorf("only %d items are locked", len(now))
	}
}
