package bench

import (
	"fmt"
	"path/filepath"
	"strconv"
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
	var peak float64
	for i := 0; b.Loop(); i++ {
		to := filepath.Join(out, strconv.Itoa(i))
		limit := measure(b, bin.Limit, filepath.Join(site, "content"), to+"-limit")
		build := measure(b, bin.Partnerbook, "build", "--site", site, "--out", to, "--quiet")
		limits = append(limits, limit.CPU())
		builds = append(builds, build.CPU())
		ratios = append(ratios, build.CPU()/limit.CPU())
		userRatios = append(userRatios, build.User.Seconds()/limit.User.Seconds())
		peak = max(peak, build.PeakMB())
	}
	b.ReportMetric(0, "ns/op") // of both programs together: says nothing
	b.ReportMetric(Median(builds), "cpu-s/build")
	b.ReportMetric(Median(limits), "cpu-s/limit")
	b.ReportMetric(Median(ratios), "ratio")
	b.ReportMetric(Median(userRatios), "user-ratio")
	b.ReportMetric(Median(builds)/float64(pages)*1e6, "cpu-us/page")
	b.ReportMetric(peak, "peak-MB")
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
		without := measure(b, bin.Partnerbook, "build", "--site", site, "--out", to+"-without", "--quiet", "--config", "search=false")
		with := measure(b, bin.Partnerbook, "build", "--site", site, "--out", to, "--quiet")
		builds = append(builds, without.CPU())
		cpu = append(cpu, with.CPU()-without.CPU())
		memory = append(memory, with.PeakMB()-without.PeakMB())
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(Median(builds), "cpu-s/build")
	b.ReportMetric(Median(cpu), "cpu-s/index")
	b.ReportMetric(Median(memory), "MB/index")
}

// BenchmarkServeEdit10k saves a page of 10,000 while they are served, and
// reports the time from the beginning of saving until an answer holds what was
// written: median-ms and p95-ms, in milliseconds. The next edit follows at once,
// which is harder than any author's work.
func BenchmarkServeEdit10k(b *testing.B) {
	bin := newPrograms(b)
	site := benchCorpus(b, 10_000)
	server, err := StartServer(b.Context(), bin.Partnerbook, site)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(server.Stop)
	page, err := Edit(site, 5025)
	if err != nil {
		b.Fatal(err)
	}
	var times []float64
	for i := 0; b.Loop(); i++ {
		token := fmt.Sprintf("edited%06d", i)
		start := time.Now()
		if err := page.Reword(0, token); err != nil {
			b.Fatal(err)
		}
		if err := server.Await(b.Context(), page.Address, token); err != nil {
			b.Fatal(err)
		}
		times = append(times, float64(time.Since(start).Microseconds())/1e3)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(Median(times), "median-ms")
	b.ReportMetric(Quantile(times, 0.95), "p95-ms")
}

// newPrograms builds the programs.
func newPrograms(b *testing.B) Programs {
	b.Helper()
	bin, err := BuildPrograms(b.Context(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	return bin
}

// benchCorpus makes a corpus for one benchmark.
func benchCorpus(b *testing.B, pages int) string {
	b.Helper()
	dir := b.TempDir()
	if err := Corpus(dir, pages); err != nil {
		b.Fatal(err)
	}
	return dir
}

// measure runs a program, which must succeed.
func measure(b *testing.B, program string, args ...string) Usage {
	b.Helper()
	result, err := Measure(Command(b.Context(), program, args...))
	if err != nil {
		b.Fatal(err)
	}
	return result.Usage
}
