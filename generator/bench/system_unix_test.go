//go:build unix

package bench

import (
	"bufio"
	"context"
	"io"
	"testing"
)

// TestCommandEnds ends a program that started another, which holds its output: reading
// ends when both have.
func TestCommandEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	cmd := Command(ctx, "sh", "-c", "(echo ready; exec sleep 600); echo never")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(stdout)
	if line, err := lines.ReadString('\n'); line != "ready\n" {
		t.Fatalf("the program said %q (%v)", line, err)
	}
	cancel()
	if rest, err := io.ReadAll(lines); len(rest) > 0 || err != nil {
		t.Errorf("the program went on: %q (%v)", rest, err)
	}
	if err := cmd.Wait(); err == nil {
		t.Error("the program ended as if nothing had stopped it")
	}
}
