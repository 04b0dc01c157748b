package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// ErrNoBrowser says that the machine has no browser that can print.
var ErrNoBrowser = errors.New("there is no Chromium, Chrome or Edge on this machine")

// FindBrowser returns the program of a browser that can print, or ErrNoBrowser.
func FindBrowser() (string, error) { return find(exec.LookPath, os.Getenv) }

func find(look func(string) (string, error), env func(string) string) (string, error) {
	for _, name := range candidates(runtime.GOOS, env) {
		if program, err := look(name); err == nil {
			return program, nil
		}
	}
	return "", ErrNoBrowser
}

// candidates are the programs of browsers, by name or place, as systems have them.
func candidates(system string, env func(string) string) []string {
	switch system {
	case "windows":
		var out []string
		for _, folder := range []string{env("ProgramFiles"), env("ProgramFiles(x86)"), env("LocalAppData")} {
			if folder == "" {
				continue
			}
			for _, program := range []string{`\Google\Chrome\Application\chrome.exe`, `\Chromium\Application\chrome.exe`, `\Microsoft\Edge\Application\msedge.exe`} {
				out = append(out, folder+program)
			}
		}
		return out
	case "darwin":
		return []string{
			"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
			"/Applications/Chromium.app/Contents/MacOS/Chromium",
			"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
		}
	}
	return []string{"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"}
}

// PrintError says that a browser made no PDF.
type PrintError struct {
	Program string
	Said    string // its last words
	Err     error  // nil if it ended as if all was well
}

func (e *PrintError) Error() string {
	words := fmt.Sprintf("%s made no PDF", e.Program)
	if e.Err != nil {
		words += fmt.Sprintf(" (%v)", e.Err)
	}
	if e.Said != "" {
		words += ". It said: " + e.Said
	}
	return words
}

func (e *PrintError) Unwrap() error { return e.Err }

// printed makes a PDF of an HTML file. Both stand in folder, where the browser may keep its
// own files as well.
func printed(ctx context.Context, program, folder, document, made string) ([]byte, error) {
	out := filepath.Join(folder, made)
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync",
		// A browser that is open already would take the work, and print nothing.
		"--user-data-dir=" + filepath.Join(folder, "profile"),
		"--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf=" + out,
	}
	if os.Geteuid() == 0 {
		args = append(args, "--no-sandbox") // without it, no browser starts for the superuser, as in containers
	}
	cmd := exec.CommandContext(ctx, program, append(args, fileAddress(filepath.Join(folder, document)))...)
	var said bytes.Buffer
	cmd.Stderr = &said
	err := cmd.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	data, readErr := os.ReadFile(out)
	switch {
	case err != nil || errors.Is(readErr, os.ErrNotExist) || readErr == nil && !bytes.HasPrefix(data, []byte("%PDF-")):
		return nil, &PrintError{program, lastLine(said.String()), err}
	case readErr != nil:
		return nil, readErr
	}
	return data, nil
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}

// fileAddress returns the address of a file, as browsers open it.
func fileAddress(name string) string {
	p := filepath.ToSlash(name)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/…
	}
	return (&url.URL{Scheme: "file", Path: p}).String()
}
