package output

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkUpdate measures what going on from a site of 10,000 pages takes: 21,560 files
// in 200 folders, of which one changes. The time of the processor counts, in
// milliseconds, garbage collection aside (GOGC=off), as a build has it.
func BenchmarkUpdate(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "public")
	site := files{}
	for i := range 21_560 {
		site[fmt.Sprintf("section-%03d/a-page-of-some-name-%05d.html", i%200, i)] = fmt.Sprint("page ", i)
	}
	o := remembering(strings.Repeat("kept ", 1<<20))
	if _, err := Write(b.Context(), dir, site.list(), o); err != nil {
		b.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	if err != nil {
		b.Fatal(err)
	}
	manifest, err := ReadManifest(data)
	if err != nil {
		b.Fatal(err)
	}
	last, _ := Known(dir)
	parts := map[string]func() error{
		"Known":  func() error { Known(dir); return nil },
		"Kept":   func() error { last.Kept(); return nil },
		"Read":   func() error { _, err := ReadManifest(data); return err },
		"Encode": func() error { _, err := manifest.Encode(); return err },
		"After":  func() error { _, err := last.holds.after(dir, map[string]bool{"section-001/x.html": true}); return err },
	}
	for name, part := range parts {
		b.Run(name, func(b *testing.B) {
			start := processor()
			for b.Loop() {
				if err := part(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(processor()-start)/float64(b.N)/1e6, "cpu-ms/op")
		})
	}
	for _, keep := range []bool{false, true} {
		b.Run(fmt.Sprintf("Update/keep=%t", keep), func(b *testing.B) {
			if o.Keep = nil; keep {
				o.Keep = func(out io.Writer) error { _, err := out.Write(make([]byte, 5<<20)); return err }
			}
			var took time.Duration
			n := 0
			for b.Loop() {
				last, ok := Known(dir)
				if !ok {
					b.Fatal("it is not known")
				}
				n++
				page := File{"section-001/a-page-of-some-name-00001.html", func(out *bytes.Buffer) error { fmt.Fprint(out, "changed ", n); return nil }}
				start := processor()
				if _, err := Update(b.Context(), last, []File{page}, nil, o); err != nil {
					b.Fatal(err)
				}
				took += processor() - start
			}
			b.ReportMetric(float64(took)/float64(b.N)/1e6, "cpu-ms/op")
		})
	}
}

// processor is how long the processor has worked for this process.
func processor() time.Duration {
	var r syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &r)
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
