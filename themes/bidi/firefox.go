package bidi

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// Firefox is a running Firefox without a window.
type Firefox struct {
	// Downloads is the folder into which it downloads.
	Downloads string

	conn    *conn
	program *exec.Cmd
	said    chan struct{} // closed when it says nothing more
}

// preferences keep it from asking its makers for anything, and let it download without a
// question. Their first part is of every profile that tests use.
const preferences = `user_pref("app.normandy.enabled", false);
user_pref("app.shield.optoutstudies.enabled", false);
user_pref("nimbus.rollouts.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.startup.page", 0);
user_pref("datareporting.healthreport.uploadEnabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");
user_pref("toolkit.telemetry.enabled", false);
user_pref("toolkit.telemetry.server", "data:,");
user_pref("browser.download.folderList", 2);
user_pref("browser.download.useDownloadDir", true);
user_pref("browser.download.alwaysOpenPanel", false);
`

var listening = regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)

// Start starts a program that is Firefox and begins a session. Its profile and what it
// downloads stand in dir, which must be empty. More preferences are lines like those above.
func Start(ctx context.Context, program, dir string, more ...string) (*Firefox, error) {
	f := &Firefox{Downloads: filepath.Join(dir, "downloads"), said: make(chan struct{})}
	profile := filepath.Join(dir, "profile")
	for _, d := range []string{f.Downloads, profile} {
		if err := os.MkdirAll(d, 0o777); err != nil {
			return nil, err
		}
	}
	lines := preferences + fmt.Sprintf("user_pref(\"browser.download.dir\", %q);\n", f.Downloads) + strings.Join(more, "\n")
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(lines), 0o666); err != nil {
		return nil, err
	}
	f.program = exec.Command(program, "--headless", "--no-remote", "--profile", profile,
		"--remote-debugging-port", "0", "--remote-allow-origins", origin)
	f.program.Env = append(os.Environ(), "HOME="+dir, "MOZ_CRASHREPORTER_DISABLE=1")
	address, err := f.start(ctx)
	if err != nil {
		f.kill()
		return nil, err
	}
	if f.conn, err = connect(address + "/session"); err == nil {
		_, err = Call[any](ctx, f, "session.new", map[string]any{"capabilities": struct{}{}})
	}
	if err != nil {
		f.kill()
		return nil, err
	}
	return f, nil
}

// start starts the program and returns the address that it prints.
func (f *Firefox) start(ctx context.Context) (string, error) {
	stderr, err := f.program.StderrPipe()
	if err != nil {
		return "", err
	}
	if err := f.program.Start(); err != nil {
		return "", err
	}
	address := make(chan string, 1)
	var lines strings.Builder
	go func() {
		defer close(f.said)
		scanner := bufio.NewScanner(stderr)
		for scanner.Scan() {
			if m := listening.FindStringSubmatch(scanner.Text()); m != nil {
				address <- m[1]
				_, _ = io.Copy(io.Discard, stderr)
				return
			}
			lines.WriteString(scanner.Text() + "\n")
		}
	}()
	select {
	case at := <-address:
		return at, nil
	case <-f.said:
		return "", errors.New("it ends at once:\n" + lines.String())
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// Listen sets what is called with every event of those that Subscribe asked for, one
// after the other. It must not call the browser.
func (f *Firefox) Listen(heard func(Event)) {
	f.conn.mu.Lock()
	defer f.conn.mu.Unlock()
	f.conn.heard = heard
}

// Subscribe asks for events by their names, or by the names of their modules.
func (f *Firefox) Subscribe(ctx context.Context, events ...string) error {
	_, err := Call[any](ctx, f, "session.subscribe", map[string]any{"events": events})
	return err
}

// Close ends the browser.
func (f *Firefox) Close() {
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
	defer stop()
	_, err := Call[any](ctx, f, "browser.close", nil)
	if err == nil {
		select {
		case <-f.said:
			_ = f.program.Wait()
			return
		case <-ctx.Done():
		}
	}
	f.kill()
}

func (f *Firefox) kill() {
	if f.program.Process == nil {
		return
	}
	_ = f.program.Process.Kill()
	<-f.said
	_ = f.program.Wait()
}
