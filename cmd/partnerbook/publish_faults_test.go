package main_test

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"partnerbook/generator/testrun"
)

// emptyStore is a store with an empty bucket, handbook, that has files put by the test.
func emptyStore(put http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch _, file, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/"); {
		case r.Method == http.MethodPut:
			put(w, r)
		case file == "":
			fmt.Fprint(w, "<ListBucketResult></ListBucketResult>")
		default:
			w.WriteHeader(http.StatusNotFound)
			fmt.Fprint(w, "<Error><Code>NoSuchKey</Code></Error>")
		}
	})
}

// publishTo publishes a folder that a build made into a bucket of a store.
func publishTo(t *testing.T, dir, endpoint string, env ...string) result {
	t.Helper()
	c := command(t, dir, "publish", "s3://handbook", "--from", "public", "--endpoint", endpoint)
	c.Env = append(c.Env, "AWS_ACCESS_KEY_ID="+gatewayKey, "AWS_SECRET_ACCESS_KEY="+gatewaySecret, "AWS_EC2_METADATA_DISABLED=true")
	c.Env = append(c.Env, env...)
	return finish(t, c)
}

// TestPublishToWhatIsNoStore publishes to addresses at which no store answers, or none that
// is to be trusted, and without keys.
func TestPublishToWhatIsNoStore(t *testing.T) {
	t.Parallel()
	dir := newSite(t, nil)
	built(t, dir)
	page := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>A page") })
	whole := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html>A page</html>") })
	serve := func(start func(*httptest.Server), h http.Handler) string {
		s := httptest.NewUnstartedServer(h)
		s.Config.ErrorLog = log.New(io.Discard, "", 0)
		start(s)
		t.Cleanup(s.Close)
		return s.URL
	}
	open, encrypted := serve((*httptest.Server).Start, page), serve((*httptest.Server).StartTLS, page)
	for name, tt := range map[string]struct {
		endpoint string
		env      []string
		words    []string
	}{
		"nobody there":        {"http://" + unused(t), nil, []string{"the store does not answer", "connection refused", "Look at --endpoint", "to go on"}},
		"not trusted":         {encrypted, nil, []string{"does not trust the certificate", "SSL_CERT_FILE"}},
		"not encrypted":       {strings.Replace(open, "http:", "https:", 1), nil, []string{"does not speak S3", "https:// or http://"}},
		"encrypted":           {strings.Replace(encrypted, "https:", "http:", 1), nil, []string{"answered with an error", "https:// or http://"}},
		"a web page":          {open, nil, []string{"does not speak S3", "not that of a web page"}},
		"a web page, region":  {open, []string{"AWS_REGION=eu-west-2"}, []string{"does not speak S3", "not that of a web page"}},
		"a web page, in full": {serve((*httptest.Server).Start, whole), nil, []string{"does not speak S3", "not that of a web page"}},
		"no keys":             {open, []string{"AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=", "AWS_PROFILE=", "HOME=" + t.TempDir(), "USERPROFILE=" + t.TempDir(), "MINIO_ACCESS_KEY=", "MINIO_SECRET_KEY="}, []string{"no credentials were found", "Set AWS_ACCESS_KEY_ID"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := publishTo(t, dir, tt.endpoint, tt.env...)
			wantRefusal(t, r, exitMachine, tt.words...)
			if r.out != "" || strings.Contains(r.errs, gatewaySecret) || strings.Contains(r.errs, "panic") {
				t.Errorf("it printed %q and\n%s", r.out, r.errs)
			}
		})
	}
}

// TestInterruptWhileStoreHangs sends what Ctrl-C sends while a store takes a file and says
// nothing.
func TestInterruptWhileStoreHangs(t *testing.T) {
	t.Parallel()
	noSignals(t)
	dir := newSite(t, nil)
	built(t, dir)
	began := make(chan bool, 100)
	s := httptest.NewServer(emptyStore(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body) // or nobody would notice that the client is gone
		began <- true
		<-r.Context().Done()
	}))
	t.Cleanup(s.Close)
	t.Cleanup(s.CloseClientConnections)
	c := command(t, dir, "publish", "s3://handbook", "--from", "public", "--endpoint", s.URL, "--region", "us-east-1")
	c.Env = append(c.Env, "AWS_ACCESS_KEY_ID="+gatewayKey, "AWS_SECRET_ACCESS_KEY="+gatewaySecret)
	var errs strings.Builder
	c.Stderr = &errs
	done := editions{}.start(t, c)
	<-began
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	<-done
	wantRefusal(t, result{code: c.ProcessState.ExitCode(), errs: errs.String()}, exitMachine, "Stopped", "the old one or the new one", "Run the same command again to go on")
}

// TestInterruptedPublishToFolder sends what Ctrl-C sends to publications to a folder. The
// next goes on, and comes to what a clean one comes to.
func TestInterruptedPublishToFolder(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	noSignals(t)
	e, www := builtEditions(t), filepath.Join(t.TempDir(), "www")
	args := []string{"publish", "file://" + filepath.ToSlash(www), "--jobs", "1", "--from"}
	code := exitFine
	for range 20 { // it may be quicker than the signal
		c := command(t, e.dir, append(args, "built-a")...)
		var errs strings.Builder
		c.Stderr = &errs
		done := e.start(t, c)
		until(t, "a file stands", func() bool { return exists(filepath.Join(www, "assets")) })
		_ = c.Process.Signal(os.Interrupt) // fails if it has ended
		<-done
		if code = c.ProcessState.ExitCode(); code != exitFine {
			wantRefusal(t, result{code: code, errs: errs.String()}, exitMachine, "Stopped", "Run the same command again to go on")
			break
		}
		if err := os.RemoveAll(www); err != nil {
			t.Fatal(err)
		}
	}
	if code == exitFine {
		t.Fatal("no publication was stopped; this test shows nothing")
	}
	r := run(t, e.dir, append(args, "built-a")...)
	if r.code != exitFine || !strings.Contains(r.errs, "did not come to its end") || strings.Contains(r.errs, ", 0 unchanged") {
		t.Errorf("exit code %d; the next says: %s", r.code, r.errs)
	}
	wantTree(t, www, e.a)
}

// TestStoreGoesAway ends a real server in the middle of a publication, and starts it again.
func TestStoreGoesAway(t *testing.T) {
	testrun.Alone(t)
	t.Parallel()
	g := stillGateway(t)
	end, e := g.start(t), builtEditions(t)
	c := g.publish(t, e.dir, "", "--from", "built-a", "--jobs", "1")
	var errs strings.Builder
	c.Stderr = &errs
	done := e.start(t, c)
	until(t, "some files stand", func() bool { return len(g.holds(t, "")) > 5 })
	end()
	<-done
	wantRefusal(t, result{code: c.ProcessState.ExitCode(), errs: errs.String()}, exitMachine, "the store does not answer", "Run the command again to go on")
	e.wantNoneMissing(t, g)
	g.start(t)
	if r := g.published(t, e.dir, "", "--from", "built-a"); !strings.Contains(r.errs, "did not come to its end") {
		t.Errorf("the next says: %s", r.errs)
	}
	e.wantEdition(t, g, "", e.a)
}
