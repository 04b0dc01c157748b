package main_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// fault is what becomes of a run at a system call that changes files: of the nth one
// and, if onward, of all after it. Nothing in the program helps: the test traces it as
// a debugger does, so that whatever it calls counts.
type fault struct {
	at     int
	onward bool
	errno  syscall.Errno // what the call answers; 0: the process is killed
	half   bool          // a write takes half of its bytes before the rest is done
	only   func(what string) bool
}

// traced is what became of a run that was traced.
type traced struct {
	result
	calls []string // that change files, as "write public/index.html"
	hit   bool     // the fault came
}

// tracedRun runs the command in a folder and counts, of the calls that change files
// below one of the folders in, those that f.only takes (nil: all). Calls of several
// threads may come in another order each time.
func tracedRun(t *testing.T, dir string, in []string, f fault, env []string, args ...string) traced {
	t.Helper()
	exe, err := exec.LookPath("partnerbook")
	if err != nil {
		t.Fatal(err)
	}
	return tracedProgram(t, exe, dir, in, f, env, append([]string{"partnerbook"}, args...)...)
}

// tracedProgram is tracedRun of any program; its arguments begin with its name.
func tracedProgram(t *testing.T, exe, dir string, in []string, f fault, env []string, args ...string) traced {
	t.Helper()
	said := t.TempDir()
	var files []uintptr
	for _, name := range []string{os.DevNull, filepath.Join(said, "out"), filepath.Join(said, "err")} {
		file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		files = append(files, file.Fd())
	}
	ended := make(chan error, 1)
	tr := &tracer{dir: dir, in: in, fault: f, inside: map[int]*call{}, known: map[int]bool{}}
	go func() {
		runtime.LockOSThread() // only the thread that started it may trace it; it ends with it
		ended <- tr.run(exe, args, &syscall.ProcAttr{
			Dir: dir, Env: append(command(t, dir).Env, env...), Files: files, Sys: &syscall.SysProcAttr{Ptrace: true, Setpgid: true},
		})
	}()
	if err := <-ended; err != nil {
		t.Skip("cannot trace the command: ", err)
	}
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(said, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	return traced{result{tr.code(), read("out"), read("err")}, tr.calls, tr.hit}
}

// call is a system call that a thread is in.
type call struct {
	kill  bool
	errno syscall.Errno
}

type tracer struct {
	dir   string
	in    []string
	fault fault

	pid    int
	inside map[int]*call // threads that are in a call
	known  map[int]bool  // threads that began
	calls  []string
	hit    bool
	status syscall.WaitStatus
}

func (tr *tracer) code() int {
	if tr.status.Signaled() {
		return exitKilled
	}
	return tr.status.ExitStatus()
}

func (tr *tracer) run(exe string, args []string, attr *syscall.ProcAttr) error {
	pid, err := syscall.ForkExec(exe, args, attr)
	if err != nil {
		return err
	}
	tr.pid, tr.known[pid] = pid, true
	timeout := time.AfterFunc(hang, func() { _ = syscall.Kill(pid, syscall.SIGKILL) })
	defer timeout.Stop()
	var ws syscall.WaitStatus
	if _, err := wait(pid, &ws); err != nil {
		return err
	}
	const options = syscall.PTRACE_O_TRACESYSGOOD | syscall.PTRACE_O_TRACECLONE | unix.PTRACE_O_EXITKILL
	if err := syscall.PtraceSetOptions(pid, options); err != nil {
		_ = syscall.Kill(pid, syscall.SIGKILL)
		return err
	}
	_ = syscall.PtraceSyscall(pid, 0)
	for {
		tid, err := wait(-pid, &ws) // its group alone: nobody else's child
		if err == syscall.ECHILD {
			return nil
		}
		if err != nil {
			return err
		}
		if !ws.Stopped() {
			if tid == pid {
				tr.status = ws
			}
			continue
		}
		// Fails if the thread was killed meanwhile, which wait tells.
		_ = syscall.PtraceSyscall(tid, tr.stopped(tid, ws))
	}
}

func wait(pid int, ws *syscall.WaitStatus) (int, error) {
	for {
		tid, err := syscall.Wait4(pid, ws, syscall.WALL|unix.WNOTHREAD, nil)
		if err != syscall.EINTR {
			return tid, err
		}
	}
}

// stopped does what is to be done where a thread stopped, and returns the signal that
// it is to go on with.
func (tr *tracer) stopped(tid int, ws syscall.WaitStatus) (signal int) {
	first := !tr.known[tid]
	tr.known[tid] = true
	switch sig := ws.StopSignal(); {
	case sig == syscall.SIGTRAP|0x80:
		if c, ok := tr.inside[tid]; ok {
			delete(tr.inside, tid)
			tr.leaves(tid, c)
		} else {
			tr.inside[tid] = tr.enters(tid)
		}
		return 0
	case ws.TrapCause() > 0, first && sig == syscall.SIGSTOP:
		return 0
	default:
		return int(sig)
	}
}

// enters looks at a call before it is done, and returns what becomes of it.
func (tr *tracer) enters(tid int) *call {
	c := &call{}
	var regs syscall.PtraceRegs
	if syscall.PtraceGetRegs(tid, &regs) != nil {
		return c
	}
	what := tr.describe(tid, &regs)
	if what == "" || tr.fault.only != nil && !tr.fault.only(what) {
		return c
	}
	tr.calls = append(tr.calls, what)
	n, f := len(tr.calls), tr.fault
	if f.at == 0 || n < f.at || n > f.at && !f.onward {
		return c
	}
	tr.hit = true
	isWrite := regs.Orig_rax == unix.SYS_WRITE || regs.Orig_rax == unix.SYS_PWRITE64
	switch {
	case f.half && n == f.at && isWrite && regs.Rdx > 1:
		regs.Rdx /= 2
		c.kill = f.errno == 0
	case f.errno == 0:
		_ = syscall.Kill(tr.pid, syscall.SIGKILL)
		return c
	default:
		c.errno = f.errno
		regs.Orig_rax = ^uint64(0) // no call at all
	}
	_ = syscall.PtraceSetRegs(tid, &regs)
	return c
}

func (tr *tracer) leaves(tid int, c *call) {
	if c.kill {
		_ = syscall.Kill(tr.pid, syscall.SIGKILL)
	}
	if c.errno == 0 {
		return
	}
	var regs syscall.PtraceRegs
	if syscall.PtraceGetRegs(tid, &regs) == nil {
		regs.Rax = uint64(-int64(c.errno))
		_ = syscall.PtraceSetRegs(tid, &regs)
	}
}

// describe returns what a call changes, as "rename public/index.html", or "" if that
// is nothing below the folders.
func (tr *tracer) describe(tid int, r *syscall.PtraceRegs) string {
	at := func(fd, name uint64) string {
		s := peek(tid, uintptr(name))
		switch {
		case filepath.IsAbs(s):
			return filepath.Clean(s)
		case int32(fd) == unix.AT_FDCWD:
			return filepath.Join(tr.dir, s)
		}
		return filepath.Join(tr.open(fd), s)
	}
	here := uint64(0xffffff9c) // AT_FDCWD
	what, name := "", ""
	switch r.Orig_rax {
	case unix.SYS_WRITE, unix.SYS_PWRITE64:
		what, name = "write", tr.open(r.Rdi)
	case unix.SYS_FSYNC, unix.SYS_FDATASYNC:
		what, name = "sync", tr.open(r.Rdi)
	case unix.SYS_FTRUNCATE, unix.SYS_FALLOCATE:
		what, name = "resize", tr.open(r.Rdi)
	case unix.SYS_FCHMOD:
		what, name = "chmod", tr.open(r.Rdi)
	case unix.SYS_CLOSE:
		if name = tr.open(r.Rdi); name != "" && tr.writable(r.Rdi) {
			what = "close"
		}
	case unix.SYS_OPENAT:
		if r.Rdx&(unix.O_CREAT|unix.O_WRONLY|unix.O_RDWR) != 0 {
			what, name = "create", at(r.Rdi, r.Rsi)
		}
	case unix.SYS_OPEN:
		if r.Rsi&(unix.O_CREAT|unix.O_WRONLY|unix.O_RDWR) != 0 {
			what, name = "create", at(here, r.Rdi)
		}
	case unix.SYS_MKDIRAT:
		what, name = "mkdir", at(r.Rdi, r.Rsi)
	case unix.SYS_UNLINKAT:
		what, name = "remove", at(r.Rdi, r.Rsi)
	case unix.SYS_UNLINK, unix.SYS_RMDIR:
		what, name = "remove", at(here, r.Rdi)
	case unix.SYS_RENAME:
		what, name = "rename", at(here, r.Rsi)
	case unix.SYS_RENAMEAT, unix.SYS_RENAMEAT2, unix.SYS_LINKAT:
		what, name = "rename", at(r.Rdx, r.R10)
	}
	if what == "" {
		return ""
	}
	for _, folder := range tr.in {
		if rel, err := filepath.Rel(folder, name); err == nil && filepath.IsLocal(rel) {
			return what + " " + rel
		}
	}
	return ""
}

// open returns the file that the process knows by a number.
func (tr *tracer) open(fd uint64) string {
	name, _ := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", tr.pid, int32(fd)))
	return strings.TrimSuffix(name, " (deleted)")
}

func (tr *tracer) writable(fd uint64) bool {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/fdinfo/%d", tr.pid, int32(fd)))
	var pos, flags int
	_, _ = fmt.Sscanf(string(data), "pos:\t%d\nflags:\t%o", &pos, &flags)
	return flags&(unix.O_WRONLY|unix.O_RDWR) != 0
}

// peek reads a text of the process that ends with NUL.
func peek(tid int, at uintptr) string {
	var out []byte
	for word := make([]byte, 8); len(out) < 4096; at += 8 {
		n, err := syscall.PtracePeekData(tid, at, word)
		if err != nil {
			break
		}
		text, _, ended := strings.Cut(string(word[:n]), "\x00")
		if out = append(out, text...); ended {
			break
		}
	}
	return string(out)
}
