package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"partnerbook/generator/testrun"
)

// TestMain lets the programs that are tested have one processor each while somebody tests
// everything: two of them run at a time, and a small site takes a tenth less on one. In CI,
// and where the race detector watches, they have all.
func TestMain(m *testing.M) {
	if onOneProcessor() {
		if err := os.Setenv("GOMAXPROCS", "1"); err != nil {
			panic(err)
		}
	}
	testscript.Main(m, map[string]func(){"partnerbook": main})
}

func onOneProcessor() bool {
	return testrun.Quick() && !testrun.Raced && os.Getenv("GOMAXPROCS") == ""
}

// TestScripts runs testdata/script/*.txtar: the command as its users meet it.
// Besides the commands of testscript they have:
//
//	exits CODE PROGRAM ARGS…   runs a program, which must end with the exit code
//	says CODE ARGS…            runs partnerbook ARGS… in the process of the test, which
//	                           takes a tenth of the time: for what is said of the
//	                           command itself, whatever folder it is in
//	serve ARGS…                starts `partnerbook serve ARGS…`, waits for its address,
//	                           and puts that into $SERVED
//	get PATH FILE              writes what the server answers into a file
//	await PATH TEXT            asks the server until the answer holds a text
//	unpack ZIP FOLDER          unpacks a zip into a folder
//	interrupt                  interrupts the server, which must end without error;
//	                           what it printed is then in serve.out and serve.err
//
// With UPDATE_SCRIPTS=1 the files that cmp compares are rewritten.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			// 21 November 2026, so that reviews fall due on the same day always.
			env.Setenv("SOURCE_DATE_EPOCH", "1795219200")
			// Nothing is left in the cache of whoever runs the tests.
			env.Setenv("XDG_CACHE_HOME", env.WorkDir+"/.cache")
			// With -race every process sleeps for a second at its end if not told
			// otherwise.
			env.Setenv("GORACE", "atexit_sleep_ms=0")
			env.Setenv("GOMAXPROCS", os.Getenv("GOMAXPROCS"))
			env.Values[serverKey] = &server{}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     scriptExits,
			"says":      scriptSays,
			"serve":     scriptServe,
			"get":       scriptGet,
			"await":     scriptAwait,
			"interrupt": scriptInterrupt,
			"unpack":    scriptUnpack,
		},
	})
}

func scriptSays(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: says CODE ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	ctx, stop := context.WithTimeout(context.Background(), hangs)
	defer stop()
	a := newApp(strings.NewReader(""), ts.Stdout(), ts.Stderr(), ts.Getenv)
	if got := a.run(ctx, args[1:]); got != want {
		ts.Fatalf("the exit code is %d, want %d", got, want)
	}
}

func scriptUnpack(ts *testscript.TestScript, _ bool, args []string) {
	z, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer z.Close()
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), z))
}

func scriptExits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if neg || err != nil || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGS…")
	}
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("running %s: %v", args[1], err)
	}
	if got != want {
		ts.Fatalf("the exit code is %d, want %d", got, want)
	}
}

// server is a `partnerbook serve` that a script started.
type server struct {
	command   *exec.Cmd
	out, errs bytes.Buffer
	url       string
	read      chan struct{} // closed when all of its output is read
}

type serverKeyType struct{}

var serverKey serverKeyType

func serverOf(ts *testscript.TestScript) *server { return ts.Value(serverKey).(*server) }

// hangs is how long something may take before it counts as hanging.
const hangs = 30 * time.Second

func scriptServe(ts *testscript.TestScript, _ bool, args []string) {
	s := serverOf(ts)
	program, err := os.Executable()
	ts.Check(err)
	*s = server{read: make(chan struct{})}
	s.command = exec.Command(program, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	s.command.Args[0] = "partnerbook" // testscript.Main looks at this
	s.command.Dir = ts.MkAbs(".")
	s.command.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+ts.Getenv("SOURCE_DATE_EPOCH"))
	s.command.Stderr = &s.errs
	pipe, err := s.command.StdoutPipe()
	ts.Check(err)
	ts.Check(s.command.Start())
	ts.Defer(func() { _ = s.command.Process.Kill() })

	address := make(chan string, 1)
	go func() {
		defer close(s.read)
		defer close(address)
		lines := bufio.NewScanner(io.TeeReader(pipe, &s.out))
		for lines.Scan() {
			if strings.HasPrefix(lines.Text(), "http://") && len(address) == 0 {
				address <- lines.Text()
			}
		}
	}()
	select {
	case s.url = <-address:
	case <-time.After(hangs):
	}
	if s.url == "" {
		ts.Fatalf("the server printed no address")
	}
	ts.Setenv("SERVED", strings.Trim(strings.TrimPrefix(s.url, "http:"), "/"))
}

func (s *server) get(path string) (string, error) {
	client := http.Client{Timeout: hangs}
	response, err := client.Get(s.url + strings.TrimPrefix(path, "/"))
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return fmt.Sprintf("%s\n%s", response.Status, body), err
}

func scriptGet(ts *testscript.TestScript, _ bool, args []string) {
	body, err := serverOf(ts).get(args[0])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(body), 0o644))
}

func scriptAwait(ts *testscript.TestScript, _ bool, args []string) {
	body := ""
	for end := time.Now().Add(hangs); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		var err error
		body, err = serverOf(ts).get(args[0])
		ts.Check(err)
		if strings.Contains(body, args[1]) {
			return
		}
	}
	ts.Fatalf("%s does not come to hold %q; it is:\n%s", args[0], args[1], body)
}

func scriptInterrupt(ts *testscript.TestScript, _ bool, _ []string) {
	s := serverOf(ts)
	ts.Check(s.command.Process.Signal(os.Interrupt))
	select {
	case <-s.read:
	case <-time.After(hangs):
		ts.Fatalf("the server does not stop")
	}
	err := s.command.Wait()
	ts.Check(os.WriteFile(ts.MkAbs("serve.out"), s.out.Bytes(), 0o644))
	ts.Check(os.WriteFile(ts.MkAbs("serve.err"), s.errs.Bytes(), 0o644))
	if err != nil {
		ts.Fatalf("the server ended with %v:\n%s", err, s.errs.String())
	}
}
