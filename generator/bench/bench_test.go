//go:build unix

package bench

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkBuild1k builds 1,000 pages; see [benchmarkBuild].
func BenchmarkBuild1k(b *testing.B) { benchmarkBuild(b, 1_000) }

// BenchmarkBuild10k builds 10,000 pages; see [benchmarkBuild].
func BenchmarkBuild10k(b *testing.B) { benchmarkBuild(b, 10_000) }

// benchmarkBuild runs the limit program and a cold build in turn, each into a
// folder of its own, and reports over all iterations
//
//	cpu-s/build, cpu-s/limit   user and system seconds of the whole process, median
//	ratio                      of the two, taken pair by pair, median
//	user-ratio                 the same of user seconds alone
//	cpu-us/page                microseconds of the build for each page, median
//	peak-MB                    greatest resident size of the build, in 10^6 bytes
//
// System seconds depend on the file system: for minutes after many files were
// removed, ext4 needs up to ten times as many to make new ones, for either
// program. Hence folders are removed at the end and not before each run, and
// figures are steadiest with TMPDIR in memory (/dev/shm on Linux) or some minutes
// after the last run. A great distance of ratio and user-ratio tells of this.
func benchmarkBuild(b *testing.B, pages int) {
	bin := newPrograms(b)
	site := benchCorpus(b, pages)
	out := b.TempDir()
	var builds, limits, ratios, userRatios []float64
	var peak int64
	for i := 0; b.Loop(); i++ {
		to := filepath.Join(out, strconv.Itoa(i))
		limit := measure(b, bin.limit, filepath.Join(site, "content"), to+"-limit")
		build := measure(b, bin.partnerbook, "build", "--site", site, "--out", to, "--quiet")
		limits = append(limits, limit.cpu().Seconds())
		builds = append(builds, build.cpu().Seconds())
		ratios = append(ratios, build.cpu().Seconds()/limit.cpu().Seconds())
		userRatios = append(userRatios, build.user.Seconds()/limit.user.Seconds())
		peak = max(peak, build.peak)
	}
	b.ReportMetric(0, "ns/op") // of both programs together: says nothing
	b.ReportMetric(quantile(builds, 0.5), "cpu-s/build")
	b.ReportMetric(quantile(limits, 0.5), "cpu-s/limit")
	b.ReportMetric(quantile(ratios, 0.5), "ratio")
	b.ReportMetric(quantile(userRatios, 0.5), "user-ratio")
	b.ReportMetric(quantile(builds, 0.5)/float64(pages)*1e6, "cpu-us/page")
	b.ReportMetric(float64(peak)/1e6, "peak-MB")
}

// BenchmarkIndex10k builds 10,000 pages with search and without, in turn, and
// reports what search adds, medians of the differences pair by pair:
//
//	cpu-s/index   user and system seconds of the whole process
//	MB/index      greatest resident size, in 10^6 bytes
//
// and what the build without search needs: cpu-s/build.
func BenchmarkIndex10k(b *testing.B) {
	bin := newPrograms(b)
	site := benchCorpus(b, 10_000)
	out := b.TempDir()
	var builds, cpu, memory []float64
	for i := 0; b.Loop(); i++ {
		to := filepath.Join(out, strconv.Itoa(i))
		without := measure(b, bin.partnerbook, "build", "--site", site, "--out", to+"-without", "--quiet", "--config", "search=false")
		with := measure(b, bin.partnerbook, "build", "--site", site, "--out", to, "--quiet")
		builds = append(builds, without.cpu().Seconds())
		cpu = append(cpu, (with.cpu() - without.cpu()).Seconds())
		memory = append(memory, float64(with.peak-without.peak)/1e6)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(quantile(builds, 0.5), "cpu-s/build")
	b.ReportMetric(quantile(cpu, 0.5), "cpu-s/index")
	b.ReportMetric(quantile(memory, 0.5), "MB/index")
}

// BenchmarkServeEdit10k saves a page of 10,000 while they are served, and
// reports the time from the beginning of saving until an answer holds what was
// written: median-ms and p95-ms, in milliseconds. The next edit follows at once,
// which is harder than any author's work.
func BenchmarkServeEdit10k(b *testing.B) {
	bin := newPrograms(b)
	site := benchCorpus(b, 10_000)
	address := startServer(b, bin.partnerbook, site)
	page := newEditedPage(b, filepath.Join(site, "content", "section-100", "page-024.md"))
	url := address + "section-100/page-024.html"
	var times []float64
	for i := 0; b.Loop(); i++ {
		token := fmt.Sprintf("edited%06d", i)
		start := time.Now()
		page.save(b, token)
		await(b, url, token)
		times = append(times, float64(time.Since(start).Microseconds())/1e3)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(quantile(times, 0.5), "median-ms")
	b.ReportMetric(quantile(times, 0.95), "p95-ms")
}

// programs are the files of the programs that the benchmarks run.
type programs struct{ partnerbook, limit string }

// newPrograms builds the programs. It skips the benchmark where the command does
// not build.
func newPrograms(b *testing.B) programs {
	b.Helper()
	dir := b.TempDir()
	bin := programs{filepath.Join(dir, "partnerbook"), filepath.Join(dir, "limit")}
	if out, err := goBuild(bin.limit, "partnerbook/generator/bench/limit"); err != nil {
		b.Fatalf("the limit program does not build: %v\n%s", err, out)
	}
	if out, err := goBuild(bin.partnerbook, "partnerbook/cmd/partnerbook"); err != nil {
		b.Skipf("there is nothing to measure, because cmd/partnerbook does not build: %v\n%s", err, out)
	}
	return bin
}

func goBuild(file, pkg string) ([]byte, error) {
	return exec.Command("go", "build", "-o", file, pkg).CombinedOutput()
}

// benchCorpus makes a corpus for one benchmark. It holds no page in memory: what
// the kernel reports as the peak of a child is never less than ours.
func benchCorpus(b *testing.B, pages int) string {
	b.Helper()
	dir := b.TempDir()
	if err := Corpus(dir, pages); err != nil {
		b.Fatal(err)
	}
	return dir
}

// usage is what a process needed in all.
type usage struct {
	user, system time.Duration
	peak         int64 // bytes resident at most
}

func (u usage) cpu() time.Duration { return u.user + u.system }

// measure runs a program, which must succeed.
func measure(b *testing.B, program string, args ...string) usage {
	b.Helper()
	cmd := exec.Command(program, args...)
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%s: %v\n%s", cmd, err, out)
	}
	state := cmd.ProcessState
	return usage{
		user:   state.UserTime(),
		system: state.SystemTime(),
		peak:   peakBytes(state.SysUsage().(*syscall.Rusage)),
	}
}

// peakBytes returns the greatest resident size; all systems but one give it in
// units of 1,024 bytes.
func peakBytes(r *syscall.Rusage) int64 {
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(r.Maxrss)
	}
	return int64(r.Maxrss) << 10
}

// startServer serves a site until the benchmark ends, and returns its address,
// which ends in a slash, when it is ready.
func startServer(b *testing.B, program, site string) string {
	b.Helper()
	cmd := exec.CommandContext(b.Context(), program, "serve", "--site", site, "--addr", "127.0.0.1:0")
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	addresses := make(chan string, 1)
	ended := make(chan error, 1)
	go func() {
		defer close(ended)
		readAddress(stdout, addresses)
		ended <- cmd.Wait()
	}()
	b.Cleanup(func() { <-ended }) // the context, and with it the server, ends before
	select {
	case address, ok := <-addresses:
		if !ok {
			b.Fatalf("serve did not say where it serves: %v\n%s", <-ended, stderr.Bytes())
		}
		return address
	case <-time.After(2 * time.Minute):
		b.Fatal("serve was not ready within two minutes")
	}
	return ""
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

// editedPage is a page that an author saves again and again.
type editedPage struct {
	file          string
	before, after string // the text around the end of its first paragraph
}

// newEditedPage reads a page, which is restored when the benchmark ends.
func newEditedPage(b *testing.B, file string) editedPage {
	b.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := os.WriteFile(file, data, 0o644); err != nil {
			b.Error(err)
		}
	})
	text := string(data)
	const fence = "\n+++\n\n"
	start := strings.Index(text, fence) + len(fence)
	end := start + strings.Index(text[start:], "\n")
	return editedPage{file, text[:end], text[end:]}
}

// save writes the page with one word more, which replaces that of the last time.
func (p editedPage) save(b *testing.B, word string) {
	b.Helper()
	if err := os.WriteFile(p.file, []byte(p.before+" "+word+p.after), 0o644); err != nil {
		b.Fatal(err)
	}
}

// await asks for a page every millisecond until it holds the word.
func await(b *testing.B, url, word string) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), time.Minute)
	defer cancel()
	for {
		body, err := get(ctx, url)
		if err != nil {
			b.Fatalf("waiting for %q: %v", word, err)
		}
		if bytes.Contains(body, []byte(word)) {
			return
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

// quantile returns the least value that a share q of all values does not exceed;
// for the median of an even number of values, the mean of the middle two.
func quantile(values []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	if q == 0.5 && n%2 == 0 {
		return (sorted[n/2-1] + sorted[n/2]) / 2
	}
	return sorted[max(0, int(math.Ceil(q*float64(n)))-1)]
}
