package generator

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"partnerbook/generator/testrun"
)

// TestWrongClocks edits a page again and again, each time to as many bytes, on disks whose
// clocks are coarse, late, early or stand still: a network share has the clock of another
// machine, and a stick was written by one whose battery is empty.
func TestWrongClocks(t *testing.T) {
	testrun.Alone(t)
	start := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	for name, stamp := range map[string]func(now time.Time) time.Time{
		"exact":                  func(now time.Time) time.Time { return now },
		"steps of a second":      func(now time.Time) time.Time { return now.Truncate(time.Second) },
		"steps of two seconds":   func(now time.Time) time.Time { return now.Truncate(2 * time.Second) },
		"steps that end later":   func(now time.Time) time.Time { return now.Truncate(2 * time.Second).Add(2 * time.Second) },
		"an hour late":           func(now time.Time) time.Time { return now.Add(-time.Hour).Truncate(2 * time.Second) },
		"an hour early":          func(now time.Time) time.Time { return now.Add(time.Hour).Truncate(2 * time.Second) },
		"1970, in steps":         func(now time.Time) time.Time { return time.Unix(int64(now.Sub(start)/(2*time.Second)), 0) },
		"backwards":              func(now time.Time) time.Time { return start.Add(-now.Sub(start)).Truncate(2 * time.Second) },
		"far in the future":      func(now time.Time) time.Time { return now.AddDate(300, 0, 0).Truncate(time.Second) },
		"stopped, then put back": func(now time.Time) time.Time { return start.Add(-now.Sub(start).Truncate(time.Minute)) },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				content, _, s := faultySite()
				s.Live = true
				save := func(file, text string) {
					content.files[file] = &fstest.MapFile{Data: []byte(text), ModTime: stamp(time.Now())}
				}
				page := func(i int) string { return fmt.Sprintf("+++\ntitle = \"Two\"\n+++\n\nText %03d.\n", i) }
				save("guide/two.md", page(0))
				time.Sleep(time.Minute) // of the test's own time
				w := NewWorkspace(s)
				refresh(t, w, Everything)
				for i, pause := range []int{60_000, 400, 400, 300, 1500, 100, 1900, 100, 5000, 1, 1, 1} {
					time.Sleep(time.Duration(pause) * time.Millisecond)
					save("guide/two.md", page(i+1))
					time.Sleep(time.Millisecond)
					e := refresh(t, w, []string{"guide"})
					if got := fileOf(t, e, "guide/two.html"); !strings.Contains(got, fmt.Sprintf("Text %03d.", i+1)) {
						t.Fatalf("edit %d was not seen", i+1)
					}
				}
				wantSame(t, clean(t, s), outcomeOf(t, refresh(t, w, Everything)))
				time.Sleep(time.Minute) // what bundles scripts rests before it ends
			})
		})
	}
}

// fileOf returns one file of an edition.
func fileOf(t *testing.T, e *Edition, name string) string {
	t.Helper()
	for _, f := range e.Book.Files() {
		if f.Path == name {
			var out bytes.Buffer
			if err := f.Emit(&out); err != nil {
				t.Fatal(err)
			}
			return out.String()
		}
	}
	return ""
}
