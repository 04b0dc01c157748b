package main_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// usage is what the server's process uses.
type usage struct {
	files    int
	threads  int
	resident int64
}

func (u usage) String() string {
	return fmt.Sprintf("%d MB, %d files, %d threads", u.resident>>20, u.files, u.threads)
}

func (s *soaked) look() usage {
	s.t.Helper()
	proc := fmt.Sprintf("/proc/%d/", s.process.Pid)
	open, err := os.ReadDir(proc + "fd")
	if err != nil {
		s.t.Fatal(err)
	}
	data, err := os.ReadFile(proc + "status")
	if err != nil {
		s.t.Fatal(err)
	}
	u := usage{files: len(open)}
	for line := range strings.Lines(string(data)) {
		name, value, _ := strings.Cut(line, ":")
		n, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
		switch name {
		case "Threads":
			u.threads = int(n)
		case "VmRSS":
			u.resident = n << 10
		}
	}
	return u
}

// watch returns the most that was used in the first half, and prints now and then what
// is used.
func (s *soaked) watch(ctx context.Context, d time.Duration) (most usage) {
	tick := time.NewTicker(d / 60)
	defer tick.Stop()
	for i := 0; ; i++ {
		select {
		case <-ctx.Done():
			return most
		case <-tick.C:
		}
		u := s.look()
		if i < 30 {
			most = usage{max(most.files, u.files), max(most.threads, u.threads), max(most.resident, u.resident)}
		}
		if i%6 == 0 && d > time.Minute {
			s.t.Logf("after %v: %v, edit %d", (time.Duration(i+1) * d / 60).Round(time.Second), u, s.seen.Load())
		}
	}
}

// wrk lets the program of that name, if it is there and there is time, ask as fast as
// it can.
func (s *soaked) wrk(d time.Duration) {
	program, err := exec.LookPath("wrk")
	if err != nil || d < 5*time.Second {
		return
	}
	script := filepath.Join(s.dir, "wrk.lua")
	if err := os.WriteFile(script, []byte(wrkScript), 0o644); err != nil {
		s.t.Error(err)
		return
	}
	out, err := exec.Command(program, "-t1", "-c40", "-d", fmt.Sprintf("%ds", int(d.Seconds())), "--timeout", "60s", "--latency", "-s", script, s.url).CombinedOutput()
	if err != nil {
		s.t.Errorf("wrk: %v\n%s", err, out)
	}
	for _, bad := range []string{"Socket errors", "Non-2xx"} {
		if strings.Contains(string(out), bad) {
			s.t.Errorf("wrk:\n%s", out)
		}
	}
	s.t.Logf("%s", out)
}

const wrkScript = `
local asked = {
  {"/", {}}, {"/index.html", {["Accept-Encoding"]="gzip, deflate, br, zstd"}}, {"/soak/p1.html", {["Accept-Encoding"]="gzip"}},
  {"/soak/p2.html", {["Accept-Encoding"]="zstd"}}, {"/files/table.csv", {["Range"]="bytes=1000-2000"}},
  {"/soak/p3.html", {["If-None-Match"]='"000000000000000000000000"'}}, {"/api/search?q=shared+service", {}}, {"/edition.json", {}},
}
local i = 0
request = function()
  i = i % #asked + 1
  return wrk.format("GET", asked[i][1], asked[i][2])
end
`
