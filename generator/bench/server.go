package bench

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"time"
)

// Server is the command as it serves a site.
type Server struct {
	Address string // ends in a slash
	pid     int
	stop    context.CancelFunc
	ended   <-chan error
}

// StartServer serves a site until Stop is called or the context ends, and returns
// when it is ready.
func StartServer(ctx context.Context, program, site string) (*Server, error) {
	ctx, stop := context.WithCancel(ctx)
	cmd := Command(ctx, program, "serve", "--site", site, "--addr", "127.0.0.1:0")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		stop()
		return nil, err
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		stop()
		return nil, err
	}
	addresses := make(chan string, 1)
	ended := make(chan error, 1)
	go func() {
		readAddress(stdout, addresses)
		ended <- cmd.Wait()
	}()
	const ready = 10 * time.Minute // of 50,000 pages on a busy machine
	s := &Server{pid: cmd.Process.Pid, stop: stop, ended: ended}
	select {
	case address, ok := <-addresses:
		if ok {
			s.Address = address
			return s, nil
		}
		stop()
		return nil, fmt.Errorf("%s did not say where it serves: %w\n%s", cmd, <-ended, stderr.Bytes())
	case <-time.After(ready):
		s.Stop()
		return nil, fmt.Errorf("%s was not ready within %v", cmd, ready)
	}
}

// Stop ends the server and waits for that.
func (s *Server) Stop() {
	s.stop()
	<-s.ended
}

// readAddress sends the first address that is printed, if any, and reads on until
// the program ends, so that it is never held up.
func readAddress(stdout io.Reader, address chan<- string) {
	defer close(address)
	pattern := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`)
	lines := bufio.NewScanner(stdout)
	for lines.Scan() {
		if found := pattern.FindString(lines.Text()); found != "" {
			address <- found
			break
		}
	}
	io.Copy(io.Discard, stdout)
}

// Resident returns the bytes of memory that the server has resident. Only Linux tells;
// elsewhere the error is errors.ErrUnsupported.
func (s *Server) Resident() (int64, error) {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(s.pid) + "/status")
	if errors.Is(err, os.ErrNotExist) {
		return 0, errors.ErrUnsupported
	}
	if err != nil {
		return 0, err
	}
	found := regexp.MustCompile(`(?m)^VmRSS:\s*(\d+) kB$`).FindSubmatch(data)
	if found == nil {
		return 0, errors.ErrUnsupported
	}
	kb, err := strconv.ParseInt(string(found[1]), 10, 64)
	return kb << 10, err
}

// Await asks for a page, seen from the server's address, every millisecond until it
// holds the word.
func (s *Server) Await(ctx context.Context, page, word string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		body, err := get(ctx, s.Address+page)
		if err != nil {
			return fmt.Errorf("waiting for %q: %w", word, err)
		}
		if bytes.Contains(body, []byte(word)) {
			return nil
		}
		time.Sleep(time.Millisecond)
	}
}

// get returns what a server answers, whatever the status.
func get(ctx context.Context, url string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	return io.ReadAll(response.Body)
}
