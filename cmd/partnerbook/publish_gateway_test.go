package main_test

import (
	"cmp"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// gateway is a server that speaks S3 and keeps its buckets in folders: versitygw.
type gateway struct {
	address string // as 127.0.0.1:7070
	root    string // holds a folder for each bucket
	beside  string // what it notes of the files there
}

const gatewayKey, gatewaySecret = "tester", "a-secret-of-the-tests"

// findGateway returns where versitygw is. CI installs it; elsewhere its tests are passed
// over where it is not.
func findGateway(t *testing.T) string {
	t.Helper()
	name, err := exec.LookPath(cmp.Or(os.Getenv("VERSITYGW"), "versitygw"))
	if err == nil {
		return name
	}
	const what = "no versitygw: install it with `go install github.com/versity/versitygw/cmd/versitygw@v1.8.0`, and set VERSITYGW if it is not in PATH"
	if os.Getenv("CI") == "true" {
		t.Fatal(what)
	}
	t.Skip(what)
	return ""
}

// newGateway starts a server with a bucket, handbook. It ends with the test.
func newGateway(t *testing.T) gateway {
	t.Helper()
	g := stillGateway(t)
	g.start(t)
	return g
}

// stillGateway returns a server that is not started yet.
func stillGateway(t *testing.T) gateway {
	t.Helper()
	findGateway(t)
	// Not every disk keeps what it would note beside files.
	g := gateway{address: unused(t), root: t.TempDir(), beside: t.TempDir()}
	if err := os.Mkdir(filepath.Join(g.root, "handbook"), 0o755); err != nil {
		t.Fatal(err)
	}
	return g
}

// unused returns an address of this machine at which nobody listens.
func unused(t *testing.T) string {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := free.Close(); err != nil {
		t.Fatal(err)
	}
	return free.Addr().String()
}

// start starts the server, and returns what ends it. It ends with the test.
func (g gateway) start(t *testing.T) (end func()) {
	t.Helper()
	c := exec.Command(findGateway(t), "--port", g.address, "--quiet", "posix", "--sidecar", g.beside, g.root)
	c.Env = append(os.Environ(), "ROOT_ACCESS_KEY="+gatewayKey, "ROOT_SECRET_KEY="+gatewaySecret)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	end = func() { _ = c.Process.Kill(); _ = c.Wait() }
	t.Cleanup(end)
	until(t, "the S3 server answers", func() bool {
		answer, err := http.Get("http://" + g.address + "/")
		if err != nil {
			return false
		}
		return answer.Body.Close() == nil
	})
	return end
}

// publish returns a command that publishes into the bucket.
func (g gateway) publish(t *testing.T, dir, to string, args ...string) *exec.Cmd {
	t.Helper()
	c := command(t, dir, append([]string{"publish", "s3://handbook" + to, "--endpoint", "http://" + g.address}, args...)...)
	c.Env = append(c.Env, "AWS_ACCESS_KEY_ID="+gatewayKey, "AWS_SECRET_ACCESS_KEY="+gatewaySecret, "AWS_EC2_METADATA_DISABLED=true")
	return c
}

// published publishes to the end.
func (g gateway) published(t *testing.T, dir, to string, args ...string) result {
	t.Helper()
	r := finish(t, g.publish(t, dir, to, args...))
	if r.code != exitFine {
		t.Fatalf("publish %v: exit code %d:\n%s", args, r.code, r.errs)
	}
	return r
}

// holds returns what stands in the bucket, but for the program's own.
func (g gateway) holds(t *testing.T, below string) tree {
	t.Helper()
	all := readTree(t, filepath.Join(g.root, "handbook", filepath.FromSlash(below)))
	for p := range all {
		if strings.HasPrefix(p, ".sgwtmp/") {
			delete(all, p) // what the server itself is writing
		}
	}
	return all
}

// client returns what readers ask with.
func (g gateway) client(t *testing.T) *minio.Client {
	t.Helper()
	c, err := minio.New(g.address, &minio.Options{Creds: credentials.NewStaticV4(gatewayKey, gatewaySecret, ""), Region: "us-east-1"})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// fetched returns what a reader gets. The error is nil and there false for what is not there.
func fetched(ctx context.Context, c *minio.Client, p string) (data string, there bool, err error) {
	ctx, stop := context.WithTimeout(ctx, hang)
	defer stop()
	o, err := c.GetObject(ctx, "handbook", p, minio.GetObjectOptions{})
	if err != nil {
		return "", false, err
	}
	defer o.Close()
	text, err := io.ReadAll(o)
	if minio.ToErrorResponse(err).StatusCode == http.StatusNotFound {
		return "", false, nil
	}
	return string(text), err == nil, err
}

// A reader looks again so soon.
const glance = time.Millisecond
