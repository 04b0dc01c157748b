package serve

import (
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// TestNothingIsLeftAfterLoad has several readers ask for everything at once, some of
// whom go away in the middle, and counts what is left when the server has stopped.
func TestNothingIsLeftAfterLoad(t *testing.T) {
	f := library(t)
	f.write("content/guidance/files/large.csv", strings.Repeat("a,b,c\n", 50_000))
	before := runtime.NumGoroutine()
	for _, live := range []bool{true, false} {
		n := startNetwork(t, f, Options{Live: live}, nil)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				client := &http.Client{Timeout: hangs, Transport: &http.Transport{}}
				defer client.CloseIdleConnections()
				for i := range 40 {
					address := []string{"/", "/guidance/a.html", "/nothing", searchPath + "?q=odd", "/guidance/files/large.csv"}[i%5]
					if err := askOnce(client, n.url+address, i); err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
		n.check(n.stop())
	}
	http.DefaultClient.CloseIdleConnections()
	// What the test's own server of the site needs stands besides: one for each.
	if !eventually(func() bool { return runtime.NumGoroutine() <= before+2 }) {
		stacks := make([]byte, 1<<20)
		t.Errorf("%d goroutines, %d at the beginning:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
	}
}

// askOnce asks for an address. Every seventh time the reader goes away after the first
// bytes.
func askOnce(client *http.Client, address string, i int) error {
	r, err := client.Get(address)
	if err != nil {
		return err
	}
	defer r.Body.Close()
	if i%7 == 0 {
		return nil
	}
	body, err := io.ReadAll(r.Body)
	if err != nil || len(body) == 0 {
		return fmt.Errorf("%s: %d bytes, %w", address, len(body), err)
	}
	return nil
}
